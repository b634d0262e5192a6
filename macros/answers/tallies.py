"""How many of one thing there are for each value of another: the numbers behind the pictures."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..library.digest import CaseDigest
from ..library.evidence import LEVELS
from ..library.library import Library
from ..model.network import Stated
from ..model.twinning import Twinning

Slugs = Mapping[str, Sequence[str]]

NONE = ""
"""The value of what has none: a link without a year, a case whose places have no type."""


def grid(by_row: Slugs, by_column: Slugs) -> dict[tuple[str, str], int]:
    """Cases by two facets at once: how many have both values. A case without a value in the column counts under NONE."""
    columns: dict[str, list[str]] = {}
    for value, slugs in by_column.items():
        for slug in slugs:
            columns.setdefault(slug, []).append(value)
    found: Counter[tuple[str, str]] = Counter()
    for row, slugs in by_row.items():
        for slug in slugs:
            found.update((row, column) for column in columns.get(slug, [NONE]))
    return dict(found)


def levels(cases: Mapping[str, CaseDigest], by_value: Slugs) -> dict[str, dict[str, int]]:
    """Cases by a facet's value and by level of evidence, from weak to strong; every level is there."""
    found = {}
    for value, slugs in by_value.items():
        counts = Counter(cases[slug].level for slug in slugs)
        found[value] = {level: counts[level] for level in LEVELS}
    return found


def links_by_decade(library: Library) -> dict[str, list[Twinning]]:
    """Twin links by the decade in which they began, from the first to the last without a gap; NONE for those without a year."""
    years = sorted(int(link.since[:4]) for link in library.reference.twinnings if link.since)
    decades = [f"{year}s" for year in range(years[0] // 10 * 10, years[-1] + 1, 10)] if years else []
    found: dict[str, list[Twinning]] = {decade: [] for decade in [*decades, NONE]}
    for link in library.reference.twinnings:
        found[f"{link.since[:3]}0s" if link.since else NONE].append(link)
    return found


def links_by_country(library: Library) -> dict[str, int]:
    """Twin links by country, those with most first. A link between two countries counts in both, one within a country once."""
    country = library.reference.country
    found = Counter(where for link in library.reference.twinnings for where in {country(link.a) or NONE, country(link.b) or NONE} if where)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], library.reference.label("countries", pair[0]))))


class Size(NamedTuple):
    """How many members a network says it has: the number, and the words before it such as 'Over'."""

    network: str
    members: int
    words: str
    stated: Stated


_ASIDE = re.compile(
    r"(?: in (?:over|more than|about|nearly)? ?[\d,]+ countries[^,;]*|,? with (?:over|more than|about|nearly)? ?[\d,]+ million [^,;]*)",
    re.I,
)
_NUMBER = re.compile(r"\d[\d,]*")


def sizes(library: Library) -> list[Size]:
    """Networks with one published number of members, the largest first.

    A sentence that gives several numbers (members of different kinds, members of members) says no single size, so it is left out.
    """
    found = []
    for key, network in library.reference.networks.items():
        if network.members is None:
            continue
        said = _ASIDE.sub("", str(network.members.value))
        numbers = list(_NUMBER.finditer(said))
        if len(numbers) == 1 and (count := int(numbers[0][0].replace(",", ""))) > 0:
            found.append(Size(key, count, said[: numbers[0].start()].strip(), network.members))
    return sorted(found, key=lambda size: (-size.members, size.network))


def without_size(library: Library) -> list[str]:
    """Keys of the networks for which no single number of members was found."""
    known = {size.network for size in sizes(library)}
    return [key for key in library.reference.networks if key not in known]
