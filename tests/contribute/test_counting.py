"""`kontor stats` prints what the library covers."""

import json

import pytest

from ..conftest import CITIES, SmallLibrary

SIZES = """\
title: City sizes
singular: City size
meaning: A list.
terms:
  - {id: from-500000, label: Large, at_least: 500000}
  - {id: small, label: Small, at_least: 0}
  - {id: from-100000, label: Medium, at_least: 100000}
"""
"""The terms stand in no order of size, as nothing says that they must."""


@pytest.fixture
def small(small: SmallLibrary) -> SmallLibrary:
    """The small library with sizes of cities."""
    small.write("data/vocabularies/city-sizes.yml", SIZES)
    return small


def test_the_counts_are_those_of_the_library(small: SmallLibrary) -> None:
    small.add_case("leeds-food-plan", ("[health]", "[food, health]"), ("collection: open\n", "collection: open\npartial: Begun.\n"))
    tables = json.loads(small.kontor("stats", "--format", "json").stdout)
    assert {name: row["number"] for name, row in tables["Records"].items()} == {
        "cases": 2,
        "partial cases": 1,
        "cases that failed, ended early or are paused": 0,
        "cases with a place outside Europe": 0,
        "countries": 2,
        "claims about results": 2,
        "sources in cases": 2,
        "cities and regions": 3,
        "cities with a population and its year": 1,
        "networks": 1,
        "twin links": 0,
        "events in the timeline": 0,
        "metropolises on one scheme": 0,
        "checklists": 1,
    }
    assert tables["Theme"]["health"] == {"none": 0, "self-reported": 2, "corroborated": 0, "evaluated": 0, "all": 2}
    assert tables["Theme"]["food"]["all"] == 1
    assert tables["Lessons by practice"] == {"open-to-others": {"lessons": 0}, "shared-objectives": {"lessons": 2}}


def test_a_term_without_cases_is_shown_with_zero(small: SmallLibrary) -> None:
    tables = json.loads(small.kontor("stats", "--format", "json").stdout)
    assert tables["Mechanism"]["peer-learning"] == {"none": 0, "self-reported": 0, "corroborated": 0, "evaluated": 0, "all": 0}
    assert list(tables["Mechanism"]) == ["twinning", "peer-learning", "joint-project"]


def test_people_get_tables_with_titles(small: SmallLibrary) -> None:
    printed = small.kontor("stats").stdout
    assert printed.startswith("Records\n")
    assert "\nLessons by practice\n" in printed
    assert [line.split() for line in printed.splitlines() if line.startswith("networks")] == [["networks", "1"]]


def number(small: SmallLibrary, record: str) -> int:
    return int(json.loads(small.kontor("stats", "--format", "json").stdout)["Records"][record]["number"])


@pytest.mark.parametrize("status", ["failed", "ended-early", "paused"])
def test_what_ended_badly_is_counted(small: SmallLibrary, status: str) -> None:
    small.change("status: completed", f"status: {status}")
    assert number(small, "cases that failed, ended early or are paused") == 1


def test_a_case_with_one_place_elsewhere_counts_as_outside_europe(small: SmallLibrary) -> None:
    small.change("  - id: europe\n", "  - id: asia\n    label: Asia\n  - id: europe\n", "data/vocabularies/regions.yml")
    small.change("terms:\n", "terms:\n  - id: JP\n    label: Japan\n    broader: regions/asia\n", "data/vocabularies/countries.yml")
    small.write("data/cities.csv", f"{CITIES}kobe,Kobe,,JP,34.69,135.2,,,,,,,,\n")
    small.add_case("a-case", ("[ghent, leeds]", "[ghent, leeds, kobe]"))
    assert small.read().reference.region("JP") == "asia"
    tables = json.loads(small.kontor("stats", "--format", "json").stdout)
    assert tables["Records"]["cases with a place outside Europe"] == {"number": 1}
    assert tables["World region"] == {"europe": {"cases": 2}, "asia": {"cases": 1}}
    assert {name: row["all"] for name, row in tables["Country"].items()} == {"JP": 1, "BE": 2, "GB": 2}


def test_a_country_without_cases_is_left_out(small: SmallLibrary) -> None:
    small.change("[ghent, leeds]", "[leeds]")
    assert list(json.loads(small.kontor("stats", "--format", "json").stdout)["Country"]) == ["GB"]


def test_a_case_counts_under_the_size_of_each_of_its_cities_once(small: SmallLibrary) -> None:
    small.write(
        "data/cities.csv",
        CITIES.replace(",-1.55,,,,,,", ",-1.55,99999,2020,,https://example.org/leeds,,")
        + "lier,Lier,,BE,51,4,500,,,https://example.org/,,,,\n",
    )
    small.change("[ghent, leeds]", "[ghent, leeds, lier]")
    assert small.problems() == []
    sizes = json.loads(small.kontor("stats", "--format", "json").stdout)["City size"]
    assert {name: row["all"] for name, row in sizes.items()} == {"from-500000": 0, "small": 1, "from-100000": 1}


@pytest.mark.parametrize(
    ("people", "size"),
    [
        ("100", "small"),
        ("99999", "small"),
        ("100000", "from-100000"),
        ("499999", "from-100000"),
        ("500000", "from-500000"),
        ("9000000", "from-500000"),
    ],
)
def test_a_city_has_the_largest_size_that_it_reaches(small: SmallLibrary, people: str, size: str) -> None:
    small.change("262219", people, "data/cities.csv")
    reference = small.read().reference
    assert reference.size(reference.cities["ghent"]) == size
    assert small.read().cases["ghent-student-plan"].city_sizes == (size,)


def test_a_city_without_a_population_has_no_size(small: SmallLibrary) -> None:
    reference = small.read().reference
    assert reference.size(reference.cities["leeds"]) is None


def test_a_country_that_nobody_placed_is_in_no_region(small: SmallLibrary) -> None:
    small.change(
        "  - id: BE\n    label: BE\n    meaning: What it means.\n    broader: regions/europe\n",
        "  - id: BE\n    label: BE\n",
        "data/vocabularies/countries.yml",
    )
    reference = small.read().reference
    assert (reference.region("BE"), reference.region("GB"), reference.region("XX")) == ("", "europe", "")


def test_rows_of_tables_are_counted(small: SmallLibrary) -> None:
    header = "a,b,since,since_source,until,status,kind,note,source,source_kind,http_only,case"
    row = "leeds,lille-be,,,,listed,twinning,,https://example.org/,official,,"
    small.write("data/twinnings.csv", f"{header}\n{row}\n{row.replace('leeds', 'ghent')}\n")
    small.write("data/metropolises/ghent.yml", "name: Ghent and its harbour\nreviewed: 2026-11-21\n")
    assert (number(small, "twin links"), number(small, "metropolises on one scheme")) == (2, 1)
