"""What is counted of a mechanism from its cases: medians, steps of signs, conditions, what ended badly."""

import pytest

from macros.answers import compare, mechanisms
from macros.library.evidence import Strength
from macros.pages import mechanisms as pages

from ..conftest import SLUG, SmallLibrary

EFFORT = """\
effort:
  cost:
    amount: {amount}
    currency: {currency}
    year: 2015
    note: All partners together. Travel is not included.
    source: report
    counts_for: {counts_for}
  staff:
    full_time_equivalents: 1.5
    note: Two people.
    source: report
    counts_for: {counts_for}
  first_result:
    months: {months}
    note: The plan.
    source: report
context: >-
"""


def with_effort(amount: int, currency: str = "EUR", months: int = 12, counts_for: str = "[twinning]") -> tuple[str, str]:
    return "context: >-\n", EFFORT.format(amount=amount, currency=currency, months=months, counts_for=counts_for)


def with_fee(small: SmallLibrary, key: str, words: str, lowest: int, highest: int, currency: str = "EUR") -> None:
    amounts = f"{{lowest: {lowest}, highest: {highest}, currency: {currency}}}"
    fee = f"fee:\n  value: {words}\n  source: https://example.org/{key}\n  amounts: {amounts}\n"
    small.write(f"data/networks/{key}.yml", f"name: {key}\nsummary: A network of cities.\n{fee}reviewed: 2026-11-21\n")


def of_membership(small: SmallLibrary) -> mechanisms.Profile:
    """The profile of network membership, which the small library learns first."""
    entry = "  - id: network-membership\n    label: Network membership\n    fees: true\n"
    vocabulary = small.root / "data" / "vocabularies" / "mechanisms.yml"
    if entry not in vocabulary.read_text(encoding="utf-8"):
        small.write("data/vocabularies/mechanisms.yml", vocabulary.read_text(encoding="utf-8") + entry)
    return next(each for each in mechanisms.profiles(small.read()) if each.term == "network-membership")


def twinning(small: SmallLibrary) -> mechanisms.Profile:
    return mechanisms.profiles(small.read())[0]


def measures(small: SmallLibrary) -> dict[str, tuple[str | None, str | None, int | None]]:
    """Figure, note and steps of each measure of twinning, as the page prints them."""
    view = pages.choice(small.read()).mechanisms[0]
    return {each.row: (each.figure.label if each.figure else None, each.note, each.steps) for each in view.measures}


def test_the_median_and_the_range_come_from_the_cases_that_publish_a_figure(small: SmallLibrary) -> None:
    for slug, amount in (("first-case", 80_000), ("second-case", 2_400_000), ("third-case", 30_000_000)):
        small.add_case(slug, with_effort(amount))
    small.add_case("dollar-case", with_effort(5_000, "USD"))
    assert twinning(small).cost == (3, 2_400_000, 80_000, 30_000_000)
    assert twinning(small).strength.cases == 5
    found = measures(small)
    assert found["cost"] == ("EUR 2.4 million", "median of 3 cases, from 80,000 to 30 million; 1 case in another currency", 4)
    assert found["staff"] == ("1.5 posts", "median of 4 cases, from 1.5 to 1.5", 1)
    assert found["first_result"] == ("12 months", "median of 4 cases, from 12 to 12", 1)


def test_currencies_are_not_converted(small: SmallLibrary) -> None:
    small.change(*with_effort(5_000, "USD"))
    assert twinning(small).cost is None
    assert measures(small)["cost"] == ("None in EUR", "1 case in another currency", None)


def test_money_and_posts_are_counted_only_for_the_mechanism_that_the_case_says_they_are_for(small: SmallLibrary) -> None:
    both = ("mechanisms: [twinning]", "mechanisms: [twinning, joint-project]")
    for slug in ("first-case", "second-case", "third-case"):
        small.add_case(slug, both, with_effort(2_400_000, counts_for="[joint-project]"))
    profiles = {profile.term: profile for profile in mechanisms.profiles(small.read())}
    assert profiles["joint-project"].cost == (3, 2_400_000, 2_400_000, 2_400_000)
    assert (profiles["joint-project"].staff, profiles["joint-project"].steps["cost"]) == ((3, 1.5, 1.5, 1.5), 4)
    assert (profiles["twinning"].cost, profiles["twinning"].staff, profiles["twinning"].not_counted) == (None, None, 3)
    assert "cost" not in profiles["twinning"].steps
    assert measures(small)["cost"] == ("No sum of its own", "3 cases name sums, not for this alone", None)
    assert measures(small)["staff"] == (None, None, None)


def test_a_sum_that_says_nothing_of_mechanisms_is_counted_for_none_even_where_the_case_has_only_one(small: SmallLibrary) -> None:
    small.change(*with_effort(500_000, counts_for="[]"))
    assert twinning(small).cost is None
    assert measures(small)["cost"] == ("No sum of its own", "1 case names a sum, not for this alone", None)
    view = pages.choice(small.read()).mechanisms[0]
    assert (view.costs, view.costs_missing) == (
        (),
        "1 case names a sum that pays for something else, or for more than this. It is not counted.",
    )


def test_each_sum_that_is_counted_stands_with_its_case_and_what_it_covers(small: SmallLibrary) -> None:
    small.add_case("dollar-case", with_effort(5_000, "USD"))
    small.add_case("dear-case", with_effort(2_400_000))
    small.add_case("cheap-case", with_effort(80_000))
    small.add_case("other-case", with_effort(9_000_000, counts_for="[]"))
    view = pages.choice(small.read()).mechanisms[0]
    assert [(link.label, link.url, link.note) for link in view.costs] == [
        ("EUR 80,000 (2015): Ghent and Leeds", "cases/cheap-case/", "All partners together"),
        ("EUR 2.4 million (2015): Ghent and Leeds", "cases/dear-case/", "All partners together"),
        ("USD 5,000 (2015): Ghent and Leeds", "cases/dollar-case/", "All partners together"),
    ]
    assert view.costs_missing == "1 more case names a sum that pays for something else, or for more than this. It is not counted."


def test_the_cost_of_a_membership_is_what_networks_ask_and_has_neither_median_nor_sign(small: SmallLibrary) -> None:
    membership = ("mechanisms: [twinning]", "mechanisms: [network-membership]")
    assert of_membership(small).fees is None
    for slug in ("first-case", "second-case", "third-case"):
        small.add_case(slug, membership, with_effort(900_000, counts_for="[network-membership]"))
    with_fee(small, "cheap-net", "EUR 250 to 3,000 a year", 250, 3_000)
    with_fee(small, "dear-net", "EUR 1,000 to 15,000 a year", 1_000, 15_000)
    with_fee(small, "yen-net", "JPY 2,000 a year", 2_000, 2_000, "JPY")
    with_fee(small, "free-net", "Free", 0, 0)
    profile = of_membership(small)
    assert profile.fees == (2, 250, 15_000, 1, 1)
    assert "cost" not in profile.steps
    view = pages.choice(small.read()).mechanisms[-1]
    cost = view.measures[0]
    assert cost.figure is not None
    assert (cost.figure.label, cost.figure.url, cost.steps) == ("EUR 250 to 15,000 a year", "networks/", None)
    assert cost.note == "fees that 2 networks published; 1 asks nothing; 1 in another currency"
    assert len(view.costs) == 3


def test_what_no_case_publishes_has_no_figure_and_no_sign(small: SmallLibrary) -> None:
    found = measures(small)
    assert found["cost"] == found["staff"] == found["first_result"] == (None, None, None)


def test_one_or_two_figures_are_told_as_they_are_without_a_sign(small: SmallLibrary) -> None:
    small.change(*with_effort(90_000, months=1))
    assert measures(small)["cost"] == ("EUR 90,000", "from 1 case only", None)
    small.add_case("second-case", with_effort(1_200_000, months=30))
    assert measures(small)["cost"] == ("EUR 90,000 and 1.2 million", "from 2 cases only", None)
    assert measures(small)["first_result"] == ("1 and 30 months", "from 2 cases only", None)


@pytest.mark.parametrize(
    ("measure", "value", "steps"),
    [
        ("cost", 100_000, 1),
        ("cost", 100_001, 2),
        ("cost", 2_000_000, 3),
        ("cost", 2_000_001, 4),
        ("first_result", 12, 1),
        ("staff", 5.5, 2),
    ],
)
def test_a_sign_has_as_many_steps_as_its_key_says(measure: str, value: float, steps: int) -> None:
    assert mechanisms.step(measure, value) == steps


def test_the_key_prints_the_limits_that_the_signs_are_drawn_by(small: SmallLibrary) -> None:
    keys = {key.row: key.steps for key in pages.choice(small.read()).keys}
    assert keys["cost"] == ((1, "up to 100,000"), (2, "up to 500,000"), (3, "up to 2 million"), (4, "more"))
    assert keys["first_result"][0] == (1, "up to 12 months")
    assert keys["ended_badly"] == ((0, "none"), (1, "up to 10%"), (2, "up to 25%"), (3, "more"))
    assert list(keys) == list(pages.LABELS)


@pytest.mark.parametrize(
    ("levels", "level"),
    [
        ((0, 2, 2, 0), "corroborated"),
        ((0, 3, 2, 0), "self-reported"),
        ((0, 0, 1, 1), "evaluated"),
        ((1, 0, 0, 0), "none"),
        ((0, 0, 0, 0), "none"),
    ],
)
def test_the_usual_level_of_evidence_is_what_half_of_the_cases_reach(levels: tuple[int, ...], level: str) -> None:
    names = ("none", "self-reported", "corroborated", "evaluated")
    assert mechanisms.usual_level(Strength(sum(levels), 1, 0, dict(zip(names, levels, strict=True)), "none")) == level


def test_evidence_and_what_ended_badly_are_told_apart(small: SmallLibrary) -> None:
    small.add_case("failed-case", ("status: completed", "status: failed"))
    small.add_case("paused-case", ("status: completed", "status: paused"))
    found = measures(small)
    assert found["ended_badly"] == ("2 of 3", "1 paused, 1 failed", 3)
    assert found["evidence"] == ("Self reported", "or better in 3 of 3; 0 evaluated", 1)
    assert [case.slug for case in twinning(small).ended_badly] == ["failed-case", "paused-case"]


def test_conditions_are_counted_once_a_case_and_essential_ones_come_first(small: SmallLibrary) -> None:
    other = "  - factor: public-support\n    need: helpful\n    note: People knew.\n"
    small.change("items:\n", f"{other}  - factor: money\n    need: helpful\n    note: More.\nitems:\n")
    small.add_case("second-case", ("items:\n", f"{other}items:\n"))
    small.add_case("third-case", ("factor: money\n    need: essential", "factor: public-support\n    need: helpful"))
    assert twinning(small).conditions == (("money", 2, 0), ("public-support", 0, 3))


def test_a_mechanism_without_a_case_is_there_and_says_so(small: SmallLibrary) -> None:
    view = pages.choice(small.read()).mechanisms[1]
    assert (view.key, view.examples, view.ended_badly, view.practices, view.all_cases) == ("peer-learning", (), (), (), None)
    assert {each.row: each.figure.label if each.figure else None for each in view.measures}["cases"] == "No case yet"


def test_a_partial_case_is_counted_but_is_no_example(small: SmallLibrary) -> None:
    small.add_case("partial-case", ("places:", "partial: One page was found.\nplaces:"))
    assert [case.slug for case in twinning(small).examples] == [SLUG]
    assert twinning(small).strength.cases == 2


@pytest.mark.parametrize(
    ("amount", "words"),
    [(87_000, "87,000"), (999_999, "999,999"), (1_763_463, "1.76 million"), (6.6e9, "6.6 billion"), (4.6, "4.6"), (49, "49")],
)
def test_amounts_are_short(amount: float, words: str) -> None:
    assert pages.short(amount) == words


# Rows of a comparison


def test_the_rows_of_a_comparison_are_the_fields_marked_for_it(small: SmallLibrary) -> None:
    small.change(*with_effort(2_400_000, months=1))
    found = compare.comparison(small.read(), "cases", [SLUG])
    assert [row.field for row in found.rows] == list(compare.fields("cases"))
    assert list(compare.fields("cases")) == [
        "places", "networks", "mechanisms", "innovation", "themes", "period", "status", "cost", "staff", "first_result", "evidence",
    ]  # fmt: skip
    cells = {row.field: [cell.text for cell in row.cells[0]] for row in found.rows}
    assert cells["cost"] == ["EUR 2,400,000 (2015)", "All partners together. Travel is not included."]
    assert cells["staff"] == ["1.5 full-time equivalents", "Two people."]
    assert cells["first_result"] == ["1 month", "The plan."]


def test_a_city_is_compared_by_its_networks_links_and_cases_too(small: SmallLibrary) -> None:
    found = compare.comparison(small.read(), "cities", ["ghent", "leeds", "lille-be"])
    cells = {row.field: [[cell.text for cell in cell] for cell in row.cells] for row in found.rows}
    assert cells["networks"] == [["Metropolis"], ["Metropolis"], []]
    assert cells["led"] == [["1"], [], []]
    assert cells["took_part"] == [[], ["1"], []]


def test_that_a_network_has_not_ended_is_not_said_in_a_row_of_its_own(small: SmallLibrary) -> None:
    assert "ended" not in [row.field for row in compare.comparison(small.read(), "networks", ["metropolis"]).rows]
    assert "ended" in compare.fields("networks")
