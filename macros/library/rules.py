"""What must be true of a case, alone and among all others. A rule yields; it never raises, prints or stops."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..ground import rendering
from ..ground.problems import Problem
from ..ground.text import counted, did_you_mean, repeated
from ..ground.yamlfile import Document, Path
from ..model.case import Case, Moved
from ..model.fields import SLUG
from . import editorial, likeness, records
from .digest import CaseDigest, SourceDigest
from .reference import Reference

SCHEMA_LINE = "# yaml-language-server: $schema=../data/schema/case.schema.json"

PROSE = ("context", "approach")

Found = Iterator[tuple[Path, str]]


@dataclass(frozen=True)
class Reading:
    """What a rule about one case may look at."""

    case: Case
    document: Document
    reference: Reference

    @cached_property
    def names(self) -> list[records.Reference]:
        """Every value that names a term or another record."""
        return list(records.references(self.case))

    @cached_property
    def cited(self) -> dict[str, list[str]]:
        """Source ids cited in each prose field."""
        return {name: rendering.citations(getattr(self.case, name)) for name in PROSE}


def names_resolve(reading: Reading) -> Found:
    """Every term and every key of another record exists."""
    sources = {source.id for source in reading.case.sources}
    for found in reading.names:
        if found.refers_to == "source":
            if found.value not in sources:
                yield found.path, f"there is no source '{found.value}' in this file{did_you_mean(found.value, sources)}"
        elif sentence := reading.reference.unresolved(found):
            yield found.path, sentence


def nothing_is_named_twice(reading: Reading) -> Found:
    """A list of names holds each once, and each source has an id and an address of its own."""
    for name in ("places", "networks", "mechanisms", "innovation", "themes", "related"):
        for index, value in repeated(getattr(reading.case, name)):
            yield (name, index), f"'{value}' stands twice in {name}; keep one"
    for name in ("cost", "staff"):
        for index, value in repeated(getattr(getattr(reading.case.effort, name, None), "counts_for", ())):
            yield ("effort", name, "counts_for", index), f"'{value}' stands twice in counts_for; keep one"
    for number, result in enumerate(reading.case.results):
        for index, value in repeated([result.source, *result.also]):
            yield ("results", number, "also", index - 1), f"'{value}' stands twice among the sources of a result; keep one"
    for index, value in repeated([entry.item for entry in reading.case.items]):
        yield ("items", index, "item"), f"'{value}' stands twice among the items; keep one"
    for index, value in repeated([source.id for source in reading.case.sources]):
        yield ("sources", index, "id"), f"two sources have the id '{value}'; give each its own"
    for index, value in repeated([source.url for source in reading.case.sources]):
        yield ("sources", index, "url"), f"two sources have the address {value}; keep one"


def figures_count_for_own_mechanisms(reading: Reading) -> Found:
    """Money and posts are counted for mechanisms that the case used."""
    case = reading.case
    for name in ("cost", "staff"):
        part = getattr(case.effort, name) if case.effort else None
        for index, term in enumerate(part.counts_for if part else ()):
            if term not in case.mechanisms:
                where = ("effort", name, "counts_for", index)
                yield (
                    where,
                    f"the {name} counts for '{term}', which is not among the mechanisms of this case; add it there, or take it out here",
                )


def ends_after_start(reading: Reading) -> Found:
    """A collaboration ends after it starts."""
    period = reading.case.period
    shorter = min(len(period.start), len(period.end))
    if period.end[:1].isdigit() and period.end[:shorter] < period.start[:shorter]:
        yield ("period", "end"), f"ends in {period.end}, before it starts in {period.start}"


def status_fits_period(reading: Reading) -> Found:
    """A running collaboration has no end, an ended one is not ongoing."""
    case = reading.case
    if case.status == "running" and case.period.end[:1].isdigit():
        yield ("status",), f"the status is running, but the period ends in {case.period.end}"
    if case.status in {"completed", "ended-early", "failed"} and case.period.end == "ongoing":
        yield ("period", "end"), f"the status is {case.status}, but the period is ongoing"


def addresses_are_https(reading: Reading) -> Found:
    """Addresses begin with https, or the record says that the host only answers plain http."""
    yield from records.plain_http(reading.case)


def is_supported_or_partial(reading: Reading) -> Found:
    """Two independent sources, or one primary one, or the reason why the case is partial."""
    case = reading.case
    publishers = {source.publisher for source in case.sources}
    primary = any(source.kind in {"official", "evaluation"} for source in case.sources)
    if len(publishers) < 2 and not primary and not case.partial:
        yield (
            ("sources",),
            f"{counted(len(publishers), 'publisher')} and no official or evaluation source; add a source of another publisher, or say why in 'partial'",
        )


def is_whole_or_partial(reading: Reading) -> Found:
    """Results, lessons and conditions are there, or the case says why it is partial."""
    for name in ("results", "lessons", "conditions"):
        if not getattr(reading.case, name) and not reading.case.partial:
            yield (name,), f"{name} is missing; add it, or say why in 'partial'"


def it_is_said_whose_words_they_are(reading: Reading) -> Found:
    """A lesson, a condition and an item have a source, or are marked as the library's own reading, never both."""
    for name, one in (("lessons", "lesson"), ("conditions", "condition"), ("items", "item")):
        for index, entry in enumerate(getattr(reading.case, name)):
            if entry.source and entry.reading:
                yield (name, index), f"the {one} has both a source and a reading; keep one"
            elif not entry.source and not entry.reading:
                yield (name, index), f"the {one} has neither a source nor a reading; name its source, or write 'reading: editors'"


def prose_cites(reading: Reading) -> Found:
    """Every paragraph of context and approach names a source that is listed."""
    sources = {source.id for source in reading.case.sources}
    for name in PROSE:
        text = getattr(reading.case, name)
        for cited in reading.cited[name]:
            if cited not in sources:
                yield (name,), f"{name} cites '{cited}', which is not among the sources{did_you_mean(cited, sources)}"
        for paragraph in re.split(r"\n\s*\n", text):
            if "[@" not in paragraph or not rendering.citations(paragraph):
                yield (name,), f"{name}: the paragraph '{_beginning(paragraph)}' names no source; add [@source-id]"


def links_are_safe(reading: Reading) -> Found:
    """Links in prose lead to https or mailto addresses."""
    for name in PROSE:
        for address in rendering.unsafe_links(getattr(reading.case, name)):
            yield (name,), f"{name} links to '{address}'; a link begins with https: or mailto:"


def no_source_is_unused(reading: Reading) -> Found:
    """Every source carries at least one sentence."""
    case = reading.case
    used = {found.value for found in reading.names if found.refers_to == "source"}
    used.update(*reading.cited.values())
    for index, source in enumerate(case.sources):
        if source.id not in used:
            yield ("sources", index, "id"), f"the source '{source.id}' is not used; cite it or delete it"


def is_written_for_everybody(reading: Reading) -> Iterator[tuple[Path, str, str]]:
    """Sentences are short, nothing is praised, places have their own spelling: (path, rule, sentence)."""
    for path, text in records.prose(reading.case):
        for rule, sentence in editorial.faults(text, reading.reference):
            yield path, rule, f"{path[-1] if isinstance(path[-1], str) else path[-2]}: {sentence}"


def does_not_lead_to_itself(reading: Reading) -> Found:
    """A case is not related to itself."""
    slug = slug_of(reading.document.path)
    if slug in reading.case.related:
        yield ("related",), f"the case names itself, '{slug}', as related"


def keys_stand_in_order(reading: Reading) -> Found:
    """Keys stand in the order of the template."""
    for where, before in records.out_of_order(reading.document.values, Case):
        yield where, _out_of_order(where, before)


def names_its_schema(reading: Reading) -> Found:
    """The first line names the schema, so that editors can help."""
    if not reading.document.raw.startswith(SCHEMA_LINE.encode()):
        yield (), f"the first line must be '{SCHEMA_LINE}', so that editors can help"


RULES: tuple[Callable[[Reading], Found], ...] = (
    names_resolve,
    nothing_is_named_twice,
    figures_count_for_own_mechanisms,
    ends_after_start,
    status_fits_period,
    addresses_are_https,
    is_supported_or_partial,
    is_whole_or_partial,
    it_is_said_whose_words_they_are,
    prose_cites,
    links_are_safe,
    no_source_is_unused,
    does_not_lead_to_itself,
    keys_stand_in_order,
    names_its_schema,
)


def check(reading: Reading) -> Iterator[Problem]:
    """Hold one case to every rule."""
    for rule in RULES:
        name = rule.__name__.replace("_", "-")
        for path, sentence in rule(reading):
            yield reading.document.problem(path, name, sentence)
    for path, name, sentence in is_written_for_everybody(reading):
        yield reading.document.problem(path, name, sentence)


def check_values(document: Document, reference: Reference, told: set[tuple[int, int]]) -> Iterator[Problem]:
    """Hold what can be held to its rules in a file that is not yet a case; told: places of which something is said already."""
    sources = document.values.get("sources") if isinstance(document.values, dict) else None
    ids = {str(source.get("id")) for source in sources if isinstance(source, dict)} if isinstance(sources, list) else set()
    for found in records.references_in(document.values, Case):
        unknown_source = found.refers_to == "source" and found.value not in ids
        sentence = f"there is no source '{found.value}' in this file" if unknown_source else reference.unresolved(found)
        if sentence and document.place(found.path) not in told:
            yield document.problem(found.path, "names-resolve", sentence)
    for where, before in records.out_of_order(document.values, Case):
        if document.place(where) not in told:
            yield document.problem(where, "keys-stand-in-order", _out_of_order(where, before))


def check_name(path: str) -> Iterator[Problem]:
    """A case file is named by its slug."""
    name = path.rpartition("/")[2]
    if not name.endswith(".yml") or not re.fullmatch(SLUG, name.removesuffix(".yml")):
        yield Problem(
            path,
            1,
            1,
            "file-name",
            f"'{name}' is not a slug with .yml; use two or more lower-case words joined by hyphens, such as ghent-student-policy.yml",
        )


def check_moved(document: Document, moved: Moved) -> Iterator[Problem]:
    """A stub says where the case went, in one way."""
    if bool(moved.moved_to) == bool(moved.split_into):
        found = "both moved_to and split_into; keep one" if moved.moved_to else "neither moved_to nor split_into with a value; fill one in"
        yield document.problem((), "moved", f"a stub of a moved case has {found}")


def check_together(
    digests: Mapping[str, CaseDigest], moved: Mapping[str, tuple[str, ...]], published: Mapping[str, object]
) -> Iterator[tuple[str, Path, str, str]]:
    """Errors that only the whole library can tell, as (slug, path, rule, sentence). published holds the slug of every case file."""
    known = published.keys() | digests.keys() | moved.keys()
    for slug, digest in digests.items():
        for index, other in enumerate(digest.related):
            if other not in known:
                yield slug, ("related", index), "names-resolve", f"there is no case '{other}'{did_you_mean(other, known)}"
    for slug, targets in moved.items():
        for target in targets:
            if target == slug:
                yield slug, (), "moved", "leads to itself; name the case where it stands now"
            elif target in moved:
                yield slug, (), "moved", f"leads to '{target}', which has moved as well; name the case where it stands now"
            elif target not in published:
                yield slug, (), "moved", f"leads to '{target}', which is not a published case{did_you_mean(target, published)}"
    titles: dict[str, str] = {}
    for slug, digest in digests.items():
        if digest.title in titles:
            yield slug, ("title",), "same-title", f"{titles[digest.title]} has the same title; give each case its own"
        titles.setdefault(digest.title, slug)


def doubts(digests: Mapping[str, CaseDigest]) -> Iterator[tuple[str, Path, str, str]]:
    """Warnings that only the whole library, or the day, can tell, as (slug, path, rule, sentence)."""
    for slug, digest in digests.items():
        if editorial.is_stale(digest.reviewed):
            yield slug, ("reviewed", "date"), "stale", f"this case {editorial.stale(digest.reviewed)}"
    for slug, other, reason in likeness.alike(digests):
        yield slug, ("title",), "duplicate", f"this case looks like cases/{other}.yml: {reason}; keep one, or tell what sets them apart"
    yield from _told_differently(digests)


def _told_differently(digests: Mapping[str, CaseDigest]) -> Iterator[tuple[str, Path, str, str]]:
    first: dict[str, tuple[str, SourceDigest]] = {}
    for slug, digest in digests.items():
        for index, source in enumerate(digest.sources):
            other, before = first.setdefault(source.url, (slug, source))
            if other == slug:
                continue  # One file with one address twice is told elsewhere.
            for name in ("title", "publisher", "kind"):
                here, there = getattr(source, name), getattr(before, name)
                if here != there:
                    sentence = f"{source.url} has the {name} '{here}' here and '{there}' in cases/{other}.yml; give one page one {name}"
                    yield slug, ("sources", index, name), "one-page-one-name", sentence


def slug_of(path: str) -> str:
    """The slug in a path such as cases/ghent-student-policy.yml."""
    return path.rpartition("/")[2].removesuffix(".yml")


def _out_of_order(where: Path, before: str) -> str:
    return f"'{where[-1]}' stands after '{before}'; keys follow the order of cases/_template.yml"


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
