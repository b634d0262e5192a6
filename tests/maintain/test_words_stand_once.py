"""Markup stands in templates, terms in vocabularies, and neither in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.library import reference

from ..conftest import PROJECT

MACROS = PROJECT / "macros"
FILES = sorted(MACROS.rglob("*.py"))
TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|br|button|code|dd|details|div|dl|dt|em|figure|footer|form|h[1-6]|header|hr|i|iframe|img|input|label|li|"
    r"link|main|meta|nav|ol|option|p|pre|script|section|select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|time|tr|"
    r"ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
MAKES_HTML = "ground/rendering.py"
"""Safe HTML from the Markdown of records is made here, and nowhere else."""

MARKS = {
    ("pages/frame.py", '<h1 id="kontor-frame-body"></h1>'),
    ("pages/build.py", '"></div>'),
}
"""Empty elements that stand for what is put in their place before a page is written."""

NOT_FOR_CODE = (
    "mechanisms",
    "themes",
    "factors",
    "city-types",
    "organisation-kinds",
    "petals",
    "opencities-areas",
    "practice-groups",
    "checklist-modes",
)
"""Vocabularies on whose terms no line of code decides."""


def name(file: Path) -> str:
    return file.relative_to(MACROS).as_posix()


def texts(file: Path) -> Iterator[tuple[int, str]]:
    """Every text in a Python file with its line, without docstrings, examples of fields, and patterns, which only look for a text."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            left_out.add(id(node.value))
        if isinstance(node, ast.keyword) and node.arg in {"example", "help"}:
            left_out.update(id(inner) for inner in ast.walk(node))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            left_out.update(id(inner) for inner in ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.lineno, node.value


def test_a_tag_in_a_text_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text('"""A <b>docstring</b>."""\nx = f"<td class=\\"a\\">{1}</td>"\ny = "cases/<slug>.yml"\n', encoding="utf-8")
    assert [line for line, text in texts(file) if TAG.search(text)] == [2, 2]


@pytest.mark.parametrize("file", [file for file in FILES if name(file) != MAKES_HTML], ids=name)
def test_no_tag_stands_in_python(file: Path) -> None:
    assert [f"{name(file)}:{line}: {text}" for line, text in texts(file) if TAG.search(text) and (name(file), text) not in MARKS] == []


def test_no_term_stands_in_python_that_code_does_not_decide_on() -> None:
    known, _ = reference.read(PROJECT)
    terms = {term.id for facet in NOT_FOR_CODE for term in known.vocabularies[facet].terms if "-" in term.id}
    assert len(terms) > 30
    assert [f"{name(file)}:{line}: {text}" for file in FILES for line, text in texts(file) if text in terms] == []


def test_the_levels_of_evidence_in_code_are_those_of_the_vocabulary() -> None:
    from macros.library import evidence

    known, _ = reference.read(PROJECT)
    assert [term.id for term in known.vocabularies["evidence"].terms] == list(evidence.LEVELS)
    assert {term.id for term in known.vocabularies["statuses"].terms} >= evidence.ENDED_BADLY
    assert {term.id for term in known.vocabularies["speakers"].terms} >= evidence.EVALUATORS
    assert {term.id for term in known.vocabularies["source-kinds"].terms} >= evidence.INDEPENDENT_KINDS


def test_every_vocabulary_that_a_field_names_is_there() -> None:
    from macros.answers import browse, schema
    from macros.library import records

    known, _ = reference.read(PROJECT)
    unread, named = list(schema.MODELS.values()), {facet.vocabulary for facet in browse.FACETS if facet.vocabulary} - {"practices"}
    while unread:
        plan = records.plan(unread.pop())
        named |= {vocabulary for _, _, vocabulary, _ in plan.references if vocabulary}
        unread += [inner for _, _, inner in plan.nested]
    assert named - set(known.vocabularies) == set()
