"""What the pictures beside the maps show: bars, dots, a matrix and a line of time, each with its words and its table from one answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10, sqrt
from textwrap import wrap

from ..answers import browse, links, register, tallies
from ..ground import lettering
from ..ground.text import counted
from ..library.library import Library
from ..model.event import Event
from . import addresses, words
from .maps import OVER, Picture
from .views import Link, TableView


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a bar chart: y in pixels, where the bar begins and how wide it is in per cent, what is printed."""

    label: str
    y: int
    start: str
    width: str
    end: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class SizeMark:
    """A dot on a scale: x in per cent, y in pixels, and its words, which stand to its right or left; tight: on a phone only the name has room."""

    label: str
    url: str
    text: str
    x: str
    y: int
    left: bool
    tight: bool


@dataclass(frozen=True, slots=True)
class ScaleView:
    """Dots on a scale; rules: (x in per cent, what is printed)."""

    picture: Picture
    height: int
    marks: tuple[SizeMark, ...]
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BarsView:
    """A bar chart; above: labels stand on a line of their own."""

    picture: Picture
    height: int
    above: bool
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of bars that share a label of one line or more, one in each column; y of the row and of its bars in pixels."""

    label: tuple[str, ...]
    url: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ColumnsView:
    """Bars in columns; heads: (x in per cent, lines of the label)."""

    picture: Picture
    height: int
    heads: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[BarRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many cases lie in a cell, the side of its square and half of it in per cent of the largest, and where it leads.

    named: the values of its row and column, for those who hear a cell alone.
    """

    count: int
    side: str
    half: str
    url: str | None
    named: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Two facets against each other; wanted: a column whose empty cells are invitations."""

    id: str
    title: str
    description: str
    caption: str
    corner: str
    columns: tuple[tuple[Link, bool], ...]
    rows: tuple[tuple[Link, tuple[MatrixCell, ...]], ...]
    empty: int


@dataclass(frozen=True, slots=True)
class WantedView:
    """The facets of matrices with the words for their values, as (facet, label, ((value, label), ...)), and where a case is suggested."""

    facets: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    issue: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """An event on the line of time: x in per cent, y in pixels, what it says, where it leads."""

    x: str
    y: int
    kind: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Flag:
    """The name of a network above the line, to the left of its staff: x in per cent, y in pixels."""

    x: str
    y: int
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class TimeView:
    """A line of time: events above it, twin links by decade below it. All heights in pixels."""

    picture: Picture
    flags_height: int
    height: int
    axis: int
    moments: tuple[Moment, ...]
    flags: tuple[Flag, ...]
    ticks: tuple[tuple[str, str, bool], ...]
    bars: tuple[tuple[str, str, str, int, int], ...]
    early: tuple[str, int]


MATRICES = frozenset({"mechanism", "city-type", "region"})
"""Facets whose empty cells are invitations."""

# Bars

LINE, TALL_LINE, HEAD = 26, 42, 24
BESIDE = 15
"""Labels up to so many letters stand beside their bar."""

ON_A_PHONE, WRAPPED = 40, 16
"""Letters in a line over the whole width of a phone, and how far lines stand apart."""

PHONE, SCALE_LETTER = 284, 7.0
"""Width of a chart on a phone and of its letters, in pixels."""


def standing_of(library: Library, cities: Sequence[str]) -> TableView:
    """How the twin links of some places stand, a row each. Errors: KeyError for an unknown city."""
    reference, statuses = library.reference, library.reference.vocabularies["link-statuses"].terms
    rows = []
    for key in cities:
        ties = links.ties(library).get(key, [])
        years = [tie.link.since for tie in ties if tie.link.since]
        rows.append(
            (
                Link(reference.cities[key].name, addresses.city(key)),
                Link(str(len(ties))),
                Link(str(len({reference.country(tie.other) for tie in ties}))),
                Link(words.date(min(years)) if years else "not found"),
                *(Link(str(sum(tie.link.status == term.id for tie in ties))) for term in statuses),
            )
        )
    columns = ("Place", "Links", "Countries", "Oldest with a year", *(term.label for term in statuses))
    return TableView("Twin links, and how they stand as their sources tell", columns, tuple(rows))


def twins_by_decade(library: Library) -> BarsView:
    """Twin links by the decade in which they began."""
    found = tallies.links_by_decade(library)
    counts = {decade or "Year not found": len(all_) for decade, all_ in found.items()}
    dated = {decade: len(all_) for decade, all_ in found.items() if decade}
    most = max(dated, key=lambda decade: dated[decade], default="")
    total, known = sum(counts.values()), sum(dated.values())
    over = {decade or "Year not found": sum(link.status in OVER for link in all_) for decade, all_ in found.items()}
    rows = tuple((Link(label), Link(str(count)), Link(str(over[label]))) for label, count in counts.items())
    return _bars(
        Picture(
            "twins-by-decade",
            "Twin links by decade",
            f"{known} of {counted(total, 'twin link')} have a year. Most of them began in the {most} ({dated.get(most, 0)})."
            if dated
            else "No twin link has a year.",
            "Links that still stand have a better chance to be listed, so early decades and links that ended are counted too low.",
            TableView("Twin links by decade of the first agreement", ("Decade", "Links", "Suspended or ended since"), rows),
        ),
        [(label, count, "unknown" if label == "Year not found" else "") for label, count in counts.items()],
    )


COUNTRIES = 15


def twins_by_country(library: Library) -> BarsView:
    """Twin links by country: the first ones as bars, all in the table."""
    found, label = tallies.links_by_country(library), library.reference.label
    lists = browse.facets(library)["country"]
    rows = tuple(
        (Link(label("countries", code), addresses.cases_by("country", code) if code in lists else None), Link(str(count)))
        for code, count in found.items()
    )
    first = list(found.items())[:COUNTRIES]
    most = ", ".join(f"{label('countries', code)} ({count})" for code, count in first[:3])
    return _bars(
        Picture(
            "twins-by-country",
            "Twin links by country",
            f"Places in {len(found)} countries have a link. Most have {most}.",
            f"The {len(first)} countries with most links; the table has all. A link between two countries counts in both. The numbers say where lists of "
            "links were found, not how keen a country is.",
            TableView("Twin links by country", ("Country", "Links"), rows),
        ),
        [(label("countries", code), count, "") for code, count in first],
    )


def _bars(picture: Picture, lines: Sequence[tuple[str, int, str]]) -> BarsView:
    above = max((len(label) for label, _, _ in lines), default=0) > BESIDE
    most, start = max((count for _, count, _ in lines), default=1) or 1, 0 if above else 36
    step = TALL_LINE if above else LINE
    room = 100 - start - 11  # The number needs the rest.
    return BarsView(
        picture,
        step * len(lines) + 4,
        above,
        tuple(
            Bar(
                label,
                index * step,
                f"{start}%",
                f"{room * count / most:.2f}%",
                f"{start + room * count / most:.2f}%",
                str(count),
                kind,
            )
            for index, (label, count, kind) in enumerate(lines)
        ),
    )


def network_sizes(library: Library) -> ScaleView:
    """Networks by their published number of members, on a scale where each rule is ten times the one before."""
    found, reference = tallies.sizes(library), library.reference
    left_out = tallies.without_size(library)
    low, high = 10, 10 ** max(2, len(str(max((size.members for size in found), default=10))))
    start, end = 4, 84

    def x(members: int) -> float:
        return start + (end - start) * (log10(max(members, low)) - log10(low)) / (log10(high) - log10(low))

    def name(key: str) -> str:
        return reference.networks[key].short_name or reference.networks[key].name

    rows = tuple(
        (
            Link(name(size.network), addresses.network(size.network)),
            Link(_number(size)),
            Link(str(size.stated.value)),
            Link(words.date(str(size.stated.as_of)) if size.stated.as_of else "no date"),
            Link(register.host(size.stated.source), size.stated.source),
        )
        for size in found
    )
    powers = [10**power for power in range(1, len(str(high)))]
    largest, smallest = (found[0], found[-1]) if found else (None, None)
    return ScaleView(
        Picture(
            "network-sizes",
            "Networks by number of members",
            f"{counted(len(found), 'network')} publish one number of members. "
            + (
                f"The largest is {name(largest.network)} ({largest.members:,}), the smallest {name(smallest.network)} ({smallest.members:,})."
                if largest and smallest
                else ""
            ),
            "Each rule stands for ten times the one to its left. Members are cities in one network and regions or associations in another, and the "
            f"dates differ, so read it as a rough order of size. {len(left_out)} networks are missing, because no number was found, or several at once.",
            TableView("Networks by published number of members", ("Network", "Members", "As published", "When", "Source"), rows),
        ),
        HEAD + LINE * len(found),
        tuple(_size_mark(name(size.network), size, x(size.members), HEAD + index * LINE) for index, size in enumerate(found)),
        tuple((f"{x(power):.2f}%", f"{power:,}") for power in powers),
    )


def _size_mark(name: str, size: tallies.Size, x: float, y: int) -> SizeMark:
    text = _number(size)
    here, short = PHONE * x / 100, 10 + SCALE_LETTER * len(name)
    whole = short + SCALE_LETTER * (1 + len(text))
    fits = here + whole <= PHONE or here - whole >= 0
    left = here + (whole if fits else short) > PHONE
    return SizeMark(name, addresses.network(size.network), text, f"{x:.2f}%", y, left, tight=not fits)


def _number(size: tallies.Size) -> str:
    return f"{size.words} {size.members:,}".strip().lower()


def practice_evidence(library: Library) -> ColumnsView:
    """How strong the cases behind each practice are, level by level."""
    by_practice, reference = browse.facets(library)["practice"], library.reference
    counts = tallies.levels(library.cases, by_practice)
    order = sorted(reference.practices, key=lambda key: reference.practices[key].number)
    names = [(term.id, term.label) for term in reference.vocabularies["evidence"].terms]
    most = max((number for by_level in counts.values() for number in by_level.values()), default=1) or 1
    column = 100 / len(names)

    def label(key: str) -> str:
        return f"{reference.practices[key].number}. {reference.practices[key].title}"

    def number(key: str, level: str) -> int:
        return counts.get(key, {}).get(level, 0)

    rows = tuple(
        (
            Link(label(key), addresses.practice(key)),
            *(Link(str(number(key, level))) for level, _ in names),
            Link(str(len(by_practice.get(key, ()))), addresses.cases_by("practice", key) if key in by_practice else None),
        )
        for key in order
    )
    evaluated = sum(number(key, names[-1][0]) > 0 for key in order)
    drawn, top = [], HEAD + 12
    for key in order:
        lines = tuple(wrap(label(key), ON_A_PHONE))
        at = top + WRAPPED * len(lines) + 4
        bars = tuple(
            _bar(name, at, index * column, (column - 8) * number(key, level) / most, number(key, level), level)
            for index, (level, name) in enumerate(names)
        )
        drawn.append(BarRow(lines, addresses.practice(key), top, bars))
        top = at + 22
    return ColumnsView(
        Picture(
            "practice-evidence",
            "Evidence by practice",
            f"{evaluated} of {len(order)} practices have a case that an evaluator or researcher looked at.",
            "Cases that hold a lesson for the practice, by the strongest evidence of each case. Evidence is of the case, not of the lesson alone.",
            TableView("Cases behind each practice, by evidence", ("Practice", *(name for _, name in names), "All"), rows),
        ),
        top,
        tuple((f"{index * column:g}%", tuple(wrap(name, 13))) for index, (_, name) in enumerate(names)),
        tuple(drawn),
    )


def _bar(name: str, y: int, start: float, width: float, count: int, level: str) -> Bar:
    return Bar(name, y, f"{start:g}%", f"{width:.2f}%", f"{start + width:.2f}%", str(count), level)


# Matrix


def matrix(library: Library, row: str, column: str) -> MatrixView:
    """Two facets against each other, every value of both with what has none. Errors: StopIteration for an unknown facet."""
    found = browse.facets(library)
    counts = tallies.grid(found[row], found[column])
    heads = {facet.name: facet for facet in browse.FACETS}
    rows, columns = (_values(library, heads[name], found[name]) for name in (row, column))
    most = max(counts.values(), default=1)
    spare = any(counts.get((value, tallies.NONE)) for value in rows)

    def head(facet: str, value: str) -> Link:
        return Link(words.facet_value(library, facet, value), addresses.cases_by(facet, value) if value in found[facet] else None)

    empty = sum(not counts.get((one, other)) for one in rows for other in columns)
    names = heads[row].label.lower(), heads[column].label.lower()
    return MatrixView(
        f"{row}-by-{column}",
        f"Cases by {names[0]} and {names[1]}",
        f"{counted(empty, 'cell')} of {len(rows) * len(columns)} {'is' if empty == 1 else 'are'} empty.",
        f"The larger the square, the more cases. A case counts in every cell that fits one of its places. No {names[1]} means that it was not assigned."
        if spare
        else "The larger the square, the more cases. A case counts in every cell that fits it.",
        heads[row].label,
        (*((head(column, value), True) for value in columns), *(((Link(f"No {names[1]}"), False),) if spare else ())),
        tuple(
            (
                head(row, one),
                tuple(
                    _cell(library, counts.get((one, other), 0), most, {row: one, column: other})
                    for other in (*columns, *([tallies.NONE] if spare else []))
                ),
            )
            for one in rows
        ),
        empty,
    )


def wanted(library: Library, issue: str | None) -> WantedView:
    """What a cell of a matrix can name. issue: where a case is suggested without Git, if anywhere."""
    named = (facet for facet in browse.FACETS if facet.name in MATRICES)
    return WantedView(
        tuple(
            (
                facet.name,
                facet.label.lower(),
                tuple((term.id, term.label) for term in library.reference.vocabularies[facet.vocabulary].terms),
            )
            for facet in named
        ),
        issue,
    )


def _values(library: Library, facet: browse.Facet, found: Mapping[str, object]) -> list[str]:
    vocabulary = library.reference.vocabularies.get(facet.vocabulary)
    return [term.id for term in vocabulary.terms] if vocabulary else list(found)


def _cell(library: Library, count: int, most: int, values: Mapping[str, str]) -> MatrixCell:
    """A cell of two values; one that has no value for its column leads nowhere."""
    side = 100 * sqrt(count / most)
    address = addresses.chosen if count else addresses.wanted
    url = address(**values) if all(values.values()) else None
    named = ", ".join(words.facet_value(library, facet, value) for facet, value in values.items() if value)
    return MatrixCell(count, f"{side:.1f}", f"{side / 2:.1f}", url, named)


# Time

FIRST_YEAR, LAST_YEAR, SPAN = 1900, 2030, 5
EARLY, STACK, AXIS_TEXT, BELOW = 6, 13, 22, 74
TIER, LETTERS = 16, 600


def line_of_time(library: Library) -> TimeView:
    """Events in stacks of five years, with the names of networks above, and twin links by decade below."""
    reference = library.reference
    events = sorted(reference.events, key=lambda event: event.year)
    stacks: dict[int, list[Event]] = {}
    for event in events:
        stacks.setdefault(0 if event.year < FIRST_YEAR else event.year // SPAN * SPAN, []).append(event)
    axis = STACK * max((len(stack) for stack in stacks.values()), default=1) + 6
    decades = tallies.links_by_decade(library)
    most = max((len(all_) for decade, all_ in decades.items() if decade), default=1) or 1
    networks = [event for event in events if event.network and event.year >= FIRST_YEAR]
    flags, flags_height = _flags(library, networks)
    early = len(stacks.get(0, ()))
    before = f"Before {FIRST_YEAR}"
    by_decade: dict[str, list[Event]] = {before: []}
    by_decade |= {f"{year}s": [] for year in range(FIRST_YEAR, LAST_YEAR, 10)}
    for event in events:
        by_decade[before if event.year < FIRST_YEAR else f"{event.year // 10}0s"].append(event)
    rows = tuple(
        (
            Link(decade),
            Link(str(len(all_))),
            Link(str(sum(bool(event.network) for event in all_))),
            Link(str(len(decades.get(decade, ())))),
        )
        for decade, all_ in by_decade.items()
    )
    return TimeView(
        Picture(
            "line-of-time",
            "When cities turned to the world",
            f"{counted(len(events), 'event')}, {early} of them before {FIRST_YEAR}. {sum(bool(event.network) for event in events)} tell of networks.",
            "Above the line, each square is an event: filled for networks and empty for everything else. A square leads to the event in the list. Below the line, "
            "bars show in which decade the twin links of this library began.",
            TableView("Events and twin links by decade", ("Decade", "Events", "Of networks", "Twin links that began"), rows),
        ),
        flags_height,
        axis + AXIS_TEXT + BELOW,
        axis,
        tuple(
            Moment(
                _year(start + SPAN / 2) if start else f"{EARLY / 2 - 1}%",
                axis - STACK * (index + 1),
                "network" if event.network else "other",
                f"{event.shown or event.year}: {event.event}",
                f"#event-{event.key}",
            )
            for start, stack in stacks.items()
            for index, event in enumerate(stack)
        ),
        flags,
        tuple((_year(year), str(year), year % 50 == 0) for year in range(FIRST_YEAR, LAST_YEAR, 10)),
        tuple(
            (
                _year(int(decade[:4])),
                f"{(100 - EARLY) * 10 / (LAST_YEAR - FIRST_YEAR) - 0.8:.2f}%",
                f"{_share(int(decade[:4]) + 5):.2f}%",
                round((BELOW - 20) * len(all_) / most),
                len(all_),
            )
            for decade, all_ in decades.items()
            if decade and int(decade[:4]) >= FIRST_YEAR
        ),
        (f"before {FIRST_YEAR}", axis - STACK * early - 6),
    )


def _flags(library: Library, events: Sequence[Event]) -> tuple[tuple[Flag, ...], int]:
    """Names of networks above their squares, each in the lowest row where it meets no other."""
    placed: list[tuple[float, int, str, str]] = []
    for event in events:
        network = library.reference.networks[event.network or ""]
        name = network.short_name or network.name
        x = _share(event.year // SPAN * SPAN + SPAN / 2)
        left = x - 100 * (len(name) * lettering.LETTER + 14) / LETTERS
        # A name runs to the left, above every staff that it meets, so that no staff strikes it through.
        row = 1 + max((row for other, row, _, _ in placed if left <= other), default=-1)
        placed.append((x, row, name, f"#event-{event.key}"))
    height = TIER * (1 + max((row for _, row, _, _ in placed), default=-1)) + 4
    return tuple(Flag(f"{x:.2f}%", height - TIER * row - 8, name, url) for x, row, name, url in placed), height


def _share(year: float) -> float:
    return EARLY + (100 - EARLY) * (year - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR)


def _year(year: float) -> str:
    return f"{_share(year):.2f}%"
