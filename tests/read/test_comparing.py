"""A reader gathers two to four records, puts them side by side, sends the link, prints one sheet and keeps the table as a file."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from macros.answers import compare
from macros.library import library
from macros.library.library import Library

from . import small_library
from .dom import tree
from .project import Project
from .reader import Reader

PHONE = {"viewport": {"width": 360, "height": 740}}
CASES = ["catalonia-delegations-abroad", "vienna-liaison-offices", "medellin-cooperation-agency"]
CHOICES = {
    "cases": CASES,
    "cities": ["london", "ghent", "barcelona", "vienna"],
    "networks": ["eurocities", "c40", "uclg", "metropolis"],
    "mechanisms": ["twinning", "peer-learning"],
}
READ_TABLE = """() => Object.fromEntries([...document.querySelectorAll(".k-comparison__row")].map((row) => [
  row.querySelector(".k-comparison__label").firstChild.textContent,
  [...row.cells].slice(1).map((cell) => [...cell.querySelectorAll(".k-comparison__value > .k-link")].map((value) => value.textContent)),
]))"""


@pytest.fixture(scope="module")
def records(site: Project) -> Library:
    """The library that the site was built from."""
    return library.read(site.folder)


@pytest.fixture(scope="module")
def side_by_side(new_settled_reader: Callable[..., Reader], site: Project) -> Callable[[str], Reader]:
    """A function that gives the comparison of each kind, for tests that only look at it."""
    readers: dict[str, Reader] = {}

    def give(kind: str) -> Reader:
        if kind not in readers:
            readers[kind] = opened(new_settled_reader(site), kind, CHOICES[kind])
        return readers[kind]

    return give


def opened(reader: Reader, kind: str, keys: list[str], more: str = "") -> Reader:
    """A comparison, once it is drawn."""
    reader.open(f"compare/?{kind}={','.join(keys)}{more}")
    expect(reader.all(".k-comparison__column")).to_have_count(len(keys))
    reader.settle()
    return reader


def said(reader: Reader) -> Locator:
    """The sentence that is read out."""
    return reader.all("k-compare [role=status]")


def tray(reader: Reader) -> Locator:
    return reader.page.get_by_role("region", name="Comparison", exact=True)


def picks(reader: Reader) -> Locator:
    return reader.page.get_by_role("button", name="Add to comparison: ")


def choose(reader: Reader, number: int) -> list[str]:
    """Press the first buttons of the page; the names of what was chosen."""
    names = []
    for _ in range(number):
        button = picks(reader).first
        names.append(str(button.get_attribute("data-name")))
        button.click()
        expect(reader.page.get_by_role("button", name=f"Remove from comparison: {names[-1]}", exact=True).first).to_be_visible()
    return names


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


# Choosing


def test_cases_are_chosen_from_cards_and_compared(reader: Reader) -> None:
    reader.open("cases/by/status/failed/")
    names = choose(reader, 2)
    expect(tray(reader)).to_contain_text("2 cases")
    expect(tray(reader).get_by_role("status")).to_have_text("Added, 2 of 4.")
    assert reader.faults() == {}
    tray(reader).get_by_role("link", name="Compare").click()
    for name in names:
        expect(reader.page.get_by_role("columnheader", name=name)).to_be_visible()
    expect(tray(reader)).to_have_count(0)


def test_a_record_is_chosen_on_its_own_page_from_the_keyboard(reader: Reader) -> None:
    for page in ("cases/catalonia-delegations-abroad/", "cities/ghent/", "networks/c40/"):
        reader.open(page)
        button = reader.all("header .k-pick")
        button.focus()
        reader.page.keyboard.press("Enter")
        expect(button).to_have_text("Remove from comparison")
        expect(button).to_be_focused()
        expect(tray(reader).get_by_role("status")).to_have_text("Added, 1 of 4. Choose at least one more.")
        expect(tray(reader).get_by_role("link", name="Compare")).to_have_count(0)
        assert reader.page.evaluate("JSON.parse(sessionStorage.getItem('kontor:tray')).kind") == page.partition("/")[0]
        reader.page.keyboard.press("Space")
        expect(button).to_have_text("Add to comparison")
        expect(tray(reader)).to_have_count(0)


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("networks/", "networks"),
        ("cases/?view=table", "cases"),
        ("cities/ghent/", "cities"),
        ("cities/twinnings/", "cities"),
        ("guide/mechanisms/", "mechanisms"),
    ],
)
def test_records_are_chosen_where_they_stand_in_a_row(reader: Reader, page: str, kind: str) -> None:
    reader.open(page)
    rows = reader.all(f"[data-compare^='{kind}/']:is(th, .k-choice__head)").locator(".k-pick")
    for number in range(2):
        rows.nth(number).click()
    expect(tray(reader)).to_contain_text(f"2 {kind}")
    names = [str(rows.nth(number).get_attribute("data-name")) for number in range(2)]
    tray(reader).get_by_role("link", name="Compare").click()
    for name in names:
        expect(reader.page.get_by_role("columnheader", name=name)).to_be_visible()
    assert reader.here().startswith(f"compare/?{kind}=")


def test_the_choice_stays_from_page_to_page_and_its_buttons_know(reader: Reader) -> None:
    reader.open("guide/mechanisms/")
    reader.page.get_by_role("button", name="Add to comparison: Twinning").click()
    expect(tray(reader)).to_be_visible()
    reader.all("main a").get_by_text("compare", exact=True).click()
    expect(reader.page.get_by_role("columnheader", name="Twinning")).to_be_visible()
    expect(said(reader)).to_have_text("Add at least one more mechanism.")
    assert reader.here() == "compare/?mechanisms=twinning"
    reader.page.go_back()
    expect(reader.page.get_by_role("button", name="Remove from comparison: Twinning")).to_be_visible()
    reader.page.reload()
    expect(tray(reader)).to_contain_text("Twinning")


def test_a_fifth_is_refused_in_a_sentence(reader: Reader) -> None:
    reader.open("cases/by/status/failed/")
    choose(reader, 4)
    expect(tray(reader)).to_contain_text("4 cases")
    picks(reader).nth(0).click()
    expect(tray(reader).get_by_role("status")).to_have_text("A comparison holds 4 at most. Remove one before you add another.")
    expect(tray(reader).get_by_role("listitem")).to_have_count(4)


def test_kinds_do_not_mix(reader: Reader) -> None:
    reader.open("cities/ghent/")
    reader.page.get_by_role("button", name="Add to comparison: Ghent", exact=True).click()
    expect(tray(reader)).to_contain_text("1 city")
    reader.all(".k-card .k-pick").first.click()
    expect(tray(reader).get_by_role("status")).to_contain_text("You are comparing cities. Only records of one kind can stand side by side.")
    expect(tray(reader)).to_contain_text("1 city")
    assert reader.violations() == []
    tray(reader).get_by_role("button", name="Start again with").click()
    expect(tray(reader)).to_contain_text("1 case")
    expect(reader.page.get_by_role("button", name="Add to comparison: Ghent", exact=True)).to_be_visible()


def test_removing_and_emptying_keep_the_focus_in_the_page(reader: Reader) -> None:
    reader.open("cases/by/status/failed/")
    choose(reader, 3)
    expect(tray(reader).get_by_role("listitem")).to_have_count(3)
    tray(reader).get_by_role("button", name="Remove ").nth(1).click()
    expect(tray(reader).get_by_role("status")).to_have_text("Removed, 2 of 4 left.")
    expect(tray(reader).get_by_role("button", name="Remove ").nth(1)).to_be_focused()
    tray(reader).get_by_role("button", name="Empty").click()
    expect(tray(reader)).to_have_count(0)
    assert reader.page.evaluate("document.activeElement !== document.body")
    assert reader.page.evaluate("sessionStorage.getItem('kontor:tray')") is None


@pytest.mark.parametrize("size", [{}, PHONE], ids=["at a desk", "on a phone"])
def test_the_tray_covers_neither_what_has_the_focus_nor_the_foot_of_the_page(
    new_reader: Callable[..., Reader], site: Project, size: dict[str, dict[str, int]]
) -> None:
    reader = new_reader(site, **size).open("cases/all/")
    choose(reader, 4)
    expect(tray(reader).get_by_role("listitem")).to_have_count(4)
    top = "document.querySelector('.k-tray').getBoundingClientRect().top"
    reader.all("main a").first.focus()
    for _ in range(40):
        reader.page.keyboard.press("Tab")
        covered = f"!document.activeElement.closest('.k-tray') && document.activeElement.getBoundingClientRect().bottom > {top} + 1"
        assert not reader.page.evaluate(covered), reader.page.evaluate("document.activeElement.outerHTML")
    reader.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert reader.page.evaluate(f"document.querySelector('.k-footer').getBoundingClientRect().bottom <= {top} + 1")


def test_a_browser_that_keeps_nothing_still_compares(reader: Reader) -> None:
    for method in ("setItem", "getItem"):
        reader.page.add_init_script(f"Storage.prototype.{method} = () => {{ throw new DOMException('no', 'SecurityError'); }};")
    reader.open("guide/mechanisms/")
    for name in ("Twinning", "Peer learning"):
        reader.page.get_by_role("button", name=f"Add to comparison: {name}").click()
    tray(reader).get_by_role("link", name="Compare").click()
    expect(reader.all(".k-comparison__column")).to_have_count(2)


def test_the_tray_is_not_printed(reader: Reader) -> None:
    reader.open("cities/ghent/")
    reader.all("header .k-pick").click()
    expect(tray(reader)).to_be_visible()
    reader.page.emulate_media(media="print")
    assert reader.all(".k-tray:visible, .k-pick:visible").count() == 0


def test_a_case_page_without_a_choice_fetches_nothing_for_it(reader: Reader) -> None:
    reader.open(f"cases/{CASES[0]}/").settle()
    assert [url for url in reader.asked if "tray" in url or "compare" in url] == []


# The comparison


@pytest.mark.parametrize("kind", ["cases", "cities", "networks"])
def test_it_says_what_the_macro_says(side_by_side: Callable[[str], Reader], records: Library, kind: str) -> None:
    found = compare.comparison(records, kind, CHOICES[kind])
    reader = side_by_side(kind)
    heads = [head.strip() for head in reader.all(".k-comparison__column > a").all_inner_texts()]
    assert heads == [column.text for column in found.columns]
    expected = {row.label: [[cell.text for cell in cells] for cells in row.cells] for row in found.rows}
    assert reader.page.evaluate(READ_TABLE) == expected
    marked = [label.split("\n")[0] for label in reader.all(".k-comparison__row--differs .k-comparison__label").all_inner_texts()]
    differing = [row.label for row in found.rows if row.differs]
    assert marked == (differing if len(differing) < len(found.rows) else [])


def test_every_case_has_every_row_on_its_page(site: Project) -> None:
    for slug in CASES:
        marks = set(re.findall(r'data-row="([a-z_]+)"', site.html(f"cases/{slug}/")))
        assert marks <= set(compare.fields("cases"))
        assert marks >= {"places", "mechanisms", "innovation", "themes", "period", "status", "evidence"}


def test_mechanisms_are_compared_with_the_figures_of_their_page(side_by_side: Callable[[str], Reader], site: Project) -> None:
    table = side_by_side("mechanisms").page.evaluate(READ_TABLE)
    page = tree(site.html("guide/mechanisms/"))
    for index, key in enumerate(CHOICES["mechanisms"]):
        (entry,) = (one for one in page.all("li", "k-choice__entry") if one.attributes["data-record"] == f"mechanisms/{key}")
        for row, label in (("cost", "Cost"), ("cases", "Cases"), ("ended_badly", "Failed, ended early or paused")):
            assert table[label][index] == [entry.one("div", f"k-choice__measure--{row}").one("dd", "k-choice__figure").text]


@pytest.mark.parametrize("kind", CHOICES)
def test_it_is_whole_and_fits_in_every_look(side_by_side: Callable[[str], Reader], kind: str) -> None:
    assert side_by_side(kind).faults() == {}


def test_rows_that_differ_are_marked_with_a_word_and_equal_rows_can_be_hidden(reader: Reader) -> None:
    opened(reader, "cases", CASES)
    rows = reader.all(".k-comparison__row")
    equal = reader.all(".k-comparison__row:not(.k-comparison__row--differs)")
    number = equal.count()
    assert 0 < number < rows.count()
    for row in reader.all(".k-comparison__row--differs").all():
        expect(row.locator(".k-differs")).to_have_text("Differs")
    box = reader.page.get_by_role("checkbox", name="Hide rows that are equal")
    box.focus()
    reader.page.keyboard.press("Space")
    assert equal.locator("visible=true").count() == 0
    expect(said(reader)).to_have_text(f"{number} equal {'row' if number == 1 else 'rows'} hidden.")
    assert reader.here().endswith("&differing")
    opened(reader, "cases", CASES, "&differing")
    expect(box).to_be_checked()
    assert equal.locator("visible=true").count() == 0
    box.uncheck()
    assert equal.locator("visible=true").count() == number


def test_the_address_follows_what_is_removed_and_added(reader: Reader) -> None:
    opened(reader, "networks", ["eurocities", "c40", "uclg"])
    reader.page.get_by_role("button", name="Remove C40").click()
    expect(reader.all(".k-comparison__column")).to_have_count(2)
    assert reader.here() == "compare/?networks=eurocities,uclg"
    expect(reader.page.get_by_role("button", name="Remove Eurocities")).to_be_focused()
    reader.page.get_by_label("Add a network").select_option("Metropolis")
    reader.page.get_by_role("button", name="Add", exact=True).click()
    expect(reader.all(".k-comparison__column")).to_have_count(3)
    assert reader.here() == "compare/?networks=eurocities,uclg,metropolis"
    reader.open("networks/c40/")
    expect(tray(reader)).to_contain_text("3 networks")


def test_an_address_that_names_nothing_opens_what_was_chosen_and_one_that_names_something_does_not(reader: Reader) -> None:
    reader.open("networks/")
    names = choose(reader, 2)
    chosen = str(tray(reader).get_by_role("link", name="Compare").get_attribute("href")).removeprefix(reader.home)
    reader.open("compare/")
    for name in names:
        expect(reader.page.get_by_role("columnheader", name=name)).to_be_visible()
    assert reader.here() == chosen
    opened(reader, "cities", ["ghent", "leeds"])
    assert reader.here() == "compare/?cities=ghent,leeds"


@pytest.mark.parametrize("number", [2, 3, 4])
def test_on_a_phone_the_table_ends_at_its_last_column_and_shows_that_there_is_a_third(
    new_reader: Callable[..., Reader], site: Project, number: int
) -> None:
    reader = opened(new_reader(site, **PHONE), "networks", CHOICES["networks"][:number])
    frame = "document.querySelector('.k-comparison__scroll')"
    right = f"[...document.querySelectorAll('.k-comparison__column')].map((one) => one.getBoundingClientRect().right - {frame}.getBoundingClientRect().left)"
    rights = reader.page.evaluate(right)
    wide, shown = reader.page.evaluate(f"[{frame}.scrollWidth, {frame}.clientWidth]")
    assert abs(wide - rights[-1]) <= 1
    assert rights[1] <= shown - 24 if number > 2 else rights[1] <= shown


def test_records_can_be_chosen_on_the_page_itself(reader: Reader) -> None:
    reader.open("compare/")
    expect(said(reader)).to_have_text("Nothing is chosen yet.")
    reader.page.get_by_label("Compare", exact=True).select_option("mechanisms")
    for name in ("Twinning", "Peer learning"):
        reader.page.get_by_label("Add a mechanism").select_option(name)
        reader.page.get_by_role("button", name="Add", exact=True).click()
        expect(reader.page.get_by_role("columnheader", name=name)).to_be_visible()
    assert reader.here() == "compare/?mechanisms=twinning,peer-learning"


def test_the_link_is_copied(new_reader: Callable[..., Reader], site: Project) -> None:
    reader = opened(new_reader(site, permissions=["clipboard-read", "clipboard-write"]), "cases", CASES)
    reader.page.get_by_role("button", name="Copy link").click()
    expect(said(reader)).to_have_text("The link is copied.")
    assert reader.page.evaluate("navigator.clipboard.readText()") == f"{reader.home}compare/?cases={','.join(CASES)}"


# Wrong addresses


WRONG = [
    ("cases=catalonia-delegations-abroad,no-such-case", 1, "There is no case 'no-such-case'. Add at least one more case."),
    (
        "cases=..%2F..%2Fcities%2Fghent,no-such-case",
        0,
        "There is no case '../../cities/ghent'. There is no case 'no-such-case'. Nothing is chosen yet.",
    ),
    ("cities=ghent,atlantis,leeds", 2, "There is no city 'atlantis'."),
    ("mechanisms=twinning,telepathy", 1, "There is no mechanism 'telepathy'."),
    ("networks=c40,c40,uclg,metropolis,eurocities,iclei", 4, "A comparison holds 4 at most: these are the first 4."),
    ("cities=ghent,leeds&networks=c40", 2, "Records of one kind can stand side by side: these are the cities."),
    ("towns=ghent", 0, "Nothing is chosen yet."),
    ("cases=", 0, "Nothing is chosen yet."),
    ("cases=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", 0, "There is no case '<img src=x onerror=alert(1)>'."),
]


def test_a_wrong_address_gives_a_sentence(browser: Browser, site: Project) -> None:
    reader = Reader(browser.new_context(), site.address)
    for query, columns, sentence in WRONG:
        reader.open(f"compare/?{query}")
        expect(said(reader)).to_contain_text(sentence)
        expect(reader.all(".k-comparison__column")).to_have_count(columns)
    # The browser itself reports each page that is not there.
    assert [message for message in reader.said if "404" not in message] == []
    reader.context.close()


def test_a_case_that_moved_is_found_under_its_old_name(new_reader: Callable[..., Reader], hostile_site: Project) -> None:
    reader = opened(new_reader(hostile_site), "cases", [small_library.MOVED, "leeds-failed-case"])
    expect(reader.page.get_by_role("columnheader", name="Ghent and Leeds compare bus lanes")).to_be_visible()


def test_what_a_stranger_wrote_stays_text(new_reader: Callable[..., Reader], hostile_site: Project, tmp_path: Path) -> None:
    reader = new_reader(hostile_site).open("cases/all/")
    choose(reader, 2)
    reader.open(f"cases/{small_library.HOSTILE}/")
    reader.all("header .k-pick").click()
    reader = opened(reader, "cases", [small_library.HOSTILE, "leeds-failed-case"])
    assert reader.all("k-compare :is(script, img)").count() == 0
    assert small_library.SCRIPT in reader.all(".k-comparison__column").first.inner_text()
    assert reader.violations() == []
    rows = saved(reader, tmp_path)
    assert any(small_library.SCRIPT in cell for row in rows for cell in row)


# Taking away


def saved(reader: Reader, folder: Path) -> list[list[str]]:
    """The file that a reader gets, as rows of cells."""
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Download as CSV").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".csv"
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))


def test_the_file_holds_every_row_also_those_that_are_hidden(reader: Reader, records: Library, tmp_path: Path) -> None:
    opened(reader, "cases", CASES, "&differing")
    rows = saved(reader, tmp_path)
    found = compare.comparison(records, "cases", CASES)
    assert rows[0] == ["", *(column.text for column in found.columns), "Differs"]
    assert rows[1][1:-1] == [f"{reader.home}cases/{slug}/" for slug in CASES]
    assert [row[0] for row in rows[2:]] == [row.label for row in found.rows]
    assert [row[-1] for row in rows[2:]] == ["yes" if row.differs else "no" for row in found.rows]
    themes = next(row for row in found.rows if row.field == "themes")
    assert rows[2 + found.rows.index(themes)][1:-1] == ["; ".join(cell.text for cell in cells) for cells in themes.cells]


def test_a_cell_that_a_spreadsheet_would_take_for_a_formula_is_made_text(reader: Reader, tmp_path: Path) -> None:
    opened(reader, "cases", CASES)
    reader.page.evaluate("document.querySelector('k-compare').records[0].name = '=HYPERLINK(1)'")
    assert saved(reader, tmp_path)[0][1] == "'=HYPERLINK(1)"


def longest(records: Library, kind: str) -> list[str]:
    """The four records with the longest rows."""

    def length(key: str) -> int:
        return sum(len(cell.text) for row in compare.comparison(records, kind, [key]).rows for cells in row.cells for cell in cells)

    keys = records.cases if kind == "cases" else records.reference.networks
    return sorted(keys, key=length)[-4:]


@pytest.mark.parametrize("kind", [*CHOICES, "the longest cases", "the longest networks"])
def test_it_is_printed_on_one_landscape_sheet(
    side_by_side: Callable[[str], Reader], settled_reader: Reader, records: Library, kind: str
) -> None:
    name = kind.removeprefix("the longest ")
    reader = side_by_side(kind) if name == kind else opened(settled_reader, name, longest(records, name))
    reader.page.emulate_media(media="print")
    assert reader.all("k-compare button:visible, k-compare select:visible, .k-page > h2:visible, .md-header:visible").count() == 0
    expect(reader.all(".k-compare__address")).to_have_text(f"{reader.home}{reader.here()}")
    pdf = reader.page.pdf(prefer_css_page_size=True)
    reader.page.emulate_media(media="screen")
    assert sheets(pdf) == 1
    wide, high = map(float, re.search(rb"/MediaBox\s*\[0 0 ([0-9.]+) ([0-9.]+)\]", pdf).groups())  # type: ignore[union-attr]
    assert wide > high


def test_other_pages_are_still_printed_upright_after_it(reader: Reader) -> None:
    opened(reader, "mechanisms", CHOICES["mechanisms"])
    reader.all(".k-footer a").get_by_text("Method").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Method")
    expect(reader.all("link[href$='compare.css']")).to_have_count(0)


# Without scripts


def test_without_scripts_the_page_leads_to_comparisons_that_are_ready(reader_without_scripts: Reader) -> None:
    reader = reader_without_scripts.open("compare/?cases=catalonia-delegations-abroad")
    expect(reader.all("main")).to_contain_text("This page needs a script to put your own choice together.")
    assert reader.all("k-compare :is(button, select, input):visible").count() == 0
    for name, there in (
        ("The mechanisms", "mechanisms"),
        ("The five city types", "city-types"),
        ("The networks", "networks"),
        ("Six metropolises", "metropolises"),
    ):
        link = reader.all("main").get_by_role("link", name=name)
        assert there in str(link.get_attribute("href"))


def test_without_scripts_no_page_has_a_dead_button(reader_without_scripts: Reader) -> None:
    for page in ("cases/all/", "cities/ghent/", "networks/c40/", "guide/mechanisms/"):
        reader_without_scripts.open(page)
        assert reader_without_scripts.all("main").get_by_text("Add to comparison").count() == 0
