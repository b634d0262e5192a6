"""Which lessons a guide shows: those of its evidence, or, where it counts none, those of the cases that it names."""

import pytest

from macros.library import library
from macros.pages import guides
from macros.pages.site import Site

from ..conftest import PROJECT, SLUG, SmallLibrary

SITE = Site("Kontor", None, None, "2026-11-21", "default-src 'none'", False)
REAL = library.read(PROJECT)
WITHOUT_EVIDENCE = [key for key, guide in REAL.reference.guidance.items() if not guide.evidence]

KINDS = "title: Kinds\nsingular: Kind\nmeaning: A list.\nterms:\n  - id: task\n    label: Task\n"
GUIDE = """\
kind: task
title: A guide
summary: A short answer that is long enough to stand in a list of guides, in two sentences.
applies: Always.
steps:
  - text: Do this.
    cases: [step-case]
  - text: Do that.
  - text: Do more.
effort: Little.
pitfalls:
  - text: You wait.
    cases: [pitfall-case, read-first]
  - text: You hurry.
signs:
  - text: It works.
    cases: [sign-case]
  - text: It lasts.
practices: [shared-objectives]
cases: [read-first]
reviewed: 2026-11-21
"""

OTHER_PRACTICE = ("practice: shared-objectives\n    source", "practice: open-to-others\n    source")


def lessons(small: SmallLibrary, text: str = GUIDE) -> list[str]:
    """The addresses of the cases whose lessons the guide shows, in its order."""
    small.write("data/vocabularies/guide-kinds.yml", KINDS)
    small.write("data/guides/a-guide.yml", text)
    return [lesson.case.url or "" for lesson in guides.page(small.read(), SITE, "a-guide").lessons if lesson.case]


def add_cases(small: SmallLibrary, *slugs: str) -> None:
    for slug in slugs:
        small.add_case(slug)


def test_there_are_guides_without_evidence_of_their_own() -> None:
    assert len(WITHOUT_EVIDENCE) > 3


@pytest.mark.parametrize("key", WITHOUT_EVIDENCE)
def test_no_lesson_of_a_guide_without_evidence_comes_from_a_case_that_it_does_not_name(key: str) -> None:
    guide = REAL.reference.guidance[key]
    named = {*guide.cases, *(slug for point in (*guide.steps, *guide.pitfalls, *guide.signs) for slug in point.cases)}
    shown = [lesson.case.url for lesson in guides.page(REAL, SITE, key).lessons if lesson.case]
    assert 0 < len(shown) <= guides.LESSONS
    assert [url for url in shown if url.split("/")[1] not in named] == []


def test_a_guide_without_evidence_draws_on_the_cases_that_it_names_those_to_read_first_at_the_head(small: SmallLibrary) -> None:
    add_cases(small, "a-stranger", "step-case", "pitfall-case", "read-first", "sign-case")
    assert lessons(small) == ["cases/read-first/", "cases/step-case/", "cases/pitfall-case/", "cases/sign-case/"]


def test_lessons_of_its_practices_come_first_then_the_best_known(small: SmallLibrary) -> None:
    add_cases(small, "pitfall-case", "sign-case")
    small.add_case("read-first", OTHER_PRACTICE)
    evaluated = ("said_by: place", "said_by: evaluator"), ("kind: official", "kind: evaluation")
    small.add_case("step-case", OTHER_PRACTICE, *evaluated)
    assert small.read().cases["step-case"].level == "evaluated"
    assert lessons(small) == ["cases/pitfall-case/", "cases/sign-case/", "cases/step-case/", "cases/read-first/"]


def test_a_guide_that_names_no_case_and_counts_none_shows_no_lesson(small: SmallLibrary) -> None:
    kept = "".join(line for line in GUIDE.splitlines(keepends=True) if not line.strip().startswith("cases:"))
    assert lessons(small, kept) == []


def test_among_its_evidence_a_case_that_the_guide_names_comes_before_one_that_only_begins_with_an_earlier_letter(
    small: SmallLibrary,
) -> None:
    add_cases(small, "a-stranger", "step-case", "pitfall-case", "read-first", "sign-case")
    shown = lessons(small, GUIDE.replace("practices:", "evidence: [mechanism/twinning]\npractices:"))
    assert shown == [
        f"cases/{slug}/" for slug in ("read-first", "step-case", "pitfall-case", "sign-case", "a-stranger", SLUG)
    ]  # fmt: skip
