"""The theme's frame: rendered once for each kind and depth of page, filled for each record."""

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

# What stands in the placeholder page where a record's own words go. None of them can occur in a record's text,
# because they are looked for in the frame before any record is filled in.
TITLE = "kontor-frame-title"
DESCRIPTION = "kontor-frame-description"
EDIT = "https://kontor.invalid/kontor-frame-edit"
SECTION = "kontor-frame-section"
SECTION_ID = "kontor-frame-section-id"
BODY = '<h1 id="kontor-frame-body"></h1>'
NAME = "kontor-frame"

_STYLES = {"city": "pictures", "checklist": "checklist", "workshop": "workshop"}
"""The sheet in docs/assets/css/ that a kind of page needs beside those of every page."""

_SECTION = re.compile(rf'\s*<li class="md-nav__item">(?:(?!</?li).)*{SECTION_ID}(?:(?!</?li).)*</li>', re.DOTALL)
_INDENTATION = re.compile(r"\n\s+")
_MARK = re.compile("|".join(map(re.escape, (BODY, EDIT, DESCRIPTION, SECTION, TITLE))))


class Placeholder(NamedTuple):
    """The page that goes through the theme: its source path and its Markdown."""

    source: str
    markdown: str


def placeholder(kind: str, depth: int) -> Placeholder:
    """The placeholder for one kind of page at one depth."""
    folder = {
        "city": "cities",
        "network": "networks",
        "register": "about",
        "guide": "guide",
        "checklist": "checklists",
        "workshop": "workshops",
    }.get(kind, "cases")
    source = "/".join([folder, *[NAME] * (depth - 2), f"{NAME}-{kind}"]) + ".md"
    hidden = "hide: [navigation]\n" + (f"styles: [{_STYLES[kind]}]\n" if kind in _STYLES else "")
    return Placeholder(
        source,
        f"---\ntitle: {TITLE}\ndescription: {DESCRIPTION}\nrecord: true\n{hidden}---\n\n# {TITLE} {{: #title }}\n\n## {SECTION} {{: #{SECTION_ID} }}\n",
    )


class Frame:
    """A rendered placeholder, cut where each record's own words go."""

    def __init__(self, html: str, url: str) -> None:
        """html: the whole page as the theme made it; url: the placeholder's address from the site's root."""
        # The theme indents what its templates left out too; half of the frame is white space.
        html = _INDENTATION.sub("\n", html)
        section = _SECTION.search(html)
        self._section = section[0] if section else ""
        self.html = html
        html = html.replace(self._section, SECTION) if section else html
        html = html.replace(url, NAME + "-url")
        self._parts = [part.encode() for part in re.split(f"({_MARK.pattern}|{NAME}-url)", html)]

    def fill(
        self, *, title: str, description: str, url: str, edit_url: str | None, sections: Sequence[tuple[str, str]], body: bytes
    ) -> bytes:
        """The page of one record, UTF-8. title, description and section titles are text; body is safe HTML."""
        values = {
            TITLE: escape(title),
            DESCRIPTION: escape(description),
            EDIT: escape(edit_url or ""),
            SECTION: "".join(self._section.replace(SECTION_ID, escape(name)).replace(SECTION, escape(label)) for name, label in sections),
            f"{NAME}-url": escape(url),
        }
        own = {mark.encode(): value.encode() for mark, value in values.items()} | {BODY.encode(): body}
        return b"".join(own.get(part, part) for part in self._parts)
