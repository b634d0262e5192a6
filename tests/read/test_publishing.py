"""Readers see the last good site: builds can be repeated to the byte, and a build that fails or dies changes nothing."""

import hashlib
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from . import small_library
from .project import Project

BROKEN = small_library.SCHEMA + "title: Nothing else\n"


def print_of(folder: Path) -> dict[str, str]:
    """What each file of a folder holds, by its path."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def different(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def built(site: Project) -> dict[str, str]:
    """The files of the site as they were built first."""
    return print_of(site.site)


@pytest.fixture(scope="module")
def published(new_project: Callable[..., Project]) -> Project:
    """A small site that is published already."""
    project = new_project()
    small_library.replace_cases(project.folder)
    project.commit()
    project.must_build()
    return project


@pytest.fixture
def stays(published: Project) -> Iterator[Project]:
    """The small site, which must be the same at the end; what a test added to the project is taken away again."""
    before = print_of(published.site)
    yield published
    (published.folder / "cases" / "ghent-broken-case.yml").unlink(missing_ok=True)
    (published.folder / "docs" / "about" / "broken.md").unlink(missing_ok=True)
    assert different(before, print_of(published.site)) == []


def test_another_build_of_the_same_commit_in_another_folder_gives_the_same_bytes(
    site: Project, built: dict[str, str], tmp_path: Path
) -> None:
    other = shutil.copytree(site.folder, tmp_path / "elsewhere" / "a copy", ignore=shutil.ignore_patterns("site", ".cache", "__pycache__"))
    again = Project(other, site.address)
    again.must_build()
    assert different(built, print_of(again.site)) == []


def test_a_build_that_takes_over_unchanged_pages_gives_the_same_bytes(site: Project, built: dict[str, str]) -> None:
    site.must_build()
    assert different(built, print_of(site.site)) == []


def test_a_build_without_strict_mode_gives_the_same_bytes(site: Project, built: dict[str, str]) -> None:
    site.must_build(strict=False)
    assert different(built, print_of(site.site)) == []


def test_the_edition_is_the_day_of_the_commit_not_of_the_build(site: Project) -> None:
    assert "Edition of 21 November 2026." in site.html("")


def test_a_case_with_a_problem_leaves_the_published_site_as_it_was(stays: Project) -> None:
    (stays.folder / "cases" / "ghent-broken-case.yml").write_text(BROKEN, encoding="utf-8")
    code, printed = stays.build()
    assert code != 0
    assert "cases/ghent-broken-case.yml:" in printed
    assert "nothing was published" in printed


def test_it_does_so_without_strict_mode_too(stays: Project) -> None:
    (stays.folder / "cases" / "ghent-broken-case.yml").write_text(BROKEN, encoding="utf-8")
    code, printed = stays.build(strict=False)
    assert code != 0
    assert "nothing was published" in printed


def test_a_link_that_leads_nowhere_leaves_the_published_site_as_it_was(stays: Project) -> None:
    page = "---\ntitle: Broken\ndescription: A page with a link that leads nowhere.\n---\n\n# Broken\n\n[Nowhere](nowhere.md)\n"
    (stays.folder / "docs" / "about" / "broken.md").write_text(page, encoding="utf-8")
    code, printed = stays.build()
    assert code != 0
    assert "nowhere.md" in printed


def test_a_page_with_the_address_of_a_record_leaves_the_published_site_as_it_was(stays: Project) -> None:
    page = stays.folder / "docs" / "cities" / "ghent.md"
    page.write_text("---\ntitle: Ghent\ndescription: A page about Ghent.\n---\n\n# Ghent\n", encoding="utf-8")
    code, printed = stays.build()
    page.unlink()
    assert code != 0
    sentence = (
        "docs/cities/ghent.md:1:1: the address cities/ghent/ belongs to the page drawn from data/cities.csv; give this file another name"
    )
    assert sentence in printed


@pytest.mark.parametrize("reached", ["404.html", "cases/ghent-plain-case/index.html", "search"])
def test_a_build_that_is_killed_leaves_the_published_site_as_it_was_and_the_next_build_works(stays: Project, reached: str) -> None:
    following = stays.site.with_name(".site-next")
    building = stays.start()
    while not (following / reached).exists() and building.poll() is None:
        time.sleep(0.002)
    os.killpg(building.pid, signal.SIGKILL)
    building.communicate()
    assert building.returncode == -signal.SIGKILL, "the build was over before it could be killed"
    assert stays.html("cases/ghent-plain-case/").count("<h1") == 1
    stays.must_build()
    assert not following.exists()


def test_the_first_build_that_fails_publishes_nothing(new_project: Callable[..., Project]) -> None:
    project = new_project()
    (project.folder / "cases" / "ghent-broken-case.yml").write_text(BROKEN, encoding="utf-8")
    code, _ = project.build()
    assert code != 0
    assert not project.site.exists()


def test_what_is_published_can_be_read_by_the_host(site: Project) -> None:
    assert [file.name for file in site.site.rglob("*") if not file.stat().st_mode & 0o004] == []
    assert not [file for file in site.site.rglob("*") if file.is_symlink()]
