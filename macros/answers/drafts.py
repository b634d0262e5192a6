"""A new case that passes as partial: the questions, what a good answer is, and the file."""

import re
import textwrap
from pathlib import Path
from typing import NamedTuple

from annotated_types import MaxLen, MinLen

from ..ground import yamlfile
from ..ground.problems import Problem
from ..ground.text import counted, did_you_mean, listed
from ..library import records, rules
from ..library.reference import Reference
from ..model.case import Case
from ..model.fields import PARTIAL_DATE, SLUG


class Question(NamedTuple):
    """What is asked, the hint that helps, the kind of record or vocabulary that answers come from, and whether several may be given."""

    ask: str
    hint: str
    names: str | None = None
    many: bool = False


def _limits(name: str) -> tuple[int, int]:
    found = {type(mark): mark for mark in Case.model_fields[name].metadata}
    return found[MinLen].min_length, found[MaxLen].max_length


LIMITS = {name: _limits(name) for name in ("title", "summary")}
"""Fewest and most characters, as the model of a case has them."""

QUESTIONS = {
    "title": Question(
        "Title", f"What was done together, in words a mayor would use; {LIMITS['title'][0]} to {LIMITS['title'][1]} characters."
    ),
    "summary": Question("Short answer", f"Who, what, with what result; {LIMITS['summary'][0]} to {LIMITS['summary'][1]} characters."),
    "place": Question("Places (city keys, commas between; the first one led)", "City keys stand in data/cities.csv.", "city", True),
    "mechanism": Question("Mechanisms (commas between)", "Terms stand in data/vocabularies/mechanisms.yml.", "mechanisms", True),
    "innovation": Question("Innovation (commas between)", "Terms stand in data/vocabularies/innovation.yml.", "innovation", True),
    "theme": Question("Themes (commas between)", "Terms stand in data/vocabularies/themes.yml.", "themes", True),
    "start": Question("Began in", "A year, a month or a day, such as 2014, 2014-03 or 2014-03-21."),
    "source": Question("Address of a source", "A public address that begins with https."),
    "source_title": Question("Title of the source", "As it is published, such as Annual report 2019."),
    "source_kind": Question("Kind of source", "A term of data/vocabularies/source-kinds.yml.", "source-kinds"),
    "publisher": Question("Publisher of the source", "Who published it, such as City of Ghent."),
}


def slug_problem(slug: str, root: Path) -> str | None:
    """Why a slug cannot be used, or None."""
    if not re.match(SLUG, slug):
        return f"'{slug}' is not a slug; use two or more lower-case words joined by hyphens, such as ghent-student-policy"
    if (root / "cases" / f"{slug}.yml").exists():
        return f"cases/{slug}.yml is there already; choose another slug"
    return None


def answer_problem(name: str, value: str | list[str], reference: Reference) -> str | None:
    """Why an answer cannot be used, or None."""
    question = QUESTIONS[name]
    if not value or (isinstance(value, str) and not value.strip()):
        return f"an answer is needed. {question.hint}"
    if question.names:
        known = reference.cities if question.names == "city" else reference.terms[question.names]
        wrong = [each for each in ([value] if isinstance(value, str) else value) if each not in known]
        names = listed([f"'{each}'" for each in wrong])
        return f"{names} not found{did_you_mean(wrong[0], known) or '.'} {question.hint}" if wrong else None
    if name in LIMITS and not LIMITS[name][0] <= len(value) <= LIMITS[name][1]:
        return f"{counted(len(value), 'character')}; {LIMITS[name][0]} to {LIMITS[name][1]} are allowed"
    if name == "start" and not re.match(PARTIAL_DATE, str(value)):
        return f"'{value}' is not a date. {question.hint}"
    if name == "source" and not re.match(r"https://\S+$", str(value)):
        return f"'{value}' does not begin with https. {question.hint}"
    return None


def draft(answers: dict[str, str | list[str]], today: str) -> str:
    """The text of a case file that passes as partial."""
    ask = {name: _quoted(value) if isinstance(value, str) else f"[{', '.join(value)}]" for name, value in answers.items()}
    return rules.SCHEMA_LINE + textwrap.dedent(f"""
        title: {ask["title"]}
        summary: {ask["summary"]}
        collection: open
        partial: Begun with one source; results, lessons and conditions are still to be found.
        places: {ask["place"]}
        mechanisms: {ask["mechanism"]}
        innovation: {ask["innovation"]}
        themes: {ask["theme"]}
        period:
          start: {answers["start"]}
          end: unknown
        status: unknown
        context: >-
          What the place was like and what made it act is still to be written [@first].
        approach: >-
          What was done, step by step, is still to be written [@first].
        sources:
          - id: first
            title: {ask["source_title"]}
            publisher: {ask["publisher"]}
            url: {ask["source"]}
            kind: {answers["source_kind"]}
            seen: {today}
        reviewed:
          date: {today}
          by: contributor
        """)


def problems(text: str, path: str, reference: Reference) -> list[Problem]:
    """What the checks would say of a draft."""
    document = yamlfile.read(text.encode(), path)
    case, faults = records.record(document, Case)
    return [*document.problems, *faults, *(rules.check(rules.Reading(case, document, reference)) if case else ())]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
