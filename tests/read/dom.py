"""A page of HTML as a tree, with the little that the tests ask of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "rect", "path"}


@dataclass(eq=False)
class Element:
    """An element: its tag, attributes and what it holds."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    holds: list["Element | str"] = field(default_factory=list)

    def elements(self) -> Iterator["Element"]:
        """Everything below, in the order of the page."""
        for part in self.holds:
            if isinstance(part, Element):
                yield part
                yield from part.elements()

    def all(self, tag: str = "", class_: str = "", **attributes: str) -> list["Element"]:
        """Everything below with a tag, a class or attributes."""
        return [
            one
            for one in self.elements()
            if (not tag or one.tag == tag)
            and (not class_ or class_ in one.attributes.get("class", "").split())
            and all(one.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", class_: str = "", **attributes: str) -> "Element":
        """The only element below with a tag, a class or attributes."""
        found = self.all(tag, class_, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag or '*'}.{class_} {attributes}"
        return found[0]

    @property
    def text(self) -> str:
        """All words, with single spaces."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for part in self.holds:
            if isinstance(part, str):
                yield part
            else:
                yield from part._words()


def tree(html: str) -> Element:
    """The tree of a page."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].holds.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].holds.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].holds.append(data)
