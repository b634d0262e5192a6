"""What surprises people in YAML is refused, with its place and what to do."""

from typing import Any

import pytest

from macros.ground import yamlfile


def said(text: str | bytes, **named: Any) -> list[str]:
    raw = text if isinstance(text, bytes) else text.encode()
    return [str(problem) for problem in yamlfile.read(raw, "a.yml", **named).problems]


def values(text: str) -> Any:
    document = yamlfile.read(text.encode(), "a.yml")
    assert document.problems == []
    return document.values


def test_a_key_that_stands_twice_is_refused() -> None:
    assert said("title: A\nsummary: B\ntitle: C\n") == ["a.yml:3:1: 'title' stands twice, first on line 1; keep one"]


def test_a_key_that_stands_twice_keeps_its_first_value() -> None:
    assert yamlfile.read(b"title: A\ntitle: B\n", "a.yml").values == {"title": "A"}


def test_an_anchor_and_its_alias_are_refused() -> None:
    assert said("a: &name B\nc: *name\n") == [
        "a.yml:1:4: anchor &name; write the value out wherever it is needed",
        "a.yml:2:4: alias *name; write the value out again",
    ]


def test_aliases_that_grow_without_end_cost_nothing() -> None:
    bomb = "k0: &k0 [x, x]\n" + "".join(f"k{n}: &k{n} [*k{n - 1}, *k{n - 1}]\n" for n in range(1, 40))
    assert len(said(bomb)) == 1 + 39 * 3


@pytest.mark.parametrize(
    ("value", "tag"), [("!!str 2010", "!!str"), ("!!python/object:os.system x", "!!python/object:os.system"), ("!x [a]", "!x")]
)
def test_a_tag_is_refused(value: str, tag: str) -> None:
    assert said(f"a: {value}\n") == [f"a.yml:1:4: tag {tag}; write the plain value"]


def test_a_tab_is_refused() -> None:
    assert said("title:\tA\n") == ["a.yml:1:7: a tab; YAML wants spaces, two for each level"]


def test_a_byte_that_is_not_utf_8_is_refused() -> None:
    assert said("title: A\nsummary: Medellín\n".encode("latin-1")) == ["a.yml:2:16: byte 0xed is not UTF-8; save the file as UTF-8"]


def test_a_byte_order_mark_is_refused() -> None:
    assert said(b"\xef\xbb\xbftitle: A\n") == ["a.yml:1:1: the file begins with a byte-order mark; save it as UTF-8 without one"]


@pytest.mark.parametrize("code", [0x00, 0x07, 0x0D, 0x7F, 0x85, 0x2028, 0xE000, 0xFEFF])
def test_a_character_that_cannot_be_printed_is_refused(code: int) -> None:
    assert said(f"title: A{chr(code)}B\n") == [f"a.yml:1:9: character U+{code:04X} cannot be printed; delete it"]


@pytest.mark.parametrize(("escape", "code"), [(r"\0", 0), (r"\ue000", 0xE000), (r"\r", 0x0D), (r"\u202e", 0x202E)])
def test_a_character_that_hides_in_an_escape_is_refused(escape: str, code: int) -> None:
    assert said(f'title: "A{escape}B"\n') == [f"a.yml:1:8: character U+{code:04X} cannot be printed; delete it"]


def test_a_mark_that_turns_the_line_round_does_not_reach_the_values() -> None:
    assert values("title: A\u202eB\u2066C\n") == {"title": "ABC"}


def test_windows_line_ends_are_read_as_line_ends() -> None:
    assert values("title: A\r\nsummary: B\r\n") == {"title": "A", "summary": "B"}


def test_a_file_over_one_mebibyte_is_refused() -> None:
    assert said(b"#" * (yamlfile.MOST_BYTES + 1)) == [
        "a.yml:1:1: the file has 1,048,577 bytes, more than 1,048,576; split it or shorten it"
    ]
    assert said(b"#" * yamlfile.MOST_BYTES) == ["a.yml:1:1: nothing is written here; write the record or delete the file"]


@pytest.mark.parametrize("depth", [21, 5000])
def test_a_file_that_nests_too_deeply_is_refused_once(depth: int) -> None:
    assert said("[" * depth + "]" * depth) == ["a.yml:1:21: nested deeper than 20 levels; a record needs four at most"]


def test_twenty_levels_can_be_read() -> None:
    assert said("[" * 20 + "]" * 20) == []


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "N", "No", "YES"])
def test_a_word_that_some_programs_read_as_true_or_false_is_refused(word: str) -> None:
    assert said(f"a: {word}\n") == [
        f"a.yml:1:4: {word} without quotes means true or false to some programs; write '{word}' in quotes, or true or false"
    ]


def test_the_same_word_in_quotes_is_text() -> None:
    assert values("country: 'NO'\n") == {"country": "NO"}


@pytest.mark.parametrize("day", ["2014-02-30", "'2015-02-29'", '"2014-13-01"', "2014-00-10"])
def test_a_date_that_does_not_exist_is_refused(day: str) -> None:
    bare = day.strip("'\"")
    assert said(f"seen: {day}\n") == [f"a.yml:1:7: {bare} is not a day of the calendar; write year-month-day, for example 2024-02-29"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("title: 'A\n", "1:8: a quoted text that never ends; close its quote"),
        ("title: Ghent: a plan\n", "1:13: a colon and a space inside a text without quotes; put the whole text in quotes"),
        ("places: [ghent\n", "1:9: a list in brackets that does not end; close it with ]"),
        ("title: A\nB\n", "3:1: a line that is neither 'key: value' nor part of the text above; check its indentation"),
        ("title: %A\n", "1:8: a text begins with a character that YAML keeps for itself; put the text in quotes"),
        (
            "%A\ntitle: B\n",
            "1:3: cannot be read as YAML here (found unknown directive name); compare it with the lines of cases/_template.yml",
        ),
    ],
)
def test_a_line_that_is_no_yaml_is_refused_in_plain_words(text: str, sentence: str) -> None:
    assert said(text) == [f"a.yml:{sentence}"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "null\n", "~"])
def test_a_file_without_a_value_is_refused(text: str) -> None:
    assert said(text) == ["a.yml:1:1: nothing is written here; write the record or delete the file"]


def test_a_second_document_is_refused() -> None:
    assert said("title: A\n---\ntitle: B\n") == ["a.yml:2:1: a second document begins here with ---; one file holds one record"]


@pytest.mark.parametrize(("key", "shown"), [("2014", "2014"), ("null", "None"), ("true", "True")])
def test_a_key_that_is_not_a_word_is_refused(key: str, shown: str) -> None:
    assert said(f"{key}: A\n") == [f"a.yml:1:1: the key {shown} is not a word; keys are words such as title"]


def test_a_key_that_is_a_list_does_not_move_the_places_of_others() -> None:
    document = yamlfile.read(b"? [a, {b: c}]\n: d\ntitle: A\n", "a.yml")
    assert document.place(("title",)) == (3, 1)


def test_every_surprise_of_a_file_is_reported_in_one_reading() -> None:
    assert len(said("a: &x no\nb: *x\nb: 2014-02-30\n")) == 5


def test_plain_values_are_what_they_look_like() -> None:
    text = "[7, -2, 1.5, true, null, 0123, 1_000, 0x1F, 12:30, .5, 2014, 2014-03, 2014-03-21, '7']"
    assert values(text) == [7, -2, 1.5, True, None, "0123", "1_000", "0x1F", "12:30", ".5", 2014, "2014-03", "2014-03-21", "7"]


def test_a_very_long_number_stays_text() -> None:
    assert values("a: 99999999999999999999\n") == {"a": "99999999999999999999"}


def test_a_place_that_is_not_there_is_that_of_its_nearest_parent() -> None:
    document = yamlfile.read(b"# first line\nperiod:\n  start: 2014\n", "a.yml")
    assert document.place(("period", "end")) == (2, 1)
    assert document.place(("period", "start")) == (3, 3)
    assert document.place(("status",)) == (1, 1)


def test_lines_of_front_matter_are_those_of_the_page() -> None:
    document, rest = yamlfile.front_matter(b"---\ntitle: A\ntitle: B\n---\n# A\n", "a.md")
    assert document is not None
    assert [str(problem) for problem in document.problems] == ["a.md:3:1: 'title' stands twice, first on line 2; keep one"]
    assert rest == b"# A\n"
