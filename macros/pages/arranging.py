"""Arranges an index of Pagefind: the same every time, in small pieces, its pages named by what they are.

Pagefind fetches an index in pieces of 20 to 200 kB, names pages by their content and filters in an order that changes from run to
run. A reader on a phone waits for every piece, so the index is written again, in Pagefind's own form (version 1.5, minicbor):

- a word keeps its heaviest places on a page and, where very many pages have it, the pages that give it most weight;
- words lie in pieces of about the same small size;
- a page is called edition.kind.number, or edition.kind.address if it is no case, so that the dialog knows the kind of a page, and
  the page of a city, before it has fetched it. The edition changes with any page, so that no browser mixes two.
"""

import gzip
import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"
PLACES = 4  # of a word on a page, for each weight. Its score hardly grows with the fifth.
PAGES = 2500  # of a word. Searching costs the square of this.
PIECE = 16_000  # Bytes of a piece before it is packed.
PIECES = 1500  # at most, because every search begins with the list of all pieces.


def arrange(folder: Path) -> None:
    """Write the index in a folder again."""
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    for about in entry["languages"].values():
        meta_file = folder / f"pagefind.{about['hash']}.pf_meta"
        version, pages, pieces, _, sorts, fields = _unpacked(meta_file.read_bytes())
        names = _rename(folder, [name for name, _ in pages])
        words = [word for _, _, piece in sorted(pieces) for word in _taken(folder / "index" / f"{piece}.pf_index")[0]]
        lengths = [[name, length] for name, (_, length) in zip(names, pages, strict=True)]
        packed = _packed([version, lengths, [_write_piece(folder / "index", piece) for piece in _pieces(words)], [], sorts, fields])
        meta_file.unlink()
        about["hash"] = _name(packed, 10)
        (folder / f"pagefind.{about['hash']}.pf_meta").write_bytes(packed)
    shutil.rmtree(folder / "filter", ignore_errors=True)
    (folder / "pagefind-entry.json").write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _rename(folder: Path, names: list[str]) -> list[str]:
    """Give each page's file its new name, and write the list of all; the new names in the order of the old ones."""
    edition = _name("".join(names).encode(), 6)
    shelf = Shelf(edition)
    for name in names:
        file = folder / "fragment" / f"{name}.pf_fragment"
        new = shelf.add(json.loads(_content(file.read_bytes())))
        file.rename(file.with_name(f"{new}.pf_fragment"))
    listed = {"edition": edition, "names": shelf.names, "mechanisms": dict(sorted(shelf.mechanisms.items()))}
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    (folder / "pages.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    return [f"{edition}.{name}" for name in shelf.names]


@dataclass
class Shelf:
    """The names of all pages of an edition, and which of them have a mechanism, by their place among the names."""

    edition: str
    names: list[str] = field(default_factory=list)
    mechanisms: dict[str, list[int]] = field(default_factory=dict)
    cases: int = 0

    def add(self, page: dict[str, Any]) -> str:
        """Name one more page; its name with the edition."""
        (kind,) = page["filters"]["kind"]
        self.cases += kind == CASE
        for label in page["filters"].get("mechanism", ()):
            self.mechanisms.setdefault(label, []).append(len(self.names))
        self.names.append(f"{kind}.{self.cases if kind == CASE else page['url'].strip('/').replace('/', '.')}")
        return f"{self.edition}.{self.names[-1]}"


CASE = "Case"


def _pieces(words: list[Any]) -> Iterator[list[Any]]:
    """Words in their order, a piece at a time."""
    thin = [[word, _thinned(pages), [[form, _thinned(own)] for form, own in variants]] for word, pages, variants in words]
    sizes = [len(cbor2.dumps(word)) for word in thin]
    most = max(PIECE, sum(sizes) // PIECES)
    piece: list[Any] = []
    filled = 0
    for word, size in zip(thin, sizes, strict=True):
        if piece and filled + size > most:
            yield piece
            piece, filled = [], 0
        piece.append(word)
        filled += size
    if piece:
        yield piece


def _thinned(pages: list[Any]) -> list[Any]:
    """The pages of a word, as [pages since the last one, places, places in its title and summary]."""
    found = [(number, _places(places), titles) for number, places, titles in _absolute(pages)]
    if len(found) > PAGES:
        found = sorted(sorted(found, key=lambda page: (-_weight(page[1]) - 1000 * bool(page[2]), page[0]))[:PAGES])
    last = 0
    thin = []
    for number, places, titles in found:
        thin.append([number - last, places, titles])
        last = number
    return thin


def _absolute(pages: list[Any]) -> Iterator[tuple[int, list[int], list[int]]]:
    number = 0
    for step, places, titles in pages:
        number += step
        yield number, places, titles


def _places(places: list[int]) -> list[int]:
    """The first places of each weight: a negative number begins a weight, each other one counts from the place before it."""
    kept: list[int] = []
    count = 0
    for place in places:
        count = 0 if place < 0 else count + 1
        if count <= PLACES:
            kept.append(place)
    return kept


def _weight(places: list[int]) -> int:
    weight, total = 24, 0
    for place in places:
        if place < 0:
            weight = -place - 1
        else:
            total += weight
    return total


def _write_piece(folder: Path, words: list[Any]) -> list[str]:
    packed = _packed([words])
    name = _name(packed, 7)
    (folder / f"{name}.pf_index").write_bytes(packed)
    return [words[0][0], words[-1][0], name]


def _taken(file: Path) -> Any:
    """What a file holds, and the file is gone."""
    found = _unpacked(file.read_bytes())
    file.unlink()
    return found


def _content(packed: bytes) -> bytes:
    return gzip.decompress(packed).removeprefix(SIGNATURE)


def _unpacked(packed: bytes) -> Any:
    return cbor2.loads(_content(packed))


def _packed(value: Any) -> bytes:
    return gzip.compress(SIGNATURE + cbor2.dumps(value), mtime=0)


def _name(content: bytes, length: int) -> str:
    return hashlib.blake2b(content).hexdigest()[:length]
