"""Sheets: pages without the theme, to print, to embed or to show on a wall. Each names the page it belongs to, in words and as a QR code."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

import segno

from .fragments import Templates
from .page import SHEET, Drawn, GeneratedPage
from .site import Site
from .views import Link
from .words import date

MARGIN = 2  # Modules of white around a QR code that stands on white paper already.


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: modules on a side, margin included, and its dark runs as an SVG path of lines one module wide."""

    size: int
    path: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every sheet prints around its content.

    address: the public address of the page it belongs to; back: the same page as a link; version: of the record, None where it has none.
    """

    title: str
    description: str
    site: str
    address: str
    back: Link
    version: str | None
    edition: str
    code: Code
    policy: str


@cache
def code(text: str) -> Code:
    """The QR code of a text; a quarter of it may be damaged. Source: ISO/IEC 18004, by way of segno."""
    drawn = segno.make(text, error="q", micro=False)
    runs = []
    for y, row in enumerate(drawn.matrix_iter(border=MARGIN)):
        x = 0
        for dark, modules in groupby(row):
            length = len(list(modules))
            if dark:
                runs.append(f"M{x} {y}.5h{length}")
            x += length
    return Code(int(drawn.symbol_size(border=MARGIN)[0]), "".join(runs))


def around(site: Site, title: str, description: str, back: Link, version: str | None = None) -> Sheet:
    """What a sheet prints around its content; back: the page it belongs to, by its address from the site's root."""
    address = site.url + (back.url or "")
    return Sheet(title, description, site.name, address, back, version, date(site.today), code(address), site.policy)


def page(templates: Templates, template: str, url: str, sheet: Sheet, depends: str, **values: Any) -> GeneratedPage:
    """A sheet as a page of the site, drawn from a template below overrides/sheets/ with `sheet` and values.

    A value that is a function is called when the sheet is drawn.
    """

    def draw() -> Drawn:
        found = {name: value() if callable(value) else value for name, value in values.items()}
        return templates.draw(f"sheets/{template}.html", sheet=sheet, **found), ()

    return GeneratedPage(
        kind=SHEET,
        source=f"{url.rstrip('/')}.md",
        url=url,
        title=sheet.title,
        description=sheet.description,
        edit=None,
        depends=f"{template} {depends}",
        draw=draw,
    )
