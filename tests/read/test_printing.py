"""On paper a page is text from edge to edge: nothing to click, every source with its address."""

import re

import pytest
from playwright.sync_api import expect

from .project import Project
from .reader import Reader

CHROME = [
    ".md-header",
    ".md-tabs",
    ".md-sidebar",
    ".md-footer nav",
    ".k-nav",
    ".k-footer__top",
    ".k-search",
    ".k-copy",
    "[data-part=bar]",
    "[data-part=item-tools]",
    ".k-take",
    ".md-content__button",
]


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.fixture
def case(site: Project) -> str:
    """The address of the case with the most text."""
    return max(
        (url for url in site.pages() if url.startswith("cases/") and url.count("/") == 2 and url != "cases/all/"),
        key=lambda url: len(site.html(url)),
    )


@pytest.fixture
def paper(reader: Reader) -> Reader:
    """A reader who is about to print."""
    reader.page.emulate_media(media="print")
    return reader


@pytest.mark.parametrize("page", ["a case", "checklists/know-your-commitments/", "guide/know-your-commitments/", "guide/mechanisms/"])
def test_nothing_to_click_is_printed(paper: Reader, case: str, page: str) -> None:
    paper.open(case if page == "a case" else page).settle()
    for selector in CHROME:
        assert paper.all(f"{selector}:visible").count() == 0, selector
    expect(paper.page.get_by_role("heading", level=1)).to_be_visible()


def test_each_source_is_printed_with_its_address(paper: Reader, case: str) -> None:
    paper.open(case).settle()
    for line in paper.all(".k-sources__entry").all():
        address = line.locator(".k-sources__title").get_attribute("href")
        expect(line.locator(".k-sources__address")).to_be_visible()
        assert line.locator(".k-sources__address").inner_text() == address


def test_on_a_screen_the_address_is_not_repeated(reader: Reader, case: str) -> None:
    reader.open(case)
    assert reader.all(".k-sources__address:visible").count() == 0


@pytest.mark.parametrize(("page", "least", "most"), [("a case", 2, 9), ("checklists/know-your-commitments/", 2, 6)])
def test_it_takes_a_sensible_number_of_sheets(paper: Reader, case: str, page: str, least: int, most: int) -> None:
    paper.open(case if page == "a case" else page).settle()
    assert least <= pages(paper.page.pdf(format="A4")) <= most


def test_a_checklist_is_printed_with_boxes_to_tick_and_reasons(paper: Reader) -> None:
    paper.open("checklists/know-your-commitments/").settle()
    items = paper.all("[data-item]").all()
    assert len(items) >= 7
    for item in items:
        expect(item.get_by_role("radio", name="Done")).to_be_visible()
        expect(item.locator("dd").first).to_be_visible()


def test_what_a_fold_hides_on_the_screen_is_printed(paper: Reader) -> None:
    paper.open("workshops/half-day-audit/")
    for answer in paper.all(".k-case-card__answer").all():
        expect(answer.locator("p").first).to_be_visible()


def test_dark_colours_are_not_printed(paper: Reader, case: str) -> None:
    paper.page.emulate_media(media="print", color_scheme="dark")
    paper.open(case).settle()
    paper.page.emulate_media(media="print")
    brightness = "(one) => getComputedStyle(one).color.match(/[0-9.]+/g).slice(0, 3).map(Number).reduce((sum, part) => sum + part, 0)"
    assert paper.all("main p.k-head__answer").evaluate(brightness) < 300
