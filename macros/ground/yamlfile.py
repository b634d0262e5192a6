"""Strict YAML: plain values only, every fault a sentence with its line and column."""

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from .problems import Problem
from .text import DIRECTION, UNPRINTABLE

try:  # The C parser reads four times faster; without it the same events come from Python.
    from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    from yaml import Loader as Parser  # type: ignore[assignment]

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 20
NOTHING = "nothing is written here; write the record or delete the file"

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+(?:[eE][-+]?[0-9]+)?\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "false": False}
_SURPRISES = {"yes", "no", "on", "off", "y", "n"}

Place = tuple[int, int]
Path = tuple[str | int, ...]


@dataclass
class Document:
    """The values of one file and what is wrong with it.

    values: plain Python values (dict, list, str, int, float, bool, None), None when nothing could be read.
    problems: faults of the file as YAML, in the order met.
    """

    path: str
    raw: bytes
    values: Any = None
    problems: list[Problem] = field(default_factory=list)
    first_line: int = 1

    def place(self, path: Path) -> Place:
        """Line and column of a key or list entry, or of its nearest parent that is there."""
        for length in range(len(path), -1, -1):
            if path[:length] in self._places:
                return self._places[path[:length]]
        return (self.first_line, 1)

    def problem(self, path: Path, rule: str, sentence: str, severity: Any = "error") -> Problem:
        """A problem at a key of this file."""
        line, column = self.place(path)
        return Problem(self.path, line, column, rule, sentence, severity)

    @cached_property
    def _places(self) -> dict[Path, Place]:
        # Read again only when something is wrong: the good file, which is the rule, never pays for this.
        try:
            return dict(_places(_events(self.raw), self.first_line))
        except yaml.YAMLError:
            return {}


def read(raw: bytes, path: str, *, first_line: int = 1) -> Document:
    """Read one YAML file. path is what problems print; first_line is the line on which raw begins."""
    document = Document(path, raw, first_line=first_line)
    document.problems.extend(_faults_of_the_bytes(raw, path, first_line))
    if document.problems:
        return document
    # Marks that make a line read in another order than it is written never reach a page; nothing else is lost.
    document.raw = raw if raw.isascii() else DIRECTION.sub("", raw.decode()).encode()
    reader = _Reader(document)
    try:
        document.values = reader.document()
        if document.values is None and not document.problems:
            document.problems.append(Problem(path, first_line, 1, "yaml", NOTHING))
    except _TooDeep:
        document.values = None
    except yaml.MarkedYAMLError as error:
        begins = any(words in (error.problem or "") for words in _NEVER_END)
        mark = (error.context_mark if begins else None) or error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        document.problems.append(Problem(path, line + first_line - 1, column, "yaml", _plain_words(error.problem or error.context or "")))
        document.values = None
    except yaml.YAMLError as error:
        document.problems.append(Problem(path, first_line, 1, "yaml", _plain_words(str(error))))
        document.values = None
    return document


def front_matter(raw: bytes, path: str) -> tuple[Document | None, bytes]:
    """The front matter of a Markdown page, read as strictly as a case, and the rest of the page."""
    match = re.match(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", raw, re.DOTALL | re.MULTILINE)
    if match:
        return read(match[1], path, first_line=2), raw[match.end() :]
    if raw.startswith((b"---\n", b"---\r\n")):
        document = Document(path, raw)
        document.problems.append(
            Problem(path, 1, 1, "yaml", "front matter begins with --- but never ends; write --- on a line of its own after it")
        )
        return document, raw
    return None, raw


def _faults_of_the_bytes(raw: bytes, path: str, first_line: int) -> Iterator[Problem]:
    if len(raw) > MOST_BYTES:
        yield Problem(path, 1, 1, "size", f"the file has {len(raw):,} bytes, more than {MOST_BYTES:,}; split it or shorten it")
        return
    if raw.startswith(b"\xef\xbb\xbf"):
        yield Problem(path, 1, 1, "byte-order-mark", "the file begins with a byte-order mark; save it as UTF-8 without one")
        return
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + first_line, len(before) - before.rfind("\n")
        yield Problem(path, line, column, "encoding", f"byte {raw[error.start]:#04x} is not UTF-8; save the file as UTF-8")
        return
    if "\t" in text or UNPRINTABLE.search(text):
        for number, line_text in enumerate(text.split("\n"), first_line):
            tab = line_text.find("\t")
            if tab >= 0:
                yield Problem(path, number, tab + 1, "tab", "a tab; YAML wants spaces, two for each level")
            control = UNPRINTABLE.search(line_text.removesuffix("\r"))
            if control:
                yield Problem(
                    path,
                    number,
                    control.start() + 1,
                    "control-character",
                    f"character U+{ord(control[0]):04X} cannot be printed; delete it",
                )


def _events(raw: bytes) -> Iterator[Any]:
    parser = Parser(raw)
    while True:
        event = parser.get_event()
        if event is None or isinstance(event, yaml.StreamEndEvent):
            return
        yield event


class _Reader:
    """Turns parser events into plain values and notes what is not plain."""

    def __init__(self, document: Document) -> None:
        self.report = document
        parser = Parser(document.raw)
        self.next: Callable[[], Any] = parser.get_event

    def document(self) -> Any:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            self.report.problems.append(Problem(self.report.path, self.report.first_line, 1, "yaml", NOTHING))
            return None
        values = self.node(self.next(), 1)
        self.next()  # document end
        more = self.next()
        if not isinstance(more, yaml.StreamEndEvent):
            self.say(more, "yaml", "a second document begins here with ---; one file holds one record")
        return values

    def say(self, event: Any, rule: str, sentence: str) -> None:
        mark = event.start_mark
        self.report.problems.append(Problem(self.report.path, mark.line + self.report.first_line, mark.column + 1, rule, sentence))

    def node(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag:
                self.not_plain(event)
            return self.quoted(event) if event.style else self.scalar(event)
        if kind is yaml.AliasEvent:
            self.say(event, "alias", f"alias *{event.anchor}; write the value out again")
            return None
        if event.anchor or event.tag:
            self.not_plain(event)
        if depth > MOST_DEPTH:
            self.say(event, "depth", f"nested deeper than {MOST_DEPTH} levels; a record needs four at most")
            raise _TooDeep("")
        return self.mapping(depth) if kind is yaml.MappingStartEvent else self.sequence(depth)

    def not_plain(self, event: Any) -> None:
        if event.anchor:
            self.say(event, "anchor", f"anchor &{event.anchor}; write the value out wherever it is needed")
        if event.tag:
            self.say(event, "tag", f"tag {event.tag.replace('tag:yaml.org,2002:', '!!')}; write the plain value")

    def sequence(self, depth: int) -> list[Any]:
        values = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            values.append(self.node(event, depth + 1))
        return values

    def mapping(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.node(event, depth + 1)
            line = event.start_mark.line + self.report.first_line
            if not isinstance(key, str):
                if type(event) is not yaml.AliasEvent:
                    self.say(event, "key", f"the key {key!r} is not a word; keys are words such as title")
                self.node(self.next(), depth + 1)
                continue
            value = self.node(self.next(), depth + 1)
            if key in values:
                self.say(event, "duplicate-key", f"'{key}' stands twice, first on line {lines[key]}; keep one")
            else:
                values[key] = value
                lines[key] = line
        return values

    def quoted(self, event: Any) -> str:
        # Double quotes can hide in an escape what the bytes of a file may not hold.
        hidden = (UNPRINTABLE.search(event.value) or DIRECTION.search(event.value)) if event.style == '"' else None
        if hidden:
            self.say(event, "control-character", f"character U+{ord(hidden[0]):04X} cannot be printed; delete it")
        if _DAY.match(event.value):
            self.day(event)
        return str(event.value)

    def day(self, event: Any) -> None:
        try:
            datetime.date.fromisoformat(event.value)
        except ValueError:
            self.say(event, "date", f"{event.value} is not a day of the calendar; write year-month-day, for example 2024-02-29")

    def scalar(self, event: Any) -> Any:
        text = event.value
        if text in _WORDS:
            return _WORDS[text]
        if len(text) < 4 and text.lower() in _SURPRISES:
            self.say(
                event,
                "yes-or-no",
                f"{text} without quotes means true or false to some programs; write '{text}' in quotes, or true or false",
            )
            return text
        if text[0] in "0123456789-+":
            if _INT.match(text):
                return int(text) if len(text) < 19 else text
            if _DAY.match(text):
                self.day(event)
                return text
            if _FLOAT.match(text):
                return float(text)
        return text


class _TooDeep(yaml.YAMLError):
    """Stops the reading of a file that nests without end."""


def _places(events: Iterator[Any], first_line: int) -> Iterator[tuple[Path, Place]]:
    """The place of every key and list entry, by its path."""
    next(events)
    next(events, None)
    yield from _places_below(events, next(events), (), first_line)


def _places_below(events: Iterator[Any], event: Any, path: Path, first_line: int) -> Iterator[tuple[Path, Place]]:
    if isinstance(event, yaml.MappingStartEvent):
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            below = (*path, getattr(key, "value", ""))
            yield below, (key.start_mark.line + first_line, key.start_mark.column + 1)
            if not isinstance(key, yaml.ScalarEvent):  # A key that is itself a list or a mapping; its parts have no names.
                for _ in _places_below(events, key, below, first_line):
                    pass
            yield from _places_below(events, next(events), below, first_line)
    elif isinstance(event, yaml.SequenceStartEvent):
        index = 0
        while not isinstance(entry := next(events), yaml.SequenceEndEvent):
            below = (*path, index)
            yield below, (entry.start_mark.line + first_line, entry.start_mark.column + 1)
            yield from _places_below(events, entry, below, first_line)
            index += 1


_PLAIN_WORDS = {
    "mapping values are not allowed in this context": "a colon and a space inside a text without quotes; put the whole text in quotes",
    "could not find expected ':'": "a line that is neither 'key: value' nor part of the text above; check its indentation",
    "did not find expected key": "this line does not fit the one above; check indentation and quotes",
    "did not find expected '-' indicator": "this line does not fit the list above; check its indentation",
    "found unexpected end of stream": "a quoted text that never ends; close its quote",
    "found unexpected document indicator": "--- inside a quoted text; close its quote first",
    "found character that cannot start any token": "a text begins with a character that YAML keeps for itself; put the text in quotes",
    "block sequence entries are not allowed": "a list that begins on the line of its key; put each entry on a line of its own, after '- '",
    "did not find expected ',' or ']'": "a list in brackets that does not end; close it with ]",
    "did not find expected ',' or '}'": "braces that do not end; write each key on a line of its own instead",
    "did not find expected alphabetic or numeric character": "a text begins with * or &, which YAML keeps for itself; put the text in quotes",
    "found unknown escape character": "a backslash inside double quotes; use single quotes around the text",
    "did not find expected comment or line break": "after > or | the text begins on the next line, indented by two spaces",
    "did not find expected <document start>": "text after the end of the record; delete the line with ... and what follows it",
}

_NEVER_END = ("found unexpected end of stream", "found unexpected document indicator", "did not find expected ','")
"""Faults that are found at the end of what was never closed; a person looks for its beginning."""


def _plain_words(found: str) -> str:
    if not found:
        return "cannot be read as YAML here; compare it with the lines of cases/_template.yml"
    for theirs, ours in _PLAIN_WORDS.items():
        if theirs in found:
            return ours
    return f"cannot be read as YAML here ({found}); compare it with the lines of cases/_template.yml"
