"""A small library in a folder of its own, which a test may change, check and read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from macros.cli import app
from macros.library import library
from macros.library.library import Library
from macros.pages import checking

PROJECT = Path(__file__).resolve().parents[1]

SLUG = "ghent-student-plan"
CASE = """\
# yaml-language-server: $schema=../data/schema/case.schema.json
title: Ghent and Leeds plan homes for students
summary: Two cities wrote one plan for student homes and followed it for three years.
collection: open
places: [ghent, leeds]
organisations:
  - name: Stad Gent
    kind: city
    place: ghent
networks: [metropolis]
mechanisms: [twinning]
innovation: [policy]
themes: [health]
period:
  start: 2012
  end: 2015
status: completed
context: >-
  Both cities had too few rooms [@report].
approach: >-
  They met twice a year [@report].
results:
  - claim: In 2014 both councils adopted the plan.
    source: report
    said_by: place
    year: 2014
lessons:
  - lesson: Meet in a fixed rhythm.
    practice: shared-objectives
    source: report
conditions:
  - factor: money
    need: essential
    note: One post on each side.
    reading: editors
items:
  - item: small-list/first-item
    did: done
    reading: editors
sources:
  - id: report
    title: Annual report
    publisher: City of Ghent
    year: 2014
    url: https://example.org/report
    kind: official
    seen: 2026-11-21
reviewed:
  date: 2026-11-21
  by: editor
"""

TERMS = {
    "checklist-modes": "do-confirm read-do",
    "city-types": "small-hub mega-city",
    "collections": "open eunivercities",
    "countries": "BE GB",
    "deeds": "done partly skipped",
    "evidence": "none self-reported corroborated evaluated",
    "factors": "money public-support",
    "imperatives": "do name plan",
    "innovation": "policy systems partnerships",
    "mechanisms": "twinning peer-learning joint-project",
    "needs": "essential helpful",
    "organisation-kinds": "city university",
    "practice-groups": "whole-of-place innovation-ready",
    "readings": "editors",
    "regions": "europe",
    "reviewers": "editor contributor",
    "source-kinds": "official evaluation research press project",
    "speakers": "place partner evaluator researcher press",
    "statuses": "running completed ended-early paused failed unknown",
    "themes": "health food climate-and-energy",
    "type-authors": "opencities editors",
}
"""The terms of each vocabulary; a label is the id with a capital letter."""

CITIES = """\
key,name,local_name,country,lat,lon,population,population_year,population_of,population_source,population_publisher,type,type_by,wikidata
ghent,Ghent,Gent,BE,51.05,3.72,262219,2020,,https://example.org/ghent,,small-hub,opencities,Q1296
leeds,Leeds,,GB,53.8,-1.55,,,,,,,,
lille-be,Lille,,BE,51.24,4.82,,,,,,,,
"""

PRACTICE = """\
title: {title}
summary: Do the one thing that helps most, and look a year later at what came of it.
applies: When it fits.
steps: [{{text: One step.}}, {{text: A second step.}}, {{text: A third step.}}]
effort: What it takes.
pitfalls: [{{text: One trap.}}, {{text: A second trap.}}]
signs: [{{text: One sign.}}, {{text: A second sign.}}]
sources:
  - id: book
    title: A book
    publisher: A publisher
    url: https://example.org/book
    kind: research
    seen: 2026-11-21
reviewed: 2026-11-21
number: 1
group: whole-of-place
what: What it is.
why: What goes better with it [@book].
"""

CHECKLIST = """\
title: A small list
summary: When to use it and what it gives.
mode: do-confirm
pause_point: Before the yearly budget.
minutes: 45
group_size: 3 to 8
practice: shared-objectives
items:
{items}changes:
  - version: "1.0"
    date: 2026-11-21
    what: First version.
    items: [first-item, second-item, third-item, fourth-item, fifth-item, sixth-item, seventh-item]
    seal: "b72019f92b04"
"""

NETWORK = """\
name: Metropolis
summary: A network of large cities.
reviewed: 2026-11-21
"""


class SmallLibrary:
    """A library in a folder that is the current one; it has one case and no problem."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for facet, terms in TERMS.items():
            entries = "".join(_term(facet, term) for term in terms.split())
            self.write(f"data/vocabularies/{facet}.yml", f"title: {facet}\nsingular: {facet}\nmeaning: A list.\nterms:\n{entries}")
        for key in ("shared-objectives", "open-to-others"):
            self.write(f"data/practices/{key}.yml", PRACTICE.format(title=key))
        items = "".join(
            f"  - id: {word}-item\n    do: Do it.\n    why: It is needed.\n    how_to_tell: It is done.\n    practice: shared-objectives\n"
            for word in ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"]
        )
        self.write("data/checklists/small-list.yml", CHECKLIST.format(items=items))
        self.write("data/networks/metropolis.yml", NETWORK)
        self.write("data/cities.csv", CITIES)
        self.write("docs/index.md", "---\ntitle: Home\ndescription: The first page.\n---\n\n# Home\n")
        self.add_case(SLUG)

    def write(self, path: str, content: str | bytes) -> Path:
        """Write one file of the library."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def change(self, old: str, new: str, path: str = f"cases/{SLUG}.yml") -> None:
        """Replace what stands once in a file, by default in the one case."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def add_case(self, slug: str, *changes: tuple[str, str]) -> None:
        """Add a case like the first one, with a title of its own and some changes."""
        self.write(f"cases/{slug}.yml", CASE)
        for old, new in (*([] if slug == SLUG else [("title: Ghent and Leeds", f"title: {slug}")]), *changes):
            self.change(old, new, f"cases/{slug}.yml")

    def read(self, **named: object) -> Library:
        """Everything read together."""
        return library.read(self.root, **named)

    def problems(self) -> list[str]:
        """Every problem, as one line each."""
        return [str(problem) for problem in checking.check(self.root)]

    def kontor(self, *words: str, typed: str = "") -> Result:
        """Run `kontor` in this library."""
        return CliRunner().invoke(app, words, input=typed)


def _term(facet: str, term: str) -> str:
    broader = "    broader: regions/europe\n" if facet == "countries" else ""
    return f"  - id: {term}\n    label: {term[:1].upper()}{term[1:].replace('-', ' ')}\n    meaning: What it means.\n{broader}"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallLibrary:
    """A small library without a problem."""
    found = SmallLibrary(tmp_path / "library")
    monkeypatch.chdir(found.root)
    return found


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """A function that has a sentence printed at the end of the run, whichever process the test ran in."""
    return lambda sentence: record_property("told", sentence)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests told."""
    for report in [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]:
        for name, sentence in report.user_properties:
            if name == "told":
                terminalreporter.write_line(str(sentence))
