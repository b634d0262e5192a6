"""The front matter of hand-written pages, read as strictly as a case, because MkDocs passes over broken front matter in silence."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ..ground import yamlfile
from ..ground.problems import Problem
from ..library import records
from ..model.fields import Text, field


class FrontMatter(BaseModel):
    """What stands at the top of a page in docs/."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text = field("Title", "Title of the page.", example="Know your commitments", max_length=90)
    description: Text = field("Description", "One sentence for search engines and previews.", example="How to list …", max_length=320)
    kind: Text | None = field("Kind", "Kind of page, for the search filter.", example="Checklist", default=None)
    template: Text | None = field("Template", "Template of the theme.", example="home.html", default=None)
    styles: tuple[str, ...] = field(
        "Styles", "Sheets in docs/assets/css/ of the instruments on this page.", example=["explorer"], default=()
    )
    hide: tuple[str, ...] = field("Hide", "Parts of the theme to leave out.", example=["toc"], default=())


def check(root: Path) -> Iterator[Problem]:
    """Every page in docs/ has a title and a description, and nothing unknown."""
    for file in sorted((root / "docs").rglob("*.md")):
        path = file.relative_to(root).as_posix()
        document, _ = yamlfile.front_matter(file.read_bytes(), path)
        if document is None:
            yield Problem(path, 1, 1, "front-matter", "the page has no front matter; begin it with ---, title:, description: and ---")
            continue
        yield from document.problems
        yield from records.record(document, FrontMatter)[1]
