"""After two years a review is doubted: the page may still be right, but somebody has to look."""

import time

import pytest

from macros.library import editorial

from ..conftest import SLUG, SmallLibrary
from .conftest import GoTo

DOUBT = "was last reviewed on 2026-11-21, more than 24 months ago; read it against its sources again and give it the new date"


def test_a_review_is_doubted_on_the_day_after_two_years(small: SmallLibrary, on_day: GoTo) -> None:
    on_day("2028-11-21")
    assert small.problems() == []
    on_day("2028-11-22")
    assert small.problems() == [
        f"cases/{SLUG}.yml:49:3: warning: this case {DOUBT}",
        f"data/networks/metropolis.yml:3:1: warning: this record {DOUBT}",
        f"data/practices/open-to-others.yml:15:1: warning: this record {DOUBT}",
        f"data/practices/shared-objectives.yml:15:1: warning: this record {DOUBT}",
    ]


def test_a_new_review_ends_the_doubt(small: SmallLibrary, on_day: GoTo) -> None:
    on_day("2028-11-22")
    small.change("reviewed:\n  date: 2026-11-21", "reviewed:\n  date: 2028-11-22")
    assert [problem for problem in small.problems() if SLUG in problem] == []


def test_a_metropolis_grows_old_as_well(small: SmallLibrary) -> None:
    small.write("data/metropolises/ghent.yml", "name: Ghent and its harbour\nreviewed: 2024-11-20\n")
    assert small.problems() == [
        "data/metropolises/ghent.yml:2:1: warning: this record was last reviewed on 2024-11-20, more than 24 months ago; "
        "read it against its sources again and give it the new date"
    ]


@pytest.mark.parametrize(
    ("day", "reviewed", "stale"),
    [
        ("2028-02-29", "2026-02-28", True),
        ("2028-02-29", "2026-03-01", False),
        ("2030-03-01", "2028-02-29", True),
        ("2030-02-28", "2028-02-29", False),
        ("2027-01-01", "2024-12-31", True),
        ("2027-01-01", "2025-01-01", False),
        ("2026-11-21", "2027-05-01", False),
    ],
)
def test_two_years_are_counted_by_the_calendar(on_day: GoTo, day: str, reviewed: str, stale: bool) -> None:
    on_day(day)
    assert editorial.is_stale(reviewed) is stale


@pytest.mark.parametrize(("seconds", "day"), [("0", "1970-01-01"), ("86399", "1970-01-01"), ("86400", "1970-01-02")])
def test_the_day_can_be_set_from_outside_and_begins_at_midnight_in_greenwich(
    monkeypatch: pytest.MonkeyPatch, seconds: str, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    editorial.today.cache_clear()
    assert editorial.today().isoformat() == day


def test_without_a_day_from_outside_the_clock_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr(time, "time", lambda: 3 * 86400.5)
    editorial.today.cache_clear()
    assert editorial.today().isoformat() == "1970-01-04"


def test_the_day_stays_the_same_within_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    before = editorial.today()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert editorial.today() == before
