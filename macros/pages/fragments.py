"""Draws our templates. The only file that knows Jinja."""

from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from ..ground.rendering import without_direction_marks

ROOT = "\ue000"
"""Stands for the way to the site's root until a page knows how deep it lies; the reader refuses it in records."""


class Templates:
    """Our templates below overrides/, strict and escaping: every value is escaped unless it is Markup."""

    def __init__(self, root: Path) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(root / "overrides"), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._environment.globals["root"] = Markup(ROOT)

    def draw(self, template: str, **values: Any) -> Markup:
        """Draw a template, such as 'fragments/card.html'. Addresses still hold the root mark."""
        return Markup(without_direction_marks(self._environment.get_template(template).render(values)))


def at_depth(html: str, depth: int) -> str:
    """Turn root marks into the relative way up from a page that lies depth folders deep."""
    return html.replace(ROOT, "../" * depth or "./")


def depth_of(url: str) -> int:
    """How many folders deep an address such as 'cases/ghent-student-policy/' lies."""
    return url.count("/")
