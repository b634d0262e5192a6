"""A new version of a checklist: the entry that says what it publishes, put into the text of the file."""

import textwrap

from ..ground import yamlfile
from ..library import craft
from ..model.checklist import Checklist

WIDTH = 140


def with_entry(raw: bytes, checklist: Checklist, what: str, day: str) -> str:
    """The file with a sealed newest version: the first entry gets its seal, or a new entry stands above one that has it."""
    document = yamlfile.read(raw, "")
    lines = raw.decode().rstrip("\n").splitlines()
    line, column = document.place(("changes", 0, "version"))
    margin = " " * (column - 1)
    if checklist.changes[0].seal is None:
        end = document.place(("changes", 1))[0] - 1 if len(checklist.changes) > 1 else len(lines)
        added = _published(checklist, margin)
    else:
        end = line - 1
        first = f'{margin[:-2]}- version: "{craft.next_version(checklist)}"'
        added = [first, f"{margin}date: {day}", f"{margin}what: >-", *_wrapped(what, margin), *_published(checklist, margin)]
    return "\n".join([*lines[:end], *added, *lines[end:], ""])


def _published(checklist: Checklist, margin: str) -> list[str]:
    ids = ", ".join(item.id for item in checklist.items)
    first, *others = _wrapped(f"items: [{ids}]", margin)
    return [first[2:], *others, f'{margin}seal: "{checklist.seal}"']


def _wrapped(text: str, margin: str) -> list[str]:
    inner = f"{margin}  "
    return textwrap.wrap(text, WIDTH, initial_indent=inner, subsequent_indent=inner, break_on_hyphens=False, break_long_words=False)
