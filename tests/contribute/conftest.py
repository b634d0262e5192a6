"""Tests run on one day, so that no review grows old while the project does."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from macros.library import editorial

REVIEWED = "2026-11-21"
"""The day of every review in the small library and in most of the broken one."""

GoTo = Callable[[str], None]


@pytest.fixture(autouse=True)
def on_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[GoTo]:
    """Name the day on which a test runs; until then it is the day of the reviews."""

    def go_to(day: str) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{datetime.fromisoformat(f'{day}T12:00:00+00:00').timestamp():.0f}")
        editorial.today.cache_clear()

    go_to(REVIEWED)
    yield go_to
    editorial.today.cache_clear()
