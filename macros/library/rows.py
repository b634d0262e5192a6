"""From the rows of a CSV file in data/ to records, with a sentence for everything that does not fit."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from ..ground import tables
from ..ground.problems import Problem
from ..ground.text import did_you_mean, listed
from ..ground.yamlfile import Path as Place
from ..model.city import City, Rank
from ..model.event import Event
from ..model.network import Meeting, Membership
from ..model.twinning import Twinning
from ..model.wording import PlaceName, Synonym
from . import editorial, records

if TYPE_CHECKING:
    from .digest import CaseDigest
    from .reference import Reference


@dataclass(frozen=True)
class Table:
    """One CSV file: where it lies, what a row is, which cells set a row apart from all others, and whether in either order."""

    path: str
    model: type[BaseModel]
    key: tuple[str, ...]
    either_way: bool = False

    def key_of(self, row: BaseModel) -> object:
        """What no two rows may share."""
        found = tuple(getattr(row, name) for name in self.key)
        return frozenset(found) if self.either_way else found[0] if len(found) == 1 else found


TABLES = {
    "cities": Table("data/cities.csv", City, ("key",)),
    "twinnings": Table("data/twinnings.csv", Twinning, ("a", "b"), either_way=True),
    "memberships": Table("data/memberships.csv", Membership, ("network", "city")),
    "meetings": Table("data/meetings.csv", Meeting, ("network", "kind", "city", "date")),
    "ranks": Table("data/ranks.csv", Rank, ("round", "city")),
    "events": Table("data/timeline.csv", Event, ("key",)),
    "place_names": Table("data/place-names.csv", PlaceName, ("name", "city")),
    "synonyms": Table("data/synonyms.csv", Synonym, ("typed", "find")),
}
"""Every CSV file, under the name by which the reference holds its rows."""

_ENDED = ("ended",)
FITTING = {
    "running": ("active", "listed", "thin"),
    "paused": ("suspended",),
    "completed": _ENDED,
    "ended-early": _ENDED,
    "failed": _ENDED,
    "unknown": ("active", "listed", "thin", "historic", "unclear"),
}
"""By status of a case: the statuses that a link may have of which it tells."""

_BEGINNINGS: dict[type[BaseModel], str] = {Twinning: "since", Event: "year", Meeting: "date"}


@dataclass(frozen=True)
class Rows:
    """The rows of one file with the line of each."""

    table: Table
    rows: tuple[BaseModel, ...]
    lines: tuple[int, ...]
    columns: tuple[str, ...] = ()


def read(root: Path, table: Table) -> tuple[Rows, list[Problem]]:
    """The rows of a file below root that could be read, and every problem; a file that is not there has no rows."""
    file = root / table.path
    if not file.exists():
        return Rows(table, (), ()), []
    found, problems = tables.read(file.read_bytes(), table.path, list(table.model.model_fields))
    columns = tuple(found[0][1]) if found else ()
    rows: dict[object, tuple[int, BaseModel]] = {}
    for line, values in found:
        try:
            row = table.model.model_validate({name: value for name, value in values.items() if value is not None})
        except ValidationError as error:
            problems += _faults(table, columns, line, error)
            continue
        key = table.key_of(row)
        if key in rows:
            name = f"the key '{key}'" if isinstance(key, str) else "this row"
            problems.append(Problem(table.path, line, 1, "duplicate-key", f"{name} stands twice, first on line {rows[key][0]}; keep one"))
            continue
        rows[key] = line, row
    return Rows(table, tuple(row for _, row in rows.values()), tuple(line for line, _ in rows.values()), columns), problems


def check(rows: Rows, reference: "Reference") -> Iterator[Problem]:
    """Hold each row to what is true of every record: names resolve, addresses are https, its text is written for everybody."""
    for line, row in zip(rows.lines, rows.rows, strict=True):
        for path, rule, sentence in faults(row, reference):
            column = rows.columns.index(str(path[0])) + 1 if path else 1
            yield Problem(rows.table.path, line, column, rule, sentence)


def faults(record: BaseModel, reference: "Reference") -> Iterator[tuple[Place, str, str]]:
    """What is wrong with one record of data/, as (path, rule, sentence)."""
    for found in records.references(record):
        if sentence := reference.unresolved(found):
            yield found.path, "unresolved", sentence
    for path, sentence in records.plain_http(record):
        yield path, "addresses-are-https", sentence
    for path, text in records.prose(record):
        for rule, sentence in editorial.faults(text, reference):
            yield path, rule, f"{path[-1] if isinstance(path[-1], str) else path[-2]}: {sentence}"
    if isinstance(record, Twinning) and record.a == record.b:
        yield ("b",), "itself", f"b: '{record.b}' is linked with itself; name the other place"
    # As text with four digits for the year, so that a year can be held against a day.
    begin, until = (str(getattr(record, name, None) or "").zfill(4) for name in (_BEGINNINGS.get(type(record), ""), "until"))
    if begin.strip("0") and until.strip("0") and until[: len(begin)] < begin[: len(until)]:
        yield ("until",), "ends-after-start", f"until: ends in {until.lstrip('0')}, before it starts in {begin.lstrip('0')}"


def faults_beside_cases(
    reference: "Reference", cases: Mapping[str, "CaseDigest"], published: Collection[str]
) -> Iterator[tuple[int, str, str, str]]:
    """Where a twin link and the case that it names do not fit, as (place of the row, column, rule, sentence)."""
    for index, link in enumerate(reference.twinnings):
        if link.case and link.case not in published:
            yield index, "case", "names-resolve", f"case: there is no case '{link.case}'{did_you_mean(link.case, published)}"
        elif link.case and link.case in cases:
            for column, rule, sentence in _faults_beside_case(link, cases[link.case]):
                yield index, column, rule, sentence


def _faults_beside_case(link: Twinning, case: "CaseDigest") -> Iterator[tuple[str, str, str]]:
    for place in (link.a, link.b):
        if place not in case.places:
            yield "case", "case-fits-link", f"case: '{place}' is no place of the case '{case.slug}'; name a case of both places, or none"
    fitting = FITTING.get(case.status, (link.status,))
    if link.status not in fitting:
        found = f"the link is {link.status}, but the case '{case.slug}' is {case.status}"
        remedy = f"write {listed(fitting, 'or')}, or name no case where it is about more than the link"
        yield "status", "status-fits-case", f"status: {found}; {remedy}"


def _faults(table: Table, columns: tuple[str, ...], line: int, error: ValidationError) -> Iterator[Problem]:
    for fault in records.faults(error):
        column = columns.index(str(fault["loc"][0])) + 1 if fault["loc"] and fault["loc"][0] in columns else 1
        yield Problem(table.path, line, column, fault["type"].replace("_", "-"), records.sentence(fault, table.model))
