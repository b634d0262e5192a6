"""On a phone in a train a case is there at once: at most 100 kB and 12 requests, with everything that the first view needs."""

import gzip

import pytest

from .project import Project
from .reader import Reader

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


def test_the_heaviest_case_weighs_at_most_100_kilobytes_in_at_most_12_requests(reader: Reader, heaviest: str) -> None:
    reader.open(heaviest).settle()
    found = weight(reader)
    assert len(found) <= 12, found
    assert sum(found.values()) <= 100 * KB, found


@pytest.mark.parametrize(
    ("page", "requests", "kilobytes"),
    [
        ("", 14, 125),  # with two maps
        ("checklists/know-your-commitments/", 14, 110),  # with its own sheet and two scripts
        ("guide/mechanisms/", 12, 110),  # with every sign of twelve mechanisms
        ("guide/twinning/", 12, 110),
    ],
)
def test_other_pages_that_readers_begin_with_stay_light_too(reader: Reader, page: str, requests: int, kilobytes: int) -> None:
    reader.open(page).settle()
    found = weight(reader)
    assert len(found) <= requests, found
    assert sum(found.values()) <= kilobytes * KB, found


def test_all_fonts_together_weigh_at_most_60_kilobytes(site: Project) -> None:
    fonts = {file.name: file.stat().st_size for pattern in ("*.woff2", "*.woff", "*.ttf", "*.otf") for file in site.site.rglob(pattern)}
    assert fonts
    assert sum(fonts.values()) <= 60 * KB, fonts


def test_the_picture_for_previews_weighs_at_most_120_kilobytes(site: Project) -> None:
    assert (site.site / "assets" / "img" / "preview.png").stat().st_size <= 120 * KB
