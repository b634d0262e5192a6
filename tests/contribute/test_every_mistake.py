"""tests/broken is one library with every mistake in it; report.txt is what a contributor gets to read."""

import inspect
import os
import re
import shutil
from pathlib import Path

import pytest

from macros.ground import problems, yamlfile
from macros.library import craft, editorial, rows, rules
from macros.pages import checking

from ..conftest import PROJECT, SmallLibrary

BROKEN = PROJECT / "tests" / "broken"
REPORT = BROKEN / "report.txt"
REWRITE = "REWRITE_REPORT=1 .venv/bin/pytest tests/contribute/test_every_mistake.py"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the broken library, with the one file that is too large to keep."""
    root = tmp_path_factory.mktemp("broken") / "library"
    shutil.copytree(BROKEN, root, ignore=shutil.ignore_patterns("report.txt", ".cache"))
    (root / "cases" / "too-large.yml").write_bytes(b"#" * (yamlfile.MOST_BYTES + 1))
    return root


def test_the_report_of_the_broken_library_is_exactly_this(broken: Path, small: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(broken)
    printed = small.kontor("check").stdout
    if os.environ.get("REWRITE_REPORT"):
        REPORT.write_text(printed, encoding="utf-8")
    assert printed == REPORT.read_text(encoding="utf-8"), f"If each new sentence is good English, run: {REWRITE}"


def test_every_rule_has_its_mistake(broken: Path) -> None:
    met = {problem.rule for problem in checking.check(broken)}
    names = {rule.__name__.replace("_", "-") for rule in (*rules.RULES, *craft.ITEM_RULES, *craft.VERSION_RULES)}
    assert names - met == set()


def test_every_rule_of_writing_has_its_mistake(broken: Path) -> None:
    names = set(re.findall(r'yield "([a-z]+(?:-[a-z]+)+)", sentence', Path(editorial.__file__).read_text(encoding="utf-8")))
    assert {"long-sentence", "promotional-word", "own-spelling"} <= names
    assert names - {problem.rule for problem in checking.check(broken)} == set()


def test_every_doubt_has_its_example_and_nothing_else_is_a_warning(broken: Path) -> None:
    source = "".join(inspect.getsource(each) for each in (rules.doubts, rules._told_differently, craft.doubts))
    names = set(re.findall(r'yield \S+, \(.*?\), "([a-z-]+)"', source))
    assert {"stale", "duplicate", "one-page-one-name", "item-without-case", "list-without-guide", "practice-without-list"} <= names
    found = checking.check(broken)
    assert {problem.rule for problem in found if problem.severity == "warning"} == names
    assert not names & {problem.rule for problem in found if problem.severity == "error"}


def test_every_table_has_its_mistakes(broken: Path) -> None:
    met = {problem.path for problem in checking.check(broken)}
    assert {table.path for table in rows.TABLES.values()} - met == set()


def test_every_fault_of_a_yaml_file_has_its_mistake(broken: Path) -> None:
    source = Path(yamlfile.__file__).read_text(encoding="utf-8")
    said = r"""(?:Problem\(\s*\w+,\s*[^"]*?|self\.say\(\s*\w+,\s*|problems\.append\(Problem\([^"]*?)"([a-z]+(?:-[a-z]+)*)","""
    names = set(re.findall(said, source))
    assert {"size", "tab", "duplicate-key", "yes-or-no", "date", "yaml"} <= names
    met = {problem.rule for problem in checking.check(broken)}
    assert names - met == set()


def test_every_plain_word_for_a_parser_s_word_is_in_the_report() -> None:
    report = REPORT.read_text(encoding="utf-8")
    assert [sentence for sentence in yamlfile._PLAIN_WORDS.values() if sentence not in report] == []


def test_the_page_about_checks_quotes_real_sentences() -> None:
    page = (PROJECT / "docs" / "contribute" / "checks.md").read_text(encoding="utf-8")
    quoted = re.findall(
        r"^(?:(?:cases|data/checklists|data/practices)/[a-z-]+\.yml|data/twinnings\.csv):\d+:\d+: (.+)$", page, re.MULTILINE
    )
    assert len(quoted) > 10
    report = REPORT.read_text(encoding="utf-8")
    assert [sentence for sentence in quoted if f": {sentence}\n" not in report] == []


def test_the_whole_case_in_the_broken_library_gets_no_problem_of_its_own() -> None:
    own = [line for line in REPORT.read_text(encoding="utf-8").splitlines() if line.startswith("cases/whole-case.yml")]
    assert own == ["cases/whole-case.yml:2:1: same-title has the same title; give each case its own"]


def test_a_problem_says_where_what_and_nothing_else(broken: Path) -> None:
    for problem in checking.check(broken):
        assert re.match(r".+:[1-9]\d*:[1-9]\d*: \S", str(problem)), problem
        assert "\n" not in problem.sentence
        assert not re.search(r"Traceback|ValidationError|NoneType|pydantic|yaml\.org|\bdict\b", problem.sentence), problem
    assert problems.errors(checking.check(broken))
