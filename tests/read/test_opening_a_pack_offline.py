"""A trainer takes a pack on a memory stick: it opens from a file address, whole, with no network."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, expect

from .project import Project
from .reader import AXE, AXE_TAGS, FIND_VIOLATIONS, Reader

PACK = "workshops/half-day-audit/half-day-audit-1.0.zip"
LIVE = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"


@pytest.fixture(scope="module")
def folder(site: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the pack unpacks to."""
    stick = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(site.site / PACK) as archive:
        archive.extractall(stick)
    (found,) = stick.iterdir()
    assert found.name == "half-day-audit-1.0"
    return found


def violations(reader: Reader) -> list[str]:
    """What axe finds, without its own requests for the style sheets, which a browser refuses for files."""
    reader.page.evaluate(f"if (!window.axe) {{ {AXE} }}; 0")
    return reader.page.evaluate(FIND_VIOLATIONS.replace("{runOnly", "{preload: false, runOnly"), AXE_TAGS)


@pytest.fixture
def offline(browser: Browser, folder: Path) -> Iterator[Reader]:
    """A reader of the unpacked folder, who has no network; at the end nothing was refused, and nothing elsewhere was asked for."""
    reader = Reader(browser.new_context(offline=True), f"{folder.as_uri()}/")
    yield reader
    reader.context.close()
    assert reader.said == []
    assert reader.refused == []
    assert reader.elsewhere() == []


def test_every_sheet_of_the_pack_opens_and_every_link_leads_to_a_sheet_or_to_the_public_site(
    offline: Reader, folder: Path, site: Project
) -> None:
    waiting, seen, places = ["index.html"], set(), set()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        offline.open(name)
        policy = offline.all("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
        assert policy
        assert policy.startswith("default-src 'none'; script-src 'self'")
        assert offline.page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui"), name
        assert offline.all("script[type=module], [data-script]").count() == 0, name
        for link in offline.page.evaluate(LIVE):
            page, anchor = urldefrag(link)
            if not page.startswith("file:"):
                assert page.startswith(("https:", "http:", "mailto:")), link
                continue
            inside = page.removeprefix(offline.home)
            assert (folder / inside).is_file(), f"{name}: {link}"
            if anchor:
                places.add((inside, anchor))
            if inside not in seen and inside not in waiting:
                waiting.append(inside)
    assert seen == {file.name for file in folder.glob("*.html")}
    assert len(seen) >= 12
    for name, anchor in sorted(places):
        assert f'id="{anchor}"' in (folder / name).read_text(encoding="utf-8"), f"{name}#{anchor}"


def test_the_first_page_says_what_it_is_how_old_and_under_which_licence(offline: Reader, folder: Path, site: Project) -> None:
    page = offline.open("index.html").all("main")
    for words in ("Half-day audit of commitments", "1.0 of 21 November 2026", "CC BY 4.0", f"{site.address}workshops/half-day-audit/"):
        expect(page).to_contain_text(words)
    assert violations(offline) == []
    assert "open index.html in a browser" in " ".join((folder / "README.txt").read_text(encoding="utf-8").lower().split())
    assert (folder / "LICENCE.txt").read_text(encoding="utf-8").startswith("Attribution 4.0 International")
    assert (folder / "assets" / "fonts" / "OFL.txt").is_file()


def test_the_projector_view_turns_its_screens_by_keys_from_a_memory_stick(offline: Reader) -> None:
    offline.open("projector.html")
    offline.page.keyboard.press("ArrowRight")
    offline.page.keyboard.press("PageDown")
    expect(offline.all(".k-screen:visible h2")).to_have_text("Welcome, and why today")
    assert offline.here() == "projector.html#3"
    offline.page.get_by_role("button", name="Start").click()
    expect(offline.page.get_by_role("button", name="Pause")).to_be_visible()
    assert offline.page.evaluate("document.fonts.ready.then(() => [...document.fonts].some((font) => font.status === 'loaded'))")
    assert violations(offline) == []


def test_a_checklist_can_be_ticked_from_a_memory_stick(offline: Reader) -> None:
    offline.open("checklists.html").page.get_by_label("List every twinning, membership, office, project and signed agreement.").check()
    expect(offline.all("input:checked")).to_have_count(1)
    assert violations(offline) == []


def test_a_pack_holds_the_same_bytes_each_time(site: Project) -> None:
    for file in (site.site / "workshops").glob("*/*.zip"):
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            assert names == sorted(names)
            assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 21, 12, 0, 0)}
            assert file.stat().st_size < 300_000
