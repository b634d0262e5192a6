"""One build of the site: the library read once, its templates, its generated pages."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from ..answers.related import Neighbours
from ..ground.problems import Problem, errors
from ..library import library as libraries
from ..library import rules
from ..library.cache import fingerprint
from ..library.digest import CaseDigest
from ..library.library import Library
from ..library.reference import Reference
from . import case as case_pages
from . import front_matter, generated, packs, workshops, writing
from .fragments import Templates
from .frame import Frame
from .packs import Pack
from .page import GeneratedPage
from .site import Site

_FRAGMENT = re.compile(r'<div data-fragment="[0-9]+"></div>')


class LibraryError(Exception):
    """The library has problems that stop a build; args[0] is a tuple of Problem."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong."""
        return self.args[0]  # type: ignore[no-any-return]


@dataclass
class Build:
    """What one build knows, from the records to the written pages."""

    root: Path
    site: Site
    library: Library
    templates: Templates
    pages: list[GeneratedPage] = field(default_factory=list)
    packs: tuple[Pack, ...] = ()
    frames: dict[tuple[str, int], Frame] = field(default_factory=dict)
    fragments: dict[str, str] = field(default_factory=dict)

    def keep(self, html: str) -> str:
        """Set a drawn fragment aside and give a mark for it: it is finished, so Markdown need not read it again."""
        mark = f'<div data-fragment="{len(self.fragments)}"></div>'
        self.fragments[mark] = html
        return mark

    def with_fragments(self, html: str) -> str:
        """A page with its fragments in the place of their marks."""
        return _FRAGMENT.sub(lambda mark: self.fragments[mark[0]], html)

    def write(self, target: Path, last: Path) -> None:
        """Write the generated pages below target, and the packs made of them; what did not change is taken over from last."""
        kept = writing.read_kept(self.root, last)
        written = writing.write(self.pages, self.frames, self.site, target, last, kept, self._depends)
        writing.keep(self.root, last, written)
        packs.write(self.packs, target, self.root / "docs", self.site.url)

    def write_case(self, path: str, target: Path) -> tuple[Problem, ...]:
        """Write the page of one changed case file below target at once, before the whole library is read again.

        Returns the problems of the file, and writes nothing if there are any.
        """
        slug = rules.slug_of(path)
        fresh = libraries.read(self.root, draw_card=self._draw_card, only=[path])
        problems = tuple(problem for problem in fresh.problems if problem.path == path and problem.severity == "error")
        if not problems and slug in fresh.cases:
            library = self.library.with_case(slug, fresh)
            near = [other for other in Neighbours(library.cases).of(slug) if library.cards.get(other)]
            writing.write(
                [generated.case_page(library, self.site, self.templates, slug, near)],
                self.frames,
                self.site,
                target,
                target,
                {},
                self._depends,
            )
        return problems

    @property
    def files(self) -> set[str]:
        """Addresses of the files that it writes."""
        return {*(f"{page.url}index.html" for page in self.pages), *(pack.url for pack in self.packs)}

    @property
    def _depends(self) -> str:
        return fingerprint([self.library.depends.encode(), repr(self.site).encode()])

    def _draw_card(self, case: CaseDigest, reference: Reference) -> str:
        return str(self.templates.draw("fragments/card.html", card=case_pages.card(case, reference)))


def read(root: Path, site: Site) -> Build:
    """Read the library and plan its pages. Errors: LibraryError with every problem."""
    build = Build(root, site, Library.empty(root), Templates(root))
    build.library = libraries.read(root, draw_card=build._draw_card)
    found = errors(sorted({*build.library.problems, *front_matter.check(root)}))
    if found:
        raise LibraryError(tuple(found))
    build.pages = list(generated.pages(build.library, site, build.templates))
    build.packs = workshops.packs(build.library, site, build.templates, build.pages)
    written = {file.relative_to(root / "docs").as_posix() for file in (root / "docs").rglob("*.md")}
    taken = [page for page in build.pages if page.source in written]
    if taken:
        raise LibraryError(tuple(_taken(page) for page in taken))
    return build


def _taken(page: GeneratedPage) -> Problem:
    sentence = f"the address {page.url} belongs to the page drawn from {page.edit or 'records'}; give this file another name"
    return Problem(f"docs/{page.source}", 1, 1, "address", sentence)


_current: Build | None = None


def begin(build: Build) -> None:
    """Make a build the current one, for the macros of hand-written pages."""
    global _current
    _current = build


def current() -> Build:
    """The build that is going on. Errors: RuntimeError outside a build."""
    if _current is None:
        raise RuntimeError("no build is going on; the hook in macros/hooks.py begins it")
    return _current
