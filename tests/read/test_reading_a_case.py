"""A case says who says so: every fact leads on, every claim has a speaker and a source, and the page can be cited and corrected."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from .dom import Element, tree
from .project import Project
from .reader import Reader

SPEAKERS = ("place", "partner", "evaluator", "researcher", "press")


@pytest.fixture(scope="module")
def cases(site: Project) -> dict[str, Element]:
    """The article of every case page, by address."""
    slugs = sorted(file.stem for file in (site.folder / "cases").glob("[!_]*.yml") if "\ntitle:" in file.read_text(encoding="utf-8"))
    assert slugs
    return {f"cases/{slug}/": tree(site.html(f"cases/{slug}/")) for slug in slugs}


@pytest.fixture(scope="module")
def longest(site: Project, cases: dict[str, Element]) -> str:
    """The address of the case with the most to say."""
    return max(cases, key=lambda url: len(site.html(url)))


@pytest.fixture(scope="module")
def with_repository(new_project: Callable[..., Project]) -> Project:
    """The site of somebody who named the repository."""
    project = new_project()
    project.must_build(REPOSITORY_URL="https://git.example/kontor/")
    return project


def articles(cases: dict[str, Element]) -> Iterator[tuple[str, Element]]:
    for url, page in cases.items():
        yield url, page.one("div", "k-case")


def part(article: Element, id_: str) -> list[Element]:
    """What stands under a heading, up to the next one."""
    found: list[Element] = []
    under = False
    for element in article.elements():
        if element.tag == "h2":
            under = element.attributes.get("id") == id_
        elif under:
            found.append(element)
    return found


def test_every_value_of_the_fact_box_leads_to_a_list_or_a_page(site: Project, cases: dict[str, Element]) -> None:
    for url, article in articles(cases):
        lines = article.one("dl", "k-facts").all("div", "k-facts__line")
        assert {"Period", "Status", "Themes", "Evidence", "Collection"} <= {line.one("dt").text for line in lines}, url
        for line in lines:
            for value in line.all("dd"):
                links = value.all("a")
                if line.one("dt").text != "Organisations":
                    assert len(links) == 1, f"{url}: {line.text}"
                for link in links:
                    target = (site.site / url / link.attributes["href"]).resolve()
                    assert (target / "index.html").is_file(), f"{url}: {link.attributes['href']}"


def test_the_case_stands_in_every_list_that_its_fact_box_leads_to(site: Project, longest: str, reader: Reader) -> None:
    reader.open(longest)
    title = reader.page.get_by_role("heading", level=1).inner_text()
    lists = [str(link.evaluate("(link) => link.href")) for link in reader.all(".k-facts a").all()]
    lists = [url for url in lists if "/cases/by/" in url]
    assert len(lists) > 5
    for url in lists:
        first = url.removeprefix(site.address)
        pages = [page for page in site.pages() if page == first or re.fullmatch(rf"{first}\d+/", page)]
        assert any(title in tree(site.html(page)).one("main").text for page in pages), url


def test_every_citation_leads_to_a_source_on_the_page(cases: dict[str, Element]) -> None:
    for url, article in articles(cases):
        sources = {f"#{line.attributes['id']}" for line in article.one("ol", "k-sources").all("li")}
        cited = {link.attributes["href"] for link in article.all("a") if link.attributes["href"].startswith("#source-")}
        assert cited == sources, url
        assert not re.search(r"\[@|@[a-z-]+\]", article.text), url


def test_every_source_can_be_opened_and_says_when_it_was_read(cases: dict[str, Element]) -> None:
    for url, article in articles(cases):
        for line in article.one("ol", "k-sources").all("li"):
            assert line.one("a", "k-sources__title").attributes["href"].startswith(("https://", "http://")), url
            assert re.search(r"[0-9]+ [A-Z][a-z]+ 20[0-9]{2}\.", line.one("span", "k-sources__notes").text), url


def test_every_result_says_who_says_so_and_where(cases: dict[str, Element]) -> None:
    seen = 0
    for url, article in articles(cases):
        for entry in (one for one in part(article, "results") if one.tag == "li"):
            seen += 1
            assert re.search(r"Said by: \w+", entry.text), f"{url}: {entry.text}"
            assert entry.all("a", "k-reference"), f"{url}: {entry.text}"
    assert seen > len(cases)


def test_every_lesson_names_its_practice_and_whose_reading_it_is(cases: dict[str, Element]) -> None:
    for url, article in articles(cases):
        for entry in (one for one in part(article, "lessons") if one.tag == "li"):
            assert any("/guide/" in link.attributes["href"] for link in entry.all("a")), f"{url}: {entry.text}"
            assert entry.all("a", "k-reference") or "reading" in entry.text.casefold(), f"{url}: {entry.text}"


def test_the_evidence_sign_says_why(cases: dict[str, Element]) -> None:
    for url, article in articles(cases):
        sign = article.one("div", "k-sign")
        level = sign.one("strong").text
        assert level
        assert len(sign.one("p", "k-sign__reason").text.split()) > 2, url
        assert sign.one("p", "k-sign__meaning").text, url
        line = next(line for line in article.all("div", "k-facts__line") if line.one("dt").text == "Evidence")
        assert line.one("dd").text == level, url


def test_a_partial_case_says_what_is_missing(site: Project, cases: dict[str, Element]) -> None:
    for url, article in articles(cases):
        partial = "\npartial:" in (site.folder / f"{url.rstrip('/')}.yml").read_text(encoding="utf-8")
        notes = article.all("p", "k-note--partial")
        assert len(notes) == partial, url
        assert all(len(note.text.split()) > 4 for note in notes)


def test_parts_without_content_say_so_instead_of_being_left_out(cases: dict[str, Element]) -> None:
    for url, article in articles(cases):
        for name in ("results", "lessons", "conditions"):
            assert " ".join(element.text for element in part(article, name)).strip(), f"{url}: {name}"


def test_the_table_of_contents_leads_to_the_headings_in_their_order(cases: dict[str, Element]) -> None:
    for url, page in cases.items():
        contents = page.one("nav", "md-nav--secondary").all("a")
        headings = page.one("div", "k-case").all("h2")
        assert [(f"#{heading.attributes['id']}", heading.text) for heading in headings] == [
            (link.attributes["href"], link.text) for link in contents
        ], url


@pytest.mark.parametrize(
    ("button", "text", "holds"), [("Copy the text", "#cite-text", "CC BY 4.0"), ("Copy the BibTeX entry", "#cite-bibtex", "@misc{kontor-")]
)
def test_the_cite_box_copies(new_reader: Callable[..., Reader], site: Project, longest: str, button: str, text: str, holds: str) -> None:
    reader = new_reader(site, permissions=["clipboard-read", "clipboard-write"]).open(longest)
    reader.page.get_by_role("button", name=button).click()
    expect(reader.page.get_by_role("button", name="Copied")).to_be_visible()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == reader.all(text).inner_text().strip()
    assert holds in copied
    assert reader.home + longest in copied


def test_a_browser_that_forbids_copying_selects_the_text(reader: Reader, longest: str) -> None:
    reader.page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'));")
    reader.open(longest)
    reader.page.get_by_role("button", name="Copy the text").click()
    expect(reader.page.get_by_role("button", name="Selected")).to_be_visible()
    assert reader.page.evaluate("getSelection().toString().trim()") == reader.all("#cite-text").inner_text()


def test_without_scripts_there_is_a_citation_and_no_dead_button(reader_without_scripts: Reader, longest: str) -> None:
    reader = reader_without_scripts.open(longest)
    assert "CC BY 4.0" in reader.all("#cite-text").inner_text()
    assert reader.all("main article button:visible").count() == 0


def test_where_the_repository_is_known_a_change_can_be_suggested_and_the_file_edited(with_repository: Project, longest: str) -> None:
    page = tree(with_repository.html(longest))
    path = f"{longest.rstrip('/')}.yml"
    assert page.one("a", rel="edit").attributes["href"] == f"https://git.example/kontor/edit/main/{path}"
    suggest = urlsplit(next(link for link in page.all("a") if link.text == "Suggest a change").attributes["href"] or "")
    assert suggest.path == "/kontor/issues/new"
    # Somebody without Git knows a page by its title and its address, not by its file.
    assert parse_qs(suggest.query) == {
        "template": ["correct-a-case.yml"],
        "title": [page.one("h1").text],
        "page": [f"{with_repository.address}{longest}"],
    }


def test_the_ways_to_contribute_lead_into_the_repository_where_it_is_known(with_repository: Project) -> None:
    links = {link.text: link.attributes["href"] for link in tree(with_repository.html("contribute/")).one("main").all("a")}
    assert links["Suggest a case"] == "https://git.example/kontor/issues/new?template=suggest-a-case.yml"
    assert links["Correct a page"] == "https://git.example/kontor/issues/new?template=correct-a-case.yml"
    assert links["Folder of cases"] == "https://git.example/kontor/tree/main/cases"
    assert links["Template"] == "https://git.example/kontor/tree/main/cases/_template.yml"


def test_where_the_repository_is_not_known_the_ways_to_contribute_say_so(site: Project) -> None:
    page = tree(site.html("contribute/")).one("main")
    assert "Suggest a case" not in {link.text for link in page.all("a")}
    notes = [note.text for note in page.all("p", "k-note")]
    assert (
        notes.count("This copy of the site was built without the address of its repository, so the links stand only in the published one.")
        == 2
    )


@pytest.mark.parametrize(("url", "path"), [("cities/ghent/", "data/cities.csv"), ("networks/eurocities/", "data/networks/eurocities.yml")])
def test_cities_and_networks_lead_to_their_file_too(with_repository: Project, url: str, path: str) -> None:
    assert tree(with_repository.html(url)).one("a", rel="edit").attributes["href"] == f"https://git.example/kontor/edit/main/{path}"


def test_a_page_that_people_wrote_leads_to_its_file_too(with_repository: Project) -> None:
    links = [link.attributes.get("href") for link in tree(with_repository.html("about/method/")).all("a")]
    assert "https://git.example/kontor/edit/main/docs/about/method.md" in links


def test_no_page_points_to_the_place_where_marks_stood(with_repository: Project) -> None:
    for url in with_repository.pages():
        html = with_repository.html(url)
        assert "kontor-frame" not in html, url
        assert "kontor.invalid" not in html, url
        assert "\ue000" not in html, url


def test_where_the_repository_is_not_known_there_is_no_dead_link(cases: dict[str, Element], longest: str) -> None:
    page = cases[longest]
    assert page.all("a", rel="edit") == []
    assert [link.attributes["href"] for link in page.all("a") if link.text == "Suggest a change"] == ["../../contribute/"]
