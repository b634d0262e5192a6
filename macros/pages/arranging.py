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
from collections.abc import Iterable, Iterator
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
        version, pages, pieces, filters, sorts, fields = _unpacked(meta_file.read_bytes())
        edition = _name("".join(name for name, _ in pages).encode(), 6)
        names = list(_renamed(folder / "fragment", [name for name, _ in pages], edition))
        words = [word for _, _, piece in sorted(pieces) for word in _taken(folder / "index" / f"{piece}.pf_index")[0]]
        meta = [
            version,
            [[name, length] for name, (_, length) in zip(names, pages, strict=True)],
            [_write_piece(folder / "index", piece) for piece in _pieces(words)],
            sorted([name, _write_filter(folder / "filter", _taken(folder / "filter" / f"{file}.pf_filter"))] for name, file in filters),
            sorts,
            fields,
        ]
        packed = _packed(meta)
        meta_file.unlink()
        about["hash"] = _name(packed, 10)
        (folder / f"pagefind.{about['hash']}.pf_meta").write_bytes(packed)
    (folder / "pagefind-entry.json").write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _renamed(folder: Path, names: Iterable[str], edition: str) -> Iterator[str]:
    """Give each page's file its new name."""
    cases = 0
    for name in names:
        file = folder / f"{name}.pf_fragment"
        page = json.loads(_content(file.read_bytes()))
        (kind,) = page["filters"]["kind"]
        address = page["url"].strip("/")
        cases += kind == CASE
        new = f"{edition}.{kind}.{cases if kind == CASE else address.replace('/', '.')}"
        file.rename(folder / f"{new}.pf_fragment")
        yield new


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


def _write_filter(folder: Path, content: Any) -> str:
    name, values = content
    packed = _packed([name, sorted(values)])
    file = _name(packed, 7)
    (folder / f"{file}.pf_filter").write_bytes(packed)
    return file


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
