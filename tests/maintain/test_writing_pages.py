"""Pages that did not change are taken over from the last site; the others are written anew."""

from pathlib import Path

import pytest

from macros.pages import frame, writing
from macros.pages.page import GeneratedPage
from macros.pages.site import Site

from .test_filling_the_frame import FRAME

SITE = Site("Kontor", "https://kontor.example/", None, "2026-11-21")


def page(url: str, depends: str, body: str) -> GeneratedPage:
    return GeneratedPage("case", f"{url}.md", url, "T", "D", None, depends, lambda: (body, ()))


def write(
    target: Path, last: Path, kept: dict[str, writing.Written], *pages: GeneratedPage, depends: str = "templates", html: str = FRAME
) -> dict[str, writing.Written]:
    target.mkdir(exist_ok=True)
    frames = {("case", 2): frame.Frame(html, "cases/kontor-frame-case/")}
    return writing.write(pages, frames, SITE, target, last, kept, depends)


def same_file(one: Path, other: Path, url: str) -> bool:
    return (one / url / "index.html").samefile(other / url / "index.html")


def test_an_unchanged_page_is_taken_over_and_a_changed_one_written(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    kept = write(old, old, {}, page("cases/a/", "1", "A"), page("cases/b/", "1", "B"))
    written = write(new, old, kept, page("cases/a/", "1", "not drawn"), page("cases/b/", "2", "New B"))
    assert same_file(old, new, "cases/a/")
    assert not same_file(old, new, "cases/b/")
    assert (old / "cases/b/index.html").read_text().endswith("B")
    assert (new / "cases/b/index.html").read_text().endswith("New B")
    assert (new / "cases/a/index.html").read_text().endswith("A")
    assert written.keys() == {"cases/a/", "cases/b/"}


@pytest.mark.parametrize("change", [{"depends": "other templates"}, {"html": FRAME + "<footer></footer>"}])
def test_every_page_is_written_when_templates_or_the_theme_change(tmp_path: Path, change: dict[str, str]) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    kept = write(old, old, {}, page("cases/a/", "1", "A"))
    write(new, old, kept, page("cases/a/", "1", "New A"), **change)
    assert "New A" in (new / "cases/a/index.html").read_text()


@pytest.mark.parametrize("harm", ["changed", "deleted"])
def test_a_page_that_somebody_touched_is_written_again(tmp_path: Path, harm: str) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    kept = write(old, old, {}, page("cases/a/", "1", "A"))
    file = old / "cases/a/index.html"
    file.unlink() if harm == "deleted" else file.write_text("by hand")
    write(new, old, kept, page("cases/a/", "1", "A again"))
    assert (new / "cases/a/index.html").read_text().endswith("A again")


def test_writing_a_page_anew_leaves_the_published_file_as_it_was(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    kept = write(old, old, {}, page("cases/a/", "1", "A"))
    kept = write(new, old, kept, page("cases/a/", "1", "A"))
    assert same_file(old, new, "cases/a/")
    write(new, old, {}, page("cases/a/", "2", "New A"))
    assert "New A" not in (old / "cases/a/index.html").read_text()
    assert "New A" in (new / "cases/a/index.html").read_text()


def test_what_was_written_is_remembered_for_each_site(tmp_path: Path) -> None:
    kept = write(tmp_path / "old", tmp_path / "old", {}, page("cases/a/", "1", "A"))
    writing.keep(tmp_path, tmp_path / "old", kept)
    assert writing.read_kept(tmp_path, tmp_path / "old") == kept
    assert writing.read_kept(tmp_path, tmp_path / "another") == {}


def test_a_damaged_memory_is_ignored(tmp_path: Path) -> None:
    writing.keep(tmp_path, tmp_path / "old", {})
    for file in (tmp_path / ".cache").iterdir():
        file.write_bytes(b'{"cases/a/": [1')
    assert writing.read_kept(tmp_path, tmp_path / "old") == {}


def test_a_page_is_written_with_the_way_to_the_root(tmp_path: Path) -> None:
    write(tmp_path / "site", tmp_path / "site", {}, page("cases/a/", "1", '<a href="\ue000cities/">Cities</a>'))
    assert '<a href="../../cities/">' in (tmp_path / "site" / "cases/a/index.html").read_text()
