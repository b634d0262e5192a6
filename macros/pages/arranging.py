"""Arranges an index of Pagefind: the same every time, in small pieces, its pages named by what they are.

Pagefind fetches an index in pieces of 20 to 200 kB, names pages by their content and filters in an order that changes from run to
run. A reader on a phone waits for every piece, so the index is written again, in Pagefind's own form (version 1.5, minicbor):

- a word keeps its heaviest places on a page and, where very many pages have it, the pages that give it most weight;
- words lie in pieces of about the same small size;
- a page is called edition.kind.number, or edition.kind.address if it is no case, so that the dialog knows the kind of a page, and
  the page of a city, before it has fetched it. The edition changes with any page, so that no browser mixes two;
- one file lists all pages and the mechanisms of each case, and the filters go: to count by them, Pagefind would fetch every piece.
"""

import gzip
import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"
CASE = "Case"
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
        packed = _gzipped(
            cbor2.dumps([version, lengths, [_write_piece(folder / "index", piece) for piece in _pieces(words)], [], sorts, fields])
        )
        meta_file.unlink()
        about["hash"] = _name(packed, 10)
        (folder / f"pagefind.{about['hash']}.pf_meta").write_bytes(packed)
    shutil.rmtree(folder / "filter", ignore_errors=True)
    (folder / "pagefind-entry.json").write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _rename(folder: Path, names: list[str]) -> list[str]:
    """Give each page's file its new name, and write the list of all; the new names in the order of the old ones."""
    edition = _name("".join(names).encode(), 6)
    shelf = Shelf()
    found = []
    for name in names:
        file = folder / "fragment" / f"{name}.pf_fragment"
        found.append(f"{edition}.{shelf.add(json.loads(_content(file.read_bytes())))}")
        file.rename(file.with_name(f"{found[-1]}.pf_fragment"))
    listed = {"edition": edition, "cases": len(shelf.cases), "others": shelf.others, "mechanisms": shelf.mechanisms, "of": shelf.of()}
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    (folder / "pages.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    return found


@dataclass
class Shelf:
    """All pages of an edition: how many cases, with the mechanisms of each, and the names of all others."""

    cases: list[Sequence[str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def add(self, page: dict[str, Any]) -> str:
        """Name one more page."""
        (kind,) = page["filters"]["kind"]
        if kind == CASE:
            self.cases.append(page["filters"].get("mechanism", ()))
            return f"{kind}.{len(self.cases)}"
        self.others.append(f"{kind}.{page['url'].strip('/').replace('/', '.')}")
        return self.others[-1]

    @property
    def mechanisms(self) -> list[str]:
        """All that occur, sorted."""
        return sorted({label for labels in self.cases for label in labels})

    def of(self) -> str:
        """The mechanisms of each case, as the bits of a number in so many hexadecimal digits as all cases need."""
        bits = {label: 1 << place for place, label in enumerate(self.mechanisms)}
        digits = -(-len(bits) // 4)
        return "".join(f"{sum(bits[label] for label in labels):0{digits}x}" for labels in self.cases)


def _pieces(words: list[Any]) -> Iterator[list[tuple[str, bytes]]]:
    """Words in their order, each with its bytes, a piece at a time."""
    thin = [
        (word, cbor2.dumps([word, _thinned(pages), [[form, _thinned(own)] for form, own in variants]])) for word, pages, variants in words
    ]
    most = max(PIECE, sum(len(content) for _, content in thin) // PIECES)
    piece: list[tuple[str, bytes]] = []
    filled = 0
    for word, content in thin:
        if piece and filled + len(content) > most:
            yield piece
            piece, filled = [], 0
        piece.append((word, content))
        filled += len(content)
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


def _write_piece(folder: Path, words: list[tuple[str, bytes]]) -> list[str]:
    """Write a piece; its first and last word and its name."""
    nothing = [0] * len(words)  # Each is one byte, so that what stands before them begins an array of that length.
    packed = _gzipped(b"\x81" + cbor2.dumps(nothing)[: -len(words)] + b"".join(content for _, content in words))
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


def _gzipped(content: bytes) -> bytes:
    return gzip.compress(SIGNATURE + content, mtime=0)


def _name(content: bytes, length: int) -> str:
    return hashlib.blake2b(content).hexdigest()[:length]
