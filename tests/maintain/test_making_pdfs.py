"""PDFs are an extra: made from the sheets as they are, the same to the byte each time, and never promised where they cannot be made."""

import re
import shutil
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.pages import addresses, build, guides, pdf, practices, writing
from macros.pages.site import Site

from ..conftest import PROJECT, SmallLibrary

ADDRESS = "https://kontor.example/"
KEY = "national-players"
SHEETS = [
    (addresses.recommendation(KEY), addresses.pdf(addresses.recommendation(KEY), KEY)),
    (addresses.document(), addresses.pdf(addresses.document(), "recommendations")),
]

needs_the_extra = pytest.mark.skipif("not can_be_loaded()", reason="WeasyPrint or Pango cannot be loaded here: 'make pdf' installs them")


def can_be_loaded() -> bool:
    try:
        pdf.load()
    except pdf.MissingError:
        return False
    return True


def site(*, pdfs: bool = True) -> Site:
    return Site("Kontor", ADDRESS, None, "2026-11-21", "default-src 'none'; style-src 'self'; img-src 'self'", pdfs)


@pytest.fixture(scope="module")
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A function that gives a folder with the two sheets, as a build writes them."""

    def write() -> Path:
        folder = tmp_path_factory.mktemp("site")
        shutil.copytree(PROJECT / "docs" / "assets", folder / "assets")
        wanted = {sheet for sheet, _ in SHEETS}
        pages = [page for page in build.read(PROJECT, site()).pages if page.url in wanted]
        writing.write(pages, {}, site(), folder, folder / "nothing", {}, "")
        return folder

    return write


@pytest.fixture(scope="module")
def made(new_folder: Callable[[], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two sheets and their PDFs."""
    folder = new_folder()
    pdf.make(SHEETS, ADDRESS, folder, tmp_path_factory.mktemp("empty"))
    return folder


def unpacked(file: Path) -> str:
    """A PDF with all its streams laid open."""
    content = file.read_bytes()
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    opened = [zlib.decompressobj().decompress(stream) for stream in streams if stream.startswith(b"\x78")]
    return b"\n".join([content, *opened]).decode("latin-1")


def test_without_weasyprint_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(
        pdf.MissingError, match=r"^PDFs need WeasyPrint and Pango, and one of them cannot be loaded: run `make pdf`, which installs them"
    ):
        pdf.load()


def test_a_pdf_is_offered_only_where_it_is_made() -> None:
    here = addresses.recommendation(KEY)
    assert [link.label for link in guides.take_away(site(pdfs=False), here, KEY)] == ["On paper"]
    assert [(link.label, link.url) for link in guides.take_away(site(), here, KEY)] == [
        ("On paper", here),
        ("PDF", f"{here}kontor-{KEY}.pdf"),
    ]


def test_each_practice_and_the_whole_may_become_a_pdf(small: SmallLibrary) -> None:
    assert practices.to_take_away(small.read()) == [
        ("guide/open-to-others/recommendation/", "guide/open-to-others/recommendation/kontor-open-to-others.pdf"),
        ("guide/shared-objectives/recommendation/", "guide/shared-objectives/recommendation/kontor-shared-objectives.pdf"),
        ("guide/recommendations/document/", "guide/recommendations/document/kontor-recommendations.pdf"),
    ]


@needs_the_extra
@pytest.mark.parametrize(
    ("number", "title", "least", "most"),
    [(0, "Find the national players and means", 1, 1), (1, "Nine recommendations for work across borders", 12, 14)],
)
def test_it_is_light_tagged_and_says_its_title_and_language(made: Path, number: int, title: str, least: int, most: int) -> None:
    file = made / SHEETS[number][1]
    told = unpacked(file)
    assert file.stat().st_size < 1_000_000
    assert least <= len(re.findall(r"/Type\s*/Page\b", told)) <= most
    assert f"{title} – Kontor" in told.encode("latin-1").decode("utf-8", "ignore")
    assert re.search(r"/Lang\s*\(en\)", told)
    assert "/StructTreeRoot" in told
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=.1", told)


@needs_the_extra
def test_its_links_lead_to_the_public_site_and_never_to_a_file_of_this_machine(made: Path) -> None:
    for _, name in SHEETS:
        led = set(re.findall(r"/URI\s*\(([^)]*)\)", unpacked(made / name)))
        assert any(address.startswith(f"{ADDRESS}cases/") for address in led)
        assert not [address for address in led if not address.startswith("http")]


@needs_the_extra
def test_the_document_has_a_bookmark_for_each_recommendation(made: Path) -> None:
    told = unpacked(made / SHEETS[1][1])
    outlines = re.findall(r"/Title\s*\(((?:[^()\\]|\\.)*)\)", told)
    assert {"Contents", "Know your commitments and reassess them", "Tie it to national strategy", "Sources", "How to cite"} <= set(outlines)
    assert "Why" not in outlines


@needs_the_extra
def test_two_builds_give_the_same_bytes_and_what_is_unchanged_is_taken_over(
    made: Path, new_folder: Callable[[], Path], tmp_path: Path
) -> None:
    again, after = new_folder(), new_folder()
    pdf.make(SHEETS, ADDRESS, again, tmp_path)
    (after / SHEETS[1][0] / "index.html").write_text("<title>Changed</title><p>Changed", encoding="utf-8")
    pdf.make(SHEETS, ADDRESS, after, made)
    for _, name in SHEETS:
        assert (again / name).read_bytes() == (made / name).read_bytes()
    assert (after / SHEETS[0][1]).samefile(made / SHEETS[0][1])
    assert (after / SHEETS[1][1]).read_bytes() != (made / SHEETS[1][1]).read_bytes()


@needs_the_extra
def test_nothing_is_read_from_elsewhere(made: Path) -> None:
    fetcher = pdf._fetcher(ADDRESS, made)
    assert fetcher.fetch(f"{ADDRESS}assets/css/sheet.css").read().startswith(b"/* Sheets")
    for address in ("https://elsewhere.example/x.css", f"{ADDRESS}../../etc/passwd", "file:///etc/passwd"):
        with pytest.raises(ValueError, match=f"^{re.escape(address)} is not of this site$"):
            fetcher.fetch(address)
