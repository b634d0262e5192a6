"""The register names every address that a record rests on, once, under its publisher."""

import pytest

from macros.answers import register

from ..conftest import SLUG, SmallLibrary

SOURCE = """\
  - id: {id}
    title: {title}
    publisher: {publisher}
    url: {url}
    kind: {kind}
    seen: 2026-11-21
"""
LINKS = """\
a,b,since,since_source,until,status,kind,note,source,source_kind,http_only,case
ghent,leeds,1968,https://dates.example/ghent,,listed,twinning,,{source},press,,
"""


def add_source(small: SmallLibrary, id: str = "press", publisher: str = "A newspaper", **other: str) -> None:
    """Add a source to the one case, which cites it once."""
    values = {"title": "A report", "url": "https://example.org/press", "kind": "press", **other}
    small.change("reviewed:\n", SOURCE.format(id=id, publisher=publisher, **values) + "reviewed:\n")
    small.change("@report].\nresults", f"@report; @{id}].\nresults")


def names(small: SmallLibrary) -> list[str]:
    return [publisher.name for publisher in register.publishers(small.read())]


def document(small: SmallLibrary, url: str) -> tuple[str, register.Document]:
    """The document of an address, which stands in the register once, and the name of its publisher."""
    (found,) = (
        (publisher.name, each) for publisher in register.publishers(small.read()) for each in publisher.documents if each.url == url
    )
    return found


def test_every_address_of_the_small_library_is_there(small: SmallLibrary) -> None:
    found = {each.url: each for publisher in register.publishers(small.read()) for each in publisher.documents}
    assert set(found) == {"https://example.org/report", "https://example.org/ghent", "https://example.org/book"}
    report, book = found["https://example.org/report"], found["https://example.org/book"]
    assert (report.title, report.kind, report.claims, report.cases, dict(report.data)) == ("Annual report", "official", 4, [SLUG], {})
    assert (book.title, book.kind, book.claims, book.cases, dict(book.data)) == (None, None, 2, [], {"practices": 2})


def test_every_case_that_rests_on_a_document_is_named(small: SmallLibrary) -> None:
    small.add_case("a-case")
    _, found = document(small, "https://example.org/report")
    assert (found.cases, found.claims) == (["a-case", SLUG], 8)


def test_a_record_in_data_has_the_publisher_that_cases_name_for_its_host(small: SmallLibrary) -> None:
    assert document(small, "https://example.org/ghent")[0] == "City of Ghent"


def test_a_population_has_the_publisher_that_its_row_names_where_the_address_is_a_copy(small: SmallLibrary) -> None:
    small.change("https://example.org/ghent,", "https://copies.example/ghent.csv,Statbel", "data/cities.csv")
    assert document(small, "https://copies.example/ghent.csv")[0] == "Statbel"


def test_a_host_of_several_publishers_stands_for_itself(small: SmallLibrary) -> None:
    add_source(small)
    assert document(small, "https://example.org/ghent")[0] == "example.org"
    assert names(small) == ["A newspaper", "City of Ghent", "example.org"]


def test_the_same_address_has_the_publisher_that_a_case_names(small: SmallLibrary) -> None:
    add_source(small)
    small.write("data/twinnings.csv", LINKS.format(source="https://example.org/press"))
    publisher, found = document(small, "https://example.org/press")
    assert (publisher, found.title, found.claims, found.cases, dict(found.data)) == (
        "A newspaper",
        "A report",
        2,
        [SLUG],
        {"twinnings": 1},
    )


def test_a_host_that_no_case_names_stands_for_itself_without_www(small: SmallLibrary) -> None:
    small.write("data/twinnings.csv", LINKS.format(source="https://www.leeds.example/links"))
    assert document(small, "https://www.leeds.example/links")[0] == "leeds.example"
    assert document(small, "https://dates.example/ghent")[0] == "dates.example"


def test_a_row_that_says_the_kind_of_its_source_classifies_it(small: SmallLibrary) -> None:
    small.write("data/twinnings.csv", LINKS.format(source="https://www.leeds.example/links"))
    assert document(small, "https://www.leeds.example/links")[1].kind == "press"
    small.write("data/twinnings.csv", LINKS.format(source="https://example.org/report"))
    assert document(small, "https://example.org/report")[1].kind == "official"


@pytest.mark.parametrize(
    ("path", "content", "name"),
    [
        ("data/twinnings.csv", "a,b,since,since_source,until,status,kind,note,source,source_kind,http_only,case\nghent,leeds,,,,listed,twinning,,https://a.example/,press,,\n", "twinnings"),
        ("data/memberships.csv", "network,city,partner,since,status,note,source,also,http_only\nmetropolis,ghent,,,member,,https://b.example/,https://a.example/,\n", "memberships"),
        ("data/meetings.csv", "network,kind,city,date,until,note,source,http_only\nmetropolis,meeting,ghent,,,,https://a.example/,\n", "meetings"),
        ("data/ranks.csv", "round,city,rank,source,http_only\n2011,ghent,1,https://a.example/,\n", "ranks"),
        ("data/timeline.csv", "key,year,until,shown,event,place,network,source,source_kind,http_only\nan-event,1913,,,It was.,,,https://a.example/,press,\n", "timeline"),
        ("data/metropolises/ghent.yml", "name: Ghent\npeople:\n  - value: 7\n    source: https://a.example/\nreviewed: 2026-11-21\n", "metropolises"),
        ("data/networks/hansa.yml", "name: Hansa\nsummary: A union.\nfacts:\n  - fact: It met.\n    source: https://a.example/\nreviewed: 2026-11-21\n", "networks"),
        ("data/vocabularies/words.yml", "title: A\nsingular: B\nmeaning: C.\nterms:\n  - id: one\n    label: One\n    source: https://a.example/\n", "vocabularies"),
    ],
)  # fmt: skip
def test_an_address_says_in_which_part_of_the_data_it_stands(small: SmallLibrary, path: str, content: str, name: str) -> None:
    small.write(path, content)
    publisher, found = document(small, "https://a.example/")
    assert (publisher, dict(found.data), found.claims) == ("a.example", {name: 1}, 1)


def test_a_lasting_copy_is_no_document_of_its_own(small: SmallLibrary) -> None:
    small.change("seen: 2026-11-21\n", "seen: 2026-11-21\n    archived: https://web.archive.org/web/2020/https://example.org/report\n")
    _, found = document(small, "https://example.org/report")
    assert (found.archived, found.lasting) == ("https://web.archive.org/web/2020/https://example.org/report", True)
    assert register.kinds(small.read())["official"] == (1, 4, 1)


def test_a_copy_in_an_archive_that_is_the_source_itself_lasts_too(small: SmallLibrary) -> None:
    small.change("https://example.org/report", "https://web.archive.org/web/2020/report")
    assert document(small, "https://web.archive.org/web/2020/report")[1].lasting
    assert not document(small, "https://example.org/book")[1].lasting


def test_documents_and_claims_are_counted_by_kind(small: SmallLibrary) -> None:
    add_source(small)
    assert register.kinds(small.read()) == {"press": (1, 1, 0), "official": (1, 4, 0), "": (2, 3, 0)}


def test_a_publisher_has_its_most_used_document_first_and_each_kind_once(small: SmallLibrary) -> None:
    add_source(small, "z", "City of Ghent", title="Zoning plan", url="https://example.org/z", kind="press")
    add_source_once_more = SOURCE.format(
        id="b", title="Building plan", publisher="City of Ghent", url="https://example.org/b", kind="press"
    )
    small.change("reviewed:\n", add_source_once_more + "reviewed:\n")
    small.change("@report; @z].\nresults", "@report; @z; @b].\nresults")
    (publisher,) = (each for each in register.publishers(small.read()) if each.name == "City of Ghent")
    assert [(each.title or each.url, each.claims) for each in publisher.documents] == [
        ("Annual report", 4),
        ("https://example.org/book", 2),
        ("Building plan", 1),
        ("Zoning plan", 1),
        ("https://example.org/ghent", 1),
    ]
    assert (publisher.claims, publisher.kinds) == (9, ["official", "press"])


@pytest.mark.parametrize(
    ("publisher", "letter"),
    [
        ("Łódź City Office", "l"),
        ("Österreichischer Städtebund", "o"),
        ("the city", "t"),
        ("3sat", "0-9"),
        ("Αθήνα", "0-9"),
        ("“Q” review", "0-9"),
    ],
)
def test_a_publisher_is_found_under_its_letter_without_marks(small: SmallLibrary, publisher: str, letter: str) -> None:
    add_source(small, publisher=publisher)
    found = {key: [each.name for each in publishers] for key, publishers in register.by_letter(small.read()).items()}
    assert found.pop(letter) == [publisher]
    assert found == {"c": ["City of Ghent"], "e": ["example.org"]}


def test_publishers_stand_in_the_order_of_the_alphabet_whatever_their_marks(small: SmallLibrary) -> None:
    for id, name in {"a": "Zürich", "b": "Ålesund", "c": "aachen", "d": "Łódź", "e": "Lublin"}.items():
        listed = SOURCE.format(id=id, title="A report", publisher=name, url=f"https://{id}.example/", kind="press")
        small.change("reviewed:\n", f"{listed}reviewed:\n")
    small.change("@report].\nresults", "@report; @a; @b; @c; @d; @e].\nresults")
    assert names(small) == ["aachen", "Ålesund", "City of Ghent", "Łódź", "Lublin", "Zürich"]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.leeds.gov.uk/about?a=b", "leeds.gov.uk"),
        ("http://leeds.gov.uk", "leeds.gov.uk"),
        ("https://wwwnews.example.org/", "wwwnews.example.org"),
        ("https://news.www.example.org/", "news.www.example.org"),
        ("https://example.org./page", "example.org"),
    ],
)
def test_the_host_of_an_address_has_no_www(url: str, host: str) -> None:
    assert register.host(url) == host
