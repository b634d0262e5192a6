"""Small words: suggestions, lists in prose, plurals, folded spelling, dates and periods."""

import calendar
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufeff\ufffe\uffff]")
"""Characters that no record needs: controls, invisible line ends, and the private area where templates keep their own marks."""

DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that make a line read in another order than it is written."""

_WITHOUT_DECOMPOSITION = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "\u0131": "i"})
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’)\]]))\s+")
_MONTHS = list(calendar.month_name)


def did_you_mean(found: object, allowed: Iterable[str]) -> str:
    """'; did you mean …?' for a near miss, else nothing."""
    near = difflib.get_close_matches(str(found), list(allowed), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""


def listed(words: Sequence[str], joiner: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """'1 case', '2 cases'; numbers over 999 with a comma."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def figure(value: str | int) -> str:
    """'12,500'; a year is a figure too, and has no comma."""
    return f"{value:,}" if isinstance(value, int) and value > 9999 else str(value)


def money(amount: float, currency: str | None) -> str:
    """'EUR 2,400,000'."""
    number = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    return f"{currency} {number}" if currency else number


def first_sentence(text: str) -> str:
    """The first sentence of a text: up to the full stop after which a space and a capital letter follow."""
    return re.split(r"(?<=[.!?]) (?=[A-Z])", " ".join(text.split()), maxsplit=1)[0]


def unmarked(text: str) -> str:
    """Letters without their diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_WITHOUT_DECOMPOSITION))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def folded(text: str) -> str:
    """Lower case without diacritics, for sorting and comparing names."""
    return unmarked(text).casefold()


def repeated(values: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each value that stands a second time, with its place, counted from 0."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield index, value
        seen.add(value)


def sentences(text: str) -> list[str]:
    """The sentences of a plain text."""
    return [part for part in _END.split(text.strip()) if part]


def date(value: str) -> str:
    """'21 November 2026', 'November 2026' or '2026'."""
    parts = value.split("-")
    if len(parts) == 1:
        return value
    month = _MONTHS[int(parts[1])]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def period(start: str, end: str) -> str:
    """'2010–2015', 'since 2010', '2014', 'from 2010; end not found'."""
    if end == "ongoing":
        return f"since {date(start)}"
    if end == "unknown":
        return f"from {date(start)}; end not found"
    return date(start) if start == end else f"{date(start)}–{date(end)}" if len(start) == len(end) == 4 else f"{date(start)} – {date(end)}"
