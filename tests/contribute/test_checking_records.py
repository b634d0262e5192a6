"""Vocabularies, practices, checklists, networks and hand-written pages are held to their fields as well."""

import pytest

from ..conftest import SmallLibrary


@pytest.mark.parametrize(
    ("path", "old", "new", "where", "sentence"),
    [
        ("vocabularies/statuses.yml", "id: paused", "id: running", "14:5", "the id 'running' stands twice in terms; ids are for ever, so choose another"),
        ("vocabularies/countries.yml", "    label: GB\n    meaning: What it means.\n", "    label: GB\n    meaning: What it means.\n    see_also: [FR]\n", "12:5", "see_also: 'FR' is not a term of countries"),
        ("vocabularies/needs.yml", "label: Helpful\n    meaning: What it means.\n", "label: Helpful\n    meaning: What it means.\n    broader: factors/mony\n", "11:5", "broader: 'factors/mony' is not a term of factors; did you mean 'money'?"),
        ("vocabularies/needs.yml", "label: Helpful\n    meaning: What it means.\n", "label: Helpful\n    meaning: What it means.\n    examples: [gent]\n", "11:16", "examples: there is no city 'gent'; did you mean 'ghent'? Cities stand in data/cities.csv"),
        ("vocabularies/needs.yml", "label: Helpful\n", "label: Helpful\n    lable: Help\n", "10:5", "lable is not a field of terms; did you mean 'label'?"),
        ("practices/open-to-others.yml", "number: 1", "number: 10", "16:1", "number: 10 is too large; the limit is 9"),
        ("practices/open-to-others.yml", "whole-of-place", "whole-of-plaice", "17:1", "group: 'whole-of-plaice' is not a term of practice-groups; did you mean 'whole-of-place'? See data/vocabularies/practice-groups.yml"),
        ("practices/open-to-others.yml", "pitfalls: [{text: One trap.}, {text: A second trap.}]", "pitfalls: []", "6:1", "pitfalls has no entries; at least 2 must stand here"),
        ("checklists/small-list.yml", "id: third-item", "id: first-item", "19:5", "the id 'first-item' stands twice in items; ids are for ever, so choose another"),
        ("checklists/small-list.yml", "minutes: 45", "minutes: 4.5", "5:1", "minutes: 4.5 is not a whole number"),
        ("checklists/small-list.yml", 'version: "1.0"', "version: 1.0", "45:5", "changes.1.version: 1.0 is not text; put it in quotes"),
        ("networks/metropolis.yml", "reviewed:", "founded:\n  value: 1985\nreviewed:", "3:1", "founded.source is missing: Address of the source (for example https://www.metropolis.org/members)"),
        ("networks/metropolis.yml", "reviewed:", "founded:\n  value:\n  source: https://example.org/\nreviewed:", "4:3", "founded.value has no value; write it or delete the line"),
        ("networks/metropolis.yml", "name: Metropolis\nsummary: A network of large cities.", "summary: A network of large cities.\nname: Metropolis", "2:1", "'name' stands after 'summary'; keys follow the order of the field reference"),
        ("networks/metropolis.yml", "2026-11-21", "2026-11-31", "3:11", "2026-11-31 is not a day of the calendar; write year-month-day, for example 2024-02-29"),
    ],
)  # fmt: skip
def test_a_wrong_record_gets_its_sentence(small: SmallLibrary, path: str, old: str, new: str, where: str, sentence: str) -> None:
    small.change(old, new, f"data/{path}")
    found = [problem for problem in small.problems() if problem.startswith(f"data/{path}")]
    assert found == [f"data/{path}:{where}: {sentence}"]


def test_a_record_that_cannot_be_read_does_not_hide_the_others(small: SmallLibrary) -> None:
    small.write("data/networks/metropolis.yml", "name: [Metropolis\n")
    assert small.problems() == [
        "cases/ghent-student-plan.yml:10:12: networks: there is no network 'metropolis'. Networks stand in data/networks/",
        "data/networks/metropolis.yml:1:7: a list in brackets that does not end; close it with ]",
    ]


@pytest.mark.parametrize("name", ["Metro Polis.yml", "metro--polis.yml", "metropolis.yaml"])
def test_a_record_is_named_by_its_key(small: SmallLibrary, name: str) -> None:
    small.write(f"data/networks/{name}", "name: Metropolis\n")
    assert small.problems() == [
        f"data/networks/{name}:1:1: '{name}' is not a key with .yml; use lower-case letters, digits and single hyphens"
    ]


METROPOLIS = """\
name: Ghent and its harbour
governs:
  - value: A council of 53 members.
    source: https://example.org/council
people:
  - value: 265000
    source: https://example.org/people
    as_of: 2023
  - value: About 560,000 with the towns around it.
    source: https://example.org/region
reviewed: 2026-11-21
"""


def test_a_metropolis_may_leave_out_what_was_not_found(small: SmallLibrary) -> None:
    small.write("data/metropolises/ghent.yml", METROPOLIS)
    assert small.problems() == []
    found = small.read().reference.metropolises["ghent"]
    assert [(stated.value, stated.as_of) for stated in found.people] == [
        (265000, 2023),
        ("About 560,000 with the towns around it.", None),
    ]
    assert found.budget == ()


@pytest.mark.parametrize(
    ("old", "new", "where", "sentence"),
    [
        ("governs:\n  - value: A council of 53 members.\n    source:", "governs:\n  value: A council of 53 members.\n  source:", "2:1", "governs must be a list, each entry on a line of its own after '- '"),
        ("    source: https://example.org/council\n", "", "3:5", "governs.1.source is missing: Address of the source (for example https://www.metropolis.org/members)"),
        ("https://example.org/council", "http://example.org/council", "4:5", "http://example.org/council begins with http; write https, or add 'http_only: true' where the host answers nothing else"),
        ("governs:", "government:", "2:1", "government is not a field; did you mean 'governs'?"),
        ("people:", "staff: []\npeople:", "6:1", "'people' stands after 'staff'; keys follow the order of the field reference"),
        ("    as_of: 2023\n", "    as_of: [2023]\n", "8:5", "people.1.as_of must be one text, not a list"),
        ("reviewed: 2026-11-21\n", "", "1:1", "reviewed is missing: Day it was last read against its sources (for example 2026-11-21)"),
    ],
)  # fmt: skip
def test_a_wrong_metropolis_gets_its_sentence(small: SmallLibrary, old: str, new: str, where: str, sentence: str) -> None:
    small.write("data/metropolises/ghent.yml", METROPOLIS)
    small.change(old, new, "data/metropolises/ghent.yml")
    assert small.problems() == [f"data/metropolises/ghent.yml:{where}: {sentence}"]


def test_an_earlier_id_of_a_term_or_an_item_still_resolves(small: SmallLibrary) -> None:
    small.change(
        "id: twinning\n    label: Twinning\n", "id: city-link\n    label: Link\n    was: [twinning]\n", "data/vocabularies/mechanisms.yml"
    )
    small.change("id: first-item", "id: new-item", "data/checklists/small-list.yml")
    small.change(
        "- id: new-item\n    do: Do it.\n    why: It is needed.\n    how_to_tell: It is done.\n    practice: shared-objectives\n",
        "- id: new-item\n    do: Do it.\n    why: It is needed.\n    how_to_tell: It is done.\n    practice: shared-objectives\n    was: [first-item]\n",
        "data/checklists/small-list.yml",
    )
    assert small.kontor("publish-checklist", "small-list", "The first item has another id.").exit_code == 0
    assert [problem for problem in small.problems() if "order" not in problem] == []


@pytest.mark.parametrize(
    ("page", "where", "sentence"),
    [
        ("# A page\n", "1:1", "the page has no front matter; begin it with ---, title:, description: and ---"),
        ("---\ntitle: A\n# A page\n", "1:1", "front matter begins with --- but never ends; write --- on a line of its own after it"),
        ("---\ntitle: A\n---\n", "2:1", "description is missing: One sentence for search engines and previews (for example How to list …)"),
        ("---\ntitle: A\ndescription: B\ntags: [c]\n---\n", "4:1", "tags is not a field"),
        (
            "---\ntitle: A: B\ndescription: C\n---\n",
            "2:9",
            "a colon and a space inside a text without quotes; put the whole text in quotes",
        ),
        ("---\ntitle: A\ntitle: B\ndescription: C\n---\n", "3:1", "'title' stands twice, first on line 2; keep one"),
        ("---\r\ntitle: 2014\r\ndescription: C\r\n---\r\n", "2:1", "title: 2014 is not text; put it in quotes"),
        ("---\n---\n# A page\n", "2:1", "nothing is written here; write the record or delete the file"),
    ],
)
def test_front_matter_is_read_as_strictly_as_a_case(small: SmallLibrary, page: str, where: str, sentence: str) -> None:
    small.write("docs/guide/page.md", page)
    assert small.problems() == [f"docs/guide/page.md:{where}: {sentence}"]
