"""What cases refer to: vocabularies, cities, networks, practices and checklists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ValidationError

from ..ground import tables, yamlfile
from ..ground.problems import Problem
from ..ground.text import did_you_mean
from ..model.checklist import Checklist, Item
from ..model.city import City
from ..model.network import Network
from ..model.practice import Practice
from ..model.vocabulary import Term, Vocabulary
from . import records

FOLDERS: dict[str, type[BaseModel]] = {"vocabularies": Vocabulary, "practices": Practice, "checklists": Checklist, "networks": Network}


@dataclass(frozen=True)
class Reference:
    """All records of data/, by key."""

    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    practices: Mapping[str, Practice] = field(default_factory=dict)
    checklists: Mapping[str, Checklist] = field(default_factory=dict)
    networks: Mapping[str, Network] = field(default_factory=dict)
    cities: Mapping[str, City] = field(default_factory=dict)

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
    def keys(self) -> dict[str, Mapping[str, object]]:
        """What each kind of reference may name."""
        return {"city": self.cities, "network": self.networks, "practice": self.practices, "item": self.items}

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
        hint = did_you_mean(found.value, known_keys)
        return f"{name}: there is no {found.refers_to} '{found.value}'{hint or '.'}{_where_to_add(found.refers_to).removeprefix('.')}"


def _where_to_add(kind: str | None) -> str:
    return {
        "city": ". Cities stand in data/cities.csv",
        "network": ". Networks stand in data/networks/",
        "practice": ". Practices stand in data/practices/",
        "item": ". Items stand in data/checklists/",
    }.get(kind or "", "")


def read(root: Path) -> tuple[Reference, list[Problem]]:
    """Read data/ below root and check it. Returns what could be read and every problem."""
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
    cities, city_lines, city_problems = _read_cities(root)
    problems += city_problems
    reference = Reference(**found, cities=cities)  # type: ignore[arg-type]
    for document, record in documents:
        problems += _check(reference, document, record)
    problems += _check_cities(reference, city_lines)
    return reference, problems


def records_key(name: str) -> bool:
    """Whether a name has the form of a key."""
    return name.replace("-", "").isalnum() and name.isascii() and name == name.lower() and "--" not in name and name.strip("-") == name


def _read_cities(root: Path) -> tuple[dict[str, City], dict[str, int], list[Problem]]:
    file, path = root / "data" / "cities.csv", "data/cities.csv"
    if not file.exists():
        return {}, {}, []
    columns = list(City.model_fields)
    rows, problems = tables.read(file.read_bytes(), path, columns)
    cities: dict[str, City] = {}
    lines: dict[str, int] = {}
    for line, values in rows:
        try:
            city = City.model_validate({name: value for name, value in values.items() if value is not None})
        except ValidationError as error:
            for fault in records.faults(error):
                column = columns.index(str(fault["loc"][0])) + 1 if fault["loc"][0] in columns else 1
                problems.append(Problem(path, line, column, fault["type"].replace("_", "-"), records.sentence(fault, City)))
            continue
        if city.key in cities:
            problems.append(
                Problem(path, line, 1, "duplicate-key", f"the key '{city.key}' stands twice, first on line {lines[city.key]}; keep one")
            )
            continue
        cities[city.key], lines[city.key] = city, line
    return cities, lines, problems


def _check(reference: Reference, document: yamlfile.Document, record: BaseModel) -> Iterator[Problem]:
    for found in records.references(record):
        sentence = reference.unresolved(found)
        if sentence:
            yield document.problem(found.path, "unresolved", sentence)
    for path, address in records.plain_http(record):
        yield document.problem(path, "addresses-are-https", records.not_https(path, address))
    if isinstance(record, Vocabulary):
        yield from _check_vocabulary(reference, document, record)
    if isinstance(record, Checklist):
        yield from _repeated(document, "items", [item.id for item in record.items])


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


def _check_cities(reference: Reference, lines: Mapping[str, int]) -> Iterator[Problem]:
    for key, city in reference.cities.items():
        for sentence in _faults_of_city(reference, city):
            yield Problem("data/cities.csv", lines[key], 1, "city", sentence)


def _faults_of_city(reference: Reference, city: City) -> Iterator[str]:
    for found in records.references(city):
        sentence = reference.unresolved(found)
        if sentence:
            yield sentence
    if bool(city.type) != bool(city.type_by):
        yield f"{city.name}: type and type_by go together; say who assigned the type"
    for path, address in records.plain_http(city):
        yield f"{city.name}: {path[-1]}: {address} begins with http; write https"
    if city.population and not city.population_source:
        yield f"{city.name}: a population needs population_source"
