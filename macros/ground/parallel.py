"""One function over many things, on every core where the system can fork."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

FEW = 150
CHUNK = 100
BATCH = 2000


def each(function: Callable[[In], Out], things: Sequence[In]) -> Iterator[Out]:
    """Results in the order of things; without fork, or for few things, in this process."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(things) < FEW or cores < 2 or not hasattr(os, "fork"):
        yield from map(function, things)
        return
    import multiprocessing  # Late, because they take a sixth of the time of checking one case.
    from concurrent.futures import ProcessPoolExecutor

    # fork, because the children then share what was read already instead of reading it again.
    context = multiprocessing.get_context("fork")
    global _task
    _task = function, things
    # What is there before the fork stays there: no collector need walk through it, and no child need copy it for that.
    gc.freeze()
    try:
        # A child copies whatever it looks at, since looking counts references; new children begin with nothing copied.
        for first in range(0, len(things), BATCH):
            with ProcessPoolExecutor(cores, mp_context=context) as pool:
                yield from pool.map(_call, range(first, min(first + BATCH, len(things))), chunksize=CHUNK)
    finally:
        gc.unfreeze()
        _task = None


_task: Any = None


def _call(index: int) -> Any:
    # Functions and pages cannot be sent to a child, but a forked child already has them.
    function, things = _task
    return function(things[index])
