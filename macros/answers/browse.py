"""Which cases share which value: the facets and their counts."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from ..library.digest import CaseDigest
from ..library.facets import FACETS, Facet
from ..library.library import Library
from ..library.reference import Reference

__all__ = ["FACETS", "Facet", "cases_by_city", "cases_by_network", "decade", "facets", "values_of"]


def values_of(case: CaseDigest, reference: Reference) -> dict[str, Iterable[str]]:
    """The values of a case by facet name."""
    return {
        "mechanism": case.mechanisms,
        "innovation": case.innovation,
        "theme": case.themes,
        "practice": dict.fromkeys(lesson.practice for lesson in case.lessons),
        "city-type": case.city_types,
        "city-size": case.city_sizes,
        "country": case.countries,
        "region": dict.fromkeys(region for country in case.countries if (region := reference.region(country))),
        "status": (case.status,),
        "evidence": (case.level,),
        "collection": (case.collection,),
        "decade": (decade(case.start),),
    }


def decade(start: str) -> str:
    """'2010s' for a period that starts in 2013."""
    return f"{start[:3]}0s"


@lru_cache(maxsize=2)  # Every macro that counts asks for it, and a library never changes.
def facets(library: Library) -> dict[str, dict[str, list[str]]]:
    """Slugs by facet and value; values in the order of their vocabulary, decades by time, only those that occur."""
    found: dict[str, dict[str, list[str]]] = {facet.name: {} for facet in FACETS}
    for slug, case in library.cases.items():
        for name, values in values_of(case, library.reference).items():
            by_value = found[name]
            for value in values:
                by_value.setdefault(value, []).append(slug)
    return {facet.name: _in_order(found[facet.name], _order(library, facet)) for facet in FACETS}


@lru_cache(maxsize=2)
def cases_by_city(library: Library) -> dict[str, list[str]]:
    """Slugs by city key, the cases it led first."""
    return _by(library, lambda case: case.places)


@lru_cache(maxsize=2)
def cases_by_network(library: Library) -> dict[str, list[str]]:
    """Slugs by network key."""
    return _by(library, lambda case: case.networks)


def _by(library: Library, keys: Callable[[CaseDigest], Sequence[str]]) -> dict[str, list[str]]:
    """Slugs by key; cases that name the key first come first."""
    found: dict[str, list[tuple[bool, str]]] = {}
    for slug, case in library.cases.items():
        for index, key in enumerate(keys(case)):
            found.setdefault(key, []).append((index > 0, slug))
    return {key: [slug for _, slug in sorted(entries)] for key, entries in found.items()}


def _order(library: Library, facet: Facet) -> list[str]:
    if facet.name == "practice":
        return sorted(library.reference.practices, key=lambda key: library.reference.practices[key].number)
    if facet.name == "country":
        labels = {key: term.label for key, term in library.reference.terms.get("countries", {}).items()}
        return sorted(labels, key=lambda key: labels[key])
    return (
        [term.id for term in library.reference.vocabularies[facet.vocabulary].terms]
        if facet.vocabulary in library.reference.vocabularies
        else []
    )


def _in_order(by_value: dict[str, list[str]], order: list[str]) -> dict[str, list[str]]:
    rank = {value: index for index, value in enumerate(order)}
    return dict(sorted(by_value.items(), key=lambda pair: (rank.get(pair[0], len(rank)), pair[0])))
