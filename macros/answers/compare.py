"""Records side by side: the fields marked for comparison, as rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..ground.text import date, period
from ..library.digest import CaseDigest
from ..library.evidence import Strength, strength
from ..library.library import Library
from ..model.case import Case, Period
from ..model.city import City
from ..model.metropolis import Metropolis
from ..model.network import Network, Stated


class Cell(NamedTuple):
    """One value: words, and where it leads as (kind, key), and the address of its source."""

    text: str
    leads_to: tuple[str, str] | None = None
    source: str | None = None


class Row(NamedTuple):
    """A label and a tuple of cells for each column; an empty tuple is unknown."""

    label: str
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def differs(self) -> bool:
        """Whether the columns say different things."""
        return len({tuple(cell.text for cell in cells) for cells in self.cells}) > 1


class Comparison(NamedTuple):
    """Columns, each led to by (kind, key), and rows."""

    columns: tuple[Cell, ...]
    rows: tuple[Row, ...]


def comparison(library: Library, kind: str, keys: Sequence[str]) -> Comparison:
    """Compare cases, cities, networks, metropolises or terms of one vocabulary (kind: 'mechanisms', 'city-types' …), without ranking them.

    Errors: ValueError for an unknown kind; KeyError for a record that is not there.
    """
    match kind:
        case "cases":
            return _of_records(library, "case", {key: library.case(key) for key in keys}, Case, lambda record: record.title)
        case "cities":
            return _of_records(library, "city", {key: library.reference.cities[key] for key in keys}, City, lambda record: record.name)
        case "networks":
            return _of_records(
                library,
                "network",
                {key: library.reference.networks[key] for key in keys},
                Network,
                lambda record: record.short_name or record.name,
            )
        case "metropolises":
            chosen = {key: library.reference.metropolises[key] for key in keys or library.reference.metropolises}
            return _of_records(library, "city", chosen, Metropolis, lambda record: record.name)
        case _ if kind in library.reference.vocabularies:
            return _of_terms(library, kind, keys)
        case _:
            known = ", ".join(["cases", "cities", "networks", "metropolises", *library.reference.vocabularies])
            raise ValueError(f"comparison: '{kind}' is not a kind of record; known are {known}")


def _of_records(
    library: Library, kind: str, chosen: Mapping[str, BaseModel], model: type[BaseModel], name: Callable[[Any], str]
) -> Comparison:
    rows = []
    for field, info in model.model_fields.items():
        marks = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        if marks.get("x-compare"):
            cells = tuple(_cells(library, getattr(record, field), marks) for record in chosen.values())
            rows.append(Row(info.title or field, cells))
        if field == "effort":
            rows += _effort(list(chosen.values()))
    if kind == "case":
        digests = [library.cases[key] for key in chosen]
        rows.append(Row("Evidence", tuple((Cell(library.reference.label("evidence", case.level)),) for case in digests)))
    return Comparison(tuple(Cell(name(record), (kind, key)) for key, record in chosen.items()), tuple(rows))


def _effort(cases: Iterable[Any]) -> list[Row]:
    rows = []
    for field, label in (("cost", "Cost"), ("staff", "Staff"), ("first_result", "Time to first result")):
        parts = [getattr(case.effort, field) if case.effort else None for case in cases]
        rows.append(Row(label, tuple((Cell(part.note),) if part else () for part in parts)))
    return rows


def _cells(library: Library, value: object, marks: Mapping[str, Any]) -> tuple[Cell, ...]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(cell for entry in value for cell in _cells(library, entry, marks))
    if vocabulary := marks.get("x-vocabulary"):
        facet = marks.get("x-facet")
        return (Cell(library.reference.label(vocabulary, str(value)), (facet, str(value)) if facet else None),)
    if (kind := marks.get("x-refers-to")) == "city" and value in library.reference.cities:
        return (Cell(library.reference.cities[str(value)].name, ("city", str(value))),)
    if kind == "network" and value in library.reference.networks:
        network = library.reference.networks[str(value)]
        return (Cell(network.short_name or network.name, ("network", str(value))),)
    if isinstance(value, Stated):
        return (Cell(f"{_figure(value.value)} ({date(str(value.as_of))})" if value.as_of else _figure(value.value), None, value.source),)
    if isinstance(value, Period):
        return (Cell(period(value.start, value.end)),)
    return (Cell(f"{value:,}" if isinstance(value, int) else str(value)),)


def _figure(value: str | int) -> str:
    # A year is a figure too, and has no comma.
    return f"{value:,}" if isinstance(value, int) and value > 9999 else str(value)


def _of_terms(library: Library, vocabulary: str, keys: Sequence[str]) -> Comparison:
    terms = [library.reference.terms[vocabulary][key] for key in keys] if keys else list(library.reference.vocabularies[vocabulary].terms)
    field = {"mechanisms": "mechanisms", "themes": "themes", "innovation": "innovation", "city-types": "city_types"}.get(vocabulary)
    facet = {"mechanisms": "mechanism", "themes": "theme", "innovation": "innovation", "city-types": "city-type"}.get(vocabulary)
    rows = [Row("Meaning", tuple((Cell(term.meaning, None, term.source),) if term.meaning else () for term in terms))]
    if any(term.examples for term in terms):
        cities = library.reference.cities
        rows.append(
            Row(
                "Named as examples",
                tuple(tuple(Cell(cities[key].name, ("city", key)) for key in term.examples if key in cities) for term in terms),
            )
        )
    strengths = _strengths(library, field, [term.id for term in terms]) if field else []
    if strengths:
        rows.append(
            Row(
                "Cases",
                tuple(
                    (Cell(str(found.cases), (facet, term.id) if facet and found.cases else None),)
                    for found, term in zip(strengths, terms, strict=True)
                ),
            )
        )
        rows.append(Row("Countries", tuple((Cell(str(found.countries)),) for found in strengths)))
        rows.append(Row("Failed, ended early or paused", tuple((Cell(str(found.ended_badly)),) for found in strengths)))
        rows.append(Row("Strongest evidence", tuple((Cell(library.reference.label("evidence", found.strongest)),) for found in strengths)))
    has_list = {term.id for term, found in zip(terms, strengths, strict=False) if found.cases}
    columns = tuple(Cell(term.label, (facet, term.id) if facet and term.id in has_list else None) for term in terms)
    return Comparison(columns, tuple(rows))


def _strengths(library: Library, field: str, terms: Sequence[str]) -> list[Strength]:
    by_term: dict[str, list[CaseDigest]] = {}
    for case in library.cases.values():
        for term in getattr(case, field):
            by_term.setdefault(term, []).append(case)
    return [strength(by_term.get(term, ())) for term in terms]
