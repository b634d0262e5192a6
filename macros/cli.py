"""`kontor` on the command line."""

import datetime
import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from .library.reference import Reference

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Kontor: a library of how cities and regions work across borders.\n\nStart with `kontor new my-case`, fill in the file, then `kontor check cases/my-case.yml`.",
)


class Format(StrEnum):
    """How problems are printed."""

    text = "text"
    github = "github"
    json = "json"


class TableFormat(StrEnum):
    """How tables are printed."""

    text = "text"
    json = "json"


def _root() -> Path:
    """The checkout: the folder above this package, unless the current folder is a library itself."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "cases").is_dir() and (folder / "data" / "vocabularies").is_dir():
            return folder
    return Path(__file__).resolve().parent.parent


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files or folders to check, or the folder of another library; without any, this whole library.", show_default=False
        ),
    ] = None,
    format: Annotated[
        Format, typer.Option(help="text for people, github for annotations in a pull request, json for programs.")
    ] = Format.text,
) -> None:
    """Say everything that is wrong, with file, line, column and what to do.

    Exit code 0: clean. 1: problems were found. 2: the command was used wrongly.

    Examples: `kontor check`, `kontor check cases/ghent-student-policy.yml`, `kontor check --format json`.
    """
    from .ground import problems
    from .pages import checking

    library = next((path for path in paths or () if (path / "cases").is_dir()), None)
    root = library.resolve() if library else _root()
    chosen = [name for path in paths or () if path != library for name in _names(root, path)]
    cases_only = bool(chosen) and all(name.startswith("cases/") for name in chosen)
    found = checking.check(root, only=chosen if cases_only else None, progress=_progress() if sys.stderr.isatty() else None)
    if chosen:
        found = tuple(problem for problem in found if problem.path in chosen)
    output = {Format.text: problems.as_text, Format.github: problems.as_github, Format.json: problems.as_json}[format](found)
    if output:
        typer.echo(output)
    if format is Format.text:
        typer.echo(f"{len(found)} problem{'' if len(found) == 1 else 's'} found." if found else "No problem found.", err=True)
    raise typer.Exit(1 if problems.errors(found) else 0)


@app.command()
def new(
    slug: Annotated[
        str, typer.Argument(help="Name of the case for ever: two or more lower-case words joined by hyphens, such as ghent-student-policy.")
    ],
    title: Annotated[str | None, typer.Option(help="What was done together.", show_default=False)] = None,
    summary: Annotated[str | None, typer.Option(help="Who, what, with what result.", show_default=False)] = None,
    place: Annotated[list[str] | None, typer.Option(help="City key; repeat it for more places.", show_default=False)] = None,
    mechanism: Annotated[list[str] | None, typer.Option(help="Term of data/vocabularies/mechanisms.yml.", show_default=False)] = None,
    innovation: Annotated[list[str] | None, typer.Option(help="Term of data/vocabularies/innovation.yml.", show_default=False)] = None,
    theme: Annotated[list[str] | None, typer.Option(help="Term of data/vocabularies/themes.yml.", show_default=False)] = None,
    start: Annotated[str | None, typer.Option(help="Year, month or day it began.", show_default=False)] = None,
    source: Annotated[str | None, typer.Option(help="Address of a source, beginning with https.", show_default=False)] = None,
    source_title: Annotated[str | None, typer.Option(help="Title of the source, as published.", show_default=False)] = None,
    source_kind: Annotated[str | None, typer.Option(help="Term of data/vocabularies/source-kinds.yml.", show_default=False)] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published the source.", show_default=False)] = None,
) -> None:
    """Write a new case that passes as partial; what is not given is asked for.

    Example: `kontor new ghent-student-policy --place ghent --mechanism city-university-tandem`.
    """
    from .answers import drafts
    from .ground.problems import as_text
    from .library import reference

    root = _root()
    known, _ = reference.read(root)
    given = {
        "title": title, "summary": summary, "place": place, "mechanism": mechanism, "innovation": innovation,
        "theme": theme, "start": start, "source": source, "source_title": source_title, "source_kind": source_kind, "publisher": publisher,
    }  # fmt: skip
    problem = drafts.slug_problem(slug, root)
    if problem:
        raise typer.BadParameter(problem, param_hint="SLUG")
    answers = {name: _answer(name, value, known) for name, value in given.items()}
    file = root / "cases" / f"{slug}.yml"
    text = drafts.draft(answers, datetime.date.today().isoformat())
    faults = drafts.problems(text, f"cases/{slug}.yml", known)
    if faults:
        typer.echo(as_text(faults))
        typer.echo("Nothing was written.", err=True)
        raise typer.Exit(1)
    file.write_text(text, encoding="utf-8")
    typer.echo(f"Wrote {file.relative_to(root)}. Fill it in, then run: kontor check {file.relative_to(root)}")


@app.command()
def schema(check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 when a drawn file is stale.")] = False) -> None:
    """Draw the template, the JSON Schemas and the field reference from the models."""
    from .pages import drawn

    root = _root()
    stale = [
        path for path, text in drawn.files(root).items() if not (root / path).is_file() or (root / path).read_text(encoding="utf-8") != text
    ]
    if check:
        for path in stale:
            typer.echo(f"{path}:1:1: is stale; run: kontor schema")
        raise typer.Exit(1 if stale else 0)
    for path, text in drawn.files(root).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    typer.echo(f"Drew {len(stale)} changed file{'' if len(stale) == 1 else 's'}.")


@app.command()
def publish_checklist(
    key: Annotated[str, typer.Argument(help="Key of the checklist, such as know-your-commitments.")],
    what: Annotated[
        str | None, typer.Argument(help="What changed, in a sentence; a first version has said it.", show_default=False)
    ] = None,
) -> None:
    """Seal the items of a checklist: write the entry of 'changes' that says what this version publishes.

    Example: `kontor publish-checklist know-your-commitments "The item about costs asks for days of work as well."`.
    """
    from .answers import editions
    from .ground.problems import as_text, errors
    from .ground.text import did_you_mean
    from .library import craft, editorial, reference

    root = _root()
    known, found = reference.read(root)
    path = f"data/checklists/{key}.yml"
    versions = {rule.__name__.replace("_", "-") for rule in craft.VERSION_RULES}
    faults = errors(problem for problem in found if problem.path == path and problem.rule not in versions)
    if faults:
        typer.echo(as_text(faults))
        typer.echo("Nothing was written.", err=True)
        raise typer.Exit(1)
    checklist = known.checklists.get(key)
    if checklist is None:
        raise typer.BadParameter(f"there is no checklist '{key}'{did_you_mean(key, known.checklists)}", param_hint="KEY")
    newest = checklist.changes[0]
    if bool(newest.seal) != bool(newest.items):
        raise typer.BadParameter(
            f"version {newest.version} has only one of items and seal; bring the other back, or delete both", param_hint="KEY"
        )
    if checklist.is_published:
        typer.echo(f"Version {newest.version} publishes these items already. Nothing was written.")
        return
    if not what and newest.seal:
        raise typer.BadParameter("is missing; say in a sentence what changed", param_hint="WHAT")
    file = root / path
    file.write_text(editions.with_entry(file.read_bytes(), checklist, what or "", editorial.today().isoformat()), encoding="utf-8")
    version = reference.read(root)[0].checklists[key].changes[0].version
    typer.echo(f"Sealed version {version} in {path}. Now run: kontor check")


@app.command()
def stats(format: Annotated[TableFormat, typer.Option(help="text for people, json for programs.")] = TableFormat.text) -> None:
    """Print what the library covers and how strong its evidence is."""
    from .answers import coverage
    from .library import library as libraries

    library = libraries.read(_root(), progress=_progress() if sys.stderr.isatty() else None)
    tables = coverage.tables(library)
    if format is TableFormat.json:
        typer.echo(json.dumps({name: json.loads(table.to_json(orient="index")) for name, table in tables.items()}, indent=2))
        return
    for name, table in tables.items():
        typer.echo(f"{name}\n{table.to_string()}\n")


def _names(root: Path, path: Path) -> list[str]:
    """The files of the library that a path on the command line means, as problems name them."""
    full = (path if path.is_absolute() else Path.cwd() / path).resolve()
    if not full.exists():
        raise typer.BadParameter(f"there is no file {path}", param_hint="PATH")
    if not full.is_relative_to(root):
        raise typer.BadParameter(f"{path} is not in {root}, the library that is checked", param_hint="PATH")
    if full.name.startswith("_"):
        raise typer.BadParameter(f"{path} is a template, not a case; copy it to cases/<slug>.yml", param_hint="PATH")
    files = [full] if full.is_file() else [file for file in full.rglob("*") if file.is_file() and not file.name.startswith(("_", "."))]
    return [file.relative_to(root).as_posix() for file in files]


def _answer(name: str, value: str | list[str] | None, known: "Reference") -> str | list[str]:
    from .answers import drafts

    question = drafts.QUESTIONS[name]
    flag = f"--{name.replace('_', '-')}"
    while True:
        if value is None:
            if not sys.stdin.isatty():
                raise typer.BadParameter(f"is missing; {question.hint}", param_hint=flag)
            typer.echo(question.hint, err=True)
            text = typer.prompt(question.ask, err=True)
            value = [part.strip() for part in text.split(",") if part.strip()] if question.many else text.strip()
            asked = True
        else:
            asked = False
        problem = drafts.answer_problem(name, value, known)
        if not problem:
            return value
        if not asked:
            raise typer.BadParameter(problem, param_hint=flag)
        typer.echo(problem, err=True)
        value = None


def _progress() -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        if total >= 500 and (done % 250 == 0 or done == total):
            end = "\n" if done == total else ""
            sys.stderr.write(f"\rReading cases: {done:,} of {total:,}{end}")
            sys.stderr.flush()

    return show
