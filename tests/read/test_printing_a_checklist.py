"""A checklist on paper: a handout, a sheet for a review and large letters, each with its address, and no item in two pieces."""

import re

import pytest
from playwright.sync_api import expect

from .checklist_page import PAGE, Checklist
from .project import Project
from .reader import Reader

SHEETS = {"handout": ("Handout", 2), "review-sheet": ("Review sheet", 2), "large-print": ("Large print", 5)}
LISTS = ("know-your-commitments", "openness-in-eleven-areas")

UNBROKEN = """(tags) => [...document.querySelectorAll(tags)].filter((one) => getComputedStyle(one).breakInside !== "avoid").length"""
STRANDED = """() => [...document.querySelectorAll("h1, h2")].filter((one) => getComputedStyle(one).breakAfter !== "avoid").length"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll("main *, footer *")]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


def pages(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    return [(float(width), float(height)) for width, height in boxes]


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_page_of_the_list_leads_to_the_sheet_and_the_sheet_back(reader: Reader, sheet: str) -> None:
    reader.open(PAGE)
    reader.all("#take-it-with-you ~ .k-papers").get_by_role("link", name=SHEETS[sheet][0]).click()
    reader.page.wait_for_url(f"**/{PAGE}{sheet}/")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Know your commitments")
    assert reader.faults() == {}
    reader.page.get_by_role("link", name="Back to: Know your commitments").click()
    reader.page.wait_for_url(f"**/{PAGE}")


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_takes_few_pages_and_no_item_is_split_nor_a_heading_left_alone(reader: Reader, sheet: str) -> None:
    for key in LISTS:
        reader.open(f"checklists/{key}/{sheet}/")
        reader.page.emulate_media(media="print")
        found = pages(reader.page.pdf(prefer_css_page_size=True))
        assert 1 <= len(found) <= SHEETS[sheet][1], key
        wide = sheet == "review-sheet"
        assert all((width > height) == wide for width, height in found)
        items = ".k-handout__item, .k-review__row, .k-large__item, .k-sheet__foot"
        assert reader.all(items).count() > 7
        assert reader.page.evaluate(UNBROKEN, items) == 0
        assert reader.page.evaluate(STRANDED) == 0
        expect(reader.all(".k-sheet__bar")).to_be_hidden()


def test_each_sheet_names_its_version_its_day_its_licence_and_its_address(reader: Reader, site: Project) -> None:
    for sheet in SHEETS:
        foot = reader.open(f"{PAGE}{sheet}/").all("footer")
        expect(foot).to_contain_text("Version 1.0 of 21 November 2026 · Edition of 21 November 2026 · Text under CC BY 4.0")
        expect(foot).to_contain_text(f"{site.address}{PAGE}")
        expect(foot.get_by_role("img", name=f"QR code of the address {site.address}{PAGE}")).to_be_visible()


def test_the_handout_gives_each_item_a_box_a_reason_and_a_sign(reader: Reader) -> None:
    reader.open(f"{PAGE}handout/")
    expect(reader.all(".k-paper__facts")).to_contain_text("60 minutes, for 3 to 8")
    for item in reader.all(".k-handout__item").all():
        expect(item.locator(".k-paper__box")).to_be_visible()
        assert item.locator(".k-handout__why").inner_text()
        assert item.locator(".k-handout__tell").inner_text().startswith("How to tell: ")


def test_the_review_sheet_is_a_table_to_fill_in_by_hand(reader: Reader) -> None:
    reader.open(f"{PAGE}review-sheet/")
    heads = reader.page.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Item", "How to tell", "Done", "Partly", "n. a.", "Who", "By when", "Notes"]
    assert reader.all("tbody tr").count() == 12
    assert reader.all("tbody .k-paper__box").count() == 36


def test_nothing_in_large_print_is_smaller_than_18_points(reader: Reader) -> None:
    reader.open(f"{PAGE}large-print/")
    reader.page.emulate_media(media="print")
    assert reader.page.evaluate(SMALLEST) >= 24  # pixels of CSS, of which three are worth four points


def test_a_filled_list_is_printed_with_its_answers_and_notes(reader: Reader) -> None:
    list_ = Checklist(reader)
    list_.answer("list-everything", "Done")
    list_.write("list-everything", "Finance gave us its list.")
    list_.page.emulate_media(media="print")
    entry = list_.entry("list-everything")
    expect(entry.get_by_text("Note: Finance gave us its list.")).to_be_visible()
    expect(entry.get_by_role("radio", name="Done")).to_be_checked()
    expect(entry.get_by_role("radio", name="Open")).to_be_hidden()
    expect(list_.part("bar")).to_be_hidden()
    assert list_.page.evaluate(UNBROKEN, "[data-item]") == 0
