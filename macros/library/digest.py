"""What the rest of the library needs to know of a case, small enough to keep for ten thousand."""

from collections import Counter

import msgspec

from ..ground import rendering
from ..model.case import Case, Effort
from . import evidence, likeness, records
from .reference import Reference


class LessonDigest(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A lesson with its practice and where it comes from."""

    text: str
    practice: str
    reading: str | None
    source_title: str | None


class SourceDigest(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A source with the number of times that the case rests on it."""

    title: str
    publisher: str
    url: str
    kind: str
    archived: str | None
    claims: int


class CostDigest(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A sum that a source gives, what it covers, and the mechanisms that it pays for."""

    amount: float
    currency: str
    year: int | None
    note: str
    counts_for: tuple[str, ...]


class CaseDigest(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A case without its prose; computed values say so in their comment."""

    slug: str
    title: str
    summary: str
    collection: str
    partial: bool
    places: tuple[str, ...]
    countries: tuple[str, ...]  # of the places, in their order, each once
    city_types: tuple[str, ...]  # of the places, each once
    city_sizes: tuple[str, ...]  # of the places, each once
    networks: tuple[str, ...]
    mechanisms: tuple[str, ...]
    innovation: tuple[str, ...]
    themes: tuple[str, ...]
    status: str
    start: str
    end: str
    level: str  # of evidence
    reason: str  # for the level
    lessons: tuple[LessonDigest, ...]
    items: tuple[tuple[str, str, str | None], ...]
    related: tuple[str, ...]
    results: int
    sources: tuple[SourceDigest, ...]
    reviewed: str
    likeness: bytes  # of its text, see likeness.py
    conditions: tuple[tuple[str, str], ...]  # factor and need
    cost: CostDigest | None  # where a source gives a number
    posts: float | None  # in full-time equivalents
    posts_for: tuple[str, ...]  # the mechanisms that they work for
    months: int | None  # to the first result


def digest(slug: str, case: Case, reference: Reference) -> CaseDigest:
    """The digest of a case."""
    level, reason = evidence.of_case(case)
    sources = {source.id: source for source in case.sources}
    cities = [city for key in case.places if (city := reference.cities.get(key))]
    effort = case.effort
    return CaseDigest(
        slug=slug,
        title=case.title,
        summary=case.summary,
        collection=case.collection,
        partial=case.partial is not None,
        places=case.places,
        countries=tuple(dict.fromkeys(city.country for city in cities)),
        city_types=tuple(dict.fromkeys(city.type for city in cities if city.type)),
        city_sizes=tuple(dict.fromkeys(size for city in cities if (size := reference.size(city)))),
        networks=case.networks,
        mechanisms=case.mechanisms,
        innovation=case.innovation,
        themes=case.themes,
        status=case.status,
        start=case.period.start,
        end=case.period.end,
        level=level,
        reason=reason,
        lessons=tuple(
            LessonDigest(
                lesson.lesson,
                lesson.practice,
                lesson.reading,
                sources[lesson.source].title if lesson.source in sources else None,
            )
            for lesson in case.lessons
        ),
        items=tuple((item.item, item.did, item.note) for item in case.items),
        related=case.related,
        results=len(case.results),
        sources=_sources(case),
        reviewed=case.reviewed.date,
        likeness=likeness.sketch(text for _, text in records.prose(case)),
        conditions=tuple((found.factor, found.need) for found in case.conditions),
        cost=_cost(effort),
        posts=effort.staff.full_time_equivalents if effort and effort.staff else None,
        posts_for=effort.staff.counts_for if effort and effort.staff else (),
        months=effort.first_result.months if effort and effort.first_result else None,
    )


def _cost(effort: Effort | None) -> CostDigest | None:
    cost = effort.cost if effort else None
    if cost is None or cost.amount is None or cost.currency is None:
        return None
    return CostDigest(cost.amount, cost.currency, cost.year, cost.note, cost.counts_for)


def _sources(case: Case) -> tuple[SourceDigest, ...]:
    """Sources with the number of claims, lessons, figures and paragraphs that name them."""
    used = Counter(found.value for found in records.references(case) if found.refers_to == "source")
    for text in (case.context, case.approach):
        used.update(rendering.citations(text))
    return tuple(
        SourceDigest(source.title, source.publisher, source.url, source.kind, source.archived, used[source.id]) for source in case.sources
    )
