"""The tables of data/, such as that of twin links: each row is held to its fields, its names and its address."""

import pytest
import yaml

from macros.library import rows
from macros.model.twinning import Twinning

from ..conftest import PROJECT, SLUG, SmallLibrary

GOOD = {
    "twinnings": "ghent,leeds,1968,,,listed,twinning,Renewed in 2018.,https://example.org/links,official,,",
    "memberships": "metropolis,ghent,Ghent University,2012,member,,https://example.org/members,,",
    "meetings": "metropolis,meeting,ghent,2019-05,,Sustainable tourism.,https://example.org/news,",
    "ranks": "2011,ghent,1,https://example.org/ranks,",
    "events": "first-union,1913,,,Cities found a union.,ghent,metropolis,https://example.org/history,official,",
    "place_names": "Gand,ghent,fr",
    "synonyms": "sister town,twinning",
}
"""A row without a problem for each table, which stands on line 2."""

TERMS = {
    "link-statuses": "active listed thin suspended ended historic unclear",
    "link-kinds": "twinning friendship",
    "meeting-kinds": "meeting secretariat",
    "member-statuses": "member past",
    "promotional-words": "innovative",
}
LONG = " ".join(["word"] * 36)


@pytest.fixture
def tables(small: SmallLibrary) -> SmallLibrary:
    """The small library with the lists that its tables draw on, a city with marks in its name, and no table yet."""
    for facet, terms in TERMS.items():
        entries = "".join(f"  - id: {term}\n    label: {term}\n    meaning: Say more.\n" for term in terms.split())
        small.write(f"data/vocabularies/{facet}.yml", f"title: {facet}\nsingular: {facet}\nmeaning: A list.\nterms:\n{entries}")
    small.change("lille-be,", "liege,Liège,Luik,BE,50.64,5.57,,,,,,,,\nlille-be,", "data/cities.csv")
    return small


def said(tables: SmallLibrary, name: str, *lines: str) -> list[str]:
    """What is wrong with a table of the good row and some others."""
    table = rows.TABLES[name]
    tables.write(table.path, "\n".join([",".join(table.model.model_fields), GOOD[name], *lines]) + "\n")
    return tables.problems()


def test_a_library_without_tables_is_clean(tables: SmallLibrary) -> None:
    assert tables.problems() == []
    reference = tables.read().reference
    assert (reference.twinnings, reference.memberships, reference.meetings, reference.ranks, reference.events) == ((), (), (), (), ())


@pytest.mark.parametrize("name", GOOD)
def test_a_right_row_is_read(tables: SmallLibrary, name: str) -> None:
    assert said(tables, name) == []
    (row,) = getattr(tables.read().reference, name)
    cells = {"" if value is None or value is False else str(value) for value in row.model_dump().values()}
    assert cells == set(GOOD[name].split(","))


def test_every_table_has_a_row_here() -> None:
    assert {*GOOD, "cities"} == set(rows.TABLES)


# Links


@pytest.mark.parametrize(
    ("row", "where", "sentence"),
    [
        ("gent,leeds,,,,listed,twinning,,https://example.org/,official,,", 1, "a: there is no city 'gent'; did you mean 'ghent'? Cities stand in data/cities.csv"),
        ("leeds,atlantis,,,,listed,twinning,,https://example.org/,official,,", 2, "b: there is no city 'atlantis'. Cities stand in data/cities.csv"),
        ("leeds,liege,,,,lsted,twinning,,https://example.org/,official,,", 6, "status: 'lsted' is not a term of link-statuses; did you mean 'listed'? See data/vocabularies/link-statuses.yml"),
        ("leeds,liege,,,,listed,twining,,https://example.org/,official,,", 7, "kind: 'twining' is not a term of link-kinds; did you mean 'twinning'? See data/vocabularies/link-kinds.yml"),
        ("leeds,liege,,,,listed,twinning,,https://example.org/,hearsay,,", 10, "source_kind: 'hearsay' is not a term of source-kinds. See data/vocabularies/source-kinds.yml"),
        ("leeds,liege,,,,listed,twinning,,http://example.org/,official,,", 9, "http://example.org/ begins with http; write https, or add 'http_only: true' where the host answers nothing else"),
        ("leeds,liege,1968,http://example.org/,,listed,twinning,,https://example.org/,official,,", 4, "http://example.org/ begins with http; write https, or add 'http_only: true' where the host answers nothing else"),
        ("leeds,liege,,,,listed,twinning,,example.org,official,,", 9, "source: 'example.org' has the wrong form; what belongs here: Address of the source (for example https://www.leeds.gov.uk/about-leeds/international-relations)"),
        ("leeds,liege,68,,,listed,twinning,,https://example.org/,official,,", 3, "since: '68' has the wrong form; what belongs here: Date of the first agreement that the source gives (for example 1968)"),
        ("leeds,liege,,,2022-05,ended,twinning,,https://example.org/,official,,", 5, "until: '2022-05' is not a whole number"),
        ("leeds,liege,,,,,twinning,,https://example.org/,official,,", 6, "status is missing: How the link stands, as the source tells (for example listed)"),
        ("leeds,liege,,,,listed,twinning,,https://example.org/,official,perhaps,", 11, "http_only: 'perhaps' is neither true nor false"),
        (f"leeds,liege,,,,listed,twinning,{LONG},https://example.org/,official,,", 8, "note: the sentence 'word word word word word word …' has 36 words; 35 are allowed, so make two of it"),
        (f"leeds,liege,,,,listed,twinning,{'x' * 201},https://example.org/,official,,", 8, "note has 201 characters; 200 are allowed"),
        ("leeds,liege,,,,listed,twinning,An innovative link.,https://example.org/,official,,", 8, "note: 'innovative' praises instead of telling; say more"),
        ("leeds,liege,,,,listed,twinning,Liege asked for it.,https://example.org/,official,,", 8, "note: 'Liege' is written Liège here, as people write it there"),
        ("leeds,liege,,,,listed,twinning,https://example.org/,official,,", 1, "11 cells where the header has 12; a cell with a comma needs quotes"),
    ],
)  # fmt: skip
def test_a_wrong_link_gets_its_sentence(tables: SmallLibrary, row: str, where: int, sentence: str) -> None:
    assert said(tables, "twinnings", row) == [f"data/twinnings.csv:3:{where}: {sentence}"]


def test_everything_that_is_wrong_with_a_row_is_told_at_once(tables: SmallLibrary) -> None:
    row = "gent,leeds,,,,lsted,twining,An innovative link.,http://example.org/,official,,"
    assert [problem.split(": ")[0] for problem in said(tables, "twinnings", row)] == [
        f"data/twinnings.csv:3:{where}" for where in (1, 6, 7, 8, 9)
    ]


def test_a_wrong_row_does_not_hide_the_others(tables: SmallLibrary) -> None:
    said(tables, "twinnings", "leeds,liege", "leeds,liege,,,,listed,twinning,,https://example.org/,official,,")
    assert [(link.a, link.b) for link in tables.read().reference.twinnings] == [("ghent", "leeds"), ("leeds", "liege")]


def test_a_host_that_only_answers_plain_http_is_excused(tables: SmallLibrary) -> None:
    row = "leeds,liege,1968,http://example.org/dates,,listed,twinning,,http://example.org/,official,true,"
    assert said(tables, "twinnings", row) == []


# Links of which a case tells


def link(status: str, case: str = SLUG, *, b: str = "leeds") -> str:
    """A row about Ghent and another place that names a case."""
    return f"ghent,{b},,,,{status},twinning,,https://example.org/,official,,{case}"


def told(tables: SmallLibrary, row: str) -> list[str]:
    """What is wrong with a table of one row."""
    tables.write("data/twinnings.csv", ",".join(Twinning.model_fields) + f"\n{row}\n")
    return tables.problems()


@pytest.mark.parametrize(
    ("case", "period", "fitting"),
    [
        ("running", "ongoing", "active, listed or thin"),
        ("paused", "2015", "suspended"),
        ("completed", "2015", "ended"),
        ("ended-early", "2015", "ended"),
        ("failed", "2015", "ended"),
        ("unknown", "unknown", "active, listed, thin, historic or unclear"),
    ],
)
@pytest.mark.parametrize("status", ["active", "listed", "thin", "suspended", "ended", "historic", "unclear"])
def test_a_link_stands_as_its_case_tells(tables: SmallLibrary, case: str, period: str, fitting: str, status: str) -> None:
    tables.change("status: completed", f"status: {case}")
    tables.change("end: 2015", f"end: {period}")
    wrong = (
        f"data/twinnings.csv:2:6: status: the link is {status}, but the case '{SLUG}' is {case}; "
        f"write {fitting}, or name no case where it is about more than the link"
    )
    assert told(tables, link(status)) == ([] if status in fitting.replace(" or ", ", ").split(", ") else [wrong])


def test_every_status_of_a_case_says_how_its_link_may_stand() -> None:
    statuses = yaml.safe_load((PROJECT / "data/vocabularies/statuses.yml").read_text(encoding="utf-8"))["terms"]
    links = yaml.safe_load((PROJECT / "data/vocabularies/link-statuses.yml").read_text(encoding="utf-8"))["terms"]
    assert set(rows.FITTING) == {term["id"] for term in statuses}
    assert {status for fitting in rows.FITTING.values() for status in fitting} == {term["id"] for term in links}


def test_a_link_does_not_name_a_case_that_is_not_there(tables: SmallLibrary) -> None:
    assert told(tables, link("ended", "ghent-student-plans")) == [
        f"data/twinnings.csv:2:12: case: there is no case 'ghent-student-plans'; did you mean '{SLUG}'?"
    ]


def test_a_link_does_not_name_a_case_of_other_places(tables: SmallLibrary) -> None:
    assert told(tables, link("ended", b="liege")) == [
        f"data/twinnings.csv:2:12: case: 'liege' is no place of the case '{SLUG}'; name a case of both places, or none"
    ]


def test_a_link_may_name_a_case_that_has_moved(tables: SmallLibrary) -> None:
    tables.write("cases/ghent-old-plan.yml", f"moved_to: {SLUG}\n")
    assert told(tables, link("listed", "ghent-old-plan")) == []


def test_the_line_of_a_link_counts_rows_that_cannot_be_read(tables: SmallLibrary) -> None:
    wrong = told(tables, "ghent,leeds\n" + link("suspended"))
    assert [problem.split(": ")[0] for problem in wrong] == ["data/twinnings.csv:2:1", "data/twinnings.csv:3:6"]


# Twice


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("twinnings", "ghent,leeds,1970,,,ended,friendship,,https://example.org/other,press,,"),
        ("twinnings", "leeds,ghent,1970,,,ended,friendship,,https://example.org/other,press,,"),
        ("memberships", "metropolis,ghent,,2015,past,,https://example.org/other,,"),
        ("meetings", "metropolis,meeting,ghent,2019-05,,Another theme.,https://example.org/other,"),
        ("ranks", "2011,ghent,2,https://example.org/other,"),
        ("place_names", "Gand,ghent,it"),
        ("synonyms", "sister town,twinning"),
    ],
)
def test_a_row_that_stands_twice_is_refused(tables: SmallLibrary, name: str, row: str) -> None:
    assert said(tables, name, row) == [f"{rows.TABLES[name].path}:3:1: this row stands twice, first on line 2; keep one"]
    assert len(getattr(tables.read().reference, name)) == 1


def test_an_event_has_a_key_of_its_own(tables: SmallLibrary) -> None:
    row = "first-union,1914,,,It meets again.,,,https://example.org/history,official,"
    assert said(tables, "events", row) == ["data/timeline.csv:3:1: the key 'first-union' stands twice, first on line 2; keep one"]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("twinnings", "ghent,liege,1968,,,listed,twinning,Renewed in 2018.,https://example.org/links,official,,"),
        ("memberships", "metropolis,leeds,Ghent University,2012,member,,https://example.org/members,,"),
        ("meetings", "metropolis,meeting,ghent,2019-06,,Sustainable tourism.,https://example.org/news,"),
        ("meetings", "metropolis,secretariat,ghent,2019-05,,,https://example.org/news,"),
        ("meetings", "metropolis,meeting,ghent,,,,https://example.org/news,"),
        ("ranks", "2014,ghent,1,https://example.org/ranks,"),
        ("place_names", "Gand,leeds,fr"),
        ("place_names", "Gante,ghent,fr"),
        ("synonyms", "sister town,partner town"),
        ("synonyms", "brother town,twinning"),
        ("events", "second-union,1913,,,Cities found a union.,ghent,metropolis,https://example.org/history,official,"),
    ],
)
def test_a_row_that_differs_where_it_counts_is_another(tables: SmallLibrary, name: str, row: str) -> None:
    assert said(tables, name, row) == []
    assert len(getattr(tables.read().reference, name)) == 2


# The other tables


@pytest.mark.parametrize(
    ("name", "row", "where", "sentence"),
    [
        ("memberships", "metropolys,leeds,,,member,,https://example.org/,,", 1, "network: there is no network 'metropolys'; did you mean 'metropolis'? Networks stand in data/networks/"),
        ("memberships", "metropolis,leed,,,member,,https://example.org/,,", 2, "city: there is no city 'leed'; did you mean 'leeds'? Cities stand in data/cities.csv"),
        ("memberships", "metropolis,leeds,,99,member,,https://example.org/,,", 4, "since: '99' is too small; the limit is 1100"),
        ("memberships", "metropolis,leeds,,,guest,,https://example.org/,,", 5, "status: 'guest' is not a term of member-statuses. See data/vocabularies/member-statuses.yml"),
        ("memberships", "metropolis,leeds,,,member,An innovative town.,https://example.org/,,", 6, "note: 'innovative' praises instead of telling; say more"),
        ("memberships", "metropolis,leeds,,,member,,https://example.org/,http://example.org/also,", 8, "http://example.org/also begins with http; write https, or add 'http_only: true' where the host answers nothing else"),
        ("meetings", "metropolis,congress,leeds,2019,,,https://example.org/,", 2, "kind: 'congress' is not a term of meeting-kinds. See data/vocabularies/meeting-kinds.yml"),
        ("meetings", "metropolis,meeting,leeds,2019-13,,,https://example.org/,", 4, "date: '2019-13' has the wrong form; what belongs here: Year, month or day; of a secretariat its beginning, where a source gives it (for example 2019-05)"),
        ("meetings", f"metropolis,meeting,leeds,2019,,{LONG},https://example.org/,", 6, "note: the sentence 'word word word word word word …' has 36 words; 35 are allowed, so make two of it"),
        ("ranks", "twenty,leeds,1,https://example.org/,", 1, "round: 'twenty' is not a whole number"),
        ("ranks", "2011,york,1,https://example.org/,", 2, "city: there is no city 'york'. Cities stand in data/cities.csv"),
        ("ranks", "2011,leeds,,https://example.org/,", 3, "rank is missing: As published (for example 1)"),
        ("ranks", "2011,leeds,2,http://example.org/,", 4, "http://example.org/ begins with http; write https, or add 'http_only: true' where the host answers nothing else"),
        ("events", "Second,1914,,,It meets.,,,https://example.org/,official,", 1, "key: 'Second' has the wrong form; what belongs here: Identity for ever; used in addresses (for example union-of-municipalities)"),
        ("events", "second,799,,,It meets.,,,https://example.org/,official,", 2, "year: '799' is too small; the limit is 800"),
        ("events", "second,1914,,,Liege hosts it.,,,https://example.org/,official,", 5, "event: 'Liege' is written Liège here, as people write it there"),
        ("events", f"second,1914,,,{'x' * 241},,,https://example.org/,official,", 5, "event has 241 characters; 240 are allowed"),
        ("events", "second,1914,,,It meets.,liège,,https://example.org/,official,", 6, "place: 'liège' has the wrong form; what belongs here: City key of the place that it is about (for example ghent)"),
        ("place_names", "Luik,lege,nl", 2, "city: there is no city 'lege'; did you mean 'liege'? Cities stand in data/cities.csv"),
        ("place_names", "Luik,liege,Dutch", 3, "language: 'Dutch' has the wrong form; what belongs here: ISO 639 code of the language of the name, where it has one (for example de)"),
        ("place_names", ",liege,nl", 1, "name is missing: What people elsewhere call the place, or called it (for example Mailand)"),
        ("synonyms", "sister town,", 2, "find is missing: Words that stand on the pages they look for (for example Brussels office)"),
        ("synonyms", f"{'x' * 81},twinning", 1, "typed has 81 characters; 80 are allowed"),
        ("events", "second,1914,,,It meets.,,hansa,https://example.org/,official,", 7, "network: there is no network 'hansa'. Networks stand in data/networks/"),
    ],
)  # fmt: skip
def test_a_wrong_row_gets_its_sentence(tables: SmallLibrary, name: str, row: str, where: int, sentence: str) -> None:
    assert said(tables, name, row) == [f"{rows.TABLES[name].path}:3:{where}: {sentence}"]


def test_an_event_needs_neither_a_place_nor_a_network(tables: SmallLibrary) -> None:
    assert said(tables, "events", "second,836,1650,9th to 17th century,Towns trade.,,,https://example.org/,press,") == []


@pytest.mark.parametrize("name", GOOD)
def test_a_table_without_a_column_says_which(tables: SmallLibrary, name: str) -> None:
    table = rows.TABLES[name]
    columns = list(table.model.model_fields)
    tables.write(table.path, ",".join(columns[1:]) + "\n")
    assert tables.problems() == [f"{table.path}:1:1: the column '{columns[0]}' is missing"]


def test_an_event_ends_after_it_starts(tables: SmallLibrary) -> None:
    assert said(tables, "events", "second,1650,1580,,Towns trade.,,,https://example.org/,press,") == [
        "data/timeline.csv:3:3: until: ends in 1580, before it starts in 1650"
    ]


def test_a_place_is_not_linked_with_itself(tables: SmallLibrary) -> None:
    assert said(tables, "twinnings", "leeds,leeds,1968,,,listed,twinning,,https://example.org/,official,,") == [
        "data/twinnings.csv:3:2: b: 'leeds' is linked with itself; name the other place"
    ]
