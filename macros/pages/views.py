"""What the templates read: one frozen value a page, every word and address already decided."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from .maps import MapView


@dataclass(frozen=True, slots=True)
class Link:
    """A label and, where there are such, its address from the site's root, a note, and the address of its source.

    full: the whole name that the label is short for; only the first cell of a table shows it.
    """

    label: str
    url: str | None = None
    note: str | None = None
    source: str | None = None
    full: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a fact box: a label and one or more values, each a way on; row: the row of a comparison that it fills."""

    label: str
    values: tuple[Link, ...]
    missing: str | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """How strong the evidence is, and why it is called that."""

    level: str
    label: str
    reason: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Card:
    """A case in a list."""

    slug: str
    url: str
    title: str
    summary: str
    places: str
    period: str
    mechanisms: tuple[Link, ...]
    status: str
    status_label: str
    evidence: str
    evidence_label: str
    partial: bool


@dataclass(frozen=True, slots=True)
class SourceView:
    """A line of the list of sources."""

    number: int
    anchor: str
    title: str
    publisher: str
    year: int | None
    url: str
    kind: str
    kind_label: str
    seen: str
    archived: str | None
    http_only: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """A claim, who makes it, and where."""

    claim: str
    said_by: str
    said_by_label: str
    year: int | None
    sources: tuple[SourceView, ...]
    level: str
    level_label: str


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson with its practice and the case it comes from."""

    lesson: str
    practice: Link
    source: SourceView | None
    reading_label: str | None
    case: Link | None = None
    places: str | None = None
    evidence: str | None = None
    evidence_label: str | None = None


@dataclass(frozen=True, slots=True)
class ConditionView:
    """A condition: kind, weight and what it was here."""

    factor: str
    need: str
    need_label: str
    note: str
    source: SourceView | None
    reading_label: str | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """A checklist item that a case did, did in part or skipped."""

    item: Link
    checklist: Link
    did: str
    did_label: str
    note: str | None
    source: SourceView | None
    reading_label: str | None


@dataclass(frozen=True, slots=True)
class EffortView:
    """A kind of effort, the figure or 'not published', its source, and the row of a comparison that it fills."""

    label: str
    figure: str | None
    note: str
    source: SourceView | None
    row: str


@dataclass(frozen=True, slots=True)
class Cite:
    """How to cite the page."""

    text: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything a case page prints."""

    slug: str
    title: str
    summary: str
    collection: Link
    partial: str | None
    sign: Sign
    facts: tuple[Fact, ...]
    parties: tuple[Link, ...]
    context: Markup
    approach: Markup
    effort: tuple[EffortView, ...]
    results: tuple[ResultView, ...]
    lessons: tuple[LessonView, ...]
    conditions: tuple[ConditionView, ...]
    items: tuple[ItemView, ...]
    guides: tuple[Link, ...]
    related: tuple[Markup, ...]
    sources: tuple[SourceView, ...]
    cite: Cite
    edit_url: str | None
    suggest_url: str | None
    reviewed_on: str
    reviewed_by: str
    overdue: bool
    mechanisms: tuple[str, ...]
    kind: str = "Case"


@dataclass(frozen=True, slots=True)
class CityPage:
    """Everything a city page prints."""

    key: str
    name: str
    local_name: str | None
    country: Link
    facts: tuple[Fact, ...]
    led: tuple[Markup, ...]
    took_part: tuple[Markup, ...]
    networks: tuple[Link, ...]
    links: "TableView | None"
    map: "MapView | None"
    alike: "TableView | None"
    edit_url: str | None


@dataclass(frozen=True, slots=True)
class StatedView:
    """A field of a network: value, date, source; value None is shown as not published. row: the row of a comparison that it fills."""

    label: str
    meaning: str
    value: str | None
    as_of: str | None
    source: str | None
    source_host: str | None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """Everything a network page prints."""

    key: str
    name: str
    short_name: str | None
    summary: str
    fields: tuple[StatedView, ...]
    facts: tuple[StatedView, ...]
    website: str | None
    themes: tuple[Link, ...]
    members: "TableView | None"
    secretariats: "TableView | None"
    meetings: "TableView | None"
    cases: tuple[Markup, ...]
    reviewed_on: str
    edit_url: str | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A static list of cases that share a value; facet and value as in addresses, empty for the list of all."""

    facet: str
    value: str
    facet_label: str
    title: str
    meaning: str | None
    meaning_source: str | None
    count: int
    cards: tuple[Markup, ...]
    page: int
    pages: tuple[Link, ...]
    siblings: tuple[Link, ...]
    evidence: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a comparison: a label, a cell a column, and whether the cells differ."""

    label: str
    cells: tuple[tuple[Link, ...], ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Records side by side."""

    caption: str
    columns: tuple[Link, ...]
    rows: tuple[Row, ...]
    marks_differences: bool


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """How strong the cases behind a practice, mechanism or item are."""

    cases: int
    countries: int
    ended_badly: int
    levels: tuple[tuple[str, str, int], ...]
    strongest_label: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A glossary entry."""

    id: str
    label: str
    meaning: str | None
    source: str | None
    source_host: str | None
    also_called: tuple[str, ...]
    see_also: tuple[Link, ...]
    cases: Link | None


@dataclass(frozen=True, slots=True)
class GlossaryGroup:
    """One vocabulary in the glossary."""

    facet: str
    title: str
    meaning: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class FacetIndex:
    """A facet with its values and counts: the way into the lists without a script."""

    facet: str
    label: str
    values: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page prints beside its own words."""

    cases: int
    countries: int
    cities: int
    networks: int
    ended_badly: int
    newest: tuple[Markup, ...]
    failed: tuple[Markup, ...]
    mechanisms: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: a caption, column heads, and rows of cells, the first of each a row head; a cell is one link or several.

    sortable: a script may offer to sort and to filter; filters: numbers of the columns whose values it offers, counted from 0.
    compared: each row is a record that can stand in a comparison; the address in its first cell names its kind and its key.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link | tuple[Link, ...], ...], ...]
    sortable: bool = False
    filters: tuple[int, ...] = ()
    compared: bool = False


@dataclass(frozen=True, slots=True)
class EventView:
    """An event of the timeline."""

    key: str
    when: str
    what: str
    links: tuple[Link, ...]
    source: Link


@dataclass(frozen=True, slots=True)
class Age:
    """The events of one stretch of time."""

    key: str
    label: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document in the register of sources."""

    title: str
    url: str
    kind_label: str | None
    claims: int
    lasting: str | None
    used_by: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PublisherView:
    """A publisher with its documents; more: how many documents are not listed."""

    name: str
    claims: int
    documents: tuple[DocumentView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One letter of the register of sources."""

    title: str
    publishers: tuple[PublisherView, ...]
    letters: tuple[Link, ...]
