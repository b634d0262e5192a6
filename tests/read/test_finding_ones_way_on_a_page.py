"""On a long page a reader knows where they are, gets back to the top, and sees what they were led to."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from .project import Project
from .reader import Reader

CASE = "cases/medellin-cooperation-agency/"
LONG = "contribute/fields/"
IN_VIEW = """(link) => {
  const list = link.closest(".md-sidebar__scrollwrap").getBoundingClientRect();
  const box = link.getBoundingClientRect();
  return list.top <= box.top && box.bottom <= list.bottom && list.bottom <= innerHeight;
}"""
COVERED = "(part) => part.getBoundingClientRect().top < document.querySelector('.md-header').getBoundingClientRect().bottom"


def marked(reader: Reader) -> Locator:
    return reader.page.get_by_role("navigation", name="On this page").locator("[aria-current=location]")


def test_the_contents_mark_the_part_that_is_read(reader: Reader) -> None:
    reader.open(f"{CASE}#lessons")
    expect(marked(reader)).to_have_text("Lessons")
    reader.page.get_by_role("navigation", name="On this page").get_by_role("link", name="Sources").click()
    expect(marked(reader)).to_have_text("Sources")
    reader.page.evaluate("scrollTo(0, 0)")
    expect(marked(reader)).to_have_count(0)


def test_long_contents_stay_in_view_and_scroll_by_themselves(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 1280, "height": 500})
    reader.open(LONG)
    for part in ("Review (in a case)", "Case"):
        reader.page.get_by_role("heading", name=part, exact=True).evaluate("(heading) => heading.scrollIntoView()")
        expect(marked(reader)).to_have_text(part)
        assert marked(reader).evaluate(IN_VIEW)
        assert reader.page.get_by_role("heading", name=part, exact=True).evaluate(COVERED) is False


def test_contents_stay_in_view_without_scripts_too(reader_without_scripts: Reader) -> None:
    reader_without_scripts.open(f"{CASE}#sources")
    way = reader_without_scripts.page.get_by_role("navigation", name="On this page").get_by_role("link", name="Sources")
    expect(way).to_be_in_viewport()


@pytest.mark.parametrize(
    "address",
    [f"{CASE}#source-aci-about", "about/glossary/#words-local-action-plan", "checklists/know-your-commitments/#item-name-an-owner"],
)
def test_what_an_address_names_is_not_covered_by_the_header(reader: Reader, address: str) -> None:
    reader.open(address).settle()
    part = reader.page.locator(":target")
    expect(part).to_be_in_viewport()
    assert part.evaluate(COVERED) is False


def test_back_to_the_top_takes_the_focus_along_and_keeps_the_address(reader: Reader) -> None:
    address = "workshops/your-own/#title=Our+day&cases=gothenburg-partner-cities"
    reader.open(address).settle()
    reader.page.get_by_role("link", name="Back to the top").click()
    assert reader.page.evaluate("scrollY") == 0
    expect(reader.all(".k-header__name")).to_be_focused()
    assert reader.here() == address


@pytest.mark.parametrize("width", [360, 1100])
def test_the_open_menu_holds_the_page_still(new_reader: Callable[..., Reader], site: Project, width: int) -> None:
    reader = new_reader(site, viewport={"width": width, "height": 740}).open(CASE)
    reader.page.get_by_role("button", name="Menu").click()
    way = reader.page.get_by_role("navigation", name="Parts of this page").get_by_role("link", name="Sources")
    expect(way).to_be_in_viewport()
    reader.page.mouse.move(width - 20, 400)
    reader.page.mouse.wheel(0, 800)
    reader.page.wait_for_timeout(200)
    assert reader.page.evaluate("scrollY") == 0
    way.click()
    expect(reader.page.get_by_role("heading", name="Sources")).to_be_in_viewport()
    expect(way).to_be_hidden()


def test_a_wide_table_of_a_written_page_scrolls_by_keyboard_under_the_name_of_its_heading(
    new_reader: Callable[..., Reader], site: Project
) -> None:
    reader = new_reader(site, viewport={"width": 360, "height": 740}).open("about/performance/")
    place = reader.page.get_by_role("group", name="On the reader's side").first
    place.focus()
    reader.page.keyboard.press("ArrowRight")
    reader.page.wait_for_function("(place) => place.scrollLeft > 0", arg=place.element_handle())
    assert reader.sticks_out() == []
