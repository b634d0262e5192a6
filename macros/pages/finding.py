"""What the search knows before it looks: names with their addresses, words to correct by, other words for the same."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ..answers import browse
from ..ground.text import counted
from ..library.library import Library
from ..model.guide import Guide
from ..model.vocabulary import Term
from . import addresses, words

FILE = "assets/data/search-words.gz"
"""Packed here and unpacked by the script, so that it is as small on a host that packs nothing."""

MOST_WORDS = 6000
"""Words to correct by. The rarest are left out of a large library, so that the file stays small."""

ALSO_TERMS = ("words",)
"""Vocabularies whose terms have no list of cases, only their place in the glossary."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_NOTE_IN_NAME = re.compile(r"\s*\([^)]*\)")

Name = list[Any]
"""Kind, address, title, what to say beside it, other names; where the title is not the word to look for, that word."""


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The one file of the search, as (address from the site's root, content)."""
    known = list(names(library))
    found = {
        "pages": len(library.cases) + len(known),
        "names": known,
        "words": " ".join(vocabulary(library)),
        "synonyms": list(synonyms(library)),
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    yield FILE, gzip.compress(text.encode(), mtime=0)


def names(library: Library) -> Iterator[Name]:
    """Everything that has a name of its own; of cities that share one, those with more cases come first."""
    reference = library.reference
    by_city = browse.cases_by_city(library)
    elsewhere: dict[str, list[str]] = {}
    for row in reference.place_names:
        elsewhere.setdefault(row.city, []).append(row.name)
    for key in sorted(reference.cities, key=lambda key: -len(by_city.get(key, ()))):
        city = reference.cities[key]
        own = city.local_name.split(" / ") if city.local_name else []
        yield [
            "City",
            addresses.city(key),
            city.name,
            reference.label("countries", city.country),
            [*_plain(city.name), *own, *elsewhere.get(key, ())],
        ]
    for key, network in reference.networks.items():
        short = [network.short_name] if network.short_name and network.short_name != network.name else []
        yield ["Network", addresses.network(key), network.name, *(short or [""]), [*_plain(network.name), *short]]
    for key, checklist in reference.checklists.items():
        yield ["Checklist", addresses.checklist(key), checklist.title, "", []]
    for key, practice in reference.practices.items():
        yield ["Guide", addresses.practice(key), practice.title, "Practice", []]
    for key, guide in reference.guides.items():
        term = _subject(library, guide)
        yield ["Guide", addresses.guide(key), guide.title, "Guide", *([[term.label, *term.also_called], term.label] if term else [[]])]
    for facet in browse.FACETS:
        terms = reference.terms.get(facet.vocabulary, {})
        for value, slugs in browse.facets(library)[facet.name].items():
            if value in terms:
                note = f"{facet.label}, {counted(len(slugs), 'case')}"
                yield [
                    "Guide",
                    addresses.cases_by(facet.name, value),
                    words.facet_value(library, facet.name, value),
                    note,
                    [*terms[value].also_called],
                ]
    for vocabulary in ALSO_TERMS:
        for key, term in reference.terms.get(vocabulary, {}).items():
            yield ["Guide", addresses.term(vocabulary, key), term.label, term.meaning or "", [*term.also_called]]


def _subject(library: Library, guide: Guide) -> Term | None:
    """The term that a guide is about, if it is about one: the guide to twinning, not the one to ending a twinning."""
    for facet in browse.FACETS:
        own = [name.removeprefix(f"{facet.name}/") for name in guide.evidence if name.startswith(f"{facet.name}/")]
        if guide.kind == facet.name and len(own) == 1:
            return library.reference.terms.get(facet.vocabulary, {}).get(own[0])
    return None


def _plain(name: str) -> list[str]:
    """A name without what stands in brackets, if anything does."""
    plain = _NOTE_IN_NAME.sub("", name)
    return [plain] if plain != name else []


def vocabulary(library: Library) -> list[str]:
    """Words of names, titles and short answers, the most frequent first."""
    found: Counter[str] = Counter()
    for city in library.reference.cities.values():
        found.update(_WORD.findall(city.name))
    for _, _, title, *_ in names(library):
        found.update(set(_WORD.findall(title.lower())))
    for case in library.cases.values():
        found.update({word for text in (case.title, case.summary) for word in _WORD.findall(text.lower())})
        found.update(word for key in case.places for word in _WORD.findall(library.reference.cities[key].name))
    spelt = {word.lower() for word in found if not word.islower()}
    kept = sorted((word for word in found if word not in spelt), key=lambda word: (-found[word], word))
    return kept[:MOST_WORDS]


def synonyms(library: Library) -> Iterator[tuple[str, str]]:
    """What readers type, with what to look for beside it."""
    for row in library.reference.synonyms:
        yield row.typed, row.find
