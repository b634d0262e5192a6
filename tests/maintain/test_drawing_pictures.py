"""What the pictures are drawn from: places on a map, names that do not collide, numbers by two things at once."""

import itertools
import math
import re
from typing import Any

import pytest

from macros.answers import alike, browse, links, tallies
from macros.ground import lettering, projection
from macros.ground.lettering import Mark
from macros.library import library as libraries
from macros.library.library import Library
from macros.pages import maps, pictures

from ..conftest import PROJECT, SmallLibrary

GHENT, NAIROBI, WELLINGTON = (51.05, 3.72), (-1.29, 36.82), (-41.29, 174.78)


@pytest.fixture(scope="module")
def library() -> Library:
    """The whole library."""
    return libraries.read(PROJECT)


# Maps


@pytest.mark.parametrize(
    ("place", "x", "y"), [(GHENT, 482, 92.8), (NAIROBI, 571, 260), (WELLINGTON, 915, 389)], ids=["Ghent", "Nairobi", "Wellington"]
)
def test_known_cities_lie_where_they_belong_on_the_map_of_the_world(place: tuple[float, float], x: float, y: float) -> None:
    found = projection.world(*place)
    assert (found.x, found.y) == pytest.approx((x, y), abs=1)


@pytest.mark.parametrize(
    ("place", "x", "y"),
    [(GHENT, 269, 303.5), ((48.21, 16.37), 390.6, 345.2), ((60.17, 24.94), 437, 160)],
    ids=["Ghent", "Vienna", "Helsinki"],
)
def test_known_cities_lie_where_they_belong_on_the_map_of_europe(place: tuple[float, float], x: float, y: float) -> None:
    found = projection.europe(*place)
    assert (found.x, found.y) == pytest.approx((x, y), abs=1)


def test_far_places_lie_beyond_the_map_of_europe() -> None:
    for place in (NAIROBI, WELLINGTON, (40.7, -74.0), (-52.0, -170.0)):
        assert not projection.EUROPE.holds(projection.europe(*place))
        assert projection.WORLD.holds(projection.world(*place))


def outline(which: projection.Map) -> list[list[tuple[float, float]]]:
    """The rings of a vendored outline."""
    path = re.findall(r' d="([^"]+)"', (PROJECT / "docs" / which.file).read_text(encoding="utf-8"))[0]
    rings = []
    for part in path.strip("z").split("z"):
        start, _, steps = part.removeprefix("M").partition("l")
        x, y = map(float, re.findall(r"-?[\d.]+", start))
        ring, numbers = [(x, y)], [float(number) for number in re.findall(r"-?[\d.]+", steps)]
        for dx, dy in itertools.batched(numbers, 2) if hasattr(itertools, "batched") else zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings


def is_land(point: projection.Point, rings: list[list[tuple[float, float]]]) -> bool:
    """Whether a point lies inside an odd number of rings."""
    crossings = 0
    for ring in rings:
        for (x, y), (to_x, to_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y > point.y) != (to_y > point.y) and point.x < x + (point.y - y) * (to_x - x) / (to_y - y):
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize(("which", "project"), [(projection.WORLD, projection.world), (projection.EUROPE, projection.europe)])
def test_the_outline_was_drawn_with_the_same_projection(which: projection.Map, project: Any) -> None:
    rings = outline(which)
    inland = [(48.14, 11.58), (40.42, -3.70), (52.23, 21.01), (39.93, 32.86)]
    at_sea = [(56.5, 3.0), (45.5, -6.0), (43.0, 34.0), (39.5, 12.5)]
    if which is projection.WORLD:
        inland += [NAIROBI, (-15.79, -47.88), (39.74, -104.99), (-23.70, 133.88), (64.0, 177.0)]
        at_sea += [(0.0, -30.0), (-35.0, 80.0), (30.0, -150.0), (70.0, -15.0)]
    assert [place for place in inland if not is_land(project(*place), rings)] == []
    assert [place for place in at_sea if is_land(project(*place), rings)] == []


def test_no_outline_runs_across_the_whole_map() -> None:
    for ring in outline(projection.WORLD):
        for (x, _), (to_x, _) in itertools.pairwise(ring):
            assert abs(to_x - x) < 100


def test_a_way_is_the_shortest_unless_it_passes_near_a_pole() -> None:
    way = projection.way((51.5, -0.1), (35.7, 139.7))
    assert max(lat for lat, _ in way) > 65
    assert way[0] == pytest.approx((51.5, -0.1))
    assert way[-1] == pytest.approx((35.7, 139.7))
    over_the_south = projection.way((23.1, 113.3), (-34.6, -58.4))
    assert min(lat for lat, _ in over_the_south) == pytest.approx(-34.6)


def test_distances_are_those_of_the_earth() -> None:
    assert projection.kilometres((51.5, -0.12), (48.85, 2.35)) == pytest.approx(343, abs=2)
    assert projection.kilometres((0, 0), (0, 180)) == pytest.approx(math.pi * 6371, abs=1)


def test_a_line_that_leaves_the_map_comes_back_on_the_other_side(library: Library) -> None:
    for city in links.ties(library):
        drawn = maps.twin_map(library, city)
        assert drawn
        for way in drawn.sheets[0].ways:
            for piece in way.path.split("M")[1:]:
                across = [float(point.split(" ")[0]) for point in piece.split("L")]
                assert all(abs(to - x) < 500 for x, to in itertools.pairwise(across))


# Names


def test_names_take_the_side_that_is_free_and_give_way_where_none_is() -> None:
    size = ((400.0, 200.0),)
    assert lettering.sides([Mark(0.5, 0.5, 4, "Ghent")], size) == {0: "right"}
    assert lettering.sides([Mark(0.99, 0.5, 4, "Ghent")], size) == {0: "left"}
    assert lettering.sides([Mark(0.5, 0.5, 4, "Ghent")], size, [Mark(0.53, 0.5, 4, "")]) == {0: "left"}
    crowd = [Mark(0.5 + x / 40, 0.5 + y / 20, 4, "") for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)]
    assert lettering.sides([Mark(0.5, 0.5, 4, "Ghent")], size, crowd) == {}


def test_a_name_must_fit_at_every_size_that_is_asked_for() -> None:
    two = [Mark(0.4, 0.5, 4, "Ghent"), Mark(0.6, 0.5, 4, "Leeds")]
    assert lettering.sides(two, ((800.0, 400.0),)) == {0: "right", 1: "right"}
    assert lettering.sides(two, ((800.0, 400.0), (160.0, 80.0))) == {0: "left", 1: "right"}


# Numbers


def test_a_grid_counts_cases_that_have_both_values_and_those_without_the_second() -> None:
    rows = {"twinning": ["a", "b", "c"], "joint-project": ["c"]}
    columns = {"small-hub": ["a", "c"], "mega-city": ["c"]}
    assert tallies.grid(rows, columns) == {
        ("twinning", "small-hub"): 2,
        ("twinning", "mega-city"): 1,
        ("twinning", tallies.NONE): 1,
        ("joint-project", "small-hub"): 1,
        ("joint-project", "mega-city"): 1,
    }


def test_decades_have_no_gap_and_add_up(library: Library) -> None:
    found = tallies.links_by_decade(library)
    decades = [int(decade[:4]) for decade in found if decade]
    assert decades == list(range(decades[0], decades[-1] + 1, 10))
    assert sum(map(len, found.values())) == len(library.reference.twinnings)
    assert all(link.since is None for link in found[tallies.NONE])


def test_a_link_within_a_country_counts_once_there(library: Library) -> None:
    country = library.reference.country
    ends = sum(1 if country(link.a) == country(link.b) else 2 for link in library.reference.twinnings)
    assert sum(tallies.links_by_country(library).values()) == ends


def test_a_size_is_only_read_from_a_sentence_with_one_number(library: Library) -> None:
    found = {size.network: size for size in tallies.sizes(library)}
    for key, size in found.items():
        stated = library.reference.networks[key].members
        assert stated
        assert f"{size.members:,}" in str(stated.value) or str(size.members) in str(stated.value)
    assert (found["mayors-for-peace"].members, found["mayors-for-peace"].words) == (8002, "")
    assert (found["climate-alliance"].members, found["climate-alliance"].words) == (2000, "About")
    assert {"uclg", "cemr", "enoll", "urbact"} <= set(tallies.without_size(library))
    assert {*found, *tallies.without_size(library)} == set(library.reference.networks)


def test_cities_that_are_alike_have_cases_and_share_what_is_said(library: Library) -> None:
    reference, by_city = library.reference, browse.cases_by_city(library)
    for key, city in reference.cities.items():
        near = alike.alike(library, key)
        assert len({like.city for like in near} - {key}) == len(near) <= alike.MOST
        for like in near:
            other = reference.cities[like.city]
            assert by_city[like.city]
            assert "type" not in like.reason or other.type == city.type is not None
            assert "size" not in like.reason or reference.size(other) == reference.size(city) is not None


def test_the_nearest_in_inhabitants_come_first_within_a_reason(library: Library) -> None:
    cities = library.reference.cities
    for key, city in cities.items():
        for _, group in itertools.groupby(alike.alike(library, key), key=lambda like: like.reason):
            away = [abs(math.log(max(cities[like.city].population or 1, 1) / max(city.population or 1, 1))) for like in group]
            assert away == sorted(away)


def test_looking_for_cities_that_are_alike_does_not_cost_more_in_a_large_group() -> None:
    entries = [(number, f"city-{number}") for number in range(100_000)]
    assert len(alike._nearest(entries, "city-50000", 50_000)) <= 2 * alike.MOST + 3


# Pictures of a library in which little is known


def test_pictures_of_a_small_library_are_drawn(small: SmallLibrary) -> None:
    library = small.read()
    assert [dot.label for sheet in maps.case_map(library).sheets for dot in sheet.dots]
    assert maps.twin_map(library, "ghent") is None or maps.twin_map(library, "ghent").sheets
    for draw in (
        pictures.twins_by_decade,
        pictures.twins_by_country,
        pictures.network_sizes,
        pictures.practice_evidence,
        pictures.line_of_time,
    ):
        assert draw(library).picture.description
    assert pictures.matrix(library, "mechanism", "city-type").rows
