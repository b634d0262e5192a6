"""A trainer chooses a workshop, prints its sheets, shows it on a wall, and makes a pack of their own."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .project import Project
from .reader import Reader

WORKSHOP = "workshops/half-day-audit/"
CHOICE = "#title=Our+day&cases=gothenburg-partner-cities,c40-theme-networks&checklists=join-a-network&minutes=cases:25"


def pages(reader: Reader) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", reader.page.pdf(prefer_css_page_size=True)))


def test_each_workshop_is_listed_with_its_need_and_everything_of_it_is_one_step_away(reader: Reader) -> None:
    reader.open("").all(".k-door").get_by_role("link", name="Take a ready workshop").click()
    expect(reader.all("h1")).to_have_text("Workshops")
    rows = reader.all(".k-table__table tbody tr")
    assert rows.count() >= 4
    expect(rows.filter(has_text="90 minutes")).to_contain_text("An invitation to a network lies on the table.")
    rows.get_by_role("link", name="Half-day audit of commitments").click()
    expect(reader.all("h1")).to_have_text("Half-day audit of commitments")
    starts = reader.all(".k-agenda tbody .k-agenda__start").all_text_contents()
    assert starts == ["0:00", "0:10", "0:40", "1:10", "1:25", "2:05", "2:45", "3:10"]
    assert reader.all(".k-agenda tfoot td").all_text_contents() == ["3:30", "210", "End"]
    for name in (
        "Download the pack",
        "Open the projector view",
        "Agenda",
        "Facilitator's notes",
        "Feedback sheet",
        "Handout: Know your commitments",
    ):
        expect(reader.all(".k-workshop").get_by_role("link", name=name, exact=True)).to_have_count(1)
    expect(reader.all(".k-deck .k-case-card")).to_have_count(4)
    assert reader.violations() == []
    reader.page.set_viewport_size({"width": 360, "height": 740})
    assert reader.sticks_out() == []
    reader.all("#further + ul a").first.click()
    expect(reader.all("#workshops + ul")).to_contain_text("Half-day audit of commitments")


def test_every_sheet_fits_its_paper(reader: Reader) -> None:
    for name, number in (("agenda", 1), ("feedback", 2), ("cards", 4), ("checklists", 2), ("facilitator", 4), ("pack", 2)):
        reader.open(f"{WORKSHOP}{name}/").settle()
        assert (name, reader.violations()) == (name, [])
        assert (name, pages(reader)) == (name, number)
    cards = reader.open(f"{WORKSHOP}cards/").all(".k-side")
    fronts, backs = cards.nth(0), cards.nth(1)
    expect(fronts).to_contain_text("How would you decide which agreements go on")
    expect(fronts).not_to_contain_text("lets nine agreements rest")
    expect(backs).to_contain_text("Gothenburg reviews its partner cities and lets nine agreements rest")
    expect(backs).to_contain_text("(The place itself)")
    backs.get_by_role("link", name="Gothenburg reviews").click()
    reader.all(".k-sheet__back").click()
    expect(reader.all("#guidance + ul")).to_contain_text("Half-day audit of commitments (workshop)")


@pytest.fixture
def projector(reader: Reader) -> Reader:
    """A reader in front of the projector view, whose clock the test turns."""
    reader.page.clock.install()
    return reader.open(f"{WORKSHOP}projector/")


def screen(reader: Reader) -> str:
    expect(reader.all(".k-screen:visible")).to_have_count(1)
    return reader.all(".k-screen:visible h2").inner_text()


def test_the_projector_view_shows_one_thing_at_a_time_and_its_number_stands_in_the_address(projector: Reader) -> None:
    keys, last = projector.page.keyboard, projector.all("[data-screen]").count()
    assert screen(projector) == "Half-day audit of commitments"
    for key, title, number in (
        ("ArrowRight", "What we have at the end", 2),
        (" ", "Welcome, and why today", 3),
        ("PageDown", "Four cities, four ways to look", 4),
        ("ArrowLeft", "Welcome, and why today", 3),
        ("End", "Thank you", last),
        ("ArrowRight", "Thank you", last),
        ("PageUp", "Three entries, three people, three dates", last - 1),
        ("Home", "Half-day audit of commitments", 1),
        ("Shift+ ", "Half-day audit of commitments", 1),
    ):
        keys.press(key)
        assert (key, screen(projector), projector.here().partition("#")[2]) == (key, title, str(number))
    projector.page.get_by_role("button", name="Next").click()
    expect(projector.page.get_by_role("status").first).to_have_text(f"2 of {last}: What we have at the end")
    assert projector.page.evaluate("location.hash = '#4'; ''") == ""
    expect(projector.all(".k-screen:visible h2")).to_have_text("Four cities, four ways to look")
    assert projector.violations() == []


def test_each_part_has_a_timer_that_says_politely_when_it_is_over(projector: Reader) -> None:
    projector.page.goto(f"{projector.home}{WORKSHOP}projector/#3")
    left, said = projector.all("[data-part=left]"), projector.all("[data-part=said]")
    expect(left).to_have_text("10:00")
    projector.page.get_by_role("button", name="Start").click()
    projector.page.clock.run_for(60_000)
    expect(left).to_have_text("9:00")
    projector.page.get_by_role("button", name="Pause").click()
    projector.page.clock.run_for(60_000)
    expect(left).to_have_text("9:00")
    projector.page.get_by_role("button", name="+1 minute").click()
    expect(left).to_have_text("10:00")
    projector.page.get_by_role("button", name="Start").click()
    projector.page.clock.run_for(541_000)
    expect(said).to_have_text("One minute left.")
    projector.page.clock.run_for(60_000)
    expect(said).to_have_text("Time is up. Please finish your sentence.")
    expect(left).to_have_text("0:00")
    projector.page.keyboard.press("ArrowRight")
    expect(left).to_have_text("30:00")
    expect(said).to_be_empty()


def test_the_projector_view_follows_a_swipe_in_the_dark_and_reads_as_a_long_page_without_a_script(
    new_reader: Callable[..., Reader], site: Project, reader_without_scripts: Reader
) -> None:
    phone = new_reader(site, viewport={"width": 360, "height": 740}, has_touch=True, color_scheme="dark").open(f"{WORKSHOP}projector/#5")
    touch = phone.page.context.new_cdp_session(phone.page)
    for kind, x in (("touchStart", 300), ("touchMove", 120), ("touchEnd", None)):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if x is None else [{"x": x, "y": 300}]})
    expect(phone.all(".k-screen:visible h2")).to_have_text("Gothenburg reviews its partner cities and lets nine agreements rest")
    expect(phone.page.get_by_role("button", name="Light")).to_be_visible()
    assert phone.violations() == []
    assert phone.sticks_out() == []
    still = reader_without_scripts.open(f"{WORKSHOP}projector/")
    assert still.all(".k-screen:visible").count() == still.all(".k-screen").count() > 20
    expect(still.all("[data-part=bar]")).to_be_hidden()


def test_a_pack_of_ones_own_is_chosen_by_keyboard_and_stands_in_a_link(
    reader: Reader, new_reader: Callable[..., Reader], site: Project
) -> None:
    page = reader.open("workshops/your-own/").page
    page.get_by_label("Title of your workshop").fill("Our day")
    words = page.get_by_role("searchbox", name="Words in a title, place, country or subject")
    words.fill("gothenburg partner")
    expect(reader.all("[data-part=said]")).to_contain_text("Choose one to add it.")
    words.press("ArrowDown")
    expect(reader.all(".k-own__hit").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(reader.all("[data-part=said]")).to_have_text("Added. 1 case in the pack.")
    expect(words).to_be_focused()
    words.fill("zzzz")
    expect(reader.all("[data-part=said]")).to_have_text("No case fits all of these words. Try fewer.")
    words.fill("c40 theme")
    words.press("Enter")
    chosen = page.get_by_role("list", name="Chosen cases")
    expect(chosen.get_by_role("listitem")).to_have_count(2)
    chosen.get_by_role("button", name=re.compile("^Up: Johannesburg")).press("Enter")
    expect(chosen.get_by_role("listitem").first).to_contain_text("C40")
    page.get_by_label("Checklist to add").select_option(label="Join a network (45 minutes)")
    page.get_by_role("button", name="Add", exact=True).press("Enter")
    expect(reader.all("[data-part=total]")).to_contain_text("In all: 105 minutes.")
    page.get_by_label("Minutes for: 2 cases: read the fronts, guess, turn the cards").fill("35")
    expect(reader.all("[data-part=total]")).to_contain_text("In all: 2 hours.")
    link = page.get_by_label("Link to this pack").input_value()
    assert link.endswith("#title=Our+day&cases=c40-theme-networks,gothenburg-partner-cities&checklists=join-a-network&minutes=cases:35")
    assert reader.violations() == []

    colleague = new_reader(site, viewport={"width": 360, "height": 740}, color_scheme="dark")
    colleague.open(link.removeprefix(site.address))
    expect(colleague.all("[data-part=name]")).to_have_text("Our day")
    expect(colleague.all(".k-own .k-side")).to_have_count(2)
    expect(colleague.all(".k-own .k-side").first).to_contain_text("How would you decide which agreements go on")
    assert colleague.all("[data-part=rows] .k-agenda__start").all_text_contents() == ["0:00", "0:10", "0:45", "1:30", "1:50"]
    assert colleague.violations() == []
    assert colleague.sticks_out() == []
    assert pages(colleague) == 4
    assert [url for url in colleague.asked if "gothenburg" in url.partition("#")[0]] == []


def test_a_link_with_what_the_library_does_not_have_says_so(reader: Reader) -> None:
    reader.open("workshops/your-own/#title=%3Cb%3EBold&cases=no-such-case,c40-theme-networks&checklists=constructor")
    expect(reader.all("[data-part=said]")).to_have_text("2 entries of this link could not be taken: not in the library, or too many.")
    expect(reader.all("[data-part=name]")).to_have_text("<b>Bold")
    reader.page.get_by_role("button", name="Empty the pack").click()
    expect(reader.all("[data-part=paper]")).to_be_hidden()
    assert reader.here() == "workshops/your-own/"


def test_a_ready_workshop_and_a_comparison_can_be_changed_into_ones_own(reader: Reader) -> None:
    reader.open(WORKSHOP).page.get_by_role("link", name="Change it into your own").click()
    expect(reader.page.get_by_label("Title of your workshop")).to_have_value("Half-day audit of commitments")
    chosen = reader.page.get_by_role("list", name="Chosen cases").get_by_role("listitem")
    expect(chosen).to_have_count(4)
    reader.page.evaluate("""sessionStorage.setItem("kontor:tray", '{"kind": "cases", "records": [["ghent-student-housing", "Ghent"]]}')""")
    reader.page.reload()
    reader.page.get_by_role("button", name="Add the cases of your comparison").click()
    expect(chosen).to_have_count(5)


def test_without_a_script_the_page_of_ones_own_pack_leads_to_the_ready_cards(reader_without_scripts: Reader) -> None:
    reader_without_scripts.open("workshops/your-own/")
    expect(reader_without_scripts.all("[data-part=instead]")).to_contain_text("print the cards of a ready pack")
    assert reader_without_scripts.all("[data-part=instead] a").count() >= 4
    expect(reader_without_scripts.all("[data-part=tool]")).to_be_hidden()
