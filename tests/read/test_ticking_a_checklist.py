"""A group goes through a checklist on a screen: answers and notes stay on the device, by item, until somebody clears them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from .checklist_page import PAGE, Checklist
from .project import Project
from .reader import Reader


@pytest.fixture
def list_(reader: Reader) -> Checklist:
    """A checklist that nobody has filled in."""
    return Checklist(reader)


def test_answers_and_notes_are_there_again_after_a_reload(list_: Checklist) -> None:
    list_.answer("list-everything", "Done")
    list_.answer("name-an-owner", "Partly")
    list_.answer("count-the-cost", "Not applicable")
    list_.write("list-everything", "Finance gave us its list.")
    again = Checklist(list_.reader)
    assert again.answers() == {"list-everything": "done", "name-an-owner": "partly", "count-the-cost": "not-applicable"}
    assert again.entry("list-everything").get_by_label("Note:").input_value() == "Finance gave us its list."


def test_what_was_ticked_before_the_script_came_is_kept_beside_the_answers_of_earlier(list_: Checklist) -> None:
    list_.keep(
        {
            "format": 1,
            "answers": {"list-everything": {"answer": "partly", "note": "Begun"}, "tell-the-council": {"answer": "done", "note": ""}},
        }
    )
    held: list[Route] = []
    list_.page.route("**/assets/js/checklist.js", lambda route: held.append(route))
    list_.reader.open(PAGE)
    list_.answer("list-everything", "Done")
    list_.answer("name-an-owner", "Not applicable")
    list_.entry("count-the-cost").locator("textarea").evaluate("(note) => { note.value = 'Ask finance'; }")
    assert list_.progress() == "", "the script was there before the reader"
    held[0].continue_()
    expect(list_.part("count")).to_have_text("2 done, 1 not applicable, 9 open")
    assert list_.answers() == {"list-everything": "done", "name-an-owner": "not-applicable", "tell-the-council": "done"}
    assert list_.kept()["answers"] == {
        "list-everything": {"answer": "done", "note": "Begun"},
        "name-an-owner": {"answer": "not-applicable", "note": ""},
        "count-the-cost": {"answer": "open", "note": "Ask finance"},
        "tell-the-council": {"answer": "done", "note": ""},
    }


def test_answers_are_kept_by_the_id_of_the_item_in_one_place_with_a_format(list_: Checklist) -> None:
    list_.answer("name-an-owner", "Done")
    list_.write("name-an-owner", " Ana ")
    list_.answer("state-the-aim", "Partly")
    list_.answer("state-the-aim", "Open")
    assert list_.kept() == {"format": 1, "answers": {"name-an-owner": {"answer": "done", "note": "Ana"}}}


def test_ticks_of_the_first_edition_of_the_page_still_count(list_: Checklist) -> None:
    list_.keep(["list-everything", "tell-the-council"])
    again = Checklist(list_.reader)
    assert again.answers() == {"list-everything": "done", "tell-the-council": "done"}
    again.answer("tell-the-council", "Partly")
    assert Checklist(list_.reader).answers() == {"list-everything": "done", "tell-the-council": "partly"}


@pytest.mark.parametrize("value", ["nonsense", 7, {"answers": {"list-everything": "done", "x y": {"answer": "done"}}}, {"answers": [1]}])
def test_what_cannot_be_read_of_the_kept_answers_is_passed_over(list_: Checklist, value: object) -> None:
    list_.keep(value)
    assert Checklist(list_.reader).answers() == {}


def test_an_answer_given_under_an_earlier_id_moves_to_the_item_of_today(new_reader: Callable[..., Reader], hostile_site: Project) -> None:
    list_ = Checklist(new_reader(hostile_site))
    list_.keep({"format": 1, "answers": {"make-a-list": {"answer": "partly", "note": "Begun"}}})
    again = Checklist(list_.reader)
    assert again.answers() == {"list-everything": "partly"}
    again.answer("list-everything", "Done")
    assert again.kept()["answers"] == {"list-everything": {"answer": "done", "note": "Begun"}}


def test_the_address_of_an_item_under_an_earlier_id_opens_the_item(new_reader: Callable[..., Reader], hostile_site: Project) -> None:
    list_ = Checklist(new_reader(hostile_site), f"{PAGE}#item-make-a-list")
    expect(list_.entry("list-everything").get_by_role("radio", name="Open")).to_be_focused()


def test_the_address_of_an_item_that_was_left_out_tells_when_and_why(new_reader: Callable[..., Reader], hostile_site: Project) -> None:
    list_ = Checklist(new_reader(hostile_site), f"{PAGE}#item-print-the-list")
    left_out = list_.page.locator("#item-print-the-list")
    expect(left_out).to_be_in_viewport()
    expect(left_out).to_have_text("Print the list and hand it round. Left out in version 1.0. Nobody used the printed list.")


def test_progress_is_told_in_words_and_by_a_bar(list_: Checklist) -> None:
    number = list_.entries.count()
    bar = list_.page.get_by_role("progressbar", name="Items answered")
    assert list_.progress() == f"0 done, {number} open"
    list_.answer("list-everything", "Done")
    list_.answer("name-an-owner", "Partly")
    list_.answer("count-the-cost", "Not applicable")
    assert list_.progress() == f"1 done, 1 partly, 1 not applicable, {number - 3} open"
    expect(bar).to_have_attribute("aria-valuenow", "3")
    for entry in list_.entries.all():
        entry.get_by_role("radio", name="Done").check()
    assert list_.progress() == f"All {number} done"


def test_an_answer_takes_one_press_and_the_keyboard_changes_it(list_: Checklist) -> None:
    group = list_.page.get_by_role("group", name="Name one owner for each entry, and a stand-in.")
    group.get_by_text("Done", exact=True).click()
    assert list_.answers() == {"name-an-owner": "done"}
    list_.page.keyboard.press("ArrowRight")
    expect(group.get_by_role("radio", name="Partly")).to_be_focused()
    assert list_.answers() == {"name-an-owner": "partly"}


def test_only_open_items_are_shown_on_demand_and_none_vanishes_while_it_is_answered(list_: Checklist) -> None:
    list_.answer("list-everything", "Done")
    only = list_.page.get_by_role("checkbox", name="Show only open items")
    only.check()
    expect(list_.entry("list-everything")).to_be_hidden()
    list_.answer("name-an-owner", "Partly")
    expect(list_.entry("name-an-owner")).to_be_visible()
    assert list_.reader.faults() == {}
    only.uncheck()
    expect(list_.entry("list-everything")).to_be_visible()


def test_clearing_can_be_undone_and_what_is_cleared_stays_cleared(list_: Checklist) -> None:
    list_.answer("list-everything", "Done")
    list_.write("state-the-aim", "Ask the mayor")
    list_.clear.click()
    assert list_.answers() == {}
    assert list_.told() == "Cleared the answers and notes of 2 items."
    expect(list_.undo).to_be_focused()
    assert list_.reader.faults() == {}
    list_.undo.click()
    assert list_.answers() == {"list-everything": "done"}
    assert list_.kept()["answers"]["state-the-aim"]["note"] == "Ask the mayor"
    list_.clear.click()
    again = Checklist(list_.reader)
    assert again.answers() == {}
    expect(again.clear).to_be_disabled()


def test_two_tabs_show_the_same_and_neither_overwrites_the_other(list_: Checklist) -> None:
    first, second = list_.page, list_.reader.context.new_page()
    second.goto(list_.reader.home + PAGE)
    list_.answer("list-everything", "Done")
    in_second = second.locator("[data-item='list-everything']")
    expect(in_second.get_by_role("radio", name="Done")).to_be_checked()
    second.locator("[data-item='name-an-owner']").get_by_role("radio", name="Partly").check()
    expect(first.locator("[data-item='name-an-owner']").get_by_role("radio", name="Partly")).to_be_checked()
    assert list(list_.kept()["answers"]) == ["list-everything", "name-an-owner"]
    second.close()


def test_undoing_in_one_tab_brings_back_only_what_nobody_has_answered_since_in_another(list_: Checklist) -> None:
    list_.answer("list-everything", "Done")
    list_.answer("name-an-owner", "Done")
    list_.write("count-the-cost", "Ask finance")
    list_.clear.click()
    second = list_.reader.context.new_page()
    second.goto(list_.reader.home + PAGE)
    second.locator("[data-item='name-an-owner']").get_by_role("radio", name="Partly").check()
    second.locator("[data-item='count-the-cost']").get_by_role("radio", name="Not applicable").check()
    second.locator("[data-item='tell-the-council']").get_by_role("radio", name="Done").check()
    expect(list_.part("count")).to_have_text("1 done, 1 partly, 1 not applicable, 9 open")
    second.close()
    list_.undo.click()
    assert list_.kept()["answers"] == {
        "list-everything": {"answer": "done", "note": ""},
        "name-an-owner": {"answer": "partly", "note": ""},
        "count-the-cost": {"answer": "not-applicable", "note": "Ask finance"},
        "tell-the-council": {"answer": "done", "note": ""},
    }
    assert list_.told() == "Your answers are back. What was answered since is kept."
    list_.clear.click()
    list_.undo.click()
    assert list_.told() == "Your answers are back."


def test_the_address_of_an_item_opens_and_marks_it_also_when_only_open_items_are_shown(reader: Reader) -> None:
    list_ = Checklist(reader, f"{PAGE}#item-name-an-owner")
    entry = list_.entry("name-an-owner")
    expect(entry).to_be_in_viewport()
    expect(entry.get_by_role("radio", name="Open")).to_be_focused()
    look = "(one) => { const style = getComputedStyle(one); return style.backgroundColor + style.boxShadow; }"
    assert entry.evaluate(look) != list_.entry("list-everything").evaluate(look), "the item looks like the others"
    list_.answer("tell-the-council", "Done")
    list_.page.get_by_role("checkbox", name="Show only open items").check()
    list_.page.evaluate("location.hash = '#item-tell-the-council'")
    expect(list_.entry("tell-the-council").get_by_role("radio", name="Done")).to_be_focused()


def test_each_item_offers_its_own_address(list_: Checklist) -> None:
    list_.reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    entry = list_.entry("count-the-cost")
    entry.get_by_role("button", name="Copy link").click()
    expect(entry.locator(".k-entry__copy")).to_have_text("Copied")
    assert list_.page.evaluate("navigator.clipboard.readText()") == f"{list_.reader.home}{PAGE}#item-count-the-cost"
    entry.locator(".k-entry__number").click()
    assert list_.reader.here() == f"{PAGE}#item-count-the-cost"
    expect(entry.get_by_role("radio", name="Open")).to_be_focused()


def test_the_item_that_a_case_names_opens_and_leads_back_to_the_case(reader: Reader) -> None:
    reader.open("cases/medellin-cooperation-agency/").settle()
    link = reader.all(f".k-items a[href*='{PAGE}#item-']").first
    id_ = link.evaluate("(link) => link.hash.slice(1)")
    link.click()
    reader.page.wait_for_url(f"**/{PAGE}#{id_}")
    expect(reader.all(f"#{id_}").get_by_role("radio", name="Open")).to_be_focused()
    reader.all(f"#{id_} .k-fold--cases summary").click()
    assert reader.all(f"#{id_} .k-deeds__note").first.inner_text()
    reader.all(f"#{id_} .k-deeds__all a").click()
    reader.page.wait_for_url(f"**/{PAGE}cases/#{id_.removeprefix('item-')}")
    expect(reader.all("a[href$='cases/medellin-cooperation-agency/']").first).to_be_attached()


def test_it_shows_its_version_its_changes_and_the_guides_that_name_it(list_: Checklist) -> None:
    article = list_.page.get_by_role("article")
    expect(article.locator("#changes ~ .k-changes dt").first).to_contain_text("1.0")
    expect(article.get_by_role("link", name="New in post: where to begin")).to_be_visible()


def test_axe_finds_nothing_in_a_list_half_filled_with_everything_unfolded(list_: Checklist) -> None:
    list_.answer("list-everything", "Done")
    list_.answer("ask-other-departments", "Partly")
    list_.answer("name-an-owner", "Not applicable")
    list_.write("list-everything", "A note")
    list_.page.evaluate("for (const fold of document.querySelectorAll('.k-fold')) fold.open = true")
    assert list_.reader.faults() == {}


def test_a_browser_that_keeps_nothing_says_so_and_the_list_still_works(reader: Reader) -> None:
    reader.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    list_ = Checklist(reader)
    list_.answer("list-everything", "Done")
    list_.answer("name-an-owner", "Partly")
    assert list_.answers() == {"list-everything": "done", "name-an-owner": "partly"}
    assert list_.progress().startswith("1 done, 1 partly")
    assert list_.part("kept").inner_text() == "This browser keeps no answers here. Save them to a file before you leave."


def test_without_scripts_it_is_a_list_to_read_and_to_print(reader_without_scripts: Reader) -> None:
    reader = reader_without_scripts.open(PAGE)
    items = reader.all("ol.k-checklist__items > li")
    assert items.count() >= 7
    for item in items.all():
        for part in (".k-entry__do", "dt:text-is('Why') + dd", "dt:text-is('How to tell') + dd"):
            assert item.locator(part).inner_text().strip()
    expect(reader.all("[data-part=bar]")).to_be_hidden()
    expect(reader.page.get_by_text("Without scripts this page keeps no answers")).to_be_visible()
