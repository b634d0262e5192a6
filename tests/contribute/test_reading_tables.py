"""cities.csv is read as strictly as a case."""

import pytest

from ..conftest import CITIES, SmallLibrary

HEADER = CITIES.splitlines()[0]


def said(small: SmallLibrary, content: str | bytes) -> list[str]:
    small.write("data/cities.csv", content)
    return [problem for problem in small.problems() if problem.startswith("data/cities.csv")]


def with_row(row: str) -> str:
    return f"{CITIES}{row}\n"


def test_namibia_is_not_a_missing_value(small: SmallLibrary) -> None:
    small.change("terms:\n", "terms:\n  - id: NA\n    label: Namibia\n", "data/vocabularies/countries.yml")
    assert said(small, with_row("windhoek,Windhoek,,NA,-22.56,17.08,,,,,,,,")) == []
    assert small.read().reference.cities["windhoek"].country == "NA"


def test_a_byte_that_is_not_utf_8_is_refused(small: SmallLibrary) -> None:
    content = with_row("malmo,Malmö,,GB,1,1,,,,,,,,").encode("latin-1")
    assert said(small, content) == ["data/cities.csv:5:1: byte 0xf6 is not UTF-8; save the file as UTF-8"]


def test_a_byte_order_mark_is_refused(small: SmallLibrary) -> None:
    assert said(small, b"\xef\xbb\xbf" + CITIES.encode()) == [
        "data/cities.csv:1:1: the file begins with a byte-order mark; save it as UTF-8 without one"
    ]


def test_a_character_that_templates_keep_for_themselves_is_refused(small: SmallLibrary) -> None:
    assert said(small, with_row("york,Yo\ue000rk,,GB,1,1,,,,,,,,")) == [
        "data/cities.csv:5:8: character U+E000 cannot be printed; delete it"
    ]


def test_a_mark_that_turns_the_line_round_does_not_reach_the_values(small: SmallLibrary) -> None:
    assert said(small, with_row("york,Yo\u202erk,,GB,1,1,,,,,,,,")) == []
    assert small.read().reference.cities["york"].name == "York"


def test_an_unknown_column_and_a_missing_one_are_named(small: SmallLibrary) -> None:
    assert said(small, HEADER.replace("wikidata", "wiki_data") + "\n") == [
        "data/cities.csv:1:1: the column 'wikidata' is missing",
        "data/cities.csv:1:1: unknown column 'wiki_data'; did you mean 'wikidata'?",
    ]


def test_a_column_that_stands_twice_is_refused(small: SmallLibrary) -> None:
    content = "\n".join(f"{line},{line.split(',')[1]}" for line in CITIES.splitlines()) + "\n"
    assert said(small, content) == ["data/cities.csv:1:1: the column 'name' stands twice; keep one"]


def test_a_row_with_too_many_cells_is_refused(small: SmallLibrary) -> None:
    assert said(small, with_row("york,York, England,,GB,1,1,,,,,,,,")) == [
        "data/cities.csv:5:1: 15 cells where the header has 14; a cell with a comma needs quotes"
    ]


def test_a_quote_that_never_ends_is_refused(small: SmallLibrary) -> None:
    assert said(small, with_row('york,"York,,GB,1,1,,,,,,,')) == [
        "data/cities.csv:5:1: cannot be read as CSV here (unexpected end of data); look for a quote that is not closed"
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "York,York,,GB,1,1,,,,,,,,",
            "1: key: 'York' has the wrong form; what belongs here: Identity for ever; used in cases and addresses (for example ghent)",
        ),
        ("york,York,,GB,91,1,,,,,,,,", "5: lat: '91' is too large; the limit is 90"),
        ("york,York,,GB,1,-181,,,,,,,,", "6: lon: '-181' is too small; the limit is -180"),
        ("york,York,,GB,north,1,,,,,,,,", "5: lat: 'north' is not a number"),
        ("york,York,,GB,1,1,many,,,https://example.org/,,,,", "7: population: 'many' is not a whole number"),
        ("york,York,,XX,1,1,,,,,,,,", "4: country: 'XX' is not a term of countries. See data/vocabularies/countries.yml"),
        ("york,York,,GB,1,1,,,,,,small-hub,,", "1: York: type and type_by go together; say who assigned the type"),
        ("york,York,,GB,1,1,200000,,,,,,,", "1: York: a population needs population_source"),
        ("ghent,Ghent,,BE,1,1,,,,,,,,", "1: the key 'ghent' stands twice, first on line 2; keep one"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(small: SmallLibrary, row: str, sentence: str) -> None:
    assert said(small, with_row(row)) == [f"data/cities.csv:5:{sentence}"]
