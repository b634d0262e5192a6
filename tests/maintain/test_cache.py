"""What has not changed is not read again; what has changed always is."""

import os
from pathlib import Path

import pytest

from macros.ground import yamlfile
from macros.library import cache, library
from macros.library.digest import CaseDigest
from macros.library.reference import Reference
from macros.model.case import Case
from macros.pages import checking

from ..conftest import SLUG, SmallLibrary
from ..contribute.conftest import GoTo


def cases_read(small: SmallLibrary, **named: object) -> int:
    """How many case files a reading really opened."""
    calls: list[tuple[int, int]] = []
    small.read(progress=lambda done, all_: calls.append((done, all_)), **named)
    return len(calls)


@pytest.fixture
def known(small: SmallLibrary) -> SmallLibrary:
    """A library of three cases that has been read once."""
    small.add_case("a-case")
    small.add_case("b-case")
    assert cases_read(small) == 3
    return small


def test_files_that_did_not_change_are_not_read_again(known: SmallLibrary) -> None:
    first = known.read()
    assert cases_read(known) == 0
    assert known.read().cases == first.cases


def test_a_changed_file_is_read_again_and_only_that(known: SmallLibrary) -> None:
    known.change("title: a-case", "title: A new title", "cases/a-case.yml")
    assert cases_read(known) == 1
    assert known.read().cases["a-case"].title.startswith("A new title")


def test_a_change_that_keeps_size_and_time_is_seen(known: SmallLibrary) -> None:
    file = known.root / "cases" / "a-case.yml"
    before = file.stat()
    known.change("title: a-case", "title: A-CASE", "cases/a-case.yml")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert known.read().cases["a-case"].title.startswith("A-CASE")


def test_a_file_that_was_only_touched_is_not_read_again(known: SmallLibrary) -> None:
    (known.root / "cases" / "a-case.yml").touch()
    assert cases_read(known) == 0


def test_a_new_case_is_read_and_a_deleted_one_is_gone(known: SmallLibrary) -> None:
    known.add_case("c-case")
    (known.root / "cases" / "a-case.yml").unlink()
    assert cases_read(known) == 1
    assert list(known.read().cases) == ["b-case", "c-case", SLUG]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("overrides/fragments/card.html", "<article></article>"),
        ("overrides/pages/case.html", "<h1></h1>"),
        ("macros/rules.py", "# a rule"),
        ("data/networks/hansa.yml", "name: Hansa\nsummary: Old.\nreviewed: 2026-11-21\n"),
    ],
)
def test_a_changed_template_rule_or_record_empties_the_cache(known: SmallLibrary, path: str, content: str) -> None:
    known.write(path, content)
    assert cases_read(known) == 3
    known.write(path, content + "\n")
    assert cases_read(known) == 3
    (known.root / path).rename(known.root / (path + ".moved.yml"))
    assert cases_read(known) == 3


def test_a_changed_setting_empties_the_cache(known: SmallLibrary) -> None:
    assert cases_read(known, settings="another") == 3


def test_a_page_that_people_wrote_does_not_empty_the_cache(known: SmallLibrary) -> None:
    known.write("docs/index.md", "---\ntitle: Other\ndescription: Words.\n---\n")
    assert cases_read(known) == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe", b"{", b"[]", b"null", b'{"depends": 1, "known": {}}', b'{"depends": "a", "known": {"cases/a-case.yml": []}}'],
)
def test_a_damaged_cache_file_is_ignored(known: SmallLibrary, content: bytes) -> None:
    before = known.read().cases
    for name in ("cases.json", "verdict.json"):
        known.write(f"{cache.FOLDER}/{name}", content)
    assert cases_read(known) == 3
    assert known.read().cases == before


def test_a_cache_file_cut_in_half_is_ignored(known: SmallLibrary) -> None:
    file = known.root / cache.FOLDER / "cases.json"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert cases_read(known) == 3


def test_a_folder_that_cannot_be_written_is_no_problem(small: SmallLibrary) -> None:
    small.write(cache.FOLDER, "a file where the folder would be")
    assert small.problems() == []
    assert cases_read(small) == 1


def test_problems_are_kept_with_their_files(known: SmallLibrary) -> None:
    known.change("[twinning]", "[twining]", "cases/a-case.yml")
    first = known.read().problems
    assert [problem.rule for problem in first] == ["names-resolve", "duplicate", "duplicate"]
    assert cases_read(known) == 0
    assert known.read().problems == first


def test_a_card_is_drawn_once(small: SmallLibrary) -> None:
    drawn: list[str] = []

    def draw(case: CaseDigest, reference: Reference) -> str:
        drawn.append(case.slug)
        return f"card of {case.slug}"

    small.read()
    assert small.read(draw_card=draw).cards == {SLUG: f"card of {SLUG}"}
    assert small.read(draw_card=draw).cards == {SLUG: f"card of {SLUG}"}
    assert drawn == [SLUG]


def test_a_whole_case_is_what_a_fresh_reading_gives(known: SmallLibrary) -> None:
    path = known.root / "cases" / f"{SLUG}.yml"
    fresh = Case.model_validate(yamlfile.read(path.read_bytes(), "a.yml").values)
    assert known.read().case(SLUG) == fresh


def test_a_case_that_is_not_there_is_an_error(small: SmallLibrary) -> None:
    with pytest.raises(KeyError):
        small.read().case("no-such-case")


def test_when_nothing_changed_the_last_problems_are_told_without_reading(small: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "SETTLED", -1)
    small.change("[twinning]", "[twining]")
    first = checking.check(small.root)
    assert library.problems_if_unchanged(small.root) == first
    small.change("[twining]", "[twinning]")
    assert library.problems_if_unchanged(small.root) is None
    assert checking.check(small.root) == ()


def test_a_file_that_is_two_seconds_young_is_not_trusted(small: SmallLibrary) -> None:
    checking.check(small.root)
    assert library.problems_if_unchanged(small.root) is None


def test_on_another_day_the_last_problems_are_not_trusted(small: SmallLibrary, monkeypatch: pytest.MonkeyPatch, on_day: GoTo) -> None:
    monkeypatch.setattr(cache, "SETTLED", -1)
    assert checking.check(small.root) == library.problems_if_unchanged(small.root) == ()
    on_day("2028-11-22")
    assert library.problems_if_unchanged(small.root) is None
    assert [problem.rule for problem in checking.check(small.root)] == ["stale"] * 4


def test_on_another_day_no_case_is_read_again(known: SmallLibrary, on_day: GoTo) -> None:
    on_day("2028-11-22")
    assert cases_read(known) == 0
    assert [problem.path for problem in known.read().problems if problem.rule == "stale"] == [
        "cases/a-case.yml",
        "cases/b-case.yml",
        f"cases/{SLUG}.yml",
        "data/networks/metropolis.yml",
        "data/practices/open-to-others.yml",
        "data/practices/shared-objectives.yml",
    ]


def test_checking_one_file_does_not_forget_the_others(known: SmallLibrary) -> None:
    known.read(only=["cases/a-case.yml"])
    assert cases_read(known) == 0


def test_two_libraries_do_not_share_a_cache(known: SmallLibrary, tmp_path: Path) -> None:
    assert cases_read(SmallLibrary(tmp_path / "other")) == 1
