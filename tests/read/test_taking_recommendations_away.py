"""Each practice is one page of paper for somebody who decides, and all nine are one document; the text is that of the site."""

import re

import pytest
from playwright.sync_api import expect

from .dom import tree
from .project import Project
from .reader import Reader

PRACTICES = {
    "whole-of-place": ("know-your-commitments", "look-past-boundaries", "treat-networks-differently"),
    "innovation-ready": ("credible-leaders", "shared-objectives", "open-to-others"),
    "national-partnership": ("national-players", "national-strategy", "national-programmes"),
}
EVERY = [key for keys in PRACTICES.values() for key in keys]
DOCUMENT = "guide/recommendations/document/"
HEADINGS = ["Why", "How", "What it costs", "How to tell that it works", "Evidence", "Cases to read", "Sources"]
BADLY = {"failed", "ended early", "paused"}


def sheet(key: str) -> str:
    return f"guide/{key}/recommendation/"


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_each_recommendation_is_one_page_of_paper(reader: Reader) -> None:
    for key in EVERY:
        reader.open(sheet(key))
        assert pages(reader.page.pdf(prefer_css_page_size=True)) == 1, key


def test_each_says_what_why_how_at_what_cost_and_on_what_evidence(site: Project) -> None:
    for key in EVERY:
        page = tree(site.html(sheet(key)))
        assert [heading.text for heading in page.all("h2")] == HEADINGS, key
        assert 3 <= len(page.one("ol", "k-recommendation__steps").all("li")) <= 5, key
        evidence = next(paragraph.text for paragraph in page.all("p") if "hold a lesson" in paragraph.text)
        assert re.fullmatch(
            r"\d+ cases in \d+ countries hold a lesson for it; (\d+|none) of them failed, ended early or paused\. By strength:", evidence
        )
        assert len(page.one("ul", "k-recommendation__cases").all("li")) == 3, key
        assert BADLY & {status.text for status in page.all("span", "k-recommendation__status")}, f"{key}: each case lasted"
        assert page.one("svg", "k-sheet__code").attributes["aria-label"].endswith(f"/guide/{key}/")
        assert "Edition of" in page.one("p", "k-sheet__from").text


def test_its_text_is_that_of_the_page_of_guidance(site: Project) -> None:
    for key in EVERY:
        paper, page = tree(site.html(sheet(key))), tree(site.html(f"guide/{key}/")).one("main").text
        assert paper.one("p", "k-recommendation__answer").text in page
        for name in ("k-recommendation__steps", "k-recommendation__signs"):
            for point in paper.one(class_=name).all("li"):
                assert point.text in page, key


def test_the_document_holds_all_nine_in_their_groups(site: Project, reader: Reader) -> None:
    page = tree(site.html(DOCUMENT))
    assert [article.attributes["id"] for article in page.all("article")] == EVERY
    anchors = [element.attributes["id"] for element in page.elements() if "id" in element.attributes]
    assert len(anchors) == len(set(anchors))
    assert {link.attributes["href"][1:] for link in page.all("a") if link.attributes["href"].startswith("#")} <= set(anchors)
    assert [heading.text for heading in page.all("h3", "k-contents__group")] == [
        "Whole of place",
        "Ready for innovation",
        "National partnership",
    ]
    assert [heading.text for heading in page.all("h2")][-2:] == ["Sources", "How to cite"]
    # A cover, the contents, a page each; then the sources, which may grow.
    assert 12 <= pages(reader.open(DOCUMENT).page.pdf(prefer_css_page_size=True)) <= 14


def test_one_page_leads_to_all_of_them(reader: Reader) -> None:
    reader.open("guide/").page.get_by_role("link", name="on one page to take away").click()
    expect(reader.page.get_by_role("heading", level=1, name="Recommendations to take away")).to_be_visible()
    for group, keys in PRACTICES.items():
        section = reader.all(f"section[aria-labelledby=group-{group}]")
        for key in keys:
            expect(section.locator(f'a[href$="/{key}/recommendation/"]')).to_have_text("On paper")
    reader.page.get_by_role("link", name="On paper", exact=True).first.click()
    expect(reader.page.get_by_role("heading", level=1, name="Nine recommendations for work across borders")).to_be_visible()
    reader.page.get_by_role("link", name="Back to: Recommendations to take away").click()
    expect(reader.page).to_have_url(re.compile(r"/guide/recommendations/$"))


def test_each_page_of_guidance_leads_to_its_sheet_and_back(reader: Reader) -> None:
    reader.open("guide/national-players/").page.get_by_role("link", name="On paper").click()
    expect(reader.page.get_by_role("button", name="Print")).to_be_visible()
    reader.page.get_by_role("link", name="Back to: Find the national players and means").click()
    expect(reader.page).to_have_url(re.compile(r"/guide/national-players/$"))


def test_no_pdf_is_offered_that_was_not_made(site: Project) -> None:
    assert not list(site.site.rglob("kontor-*.pdf"))
    for url in ("guide/", "guide/recommendations/", *(f"guide/{key}/" for key in EVERY)):
        assert not [link for link in tree(site.html(url)).all("a") if link.attributes.get("href", "").endswith(".pdf")], url


@pytest.mark.parametrize("url", ["guide/know-your-commitments/", "guide/recommendations/", sheet("look-past-boundaries"), DOCUMENT])
def test_it_can_be_read_by_everybody_in_every_look(reader: Reader, url: str) -> None:
    assert reader.open(url).faults() == {}


def test_the_guidance_page_leads_to_every_page_of_guidance(site: Project) -> None:
    found = {link.attributes.get("href", "").removeprefix("../guide/") for link in tree(site.html("guide/")).one("main").all("a")}
    every = {url.removeprefix("guide/") for url in site.pages() if re.fullmatch(r"guide/[^/]+/", url)}
    assert len(every) > 40
    assert every <= found
