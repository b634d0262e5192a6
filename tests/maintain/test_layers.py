"""Imports point down: ground, model, library, answers, pages, edges."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import PROJECT

MACROS = PROJECT / "macros"
BANDS = ("ground", "model", "library", "answers", "pages", "edges")
FILES = sorted(file for file in MACROS.rglob("*.py"))


def name(file: Path) -> str:
    return file.relative_to(MACROS).as_posix()


def band(parts: tuple[str, ...]) -> str:
    """The band of a module such as ('ground', 'text'); what lies at the top is an edge."""
    return parts[0] if parts and parts[0] in BANDS else "edges"


def imports(file: Path) -> Iterator[tuple[str, ...]]:
    """Every module that a file imports, also for types and inside functions; our own begin with 'macros'."""
    package = ("macros", *file.relative_to(MACROS).parent.parts)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = (*above, *(node.module.split(".") if node.module else ()))
            for alias in node.names:
                inner = MACROS.parent.joinpath(*module, alias.name)
                yield (*module, alias.name) if inner.with_suffix(".py").exists() or inner.is_dir() else module


def own_imports(file: Path) -> list[tuple[str, ...]]:
    return [found[1:] for found in imports(file) if found[0] == "macros"]


def test_the_folders_are_the_bands() -> None:
    folders = {file.parent.name for file in FILES if file.parent != MACROS}
    assert folders == set(BANDS) - {"edges"}
    assert {file.name for file in FILES if file.parent == MACROS} == {"__init__.py", "cli.py", "hooks.py"}


def test_imports_are_seen() -> None:
    assert ("ground", "yamlfile") in own_imports(MACROS / "library" / "library.py")
    assert ("answers", "coverage") in own_imports(MACROS / "cli.py")
    assert ("pages", "frame") in own_imports(MACROS / "hooks.py")


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_import_points_up(file: Path) -> None:
    here = BANDS.index(band(file.relative_to(MACROS).parts[:-1]))
    up = [".".join(found) for found in own_imports(file) if found and BANDS.index(band(found)) > here]
    assert up == []


@pytest.mark.parametrize("file", [file for file in FILES if file.parent.name == "answers"], ids=name)
def test_no_answer_imports_another(file: Path) -> None:
    assert [".".join(found) for found in own_imports(file) if found[:1] == ("answers",)] == []


@pytest.mark.parametrize(
    ("library", "only"), [("mkdocs", "hooks.py"), ("jinja2", "pages/fragments.py"), ("yaml", "ground/yamlfile.py"), ("typer", "cli.py")]
)
def test_one_file_knows_each_outer_library(library: str, only: str) -> None:
    assert [name(file) for file in FILES if any(found[0] == library for found in imports(file))] == [only]


def test_nothing_below_the_edges_prints_or_ends_the_program() -> None:
    loud = [
        f"{name(file)}:{node.lineno}"
        for file in FILES
        if file.parent != MACROS
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "exit", "sys.exit", "input", "breakpoint"}
    ]
    assert loud == []
