"""What must be true of a case: one test for each thing that can be wrong, with the sentence it gets."""

import pytest

from macros.pages import build
from macros.pages.site import Site

from ..conftest import CASE, PROJECT, SLUG, SmallLibrary

SITE = Site("Kontor", "https://kontor.example/", None, "2026-11-21")
SECOND_SOURCE = """\
  - id: press
    title: A report
    publisher: A newspaper
    url: https://example.org/press
    kind: press
    seen: 2026-11-21
"""


CONDITION = "    note: One post on each side.\n    reading: editors\n"
ITEM = "    did: done\n    reading: editors\n"


def errors(small: SmallLibrary) -> list[str]:
    """The problems without the doubts: a copy of a case looks like the case."""
    return [problem for problem in small.problems() if ": warning: " not in problem]


def test_the_small_library_is_clean(small: SmallLibrary) -> None:
    assert small.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "where", "sentence"),
    [
        # Names
        ("[twinning]", "[twining]", "11:14", "mechanisms: 'twining' is not a term of mechanisms; did you mean 'twinning'? See data/vocabularies/mechanisms.yml"),
        ("[health]", "[sport]", "13:10", "themes: 'sport' is not a term of themes. See data/vocabularies/themes.yml"),
        ("[ghent, leeds]", "[gent, leeds]", "5:10", "places: there is no city 'gent'; did you mean 'ghent'? Cities stand in data/cities.csv"),
        ("[metropolis]", "[hansa]", "10:12", "networks: there is no network 'hansa'. Networks stand in data/networks/"),
        ("practice: shared-objectives", "practice: share-objectives", "29:5", "practice: there is no practice 'share-objectives'; did you mean 'shared-objectives'? Practices stand in data/practices/"),
        ("small-list/first-item", "small-list/frist-item", "37:5", "item: there is no item 'small-list/frist-item'; did you mean 'small-list/first-item'? Items stand in data/checklists/"),
        ("    source: report\n    said_by", "    source: reprot\n    said_by", "24:5", "there is no source 'reprot' in this file; did you mean 'report'?"),
        ("[ghent, leeds]", "[ghent, ghent]", "5:17", "'ghent' stands twice in places; keep one"),
        ("    year: 2014\nlessons", "    year: 2014\n    also: [report]\nlessons", "27:12", "'report' stands twice among the sources of a result; keep one"),
        ("    need: essential\n", "    need: vital\n", "33:5", "need: 'vital' is not a term of needs. See data/vocabularies/needs.yml"),
        (CONDITION, f"{CONDITION.partition('    reading')[0]}    source: reprot\n", "35:5", "there is no source 'reprot' in this file; did you mean 'report'?"),
        (CONDITION, CONDITION.replace("editors", "editor"), "35:5", "reading: 'editor' is not a term of readings; did you mean 'editors'? See data/vocabularies/readings.yml"),
        (ITEM, f"{ITEM.partition('    reading')[0]}    source: reprot\n", "39:5", "there is no source 'reprot' in this file; did you mean 'report'?"),
        (ITEM, ITEM.replace("editors", "editor"), "39:5", "reading: 'editor' is not a term of readings; did you mean 'editors'? See data/vocabularies/readings.yml"),
        (ITEM, f"{ITEM}    note: Twice a year.\n", "40:5", "'note' stands after 'reading'; keys follow the order of cases/_template.yml"),
        # Time
        ("end: 2015", "end: 2011-12", "16:3", "ends in 2011-12, before it starts in 2012"),
        ("status: completed", "status: running", "17:1", "the status is running, but the period ends in 2015"),
        ("end: 2015", "end: ongoing", "16:3", "the status is completed, but the period is ongoing"),
        # Sources
        ("https://example.org/report", "http://example.org/report", "45:5", "http://example.org/report begins with http; write https, or add 'http_only: true' where the host answers nothing else"),
        ("seen: 2026-11-21\n", "seen: 2026-11-21\n    archived: http://example.org/old\n", "48:5", "http://example.org/old begins with http; write https"),
        ("kind: official", "kind: project", "40:1", "1 publisher and no official or evaluation source; add a source of another publisher, or say why in 'partial'"),
        ("reviewed:\n", SECOND_SOURCE + "reviewed:\n", "48:5", "the source 'press' is not used; cite it or delete it"),
        # Text
        ("too few rooms [@report]", "too few rooms", "18:1", "context: the paragraph 'Both cities had too few rooms.' names no source; add [@source-id]"),
        ("a year [@report].", "a year [@report].\n\n\n  Then they met once a year, in the spring.", "20:1", "approach: the paragraph 'Then they met once a year, …' names no source; add [@source-id]"),
        ("a year [@report]", "a year [@report; @press]", "20:1", "approach cites 'press', which is not among the sources"),
        ("a year [@report]", "[a year](http://example.org) [@report]", "20:1", "approach links to 'http://example.org'; a link begins with https: or mailto:"),
        # Wholeness
        ("    source: report\nconditions", "    source: report\n    reading: editors\nconditions", "28:5", "the lesson has both a source and a reading; keep one"),
        ("    source: report\nconditions", "conditions", "28:5", "the lesson has neither a source nor a reading; name its source, or write 'reading: editors'"),
        (CONDITION, f"{CONDITION.partition('    reading')[0]}    source: report\n    reading: editors\n", "32:5", "the condition has both a source and a reading; keep one"),
        (CONDITION, CONDITION.partition("    reading")[0], "32:5", "the condition has neither a source nor a reading; name its source, or write 'reading: editors'"),
        (ITEM, f"{ITEM.partition('    reading')[0]}    source: report\n    reading: editors\n", "37:5", "the item has both a source and a reading; keep one"),
        (ITEM, ITEM.partition("    reading")[0], "37:5", "the item has neither a source nor a reading; name its source, or write 'reading: editors'"),
        (f"conditions:\n  - factor: money\n    need: essential\n{CONDITION}", "", "1:1", "conditions is missing; add it, or say why in 'partial'"),
        # The file
        ("reviewed:\n", f"related: [{SLUG}]\nreviewed:\n", "48:1", f"the case names itself, '{SLUG}', as related"),
        ("reviewed:\n", "related: [ghent-student-plam]\nreviewed:\n", "48:11", f"there is no case 'ghent-student-plam'; did you mean '{SLUG}'?"),
        ("  start: 2012\n  end: 2015\n", "  end: 2015\n  start: 2012\n", "16:3", "'start' stands after 'end'; keys follow the order of cases/_template.yml"),
        (CASE.splitlines()[0], "# A case", "1:1", "the first line must be '# yaml-language-server: $schema=../data/schema/case.schema.json', so that editors can help"),
    ],
)  # fmt: skip
def test_one_mistake_gets_one_sentence(small: SmallLibrary, old: str, new: str, where: str, sentence: str) -> None:
    small.change(old, new)
    expected = f"cases/{SLUG}.yml:{where}: {sentence}"
    others = [problem for problem in small.problems() if problem != expected and "stands after" not in problem]
    assert (expected in small.problems(), others) == (True, [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CONDITION, f"{CONDITION.partition('    reading')[0]}    source: report\n"),
        (ITEM, f"{ITEM.partition('    reading')[0]}    source: report\n"),
        (ITEM, ITEM.replace("    reading", "    note: Twice a year.\n    reading")),
        ("end: 2015", "end: 2012"),
        ("start: 2012\n  end: 2015", "start: 2012-03\n  end: 2012"),
        ("start: 2012\n  end: 2015", "start: 2012-03-04\n  end: 2012-03-04"),
        ("  end: 2015\nstatus: completed", "  end: unknown\nstatus: completed"),
        ("https://example.org/report\n    kind: official\n    seen: 2026-11-21", "http://example.org/report\n    kind: official\n    seen: 2026-11-21\n    http_only: true"),
        ("kind: official", "kind: evaluation"),
        ("collection: open\n", "collection: open\npartial: Results are not known yet.\n"),
        ("    source: report\nconditions", "    reading: editors\nconditions"),
        ("a year [@report]", "a year [@report] and [wrote](mailto:a@example.org) [letters](https://example.org)"),
    ],
)  # fmt: skip
def test_what_is_right_is_not_reported(small: SmallLibrary, old: str, new: str) -> None:
    small.change(old, new)
    assert small.problems() == []


def test_a_partial_case_needs_neither_results_nor_a_second_publisher(small: SmallLibrary) -> None:
    results = CASE[CASE.index("results:") : CASE.index("sources:")]
    small.change(results, "")
    small.change("kind: official", "kind: press")
    assert len(small.problems()) == 4
    small.change("collection: open\n", "collection: open\npartial: One press report was found.\n")
    assert small.problems() == []


def test_two_publishers_support_a_case_without_an_official_source(small: SmallLibrary) -> None:
    small.change("kind: official", "kind: project")
    small.change("reviewed:\n", SECOND_SOURCE + "reviewed:\n")
    small.change("    said_by: place\n    year: 2014\n", "    said_by: place\n    year: 2014\n    also: [press]\n")
    assert small.problems() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CONDITION, f"{CONDITION.partition('    reading')[0]}    source: press\n"),
        (ITEM, f"{ITEM.partition('    reading')[0]}    source: press\n"),
    ],
    ids=["condition", "item"],
)
def test_a_source_that_only_a_condition_or_an_item_names_is_used(small: SmallLibrary, old: str, new: str) -> None:
    small.change(old, new)
    small.change("reviewed:\n", SECOND_SOURCE + "reviewed:\n")
    assert small.problems() == []
    assert [source.claims for source in small.read().cases[SLUG].sources] == [4, 1]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("title: Ghent and Leeds plan homes for students", "title: Ghent plans", "2:1: title has 11 characters; at least 12 are needed"),
        (
            "summary: Two cities wrote one plan for student homes and followed it for three years.",
            "summary: Two cities wrote one plan.",
            "3:1: summary has 26 characters; at least 60 are needed",
        ),
    ],
    ids=["title", "summary"],
)
def test_a_title_or_a_summary_that_says_too_little_is_refused(small: SmallLibrary, old: str, new: str, sentence: str) -> None:
    small.change(old, new)
    assert small.problems() == [f"cases/{SLUG}.yml:{sentence}"]


def test_two_sources_have_ids_and_addresses_of_their_own(small: SmallLibrary) -> None:
    small.change("reviewed:\n", SECOND_SOURCE.replace("press", "report") + "reviewed:\n")
    assert errors(small) == [
        f"cases/{SLUG}.yml:48:5: two sources have the id 'report'; give each its own",
        f"cases/{SLUG}.yml:51:5: two sources have the address https://example.org/report; keep one",
        f"cases/{SLUG}.yml:52:5: kind: 'report' is not a term of source-kinds. See data/vocabularies/source-kinds.yml",
    ]


def test_two_cases_have_titles_of_their_own(small: SmallLibrary) -> None:
    small.add_case("leeds-student-plan", ("title: leeds-student-plan", "title: Ghent and Leeds"))
    assert errors(small) == [f"cases/leeds-student-plan.yml:2:1: {SLUG} has the same title; give each case its own"]


@pytest.mark.parametrize("name", ["ghent.yml", "Ghent-Plan.yml", "ghent_plan.yml", "ghent--plan.yml", "ghent-plan.yaml", "ghent-plan.YML"])
def test_a_case_file_is_named_by_its_slug(small: SmallLibrary, name: str) -> None:
    small.add_case("second-case")
    (small.root / "cases" / "second-case.yml").rename(small.root / "cases" / name)
    assert errors(small) == [
        f"cases/{name}:1:1: '{name}' is not a slug with .yml; "
        "use two or more lower-case words joined by hyphens, such as ghent-student-policy.yml"
    ]


def test_a_problem_across_the_library_is_placed_in_a_file_with_another_ending(small: SmallLibrary) -> None:
    small.write("cases/other-case.yaml", CASE)
    assert f"cases/other-case.yaml:2:1: {SLUG} has the same title; give each case its own" in small.problems()


@pytest.mark.parametrize("name", ["_draft.yml", ".hidden.yml", "notes.txt"])
def test_other_files_beside_the_cases_are_not_read(small: SmallLibrary, name: str) -> None:
    small.write(f"cases/{name}", "not a case")
    assert small.problems() == []


@pytest.mark.parametrize(
    ("stub", "sentence"),
    [
        (f"moved_to: {SLUG}\nsplit_into: [{SLUG}]\n", "a stub of a moved case has both moved_to and split_into; keep one"),
        ("moved_to:\n", "a stub of a moved case has neither moved_to nor split_into with a value; fill one in"),
        ("moved_to: ghent-student-plans\n", f"leads to 'ghent-student-plans', which is not a published case; did you mean '{SLUG}'?"),
        ("moved_to: old-name\n", "leads to itself; name the case where it stands now"),
        ("moved_to: older-name\n", "leads to 'older-name', which has moved as well; name the case where it stands now"),
    ],
)
def test_a_stub_leads_to_a_published_case_in_one_way(small: SmallLibrary, stub: str, sentence: str) -> None:
    small.write("cases/older-name.yml", f"moved_to: {SLUG}\n")
    small.write("cases/old-name.yml", stub)
    assert small.problems() == [f"cases/old-name.yml:1:1: {sentence}"]


def test_a_moved_case_is_no_case_of_its_own(small: SmallLibrary) -> None:
    small.write("cases/old-name.yml", f"split_into: [{SLUG}]\n")
    library = small.read()
    assert (list(library.cases), library.moved, library.problems) == ([SLUG], {"old-name": (SLUG,)}, ())


def test_a_case_may_name_a_moved_case_as_related(small: SmallLibrary) -> None:
    small.write("cases/old-name.yml", f"moved_to: {SLUG}\n")
    small.change("reviewed:\n", "related: [old-name]\nreviewed:\n")
    assert [problem for problem in small.problems() if "old-name" in problem] == []


def test_all_problems_are_found_at_once_and_sorted_by_place(small: SmallLibrary) -> None:
    small.change("[health]", "[sport]")
    small.change("[twinning]", "[twining]")
    small.add_case("a-case", ("status: completed", "status: finished"))
    small.write("docs/page.md", "# No front matter\n")
    small.write("data/networks/metropolis.yml", "name: Metropolis\n")
    found = [problem.split(": ")[0] for problem in errors(small)]
    assert found == [
        "cases/a-case.yml:10:12",
        "cases/a-case.yml:17:1",
        f"cases/{SLUG}.yml:10:12",
        f"cases/{SLUG}.yml:11:14",
        f"cases/{SLUG}.yml:13:10",
        "data/networks/metropolis.yml:1:1",
        "data/networks/metropolis.yml:1:1",
        "docs/page.md:1:1",
    ]


def test_the_command_the_build_and_the_reading_say_the_same(small: SmallLibrary) -> None:
    (small.root / "overrides").symlink_to(PROJECT / "overrides")
    small.change("[twinning]", "[twining]")
    small.change("end: 2015", "end: 2011")
    read = [str(problem) for problem in small.read().problems]
    with pytest.raises(build.LibraryError) as stopped:
        build.read(small.root, SITE)
    assert len(read) == 2
    assert [str(problem) for problem in stopped.value.problems] == read
    assert small.kontor("check").stdout.splitlines() == read


def test_the_build_does_not_stop_for_a_doubt(small: SmallLibrary) -> None:
    (small.root / "overrides").symlink_to(PROJECT / "overrides")
    small.add_case("a-copy")
    assert [problem.rule for problem in build.read(small.root, SITE).library.problems] == ["duplicate"]


def test_the_build_stops_for_a_page_without_front_matter(small: SmallLibrary) -> None:
    (small.root / "overrides").symlink_to(PROJECT / "overrides")
    small.write("docs/page.md", "# A page\n")
    with pytest.raises(build.LibraryError) as stopped:
        build.read(small.root, SITE)
    assert [str(problem) for problem in stopped.value.problems] == [
        "docs/page.md:1:1: the page has no front matter; begin it with ---, title:, description: and ---"
    ]
