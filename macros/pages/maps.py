"""What the maps show: places and the ways between them, with names where there is room, and the same as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from ..answers import browse, links
from ..ground import lettering, projection
from ..ground.lettering import Mark, Side
from ..ground.projection import Map, Point
from ..ground.text import counted
from ..library.library import Library
from ..model.twinning import Twinning
from . import addresses, words
from .views import Link, TableView

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """The words of a picture: where it stands on the page, its name, what it shows in sentences, how to read it, the same as a table."""

    id: str
    title: str
    description: str
    caption: str
    table: TableView | None


class Spot(NamedTuple):
    """A city that gets a dot: what the dot says, its radius in pixels, its kind."""

    city: str
    label: str
    radius: float
    kind: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on a map: x and y in per cent, radius in pixels, what it says, where it leads."""

    x: str
    y: str
    radius: str
    label: str
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside a dot: x and y in per cent, the step from there in pixels; only_wide: there is no room for it on a phone."""

    x: str
    y: str
    dx: str
    dy: str
    anchor: str
    text: str
    only_wide: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A line between two places, as a path in the units of the map."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One map with what lies on it."""

    key: str
    file: str
    view_box: str
    label: str
    ways: tuple[Way, ...]
    dots: tuple[Dot, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """One or two maps; key: what a dot of a size stands for."""

    picture: Picture
    sheets: tuple[Sheet, ...]
    key: tuple[tuple[str, str], ...]


NAMED = 26
"""So many names are tried on a map at most: more would hide it."""

SMALLEST, LARGEST = 3.0, 9.0
NARROW = (280, 700)
"""Widths of a map in pixels, from a phone on, between which names that are always shown must fit."""

WIDE = {"world": (640, 800), "europe": (374, 680)}
"""The same for names that are shown where the picture is at least 32rem wide; see docs/assets/css/pictures.css."""


def case_map(library: Library) -> MapView:
    """Where the cases are: the world, and Europe again where most of them lie."""
    by_city, reference = browse.cases_by_city(library), library.reference
    found = {key: len(slugs) for key, slugs in by_city.items() if key in reference.cities}
    order = sorted(found, key=lambda key: (-found[key], key))
    most = max(found.values(), default=1)

    spots = [Spot(key, f"{reference.cities[key].name}: {counted(found[key], 'case')}", _radius(found[key], most), "cases") for key in order]
    by_country = browse.facets(library)["country"]
    cities: dict[str, list[str]] = {}
    for key in order:
        cities.setdefault(reference.cities[key].country, []).append(key)
    rows = [
        (
            Link(reference.label("countries", code), addresses.cases_by("country", code)),
            Link(str(len(slugs))),
            tuple(Link(reference.cities[key].name, addresses.city(key), str(found[key])) for key in cities.get(code, ())),
        )
        for code, slugs in sorted(by_country.items(), key=lambda pair: (-len(pair[1]), reference.label("countries", pair[0])))
    ]
    in_europe = sum(reference.region(reference.cities[key].country) == "europe" for key in order)
    first = ", ".join(f"{reference.cities[key].name} ({found[key]})" for key in order[:5])
    steps = sorted({1, round((1 + most) / 2), most})
    return MapView(
        Picture(
            "case-map",
            "Where the cases are",
            f"{counted(len(order), 'place')} in {len(by_country)} countries took part in {counted(len(library.cases), 'case')}. {in_europe} of the places lie in "
            f"Europe. Most cases: {first}.",
            "A dot is a city or region; the more cases, the larger it is. Dots lead to the page of the place, and so does the table.",
            TableView("Cases by country and place", ("Country", "Cases", "Places, each with its cases"), tuple(rows)),
        ),
        (_sheet(library, "world", spots), _sheet(library, "europe", spots)),
        tuple((f"{_radius(step, most):g}", counted(step, "case")) for step in steps),
    )


def twin_map(library: Library, *homes: str, title: str = "") -> MapView | None:
    """The twin links of one place, or of a few, on a map: of Europe alone where all lie there; None where there are none.

    Errors: KeyError for an unknown city.
    """
    cities, country = library.reference.cities, library.reference.country
    ties = [(home, tie) for home in homes for tie in links.ties(library).get(home, [])]
    if not ties:
        return None
    over = sum(tie.link.status in OVER for _, tie in ties)
    spots = {home: Spot(home, cities[home].name, 6.0, "home") for home in homes}
    for _, tie in ties:
        kind = "over" if tie.link.status in OVER else "partner"
        spots.setdefault(tie.other, Spot(tie.other, f"{_place(library, tie.other)}{_since(tie.link)}", 4.0, kind))
    ways = [(_lies(library, home), _lies(library, tie.other), "over" if tie.link.status in OVER else "partner") for home, tie in ties]
    near = all(projection.EUROPE.holds(projection.europe(*_lies(library, key)), 12) for key in spots)
    keys = ("europe",) if near else ("world", "europe") if len(homes) > 1 else ("world",)
    where = len({country(tie.other) for _, tie in ties})
    partners = ", ".join(dict.fromkeys(cities[tie.other].name for _, tie in ties))
    return MapView(
        Picture(
            "twin-map",
            title or f"Twin links of {cities[homes[0]].name} on the map",
            f"{counted(len(ties), 'link')} to places in {counted(where, 'country', 'countries')}: {partners}."
            + (f" {counted(over, 'link was', 'links were')} suspended or ended." if over else ""),
            "A line joins the two places of a link."
            + (" A broken line and an empty dot stand for a link that was suspended or ended." if over else "")
            + " The same links stand in the table that follows.",
            None,
        ),
        tuple(_sheet(library, key, list(spots.values()), ways) for key in keys),
        (),
    )


def _place(library: Library, key: str) -> str:
    city = library.reference.cities[key]
    return f"{city.name}, {library.reference.label('countries', city.country)}"


def _since(link: Twinning) -> str:
    return f", since {words.date(link.since)}" if link.since else ""


def _lies(library: Library, key: str) -> Place:
    city = library.reference.cities[key]
    return city.lat, city.lon


OVER = frozenset({"suspended", "ended"})


def _radius(count: int, most: int) -> float:
    # The area of a dot grows with the number, from a size that can still be seen.
    return round(SMALLEST + (LARGEST - SMALLEST) * sqrt(max(0, count - 1) / max(1, most - 1)), 1)


def _sheet(library: Library, key: str, spots: Sequence[Spot], ways: Sequence[tuple[Place, Place, str]] = ()) -> Sheet:
    """A map with those of the spots that lie on it; the first ones get names where there is room."""
    which, project = (projection.EUROPE, projection.europe) if key == "europe" else (projection.WORLD, projection.world)
    placed = [(project(*_lies(library, spot.city)), spot) for spot in spots]
    placed = [(point, spot) for point, spot in placed if which.holds(point)]
    marks = [
        Mark(point.x / which.width, point.y / which.height, spot.radius, library.reference.cities[spot.city].name) for point, spot in placed
    ]
    return Sheet(
        key,
        which.file + "#" + which.path,
        which.view_box,
        "Europe" if key == "europe" else "The world",
        tuple(Way(_path(which, start, end, project), kind) for start, end, kind in ways),
        tuple(
            Dot(
                _percent(point.x, which.width),
                _percent(point.y, which.height),
                f"{spot.radius:g}",
                spot.label,
                addresses.city(spot.city),
                spot.kind,
            )
            for point, spot in placed
        ),
        _names(key, which, marks),
    )


def _names(key: str, which: Map, marks: Sequence[Mark]) -> tuple[Name, ...]:
    def sizes(widths: Sequence[float]) -> list[tuple[float, float]]:
        return [(width, width * which.height / which.width) for width in widths]

    first, rest = marks[:NAMED], marks[NAMED:]
    always = lettering.sides(first, sizes((*NARROW, *WIDE[key])), rest)
    standing = [(first[index], side) for index, side in always.items()]
    others = [mark for index, mark in enumerate(first) if index not in always]
    at_desk = lettering.sides(others, sizes(WIDE[key]), [*(mark for mark, _ in standing), *rest], standing)
    return (
        *(_name(mark, side, only_wide=False) for mark, side in standing),
        *(_name(others[index], side, only_wide=True) for index, side in at_desk.items()),
    )


def _name(mark: Mark, side: Side, *, only_wide: bool) -> Name:
    gap = mark.radius + 3
    dx, dy, anchor = {
        "right": (gap, 4.0, "start"),
        "left": (-gap, 4.0, "end"),
        "above": (0.0, -gap - 2, "middle"),
        "below": (0.0, gap + 10, "middle"),
    }[side]
    return Name(_percent(mark.x, 1), _percent(mark.y, 1), f"{dx:g}", f"{dy:g}", anchor, mark.name, only_wide)


def _path(which: Map, start: Place, end: Place, project: Callable[[float, float], Point]) -> str:
    """The shortest way over the earth, in two pieces where it leaves the map on one side and comes back on the other."""
    path, before = "", None
    for place in projection.way(start, end):
        point = project(*place)
        jumps = before is None or abs(point.x - before.x) > which.width / 2
        path += f"{'M' if jumps else 'L'}{point.x:.1f} {point.y:.1f}"
        before = point
    return path


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.2f}%"
