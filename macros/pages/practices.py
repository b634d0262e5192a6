"""The nine practices: their groups on one page, and each as a recommendation to take away, drawn from the same record as its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..ground import rendering
from ..library import records
from ..library.cache import fingerprint
from ..library.evidence import ENDED_BADLY
from ..library.library import Library
from ..model.guide import Point
from ..model.practice import Practice
from . import addresses, guides, sheets, words
from .case import numbers_of, source_views
from .fragments import Templates
from .page import GeneratedPage
from .site import Site
from .views import EvidenceView, Link, SourceView

CASES = 3
"""Cases on a printed page: the first of those to read first."""

PRINTED = ("why", "steps", "effort", "signs")
"""The fields of a practice whose sources a printed page names."""

DOCUMENT = "recommendations"
TITLE = "Nine recommendations for work across borders"
DESCRIPTION = "Nine practices in three groups, a page each: why, how, what it costs, how to tell that it works, and the cases behind it."


@dataclass(frozen=True, slots=True)
class PracticeEntry:
    """A practice in the list of its group."""

    page: Link
    evidence: EvidenceView
    all_cases: str
    take_away: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PracticeGroup:
    """A group of practices with what they have in common."""

    key: str
    label: str
    meaning: str
    practices: tuple[PracticeEntry, ...]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in one line; ended_badly: it failed, ended early or paused."""

    case: Link
    status_label: str
    ended_badly: bool
    evidence: str
    evidence_label: str


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A practice on one page: what is recommended and why, how to do it, what it costs, how to tell, and what stands behind it."""

    key: str
    number: int
    kicker: str
    title: str
    summary: str
    why: Markup
    steps: tuple[Markup, ...]
    effort: Markup
    signs: tuple[Markup, ...]
    evidence: EvidenceView
    cases: tuple[CaseLine, ...]
    sources: tuple[SourceView, ...]
    address: str
    reviewed_on: str


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """A group of recommendations in the document."""

    key: str
    label: str
    meaning: str
    recommendations: tuple[RecommendationView, ...]


def groups(library: Library, site: Site) -> tuple[PracticeGroup, ...]:
    """The practices in their groups, for the page that leads to them."""
    return tuple(
        PracticeGroup(group, library.reference.label("practice-groups", group), meaning, tuple(_entry(library, site, key) for key in keys))
        for group, meaning, keys in _grouped(library)
    )


def whole(site: Site) -> tuple[Link, ...]:
    """The ways to take all recommendations away."""
    return guides.take_away(site, addresses.document(), DOCUMENT)


def to_take_away(library: Library) -> list[tuple[str, str]]:
    """Address of each sheet that may become a PDF, with the address of the PDF."""
    found = [(addresses.recommendation(key), key) for key, _ in _in_order(library)]
    found += [(addresses.document(), DOCUMENT)] if found else []
    return [(sheet, addresses.pdf(sheet, name)) for sheet, name in found]


def pages(library: Library, site: Site, templates: Templates) -> Iterator[GeneratedPage]:
    """A sheet for each recommendation, and all of them as one document."""
    reference = library.reference
    for key, practice in _in_order(library):
        sheet = sheets.around(site, practice.title, practice.summary, Link(practice.title, addresses.practice(key)))
        yield sheets.page(
            templates,
            "recommendation",
            addresses.recommendation(key),
            sheet,
            _depends(library, [key]),
            recommendation=recommendation(library, site, key, {}),
        )
    if not reference.practices:
        return
    every = [key for key, _ in _in_order(library)]
    sources = _sources(library, every)
    numbers = numbers_of(sources)
    yield sheets.page(
        templates,
        "recommendations",
        addresses.document(),
        sheets.around(site, TITLE, DESCRIPTION, Link("Recommendations to take away", addresses.recommendations())),
        _depends(library, every),
        groups=tuple(
            DocumentGroup(
                group,
                reference.label("practice-groups", group),
                meaning,
                tuple(recommendation(library, site, key, numbers) for key in keys),
            )
            for group, meaning, keys in _grouped(library)
        ),
        sources=sources,
        cases=len(library.cases),
        year=site.today[:4],
        publisher=site.name,
    )


def recommendation(library: Library, site: Site, key: str, numbers: dict[str, int]) -> RecommendationView:
    """A practice as one page to take away; numbers: those of the sources where the page is part of a document, else its own are used."""
    practice, reference = library.reference.practices[key], library.reference
    own = _sources(library, [key])
    numbers = numbers or numbers_of(own)

    def texts(points: tuple[Point, ...]) -> tuple[Markup, ...]:
        return tuple(rendering.render(point.text, numbers) for point in points)

    return RecommendationView(
        key=key,
        number=practice.number,
        kicker=guides.kicker(reference, practice),
        title=practice.title,
        summary=practice.summary,
        why=rendering.render(practice.why, numbers),
        steps=texts(practice.steps),
        effort=rendering.render(practice.effort, numbers),
        signs=texts(practice.signs),
        evidence=guides.evidence(library, guides.evidence_cases(library, practice)),
        cases=tuple(_case_line(library, slug) for slug in practice.cases[:CASES] if slug in library.cases),
        sources=own,
        address=site.url + addresses.practice(key),
        reviewed_on=words.date(practice.reviewed),
    )


def _case_line(library: Library, slug: str) -> CaseLine:
    case, reference = library.cases[slug], library.reference
    return CaseLine(
        Link(case.title, addresses.case(slug)),
        reference.label("statuses", case.status),
        case.status in ENDED_BADLY,
        case.level,
        reference.label("evidence", case.level),
    )


def _sources(library: Library, keys: list[str]) -> tuple[SourceView, ...]:
    """The sources that the printed texts of some practices cite, each once."""
    found = {}
    for key in keys:
        practice = library.reference.practices[key]
        cited = {name for path, text in records.prose(practice) if path[0] in PRINTED for name in rendering.citations(text)}
        found.update({source.id: source for source in practice.sources if source.id in cited})
    return source_views(tuple(found.values()), library.reference)


def _in_order(library: Library) -> list[tuple[str, Practice]]:
    return sorted(library.reference.practices.items(), key=lambda pair: pair[1].number)


def _grouped(library: Library) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Key, meaning and practices of each group, in the order of the practices."""
    found: dict[str, list[str]] = {}
    for key, practice in _in_order(library):
        found.setdefault(practice.group, []).append(key)
    for group, keys in found.items():
        yield group, library.reference.meaning("practice-groups", group) or "", tuple(keys)


def _entry(library: Library, site: Site, key: str) -> PracticeEntry:
    practice = library.reference.practices[key]
    return PracticeEntry(
        Link(practice.title, addresses.practice(key), practice.summary),
        guides.evidence(library, guides.evidence_cases(library, practice)),
        addresses.cases_by("practice", key),
        guides.take_away(site, addresses.recommendation(key), key),
    )


def _depends(library: Library, keys: list[str]) -> str:
    behind = (slug for key in keys for slug in guides.evidence_cases(library, library.reference.practices[key]))
    return fingerprint(library.contents[slug].encode() for slug in behind)
