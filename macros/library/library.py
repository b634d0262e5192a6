"""The library: every case, every record, every problem, read together."""

import dataclasses
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..ground import parallel, yamlfile
from ..ground.problems import Problem
from ..ground.text import did_you_mean
from ..model.case import Case, Moved
from . import cache, craft, editorial, records, reference, rows, rules, workshops
from .cache import Known, Stamp
from .digest import CaseDigest, digest
from .reference import Reference

DEPENDS_ON = ("data", "macros", "overrides/pages", "overrides/fragments", "overrides/sheets", "setup")

DrawCard = Callable[[CaseDigest, Reference], str]
Progress = Callable[[int, int], None]


class CaseFile(NamedTuple):
    """A case file as the folder lists it."""

    path: str
    stamp: Stamp


@dataclass(frozen=True, eq=False)
class Library:
    """Everything read. Cases are digests in the order of their slugs; `case` reads one whole."""

    root: Path
    reference: Reference
    cases: Mapping[str, CaseDigest]
    moved: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    cards: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, str] = field(default_factory=dict)
    depends: str = ""

    def case(self, slug: str) -> Case:
        """One whole case. Errors: KeyError for a slug that is not published."""
        if slug not in self.cases:
            raise KeyError(slug)
        path = f"cases/{slug}.yml"
        return Case.model_validate(yamlfile.read((self.root / path).read_bytes(), path).values)

    def with_case(self, slug: str, fresh: "Library") -> "Library":
        """This library with one case as a fresh reading has it."""
        return dataclasses.replace(
            self,
            cases={**self.cases, slug: fresh.cases[slug]},
            cards={**self.cards, slug: fresh.cards[slug]},
            contents={**self.contents, slug: fresh.contents[slug]},
        )

    @classmethod
    def empty(cls, root: Path) -> "Library":
        """A library in which nothing has been read."""
        return cls(root, Reference(), {}, {}, ())


def read(
    root: Path,
    *,
    draw_card: DrawCard | None = None,
    settings: str = "",
    only: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> Library:
    """Read and check the library below root.

    draw_card: draws the card of each case that is not known from the last time; settings: what else the drawing depends on.
    only: paths of the case files to read; of all others only the names are known, and the records of data/ are not held to their rules.
    progress: called with (done, all) while case files are read.
    """
    known_reference, problems = reference.read(root, checked=only is None)
    files = case_files(root)
    chosen = files if only is None else [file for file in files if file.path in set(only)]
    depends = depends_on(root, settings)
    known, unread = _known_and_new(root, chosen, cache.read(root, depends) if only is None else {}, need_card=draw_card is not None)

    def process(file: CaseFile) -> tuple[str, Known]:
        return file.path, _read(root, file, known_reference, draw_card)

    for done, (path, entry) in enumerate(parallel.each(process, unread), 1):
        known[path] = entry
        if progress:
            progress(done, len(unread))
    entries = {file.path: known[file.path] for file in chosen}
    if only is None and unread:
        cache.write(root, depends, entries)
    published = {rules.slug_of(file.path): None for file in files}
    library = _together(root, known_reference, problems, entries, published, depends)
    if only is None:
        cache.write_verdict(root, depends, _files_print(files), library.problems)
    return library


def problems_if_unchanged(root: Path, settings: str = "") -> tuple[Problem, ...] | None:
    """All problems of the library if nothing has changed since they were last found, without reading a case."""
    files = case_files(root)
    if any(not _settled(file.stamp) for file in files):
        return None
    return cache.verdict(root, depends_on(root, settings), _files_print(files))


def depends_on(root: Path, settings: str = "") -> str:
    """A short name for everything that the reading and drawing of a case depends on beside its own file."""
    return cache.fingerprint([cache.fingerprint_of_files(root, DEPENDS_ON).encode(), settings.encode()])


def case_files(root: Path) -> list[CaseFile]:
    """All case files below root, sorted; names that begin with an underscore or a dot are not cases."""
    folder = root / "cases"
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted(
            CaseFile(f"cases/{entry.name}", cache.stamp(entry))
            for entry in entries
            if entry.name.lower().endswith((".yml", ".yaml")) and not entry.name.startswith(("_", ".")) and entry.is_file()
        )


def _known_and_new(
    root: Path, files: Sequence[CaseFile], kept: Mapping[str, Known], *, need_card: bool
) -> tuple[dict[str, Known], list[CaseFile]]:
    known: dict[str, Known] = {}
    new: list[CaseFile] = []
    for file in files:
        entry = kept.get(file.path)
        if entry is None or (need_card and entry.digest and not entry.card and not entry.problems):
            new.append(file)
        elif (entry.stamp == file.stamp and _settled(file.stamp)) or cache.fingerprint([(root / file.path).read_bytes()]) == entry.content:
            known[file.path] = entry
        else:
            new.append(file)
    return known, new


def _settled(stamp: Stamp) -> bool:
    return time.time_ns() - max(stamp[2:]) > cache.SETTLED


def _files_print(files: Sequence[CaseFile]) -> str:
    # The day as well: a review grows old without any file changing.
    return cache.fingerprint([repr(files).encode(), editorial.today().isoformat().encode()])


def _read(root: Path, file: CaseFile, known: Reference, draw_card: DrawCard | None) -> Known:
    raw = (root / file.path).read_bytes()
    content = cache.fingerprint([raw])
    document = yamlfile.read(raw, file.path)
    problems = [*document.problems, *rules.check_name(file.path)]
    if isinstance(document.values, dict) and document.values.keys() & Moved.model_fields.keys():
        stub, faults = records.record(document, Moved)
        problems += [*faults, *(rules.check_moved(document, stub) if stub else ())]
        targets = (stub.split_into or (stub.moved_to or "",)) if stub and not problems else ()
        return Known(file.stamp, content, None, targets, tuple(map(cache.packed, problems)), "")
    case, faults = records.record(document, Case)
    # What the reader said of a value is not said again in the words of the model.
    told = [(problem.line, problem.column) for problem in document.problems]
    problems += [fault for fault in faults if not any(line == fault.line and column >= fault.column for line, column in told)]
    if case is None:
        problems += rules.check_values(document, known, {(problem.line, problem.column) for problem in problems})
        return Known(file.stamp, content, None, (), tuple(map(cache.packed, problems)), "")
    problems += rules.check(rules.Reading(case, document, known))
    found = digest(rules.slug_of(file.path), case, known)
    card = draw_card(found, known) if draw_card and not problems else ""
    return Known(file.stamp, content, found, (), tuple(map(cache.packed, problems)), card)


def _records_name_cases(root: Path, known: Reference, published: Mapping[str, object]) -> Iterator[Problem]:
    files = {
        **{f"data/practices/{key}.yml": practice for key, practice in known.practices.items()},
        **{f"data/guides/{key}.yml": guide for key, guide in known.guides.items()},
        **{f"data/workshops/{key}.yml": workshop for key, workshop in known.workshops.items()},
    }
    for file, record in files.items():
        for found in records.references(record):
            if found.refers_to == "case" and found.value not in published:
                sentence = f"there is no case '{found.value}'{did_you_mean(found.value, published)}"
                yield _placed(root, file, found.path, "names-resolve", sentence)


def _links_fit_cases(root: Path, known: Reference, cases: Mapping[str, CaseDigest], published: Mapping[str, object]) -> Iterator[Problem]:
    faults = list(rows.faults_beside_cases(known, cases, published))
    if not faults:
        return
    # The reference keeps no lines, since hardly ever are any needed.
    found, _ = rows.read(root, rows.TABLES["twinnings"])
    for index, column, rule, sentence in faults:
        yield Problem(found.table.path, found.lines[index], found.columns.index(column) + 1, rule, sentence)


def _placed(root: Path, file: str, path: yamlfile.Path, rule: str, sentence: str) -> Problem:
    return yamlfile.read((root / file).read_bytes(), file).problem(path, rule, sentence)


def _together(
    root: Path,
    known: Reference,
    problems: list[Problem],
    entries: Mapping[str, Known],
    published: Mapping[str, object],
    depends: str,
) -> Library:
    by_slug = {rules.slug_of(path): entry for path, entry in entries.items()}
    paths = {rules.slug_of(path): path for path in entries}
    cases = {slug: entry.digest for slug, entry in by_slug.items() if entry.digest}
    moved = {slug: entry.moved for slug, entry in by_slug.items() if entry.moved}
    problems = problems + [cache.unpacked(values) for entry in entries.values() for values in entry.problems]
    for slug, path, rule, sentence in rules.check_together(cases, moved, published):
        problems.append(_placed(root, paths[slug], path, rule, sentence))
    problems += _records_name_cases(root, known, published)
    problems += _links_fit_cases(root, known, cases, published)
    for file, path, rule, sentence in workshops.faults_beside_cases(known, cases):
        problems.append(_placed(root, file, path, rule, sentence))
    for slug, path, rule, sentence in rules.doubts(cases):
        problems.append(dataclasses.replace(_placed(root, paths[slug], path, rule, sentence), severity="warning"))
    named = {name for case in cases.values() for name, _, _ in case.items}
    for file, path, rule, sentence in craft.doubts(known, named, len(cases)):
        problems.append(dataclasses.replace(_placed(root, file, path, rule, sentence), severity="warning"))
    return Library(
        root,
        known,
        cases,
        moved,
        tuple(sorted(set(problems))),
        cards={slug: entry.card for slug, entry in by_slug.items()},
        contents={slug: entry.content for slug, entry in by_slug.items()},
        depends=depends,
    )
