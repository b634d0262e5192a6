"""`kontor stats` prints what the library covers."""

import json

from ..conftest import SmallLibrary


def test_the_counts_are_those_of_the_library(small: SmallLibrary) -> None:
    small.add_case("leeds-food-plan", ("[health]", "[food, health]"), ("collection: open\n", "collection: open\npartial: Begun.\n"))
    tables = json.loads(small.kontor("stats", "--format", "json").stdout)
    assert tables["Records"] == {
        name: {"number": number}
        for name, number in {
            "cases": 2, "partial cases": 1, "countries": 2, "claims about results": 2, "sources": 2, "cities": 3, "networks": 1,
        }.items()
    }  # fmt: skip
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
    assert [line.split() for line in printed.splitlines() if line.startswith("cities")] == [["cities", "3"]]
