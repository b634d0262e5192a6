"""A group goes through a checklist on a screen: ticks stay on the device, by item, until somebody clears them."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from .project import Project
from .reader import Reader

PAGE = "checklists/know-your-commitments/"
PLACE = "kontor:checklist:know-your-commitments"


@pytest.fixture
def list_(reader: Reader) -> Reader:
    """A reader of a checklist, once its script is there."""
    return arrive(reader, PAGE)


def arrive(reader: Reader, url: str) -> Reader:
    reader.open(url)
    reader.all("[data-part=bar]").wait_for()
    return reader


def ticks(reader: Reader) -> Locator:
    return reader.page.get_by_role("article").get_by_role("checkbox")


def ticked(reader: Reader) -> list[str]:
    return [
        str(name) for name in reader.all("[data-item]:has(input:checked)").evaluate_all("(items) => items.map((item) => item.dataset.item)")
    ]


def progress(reader: Reader) -> str:
    return reader.page.get_by_role("article").get_by_role("status").inner_text()


def test_ticks_are_there_again_after_a_reload(list_: Reader) -> None:
    ticks(list_).nth(0).check()
    ticks(list_).nth(3).check()
    before = ticked(list_)
    list_.page.reload()
    expect(ticks(list_).nth(0)).to_be_checked()
    assert ticked(list_) == before
    assert len(before) == 2


def test_ticks_are_kept_by_the_id_of_the_item_and_by_nothing_else(list_: Reader) -> None:
    list_.page.get_by_role("checkbox", name="Name one owner for each entry").check()
    assert json.loads(list_.page.evaluate("(place) => localStorage.getItem(place)", PLACE)) == ["name-an-owner"]


def test_a_tick_made_under_an_earlier_id_of_an_item_still_counts(new_reader: Callable[..., Reader], hostile_site: Project) -> None:
    reader = arrive(new_reader(hostile_site), PAGE)
    reader.page.evaluate("(place) => localStorage.setItem(place, JSON.stringify(['make-a-list']))", PLACE)
    arrive(reader, PAGE)
    assert ticked(reader) == ["list-everything"]


def test_an_address_with_an_earlier_id_opens_the_item(new_reader: Callable[..., Reader], hostile_site: Project) -> None:
    reader = arrive(new_reader(hostile_site), f"{PAGE}#item-make-a-list")
    expect(reader.page.get_by_role("checkbox", name="List every twinning")).to_be_focused()


def test_progress_is_shown_in_words_and_as_a_bar(list_: Reader) -> None:
    all_ = ticks(list_).count()
    assert progress(list_) == f"0 of {all_} done"
    ticks(list_).nth(1).check()
    assert progress(list_) == f"1 of {all_} done"
    assert list_.page.get_by_role("progressbar").evaluate("(bar) => bar.value / bar.max") == pytest.approx(1 / all_)
    ticks(list_).nth(1).uncheck()
    assert progress(list_) == f"0 of {all_} done"


def test_the_last_tick_is_told_as_such(list_: Reader) -> None:
    for index in range(ticks(list_).count()):
        ticks(list_).nth(index).check()
    assert progress(list_) == f"All {ticks(list_).count()} done"


def test_a_label_ticks_its_box(list_: Reader) -> None:
    list_.all(".k-checklist__label").first.click()
    expect(ticks(list_).first).to_be_checked()


def test_clearing_can_be_undone(list_: Reader) -> None:
    ticks(list_).nth(0).check()
    ticks(list_).nth(2).check()
    before = ticked(list_)
    list_.page.get_by_role("button", name="Clear all ticks").click()
    assert ticked(list_) == []
    assert progress(list_).startswith("0 of")
    list_.page.get_by_role("button", name="Bring the ticks back").click()
    assert ticked(list_) == before
    list_.page.reload()
    expect(ticks(list_).nth(0)).to_be_checked()
    assert ticked(list_) == before


def test_what_is_cleared_stays_cleared_after_a_reload(list_: Reader) -> None:
    ticks(list_).nth(0).check()
    list_.page.get_by_role("button", name="Clear all ticks").click()
    arrive(list_, PAGE)
    assert ticked(list_) == []
    expect(list_.page.get_by_role("button", name="Clear all ticks")).to_be_disabled()


def test_the_address_of_an_item_opens_and_marks_it(reader: Reader) -> None:
    arrive(reader, f"{PAGE}#item-name-an-owner")
    item = reader.all("#item-name-an-owner")
    expect(item).to_be_in_viewport()
    expect(item.get_by_role("checkbox")).to_be_focused()
    others = reader.all("[data-item]:not(#item-name-an-owner)").first
    border = "(one) => { const style = getComputedStyle(one); return [style.backgroundColor, style.boxShadow, style.outlineStyle, style.borderColor, style.borderWidth].join(); }"
    assert item.evaluate(border) != others.evaluate(border), "the item looks like the others"


def test_each_item_offers_its_own_address(list_: Reader) -> None:
    addresses = list_.all(".k-checklist__anchor").evaluate_all("(links) => links.map((link) => link.hash)")
    assert addresses == [f"#{item.get_attribute('id')}" for item in list_.all("[data-item]").all()]
    list_.all(".k-checklist__anchor").nth(4).click()
    assert list_.here() == PAGE + addresses[4]
    expect(ticks(list_).nth(4)).to_be_focused()


def test_the_item_that_a_case_names_opens_and_is_marked(reader: Reader) -> None:
    reader.open("cases/medellin-cooperation-agency/").settle()
    link = reader.all(".k-items a[href*='#item-']").first
    id_ = link.evaluate("(link) => link.hash.slice(1)")
    link.click()
    reader.page.wait_for_url(f"**/{PAGE}#{id_}")
    expect(reader.all(f"#{id_}").get_by_role("checkbox")).to_be_focused()


def test_axe_finds_nothing_while_items_are_ticked_and_cleared(list_: Reader) -> None:
    ticks(list_).nth(0).check()
    assert list_.violations() == []
    list_.page.get_by_role("button", name="Clear all ticks").click()
    assert list_.violations() == []


def test_a_browser_that_keeps_nothing_says_so_and_still_ticks(reader: Reader) -> None:
    reader.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    arrive(reader, PAGE)
    ticks(reader).first.check()
    assert progress(reader).startswith("1 of")
    assert "does not keep" in reader.all(".k-checklist__kept").inner_text()


def test_without_scripts_it_is_a_list_to_read_and_to_print(reader_without_scripts: Reader) -> None:
    reader = reader_without_scripts.open(PAGE)
    items = reader.all("ol.k-checklist__items > li")
    assert items.count() >= 7
    for item in items.all():
        for part in (".k-checklist__label", "dt:text-is('Why') + dd", "dt:text-is('How to tell') + dd"):
            assert item.locator(part).inner_text().strip()
    expect(reader.page.get_by_role("button", name="Clear all ticks")).to_have_count(0)
    expect(reader.page.get_by_role("article").get_by_role("status")).to_have_count(0)
