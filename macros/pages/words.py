"""Dates, periods and other values in words."""

from ..answers import browse
from ..ground.text import date, folded, period
from ..library.library import Library
from ..library.reference import Reference
from ..model.edition import Edition

__all__ = ["changes", "date", "edition", "facet_value", "period", "places", "sort_key"]


def places(reference: Reference, keys: tuple[str, ...], most: int = 3) -> str:
    """'Ghent, Belgium', 'Leeds and Lille', 'Berlin, Paris, Rome and 4 more'."""
    names = [city.name if (city := reference.cities.get(key)) else key for key in keys]
    if len(names) == 1:
        country = reference.label("countries", reference.country(keys[0]) or "")
        return names[0] if country in ("", names[0]) else f"{names[0]}, {country}"
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def sort_key(name: str) -> str:
    """Where a name stands in an alphabet without diacritics."""
    return folded(name)


def facet_value(library: Library, facet: str, value: str) -> str:
    """What readers see of a facet's value."""
    if facet == "practice":
        return library.reference.practices[value].title
    vocabulary = next((each.vocabulary for each in browse.FACETS if each.name == facet), "")
    return library.reference.label(vocabulary, value) if vocabulary else value


def edition(record: Edition) -> str:
    """'1.0 of 21 November 2026'."""
    return f"{record.version} of {date(record.date)}"


def changes(editions: tuple[Edition, ...]) -> tuple[tuple[str, str, str], ...]:
    """Number, day and change of each version."""
    return tuple((each.version, date(each.date), each.what) for each in editions)
