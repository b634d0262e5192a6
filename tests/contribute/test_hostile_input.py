"""Whatever stands in a file, reading it never fails, and what is accepted is what was written."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from macros.ground import rendering, yamlfile
from macros.library import records
from macros.library.library import Library
from macros.model.case import Case
from macros.pages import case as case_pages
from macros.pages.site import Site

from ..conftest import CASE, PROJECT, SLUG, SmallLibrary

often = settings(max_examples=200, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])

SITE = Site("Kontor", "https://kontor.example/", None, "2026-11-21")
REAL = sorted(file for file in (PROJECT / "cases").glob("[!_]*.yml"))[0].read_bytes()
OURS = CASE.encode()

VALUES = [
    *("null", "~", "yes", "NO", "true", "0", "-1", "99999999999999999999", "2014-02-30", "1e9", ".5", "''", '""', "[]", "{}", "[[[]]]"),
    *("&a b", "*a", "!!python/object:os.system x", "!x", "|", ">-", "<<", "- - -", "? :", "@x", "%x", "'", '"', "#", ": ", "{{ 7*7 }}"),
    *(
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "[@report]",
        "[@",
        "../../etc/passwd",
        "ghent",
        "x" * 400,
        "ü",
        "\u202e",
        "\ue000",
    ),
]


class OneCase:
    """A small library whose one case is written anew for each example."""

    def __init__(self, root: Path) -> None:
        self.small = SmallLibrary(root)

    def read(self, raw: bytes) -> Library:
        self.small.write(f"cases/{SLUG}.yml", raw)
        return self.small.read(only=[f"cases/{SLUG}.yml"])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> OneCase:
    return OneCase(tmp_path_factory.mktemp("hostile") / "library")


@st.composite
def changed_bytes(draw: st.DrawFn, text: bytes) -> bytes:
    """A case with some bytes replaced, put in or taken out."""
    raw = bytearray(text)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(raw)))
        raw[at : at + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(raw)


@st.composite
def changed_lines(draw: st.DrawFn, text: bytes) -> bytes:
    """A case with lines taken out, doubled, swapped or moved in."""
    lines = text.split(b"\n")
    for _ in range(draw(st.integers(1, 4))):
        one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "indent", "outdent"])):
            case "drop" if len(lines) > 1:
                del lines[one]
            case "double":
                lines.insert(other, lines[one])
            case "swap":
                lines[one], lines[other] = lines[other], lines[one]
            case "indent":
                lines[one] = b"  " + lines[one]
            case "outdent":
                lines[one] = lines[one].removeprefix(b"  ")
    return b"\n".join(lines)


@st.composite
def changed_values(draw: st.DrawFn, text: bytes) -> bytes:
    """A case with the value of some keys replaced."""
    lines = text.decode().split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        key = re.match(r"[ -]*[a-z_]+:", lines[at])
        value = draw(st.sampled_from(VALUES) | st.text(max_size=30))
        lines[at] = f"{key[0]} {value}" if key else f"  {value}"
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def changed(text: bytes) -> st.SearchStrategy[bytes]:
    return changed_bytes(text) | changed_lines(text) | changed_values(text)


def as_written(ours: Any, theirs: Any, where: str = "") -> list[str]:
    """Where a text in our values is not the text that stands in the file."""
    if isinstance(ours, dict):
        return [fault for key in ours for fault in as_written(ours[key], theirs[key], f"{where}.{key}")]
    if isinstance(ours, list):
        assert len(ours) == len(theirs)
        return [
            fault
            for index, (one, other) in enumerate(zip(ours, theirs, strict=True))
            for fault in as_written(one, other, f"{where}.{index}")
        ]
    return [f"{where}: {ours!r} instead of {theirs!r}"] if isinstance(ours, str) and ours != theirs else []


@often
@given(raw=changed(OURS) | changed(REAL) | st.binary(max_size=300))
def test_what_the_reader_accepts_is_what_was_written(raw: bytes) -> None:
    document = yamlfile.read(raw, "a.yml")
    if document.problems:
        assert all(problem.line > 0 and problem.column > 0 and problem.sentence for problem in document.problems)
    else:
        event("accepted")
        theirs = yaml.load(document.raw, Loader=yaml.CBaseLoader)
        assert as_written(document.values, theirs) == []


@often
@given(raw=changed(OURS))
def test_a_changed_case_is_read_without_failing_and_what_passes_passes_again(library: OneCase, raw: bytes) -> None:
    first = library.read(raw)
    assert set(first.cases) <= {SLUG}
    assert all(problem.path == f"cases/{SLUG}.yml" for problem in first.problems)
    if not first.problems and SLUG in first.cases:
        event("accepted")
        again = library.small.read()
        assert again.problems == ()
        assert again.cases == first.cases
        assert again.case(SLUG) == first.case(SLUG)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20) | st.sampled_from(VALUES)
KEYS = st.sampled_from([*Case.model_fields, "moved_to", "split_into"]) | st.text(max_size=8)
STRUCTURES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=25)


@often
@given(values=st.dictionaries(KEYS, STRUCTURES, max_size=8) | STRUCTURES)
def test_any_structure_gets_sentences_instead_of_a_failure(library: OneCase, values: Any) -> None:
    raw = yaml.safe_dump(values, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")
    found = library.read(raw)
    assert found.problems
    assert all(problem.line > 0 and "\n" not in str(problem.path) for problem in found.problems)


@often
@given(values=STRUCTURES)
def test_a_structure_that_fits_no_field_is_never_a_case(values: Any) -> None:
    document = yamlfile.Document("a.yml", b"a: b", values)
    case, problems = records.record(document, Case)
    assert case is None
    assert problems or values is None


class Tags(HTMLParser):
    """Notes every tag, attribute and address outside the short list."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {*rendering.TAGS, "sup"}:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name not in {"href", "rel", "class", "aria-label"}:
                self.faults.append(f"{tag} {name}={value}")
            if name == "href" and not re.match(r"(?i)https:|mailto:|#source-", value or ""):
                self.faults.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"<?{data}>")


def tags_of(html: str) -> list[str]:
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser.faults


PIECES = st.sampled_from(
    [
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "<!-- x -->", "<?php ?>", "&lt;b&gt;", "&#60;i>"),
        *("[x](javascript:alert(1))", "[x](data:text/html,<b>)", "[x](https://e.org/\"onclick='a')", "![x](https://e.org/a.png)", "[x][y]\n\n[y]: javascript:a"),
        *("<javascript:alert(1)>", "<https://e.org>", "[x](https://e.org/>[@report])", "[x](<https://e.org/ [@report] y>)", "`[@report]`", "`<b>`"),
        *("[@report]", "[@report; @other]", "[@]", "**b**", "_i_", "# h", "> q", "- l\n- m", "1. n", "    code", "\n\n", "{{ x }}", "{% raw %}", "\\", "```\nx\n```"),
        *("[@report][x](https://e.org)", "[[@report]](https://e.org)", "<a href='javascript:x' style='y'>", "[x](//e.org)", "[x](JAVASCRIPT:a)", "[x](java\tscript:a)"),
    ]
)  # fmt: skip


@often
@given(parts=st.lists(PIECES | st.text(max_size=12), max_size=8), joiner=st.sampled_from(["", " ", "\n"]))
def test_rendered_text_holds_no_tag_and_no_attribute_outside_the_short_list(parts: list[str], joiner: str) -> None:
    html = str(rendering.render(joiner.join(parts), {"report": 1, "other": 2}))
    assert tags_of(html) == []


TEXT = st.lists(PIECES | st.text(max_size=12), max_size=4).map("".join)


@often
@given(title=TEXT, context=TEXT, note=TEXT)
def test_a_case_that_passes_can_be_shown_whatever_its_texts_say(library: OneCase, title: str, context: str, note: str) -> None:
    text = CASE
    for old, new in (
        ("Ghent and Leeds plan homes for students", f"T {title}"),
        (">-\n  Both cities had too few rooms [@report].", f"{context} [@report]"),
        ("One post on each side.", f"N {note}"),
    ):
        text = text.replace(old, json.dumps(new, ensure_ascii=False))
    found = library.read(text.encode())
    if not found.problems:
        event("accepted")
        case = found.case(SLUG)
        view = case_pages.page(SLUG, case, found.reference, SITE, ())
        assert view.title == found.cases[SLUG].title == case.title
        assert tags_of(str(view.context)) == []


def test_a_citation_becomes_a_number_that_leads_to_its_source() -> None:
    assert rendering.render("They met [@report; @unknown].", {"report": 3}) == (
        '<p>They met<sup class="k-ref"><a href="#source-report" aria-label="Source 3">3</a></sup>.</p>'
    )


def test_html_is_shown_as_the_text_it_is() -> None:
    assert rendering.render("**A** <b>tag</b>", {}) == "<p><strong>A</strong> &lt;b&gt;tag&lt;/b&gt;</p>"
    assert rendering.render("A <b>tag</b>", {}) == "<p>A &lt;b&gt;tag&lt;/b&gt;</p>"


def test_text_without_markdown_looks_as_markdown_would_make_it() -> None:
    text = "One & two.\n\nThree 'four'."
    plain, drawn = str(rendering.render(text, {})), str(rendering.render(text + " *x*", {}))
    assert plain.replace("&#39;", "'") == drawn.replace(" <em>x</em>", "")
