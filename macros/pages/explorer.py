"""The explorer of cases: its lists, which need no script, and the files that its script fetches."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..answers import browse
from ..ground import projection
from ..ground.projection import Map
from ..library.cache import fingerprint
from ..library.digest import CaseDigest
from ..library.library import Library
from ..library.reference import Reference
from ..model.city import City
from . import addresses, words
from .views import Card, Link

FOLDER = "assets/data/explorer"
SHARD = 50
"""Cases in a file of what a list shows beyond the index."""

MOST_BITS = 30
"""A script counts in 32 bits with a sign; a facet with more values has lists of numbers."""

IN_ORDER = ("mechanism",)
"""Facets whose values a card names in the order of the case, which bits would lose."""

OF_PLACES = ("country", "region", "city-type", "city-size")
"""Facets whose values a case has from its places; the index holds them once for each place."""

ONGOING, NOT_KNOWN = -1, -2
"""Stand in the column of lengths for an end that is no year."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: how addresses name it, its list, other words for it, earlier ids that lead to it."""

    value: str
    link: Link
    count: int
    also: tuple[str, ...]
    was: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with the values that occur."""

    facet: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ExplorerView:
    """Everything the explorer prints; blank is a card without words, which the script fills."""

    folder: str
    facets: tuple[FacetView, ...]
    blank: Card
    maps: tuple[tuple[str, str, Map], ...]


def view(library: Library) -> ExplorerView:
    """The lists by facet and value, and what the script needs to draw."""
    found = browse.facets(library)
    facets = [
        FacetView(facet.name, facet.label, tuple(_value(library, facet, value, len(slugs)) for value, slugs in found[facet.name].items()))
        for facet in browse.FACETS
        if found[facet.name]
    ]
    networks = FacetView("network", "Network", tuple(_network(library, key, len(slugs)) for key, slugs in _by_network(library).items()))
    place = next((index for index, facet in enumerate(facets, 1) if facet.facet == "region"), len(facets))
    return ExplorerView(
        folder=FOLDER,
        facets=(*facets[:place], *([networks] if networks.values else []), *facets[place:]),
        blank=_blank(),
        maps=(("world", "The world", projection.WORLD), ("europe", "Europe", projection.EUROPE)),
    )


def _blank() -> Card:
    return Card(
        slug="",
        url="",
        title="",
        summary="",
        places="",
        period="",
        mechanisms=(Link("", ""),),
        status="",
        status_label="",
        evidence="none",
        evidence_label="",
        partial=True,
    )


def files(library: Library) -> Iterator[tuple[str, str]]:
    """The index, and the shards with what it leaves out, each with its address from the site's root."""
    cases = sorted(library.cases.values(), key=lambda case: (words.sort_key(case.title), case.slug))
    shards = [_shard(cases[start : start + SHARD]) for start in range(0, len(cases), SHARD)]
    index = _index(library, cases)
    # The parts of one build know each other: a script that kept an older index sees that a shard is not of its time.
    edition = fingerprint(_packed(part).encode() for part in (index, *shards))[:10]
    yield f"{FOLDER}/index.json", _packed({"edition": edition, "shard": SHARD, **index})
    for number, shard in enumerate(shards):
        yield f"{FOLDER}/{number}.json", _packed({"edition": edition, **shard})


def _packed(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _index(library: Library, cases: Sequence[CaseDigest]) -> dict[str, Any]:
    """The columns of all cases; a place and a term are numbers, which lead to `places` and `values`."""
    reference = library.reference
    values = {name: list(by_value) for name, by_value in browse.facets(library).items()} | {"network": list(_by_network(library))}
    numbers = {name: {value: number for number, value in enumerate(known)} for name, known in values.items()}
    cities = [reference.cities[key] for key in sorted({key for case in cases for key in case.places if key in reference.cities})]
    places = {city.key: number for number, city in enumerate(cities)}
    columns: dict[str, list[Any]] = {name: [] for name in numbers if name not in (*OF_PLACES, "decade")}
    for case in cases:
        for name, found in {**browse.values_of(case, reference), "network": case.networks}.items():
            if name in columns:
                columns[name].append(_numbers(found, numbers[name], in_order=name in IN_ORDER))
    return {
        "values": {name: [value.lower() for value in known] for name, known in values.items() if name != "decade"},
        "regions": [numbers["region"].get(reference.region(country), -1) for country in values["country"]],
        "places": _places(cities, reference, numbers),
        "cases": {
            "slug": [case.slug for case in cases],
            "title": [case.title for case in cases],
            "place": [[places[key] for key in case.places if key in places] for case in cases],
            **columns,
            "start": [int(case.start[:4]) for case in cases],
            "length": [_length(case.start, case.end) for case in cases],
            "partial": [number for number, case in enumerate(cases) if case.partial],
        },
    }


def _numbers(found: Iterable[str], numbers: Mapping[str, int], *, in_order: bool) -> int | list[int]:
    """Values as one number with a bit each, or as a list where their order counts or there are too many for that."""
    known = [numbers[value] for value in found if value in numbers]
    return known if in_order or len(numbers) > MOST_BITS else sum(1 << number for number in set(known))


def _places(cities: Sequence[City], reference: Reference, numbers: Mapping[str, Mapping[str, int]]) -> dict[str, list[Any]]:
    world = [projection.world(city.lat, city.lon) for city in cities]
    europe = [projection.europe(city.lat, city.lon) for city in cities]
    return {
        "key": [city.key for city in cities],
        # Most names are their key with capital letters, which the script can write itself.
        "name": [0 if city.name == _spelled(city.key) else city.name for city in cities],
        "local": [city.local_name or 0 for city in cities],
        "country": [numbers["country"].get(city.country, -1) for city in cities],
        "city-type": [numbers["city-type"].get(city.type or "", -1) for city in cities],
        "city-size": [numbers["city-size"].get(reference.size(city) or "", -1) for city in cities],
        "world": [[round(point.x), round(point.y)] for point in world],
        "europe": [[round(point.x), round(point.y)] if projection.EUROPE.holds(point) else 0 for point in europe],
    }


def _spelled(key: str) -> str:
    return " ".join(word.capitalize() for word in key.split("-"))


def _length(start: str, end: str) -> int:
    """Years from the first to the last."""
    return {"ongoing": ONGOING, "unknown": NOT_KNOWN}.get(end) or int(end[:4]) - int(start[:4])


def _shard(cases: Sequence[CaseDigest]) -> dict[str, list[Any]]:
    return {
        "summary": [case.summary for case in cases],
        "start": [case.start for case in cases],
        "end": [case.end for case in cases],
        "reason": [case.reason for case in cases],
        "results": [case.results for case in cases],
        "sources": [len(case.sources) for case in cases],
        "reviewed": [case.reviewed for case in cases],
    }


def _value(library: Library, facet: browse.Facet, value: str, count: int) -> Value:
    term = library.reference.terms.get(facet.vocabulary, {}).get(value)
    return Value(
        value.lower(),
        Link(words.facet_value(library, facet.name, value), addresses.cases_by(facet.name, value)),
        count,
        term.also_called if term else (),
        tuple(old.lower() for old in term.was) if term else (),
    )


def _network(library: Library, key: str, count: int) -> Value:
    network = library.reference.networks[key]
    return Value(key, Link(network.short_name or network.name, addresses.network(key)), count, (network.name,), ())


def _by_network(library: Library) -> dict[str, list[str]]:
    """Networks that cases name, from A to Z."""
    known = library.reference.networks
    found = {key: slugs for key, slugs in browse.cases_by_network(library).items() if key in known}
    return dict(sorted(found.items(), key=lambda pair: words.sort_key(known[pair[0]].short_name or known[pair[0]].name)))
