"""One build of the site: the library read once, its templates, its generated pages."""

from dataclasses import dataclass, field
from pathlib import Path

from ..ground.problems import Problem, errors
from ..library import library as libraries
from ..library.cache import fingerprint
from ..library.library import Library
from . import case as case_pages
from . import front_matter, generated, writing
from .fragments import Templates
from .frame import Frame
from .generated import GeneratedPage
from .site import Site


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
    pages: list[GeneratedPage]
    frames: dict[tuple[str, int], Frame] = field(default_factory=dict)

    def write(self, target: Path, last: Path) -> None:
        """Write the generated pages below target; what did not change is taken over from last."""
        depends = fingerprint([self.library.depends.encode(), repr(self.site).encode()])
        kept = writing.read_kept(self.root, last)
        written = writing.write(self.pages, self.frames, self.site, target, last, kept, depends)
        writing.keep(self.root, last, written)


def read(root: Path, site: Site) -> Build:
    """Read the library and plan its pages. Errors: LibraryError with every problem."""
    templates = Templates(root)

    def draw_card(case, reference) -> str:  # type: ignore[no-untyped-def]
        return str(templates.draw("fragments/card.html", card=case_pages.card(case, reference)))

    library = libraries.read(root, draw_card=draw_card)
    found = errors(sorted({*library.problems, *front_matter.check(root)}))
    if found:
        raise LibraryError(tuple(found))
    return Build(root, site, library, templates, list(generated.pages(library, site, templates)))


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
