"""A problem: where it is, what was found, what to do."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing wrong in one place; line and column count from 1."""

    path: str
    line: int
    column: int
    rule: str
    sentence: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """The problem as one line that editors can open."""
        mark = "" if self.severity == "error" else "warning: "
        return f"{self.path}:{self.line}:{self.column}: {mark}{self.sentence}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def as_text(problems: Iterable[Problem]) -> str:
    """One line a problem."""
    return "\n".join(str(problem) for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of objects with the fields of Problem."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that put each sentence on its line of a pull request."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.rule)}::{_message(problem.sentence)}"
        for problem in problems
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
