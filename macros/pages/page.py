"""A page made from records, whatever it is drawn from."""

from collections.abc import Callable
from dataclasses import dataclass

Section = tuple[str, str]
Drawn = tuple[str, tuple[Section, ...]]
SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page made from records.

    source: the Markdown file it would be, so that links to it resolve; edit: the file that holds its text.
    depends: a short name for all the content it is drawn from; draw: gives its body and the headings in it.
    """

    kind: str
    source: str
    url: str
    title: str
    description: str
    edit: str | None
    depends: str
    draw: Callable[[], Drawn]
    changed: str | None = None

    @property
    def bare(self) -> bool:
        """Whether it stands without the theme: what is drawn is the whole document."""
        return self.kind == SHEET
