"""Another website or a learning platform shows a checklist in a frame; no other page of the site may be framed."""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, expect

from .checklist_page import PAGE, Checklist
from .project import Host, Project
from .reader import Reader

EMBED = f"{PAGE}embed/"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Host]:
    """Another website."""
    host = Host()
    host.folder = tmp_path
    yield host
    host.close()


@pytest.fixture
def framed(browser, elsewhere: Host, site: Project) -> Iterator[Callable[..., FrameLocator]]:  # type: ignore[no-untyped-def]
    """A function that shows an address of the library in a frame of another website."""
    context = browser.new_context(viewport={"width": 900, "height": 800})

    def show(line: str, *scripts: str) -> FrameLocator:
        (elsewhere.folder / "index.html").write_text(f"<!doctype html><title>A course</title><h1>A course</h1>{line}", encoding="utf-8")
        page = context.new_page()
        for script in scripts:
            page.add_init_script(script)
        page.goto(elsewhere.address)
        return page.frame_locator("iframe")

    yield show
    context.close()


def snippet(site: Project) -> str:
    found = re.search(r'<code id="embed-line">(.*?)</code>', site.html(PAGE))
    assert found
    return html.unescape(found[1])


def test_the_line_that_the_page_offers_shows_the_list_in_another_website(framed: Callable[..., FrameLocator], site: Project) -> None:
    line = snippet(site)
    assert (
        line == f'<iframe src="{site.address}{EMBED}" title="Checklist: Know your commitments" loading="lazy" width="100%" height="640"'
        ' allow="clipboard-write"></iframe>'
    )
    frame = framed(line)
    entry = frame.locator("[data-item='name-an-owner']")
    entry.get_by_role("radio", name="Done").check()
    expect(frame.locator("[data-part=count]")).to_have_text("1 done, 11 open")
    expect(frame.get_by_role("link", name="Kontor: Know your commitments")).to_have_attribute("href", re.compile(r"\.\./\.\./"))


def test_where_the_frame_may_keep_nothing_the_list_says_so_and_works(framed: Callable[..., FrameLocator], site: Project) -> None:
    frame = framed(
        snippet(site),
        "if (top !== self) Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    )
    frame.locator("[data-part=bar]:visible").first.wait_for()  # A click before the script is there would not be kept.
    frame.locator("[data-item='name-an-owner']").get_by_role("radio", name="Done").check()
    expect(frame.locator("[data-part=count]")).to_have_text("1 done, 11 open")
    expect(frame.locator("[data-part=kept]")).to_have_text("This browser keeps no answers here. Save them to a file before you leave.")


def test_the_number_of_an_item_marks_it_inside_the_frame(framed: Callable[..., FrameLocator], site: Project) -> None:
    frame = framed(snippet(site))
    frame.locator("[data-part=bar]:visible").first.wait_for()
    page = frame.owner.page
    frame.get_by_role("link", name="Item 5", exact=True).click()
    entry = frame.locator("[data-item='state-the-aim']")
    expect(entry).to_have_class("k-entry k-entry--open")
    expect(entry.get_by_role("radio", name="Open")).to_be_focused()
    assert len(page.context.pages) == 1
    with page.context.expect_page() as beside:
        frame.get_by_role("link", name="Kontor: Know your commitments").click()
    assert beside.value.url == site.address + PAGE


def test_the_link_to_an_item_is_copied_from_the_frame(framed: Callable[..., FrameLocator], site: Project) -> None:
    frame = framed(snippet(site))
    frame.locator("[data-part=bar]:visible").first.wait_for()
    frame.owner.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    entry = frame.locator("[data-item='state-the-aim']")
    entry.get_by_role("button", name="Copy link").click()
    expect(entry.locator(".k-entry__copy")).to_have_text("Copied")


def test_where_the_frame_may_not_copy_the_address_stands_beside_the_button(framed: Callable[..., FrameLocator], site: Project) -> None:
    frame = framed(snippet(site).replace(' allow="clipboard-write"', ""))
    frame.locator("[data-part=bar]:visible").first.wait_for()
    entry = frame.locator("[data-item='count-the-cost']")
    entry.get_by_role("button", name="Copy link").click()
    field = entry.get_by_label("This browser did not copy the link. Copy it from here:")
    expect(field).to_have_value(f"{site.address}{PAGE}#item-count-the-cost")
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    assert field.evaluate("(field) => field.selectionEnd - field.selectionStart === field.value.length")
    frame.locator("[data-item='list-everything']").get_by_role("button", name="Copy link").click()
    expect(field).to_have_count(0)
    expect(frame.locator("[data-part=address]")).to_have_value(f"{site.address}{PAGE}#item-list-everything")


def test_the_page_promises_no_more_than_browsers_keep(reader: Reader) -> None:
    promise = reader.open(PAGE).page.get_by_text("To show the list on another website or a learning platform")
    expect(promise).to_contain_text(
        "Answers stay in the browser of each reader. Some browsers keep nothing inside the page of another site: "
        "there the list says so, and readers save their answers to a file before they leave."
    )


@pytest.mark.parametrize("url", ["", PAGE, f"{PAGE}handout/", f"{PAGE}cases/", "cases/all/", "about/privacy/"])
def test_no_other_page_may_be_framed_by_others(framed: Callable[..., FrameLocator], site: Project, url: str) -> None:
    frame = framed(f'<iframe src="{site.address}{url}" title="Framed"></iframe>')
    expect(frame.get_by_text("Kontor")).to_have_count(0)


def test_the_headers_forbid_it_everywhere_but_there(site: Project) -> None:
    host = Host()
    host.folder = site.site
    policies = {url: host.headers(f"/{url}")["Content-Security-Policy"] for url in site.pages() if not url.endswith(".html")}
    open_ = {url for url, policy in policies.items() if "frame-ancestors" not in policy}
    assert open_ == {url for url in policies if url.endswith("/embed/")}
    assert len(open_) >= 12
    assert len((site.site / "_headers").read_text(encoding="utf-8").splitlines()) <= 200
    host.close()


def test_it_is_small_without_a_bar_and_follows_the_colours_of_the_device(new_reader: Callable[..., Reader], site: Project) -> None:
    brightness = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)"
    shades = []
    for colours in ("light", "dark"):
        list_ = Checklist(new_reader(site, color_scheme=colours, viewport={"width": 360, "height": 740}), EMBED)
        expect(list_.page.get_by_role("banner")).to_have_count(0)
        list_.answer("list-everything", "Done")
        assert list_.reader.violations() == []
        expect(list_.entry("list-everything").locator(".k-entry__line--practice")).to_be_hidden()
        assert list_.reader.sticks_out() == []
        shades.append(list_.page.evaluate(brightness))
    assert shades[0] > 600
    assert shades[1] < 150


def test_a_link_made_in_a_frame_leads_to_the_page_of_the_list(reader: Reader) -> None:
    list_ = Checklist(reader, EMBED)
    list_.answer("list-everything", "Done")
    list_.press("share")
    expect(list_.part("link")).to_be_visible()
    assert list_.part("link").input_value().startswith(f"{reader.home}{PAGE}#filled=")


def test_without_scripts_the_list_can_be_read_there_too(reader_without_scripts: Reader) -> None:
    reader = reader_without_scripts.open(EMBED)
    assert reader.all("ol.k-checklist__items > li").count() == 12
    expect(reader.page.get_by_text("Without scripts this page keeps no answers")).to_be_visible()
