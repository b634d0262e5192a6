"""`kontor new` writes a case that passes as partial, or says why it cannot."""

import os
import pty
import subprocess
import sys

import pytest

from ..conftest import PROJECT, SLUG, SmallLibrary

FLAGS = {
    "--title": 'Ghent: a "plan" for \\ all',
    "--summary": "What # they - did: it's said here, in one sentence of sixty characters.",
    "--place": "ghent",
    "--mechanism": "twinning",
    "--innovation": "policy",
    "--theme": "food",
    "--start": "2014-03",
    "--source": "https://example.org/a?b=c#d",
    "--source-title": "Jaarverslag: 2014",
    "--source-kind": "official",
    "--publisher": "Stad Gent",
}


def words(**changes: str | None) -> list[str]:
    chosen = {**FLAGS, **{f"--{name}": value for name, value in changes.items()}}
    return [word for name, value in chosen.items() if value is not None for word in (name, value)]


def test_a_new_case_passes_as_partial(small: SmallLibrary) -> None:
    done = small.kontor("new", "ghent-food-plan", *words())
    assert done.exit_code == 0, done.stderr
    assert done.stdout == "Wrote cases/ghent-food-plan.yml. Fill it in, then run: kontor check cases/ghent-food-plan.yml\n"
    assert small.problems() == []
    case = small.read().case("ghent-food-plan")
    assert (case.title, case.summary, case.period.start) == (FLAGS["--title"], FLAGS["--summary"], "2014-03")
    assert case.partial == "Begun with one source; results, lessons and conditions are still to be found."


def test_a_flag_may_be_repeated_for_more_places(small: SmallLibrary) -> None:
    small.kontor("new", "ghent-food-plan", *words(), "--place", "leeds")
    assert small.problems() == []
    assert small.read().cases["ghent-food-plan"].places == ("ghent", "leeds")


@pytest.mark.parametrize("slug", ["ghent", "Ghent-plan", "ghent_plan", "ghent plan", "../ghent-plan", "ghent-plan.yml", ""])
def test_a_slug_that_cannot_be_an_address_is_refused(small: SmallLibrary, slug: str) -> None:
    done = small.kontor("new", slug, *words())
    assert done.exit_code == 2
    sentence = f"'{slug}' is not a slug; use two or more lower-case words joined by hyphens, such as ghent-student-policy"
    assert sentence in done.stderr
    assert [file.name for file in small.root.rglob("*.yml") if file.parent.name == "cases"] == [f"{SLUG}.yml"]


def test_a_case_that_is_there_is_not_written_over(small: SmallLibrary) -> None:
    before = (small.root / "cases" / f"{SLUG}.yml").read_bytes()
    done = small.kontor("new", SLUG, *words())
    assert done.exit_code == 2
    assert f"cases/{SLUG}.yml is there already; choose another slug" in done.stderr
    assert (small.root / "cases" / f"{SLUG}.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("place", "gent", "'gent' not found; did you mean 'ghent'? City keys stand in data/cities.csv."),
        ("mechanism", "twining", "'twining' not found; did you mean 'twinning'? Terms stand in data/vocabularies/mechanisms.yml."),
        ("theme", "sport", "'sport' not found. Terms stand in data/vocabularies/themes.yml."),
        ("start", "May 2014", "'May 2014' is not a date. A year, a month or a day, such as 2014, 2014-03 or 2014-03-21."),
        ("source", "http://example.org", "'http://example.org' does not begin with https. A public address that begins with https."),
        ("title", "x" * 91, "91 characters; 12 to 90 are allowed"),
        ("title", "x" * 11, "11 characters; 12 to 90 are allowed"),
        ("summary", "x" * 321, "321 characters; 60 to 320 are allowed"),
        ("summary", "x" * 59, "59 characters; 60 to 320 are allowed"),
        ("publisher", " ", "an answer is needed. Who published it, such as City of Ghent."),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(small: SmallLibrary, name: str, value: str, sentence: str) -> None:
    done = small.kontor("new", "ghent-food-plan", *words(**{name: value}))
    assert done.exit_code == 2
    assert f"--{name}: {sentence}" in done.stderr
    assert not (small.root / "cases" / "ghent-food-plan.yml").exists()


@pytest.mark.parametrize(("title", "summary"), [("x" * 12, "x" * 60), ("x" * 90, "x" * 320)])
def test_a_title_and_a_summary_may_be_as_short_and_as_long_as_the_limits(small: SmallLibrary, title: str, summary: str) -> None:
    assert small.kontor("new", "ghent-food-plan", *words(title=title, summary=summary)).exit_code == 0
    assert small.problems() == []


def test_the_question_for_a_title_says_its_limits(small: SmallLibrary) -> None:
    done = small.kontor("new", "ghent-food-plan", *words(title=None))
    assert "--title: is missing; What was done together, in words a mayor would use; 12 to 90 characters." in done.stderr


def test_a_word_that_praises_is_refused_before_anything_is_written(small: SmallLibrary) -> None:
    praise = "title: Praise\nsingular: Word\nmeaning: A list.\nterms:\n  - id: vibrant\n    label: vibrant\n    meaning: Give a number.\n"
    small.write("data/vocabularies/promotional-words.yml", praise)
    done = small.kontor("new", "ghent-food-plan", *words(title="Ghent is a vibrant town"))
    assert (done.exit_code, done.stderr) == (1, "Nothing was written.\n")
    assert done.stdout == "cases/ghent-food-plan.yml:2:1: title: 'vibrant' praises instead of telling; give a number\n"
    assert not (small.root / "cases" / "ghent-food-plan.yml").exists()


def test_without_a_terminal_a_missing_answer_is_named(small: SmallLibrary) -> None:
    done = small.kontor("new", "ghent-food-plan", *words(theme=None))
    assert done.exit_code == 2
    assert "--theme: is missing; Terms stand in data/vocabularies/themes.yml." in done.stderr


def test_on_a_terminal_a_missing_answer_is_asked_for_until_it_fits(small: SmallLibrary) -> None:
    ours, theirs = pty.openpty()
    asking = subprocess.Popen(
        [sys.executable, "-c", "from macros.cli import app; app()", "new", "ghent-food-plan", *words(theme=None, place=None)],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=small.root,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        text=True,
    )
    os.write(ours, b"gent\nghent, leeds\nfood, health\n")
    _, asked = asking.communicate(timeout=30)
    os.close(ours)
    os.close(theirs)
    assert asking.returncode == 0, asked
    assert "Places (city keys, commas between; the first one led)" in asked
    assert "'gent' not found; did you mean 'ghent'? City keys stand in data/cities.csv." in asked
    case = small.read().cases["ghent-food-plan"]
    assert (case.places, case.themes) == (("ghent", "leeds"), ("food", "health"))
