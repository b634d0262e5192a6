"""Records side by side: the fields marked for comparison, as rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..ground.text import counted, date, figure, money, period
from ..library.digest import CaseDigest
from ..library.evidence import Strength, strength
from ..library.library import Library
from ..model.case import Case, Effort, Period
from ..model.city import City
from ..model.metropolis import Metropolis
from ..model.network import Network, Stated

MODELS: dict[str, type[BaseModel]] = {"cases": Case, "cities": City, "networks": Network, "metropolises": Metropolis}
COUNTED = {
    "cases": {"evidence": "Evidence"},
    "cities": {"networks": "Networks", "links": "Twin links", "led": "Cases it led", "took_part": "Cases it took part in"},
}
"""Rows that are counted or computed, and stand in no record, by kind: their id and label."""

ONLY_IF_KNOWN = frozenset({"ended", "predecessor"})
"""Fields that are left out where nothing is known: 'Ended: not found' would read as if a network had closed."""


class Cell(NamedTuple):
    """One value: words, where it leads as (kind, key), the address of its source, and a note that makes no difference."""

    text: str
    leads_to: tuple[str, str] | None = None
    source: str | None = None
    note: str | None = None


class Row(NamedTuple):
    """A label, a tuple of cells for each column (an empty tuple is unknown), and the id of the field."""

    label: str
    cells: tuple[tuple[Cell, ...], ...]
    field: str = ""

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
            return _of_records(library, kind, "case", {key: library.case(key) for key in keys}, lambda record: record.title)
        case "cities":
            return _of_records(library, kind, "city", {key: library.reference.cities[key] for key in keys}, lambda record: record.name)
        case "networks":
            networks = {key: library.reference.networks[key] for key in keys}
            return _of_records(library, kind, "network", networks, lambda record: record.short_name or record.name)
        case "metropolises":
            chosen = {key: library.reference.metropolises[key] for key in keys or library.reference.metropolises}
            return _of_records(library, kind, "city", chosen, lambda record: record.name)
        case _ if kind in library.reference.vocabularies:
            return _of_terms(library, kind, keys)
        case _:
            known = ", ".join([*MODELS, *library.reference.vocabularies])
            raise ValueError(f"comparison: '{kind}' is not a kind of record; known are {known}")


def fields(kind: str) -> dict[str, str]:
    """The rows of a comparison of records, as label by id, in the order in which readers see them. Errors: KeyError for an unknown kind."""
    return {**dict(_marked(MODELS[kind])), **COUNTED.get(kind, {})}


def _marked(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, info in model.model_fields.items():
        if isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("x-compare"):
            yield name, info.title or name
        if name == "effort":
            yield from _marked(Effort)


def figures(effort: Effort) -> dict[str, str | None]:
    """What a case took, as figures in words by field; None where no source gives a number."""
    cost, staff, first = effort.cost, effort.staff, effort.first_result
    return {
        "cost": money(cost.amount, cost.currency) + (f" ({cost.year})" if cost.year else "") if cost and cost.amount is not None else None,
        "staff": f"{staff.full_time_equivalents:g} full-time equivalents" if staff and staff.full_time_equivalents is not None else None,
        "first_result": counted(first.months, "month") if first and first.months is not None else None,
    }


def _of_records(library: Library, kind: str, singular: str, chosen: Mapping[str, BaseModel], name: Callable[[Any], str]) -> Comparison:
    rows = (
        Row(label, tuple(_value(library, kind, key, record, field) for key, record in chosen.items()), field)
        for field, label in fields(kind).items()
    )
    return Comparison(
        tuple(Cell(name(record), (singular, key)) for key, record in chosen.items()),
        tuple(row for row in rows if any(row.cells) or row.field not in ONLY_IF_KNOWN),
    )


def _value(library: Library, kind: str, key: str, record: Any, field: str) -> tuple[Cell, ...]:
    if field in COUNTED.get(kind, {}):
        return _counted(library, kind, key, field)
    if kind == "cases" and field in Effort.model_fields:
        part = getattr(record.effort, field) if record.effort else None
        number = figures(record.effort)[field] if part else None
        return (*((Cell(number),) if number else ()), *((Cell(part.note),) if part else ()))
    info = type(record).model_fields[field]
    cells = _cells(library, getattr(record, field), info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {})
    if kind == "cities" and cells:
        source, note = _about_city(library, record, field)
        return (cells[0]._replace(source=source, note=note),)
    return cells


def _counted(library: Library, kind: str, key: str, field: str) -> tuple[Cell, ...]:
    reference = library.reference
    if kind == "cases":
        level = library.cases[key].level
        return (Cell(reference.label("evidence", level), ("evidence", level)),)
    cases = sorted((case for case in library.cases.values() if key in case.places), key=lambda case: case.places[0] != key)
    if field == "networks":
        standing = {row.network: reference.label("member-statuses", row.status).lower() for row in reference.memberships if row.city == key}
        names = dict.fromkeys([*standing, *(network for case in cases for network in case.networks)])
        return tuple(
            Cell(reference.networks[name].name, ("network", name), None, standing.get(name)) for name in names if name in reference.networks
        )
    number = {
        "links": sum(key in (link.a, link.b) for link in reference.twinnings),
        "led": sum(case.places[0] == key for case in cases),
        "took_part": sum(case.places[0] != key for case in cases),
    }[field]
    return (Cell(str(number)),) if number else ()


def _about_city(library: Library, city: City, field: str) -> tuple[str | None, str | None]:
    """Source and note of a city's field."""
    if field == "population":
        return city.population_source, city.counted
    return None, library.reference.label("type-authors", city.type_by) if field == "type" and city.type_by else None


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
        return (Cell(figure(value.value), None, value.source, date(str(value.as_of)) if value.as_of else None),)
    if isinstance(value, Period):
        return (Cell(period(value.start, value.end)),)
    return (Cell(f"{value:,}" if isinstance(value, int) else str(value)),)


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
