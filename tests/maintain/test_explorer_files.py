"""What the explorer fetches: one small index, and shards with the rest."""

import gzip
import json
from typing import Any

import pytest

from macros.answers import browse
from macros.library import library as libraries
from macros.library.library import Library
from macros.pages import explorer

from .. import made_up
from ..conftest import PROJECT, SLUG, SmallLibrary

MOST_BYTES_A_CASE = 120
INDEX = f"{explorer.FOLDER}/index.json"


def files(library: Library) -> dict[str, dict[str, Any]]:
    return {address: json.loads(content) for address, content in explorer.files(library)}


def bytes_a_case(library: Library) -> float:
    """As a host sends it, compressed."""
    return len(gzip.compress(dict(explorer.files(library))[INDEX].encode(), 6)) / len(library.cases)


def test_the_index_of_the_real_library_has_at_most_120_bytes_a_case() -> None:
    found = bytes_a_case(libraries.read(PROJECT))
    print(f"{found:.0f} bytes a case")
    assert found <= MOST_BYTES_A_CASE


def test_the_index_of_10_000_cases_has_at_most_120_bytes_a_case() -> None:
    found = bytes_a_case(made_up.library(10_000))
    print(f"{found:.0f} bytes a case")
    assert found <= MOST_BYTES_A_CASE


def test_shards_hold_50_cases_each_and_together_all(small: SmallLibrary) -> None:
    for number in range(60):
        small.add_case(f"case-{number:02}")
    found = files(small.read())
    assert list(found) == [INDEX, f"{explorer.FOLDER}/0.json", f"{explorer.FOLDER}/1.json"]
    assert [len(shard["summary"]) for address, shard in found.items() if address != INDEX] == [50, 11]
    assert len({part["edition"] for part in found.values()}) == 1


def test_another_case_makes_another_edition(small: SmallLibrary) -> None:
    before = files(small.read())[INDEX]["edition"]
    small.change("They met twice a year", "They met once a year")
    assert files(small.read())[INDEX]["edition"] == before, "nothing that the explorer shows has changed"
    small.change("followed it for three years", "followed it for four years")
    assert files(small.read())[INDEX]["edition"] != before


def test_a_case_is_a_row_of_numbers_that_lead_to_values_and_places(small: SmallLibrary) -> None:
    small.add_case(
        "a-case",
        ("[twinning]", "[joint-project, twinning]"),
        ("start: 2012", "start: 1999-05"),
        ("end: 2015", "end: ongoing"),
        ("status: completed", "status: running"),
    )
    index = files(small.read())[INDEX]
    cases, values, places = index["cases"], index["values"], index["places"]
    assert cases["slug"] == ["a-case", SLUG]
    assert values["mechanism"] == ["twinning", "joint-project"]
    assert cases["mechanism"] == [[1, 0], [0]], "a card names mechanisms in the order of the case"
    assert cases["theme"] == [0b1, 0b1]
    assert (cases["start"], cases["length"]) == ([1999, 2012], [explorer.ONGOING, 3])
    assert places["key"] == ["ghent", "leeds"]
    assert cases["place"] == [[0, 1], [0, 1]]
    assert places["name"] == [0, 0], "a name that is its key with capital letters is not written"
    assert places["local"] == ["Gent", 0]
    assert [values["country"][number] for number in places["country"]] == ["be", "gb"]
    assert [values["region"][number] for number in index["regions"]] == ["europe", "europe"]
    assert [values["city-type"][number] if number >= 0 else None for number in places["city-type"]] == ["small-hub", None]
    assert cases["partial"] == []


def test_a_facet_with_many_values_has_lists_in_the_place_of_bits(small: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    small.add_case("a-case", ("[health]", "[food, health]"))
    assert files(small.read())[INDEX]["cases"]["theme"] == [0b11, 0b01]
    monkeypatch.setattr(explorer, "MOST_BITS", 1)
    assert files(small.read())[INDEX]["cases"]["theme"] == [[1, 0], [0]]


def test_places_that_europe_does_not_hold_are_only_on_the_map_of_the_world(small: SmallLibrary) -> None:
    small.write("data/cities.csv", (small.root / "data/cities.csv").read_text().replace("53.8,-1.55", "-33.87,151.21"))
    places = files(small.read())[INDEX]["places"]
    assert all(len(point) == 2 for point in places["world"])
    assert [bool(point) for point in places["europe"]] == [True, False]


def test_the_lists_have_every_facet_and_the_networks_behind_the_regions(small: SmallLibrary) -> None:
    found = explorer.view(small.read())
    names = [facet.facet for facet in found.facets]
    assert [name for name in names if name != "network"] == [facet.name for facet in browse.FACETS if facet.name in names]
    assert names[names.index("network") - 1] == "region"
    network = next(facet for facet in found.facets if facet.facet == "network")
    assert [(value.value, value.count, value.link.url) for value in network.values] == [("metropolis", 1, "networks/metropolis/")]


def test_a_library_without_cases_has_an_empty_index(small: SmallLibrary) -> None:
    (small.root / "cases" / f"{SLUG}.yml").unlink()
    library = small.read()
    assert files(library)[INDEX]["cases"]["slug"] == []
    assert explorer.view(library).facets == ()
