"""A case as its page and its card."""

from collections.abc import Sequence

from markupsafe import Markup

from ..answers import browse, compare
from ..ground import rendering
from ..library import editorial, evidence
from ..library.digest import CaseDigest
from ..library.reference import Reference
from ..model.case import Case, Effort, Organisation
from ..model.source import Source
from . import addresses, words
from .citing import cite
from .site import Site
from .views import Card, CasePage, Cite, ConditionView, EffortView, Fact, ItemView, LessonView, Link, ResultView, Sign, SourceView

NOT_PUBLISHED = "not published"


def card(case: CaseDigest, reference: Reference) -> Card:
    """A case in a list."""
    return Card(
        slug=case.slug,
        url=addresses.case(case.slug),
        title=case.title,
        summary=case.summary,
        places=words.places(reference, case.places),
        period=words.period(case.start, case.end),
        mechanisms=terms(reference, "mechanisms", "mechanism", case.mechanisms),
        status=case.status,
        status_label=reference.label("statuses", case.status),
        evidence=case.level,
        evidence_label=reference.label("evidence", case.level),
        partial=case.partial,
    )


def page(slug: str, case: Case, reference: Reference, site: Site, related: tuple[Markup, ...]) -> CasePage:
    """A case as its page. related: cards of cases to read next, drawn."""
    sources = {source.anchor.removeprefix("source-"): source for source in source_views(case.sources, reference)}
    numbers = {name: source.number for name, source in sources.items()}
    level, reason = evidence.of_case(case)
    path = f"cases/{slug}.yml"
    return CasePage(
        slug=slug,
        title=case.title,
        summary=case.summary,
        collection=terms(reference, "collections", "collection", (case.collection,))[0],
        partial=case.partial,
        sign=Sign(level, reference.label("evidence", level), reason, reference.meaning("evidence", level) or ""),
        facts=_facts(case, reference, level),
        parties=tuple(Link(party.name, None, _seat(party, reference)) for party in case.organisations),
        context=rendering.render(case.context, numbers),
        approach=rendering.render(case.approach, numbers),
        effort=_effort(case, sources),
        results=_results(case, reference, sources),
        lessons=_lessons(case, reference, sources),
        conditions=tuple(
            ConditionView(
                reference.label("factors", found.factor),
                found.need,
                reference.label("needs", found.need),
                found.note,
                sources.get(found.source or ""),
                reference.label("readings", found.reading) if found.reading else None,
            )
            for found in case.conditions
        ),
        items=_items(case, reference, sources),
        guides=(
            *(Link(reference.guidance[key].title, addresses.guide(key)) for key in reference.guides_by_case.get(slug, ())),
            *(
                Link(reference.workshops[key].title, addresses.workshop(key), "workshop")
                for key in reference.workshops_by_case.get(slug, ())
            ),
        ),
        related=related,
        sources=tuple(sources.values()),
        cite=_cite(slug, case, site),
        edit_url=site.edit_url(path),
        suggest_url=site.correct_url(case.title, addresses.case(slug)),
        reviewed_on=words.date(case.reviewed.date),
        reviewed_by=reference.label("reviewers", case.reviewed.by),
        overdue=editorial.is_stale(case.reviewed.date, site.today),
        mechanisms=tuple(reference.label("mechanisms", term) for term in case.mechanisms),
    )


def sections(view: CasePage) -> tuple[tuple[str, str], ...]:
    """The headings of a case page, as (id, title)."""
    always = [
        ("context", "Context"),
        ("approach", "Approach"),
        ("results", "Results"),
        ("lessons", "Lessons"),
        ("conditions", "Conditions"),
    ]
    if view.effort:
        always.insert(2, ("effort", "Effort"))
    if view.items:
        always.append(("checklist-items", "Checklist items"))
    if view.guides:
        always.append(("guidance", "Guidance that uses this case"))
    if view.related:
        always.append(("related", "Related cases"))
    always.append(("sources", "Sources"))
    return (*always, ("cite", "Cite this page"))


def terms(reference: Reference, vocabulary: str, facet: str, keys: tuple[str, ...]) -> tuple[Link, ...]:
    """Terms as links to the lists of cases that share them."""
    return tuple(Link(reference.label(vocabulary, key), addresses.cases_by(facet, key)) for key in keys)


def _seat(party: Organisation, reference: Reference) -> str:
    city = reference.cities.get(party.place or "")
    kind = reference.label("organisation-kinds", party.kind).lower()
    return f"{kind}, {city.name}" if city else kind


def _facts(case: Case, reference: Reference, level: str) -> tuple[Fact, ...]:
    cities = [city for key in case.places if (city := reference.cities.get(key))]
    places = tuple(
        Link(city.name, addresses.city(city.key), "led" if index == 0 and len(cities) > 1 else None) for index, city in enumerate(cities)
    )
    countries = tuple(dict.fromkeys(city.country for city in cities))
    types = tuple(dict.fromkeys((city.type, city.type_by) for city in cities if city.type))
    decade = browse.decade(case.period.start)
    networks = tuple(
        Link(network.short_name or network.name, addresses.network(key))
        for key in case.networks
        if (network := reference.networks.get(key))
    )
    found = (
        Fact("Place" if len(places) == 1 else "Places", places, row="places"),
        Fact("Country" if len(countries) == 1 else "Countries", terms(reference, "countries", "country", countries)),
        Fact("Period", (Link(words.period(case.period.start, case.period.end), addresses.cases_by("decade", decade)),), row="period"),
        Fact("Status", terms(reference, "statuses", "status", (case.status,)), row="status"),
        Fact("Mechanism", terms(reference, "mechanisms", "mechanism", case.mechanisms), row="mechanisms"),
        Fact("Innovation", terms(reference, "innovation", "innovation", case.innovation), row="innovation"),
        Fact("Themes", terms(reference, "themes", "theme", case.themes), row="themes"),
        Fact("Networks", networks, row="networks"),
        Fact(
            "City type",
            tuple(
                Link(
                    reference.label("city-types", kind),
                    addresses.cases_by("city-type", kind),
                    reference.label("type-authors", by) if by else None,
                )
                for kind, by in types
                if kind
            ),
        ),
        Fact("Evidence", (Link(reference.label("evidence", level), addresses.cases_by("evidence", level)),), row="evidence"),
        Fact("Collection", terms(reference, "collections", "collection", (case.collection,))),
    )
    return tuple(fact for fact in found if fact.values)


def source_views(sources: Sequence[Source], reference: Reference) -> tuple[SourceView, ...]:
    """The list of sources, numbered."""
    return tuple(
        SourceView(
            number=number,
            anchor=f"source-{source.id}",
            title=source.title,
            publisher=source.publisher,
            year=source.year,
            url=source.url,
            kind=source.kind,
            kind_label=reference.label("source-kinds", source.kind),
            seen=words.date(source.seen),
            archived=source.archived,
            http_only=source.http_only,
        )
        for number, source in enumerate(sources, 1)
    )


def numbers_of(sources: Sequence[SourceView]) -> dict[str, int]:
    """The number of each source by its id."""
    return {source.anchor.removeprefix("source-"): source.number for source in sources}


def _effort(case: Case, sources: dict[str, SourceView]) -> tuple[EffortView, ...]:
    effort = case.effort
    if effort is None:
        return ()
    figures = compare.figures(effort)
    views = []
    for row, info in Effort.model_fields.items():
        part, label = getattr(effort, row), info.title or row
        views.append(
            EffortView(label, figures[row], part.note, sources[part.source], row)
            if part
            else EffortView(label, None, f"{NOT_PUBLISHED.capitalize()}.", None, row)
        )
    return tuple(views)


def _results(case: Case, reference: Reference, sources: dict[str, SourceView]) -> tuple[ResultView, ...]:
    records = {source.id: source for source in case.sources}
    views = []
    for result in case.results:
        level = evidence.of_result(result, records)
        views.append(
            ResultView(
                claim=result.claim,
                said_by=result.said_by,
                said_by_label=reference.label("speakers", result.said_by),
                year=result.year,
                sources=tuple(sources[name] for name in (result.source, *result.also)),
                level=level,
                level_label=reference.label("evidence", level),
            )
        )
    return tuple(views)


def _lessons(case: Case, reference: Reference, sources: dict[str, SourceView]) -> tuple[LessonView, ...]:
    return tuple(
        LessonView(
            lesson=lesson.lesson,
            practice=Link(reference.practices[lesson.practice].title, addresses.practice(lesson.practice)),
            source=sources.get(lesson.source or ""),
            reading_label=reference.label("readings", lesson.reading) if lesson.reading else None,
        )
        for lesson in case.lessons
    )


def _items(case: Case, reference: Reference, sources: dict[str, SourceView]) -> tuple[ItemView, ...]:
    views = []
    for item in case.items:
        checklist = item.item.partition("/")[0]
        views.append(
            ItemView(
                item=Link(reference.items[item.item].do, addresses.item(item.item)),
                checklist=Link(reference.checklists[checklist].title, addresses.checklist(checklist)),
                did=item.did,
                did_label=reference.label("deeds", item.did),
                note=item.note,
                source=sources.get(item.source or ""),
                reading_label=reference.label("readings", item.reading) if item.reading else None,
            )
        )
    return tuple(views)


def _cite(slug: str, case: Case, site: Site) -> Cite:
    day = case.reviewed.date
    return cite(site, slug, addresses.case(slug), case.title, day, f"Reviewed {words.date(day)}")
