"""Which cities with cases are most alike to a city: same type and size first, then the same size, then the same type."""

from bisect import bisect_left
from functools import lru_cache
from math import log
from typing import Literal, NamedTuple

from ..library.library import Library

MOST = 4

Group = tuple[str | None, str | None]
Reason = Literal["type and size", "size", "type"]


class Like(NamedTuple):
    """Another city and what it shares."""

    city: str
    reason: Reason


def alike(library: Library, key: str) -> tuple[Like, ...]:
    """At most four cities with cases, the nearest in inhabitants first within each reason. No city without a type or a population shares one."""
    city = library.reference.cities[key]
    size = library.reference.size(city)
    wanted: list[tuple[Reason, Group]] = []
    if city.type and size:
        wanted.append(("type and size", (city.type, size)))
    if size:
        wanted.append(("size", (None, size)))
    if city.type:
        wanted.append(("type", (city.type, None)))
    found: dict[str, Like] = {}
    for reason, group in wanted:
        for other in _nearest(_groups(library).get(group, []), key, city.population or 0):
            if len(found) < MOST:
                found.setdefault(other, Like(other, reason))
    return tuple(found.values())


@lru_cache(maxsize=2)
def _groups(library: Library) -> dict[Group, list[tuple[int, str]]]:
    """Cities with cases as (inhabitants, key), in order, by type and size, by size alone and by type alone."""
    found: dict[Group, list[tuple[int, str]]] = {}
    for key in {place for case in library.cases.values() for place in case.places}:
        city = library.reference.cities.get(key)
        if city is None:
            continue
        size = library.reference.size(city)
        groups = {(city.type, size), (None, size), (city.type, None)}
        for group in groups - {(None, None)}:
            found.setdefault(group, []).append((city.population or 0, key))
    return {group: sorted(entries) for group, entries in found.items()}


def _nearest(entries: list[tuple[int, str]], key: str, population: int) -> list[str]:
    """Keys from a window around the city's own place in the order, so that the cost does not grow with the group."""
    here = bisect_left(entries, (population, key))
    window = [entry for entry in entries[max(0, here - MOST - 1) : here + MOST + 2] if entry[1] != key]
    return [other for _, other in sorted(window, key=lambda entry: (abs(log(max(entry[0], 1) / max(population, 1))), entry[1]))]
