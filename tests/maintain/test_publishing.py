"""A site is there before, during and after a build, whatever ends the build."""

import shutil
from pathlib import Path

import pytest

from macros.pages import publishing


class Killed(Exception):
    """What ends a build from outside."""


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    if request.param == "two renames":
        monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    elif not publishing._exchange(one, other):
        pytest.skip("this system cannot exchange two names")
    return str(request.param)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site."""
    found = tmp_path / "site"
    found.mkdir()
    (found / "index.html").write_text("old")
    (found / "old-page.html").write_text("old")
    return found


def following(site: Path) -> Path:
    found = publishing.prepare(site)
    (found / "index.html").write_text("new")
    return found


def left_over(site: Path) -> list[str]:
    return sorted(entry.name for entry in site.parent.iterdir() if entry.name.startswith("."))


def test_the_next_site_takes_the_place_of_the_old_one(way: str, site: Path) -> None:
    publishing.swap(following(site), site)
    assert [(file.name, file.read_text()) for file in site.iterdir()] == [("index.html", "new")]
    assert left_over(site) == []


def test_the_first_site_needs_no_old_one(way: str, tmp_path: Path) -> None:
    first = tmp_path / "first"
    publishing.swap(following(first), first)
    assert (first / "index.html").read_text() == "new"


def test_while_the_next_site_is_built_the_old_one_stays(site: Path) -> None:
    following(site)
    assert (site / "index.html").read_text() == "old"
    assert (site / "old-page.html").exists()


def test_a_build_that_was_killed_before_publishing_leaves_the_old_site(way: str, site: Path) -> None:
    following(site)
    nxt = publishing.prepare(site)
    assert (site / "index.html").read_text() == "old"
    assert list(nxt.iterdir()) == []


def test_a_build_that_was_killed_between_two_renames_leaves_the_old_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    nxt = following(site)
    really = Path.rename
    names: list[str] = []

    def rename(self: Path, target: Path) -> Path:
        if names:
            raise Killed
        names.append(self.name)
        return really(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(Killed):
            publishing.swap(nxt, site)
    assert not site.exists()
    publishing.prepare(site)
    assert (site / "index.html").read_text() == "old"
    assert left_over(site) == [f".{site.name}-next"]


def test_a_build_that_was_killed_while_it_cleared_up_leaves_the_new_site(way: str, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object, **__: object) -> None:
        raise Killed

    nxt = following(site)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", killed)
        with pytest.raises(Killed):
            publishing.swap(nxt, site)
    assert (site / "index.html").read_text() == "new"
    publishing.prepare(site)
    assert (site / "index.html").read_text() == "new"
    assert left_over(site) == [f".{site.name}-next"]


# While the site is being served


def test_a_served_site_gets_the_new_files_and_loses_what_nothing_names(site: Path) -> None:
    (site / "cases").mkdir()
    (site / "cases" / "index.html").write_text("a record's page")
    (site / "search").mkdir()
    (site / "search" / "index.json").write_text("the index")
    publishing.merge(following(site), site, keep={"cases/index.html"}, spare="search")
    assert {file.relative_to(site).as_posix(): file.read_text() for file in site.rglob("*") if file.is_file()} == {
        "index.html": "new",
        "cases/index.html": "a record's page",
        "search/index.json": "the index",
    }
    assert left_over(site) == []
