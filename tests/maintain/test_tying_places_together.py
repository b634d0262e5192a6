"""Twin links, memberships and meetings, as each place and each network sees them."""

from macros.answers import links

from ..conftest import SmallLibrary

LINKS = """\
a,b,since,since_source,until,status,kind,note,source,source_kind,http_only,case
leeds,ghent,,,,listed,twinning,,https://example.org/undated,official,,
lille-be,leeds,1968-05,,,listed,twinning,,https://example.org/later,official,,
leeds,lille-fr,1968,,,listed,twinning,,https://example.org/oldest,official,,
"""
MEMBERSHIPS = """\
network,city,partner,since,status,note,source,also,http_only
metropolis,leeds,,2012,member,,https://example.org/first,,
hansa,ghent,,,past,,https://example.org/second,,
metropolis,ghent,,,member,,https://example.org/third,,
"""
MEETINGS = """\
network,kind,city,date,until,note,source,http_only
metropolis,meeting,leeds,2019,,,https://example.org/first,
hansa,secretariat,ghent,,,,https://example.org/second,
metropolis,secretariat,ghent,2014,2016,,https://example.org/third,
"""


def test_a_link_is_seen_from_both_of_its_places(small: SmallLibrary) -> None:
    small.write("data/twinnings.csv", LINKS)
    found = links.ties(small.read())
    assert set(found) == {"leeds", "ghent", "lille-be", "lille-fr"}
    assert [tie.other for tie in found["ghent"]] == ["leeds"]
    assert [tie.other for tie in found["lille-be"]] == ["leeds"]
    assert found["ghent"][0].link is found["leeds"][2].link


def test_the_oldest_link_of_a_place_comes_first_and_one_without_a_date_last(small: SmallLibrary) -> None:
    small.write("data/twinnings.csv", LINKS)
    assert [(tie.other, tie.link.since) for tie in links.ties(small.read())["leeds"]] == [
        ("lille-fr", "1968"),
        ("lille-be", "1968-05"),
        ("ghent", None),
    ]


def test_links_of_one_year_stand_in_the_order_of_the_alphabet(small: SmallLibrary) -> None:
    small.write("data/twinnings.csv", LINKS.replace("1968-05", "1968"))
    assert [tie.other for tie in links.ties(small.read())["leeds"]] == ["lille-be", "lille-fr", "ghent"]


def test_places_with_most_links_come_first(small: SmallLibrary) -> None:
    rows = [f"aachen,{other},1970,,,listed,twinning,,https://example.org/fourth,official,,\n" for other in ("lille-be", "lille-fr")]
    small.write("data/twinnings.csv", LINKS + "".join(rows))
    library = small.read()
    assert [(city, len(ties)) for city, ties in links.hubs(library)] == [("leeds", 3), ("aachen", 2), ("lille-be", 2), ("lille-fr", 2)]
    assert [city for city, _ in links.hubs(library, least=3)] == ["leeds"]
    assert [city for city, _ in links.hubs(library, least=1)] == ["leeds", "aachen", "lille-be", "lille-fr", "ghent"]


def test_memberships_are_found_by_city_and_by_network_in_the_order_of_the_table(small: SmallLibrary) -> None:
    small.write("data/memberships.csv", MEMBERSHIPS)
    library = small.read()
    assert {key: [row.network for row in rows] for key, rows in links.memberships_by_city(library).items()} == {
        "leeds": ["metropolis"],
        "ghent": ["hansa", "metropolis"],
    }
    assert {key: [row.city for row in rows] for key, rows in links.members(library).items()} == {
        "metropolis": ["leeds", "ghent"],
        "hansa": ["ghent"],
    }


def test_meetings_and_secretariats_are_found_by_network(small: SmallLibrary) -> None:
    small.write("data/meetings.csv", MEETINGS)
    assert {key: [(row.kind, row.city) for row in rows] for key, rows in links.meetings(small.read()).items()} == {
        "metropolis": [("meeting", "leeds"), ("secretariat", "ghent")],
        "hansa": [("secretariat", "ghent")],
    }


def test_a_library_without_tables_has_no_ties(small: SmallLibrary) -> None:
    library = small.read()
    assert (links.ties(library), links.hubs(library), links.members(library), links.meetings(library)) == ({}, [], {}, {})
