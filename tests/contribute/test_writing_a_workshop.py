"""Somebody writes a workshop, and hears in sentences what does not fit."""

from collections.abc import Callable

import pytest

from ..conftest import SLUG, SmallLibrary

PATH = "data/workshops/small-workshop.yml"
FAILED = "leeds-night-bus"
Said = Callable[..., list[str]]

WORKSHOP = f"""\
title: A small workshop
need: We have to decide.
summary: A group looks at two cases, works through a checklist and leaves with a decision.
purpose: It prepares a decision.
audience: Officers of a city.
group_size: 3 to 8
minutes: 75
outcome: [A decision.]
bring: [A list.]
prepare: [Print the cards.]
agenda:
  - id: welcome
    minutes: 5
    title: Welcome
    who: Everybody
    what: Say why you are here.
    screen: Why are you here?
  - id: cards
    minutes: 15
    title: Two cases
    who: Tables
    what: Read and guess.
    screen: Read and guess.
    cards: [{SLUG}, {FAILED}]
  - id: check
    minutes: 45
    title: The checklist
    who: Tables
    what: Work through the list.
    screen: What is open?
    checklist: small-list
  - id: close
    minutes: 10
    title: Close
    who: Everybody
    what: Name the next step.
    screen: What is next?
notes:
  - entry: welcome
    trouble: Nobody speaks.
    say: Ask somebody by name.
  - entry: cards
    trouble: They turn the card at once.
    say: Ask for a guess on paper.
  - entry: check
    trouble: All is ticked.
    say: Ask how they know.
checklists: [small-list]
cards:
  - case: {SLUG}
    situation: Two cities had too few rooms.
    question: What would you do first?
    why: It went well.
  - case: {FAILED}
    situation: A city wanted buses at night.
    question: Who pays?
    why: It failed.
feedback: [What was missing?]
changes:
  - version: "1.0"
    date: 2026-11-21
    what: First version.
"""

CHECK = "    checklist: small-list\n"
CLOSE = "    screen: What is next?\n"
ALL = "    shares:\n      - items: [first-item, second-item, third-item, fourth-item, fifth-item, sixth-item, seventh-item]\n"


@pytest.fixture
def found(small: SmallLibrary) -> Said:
    """A small library with a workshop; changes in it as (old, new) give what is then said of it, place and sentence."""
    small.add_case(FAILED, ("status: completed", "status: failed"))

    def said(*changes: tuple[str, str]) -> list[str]:
        text = WORKSHOP
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        small.write(PATH, text)
        return [problem.removeprefix(f"{PATH}:") for problem in small.problems() if problem.startswith(PATH)]

    return said


def test_a_workshop_that_fits_gets_no_problem(found: Said) -> None:
    assert found() == []


def test_parts_share_out_the_items_of_a_checklist(found: Said) -> None:
    groups = "    shares:\n      - group: Money\n        items: [third-item]\n      - group: People\n        items: [second-item]\n"
    assert found((CHECK, CHECK + ALL.replace("second-item, third-item, ", "")), (CLOSE, CLOSE + CHECK + groups)) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [("minutes: 75", "minutes: 90")],
            "7:1: minutes: 90, but the parts of the agenda take 75, 15 minutes less; change the parts or write 75",
        ),
        (
            [("minutes: 5\n", "minutes: 10\n")],
            "7:1: minutes: 75, but the parts of the agenda take 80, 5 minutes more; change the parts or write 80",
        ),
        (
            [("minutes: 45", "minutes: 30"), ("minutes: 5\n", "minutes: 20\n")],
            "26:5: the checklist 'small-list' takes 45 minutes, and the agenda gives it 30; give it more time",
        ),
        (
            [(CHECK, CHECK + ALL.replace("second-item, third-item, ", ""))],
            "32:5: no part takes 'second-item' and 'third-item' of the checklist 'small-list'; give them to a part",
        ),
        (
            [(CHECK, CHECK + "    shares:\n      - items: [first-item, frist-item]\n")],
            "33:29: items: 'frist-item' is no item of the checklist 'small-list'; did you mean 'first-item'?",
        ),
        (
            [
                (
                    CHECK,
                    CHECK + "    shares:\n      - items: [first-item, second-item]\n      - group: Money\n        items: [second-item]\n",
                )
            ],
            "35:17: items: 'second-item' stands in the part 'check' already; an item has its time once",
        ),
        (
            [(CHECK, CHECK + "    shares:\n      - items: [first-item, second-item]\n      - group: Money\n        items: [third-item]\n")],
            "33:9: several groups share these items; name the group that takes this share",
        ),
        (
            [(CHECK, CHECK + ALL), (CLOSE, CLOSE + CHECK)],
            "40:5: another part names its items of the checklist 'small-list', and this part names none; name those on which it works",
        ),
        (
            [(CLOSE, CLOSE + ALL)],
            "38:5: shares name items, but the part names no checklist; name the checklist to which they belong",
        ),
        ([("id: close", "id: cards")], "32:5: the id 'cards' stands twice in agenda; notes could not tell which part they mean"),
        ([("entry: check", "entry: chek")], "45:5: entry: 'chek' is no part of the agenda; did you mean 'check'?"),
        (
            [("    checklist: small-list\n", "")],
            "47:14: no part of the agenda uses the checklist 'small-list'; give it a part, or leave it out",
        ),
        (
            [(f"cards: [{SLUG}, {FAILED}]", f"cards: [{SLUG}]")],
            f"54:5: no part of the agenda uses the card '{FAILED}'; give it a part, or leave it out",
        ),
        (
            [(f"    cards: [{SLUG}, {FAILED}]", f"    cards: [{SLUG}, {FAILED}, leeds-night-buses]")],
            f"24:50: cards: 'leeds-night-buses' has no card in this workshop; did you mean '{FAILED}'?",
        ),
        (
            [("question: Who pays?", "question: Say who pays.")],
            "56:5: question ends without a question mark; ask what the group can talk about",
        ),
        (
            [("title: Close", "title: Close what was opened here and name everybody who will do something")],
            "34:5: agenda.4.title has 67 characters; 60 are allowed",
        ),
        ([("group_size: 3 to 8\n", "")], "1:1: group_size is missing: For how many people (for example 6 to 16)"),
        ([("what: Say why", "wat: Say why")], "16:5: wat is not a field of agenda; did you mean 'what'?"),
        ([(f"- case: {FAILED}", "- case: leeds-night-bsu")], "54:5: there is no case 'leeds-night-bsu'; did you mean 'leeds-night-bus'?"),
        (
            [("Say why you are here.\n    screen", "Say why you are here [@report].\n    screen")],
            "16:5: cites 'report', which is not among the sources",
        ),
        (
            [
                (
                    "    what: First version.\n",
                    '    what: First version.\n  - version: "1.1"\n    date: 2026-11-20\n    what: Second version.\n',
                )
            ],
            "63:5: version 1.1 stands below version 1.0; the newest stands first, and each number once",
        ),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(found: Said, changes: list[tuple[str, str]], sentence: str) -> None:
    assert sentence in found(*changes)


def test_a_pack_without_a_case_that_failed_is_refused(found: Said, small: SmallLibrary) -> None:
    small.change("status: failed", "status: completed", f"cases/{FAILED}.yml")
    assert found() == [
        "49:1: no case of these cards failed, ended early or was paused; choose one that did, because a room learns from the contrast"
    ]
