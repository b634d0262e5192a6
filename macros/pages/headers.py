"""The file `_headers`, from which a public host takes what it sends with each page."""

from collections.abc import Iterable, Iterator

from .addresses import EMBED

FRAMED_BY_NOBODY_ELSE = "  Content-Security-Policy: frame-ancestors 'self'\n"

Tree = dict[str, "Tree"]


def headers(policy: str, addresses: Iterable[str]) -> str:
    """The file's text. policy: what a page may load; addresses: of everything on the site, from its root."""
    # Hosts send the headers of every rule that fits, the values of one name joined by commas, and of two policies a browser obeys
    # both. So a later rule can only forbid more, never allow. The rule for everything therefore leaves open who may frame a page,
    # and every folder forbids it to others, but for the pages that are there to be framed.
    tree: Tree = {}
    for address in addresses:
        folder = tree
        for part in address.removeprefix("./").split("/")[:-1]:
            folder = folder.setdefault(part, {})
    everything = f"/*\n  Content-Security-Policy: {policy}\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n"
    return everything + "".join(f"{rule}\n{FRAMED_BY_NOBODY_ELSE}" for rule in _closed("/", tree))


def _closed(path: str, tree: Tree) -> Iterator[str]:
    """The rules that between them fit every page below a path but those to be framed."""
    yield path
    mixed = {name: below for name, below in tree.items() if _may_be_framed(below)}
    yield from (f"{path}{name}/*" for name in sorted(tree) if name != EMBED and name not in mixed)
    if len(mixed) == 1:
        name, below = mixed.popitem()
        yield from _closed(f"{path}{name}/", below)
    elif mixed:
        # One rule for all alike, because hosts read a hundred rules at most.
        alike = {name: folder for below in mixed.values() for name, folder in below.items()}
        yield from _closed(f"{path}:level{path.count('/')}/", alike)


def _may_be_framed(tree: Tree) -> bool:
    return EMBED in tree or any(map(_may_be_framed, tree.values()))
