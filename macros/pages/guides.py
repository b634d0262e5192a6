"""A guide as its page: the text of its record, with the evidence and the lessons of the cases that it stands on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ..answers import browse
from ..ground import rendering
from ..library.digest import CaseDigest, LessonDigest
from ..library.evidence import LEVELS, strength
from ..library.library import Library
from ..library.reference import Reference
from ..model.guide import Guide, Point
from ..model.practice import Practice
from . import addresses, words
from .case import numbers_of, source_views
from .fragments import ROOT
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
    kind: str
    kicker: str
    title: str
    summary: str
    what: Markup | None
    why: Markup | None
    take_away: tuple[Link, ...]
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
    """A guide or a practice as its page. Errors: KeyError for an unknown key."""
    guide, reference = library.reference.guidance[key], library.reference
    practice = guide if isinstance(guide, Practice) else None
    sources = source_views(guide.sources, reference)
    numbers = numbers_of(sources)
    behind = evidence_cases(library, guide)
    named = {title: url for title, url in _addresses_of_titles(reference).items() if title != guide.title}

    def prose(text: str) -> Markup:
        return rendering.with_titles(rendering.render(text, numbers), named)

    def points(found: tuple[Point, ...]) -> tuple[PointView, ...]:
        return tuple(
            PointView(
                prose(point.text),
                tuple(Link(library.cases[slug].title, addresses.case(slug)) for slug in point.cases if slug in library.cases),
            )
            for point in found
        )

    return GuidePage(
        key=key,
        kind="Practice" if practice else "Guide",
        kicker=kicker(reference, guide),
        title=guide.title,
        summary=guide.summary,
        what=prose(practice.what) if practice else None,
        why=prose(practice.why) if practice else None,
        take_away=take_away(site, addresses.recommendation(key), key) if practice else (),
        applies=prose(guide.applies),
        steps=points(guide.steps),
        effort=prose(guide.effort),
        pitfalls=points(guide.pitfalls),
        signs=points(guide.signs),
        evidence=evidence(library, behind) if guide.evidence else None,
        evidence_of=tuple(_list(library, name) for name in guide.evidence),
        lessons=tuple(_lessons(library, guide, behind)),
        checklists=_checklists(reference, key, guide),
        cases=tuple(Markup(library.cards[slug]) for slug in guide.cases if library.cards.get(slug)),
        see_also=tuple(Link(reference.guidance[name].title, addresses.guide(name)) for name in guide.see_also),
        sources=sources,
        reviewed_on=words.date(guide.reviewed),
        edit_url=site.edit_url(file(reference, key)),
    )


def _addresses_of_titles(reference: Reference) -> dict[str, str]:
    guides = {guide.title: ROOT + addresses.guide(key) for key, guide in reference.guidance.items()}
    return guides | {checklist.title: ROOT + addresses.checklist(key) for key, checklist in reference.checklists.items()}


def take_away(site: Site, url: str, name: str) -> tuple[Link, ...]:
    """Ways to take a sheet away: to print it, and as a PDF where the build makes them."""
    pdf = (Link("PDF", addresses.pdf(url, name)),) if site.pdf else ()
    return Link("On paper", url), *pdf


def file(reference: Reference, key: str) -> str:
    """The file that holds the text of a guide or a practice."""
    return f"data/{'practices' if key in reference.practices else 'guides'}/{key}.yml"


def kicker(reference: Reference, guide: Guide) -> str:
    """The line above the title: what kind of guide it is, and of a practice its place among the nine."""
    if isinstance(guide, Practice):
        return f"Practice {guide.number} of {len(reference.practices)}: {reference.label('practice-groups', guide.group)}"
    return reference.label("guide-kinds", guide.kind)


def _checklists(reference: Reference, key: str, guide: Guide) -> tuple[Link, ...]:
    """Checklists that a guide names; of a practice also those that serve it, as a whole or with some items."""
    named = [Link(reference.checklists[name].title, addresses.checklist(name)) for name in guide.checklists]
    whole, part = [], []
    for name, checklist in reference.checklists.items():
        if not isinstance(guide, Practice) or name in guide.checklists:
            continue
        number = sum(item.practice == key for item in checklist.items)
        link = Link(checklist.title, addresses.checklist(name), f"{number} of {len(checklist.items)} items")
        if checklist.practice == key:
            whole.append(link)
        elif number:
            part.append((-number, link))
    return (*named, *whole, *(link for _, link in sorted(part, key=lambda pair: pair[0])))


def sections(view: GuidePage) -> tuple[tuple[str, str], ...]:
    """Anchors and headings of the page, in its order."""
    found = (
        ("what-it-is", "What it is", view.what),
        ("applies", "When it applies", True),
        ("steps", "How to do it", True),
        ("effort", "What it costs in effort", True),
        ("pitfalls", "What goes wrong", True),
        ("signs", "How to tell that it works", True),
        ("why-it-matters", "Why it matters", view.why),
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


def evidence(library: Library, behind: Mapping[str, CaseDigest]) -> EvidenceView:
    """How strong some cases are together."""
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
    for case, lesson in _found(library, guide, behind)[:LESSONS]:
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


def named_cases(library: Library, guide: Guide) -> dict[str, CaseDigest]:
    """The cases that a guide names, each once: those to read first, then those of its steps, pitfalls and signs."""
    points = (slug for point in (*guide.steps, *guide.pitfalls, *guide.signs) for slug in point.cases)
    return {slug: library.cases[slug] for slug in (*guide.cases, *points) if slug in library.cases}


def _found(library: Library, guide: Guide, behind: Mapping[str, CaseDigest]) -> list[tuple[CaseDigest, LessonDigest]]:
    """The lessons of a guide, the best known first; of two that are known as well, that of the case which the guide names earlier."""
    named = named_cases(library, guide)
    places = {slug: place for place, slug in enumerate(named)}
    # With no evidence of its own, a guide draws on the cases that it names: lessons of others would not be about its question.
    among = behind if guide.evidence else named
    found = [(case, lesson) for case in among.values() for lesson in case.lessons]
    if guide.evidence:
        found = [pair for pair in found if pair[1].practice in guide.practices]
    found.sort(
        key=lambda pair: (
            pair[1].practice not in guide.practices,
            -LEVELS.index(pair[0].level),
            places.get(pair[0].slug, len(places)),
            pair[0].slug,
        )
    )
    return found


def _list(library: Library, name: str) -> Link:
    facet, _, value = name.partition("/")
    vocabulary = next((each.vocabulary for each in browse.FACETS if each.name == facet), "")
    label = library.reference.practices[value].title if facet == "practice" else library.reference.label(vocabulary, value)
    known = value in browse.facets(library).get(facet, {})
    return Link(label, addresses.cases_by(facet, value) if known else None)
