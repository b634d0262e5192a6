"""A page made from a record stands in the same frame as a page that went through MkDocs and the theme."""

import json
import re
from collections.abc import Callable

import pytest

from . import small_library
from .dom import Element, tree
from .project import Project

RECORDS = {"case": "cases/medellin-cooperation-agency/", "city": "cities/sao-paulo/", "network": "networks/eurocities/"}

HOOK = '''
"""Sends some records the ordinary way, as Markdown pages, and keeps what the theme makes of them."""

import json
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, InclusionLevel

HERE = Path(__file__).parent
PAGES = json.loads((HERE / "ordinary.json").read_text(encoding="utf-8"))


@event_priority(-100)
def on_files(files, config):
    for source, text in PAGES.items():
        files.remove(files.get_file_from_path(source))
        files.append(File.generated(config, source, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


@event_priority(-100)
def on_nav(nav, config, files):
    for source in PAGES:
        folder = source.split("/")[0]
        section = next(item for item in nav.items if getattr(item, "children", None) and item.children[0].file.src_uri.startswith(folder + "/"))
        files.get_file_from_path(source).page.parent = section
    return nav


@event_priority(-200)
def on_post_page(output, page, config):
    if page.file.src_uri in PAGES:
        kept = HERE / "ordinary" / page.file.url / "index.html"
        kept.parent.mkdir(parents=True)
        kept.write_text(output, encoding="utf-8")
    return output
'''


def ordinary_page(html: str) -> str:
    """The Markdown page that somebody would write for a record: front matter, a title, its headings."""
    page = tree(html)
    head = page.one("head")
    title = head.one("meta", property="og:title").attributes["content"]
    description = head.one("meta", name="description").attributes["content"]
    article = page.one("article", "md-content__inner")
    lines = [
        "---",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"description: {json.dumps(description, ensure_ascii=False)}",
        "record: true",
        "hide: [navigation]",
        *(["styles: [pictures]"] if "assets/css/pictures.css" in html else []),
        "---",
    ]
    lines += ["", f"# {title} {{: #title }}"]
    for heading in article.all("h2"):
        lines += ["", f"## {heading.text} {{: #{heading.attributes['id']} }}"]
    return "\n".join([*lines, ""])


@pytest.fixture(scope="module")
def both(site: Project, new_project: Callable[..., Project]) -> dict[str, tuple[str, str]]:
    """By kind of record: the page as it is published, and as the theme makes it of Markdown."""
    project = new_project(site.address)
    pages = {f"{url.rstrip('/')}.md": ordinary_page(site.html(url)) for url in RECORDS.values()}
    (project.folder / "ordinary.json").write_text(json.dumps(pages), encoding="utf-8")
    (project.folder / "ordinary.py").write_text(HOOK, encoding="utf-8")
    settings = project.folder / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("  - macros/hooks.py\n", "  - macros/hooks.py\n  - ordinary.py\n"), encoding="utf-8"
    )
    project.commit()
    project.must_build()
    return {
        kind: (project.html(url), (project.folder / "ordinary" / url / "index.html").read_text(encoding="utf-8"))
        for kind, url in RECORDS.items()
    }


@pytest.fixture(params=RECORDS)
def pair(request: pytest.FixtureRequest, both: dict[str, tuple[str, str]]) -> tuple[Element, Element]:
    """A record's page and the ordinary one, as trees."""
    ours, ordinary = both[request.param]
    return tree(ours), tree(ordinary)


def frame(html: str) -> list[str]:
    """Everything outside the article, line by line, without empty lines."""
    before, _, rest = html.partition('<article class="md-content__inner md-typeset">')
    _, _, after = rest.rpartition("</article>")
    return [line.strip() for line in f"{before}\n{after}".splitlines() if line.strip()]


@pytest.mark.parametrize("kind", RECORDS)
def test_everything_around_the_article_is_the_same(both: dict[str, tuple[str, str]], kind: str) -> None:
    ours, ordinary = map(frame, both[kind])
    assert len(ours) > 100
    assert ours == ordinary


def test_the_title_is_the_same(pair: tuple[Element, Element]) -> None:
    ours, ordinary = (page.one("head").one("title").text for page in pair)
    assert ours == ordinary
    assert ours.endswith(" - Kontor")


def test_the_description_is_the_same_for_search_engines_and_previews(pair: tuple[Element, Element]) -> None:
    for attributes in ({"name": "description"}, {"property": "og:description"}):
        ours, ordinary = (page.one("meta", **attributes).attributes["content"] for page in pair)
        assert ours == ordinary


def test_the_address_is_the_same_for_search_engines_and_previews(pair: tuple[Element, Element], site: Project) -> None:
    ours, ordinary = (page.one("link", rel="canonical").attributes["href"] for page in pair)
    assert ours == ordinary
    assert ours.removeprefix(site.address) in RECORDS.values()
    assert {page.one("meta", property="og:url").attributes["content"] for page in pair} == {ours}


def test_the_table_of_contents_is_the_same(pair: tuple[Element, Element]) -> None:
    ours, ordinary = ([(link.attributes["href"], link.text) for link in page.one("nav", "md-nav--secondary").all("a")] for page in pair)
    assert ours == ordinary
    assert ours


def test_the_marked_tab_is_the_same(pair: tuple[Element, Element]) -> None:
    ours, ordinary = ([tab.text for tab in page.all("li", "md-tabs__item--active")] for page in pair)
    assert ours == ordinary
    assert len(ours) == 1


def test_a_title_with_signs_of_html_is_escaped_like_the_theme_does(hostile_site: Project) -> None:
    html = hostile_site.html(f"cases/{small_library.HOSTILE}/")
    assert re.findall(r"<title>(.*?)</title>", html) == [
        "{{ 7*7 }} {% raw %} &lt;script&gt;alert(1)&lt;/script&gt; &quot;&gt;&lt;img src=x onerror=alert(1)&gt; - Kontor"
    ]
