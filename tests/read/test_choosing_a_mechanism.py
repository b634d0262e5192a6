"""A reader asks what kind of collaboration fits: figures and signs side by side, each mechanism opening to what lies behind it."""

import pytest
from playwright.sync_api import expect

from macros.answers import mechanisms
from macros.library import library

from .dom import Element, tree
from .project import Project
from .reader import Reader

PAGE = "guide/mechanisms/"


@pytest.fixture(scope="module")
def entries(site: Project) -> dict[str, Element]:
    """The entry of each mechanism by its key."""
    page = tree(site.html(PAGE))
    return {one.attributes["data-record"].partition("/")[2]: one for one in page.elements() if "data-record" in one.attributes}


def test_every_mechanism_stands_there_with_every_measure(site: Project, entries: dict[str, Element]) -> None:
    profiles = mechanisms.profiles(library.read(site.folder))
    assert list(entries) == [profile.term for profile in profiles]
    for profile in profiles:
        entry = entries[profile.term]
        rows = {one.attributes["data-row"]: one for one in entry.one("dl", "k-choice__measures").elements() if "data-row" in one.attributes}
        assert list(rows) == ["cost", "staff", "first_result", "evidence", "cases", "countries", "ended_badly"]
        assert rows["cases"].one("dd", "k-choice__figure").text.split()[0] == str(profile.strength.cases)
        assert rows["ended_badly"].one("dd", "k-choice__figure").text.startswith(str(profile.strength.ended_badly))
        told = profile.fees or profile.cost or profile.costs or profile.not_counted
        assert (rows["cost"].one("dd", "k-choice__figure").text == "Not published") == (not told)
        assert bool(rows["cost"].all("dd", "k-choice__sign")) == ("cost" in profile.steps)
        for row, found in (("staff", profile.staff), ("first_result", profile.first_result)):
            assert (rows[row].one("dd", "k-choice__figure").text == "Not published") == (found is None)
            assert bool(rows[row].all("dd", "k-choice__sign")) == (found is not None and found.cases >= mechanisms.FEWEST)


def test_each_opens_to_meaning_examples_places_conditions_failures_and_practices(site: Project, entries: dict[str, Element]) -> None:
    for profile in mechanisms.profiles(library.read(site.folder)):
        more = entries[profile.term].one("details")
        assert [heading.text.split(":")[0] for heading in more.all("h3")] == [
            "What it means", "How it works", "What it costs", "For whom", "Under which conditions", "What went wrong", "Which practices matter most",
        ]  # fmt: skip
        links = {link.attributes["href"] for link in more.all("a")}
        for case in (*profile.costs, *profile.examples, *profile.ended_badly[: mechanisms.SHOWN]):
            assert f"../../cases/{case.slug}/" in links


def test_what_members_of_networks_pay_comes_from_the_networks(site: Project, entries: dict[str, Element]) -> None:
    fees = mechanisms.fees(library.read(site.folder))
    assert fees is not None
    entry = entries["network-membership"]
    cost = next(one for one in entry.elements() if one.attributes.get("data-row") == "cost")
    figure = cost.one("dd", "k-choice__figure")
    assert figure.text.split() == ["EUR", f"{fees.least:,.0f}", "to", f"{fees.most:,.0f}", "a", "year"]
    assert figure.one("a").attributes["href"] == "../../networks/"
    assert cost.one("dd", "k-choice__note").text.startswith(f"fees that {fees.networks} networks published")
    assert not cost.all("dd", "k-choice__sign")


def test_the_signs_of_cost_are_not_all_the_same(site: Project) -> None:
    steps = [profile.steps["cost"] for profile in mechanisms.profiles(library.read(site.folder)) if "cost" in profile.steps]
    assert len(set(steps)) > 1


def test_each_sign_has_a_shape_of_its_own_and_its_key(site: Project) -> None:
    page = tree(site.html(PAGE))
    key = page.one("section", "k-key")
    shapes = set()
    for entry in key.all("div", "k-key__entry"):
        steps = entry.all("dd", "k-key__step")
        assert len(steps) == 4
        shapes.add(steps[1].one("svg").attributes["class"].split()[1].removesuffix("--self-reported"))
        assert all(step.text for step in steps)
    assert len(shapes) == 7


def test_no_sign_is_heard_and_no_total_is_drawn(site: Project) -> None:
    page = tree(site.html(PAGE)).one("div", "k-choice")
    assert all(picture.attributes.get("aria-hidden") == "true" for picture in page.all("svg"))
    assert "score" not in page.text.casefold()


def test_it_opens_from_the_keyboard_and_is_whole_in_every_look(reader: Reader) -> None:
    reader.open(PAGE)
    reader.all("summary").nth(0).focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("heading", name="What went wrong").first).to_be_visible()
    reader.all("summary").nth(1).click()
    expect(reader.page.get_by_role("heading", name="What went wrong").nth(1)).to_be_visible()
    assert reader.faults() == {}


def test_two_are_chosen_here_and_compared(reader: Reader) -> None:
    reader.open(PAGE)
    for name in ("Twinning", "Peer learning"):
        reader.page.get_by_role("button", name=f"Add to comparison: {name}").click()
    reader.page.get_by_role("region", name="Comparison", exact=True).get_by_role("link", name="Compare").click()
    expect(reader.all(".k-comparison__column")).to_have_count(2)
    assert reader.here() == "compare/?mechanisms=twinning,peer-learning"


def test_a_comparison_shows_each_sum_with_its_case(reader: Reader) -> None:
    reader.open("compare/?mechanisms=twinning,network-membership")
    row = reader.page.get_by_role("row").filter(has=reader.page.get_by_role("rowheader", name="Sums that cases name"))
    expect(row.get_by_role("link", name="EUR 390,000: Cologne")).to_be_visible()
    expect(row.get_by_role("link", name="EUR 959,000 (2025): Madrid")).to_be_visible()
    fees = reader.page.get_by_role("row").filter(has=reader.page.get_by_role("rowheader", name="Cost Differs", exact=True))
    expect(fees.get_by_role("link", name="EUR 250 to 15,000 a year")).to_be_visible()


def test_without_scripts_each_opens_as_well(reader_without_scripts: Reader) -> None:
    reader = reader_without_scripts.open(PAGE)
    reader.all("summary").first.click()
    expect(reader.page.get_by_role("heading", name="What went wrong").first).to_be_visible()
