"""Draws our templates. The only file that knows Jinja."""

from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

ROOT = "\ue000"
"""Stands for the way to the site's root until a page knows how deep it lies; the reader refuses it in records."""

_ROOT = ROOT.encode()


class Templates:
    """Our templates below overrides/, strict and escaping: every value is escaped unless it is Markup."""

    def __init__(self, root: Path) -> None:
        # No look at the files for each fragment: a build has templates of its own, so a changed one is drawn anew all the same.
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(root / "overrides"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals["root"] = Markup(ROOT)
        self._environment.globals["parts"] = self._environment.get_template("fragments/parts.html").module

    def draw(self, template: str, **values: Any) -> Markup:
        """Draw a template, such as 'fragments/card.html'. Addresses still hold the root mark."""
        return Markup(self._environment.get_template(template).render(values))


def at_depth(html: str, depth: int) -> str:
    """Turn root marks into the relative way up from a page that lies depth folders deep."""
    return html.replace(ROOT, "../" * depth or "./")


def in_bytes(html: str, depth: int) -> bytes:
    """The same for a page that is about to be written, in half the time."""
    return html.encode().replace(_ROOT, b"../" * depth or b"./")


def depth_of(url: str) -> int:
    """How many folders deep an address such as 'cases/ghent-student-policy/' lies."""
    return url.count("/")
