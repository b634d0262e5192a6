"""Whoever looks for a case finds it with the keyboard, on every page, whatever the spelling of its name."""

import re

import pytest
from playwright.sync_api import Locator, expect

from .reader import Reader
from .search_dialog import Search

MEDELLIN = "Medellín"


@pytest.fixture
def search(settled_reader: Reader) -> Search:
    """The search dialog, just opened on a page."""
    return Search(settled_reader.open("about/")).open()


def has_focus(locator: Locator) -> bool:
    return bool(locator.evaluate("(one) => one === document.activeElement"))


def test_the_slash_key_opens_the_dialog_and_the_words_can_be_typed_at_once(search: Search) -> None:
    assert has_focus(search.words)
    search.reader.page.keyboard.type("Medellín agency")
    expect(search.results.first).to_contain_text(MEDELLIN)


def test_control_and_k_opens_it_too_and_so_does_the_button(reader: Reader) -> None:
    reader.open("about/")
    search = Search(reader)
    reader.page.keyboard.press("Control+k")
    expect(search.words).to_be_focused()
    reader.page.keyboard.press("Escape")
    reader.all("header .k-search-open").click()
    expect(search.words).to_be_focused()


def test_a_slash_typed_in_a_field_is_a_slash(search: Search) -> None:
    search.reader.page.keyboard.type("and/or")
    assert search.words.input_value() == "and/or"


@pytest.mark.parametrize("typed", ["medellin", "MEDELLIN", MEDELLIN])
def test_spelling_without_accents_or_capitals_finds_the_same(search: Search, typed: str) -> None:
    titles = search.find(typed).all_inner_texts()
    assert any(MEDELLIN in title for title in titles)


def test_matched_words_are_marked(search: Search) -> None:
    search.find("medellin").first.wait_for()
    marks = search.dialog.locator("mark").all_inner_texts()
    assert marks
    assert all(MEDELLIN.casefold() in mark.casefold() for mark in marks)


def test_a_result_says_what_kind_of_page_it_is(search: Search) -> None:
    search.find("medellin")
    kinds = search.dialog.get_by_role("heading", level=3).all_inner_texts()
    assert {"Cases", "Cities and regions"} <= set(kinds)


def test_results_stand_in_groups_by_kind_and_the_best_group_comes_first(search: Search) -> None:
    search.find("medellin")
    assert search.dialog.get_by_role("heading", level=3).first.inner_text() == "Cities and regions"
    assert search.addresses()[0] == "cities/medellin/"
    sizes = [group.get_by_role("link").count() for group in search.dialog.locator(".k-search__group").all()]
    assert len(sizes) > 1
    assert max(sizes) <= 3


def test_all_results_of_a_kind_can_be_asked_for(search: Search) -> None:
    search.find("university")
    button = search.dialog.get_by_role("button", name=re.compile("^Show all [0-9]+ cases$"))
    number = int(button.inner_text().split()[2])
    button.click()
    expect(search.status).to_contain_text(f"{number} results")
    assert search.dialog.get_by_role("heading", level=3).all_inner_texts() == ["Cases"]
    expect(search.results.nth(3)).to_be_focused()


def test_arrow_keys_move_through_the_results_and_enter_follows_one(search: Search) -> None:
    results = search.find("medellin")
    address = results.nth(1).get_attribute("href")
    keyboard = search.reader.page.keyboard
    for key, focused in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowDown", 1)):
        keyboard.press(key)
        assert has_focus(results.nth(focused))
    keyboard.press("Enter")
    search.reader.page.wait_for_url(f"**{address}")
    assert not search.dialog.is_visible()


def test_the_up_key_on_the_first_result_leads_back_to_the_words(search: Search) -> None:
    search.find("medellin")
    search.reader.page.keyboard.press("ArrowDown")
    search.reader.page.keyboard.press("ArrowUp")
    assert has_focus(search.words)


def test_enter_in_the_field_follows_the_first_result(search: Search) -> None:
    address = search.find("medellin").first.get_attribute("href")
    search.reader.page.keyboard.press("Enter")
    search.reader.page.wait_for_url(f"**{address}")


def test_enter_pressed_at_once_follows_the_result_for_the_whole_word(search: Search) -> None:
    search.reader.page.keyboard.type("barcelona")
    search.reader.page.keyboard.press("Enter")
    search.reader.page.wait_for_url("**/cities/barcelona/")


def test_escape_closes_it_and_the_focus_goes_back_to_where_it_was(reader: Reader) -> None:
    search = Search(reader.open("cases/"))
    link = reader.all("main article a").first
    link.focus()
    search.open()
    reader.page.keyboard.press("Escape")
    expect(search.dialog).to_be_hidden()
    assert has_focus(link)


def test_the_filter_for_the_kind_leaves_only_that_kind(search: Search) -> None:
    search.find("medellin")
    search.choose("Kind", "City or region")
    expect(search.dialog.get_by_role("heading", level=3)).to_have_text(["Cities and regions"])
    assert all(address.startswith("cities/") for address in search.addresses())


def test_the_filter_for_the_mechanism_leaves_as_many_as_it_promised(search: Search) -> None:
    search.find("city")
    select = search.filter("Mechanism")
    expect(select.locator("option").nth(1)).to_be_attached()
    label = select.locator("option").all_text_contents()[1]
    name, _, count = label.removesuffix(")").rpartition(" (")
    select.select_option(label=label)
    expect(search.status).to_have_text("1 result" if count == "1" else f"{count} results")
    search.results.first.click()
    assert name in search.reader.all(".k-facts").inner_text()


def test_filters_work_without_any_word(search: Search) -> None:
    expect(search.filter("Kind").locator("option").nth(2)).to_be_attached()
    search.choose("Kind", "Case")
    assert search.results.count() > 1


def test_every_offered_filter_value_has_a_result(search: Search) -> None:
    search.find("medellin")
    expect(search.filter("Mechanism").locator("option").nth(1)).to_be_attached()
    for name in ("Kind", "Mechanism"):
        labels = search.filter(name).locator("option").all_text_contents()[1:]
        assert labels
        assert all(re.search(r"\([1-9][0-9]*\)$", label) for label in labels)


def test_the_number_of_results_is_announced(search: Search) -> None:
    search.find("medellin agency")
    assert re.match(r"[0-9]+ results", search.status.inner_text())


def test_finding_nothing_says_so_and_points_to_the_lists(search: Search) -> None:
    assert search.find("xyzzyqwv").count() == 0
    assert "Nothing found" in search.status.inner_text()
    search.dialog.get_by_role("link", name="go through the lists of cases").click()
    search.reader.page.wait_for_url("**/cases/")
    assert not search.dialog.is_visible()


def test_more_results_can_be_shown(search: Search) -> None:
    search.find("university")
    search.choose("Kind", "Case")
    expect(search.results).to_have_count(8)
    search.dialog.get_by_role("button", name="Show more results").click()
    expect(search.results.nth(8)).to_be_focused()


def test_axe_finds_nothing_in_the_dialog_with_results_in_any_look(search: Search) -> None:
    search.find("barselona")
    expect(search.filter("Mechanism").locator("option").nth(1)).to_be_attached()
    assert search.reader.faults() == {}


def test_it_leads_to_the_lists_of_cases_and_works_there_too(reader: Reader) -> None:
    search = Search(reader.open("guide/twinning/")).open()
    search.dialog.get_by_role("link", name="go through the lists of cases").click()
    reader.page.wait_for_url("**/cases/")
    assert reader.here() == "cases/"
    search.open().find("medellin").first.click()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text(MEDELLIN)


def test_the_index_is_fetched_only_by_those_who_search(reader: Reader) -> None:
    reader.open("").settle()
    assert not [url for url in reader.asked if "/search/" in url or "search." in url]
    Search(reader).open().find("ghent")
    assert [url for url in reader.asked if "/search/pagefind.js" in url]


def test_without_scripts_the_search_button_leads_to_the_lists(reader_without_scripts: Reader) -> None:
    reader = reader_without_scripts.open("about/")
    reader.all("header .k-search-open").click()
    reader.page.wait_for_url("**/cases/", wait_until="load")
    assert reader.all("main .k-facets a").count() > 50


def test_searching_changing_colours_and_moving_on_say_nothing_in_the_console(reader: Reader) -> None:
    search = Search(reader.open("")).open()
    search.find("medellin").first.click()
    reader.all(".k-facts").wait_for()
    reader.all(".k-palette__label:visible").click()
    with reader.page.expect_navigation():
        reader.all(".k-facts a").first.click()
    reader.settle()
    search.open().find("ghent")
    reader.page.keyboard.press("Escape")
    reader.page.go_back()
    reader.settle()
    assert reader.said == []
    assert reader.refused == []
    assert reader.elsewhere() == []
