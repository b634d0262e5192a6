"""Markdown from strangers to safe HTML: a short list of tags, citations, nothing else."""

import re
from collections.abc import Mapping
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    import markdown

TAGS = {"p", "strong", "em", "a", "ul", "ol", "li", "code"}
SCHEMES = {"https", "mailto"}
ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "*": set()}  # Unless * is said, nh3 keeps title and lang on every tag.

CITATION = re.compile(r"\s*\[@([a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]")
_LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]*)|<([a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]*)>")
_MARKDOWN = re.compile(r"[*_`\[\]<\\#]|^\s*(?:[-+=>]|[0-9]+[.)])|^ {4}| {2}$", re.MULTILINE)
_TAG = re.compile(r"(<[^>]*>)")
_EMPHASIS = re.compile(r"<em>([^<]+)</em>")
_PARAGRAPHS = re.compile(r"\n\s*\n")


def render(text: str, numbers: Mapping[str, int]) -> Markup:
    """Markdown as HTML of the short list. numbers gives each source id the number it has on the page."""
    if _MARKDOWN.search(CITATION.sub("", text)):
        import nh3

        html = nh3.clean(_markdown().reset().convert(text), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, url_relative="deny")
        return Markup("".join(part if part.startswith("<") else _cite(part, numbers) for part in _TAG.split(html)))
    # Most texts have no Markdown, and Markdown costs more than all else on a page.
    return Markup("\n".join(f"<p>{_cite(str(escape(part.strip())), numbers)}</p>" for part in _PARAGRAPHS.split(text.strip())))


def with_titles(html: Markup, addresses: Mapping[str, str]) -> Markup:
    """A drawn text in which each title in italics leads to its address: writers name a page, and need not know where it stands."""

    def link(match: re.Match[str]) -> str:
        url = addresses.get(unescape(" ".join(match[1].split())))
        return f'<a href="{escape(url)}">{match[0]}</a>' if url else match[0]

    return Markup(_EMPHASIS.sub(link, html))


def citations(text: str) -> list[str]:
    """The source ids cited in a Markdown text, in order, repeats included."""
    return [name.strip().lstrip("@") for match in CITATION.finditer(text) for name in match[1].split(";")]


def unsafe_links(text: str) -> list[str]:
    """Addresses linked in a Markdown text that are neither https nor mailto."""
    if "](" not in text and "<" not in text:
        return []
    found = (match[1] or match[2] for match in _LINK.finditer(CITATION.sub("", text)))
    return [address for address in found if address and address.partition(":")[0].lower() not in SCHEMES]


def _cite(text: str, numbers: Mapping[str, int]) -> str:
    if "[@" not in text:
        return text
    return CITATION.sub(lambda match: "".join(_reference(name.strip().lstrip("@"), numbers) for name in match[1].split(";")), text)


def _reference(source: str, numbers: Mapping[str, int]) -> str:
    if source not in numbers:
        return ""
    return f'<sup class="k-ref"><a href="#source-{source}" aria-label="Source {numbers[source]}">{numbers[source]}</a></sup>'


@cache
def _markdown() -> "markdown.Markdown":
    import markdown  # Late, because checking one case never needs it.

    converter = markdown.Markdown(extensions=["sane_lists"], output_format="html")
    # Raw HTML and images are shown as the text they are; nothing is loaded, nothing vanishes.
    converter.preprocessors.deregister("html_block")
    for name in ("html", "entity", "image_link", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(name)
    return converter
