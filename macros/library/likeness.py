"""Cases that tell the same: by their words, or by their places and sources."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rensa import RMinHash

if TYPE_CHECKING:
    from .digest import CaseDigest

_HASHES = 32
_BAND = 4  # Two texts of which 60 in 100 phrases are the same share one of eight bands with 2 chances in 3, at 80 with 49 in 50.
ALIKE = 0.6
_WORD = re.compile(r"\w+")


def sketch(texts: Iterable[str]) -> bytes:
    """Thirty-two hashes that stand for all three-word phrases of some texts: two sketches agree in as many places as the texts do in phrases.

    Source: A. Broder, "On the resemblance and containment of documents", 1997.
    """
    words = _WORD.findall(" ".join(texts).casefold())
    found = RMinHash(num_perm=_HASHES, seed=1)
    found.update([" ".join(phrase) for phrase in zip(words, words[1:], words[2:], strict=False)] or words or [""])
    return array("I", found.digest()).tobytes()


def alike(cases: Mapping[str, "CaseDigest"]) -> Iterator[tuple[str, str, str]]:
    """Cases that look like an earlier one: (slug, the earlier slug, in what they are alike).

    Each case is held against the first of its kind only, so that the work grows with the library and not with its square.
    """
    by_band: dict[tuple[int, bytes], str] = {}
    by_source: dict[tuple[frozenset[str], str], str] = {}
    for slug, case in cases.items():
        places = frozenset(case.places)
        first_by_band = [by_band.setdefault(band, slug) for band in _bands(case.likeness)]
        first_by_source = [by_source.setdefault((places, source.url), slug) for source in case.sources]
        for other in dict.fromkeys(first_by_band):
            share = _share(case.likeness, cases[other].likeness)
            if other != slug and share >= ALIKE:
                yield slug, other, f"about {share:.0%} of their phrases are the same"
                break
        else:
            other, shared = Counter(first_by_source).most_common(1)[0]
            if other != slug and shared >= max(2, ALIKE * len(case.sources)):
                yield slug, other, f"they have the same places and {shared} sources in common"


def _bands(found: bytes) -> Iterator[tuple[int, bytes]]:
    size = _BAND * array("I").itemsize
    return enumerate(found[start : start + size] for start in range(0, len(found), size))


def _share(one: bytes, other: bytes) -> float:
    return sum(a == b for a, b in zip(array("I", one), array("I", other), strict=True)) / _HASHES
