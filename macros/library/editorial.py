"""How the library writes: sentences that a reader in a second language can follow, no praise, places in their own spelling."""

import datetime
import os
import re
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ..ground.text import sentences

if TYPE_CHECKING:
    from .reference import Reference

LONGEST_SENTENCE = 35
"""Words. Plain-language guides ask for 20 to 25; one sentence with a name and a date in it may be longer."""

STALE_AFTER_MONTHS = 24

_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_ADDRESS = re.compile(r"\]\([^)]*\)")
_QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|‘[^’\n]*’(?!\w)')
_ENDING = re.compile(r"['’]s\b")
_PASSAGE = re.compile(r"\n\s*\n|\n(?=\s*(?:\d+\.|[-*])\s)")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


def faults(text: str, reference: "Reference") -> Iterator[tuple[str, str]]:
    """What is wrong with one of the library's own texts, as (rule, sentence)."""
    plain = _ADDRESS.sub("]", _CITATION.sub("", text)).replace("**", "")
    for sentence in _long_sentences(plain):
        yield "long-sentence", sentence
    # What a place says of itself may stand in quotation marks, as it said it.
    own = _ENDING.sub("", _QUOTED.sub(" ", plain))
    words = set(_WORD.findall(own))
    for sentence in _praise(own, words, reference.praise):
        yield "promotional-word", sentence
    for sentence in _misspelt(own, words, reference.own_spellings):
        yield "own-spelling", sentence


def is_stale(reviewed: str, day: str = "") -> bool:
    """Whether a review, a day such as 2026-11-21, is older than STALE_AFTER_MONTHS on a day, or today."""
    day = day or today().isoformat()
    return reviewed < f"{int(day[:4]) - STALE_AFTER_MONTHS // 12}{day[4:]}"


def stale(reviewed: str) -> str:
    """The sentence for a review that is too old."""
    return f"was last reviewed on {reviewed}, more than {STALE_AFTER_MONTHS} months ago; read it against its sources again and give it the new date"


@lru_cache(1)
def today() -> datetime.date:
    """The day of this run; SOURCE_DATE_EPOCH sets another (https://reproducible-builds.org/specs/source-date-epoch/)."""
    return datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())), datetime.UTC).date()


def _long_sentences(text: str) -> Iterator[str]:
    for passage in _PASSAGE.split(text):
        for sentence in sentences(passage):
            parts = sentence.split()
            if len(parts) > LONGEST_SENTENCE and (count := sum(bool(_WORD.search(part)) for part in parts)) > LONGEST_SENTENCE:
                yield f"the sentence '{' '.join(parts[:6])} …' has {count} words; {LONGEST_SENTENCE} are allowed, so make two of it"


def _praise(text: str, words: set[str], praise: dict[str, str]) -> Iterator[str]:
    lowered = text.casefold() if any(" " in phrase for phrase in praise) else ""
    for phrase, advice in praise.items():
        found = _holds(lowered, phrase) if " " in phrase else phrase in words or phrase.capitalize() in words
        if found and (" " in phrase or phrase in words or _begins_a_sentence(text, phrase)):
            yield f"'{phrase}' praises instead of telling; {advice[0].lower()}{advice[1:].rstrip('.')}"


def _begins_a_sentence(text: str, word: str) -> bool:
    # In the middle of a sentence a capital marks a name, such as that of a programme.
    beginning = re.compile(rf"\W*{re.escape(word.capitalize())}\b")
    return any(beginning.match(sentence) for passage in _PASSAGE.split(text) for sentence in sentences(passage))


def _holds(text: str, phrase: str) -> bool:
    return phrase in text and re.search(rf"\b{re.escape(phrase)}\b", text) is not None


def _misspelt(text: str, words: set[str], spellings: dict[str, str]) -> Iterator[str]:
    for word in words & spellings.keys():
        yield f"'{word}' is written {spellings[word]} here, as people write it there"
    for bare, right in spellings.items():
        if " " in bare and bare.partition(" ")[0] in words and bare in text:
            yield f"'{bare}' is written {right} here, as people write it there"
