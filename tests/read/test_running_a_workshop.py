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


def test_on_paper_links_are_addresses_numbers_have_room_and_the_workshop_ends_once(reader: Reader) -> None:
    reader.open(f"{WORKSHOP}feedback/")
    expect(reader.all(".k-ask").last.locator(".k-ask__number")).to_have_count(15)
    expect(reader.all(".k-ask").last.locator(".k-ask__box")).to_have_count(0)
    reader.page.emulate_media(media="print")
    host = reader.home.partition("://")[2]
    expect(reader.all(".k-on-paper")).to_have_text(f"{host}contribute/")
    reader.open(f"{WORKSHOP}facilitator/")
    expect(reader.all(".k-on-paper").first).to_be_visible()
    expect(reader.all(".k-on-paper").first).to_have_text(f"{host}cases/gothenburg-partner-cities/")
    reader.open(f"{WORKSHOP}pack/")
    # A browser repeats a footer group on every page, and no other group of rows.
    expect(reader.all(".k-agenda tfoot")).to_have_css("display", "table-row-group")
    reader.page.emulate_media(media="screen")
    reader.open(f"{WORKSHOP}facilitator/")
    expect(reader.all(".k-on-paper").first).to_be_hidden()


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


def test_a_timer_that_runs_stays_in_sight_while_the_room_looks_back(projector: Reader) -> None:
    projector.page.goto(f"{projector.home}{WORKSHOP}projector/#4")
    left, of = projector.all("[data-part=left]"), projector.all("[data-part=of]")
    projector.page.get_by_role("button", name="Start").click()
    projector.page.clock.run_for(60_000)
    expect(of).to_be_hidden()
    projector.page.keyboard.press("ArrowLeft")
    assert screen(projector) == "Welcome, and why today"
    projector.page.clock.run_for(60_000)
    expect(left).to_have_text(re.compile("^2[78]:"))
    expect(of).to_have_text("Time for: Four cities, four ways to look")
    projector.page.keyboard.press("Home")
    projector.page.clock.run_for(60_000)
    expect(left).to_have_text(re.compile("^2[67]:"))
    projector.page.evaluate("location.hash = '#4'; ''")
    expect(projector.all(".k-screen:visible h2")).to_have_text("Four cities, four ways to look")
    projector.page.clock.run_for(60_000)
    expect(left).to_have_text(re.compile("^2[56]:"))
    expect(of).to_be_hidden()
    projector.page.evaluate("location.hash = '#13'; ''")
    expect(projector.all(".k-screen:visible h2")).to_have_text("List everything")
    expect(left).to_have_text("30:00")
    projector.page.get_by_role("button", name="Start").click()
    projector.page.evaluate("location.hash = '#4'; ''")
    expect(of).to_have_text("Time for: List everything")
    assert projector.violations() == []


def test_each_part_shows_its_own_items_of_the_checklist_with_its_own_time(projector: Reader) -> None:
    shown = """[...document.querySelectorAll("[data-screen]")].reduce((found, screen) => {
        if (screen.dataset.minutes) found.push([`${screen.dataset.name}, ${screen.dataset.minutes}`]);
        else if (screen.matches(".k-screen--item")) found.at(-1).push(screen.querySelector(".k-screen__kicker").textContent);
        return found;
    }, []).filter((part) => part.length > 1).map(([part, ...items]) => [part, items[0], items.at(-1), items.length])"""
    name = "Know your commitments, item {} of 12"
    assert projector.page.evaluate(shown) == [
        ["List everything, 30", name.format(1), name.format(6), 6],
        ["The same questions for each entry, 40", name.format(7), name.format(9), 3],
        ["Choose one word, 40", name.format(10), name.format(11), 2],
        ["What we tell the council, 25", name.format(12), name.format(12), 1],
    ]
    expect(projector.all("[id='13']")).to_contain_text("Checklist: items 1 to 6")
    projector.open("workshops/choose-a-network/projector/")
    assert projector.page.evaluate(shown)[1] == [
        "Check the offer, 30",
        "Join a network, item 3 of 12 · Money and duties",
        "Join a network, item 12 of 12 · Use at home",
        10,
    ]
    for sheet in ("", "facilitator/"):
        projector.open(f"workshops/choose-a-network/{sheet}")
        words = " ".join(projector.all("main, .k-workshop").first.inner_text().split())
        assert "Join a network (Money and duties, items 3 to 6 and 11; Use at home, items 7 to 10 and 12)" in words


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
    expect(colleague.all("[data-part=order]")).to_have_text("Pages 1 to 2 are the cards; the agenda and the checklists follow.")
    assert pages(colleague) == 4
    assert [url for url in colleague.asked if "gothenburg" in url.partition("#")[0]] == []


def test_fronts_of_ones_own_cards_are_printed_on_odd_pages_and_do_not_tell_the_end(reader: Reader) -> None:
    cases = "gothenburg-partner-cities,c40-theme-networks,coventry-volgograd-pause"
    reader.open(f"workshops/your-own/#cases={cases}")
    sides = reader.all(".k-own .k-side")
    expect(sides).to_have_count(4)
    front, back = sides.nth(2), sides.nth(3)
    expect(front).to_contain_text("Coventry and Volgograd")
    expect(front).to_contain_text("begun in 1944")
    expect(front).to_contain_text("Way of working: Twinning.")
    expect(front).to_contain_text("What do you think they hoped for, and what could stand in their way?")
    expect(front).not_to_contain_text("pause")
    expect(back).to_contain_text("Coventry pauses the oldest twinning")
    expect(reader.all("[data-part=bare]")).to_have_text(
        "Card C has no written front. It shows only place, year and way of working, so that the end stays a secret. "
        "Tell the beginning in your own words."
    )
    expect(reader.all("[data-part=order]")).to_have_text("Pages 1 to 4 are the cards; the agenda and the checklists follow.")
    expect(reader.all("#own-take + p + p")).to_contain_text("Print on both sides of A4, turned over at the long edge")
    # A page for each side and one for the agenda leave none that is empty; so the first front, which comes first, is page 1.
    assert pages(reader) == 5
    reader.page.emulate_media(media="print")
    assert sides.first.evaluate("(side) => side.getBoundingClientRect().top + scrollY") == 0
    tops = "[...document.querySelectorAll('.k-own .k-side, .k-own .k-agenda')].map((one) => one.className)"
    assert reader.page.evaluate(tops) == ["k-side"] * 4 + ["k-agenda"]


def test_minutes_that_cannot_be_taken_are_said_at_once_and_never_stay_in_the_field(reader: Reader) -> None:
    reader.open("workshops/your-own/#cases=c40-theme-networks&minutes=cases:900,plan:30,nothing:5").settle()
    wrong, total = reader.all("[data-part=wrong]"), reader.all("[data-part=total]")
    expect(wrong).to_have_text(
        "2 lengths in this link could not be taken: the part is not here, or the length is not a whole number of minutes from 1 to 480."
    )
    expect(total).to_contain_text("In all: 60 minutes.")
    field = reader.page.get_by_label("Minutes for: What we do next, who, until when")
    for typed in ("0", "500", "600", "7.5", ""):
        field.fill(typed)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(wrong).to_have_text(
            "Write a whole number of minutes from 1 to 480. Until then 30 minutes count for “What we do next, who, until when”."
        )
        expect(total).to_contain_text("In all: 60 minutes.")
    assert reader.violations() == []
    field.press("Tab")
    expect(field).to_have_value("30")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_text(
        "That was not a whole number of minutes from 1 to 480. As before, 30 minutes count for “What we do next, who, until when”."
    )
    field.fill("480")
    expect(wrong).to_be_empty()
    expect(total).to_contain_text("In all: 8 hours 30 minutes.")
    assert reader.here().endswith("minutes=plan:480")


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
