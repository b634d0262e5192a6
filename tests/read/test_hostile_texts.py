"""What a stranger writes into a case is shown as the text it is: it runs nothing, loads nothing and misleads nobody."""

from collections.abc import Callable

import pytest

from . import small_library
from .dom import tree
from .project import Project
from .reader import Reader

PAGE = f"cases/{small_library.HOSTILE}/"
TITLE = f"{small_library.HOSTILE_TITLE} - Kontor"


@pytest.fixture
def victim(new_reader: Callable[..., Reader], hostile_site: Project) -> Reader:
    """A reader of the hostile case; the fixture of readers fails on any dialog, message or request to another host."""
    return new_reader(hostile_site).open(PAGE)


def test_nothing_runs_and_nothing_is_asked_of_another_host(victim: Reader) -> None:
    victim.settle()
    assert victim.said == []
    assert victim.elsewhere() == []
    assert victim.refused == []


def test_no_tag_of_a_stranger_becomes_part_of_the_page(victim: Reader) -> None:
    article = victim.all("main article.md-content__inner")
    assert article.locator("script, img, iframe, style, object, embed").count() == 0
    handlers = "(article) => [...article.querySelectorAll('*')].flatMap((one) => [...one.attributes]).map((one) => one.name).filter((name) => name.startsWith('on'))"
    assert article.evaluate(handlers) == []
    schemes = "(article) => [...new Set([...article.querySelectorAll('a')].map((link) => link.protocol))]"
    assert set(article.evaluate(schemes)) <= {"http:", "https:"}


@pytest.mark.parametrize(
    "place",
    [
        ".k-head__title",
        ".k-head__answer",
        ".k-note--partial",
        ".k-effort__note >> nth=0",
        ".k-items__note",
        ".k-sources__title",
        "#results + ul .k-claims__claim",
        "#lessons + ul .k-claims__claim",
        ".k-conditions__note",
    ],
)
def test_every_text_is_shown_as_it_was_written(victim: Reader, place: str) -> None:
    words = victim.all(place).inner_text()
    for text in small_library.TEXTS if place != ".k-head__title" else small_library.TEXTS[:4]:
        assert text in words


def test_markdown_shows_tags_templates_and_pictures_as_text_too(victim: Reader) -> None:
    words = " ".join(victim.all("#context + .k-prose, #approach + .k-prose").all_inner_texts())
    for text in small_library.TEXTS[:-1]:
        assert text in words
    assert "49" not in words


def test_the_title_is_whole_in_the_tab_the_preview_and_the_heading(victim: Reader, hostile_site: Project) -> None:
    assert victim.page.title() == TITLE
    assert victim.all("h1").inner_text() == small_library.HOSTILE_TITLE
    head = tree(hostile_site.html(PAGE)).one("head")
    assert head.one("meta", property="og:title").attributes["content"] == small_library.HOSTILE_TITLE
    assert head.one("meta", name="description").attributes["content"] == " ".join(small_library.TEXTS)
    assert [one.attributes.get("src") for one in head.all("script") if "src" not in one.attributes] == []


def test_the_mark_that_turns_a_line_around_is_on_no_page_and_in_no_file_for_machines(hostile_site: Project) -> None:
    files = [file for file in hostile_site.site.rglob("*") if file.suffix in {".html", ".xml", ".json"}]
    assert len(files) > 100
    assert [file.name for file in files if small_library.OVERRIDE in file.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    "page",
    [
        "",
        "cases/all/",
        "cases/by/mechanism/twinning/",
        "cities/ghent/",
        "guide/shared-objectives/",
        "checklists/know-your-commitments/cases/",
    ],
)
def test_pages_that_quote_the_case_show_its_texts_as_text_too(new_reader: Callable[..., Reader], hostile_site: Project, page: str) -> None:
    reader = new_reader(hostile_site).open(page)
    assert small_library.HOSTILE_TITLE in reader.all("main").inner_text()
    assert reader.all("main img").count() == 0


def test_search_shows_the_texts_as_text_too(new_reader: Callable[..., Reader], hostile_site: Project) -> None:
    reader = new_reader(hostile_site).open("")
    reader.page.keyboard.press("/")
    reader.page.get_by_role("searchbox").fill("onerror")
    result = reader.page.get_by_role("dialog").get_by_role("link", name=small_library.HOSTILE_TITLE)
    result.wait_for()
    assert "<script>" in reader.page.get_by_role("dialog").get_by_role("listitem").first.inner_text()
    result.click()
    reader.page.wait_for_url(f"**/{PAGE}")
    assert reader.page.title() == TITLE
