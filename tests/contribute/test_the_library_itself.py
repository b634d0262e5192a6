"""Every record of this library follows every rule, and no doubt about one is left open."""

from pathlib import Path

import pytest

from macros.library import rules
from macros.pages import checking

from ..conftest import PROJECT

PROBLEMS = [str(problem) for problem in checking.check(PROJECT)]


@pytest.mark.parametrize("problem", PROBLEMS or [None], ids=PROBLEMS or ["no problem"])
def test_the_library_has_no_problem(problem: str | None) -> None:
    assert problem is None


@pytest.mark.parametrize("file", sorted((PROJECT / "cases").glob("*.yml")), ids=lambda file: file.stem)
def test_the_first_line_of_a_case_names_its_schema(file: Path) -> None:
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == rules.SCHEMA_LINE or first.startswith(("moved_to:", "split_into:"))


def test_the_library_has_cases() -> None:
    assert len(list((PROJECT / "cases").glob("[!_]*.yml"))) > 20
