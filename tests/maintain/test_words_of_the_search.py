"""What the search knows before it looks, made from the records."""

import gzip
import json
from typing import Any

import pytest

from macros.pages import finding

from ..conftest import SmallLibrary


@pytest.fixture
def library(small: SmallLibrary) -> SmallLibrary:
    """The small library with other names and synonyms."""
    small.write("data/place-names.csv", "name,city,language\nGand,ghent,fr\n")
    small.write("data/synonyms.csv", "typed,find\nembassy of a region,Brussels office\n")
    return small


def known(small: SmallLibrary) -> dict[str, Any]:
    ((address, content),) = finding.files(small.read())
    assert address == "assets/data/search-words.gz"
    return json.loads(gzip.decompress(content))


def by_address(small: SmallLibrary) -> dict[str, list[Any]]:
    return {name[1]: name for name in known(small)["names"]}


def test_a_city_has_its_country_its_own_name_and_those_of_others(library: SmallLibrary) -> None:
    assert by_address(library)["cities/ghent/"] == ["City", "cities/ghent/", "Ghent", "BE", ["Gent", "Gand"]]


def test_a_network_a_checklist_and_a_practice_are_names(library: SmallLibrary) -> None:
    names = by_address(library)
    assert names["networks/metropolis/"][0] == "Network"
    assert names["checklists/small-list/"][:3] == ["Checklist", "checklists/small-list/", "A small list"]
    assert "guide/shared-objectives/" in names


def test_a_term_that_cases_have_leads_to_their_list_with_its_other_names(library: SmallLibrary) -> None:
    path = "data/vocabularies/mechanisms.yml"
    library.change("  - id: twinning\n", "  - id: twinning\n    also_called: [jumelage]\n", path)
    assert by_address(library)["cases/by/mechanism/twinning/"][2:] == ["Twinning", "Mechanism, 1 case", ["jumelage"]]
    assert not any(address.endswith("/peer-learning/") for address in by_address(library))


def test_synonyms_are_passed_on(library: SmallLibrary) -> None:
    assert known(library)["synonyms"] == [["embassy of a region", "Brussels office"]]


def test_words_to_correct_by_keep_the_spelling_of_names_and_stand_once(library: SmallLibrary) -> None:
    words = known(library)["words"].split(" ")
    assert "Ghent" in words
    assert "ghent" not in words
    assert len(words) == len(set(words))
    assert "students" in words


def test_only_the_most_frequent_words_of_a_large_library_are_kept(library: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST_WORDS", 3)
    assert len(known(library)["words"].split(" ")) == 3


def test_the_file_is_the_same_every_time(library: SmallLibrary) -> None:
    assert list(finding.files(library.read())) == list(finding.files(library.read()))
