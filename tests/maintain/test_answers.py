"""What the library answers: related cases, strength of evidence, facets, comparisons."""

import msgspec
import pytest

from macros.answers import browse, compare
from macros.answers.related import MOST, Neighbours
from macros.library import evidence
from macros.library.digest import CaseDigest

from ..conftest import CASE, SLUG, SmallLibrary

RESULTS = CASE[CASE.index("results:") : CASE.index("lessons:")]
PRESS = "  - id: press\n    title: A report\n    publisher: A newspaper\n    url: https://example.org/press\n    kind: {kind}\n    seen: 2026-11-21\n"


# Related cases


def many(small: SmallLibrary, number: int) -> dict[str, CaseDigest]:
    """So many copies of the one case, under other slugs."""
    one = small.read().cases[SLUG]
    return {slug: msgspec.structs.replace(one, slug=slug) for slug in sorted(f"case-{index}" for index in range(number))}


def test_a_case_is_never_related_to_itself_and_has_three_at_most(small: SmallLibrary) -> None:
    cases = many(small, 120)
    near = Neighbours(cases)
    for slug in cases:
        found = near.of(slug)
        assert slug not in found
        assert len(set(found)) == len(found) == MOST
        assert set(found) <= cases.keys()


def test_cases_that_are_named_come_first_and_are_not_repeated(small: SmallLibrary) -> None:
    cases = many(small, 30)
    cases["case-3"] = msgspec.structs.replace(cases["case-3"], related=("case-9", "gone-away", "case-20"))
    found = Neighbours(cases).of("case-3")
    assert found[:2] == ("case-9", "case-20")
    assert len(set(found)) == 3


def test_no_more_than_three_are_shown_even_if_more_are_named(small: SmallLibrary) -> None:
    cases = many(small, 10)
    cases["case-0"] = msgspec.structs.replace(cases["case-0"], related=("case-4", "case-3", "case-2", "case-1"))
    assert Neighbours(cases).of("case-0") == ("case-4", "case-3", "case-2")


def test_the_case_that_shares_most_comes_first(small: SmallLibrary) -> None:
    small.add_case(
        "same-city",
        ("[ghent, leeds]", "[ghent]"),
        ("[twinning]", "[joint-project]"),
        ("[health]", "[food]"),
        ("networks: [metropolis]\n", ""),
    )
    small.add_case("same-theme", ("[ghent, leeds]", "[lille-be]"), ("networks: [metropolis]\n", ""))
    small.add_case("same-all")
    assert Neighbours(small.read().cases).of(SLUG) == ("same-all", "same-theme")


def test_one_shared_feature_is_chance(small: SmallLibrary) -> None:
    other = (("[ghent, leeds]", "[lille-be]"), ("[twinning]", "[joint-project]"), ("networks: [metropolis]\n", ""))
    small.add_case("one-in-common", *other)
    assert Neighbours(small.read().cases).of(SLUG) == ()


# Evidence


@pytest.mark.parametrize(
    ("said_by", "kind", "also", "level", "reason"),
    [
        ("place", "press", "", "self-reported", "Only the place or its partners tell the results."),
        ("partner", "evaluation", "", "self-reported", "Only the place or its partners tell the results."),
        ("place", "press", "press", "corroborated", "An independent source tells 1 of 1 result."),
        ("place", "research", "press", "corroborated", "An independent source tells 1 of 1 result."),
        ("place", "project", "press", "self-reported", "Only the place or its partners tell the results."),
        ("press", "press", "", "corroborated", "An independent source tells 1 of 1 result."),
        ("evaluator", "press", "", "evaluated", "An evaluator or researcher looked at 1 of 1 result."),
        ("researcher", "press", "", "evaluated", "An evaluator or researcher looked at 1 of 1 result."),
    ],
)
def test_a_level_follows_from_who_says_so(small: SmallLibrary, said_by: str, kind: str, also: str, level: str, reason: str) -> None:
    small.change("said_by: place\n    year: 2014\n", f"said_by: {said_by}\n    year: 2014\n" + (f"    also: [{also}]\n" if also else ""))
    small.change("They met twice a year [@report]", "They met twice a year [@report; @press]")
    small.change("reviewed:\n", PRESS.format(kind=kind) + "reviewed:\n")
    case = small.read().cases[SLUG]
    assert small.problems() == []
    assert (case.level, case.reason) == (level, reason)


def test_a_case_without_results_has_no_evidence(small: SmallLibrary) -> None:
    small.change(RESULTS, "")
    case = small.read().cases[SLUG]
    assert (case.level, case.reason) == ("none", "No results are reported.")


def test_a_case_has_the_level_of_its_strongest_claim(small: SmallLibrary) -> None:
    small.change("lessons:\n", "  - claim: Rents fell.\n    source: report\n    said_by: evaluator\nlessons:\n")
    case = small.read().cases[SLUG]
    assert (case.level, case.reason) == ("evaluated", "An evaluator or researcher looked at 1 of 2 results.")


def test_the_strength_of_some_cases_counts_levels_countries_and_what_ended_badly(small: SmallLibrary) -> None:
    small.add_case("failed-case", ("status: completed", "status: failed"), (RESULTS, ""))
    small.add_case("paused-case", ("status: completed", "status: paused"), ("[ghent, leeds]", "[leeds]"))
    found = evidence.strength(small.read().cases.values())
    assert found == (3, 2, 2, {"none": 1, "self-reported": 2, "corroborated": 0, "evaluated": 0}, "self-reported")
    assert evidence.strength([]) == (0, 0, 0, dict.fromkeys(evidence.LEVELS, 0), "none")


# Facets


def test_facets_hold_only_values_that_occur_in_the_order_of_their_vocabulary(small: SmallLibrary) -> None:
    small.add_case(
        "a-case", ("[twinning]", "[joint-project, peer-learning]"), ("start: 2012", "start: 1999-05"), ("[ghent, leeds]", "[leeds]")
    )
    found = browse.facets(small.read())
    assert list(found) == [facet.name for facet in browse.FACETS]
    assert found["mechanism"] == {"twinning": [SLUG], "peer-learning": ["a-case"], "joint-project": ["a-case"]}
    assert list(found["mechanism"]) == ["twinning", "peer-learning", "joint-project"]
    assert found["country"] == {"BE": [SLUG], "GB": ["a-case", SLUG]}
    assert found["region"] == {"europe": ["a-case", SLUG]}
    assert list(found["decade"].items()) == [("1990s", ["a-case"]), ("2010s", [SLUG])]
    assert found["practice"] == {"shared-objectives": ["a-case", SLUG]}
    assert found["city-type"] == {"small-hub": [SLUG]}
    assert found["evidence"] == {"self-reported": ["a-case", SLUG]}


def test_a_case_is_found_by_the_size_of_each_of_its_cities(small: SmallLibrary) -> None:
    terms = "".join(f"  - id: from-{least}\n    label: From {least}\n    at_least: {least}\n" for least in (0, 100000, 500000))
    small.write("data/vocabularies/city-sizes.yml", f"title: Sizes\nsingular: Size\nmeaning: A list.\nterms:\n{terms}")
    small.change("53.8,-1.55,,,,,,,,", "53.8,-1.55,800000,2020,,https://example.org/leeds,,,,", "data/cities.csv")
    small.add_case("a-case", ("[ghent, leeds]", "[leeds, lille-be]"))
    assert list(browse.facets(small.read())["city-size"].items()) == [("from-100000", [SLUG]), ("from-500000", ["a-case", SLUG])]


def test_a_case_counts_once_for_a_value_that_two_of_its_parts_share(small: SmallLibrary) -> None:
    small.change("[ghent, leeds]", "[ghent, lille-be]")
    assert browse.facets(small.read())["country"] == {"BE": [SLUG]}


def test_cases_of_a_city_begin_with_those_it_led(small: SmallLibrary) -> None:
    small.add_case("z-case", ("[ghent, leeds]", "[leeds, ghent]"))
    found = browse.cases_by_city(small.read())
    assert found == {"ghent": [SLUG, "z-case"], "leeds": ["z-case", SLUG]}
    assert browse.cases_by_network(small.read()) == {"metropolis": [SLUG, "z-case"]}


# Comparison


def rows(found: compare.Comparison) -> dict[str, compare.Row]:
    return {row.label: row for row in found.rows}


def test_a_comparison_marks_the_rows_that_differ(small: SmallLibrary) -> None:
    small.add_case("a-case", ("[twinning]", "[joint-project]"), ("networks: [metropolis]\n", ""))
    found = compare.comparison(small.read(), "cases", [SLUG, "a-case"])
    assert [column.leads_to for column in found.columns] == [("case", SLUG), ("case", "a-case")]
    differing = {label for label, row in rows(found).items() if row.differs}
    assert differing == {"Mechanisms", "Networks"}
    assert rows(found)["Networks"].cells == ((compare.Cell("Metropolis", ("network", "metropolis")),), ())
    assert rows(found)["Mechanisms"].cells[1] == (compare.Cell("Joint project", ("mechanism", "joint-project")),)
    assert rows(found)["Evidence"].cells == ((compare.Cell("Self reported", ("evidence", "self-reported")),),) * 2


def test_every_field_marked_for_comparison_has_a_row(small: SmallLibrary) -> None:
    found = compare.comparison(small.read(), "cities", ["ghent", "leeds"])
    assert {row.label: row.differs for row in found.rows} == {
        "Country": True,
        "Population": True,
        "City type": True,
        "Networks": False,
        "Twin links": False,
        "Cases it led": True,
        "Cases it took part in": True,
    }
    assert rows(found)["Population"].cells == ((compare.Cell("262,219", None, "https://example.org/ghent", "2020"),), ())
    assert rows(found)["Cases it led"].cells == ((compare.Cell("1"),), ())


def test_metropolises_are_compared_on_one_scheme(small: SmallLibrary) -> None:
    stated = "  - value: {value}\n    source: https://example.org/{value}\n"
    small.write(
        "data/metropolises/ghent.yml",
        f"name: Ghent and its harbour\npeople:\n{stated.format(value=265000)}    as_of: 2023-06\n{stated.format(value=560000)}reviewed: 2026-11-21\n",
    )
    small.write("data/metropolises/leeds.yml", f"name: Leeds\nstrategy:\n{stated.format(value=2019)}reviewed: 2026-11-21\n")
    library = small.read()
    found = compare.comparison(library, "metropolises", [])
    assert found.columns == (compare.Cell("Ghent and its harbour", ("city", "ghent")), compare.Cell("Leeds", ("city", "leeds")))
    assert rows(found)["People"].cells == (
        (
            compare.Cell("265,000", None, "https://example.org/265000", "June 2023"),
            compare.Cell("560,000", None, "https://example.org/560000"),
        ),
        (),
    )
    assert rows(found)["Strategy"].cells == ((), (compare.Cell("2019", None, "https://example.org/2019"),))
    assert {label for label, row in rows(found).items() if row.differs} == {"People", "Strategy"}
    assert compare.comparison(library, "metropolises", ["leeds"]).columns == (compare.Cell("Leeds", ("city", "leeds")),)


def test_terms_are_compared_with_the_cases_behind_them(small: SmallLibrary) -> None:
    found = compare.comparison(small.read(), "mechanisms", ["twinning", "peer-learning"])
    assert found.columns == (compare.Cell("Twinning", ("mechanism", "twinning")), compare.Cell("Peer learning"))
    assert rows(found)["Cases"].cells == ((compare.Cell("1", ("mechanism", "twinning")),), (compare.Cell("0"),))
    assert rows(found)["Cases"].differs
    assert not rows(found)["Meaning"].differs


def test_an_unknown_kind_or_key_is_an_error(small: SmallLibrary) -> None:
    with pytest.raises(
        ValueError, match="comparison: 'towns' is not a kind of record; known are cases, cities, networks, metropolises, checklist-modes"
    ):
        compare.comparison(small.read(), "towns", [])
    with pytest.raises(KeyError):
        compare.comparison(small.read(), "cases", ["no-such-case"])
