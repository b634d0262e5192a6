"""`kontor check`: three ways to print, three exit codes, one file or all."""

import json

import pytest

from ..conftest import CASE, SLUG, SmallLibrary
from .conftest import GoTo

PROBLEM = "mechanisms: 'twining' is not a term of mechanisms; did you mean 'twinning'? See data/vocabularies/mechanisms.yml"


def test_a_clean_library_prints_nothing_and_ends_with_0(small: SmallLibrary) -> None:
    done = small.kontor("check")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "No problem found.\n")


def test_problems_are_printed_and_end_with_1(small: SmallLibrary) -> None:
    small.change("[twinning]", "[twining]")
    done = small.kontor("check")
    assert (done.exit_code, done.stdout) == (1, f"cases/{SLUG}.yml:11:14: {PROBLEM}\n")
    assert done.stderr == "1 problem found.\n"


def test_problems_are_counted(small: SmallLibrary) -> None:
    small.change("[twinning]", "[twining]")
    small.change("[health]", "[sport]")
    assert small.kontor("check").stderr == "2 problems found.\n"


def test_a_doubt_is_printed_and_ends_with_0(small: SmallLibrary) -> None:
    small.add_case("a-copy")
    done = small.kontor("check")
    assert done.stdout.startswith(f"cases/{SLUG}.yml:2:1: warning: this case looks like cases/a-copy.yml: about ")
    assert (done.exit_code, done.stderr) == (0, "1 problem found.\n")


def test_a_doubt_in_a_pull_request_is_a_warning(small: SmallLibrary, on_day: GoTo) -> None:
    on_day("2028-11-22")
    printed = small.kontor("check", "--format", "github").stdout
    assert f"::warning file=cases/{SLUG}.yml,line=49,col=3,title=stale::this case was last reviewed on 2026-11-21" in printed


def test_a_wrong_use_of_the_command_ends_with_2(small: SmallLibrary) -> None:
    assert small.kontor("check", "--format", "xml").exit_code == 2
    assert small.kontor("check", "--all").exit_code == 2
    assert small.kontor("chek").exit_code == 2


def test_problems_for_a_pull_request_stand_on_their_lines(small: SmallLibrary) -> None:
    small.change("[twinning]", "[twining]")
    done = small.kontor("check", "--format", "github")
    assert done.stdout == f"::error file=cases/{SLUG}.yml,line=11,col=14,title=names-resolve::{PROBLEM}\n"
    assert (done.exit_code, done.stderr) == (1, "")


def test_signs_that_would_end_a_workflow_command_are_written_another_way(small: SmallLibrary) -> None:
    small.write("cases/100%,a:b.yml", CASE.replace("title: Ghent", "title: Gent").replace("[health]", '["50%\\n::error::"]'))
    printed = small.kontor("check", "--format", "github").stdout
    assert "file=cases/100%25%2Ca%3Ab.yml,line=1,col=1,title=file-name::'100%25,a:b.yml' is not a slug" in printed
    assert "'50%25%0A::error::' has the wrong form" in printed
    assert all(line.startswith("::error file=cases/100%25") for line in printed.splitlines())


def test_problems_for_programs_are_a_list_of_objects(small: SmallLibrary) -> None:
    small.change("[twinning]", "[twining]")
    done = small.kontor("check", "--format", "json")
    assert json.loads(done.stdout) == [
        {"path": f"cases/{SLUG}.yml", "line": 11, "column": 14, "rule": "names-resolve", "sentence": PROBLEM, "severity": "error"}
    ]
    assert (done.exit_code, done.stderr) == (1, "")


def test_a_clean_library_is_an_empty_list_for_programs(small: SmallLibrary) -> None:
    done = small.kontor("check", "--format", "json")
    assert (done.exit_code, done.stdout) == (0, "[]\n")


def test_one_file_is_checked_alone(small: SmallLibrary) -> None:
    small.add_case("a-good-case")
    small.change("[twinning]", "[twining]")
    assert small.kontor("check", "cases/a-good-case.yml").exit_code == 0
    done = small.kontor("check", f"cases/{SLUG}.yml")
    assert (done.exit_code, done.stdout) == (1, f"cases/{SLUG}.yml:11:14: {PROBLEM}\n")


def test_one_file_is_checked_against_the_names_of_all_others(small: SmallLibrary) -> None:
    small.add_case("a-good-case", ("reviewed:\n", f"related: [{SLUG}, no-such-case]\nreviewed:\n"))
    assert "there is no case 'no-such-case'" in small.kontor("check", "cases/a-good-case.yml").stdout
    assert SLUG not in small.kontor("check", "cases/a-good-case.yml").stdout


def test_one_file_may_be_named_by_its_whole_path_or_from_a_folder_below(small: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    assert small.kontor("check", str(small.root / "cases" / f"{SLUG}.yml")).exit_code == 0
    monkeypatch.chdir(small.root / "cases")
    assert small.kontor("check", f"{SLUG}.yml").exit_code == 0


def test_a_file_that_is_not_there_is_a_wrong_use(small: SmallLibrary) -> None:
    done = small.kontor("check", "cases/no-such-case.yml")
    assert done.exit_code == 2
    assert "there is no file cases/no-such-case.yml" in done.stderr


def test_a_file_outside_the_library_is_a_wrong_use(small: SmallLibrary, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.yml"
    elsewhere.write_text("a: b", encoding="utf-8")
    done = small.kontor("check", str(elsewhere))
    assert done.exit_code == 2
    assert "the library that is checked" in done.stderr


def test_a_template_is_no_case(small: SmallLibrary) -> None:
    (small.root / "cases" / "_template.yml").write_text("title: x", encoding="utf-8")
    done = small.kontor("check", "cases/_template.yml")
    assert done.exit_code == 2
    assert "is a template, not a case" in done.stderr


def test_a_folder_means_the_files_in_it(small: SmallLibrary) -> None:
    small.change("[twinning]", "[twining]")
    assert small.kontor("check", "cases").stdout == small.kontor("check").stdout != ""
    assert small.kontor("check", "data").exit_code == 0


def test_the_folder_of_another_library_means_that_library(small: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    small.change("[twinning]", "[twining]")
    here = small.kontor("check").stdout
    monkeypatch.chdir("/")
    assert small.kontor("check", str(small.root)).stdout == here != ""


def test_a_case_that_does_not_fit_the_model_gets_its_other_mistakes_too(small: SmallLibrary) -> None:
    small.change("[twinning]", "[twining]")
    small.change("status: ", "status: [x] # ")
    printed = small.kontor("check").stdout
    assert "mechanisms: 'twining' is not a term of mechanisms; did you mean 'twinning'?" in printed
    assert "status must be one text, not a list" in printed


def test_the_second_check_finds_what_the_first_one_found(small: SmallLibrary) -> None:
    small.change("[twinning]", "[twining]")
    first = small.kontor("check").stdout
    assert first
    assert small.kontor("check").stdout == first
    small.change("[twining]", "[twinning]")
    assert small.kontor("check").exit_code == 0
