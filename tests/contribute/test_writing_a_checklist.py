"""Somebody writes a checklist, publishes it, and changes it later without losing what was published."""

import pytest

from ..conftest import SmallLibrary
from .conftest import GoTo

PATH = "data/checklists/small-list.yml"
FIRST = "id: first-item\n    do: Do it.\n    why: It is needed.\n    how_to_tell: It is done.\n"
IDS = "[first-item, second-item, third-item, fourth-item, fifth-item, sixth-item, seventh-item]"
SEAL = "b72019f92b04"


def found(small: SmallLibrary) -> list[str]:
    """What is said of the checklist, without the place."""
    return [problem.partition(": ")[2] for problem in small.problems() if problem.startswith(PATH)]


def say(small: SmallLibrary, old: str, new: str) -> None:
    small.change(FIRST, FIRST.replace(old, new), PATH)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "Do it.",
            "Do it with every office of the city and with all the universities.",
            "do: 'Do it with every …' has 13 words; 12 are allowed, so move the rest to 'how_to_tell'",
        ),
        ("Do it.", "Do it?", "do: 'Do it?' is a question; say what to do, and put the question in 'how_to_tell'"),
        ("Do it.", "Do it. Do it again.", "do: 'Do it. Do it …' has 2 sentences; make one sentence of it, or two items"),
        ("Do it.", "Do it", "do: 'Do it' ends without a full stop; an item is one whole sentence"),
        (
            "Do it.",
            "The plan is made.",
            "do: 'the' is not a verb with which an item begins. The verbs stand in data/vocabularies/imperatives.yml",
        ),
        (
            "Do it.",
            "Planning it.",
            "do: 'planning' is not a verb with which an item begins; did you mean 'plan'? The verbs stand in data/vocabularies/imperatives.yml",
        ),
        ("Do it.", "Plan of the year.", "do: 'plan of' names a thing; begin with what to do"),
        ("It is needed.", "It is done.", "how_to_tell says the same as 'why'; say what is there to see when it is done"),
        ("It is needed.", "do IT", "why says the same as 'do'; say what goes wrong without the item"),
    ],
)
def test_an_item_that_cannot_be_used_gets_its_sentence(small: SmallLibrary, old: str, new: str, sentence: str) -> None:
    say(small, old, new)
    assert found(small) == [sentence]


@pytest.mark.parametrize(
    "do", ["Do it: by hand, by day.", "Plan for a new government.", "Name Łódź's twelve well-known twin-town links by hand at once now."]
)
def test_an_item_that_can_be_used_passes(small: SmallLibrary, do: str) -> None:
    say(small, "do: Do it.", f'do: "{do}"')
    assert small.kontor("publish-checklist", "small-list", "The first item has other words.").exit_code == 0
    assert found(small) == []


def test_an_item_without_a_practice_is_an_orphan(small: SmallLibrary) -> None:
    small.change(FIRST + "    practice: shared-objectives\n", FIRST, PATH)
    assert found(small) == ["items.1.practice is missing: The practice it serves (for example know-your-commitments)"]


@pytest.mark.parametrize(("minutes", "word", "limit"), [(4, "small", 5), (91, "large", 90)])
def test_a_checklist_takes_five_to_ninety_minutes(small: SmallLibrary, minutes: int, word: str, limit: int) -> None:
    small.change("minutes: 45", f"minutes: {minutes}", PATH)
    assert found(small) == [f"minutes: {minutes} is too {word}; the limit is {limit}"]


def test_nothing_published_changes_unseen(small: SmallLibrary) -> None:
    say(small, "It is needed.", "It is badly needed.")
    (sentence,) = found(small)
    assert sentence.startswith(
        "the items are not those that version 1.0 published; run 'kontor publish-checklist small-list' \"What changed.\", "
        f"or add an entry above it with version \"1.1\", date, what, 'items: {IDS}' and 'seal: \""
    )


def test_line_breaks_and_spaces_are_no_change(small: SmallLibrary) -> None:
    say(small, "why: It is needed.", "why: >-\n      It is\n      needed.")
    assert found(small) == []


def test_the_order_of_items_belongs_to_what_was_published(small: SmallLibrary) -> None:
    small.change("id: first-item", "id: waiting", PATH)
    small.change("id: second-item", "id: first-item", PATH)
    small.change("id: waiting", "id: second-item", PATH)
    assert "the items are not those that version 1.0 published" in found(small)[0]


def test_the_command_seals_a_new_version_above_the_old_one(small: SmallLibrary, on_day: GoTo) -> None:
    on_day("2027-02-01")
    say(small, "It is needed.", "It is badly needed.")
    said = small.kontor("publish-checklist", "small-list", "The first item gives a better reason.")
    assert said.output == f"Sealed version 1.1 in {PATH}. Now run: kontor check\n"
    assert found(small) == []
    checklist = small.read().reference.checklists["small-list"]
    newest, oldest = checklist.changes
    assert (newest.version, newest.date, newest.what) == ("1.1", "2027-02-01", "The first item gives a better reason.")
    assert newest.seal == checklist.seal != SEAL == oldest.seal
    assert newest.items == oldest.items == tuple(item.id for item in checklist.items)


def test_the_command_seals_a_first_version(small: SmallLibrary) -> None:
    small.change(f'    items: {IDS}\n    seal: "{SEAL}"\n', "", PATH)
    assert found(small) == [
        f"version 1.0 is not sealed; run 'kontor publish-checklist small-list', or add 'items: {IDS}' and 'seal: \"{SEAL}\"'"
    ]
    assert small.kontor("publish-checklist", "small-list").exit_code == 0
    assert found(small) == []
    assert small.read().reference.checklists["small-list"].changes[0].seal == SEAL


def test_the_command_keeps_to_the_indentation_of_the_file(small: SmallLibrary) -> None:
    text = (small.root / PATH).read_text(encoding="utf-8")
    head, mark, changes = text.partition("changes:\n")
    small.write(PATH, head + mark + "".join(f"{line[2:]}\n" for line in changes.splitlines()))
    say(small, "It is needed.", "It is badly needed.")
    assert small.kontor("publish-checklist", "small-list", "A better reason.").exit_code == 0
    assert found(small) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["small-list"], "Version 1.0 publishes these items already. Nothing was written.\n"),
        (["smal-list"], "there is no checklist 'smal-list'; did you mean 'small-list'?"),
    ],
)
def test_the_command_writes_nothing_without_need(small: SmallLibrary, words: list[str], said: str) -> None:
    before = (small.root / PATH).read_text(encoding="utf-8")
    assert said in small.kontor("publish-checklist", *words).output
    assert (small.root / PATH).read_text(encoding="utf-8") == before


def test_the_command_asks_what_changed_and_does_not_seal_a_mistake(small: SmallLibrary) -> None:
    say(small, "It is needed.", "It is badly needed.")
    assert "say in a sentence what changed" in small.kontor("publish-checklist", "small-list").output
    say_again = FIRST.replace("It is needed.", "It is badly needed.")
    small.change(say_again, say_again.replace("Do it.", "Do it?"), PATH)
    said = small.kontor("publish-checklist", "small-list", "Other words.")
    assert said.exit_code == 1
    assert "is a question" in said.output
    assert "Nothing was written." in said.output


RETIRED = """\
retired:
  - id: first-item
    do: Do it.
    why: Nobody did it.
    version: "1.1"
changes:
"""


def test_an_item_that_was_published_does_not_vanish(small: SmallLibrary) -> None:
    small.change("id: first-item", "id: other-item", PATH)
    lost = (
        "the item 'first-item', which version 1.0 published, is gone; "
        "name it under 'was' of the item that took its place, or under 'retired' with the reason"
    )
    assert lost in found(small)
    small.kontor("publish-checklist", "small-list", "The first item has gone.")
    assert found(small) == [lost]
    small.change("changes:\n", RETIRED, PATH)
    assert found(small) == []


def test_a_case_that_names_a_retired_item_is_told_so(small: SmallLibrary) -> None:
    small.change("id: first-item", "id: other-item", PATH)
    small.kontor("publish-checklist", "small-list", "The first item has gone.")
    small.change("changes:\n", RETIRED, PATH)
    assert [problem for problem in small.problems() if "retired" in problem] == [
        "cases/ghent-student-plan.yml:37:5: item: 'small-list/first-item' was retired in version 1.1 of the checklist; "
        "name an item of today, or delete the entry"
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("id: first-item", "id: second-item", "retired: 'second-item' is an item of today; keep it in one place"),
        ("id: first-item", "id: frist-item", "retired: no version published 'frist-item'; did you mean 'first-item'?"),
        ('version: "1.1"', 'version: "1.4"', "retired: there is no version 1.4 of this list; write 1.1 or 1.0"),
        ('version: "1.1"', 'version: "1.0"', "retired: version 1.0 or a later one still published 'first-item'; name the first version without it"),
    ],
)  # fmt: skip
def test_a_retired_item_says_truly_what_it_was(small: SmallLibrary, old: str, new: str, sentence: str) -> None:
    small.change("id: first-item", "id: other-item", PATH)
    small.kontor("publish-checklist", "small-list", "The first item has gone.")
    small.change("changes:\n", RETIRED.replace(old, new), PATH)
    assert sentence in found(small)


def test_versions_and_days_stand_from_the_newest_to_the_oldest(small: SmallLibrary) -> None:
    say(small, "It is needed.", "It is badly needed.")
    small.kontor("publish-checklist", "small-list", "A better reason.")
    small.change('version: "1.1"', 'version: "1.0"', PATH)
    assert found(small) == ["version 1.0 stands below version 1.0; the newest stands first, and each number once"]
    small.change('  - version: "1.0"\n    date: 2026-11-21\n    what: >-', '  - version: "1.1"\n    date: 2026-11-20\n    what: >-', PATH)
    assert found(small) == ["version 1.0 is of 2026-11-21, later than version 1.1 of 2026-11-20; correct one of the days"]


def test_a_version_keeps_what_it_published(small: SmallLibrary) -> None:
    say(small, "It is needed.", "It is badly needed.")
    small.kontor("publish-checklist", "small-list", "A better reason.")
    small.change(f'    seal: "{SEAL}"\n', "", PATH)
    assert found(small) == ["version 1.0 has lost its items or its seal; bring them back as they were published"]


def test_a_young_library_is_not_blamed_for_what_no_case_shows_yet(small: SmallLibrary) -> None:
    for number in range(11):
        small.add_case(f"ghent-case-{number}", ("https://example.org/report", f"https://example.org/report-{number}"))
    doubts = [problem for problem in small.problems() if problem.startswith("data/")]
    assert doubts == [
        f"{PATH}:1:1: warning: no guide names this checklist; name it under 'checklists' of a guide",
        f"{PATH}:8:1: warning: no case names 'second-item', 'third-item', 'fourth-item', 'fifth-item', 'sixth-item' and 'seventh-item'; "
        "name it under 'items' of a case that did or skipped it",
        "data/practices/open-to-others.yml:1:1: warning: no checklist serves this practice; name the practice in a checklist or in one of its items",
    ]
    (small.root / "cases" / "ghent-case-10.yml").unlink()
    assert [problem for problem in small.problems() if problem.startswith("data/")] == []


def test_a_guide_names_a_checklist_that_exists(small: SmallLibrary) -> None:
    small.write(
        "data/vocabularies/guide-kinds.yml", "title: Kinds\nsingular: Kind\nmeaning: A list.\nterms:\n  - id: task\n    label: Task\n"
    )
    point = "  - text: Do this.\n"
    small.write(
        "data/guides/a-guide.yml",
        "kind: task\ntitle: A guide\n"
        "summary: A short answer that is long enough to stand in a list of guides, in two sentences.\napplies: Always.\n"
        f"steps:\n{point * 3}effort: Little.\npitfalls:\n{point * 2}signs:\n{point * 2}checklists: [smal-list]\nreviewed: 2026-11-21\n",
    )
    assert [problem for problem in small.problems() if "smal-list" in problem] == [
        "data/guides/a-guide.yml:16:14: checklists: there is no checklist 'smal-list'; did you mean 'small-list'? "
        "Checklists stand in data/checklists/"
    ]
