"""While the site is served, a change of one case is told from every other change."""

import pytest

from macros.pages.live import Changes

from ..conftest import SLUG, SmallLibrary


@pytest.fixture
def changes(small: SmallLibrary) -> Changes:
    small.add_case("a-case")
    small.write("mkdocs.yml", "site_name: Kontor\n")
    return Changes(small.root)


def test_one_changed_case_is_named_once(small: SmallLibrary, changes: Changes) -> None:
    small.change("[health]", "[food]")
    assert changes.one_case() == f"cases/{SLUG}.yml"
    assert changes.one_case() is None


@pytest.mark.parametrize(
    "path", ["mkdocs.yml", "docs/index.md", "data/cities.csv", "overrides/main.html", "cases/new-case.yml", "cases/a-case.yml"]
)
def test_a_change_of_more_than_one_case_needs_a_whole_build(small: SmallLibrary, changes: Changes, path: str) -> None:
    small.change("[health]", "[food]")
    small.write(path, "something else")
    assert changes.one_case() is None


def test_a_deleted_case_needs_a_whole_build(small: SmallLibrary, changes: Changes) -> None:
    (small.root / "cases" / "a-case.yml").unlink()
    assert changes.one_case() is None
