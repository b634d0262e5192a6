"""Small data files that scripts fetch: made from the library, named by their address."""

from collections.abc import Iterator

from ..library.library import Library
from . import explorer, finding, workshops


def files(library: Library) -> Iterator[tuple[str, str | bytes]]:
    """Every data file as (address from the site's root, content)."""
    yield from explorer.files(library)
    yield from finding.files(library)
    yield from workshops.files(library)
