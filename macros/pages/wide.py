"""Tables of written pages: each scrolls in a place of its own, which the keyboard reaches and the heading above it names."""

import re

from markupsafe import Markup

from .fragments import Templates

_HEADING_OR_TABLE = re.compile(r'<h[1-6][^>]* id="([^"]+)"|<table>.*?</table>', re.DOTALL)


def set_in(html: str, templates: Templates) -> str:
    """A written page with a place around each table that Markdown made."""
    heading = ""

    def place(found: re.Match[str]) -> str:
        nonlocal heading
        if found[1]:
            heading = found[1]
            return found[0]
        return templates.draw("fragments/wide.html", heading=Markup(heading), table=Markup(found[0]))

    return _HEADING_OR_TABLE.sub(place, html)
