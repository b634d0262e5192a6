"""On a phone in a train a case is there at once: at most 70 kB and 11 requests, with everything that the first view needs."""

import gzip

import pytest
from playwright.sync_api import expect

from .checklist_page import PAGE, Checklist, file
from .project import Project
from .reader import Reader
from .search_dialog import Search

KB = 1000


def weight(reader: Reader) -> dict[str, int]:
    """Bytes that travel for each address, as a host sends them, compressed."""
    return {answer.url.removeprefix(reader.home): len(gzip.compress(answer.body(), 6)) for answer in reader.answers}


@pytest.fixture
def heaviest(site: Project) -> str:
    """The address of the case with the most text."""
    return max(
        (url for url in site.pages() if url.startswith("cases/") and url.count("/") == 2 and url != "cases/all/"),
        key=lambda url: len(site.html(url)),
    )


def test_the_heaviest_case_weighs_at_most_70_kilobytes_in_at_most_11_requests(reader: Reader, heaviest: str) -> None:
    reader.open(heaviest).settle()
    found = weight(reader)
    assert len(found) <= 11, found
    assert sum(found.values()) <= 70 * KB, found


@pytest.mark.parametrize(
    ("page", "requests", "kilobytes"),
    [
        ("", 13, 90),  # with two maps
        (PAGE, 13, 80),  # with its own sheet and two scripts
        ("guide/mechanisms/", 12, 80),  # with every sign of twelve mechanisms
        ("guide/twinning/", 12, 75),
    ],
)
def test_other_pages_that_readers_begin_with_stay_light_too(reader: Reader, page: str, requests: int, kilobytes: int) -> None:
    reader.open(page).settle()
    found = weight(reader)
    assert len(found) <= requests, found
    assert sum(found.values()) <= kilobytes * KB, found


def test_all_that_a_page_and_its_search_dialog_run_weighs_at_most_40_kilobytes_the_engine_apart(
    reader: Reader, site: Project, heaviest: str
) -> None:
    cases = "medellin-cooperation-agency,gothenburg-partner-cities"

    def opened() -> None:
        """The page as it comes."""

    def with_the_tray() -> None:
        reader.all(".k-pick").first.click()
        expect(reader.all(".k-tray")).to_be_visible()

    def filled_and_put_together() -> None:
        list_ = Checklist(reader)
        list_.answer("list-everything", "Done")
        list_.saved()
        list_.press("share")
        list_.press("merge")
        list_.page.get_by_label("Files of the others").set_input_files(
            {"name": "ana.json", "mimeType": "application/json", "buffer": file({"name-an-owner": {"answer": "done", "note": ""}}).encode()}
        )

    for page, use in {
        "": opened,
        heaviest: opened,
        "cases/": with_the_tray,
        f"compare/?cases={cases}": opened,
        "guide/mechanisms/": with_the_tray,
        "networks/": with_the_tray,
        PAGE: filled_and_put_together,
        f"workshops/your-own/#cases={cases}&checklists=know-your-commitments": opened,
    }.items():
        reader.asked.clear()
        reader.open(page)
        use()
        reader.settle()
        reader.page.locator("h1").first.click()
        Search(reader).open().find("ghent").first.wait_for()
        asked = {url.removeprefix(reader.home) for url in reader.asked if url.endswith(".js")}
        found = {path: len(gzip.compress((site.site / path).read_bytes(), 6)) for path in asked if not path.startswith("search/")}
        assert len(found) >= 4, (page, found)
        assert sum(found.values()) <= 40 * KB, (page, found)


def test_no_script_of_the_theme_is_published(site: Project) -> None:
    ours = ("assets/js/", "search/", "workshops/")
    assert [path for file in site.site.rglob("*.js") if not (path := file.relative_to(site.site).as_posix()).startswith(ours)] == []


def test_all_fonts_together_weigh_at_most_60_kilobytes(site: Project) -> None:
    fonts = {file.name: file.stat().st_size for pattern in ("*.woff2", "*.woff", "*.ttf", "*.otf") for file in site.site.rglob(pattern)}
    assert fonts
    assert sum(fonts.values()) <= 60 * KB, fonts


def test_the_picture_for_previews_weighs_at_most_120_kilobytes(site: Project) -> None:
    assert (site.site / "assets" / "img" / "preview.png").stat().st_size <= 120 * KB
