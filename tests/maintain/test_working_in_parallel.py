"""One function over many things gives the same on one core and on many."""

import os

import pytest

from macros.ground import parallel


@pytest.fixture(params=["fork", "no fork"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "no fork":
        monkeypatch.delattr(os, "fork")
    else:
        # A machine with one core would never fork.
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    return str(request.param)


@pytest.mark.parametrize("number", [0, 1, parallel.FEW - 1, parallel.FEW, 3 * parallel.CHUNK + 7, parallel.BATCH + 7])
def test_results_are_those_of_map_in_the_same_order(way: str, number: int) -> None:
    things = [f"thing {index}" for index in range(number)]
    outside = {"not": "sent to a child"}
    assert list(parallel.each(lambda thing: (thing.upper(), len(outside)), things)) == [(thing.upper(), 1) for thing in things]


def test_few_things_stay_in_this_process_and_many_do_not(way: str) -> None:
    few = set(parallel.each(lambda _: os.getpid(), range(parallel.FEW - 1)))
    many = set(parallel.each(lambda _: os.getpid(), range(parallel.FEW)))
    assert few == {os.getpid()}
    assert (os.getpid() in many) == (way == "no fork")


def test_a_fault_in_one_is_raised_and_the_next_work_is_not_harmed(way: str) -> None:
    def work(number: int) -> int:
        return 1 // (number - 160)

    with pytest.raises(ZeroDivisionError):
        list(parallel.each(work, range(200)))
    assert list(parallel.each(lambda number: number + 1, range(200))) == list(range(1, 201))
