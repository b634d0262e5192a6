"""What cases refer to: vocabularies, cities, networks, practices and checklists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel

from ..ground import rendering, yamlfile
from ..ground.problems import Problem
from ..ground.text import did_you_mean, unmarked
from ..model.checklist import Checklist, Item, Retired
from ..model.city import City, Rank
from ..model.event import Event
from ..model.guide import Guide
from ..model.metropolis import Metropolis
from ..model.network import Meeting, Membership, Network
from ..model.practice import Practice
from ..model.twinning import Twinning
from ..model.vocabulary import Term, Vocabulary
from ..model.wording import PlaceName, Synonym
from ..model.workshop import Workshop
from . import craft, editorial, records, rows, workshops
from .facets import FACETS

FOLDERS: dict[str, type[BaseModel]] = {
    "vocabularies": Vocabulary,
    "practices": Practice,
    "checklists": Checklist,
    "networks": Network,
    "metropolises": Metropolis,
    "guides": Guide,
    "workshops": Workshop,
}


@dataclass(frozen=True)
class Reference:
    """All records of data/: those of a file each by key, the rows of a table in its order."""

    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    practices: Mapping[str, Practice] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    networks: Mapping[str, Network] = field(default_factory=dict)
    metropolises: Mapping[str, Metropolis] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    workshops: Mapping[str, Workshop] = field(default_factory=dict)
    cities: Mapping[str, City] = field(default_factory=dict)
    twinnings: Sequence[Twinning] = ()
    memberships: Sequence[Membership] = ()
    meetings: Sequence[Meeting] = ()
    ranks: Sequence[Rank] = ()
    events: Sequence[Event] = ()
    place_names: Sequence[PlaceName] = ()
    synonyms: Sequence[Synonym] = ()

    @cached_property
    def terms(self) -> dict[str, dict[str, Term]]:
        """Terms by vocabulary and id; old ids lead to the term that replaced them."""
        return {
            facet: {**{old: term for term in vocabulary.terms for old in term.was}, **{term.id: term for term in vocabulary.terms}}
            for facet, vocabulary in self.vocabularies.items()
        }

    @cached_property
    def items(self) -> dict[str, Item]:
        """Checklist items by 'checklist/item', old ids included."""
        return {
            f"{key}/{name}": item for key, checklist in self.checklists.items() for item in checklist.items for name in (*item.was, item.id)
        }

    @cached_property
    def retired(self) -> dict[str, Retired]:
        """Items that a checklist has no longer, by 'checklist/item'."""
        return {f"{key}/{left.id}": left for key, checklist in self.checklists.items() for left in checklist.retired}

    @cached_property
    def guidance(self) -> dict[str, Guide]:
        """Every page of guidance by key: the practices in their order, then the guides."""
        practices = sorted(self.practices.items(), key=lambda pair: pair[1].number)
        return {**dict(practices), **self.guides}

    @cached_property
    def guides_by_case(self) -> dict[str, tuple[str, ...]]:
        """Keys of the guides that name a case, by the slug of the case."""
        found: dict[str, dict[str, None]] = {}
        for key, guide in self.guidance.items():
            for named in records.references(guide):
                if named.refers_to == "case":
                    found.setdefault(named.value, {})[key] = None
        return {slug: tuple(keys) for slug, keys in found.items()}

    @cached_property
    def workshops_by_checklist(self) -> dict[str, tuple[str, ...]]:
        """Keys of the workshops that use a checklist, by its key."""
        named = {key: [name for name, found in self.workshops.items() if key in found.checklists] for key in self.checklists}
        return {key: tuple(names) for key, names in named.items() if names}

    @cached_property
    def workshops_by_case(self) -> dict[str, tuple[str, ...]]:
        """Keys of the workshops that have a card of a case, by its slug."""
        found: dict[str, list[str]] = {}
        for key, workshop in self.workshops.items():
            for card in workshop.cards:
                found.setdefault(card.case, []).append(key)
        return {slug: tuple(keys) for slug, keys in found.items()}

    @cached_property
    def keys(self) -> dict[str, Mapping[str, object]]:
        """What each kind of reference may name."""
        return {
            "city": self.cities,
            "network": self.networks,
            "practice": self.practices,
            "checklist": self.checklists,
            "guide": self.guidance,
            "item": self.items,
        }

    @cached_property
    def praise(self) -> dict[str, str]:
        """Promotional words and phrases, in small letters, each with what to write instead."""
        terms = self.vocabularies["promotional-words"].terms if "promotional-words" in self.vocabularies else ()
        return {word: term.meaning or "" for term in terms for word in (term.label.casefold(), *map(str.casefold, term.also_called))}

    @cached_property
    def own_spellings(self) -> dict[str, str]:
        """Names of places without their marks, each with the spelling that the library uses."""
        names = {city.name for city in self.cities.values()} | {city.local_name for city in self.cities.values() if city.local_name}
        return {bare: name for name in sorted(names) if (bare := unmarked(name)) not in names}

    def label(self, facet: str, term: str) -> str:
        """A term's label, or its id where the term is unknown."""
        found = self.terms.get(facet, {}).get(term)
        return found.label if found else term

    def meaning(self, facet: str, term: str) -> str | None:
        """What a term means."""
        found = self.terms.get(facet, {}).get(term)
        return found.meaning if found else None

    def country(self, city: str) -> str | None:
        """Country code of a city key."""
        found = self.cities.get(city)
        return found.country if found else None

    def region(self, country: str) -> str:
        """World region of a country code; empty where the country is unknown."""
        found = self.terms.get("countries", {}).get(country)
        return (found.broader or "").rpartition("/")[2] if found else ""

    def size(self, city: City) -> str | None:
        """The term of city-sizes for a city's population, or None where that is not known."""
        sizes = self.vocabularies["city-sizes"].terms if "city-sizes" in self.vocabularies else ()
        fitting = [term for term in sizes if city.population is not None and city.population >= (term.at_least or 0)]
        return max(fitting, key=lambda term: term.at_least or 0).id if fitting else None

    def unresolved(self, found: records.Reference) -> str | None:
        """The sentence for a value that names nothing, or None."""
        name = found.path[-1] if isinstance(found.path[-1], str) else found.path[-2]
        if found.vocabulary:
            known = self.terms.get(found.vocabulary, {})
            if found.value in known:
                return None
            hint = did_you_mean(found.value, known)
            return f"{name}: '{found.value}' is not a term of {found.vocabulary}{hint or '.'} See data/vocabularies/{found.vocabulary}.yml"
        known_keys = self.keys.get(found.refers_to or "")
        if known_keys is None or found.value in known_keys:
            return None
        if found.refers_to == "item" and (left := self.retired.get(found.value)):
            return f"{name}: '{found.value}' was retired in version {left.version} of the checklist; name an item of today, or delete the entry"
        hint = did_you_mean(found.value, known_keys)
        return f"{name}: there is no {found.refers_to} '{found.value}'{hint or '.'}{_where_to_add(found.refers_to).removeprefix('.')}"


def _where_to_add(kind: str | None) -> str:
    return {
        "city": ". Cities stand in data/cities.csv",
        "network": ". Networks stand in data/networks/",
        "practice": ". Practices stand in data/practices/",
        "checklist": ". Checklists stand in data/checklists/",
        "guide": ". Guides stand in data/guides/",
        "item": ". Items stand in data/checklists/",
    }.get(kind or "", "")


def read(root: Path, *, checked: bool = True) -> tuple[Reference, list[Problem]]:
    """Read data/ below root and check it. Returns what could be read and every problem.

    checked: hold what was read to its rules too, which takes as long as reading it; else only what cannot be read is a problem.
    """
    problems: list[Problem] = []
    found: dict[str, dict[str, BaseModel]] = {folder: {} for folder in FOLDERS}
    documents: list[tuple[yamlfile.Document, BaseModel]] = []
    for folder, model in FOLDERS.items():
        for file in sorted((root / "data" / folder).glob("*.y*ml")):
            path = file.relative_to(root).as_posix()
            if file.suffix != ".yml" or not records_key(file.stem):
                problems.append(
                    Problem(
                        path, 1, 1, "file-name", f"'{file.name}' is not a key with .yml; use lower-case letters, digits and single hyphens"
                    )
                )
                continue
            document = yamlfile.read(file.read_bytes(), path)
            record, faults = records.record(document, model)
            problems += document.problems + faults
            if record:
                found[folder][file.stem] = record
                documents.append((document, record))
                problems += [
                    document.problem(
                        where, "key-order", f"'{where[-1]}' stands after '{before}'; keys follow the order of the field reference"
                    )
                    for where, before in records.out_of_order(document.values, model)
                ]
    tables = {}
    for name, table in rows.TABLES.items():
        tables[name], faults = rows.read(root, table)
        problems += faults
    cities = {city.key: city for city in tables["cities"].rows if isinstance(city, City)}
    others = {name: table.rows for name, table in tables.items() if name != "cities"}
    reference = Reference(**found, cities=cities, **others)  # type: ignore[arg-type]
    if not checked:
        return reference, problems
    for document, record in documents:
        problems += _check(reference, document, record)
    for each in tables.values():
        problems += rows.check(each, reference)
    for line, row in zip(tables["cities"].lines, tables["cities"].rows, strict=True):
        problems += (Problem("data/cities.csv", line, 1, "city", sentence) for sentence in _faults_of_city(row))
    return reference, problems


def records_key(name: str) -> bool:
    """Whether a name has the form of a key."""
    return name.replace("-", "").isalnum() and name.isascii() and name == name.lower() and "--" not in name and name.strip("-") == name


def _check(reference: Reference, document: yamlfile.Document, record: BaseModel) -> Iterator[Problem]:
    for path, rule, sentence in rows.faults(record, reference):
        yield document.problem(path, rule, sentence)
    reviewed = getattr(record, "reviewed", None)
    if reviewed and editorial.is_stale(reviewed):
        yield replace(document.problem(("reviewed",), "stale", f"this record {editorial.stale(reviewed)}"), severity="warning")
    if isinstance(record, Vocabulary):
        yield from _check_vocabulary(reference, document, record)
    key = document.path.rpartition("/")[2].removesuffix(".yml")
    if isinstance(record, Metropolis) and key not in reference.cities:
        sentence = f"the file is named '{key}', which is no city{did_you_mean(key, reference.cities)}; name it by the key of its city"
        yield document.problem((), "unresolved", sentence)
    if isinstance(record, Guide):
        yield from _check_citations(document, record)
        yield from _check_evidence(reference, document, record)
    if isinstance(record, Checklist):
        for path, rule, sentence in craft.faults(key, record, reference):
            yield document.problem(path, rule, sentence)
    if isinstance(record, Workshop):
        yield from _check_citations(document, record)
        for path, rule, sentence in workshops.faults(record, reference):
            yield document.problem(path, rule, sentence)


def _check_citations(document: yamlfile.Document, record: Guide | Workshop) -> Iterator[Problem]:
    ids = [source.id for source in record.sources]
    for path, text in records.prose(record):
        for cited in rendering.citations(text):
            if cited not in ids:
                sentence = f"cites '{cited}', which is not among the sources{did_you_mean(cited, ids)}"
                yield document.problem(path, "prose-cites", sentence)
        for address in rendering.unsafe_links(text):
            yield document.problem(path, "links-are-safe", f"links to '{address}'; a link begins with https: or mailto:")


def _check_evidence(reference: Reference, document: yamlfile.Document, guide: Guide) -> Iterator[Problem]:
    vocabularies = {facet.name: facet.vocabulary for facet in FACETS if facet.vocabulary}
    for index, name in enumerate(guide.evidence):
        facet, _, value = name.partition("/")
        known = reference.practices if facet == "practice" else reference.terms.get(vocabularies.get(facet, ""), {})
        if facet not in vocabularies:
            sentence = f"evidence: '{facet}' is not a way to find cases{did_you_mean(facet, vocabularies)}; write facet/value, such as mechanism/twinning"
            yield document.problem(("evidence", index), "unresolved", sentence)
        elif value not in known:
            yield document.problem(("evidence", index), "unresolved", f"evidence: '{value}' is not a {facet}{did_you_mean(value, known)}")


def _check_vocabulary(reference: Reference, document: yamlfile.Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    facet = document.path.rpartition("/")[2].removesuffix(".yml")
    yield from _repeated(document, "terms", [term.id for term in vocabulary.terms])
    for index, term in enumerate(vocabulary.terms):
        for name, targets in (("see_also", term.see_also), ("broader", (term.broader,) if term.broader else ())):
            for target in targets:
                where, _, key = target.rpartition("/")
                known = reference.terms.get(where or facet, {})
                if key not in known:
                    yield document.problem(
                        ("terms", index, name),
                        "unresolved",
                        f"{name}: '{target}' is not a term of {where or facet}{did_you_mean(key, known)}",
                    )


def _repeated(document: yamlfile.Document, name: str, ids: list[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, key in enumerate(ids):
        if key in seen:
            yield document.problem(
                (name, index, "id"), "repeated", f"the id '{key}' stands twice in {name}; ids are for ever, so choose another"
            )
        seen.add(key)


def _faults_of_city(city: BaseModel) -> Iterator[str]:
    if not isinstance(city, City):
        return
    if bool(city.type) != bool(city.type_by):
        yield f"{city.name}: type and type_by go together; say who assigned the type"
    if city.population and not city.population_source:
        yield f"{city.name}: a population needs population_source"
