"""What a reader may put side by side: kinds of record, their rows, and the records that a list can hold."""

from dataclasses import dataclass

from ..answers import compare
from ..library.library import Library
from . import mechanisms, words


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. page: where its records stand, each on a page of its own below that address, or all on the one page.

    rows: (id, label, whether the row is left out where nothing is known); options: (key, name) of every record, where they are few.
    """

    key: str
    singular: str
    page: str
    each: bool
    rows: tuple[tuple[str, str, bool], ...]
    options: tuple[tuple[str, str], ...] = ()


def kinds(library: Library) -> tuple[Kind, ...]:
    """Cases, cities, networks and mechanisms; cases may be too many for a list."""
    reference = library.reference
    cities = ((key, f"{city.name}, {reference.label('countries', city.country)}") for key, city in reference.cities.items())
    networks = ((key, network.short_name or network.name) for key, network in reference.networks.items())
    terms = tuple((term.id, term.label) for term in reference.vocabularies["mechanisms"].terms)
    return (
        Kind("cases", "case", "cases/", True, _rows("cases")),
        Kind("cities", "city", "cities/", True, _rows("cities"), tuple(sorted(cities, key=_name))),
        Kind("networks", "network", "networks/", True, _rows("networks"), tuple(sorted(networks, key=_name))),
        Kind(
            "mechanisms",
            "mechanism",
            "guide/mechanisms/",
            False,
            tuple((row, label, False) for row, label in mechanisms.ROWS.items()),
            terms,
        ),
    )


def _name(option: tuple[str, str]) -> str:
    return words.sort_key(option[1])


def _rows(kind: str) -> tuple[tuple[str, str, bool], ...]:
    return tuple((row, label, row in compare.ONLY_IF_KNOWN) for row, label in compare.fields(kind).items())
