"""A guide as its page: the text of its record, with the evidence and the lessons of the cases that it stands on."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..answers import browse
from ..ground import rendering
from ..library.digest import CaseDigest
from ..library.evidence import LEVELS, strength
from ..library.library import Library
from ..model.guide import Guide, Point
from . import addresses, words
from .case import source_views
from .site import Site
from .views import EvidenceView, LessonView, Link, SourceView

LESSONS = 12


@dataclass(frozen=True, slots=True)
class PointView:
    """A step, pitfall or sign, and the cases that show it."""

    text: Markup
    cases: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GuidePage:
    """Everything a guide prints."""

    key: str
    kind_label: str
    title: str
    summary: str
    applies: Markup
    steps: tuple[PointView, ...]
    effort: Markup
    pitfalls: tuple[PointView, ...]
    signs: tuple[PointView, ...]
    evidence: EvidenceView | None
    evidence_of: tuple[Link, ...]
    lessons: tuple[LessonView, ...]
    checklists: tuple[Link, ...]
    cases: tuple[Markup, ...]
    see_also: tuple[Link, ...]
    sources: tuple[SourceView, ...]
    reviewed_on: str
    edit_url: str | None


def page(library: Library, site: Site, key: str) -> GuidePage:
    """A guide as its page. Errors: KeyError for an unknown guide."""
    guide, reference = library.reference.guides[key], library.reference
    sources = source_views(guide.sources, reference)
    numbers = {view.anchor.removeprefix("source-"): view.number for view in sources}
    behind = evidence_cases(library, guide)

    def points(found: tuple[Point, ...]) -> tuple[PointView, ...]:
        return tuple(
            PointView(
                rendering.render(point.text, numbers),
                tuple(Link(library.cases[slug].title, addresses.case(slug)) for slug in point.cases if slug in library.cases),
            )
            for point in found
        )

    return GuidePage(
        key=key,
        kind_label=reference.label("guide-kinds", guide.kind),
        title=guide.title,
        summary=guide.summary,
        applies=rendering.render(guide.applies, numbers),
        steps=points(guide.steps),
        effort=rendering.render(guide.effort, numbers),
        pitfalls=points(guide.pitfalls),
        signs=points(guide.signs),
        evidence=_evidence(library, behind) if guide.evidence else None,
        evidence_of=tuple(_list(library, name) for name in guide.evidence),
        lessons=tuple(_lessons(library, guide, behind)),
        checklists=tuple(Link(reference.checklists[name].title, addresses.checklist(name)) for name in guide.checklists),
        cases=tuple(Markup(library.cards[slug]) for slug in guide.cases if library.cards.get(slug)),
        see_also=tuple(Link(reference.guides[name].title, addresses.guide(name)) for name in guide.see_also),
        sources=sources,
        reviewed_on=words.date(guide.reviewed),
        edit_url=site.edit_url(f"data/guides/{key}.yml"),
    )


def sections(view: GuidePage) -> tuple[tuple[str, str], ...]:
    """Anchors and headings of the page, in its order."""
    found = (
        ("applies", "When it applies", True),
        ("steps", "How to do it", True),
        ("effort", "What it costs in effort", True),
        ("pitfalls", "What goes wrong", True),
        ("signs", "How to tell that it works", True),
        ("evidence", "Evidence", view.evidence),
        ("lessons", "Lessons from cases", view.lessons),
        ("checklists", "Checklists", view.checklists),
        ("cases", "Cases to read first", view.cases),
        ("see-also", "See also", view.see_also),
        ("sources", "Sources and further reading", view.sources),
    )
    return tuple((anchor, title) for anchor, title, there in found if there)


def evidence_cases(library: Library, guide: Guide) -> dict[str, CaseDigest]:
    """The cases that count as evidence of a guide, each once."""
    facets = browse.facets(library)
    slugs = (slug for name in guide.evidence for slug in facets.get(name.partition("/")[0], {}).get(name.partition("/")[2], ()))
    return {slug: library.cases[slug] for slug in slugs}


def _evidence(library: Library, behind: dict[str, CaseDigest]) -> EvidenceView:
    found, label = strength(behind.values()), library.reference.label
    return EvidenceView(
        cases=found.cases,
        countries=found.countries,
        ended_badly=found.ended_badly,
        levels=tuple((level, label("evidence", level), number) for level, number in found.levels.items()),
        strongest_label=label("evidence", found.strongest),
    )


def _lessons(library: Library, guide: Guide, behind: dict[str, CaseDigest]) -> Iterator[LessonView]:
    reference = library.reference
    # With no evidence of its own, a guide about a task draws on all cases.
    among = behind.values() if guide.evidence else library.cases.values()
    found = [(case, lesson) for case in among for lesson in case.lessons if lesson.practice in guide.practices]
    found.sort(key=lambda pair: (-LEVELS.index(pair[0].level), pair[0].slug))
    for case, lesson in found[:LESSONS]:
        practice = reference.practices[lesson.practice]
        yield LessonView(
            lesson=lesson.text,
            practice=Link(practice.title, addresses.practice(lesson.practice)),
            source=None,
            reading_label=reference.label("readings", lesson.reading) if lesson.reading else f"drawn by {lesson.source_title}",
            case=Link(case.title, addresses.case(case.slug)),
            places=words.places(reference, case.places),
            evidence=case.level,
            evidence_label=reference.label("evidence", case.level),
        )


def _list(library: Library, name: str) -> Link:
    facet, _, value = name.partition("/")
    vocabulary = next((each.vocabulary for each in browse.FACETS if each.name == facet), "")
    label = library.reference.practices[value].title if facet == "practice" else library.reference.label(vocabulary, value)
    known = value in browse.facets(library).get(facet, {})
    return Link(label, addresses.cases_by(facet, value) if known else None)
