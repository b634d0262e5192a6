"""The register of sources: every public address that a record names, by publisher."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from urllib.parse import urlsplit

from pydantic import BaseModel

from ..ground.text import folded
from ..library import records
from ..library.library import Library


@dataclass
class Document:
    """One address: what cases call it, what kind it is, where a lasting copy is, how many claims rest on it, and where."""

    url: str
    title: str | None = None
    kind: str | None = None
    archived: str | None = None
    claims: int = 0
    cases: list[str] = field(default_factory=list)
    data: Counter[str] = field(default_factory=Counter)

    @property
    def lasting(self) -> bool:
        """Whether a copy in a web archive is known."""
        return bool(self.archived) or host(self.url) == "web.archive.org"


@dataclass
class Publisher:
    """All documents of one publisher, those with most claims first."""

    name: str
    documents: list[Document]

    @property
    def claims(self) -> int:
        """How many claims rest on its documents."""
        return sum(document.claims for document in self.documents)

    @property
    def kinds(self) -> list[str]:
        """Kinds of its documents, each once."""
        return sorted({document.kind for document in self.documents if document.kind})


@lru_cache(maxsize=2)
def publishers(library: Library) -> tuple[Publisher, ...]:
    """Every publisher in the order of the alphabet.

    A case names the publisher of each source. A record in data/ has the bare address: its publisher is the one that cases name for
    the same address, the one that the record names, the one that cases name for every page of the same host, and else the host itself.
    """
    documents: dict[str, Document] = {}
    names: dict[str, str] = {}
    for slug, case in library.cases.items():
        for source in case.sources:
            found = documents.setdefault(source.url, Document(source.url, source.title, source.kind, source.archived))
            found.claims += source.claims
            found.cases.append(slug)
            names.setdefault(source.url, source.publisher)
    of_host: dict[str, set[str]] = {}
    for url, name in names.items():
        of_host.setdefault(host(url), set()).add(name)
    for file, url, kind, publisher in _in_data(library):
        found = documents.setdefault(url, Document(url))
        found.kind = found.kind or kind
        found.claims += 1
        found.data[file] += 1
        known = of_host.get(host(url), set())
        names.setdefault(url, publisher or (next(iter(known)) if len(known) == 1 else host(url)))
    by_name: dict[str, list[Document]] = {}
    for url, name in names.items():
        by_name.setdefault(name, []).append(documents[url])
    return tuple(
        Publisher(name, sorted(by_name[name], key=lambda document: (-document.claims, document.title or document.url)))
        for name in sorted(by_name, key=lambda name: (folded(name), name))
    )


def by_letter(library: Library) -> dict[str, list[Publisher]]:
    """Publishers by the letter that their name begins with; '0-9' for all that begin with something else."""
    found: dict[str, list[Publisher]] = {}
    for publisher in publishers(library):
        first = folded(publisher.name)[:1]
        found.setdefault(first if "a" <= first <= "z" else "0-9", []).append(publisher)
    return found


def kinds(library: Library) -> dict[str, tuple[int, int, int]]:
    """Documents, claims and lasting copies known, by kind of source; '' for documents that no record classifies."""
    found: dict[str, tuple[int, int, int]] = {}
    for document in chain.from_iterable(publisher.documents for publisher in publishers(library)):
        count, claims, archived = found.get(document.kind or "", (0, 0, 0))
        found[document.kind or ""] = count + 1, claims + document.claims, archived + document.lasting
    return found


def host(url: str) -> str:
    """The host of an address, without www."""
    return urlsplit(url).netloc.removeprefix("www.").rstrip(".")


def _in_data(library: Library) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Every address in data/ as (name of the table or folder, address, kind of source and publisher where the record says them)."""
    reference = library.reference
    groups: dict[str, Iterable[BaseModel]] = {
        "vocabularies": reference.vocabularies.values(),
        "practices": reference.practices.values(),
        "networks": reference.networks.values(),
        "metropolises": reference.metropolises.values(),
        "guides": reference.guides.values(),
        "workshops": reference.workshops.values(),
        "cities": reference.cities.values(),
        "twinnings": reference.twinnings,
        "timeline": reference.events,
        "memberships": reference.memberships,
        "meetings": reference.meetings,
        "ranks": reference.ranks,
    }
    for name, group in groups.items():
        for record in group:
            for url in records.addresses(record):
                yield name, url, getattr(record, "source_kind", None), getattr(record, "population_publisher", None)
