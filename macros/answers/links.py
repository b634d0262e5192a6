"""What ties places together: twin links, memberships, meetings."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from ..library.library import Library
from ..model.network import Meeting, Membership
from ..model.twinning import Twinning

Row = TypeVar("Row")


class Tie(NamedTuple):
    """A twin link as one of its two places sees it."""

    other: str
    link: Twinning


@lru_cache(maxsize=2)
def ties(library: Library) -> dict[str, list[Tie]]:
    """Twin links by city key, the oldest first and those without a year last."""
    found: dict[str, list[Tie]] = {}
    for link in library.reference.twinnings:
        found.setdefault(link.a, []).append(Tie(link.b, link))
        found.setdefault(link.b, []).append(Tie(link.a, link))
    return {city: sorted(all_, key=lambda tie: (tie.link.since or "9999", tie.other)) for city, all_ in found.items()}


@lru_cache(maxsize=2)
def memberships_by_city(library: Library) -> dict[str, list[Membership]]:
    """Memberships by city key."""
    return _by((row.city, row) for row in library.reference.memberships)


@lru_cache(maxsize=2)
def members(library: Library) -> dict[str, list[Membership]]:
    """Memberships by network key."""
    return _by((row.network, row) for row in library.reference.memberships)


@lru_cache(maxsize=2)
def meetings(library: Library) -> dict[str, list[Meeting]]:
    """Meetings and secretariats by network key."""
    return _by((row.network, row) for row in library.reference.meetings)


def hubs(library: Library, least: int = 2) -> Sequence[tuple[str, list[Tie]]]:
    """Places with several links, those with most first."""
    found = [(city, all_) for city, all_ in ties(library).items() if len(all_) >= least]
    return sorted(found, key=lambda pair: (-len(pair[1]), pair[0]))


def _by(pairs: Iterable[tuple[str, Row]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for key, row in pairs:
        found.setdefault(key, []).append(row)
    return found
