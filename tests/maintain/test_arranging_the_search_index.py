"""The index of Pagefind is written again in small pieces, the same every time, and says the same as before."""

import gzip
import json
from pathlib import Path
from typing import Any

import cbor2
import pytest

from macros.pages import arranging, searching


def page(title: str, body: str, kind: str, *mechanisms: str) -> str:
    filters = "".join(f'<span hidden data-pagefind-filter="mechanism">{label}</span>' for label in mechanisms)
    return f'<!doctype html><html lang="en"><body data-pagefind-body data-pagefind-filter="kind:{kind}">{filters}<h1>{title}</h1><p>{body}</p></body></html>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of a few pages."""
    pages = {
        "cases/one": page("Bridges", "water " * 9 + "<em>bridge</em>", "Case", "Twinning"),
        "cases/two": page("Ferries", "water and boats", "Case", "Twinning", "Joint project"),
        "cities/ghent": page("Ghent", "a city on water", "City"),
    }
    for address, html in pages.items():
        (tmp_path / address).mkdir(parents=True)
        (tmp_path / address / "index.html").write_text(html, encoding="utf-8")
    return tmp_path


def unpacked(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(arranging.SIGNATURE))


def contents(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in (site / searching.FOLDER).rglob("*") if file.is_file()}


def test_two_indexes_of_one_site_are_the_same_to_the_byte(site: Path) -> None:
    searching.index(site)
    first = contents(site)
    searching.index(site)
    assert contents(site) == first


def test_a_page_is_called_by_its_kind_and_by_its_address_if_it_is_no_case(site: Path) -> None:
    searching.index(site)
    shelf = json.loads(gzip.decompress((site / "search" / "pages.gz").read_bytes()))
    assert (shelf["cases"], shelf["others"], shelf["mechanisms"]) == (2, ["City.cities.ghent"], ["Joint project", "Twinning"])
    names = {f"{shelf['edition']}.{name}" for name in ("Case.1", "Case.2", "City.cities.ghent")}
    assert {file.stem for file in (site / "search" / "fragment").iterdir()} == names
    (meta,) = (site / "search").glob("*.pf_meta")
    assert {name for name, _ in unpacked(meta)[1]} == names


def test_the_mechanisms_of_each_case_are_its_bits(site: Path) -> None:
    searching.index(site)
    shelf = json.loads(gzip.decompress((site / "search" / "pages.gz").read_bytes()))
    by_title = {}
    for number in (1, 2):
        file = site / "search" / "fragment" / f"{shelf['edition']}.Case.{number}.pf_fragment"
        text = gzip.decompress(file.read_bytes()).removeprefix(arranging.SIGNATURE)
        by_title[json.loads(text)["meta"]["title"]] = int(shelf["of"][number - 1], 16)
    assert by_title == {"Bridges": 0b10, "Ferries": 0b11}


def test_any_change_of_a_page_is_another_edition(site: Path) -> None:
    searching.index(site)
    before = {file.name for file in (site / "search" / "fragment").iterdir()}
    (site / "cities" / "ghent" / "index.html").write_text(page("Ghent", "a city of students", "City"), encoding="utf-8")
    searching.index(site)
    assert not before & {file.name for file in (site / "search" / "fragment").iterdir()}


def test_every_piece_says_from_which_word_to_which_and_words_are_in_order(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arranging, "PIECE", 60)
    searching.index(site)
    (meta,) = (site / "search").glob("*.pf_meta")
    pieces = unpacked(meta)[2]
    assert len(pieces) > 2
    words = []
    for first, last, name in pieces:
        found = [word for word, *_ in unpacked(site / "search" / "index" / f"{name}.pf_index")[0]]
        assert (found[0], found[-1]) == (first, last)
        words += found
    assert words == sorted(words)
    assert {"bridg", "water", "ghent"} <= set(words)


def test_a_word_keeps_its_first_places_of_each_weight() -> None:
    assert arranging._places([-25, 1, 2, 3, 4, 5, 6, -169, 7, 8]) == [-25, 1, 2, 3, 4, -169, 7, 8]


def test_a_word_on_very_many_pages_keeps_those_that_give_it_most_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arranging, "PAGES", 2)
    pages = [[5, [-25, 1], []], [1, [-169, 1], []], [1, [-25, 1], []], [3, [-25, 9], [-1, 0]]]
    # Pages 5, 6, 7 and 10: six has the heading, ten the title. Each counts from the one before it.
    assert arranging._thinned(pages) == [[6, [-169, 1], []], [4, [-25, 9], [-1, 0]]]


def test_what_says_the_same_on_every_page_is_not_searched(site: Path) -> None:
    html = page("Oslo", '<span class="k-missing">unfindable</span> fjord', "City")
    (site / "cities" / "ghent" / "index.html").write_text(html, encoding="utf-8")
    searching.index(site)
    words = {word for file in (site / "search" / "index").iterdir() for word, *_ in unpacked(file)[0]}
    assert "fjord" in words
    assert not any(word.startswith("unfind") for word in words)
