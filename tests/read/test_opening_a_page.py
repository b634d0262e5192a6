"""Whoever opens a page, of any kind, at a desk or on a phone, in light or dark colours, gets it whole and in silence."""

from collections.abc import Callable

import pytest
import yaml
from playwright.sync_api import Browser

from .dom import tree
from .project import ROOT, Project
from .reader import Reader

POLICY = yaml.safe_load(ROOT.joinpath("mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""))["extra"]["content_security_policy"]


def written_pages() -> dict[str, str]:
    """The address of each page that people wrote, by its path."""
    paths = [file.relative_to(ROOT / "docs").as_posix().removesuffix(".md") for file in sorted((ROOT / "docs").rglob("*.md"))]
    return {path: "" if path == "index" else path.removesuffix("index") if path.endswith("/index") else f"{path}/" for path in paths}


def cases(site: Project, word: str) -> list[str]:
    """Addresses of cases whose file holds a word at the start of a line."""
    return [
        f"cases/{file.stem}/"
        for file in sorted((site.folder / "cases").glob("[!_]*.yml"))
        if f"\n{word}:" in file.read_text(encoding="utf-8")
    ]


def longest(site: Project, folder: str) -> str:
    """The address of the page with the most text in a folder of pages."""
    return max(
        (url for url in site.pages() if url.startswith(folder) and url.count("/") == folder.count("/") + 1),
        key=lambda url: len(site.html(url)),
    )


def shortest(site: Project, folder: str) -> str:
    """The address of the page with the least text in a folder of pages."""
    return min(
        (url for url in site.pages() if url.startswith(folder) and url.count("/") == folder.count("/") + 1),
        key=lambda url: len(site.html(url)),
    )


GENERATED: dict[str, Callable[[Project], str]] = {
    "a case": lambda site: max(cases(site, "effort"), key=lambda url: len(site.html(url))),
    "a partial case": lambda site: cases(site, "partial")[0],
    "a city with cases": lambda site: longest(site, "cities/"),
    "a city without cases": lambda site: shortest(site, "cities/"),
    "a network with cases": lambda site: longest(site, "networks/"),
    "a network without cases": lambda site: shortest(site, "networks/"),
    "a list by mechanism": lambda site: longest(site, "cases/by/mechanism/"),
    "a list by country": lambda site: longest(site, "cases/by/country/"),
    "a list by practice": lambda site: longest(site, "cases/by/practice/"),
    "all cases": lambda site: "cases/all/",
    "a letter of the register of sources": lambda site: longest(site, "about/sources/"),
    "a practice": lambda site: "guide/know-your-commitments/",
    "a guide": lambda site: longest(site, "guide/"),
    "a checklist": lambda site: "checklists/know-your-commitments/",
    "the cases behind a checklist": lambda site: "checklists/know-your-commitments/cases/",
    "the page for a wrong address": lambda site: "404.html",
}
PAGES = [*written_pages(), *GENERATED]


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, settled_reader: Reader, site: Project) -> Reader:
    """A page that was just opened; a new reader for each would take the time of the page."""
    for heard in (settled_reader.said, settled_reader.asked, settled_reader.refused, settled_reader.answers):
        heard.clear()
    settled_reader.open(GENERATED[request.param](site) if request.param in GENERATED else written_pages()[request.param])
    settled_reader.settle()
    return settled_reader


def test_it_opens_without_a_message_a_failed_request_or_a_word_to_another_host(opened: Reader) -> None:
    assert opened.said == []
    assert opened.refused == []
    assert opened.elsewhere() == []


def test_axe_finds_nothing_and_nothing_sticks_out_at_a_desk_and_on_a_phone_in_both_colours(opened: Reader) -> None:
    assert opened.faults() == {}


def test_it_does_not_scroll_sideways_at_a_zoom_of_200_or_400_per_cent(opened: Reader) -> None:
    found = {}
    for width in (640, 320):
        opened.page.set_viewport_size({"width": width, "height": 450})
        found[f"{width} pixels wide"] = opened.sticks_out()
    opened.page.set_viewport_size({"width": 1280, "height": 900})
    assert not any(found.values()), found


def test_it_carries_the_strict_policy_before_anything_that_the_policy_rules(opened: Reader) -> None:
    policies = opened.page.evaluate("[...document.querySelectorAll('meta[http-equiv=Content-Security-Policy]')].map((one) => one.content)")
    assert policies == [POLICY]
    assert opened.page.evaluate("document.head.firstElementChild.httpEquiv") == "Content-Security-Policy"


def test_the_policy_allows_no_inline_script_no_inline_style_and_no_other_host() -> None:
    rules = dict(rule.strip().partition(" ")[::2] for rule in POLICY.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert {value for name, value in rules.items() if name not in ("script-src", "img-src")} == {"'none'", "'self'"}
    assert rules["img-src"] == "'self' data:"


def test_a_wrong_address_deep_in_the_site_still_has_its_style_and_its_ways_on(site: Project, browser: Browser) -> None:
    reader = Reader(browser.new_context(), site.address).open("cases/by/nothing/of/this/kind/")
    assert reader.answers[0].status == 404
    assert reader.all("h1").inner_text() == "This page is not here"
    assert [url for url in reader.refused if "nothing/of/this/kind/" not in url] == []
    reader.all("main a").get_by_text("Cities", exact=True).click()
    assert reader.here() == "cities/"
    reader.context.close()


def test_the_address_of_a_case_that_moved_leads_to_the_case(new_reader: Callable[..., Reader], hostile_site: Project) -> None:
    reader = new_reader(hostile_site).open("cases/ghent-old-name/")
    assert reader.violations() == []
    reader.all("main article a").get_by_text("Ghent and Leeds compare bus lanes").click()
    assert reader.page.get_by_role("heading", level=1).inner_text() == "Ghent and Leeds compare bus lanes"


def test_the_menu_of_a_phone_opens_and_closes_from_the_keyboard(new_reader: Callable[..., Reader], site: Project) -> None:
    reader = new_reader(site, viewport={"width": 360, "height": 740}).open("guide/")
    menu = reader.page.get_by_role("button", name="Menu")
    menu.focus()
    reader.page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    way = reader.page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Networks")
    way.wait_for(state="visible")
    assert reader.violations() == []
    reader.page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false"
    assert menu.evaluate("(button) => button === document.activeElement")


@pytest.mark.parametrize("page", ["", "cases/all/", "about/glossary/"])
def test_without_scripts_every_word_and_every_way_is_there(reader_without_scripts: Reader, site: Project, page: str) -> None:
    reader_without_scripts.open(page)
    words = " ".join(reader_without_scripts.all("main").inner_text().split()).casefold()
    for heading in tree(site.html(page)).one("main").all("h2"):
        assert heading.text.casefold() in words
    assert reader_without_scripts.all("main a:visible").count() > 10
