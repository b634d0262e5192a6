"""Every problem of the library and of its hand-written pages: what the command line, the build and the tests all print."""

from collections.abc import Callable
from pathlib import Path

from ..ground.problems import Problem
from ..library import library as libraries
from . import front_matter


def check(root: Path, *, only: list[str] | None = None, progress: Callable[[int, int], None] | None = None) -> tuple[Problem, ...]:
    """Every problem of the library and of the front matter of its pages, sorted."""
    known = libraries.problems_if_unchanged(root) if only is None else None
    found = known if known is not None else libraries.read(root, only=only, progress=progress).problems
    return tuple(sorted({*found, *(front_matter.check(root) if only is None else ())}))
