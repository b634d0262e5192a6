"""Every link, anchor, picture, style and script leads to something that is there, and the files for machines list every page."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from .project import Project

LOADED = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("iframe", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("object", "data"),
    ("use", "href"),
}
"""Attributes whose file a browser fetches by itself."""

LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "alternate"}
"""Values of rel that do so too."""

NOT_A_PAGE_OF_ITS_OWN = "404.html"

SHEET = 'class="k-sheet-page">'
"""What marks a sheet: it shows once more, to print or to embed, what a page of its own says."""


@dataclass
class Leaf:
    """What one page says of itself, where it leads, and the places in it that can be linked to."""

    url: str
    language: str = ""
    title: str = ""
    headings: int = 0
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    places: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)
    leads: set[str] = field(default_factory=set)
    loads: set[str] = field(default_factory=set)


class _Look(HTMLParser):
    def __init__(self, leaf: Leaf) -> None:
        super().__init__()
        self.leaf = leaf
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        leaf = self.leaf
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            (leaf.repeated if values["id"] in leaf.places else leaf.places).add(values["id"])
        if tag == "html":
            leaf.language = values.get("lang", "")
        elif tag == "title":
            self.in_title = not leaf.title
        elif tag == "h1":
            leaf.headings += 1
        elif tag == "meta" and "name" in values:
            leaf.meta[values["name"]] = values.get("content", "")
        elif tag == "link" and values.get("rel") == "canonical":
            leaf.canonical = values["href"]
            return
        for name, value in values.items():
            if (tag, name) in LOADED or ((tag, name) == ("link", "href") and values.get("rel") in LOADED_LINKS):
                leaf.loads.add(value)
            elif name == "href" and tag in ("a", "link"):
                leaf.leads.add(value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.leaf.title += data


@pytest.fixture(scope="module")
def leaves(site: Project) -> dict[str, Leaf]:
    """Every page of the site by its address from the root."""
    found = {}
    for url in site.pages():
        found[url] = Leaf(url)
        look = _Look(found[url])
        look.feed(site.html(url))
        look.close()
    assert len(found) > 500
    return found


def ways(site: Project, leaf: Leaf, addresses: set[str]) -> Iterator[tuple[str, str, str]]:
    """Each address that stays on the site, as (as written, path from the root, anchor)."""
    for address in addresses:
        whole = urljoin(site.address + leaf.url, address)
        if whole.startswith(site.address):
            parts = urlsplit(whole)
            yield address, unquote(parts.path.removeprefix("/")), unquote(parts.fragment)


def test_every_link_leads_to_a_page_or_a_file(site: Project, leaves: dict[str, Leaf]) -> None:
    missing = {
        f"{leaf.url or 'home'}: {address}"
        for leaf in leaves.values()
        for address, path, _ in ways(site, leaf, leaf.leads)
        if path not in leaves and not (path and (site.site / path).is_file())
    }
    assert missing == set()


def test_every_anchor_leads_to_a_place_on_its_page(site: Project, leaves: dict[str, Leaf]) -> None:
    missing = {
        f"{leaf.url or 'home'}: {address}"
        for leaf in leaves.values()
        for address, path, anchor in ways(site, leaf, leaf.leads)
        # What stands behind the # with an equals sign is a choice for a script, no place.
        if anchor and "=" not in anchor and path in leaves and anchor not in leaves[path].places
    }
    assert missing == set()


def test_every_link_that_leaves_the_site_is_a_web_or_mail_address(site: Project, leaves: dict[str, Leaf]) -> None:
    strange = {
        address for leaf in leaves.values() for address in leaf.leads if urlsplit(address).scheme not in ("", "http", "https", "mailto")
    }
    assert strange == set()


def test_everything_a_page_loads_is_there_and_comes_from_the_same_host(site: Project, leaves: dict[str, Leaf]) -> None:
    for leaf in leaves.values():
        own = list(ways(site, leaf, leaf.loads))
        assert len(own) == len([address for address in leaf.loads if not address.startswith("data:")]), leaf.url
        assert [address for address, path, _ in own if not (site.site / path).is_file()] == [], leaf.url


def test_everything_a_style_or_a_script_of_ours_loads_is_there(site: Project) -> None:
    for file in (site.site / "assets").rglob("*"):
        if file.suffix == ".css":
            named = re.findall(r"""url\(\s*["']?([^"')]+)["']?\s*\)""", file.read_text(encoding="utf-8"))
        elif file.suffix == ".js" and file.parent.name == "js":
            named = re.findall(r"""(?:import\(|from |import )\s*["']([^"']+)["']""", file.read_text(encoding="utf-8"))
        else:
            continue
        for name in named:
            if not name.startswith(("data:", "#")):
                assert (file.parent / name.partition("#")[0].partition("?")[0]).is_file(), f"{file.name}: {name}"


def test_every_page_says_its_language_title_and_description_and_has_one_main_heading(leaves: dict[str, Leaf]) -> None:
    for leaf in leaves.values():
        assert leaf.language == "en", leaf.url
        assert leaf.title.strip(), leaf.url
        assert 10 < len(leaf.meta["description"]) <= 330, leaf.url
        assert leaf.headings == 1, leaf.url
        assert leaf.repeated == set(), leaf.url


def test_every_page_says_its_own_address(site: Project, leaves: dict[str, Leaf]) -> None:
    sheets = sheets_of(site, leaves)
    assert {url: leaf.canonical for url, leaf in leaves.items() if url not in sheets and leaf.canonical != site.address + url} == {
        NOT_A_PAGE_OF_ITS_OWN: ""
    }


def test_a_sheet_names_the_page_that_it_belongs_to(site: Project, leaves: dict[str, Leaf]) -> None:
    sheets = sheets_of(site, leaves)
    pages = {site.address + url for url in leaves if url not in sheets}
    assert len(sheets) >= 48
    assert {url: leaves[url].canonical for url in sheets if leaves[url].canonical not in pages} == {}


def sheets_of(site: Project, leaves: dict[str, Leaf]) -> set[str]:
    return {url for url in leaves if SHEET in site.html(url)}


def test_the_sitemaps_together_list_every_page_once(site: Project, leaves: dict[str, Leaf]) -> None:
    listed = [
        place.text for file in sitemaps(site) for place in ElementTree.parse(file).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert sorted(str(url) for url in listed) == sorted(
        site.address + url for url in leaves.keys() - sheets_of(site, leaves) - {NOT_A_PAGE_OF_ITS_OWN}
    )


def sitemaps(site: Project) -> list[Path]:
    return sorted(site.site.glob("sitemap*.xml"))


def test_a_compressed_sitemap_holds_the_same(site: Project) -> None:
    for file in site.site.glob("sitemap*.xml.gz"):
        assert gzip.decompress(file.read_bytes()) == file.with_suffix("").read_bytes()


def test_the_sitemaps_leave_out_a_case_that_moved(hostile_site: Project) -> None:
    xml = "".join(file.read_text(encoding="utf-8") for file in sitemaps(hostile_site))
    assert "cases/ghent-plain-case/" in xml
    assert "cases/ghent-old-name/" not in xml


def test_robots_are_welcome_and_told_of_every_sitemap(site: Project, leaves: dict[str, Leaf]) -> None:
    unlisted = {leaf.url for leaf in leaves.values() if "noindex" in leaf.meta.get("robots", "")}
    assert unlisted - sheets_of(site, leaves) <= {NOT_A_PAGE_OF_ITS_OWN}
    lines = (site.site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert "Disallow: /" not in lines
    assert {line for line in lines if line.startswith("Sitemap:")} == {f"Sitemap: {site.address}{file.name}" for file in sitemaps(site)}


def test_the_headers_for_the_host_carry_the_policy_of_the_pages(site: Project) -> None:
    head, policy, *others = (site.site / "_headers").read_text(encoding="utf-8").splitlines()
    named, _, value = policy.strip().partition(": ")
    assert head == "/*"
    assert named == "Content-Security-Policy"
    page = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"', site.html(""))
    assert page
    assert value == page[1]
    assert {"X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer"} <= {line.strip() for line in others}


def test_no_file_of_the_site_tells_where_it_was_built(site: Project) -> None:
    names = [file for file in site.site.rglob("*") if file.suffix in {".html", ".xml", ".json", ".txt", ".css", ".js"}]
    assert [file.name for file in names if str(site.folder) in file.read_text(encoding="utf-8", errors="replace")] == []
