"""Answers leave the device only when their owner passes them on: in a file, in a table, or in a link that nobody's server sees."""

import base64
import json
import random
import zlib
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .checklist_page import PAGE, Checklist, file
from .project import Project
from .reader import Reader

HARM = "<img src=x onerror=alert(1)> =1+1"


@pytest.fixture
def list_(reader: Reader) -> Checklist:
    """A checklist with three answers and a note."""
    found = Checklist(reader)
    found.answer("list-everything", "Done")
    found.answer("name-an-owner", "Partly")
    found.answer("count-the-cost", "Not applicable")
    found.write("name-an-owner", HARM)
    return found


GIVEN = {"list-everything": "done", "name-an-owner": "partly", "count-the-cost": "not-applicable"}


def link(list_: Checklist) -> str:
    list_.reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    list_.press("share")
    expect(list_.part("said")).to_have_text("The link is copied. It holds your answers as they are now.")
    found = list_.part("link").input_value()
    assert list_.page.evaluate("navigator.clipboard.readText()") == found
    return str(found)


def test_a_file_says_what_it_is_and_holds_every_answer_by_id(list_: Checklist) -> None:
    list_.part("tools").locator("summary").first.click()
    list_.part("name").fill("Ana López")
    name, text = list_.saved()
    content = json.loads(text)
    assert name == f"know-your-commitments-ana-lopez-{content['date']}.json"
    assert content["what"] == "A checklist of Kontor, filled in"
    assert content["version"] == "1.0"
    assert content["address"] == f"{list_.reader.home}{PAGE}"
    assert content["name"] == "Ana López"
    assert content["answers"]["name-an-owner"] == {"answer": "partly", "note": HARM}


def test_a_file_that_was_saved_brings_everything_back_and_loading_can_be_undone(list_: Checklist) -> None:
    name, text = list_.saved()
    list_.clear.click()
    list_.answer("tell-the-council", "Done")
    list_.load(name, text)
    assert list_.answers() == GIVEN
    assert list_.entry("name-an-owner").get_by_label("Note:").input_value() == HARM
    assert list_.told() == f"Loaded 3 answers from “{name}”."
    list_.undo.click()
    assert list_.answers() == {"tell-the-council": "done"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("no JSON", "“a.json” is no filled checklist. Choose a file that was saved on this page."),
        ("[]", "“a.json” is no filled checklist. Choose a file that was saved on this page."),
        ('{"what": "something else", "answers": {}}', "“a.json” is no filled checklist. Choose a file that was saved on this page."),
        (file({}, format=2), "“a.json” was saved by a newer edition of this page. Load the page again, then the file."),
        (
            file({}, checklist="join-a-network", title="Join a network"),
            "“a.json” belongs to another checklist: Join a network. Open it on the page of that list.",
        ),
        (" " * 300_000, "“a.json” is too large to be a filled checklist; such a file has at most 256 kB."),
    ],
)
def test_a_file_that_is_no_answer_to_this_list_is_refused_with_a_sentence(list_: Checklist, text: str, sentence: str) -> None:
    list_.load("a.json", text)
    assert list_.told() == sentence
    assert list_.answers() == GIVEN


def test_answers_to_items_that_are_not_on_the_list_are_kept_and_told(new_reader: Callable[..., Reader], hostile_site: Project) -> None:
    list_ = Checklist(new_reader(hostile_site))
    done = {"answer": "done", "note": ""}
    list_.load("old.json", file({"make-a-list": done, "print-the-list": done, "unheard-of": done}, version="0.9"))
    assert list_.answers() == {"list-everything": "done"}
    assert list_.told() == (
        "Loaded 3 answers from “old.json”. It was filled in with version 0.9; this is version 1.0, and the changes are told below the list. "
        "2 answers belong to no item of this list: “print-the-list” (left out since), “unheard-of”. They are kept, and saved with the others."
    )
    list_.answer("tell-the-council", "Done")
    assert set(json.loads(list_.saved()[1])["answers"]) == {"make-a-list", "print-the-list", "unheard-of", "tell-the-council"}
    list_.load("one.json", file({"gone": done}))
    assert list_.told() == (
        "Loaded 1 answer from “one.json”. One answer belongs to no item of this list: “gone”. It is kept, and saved with the others."
    )


def test_what_a_stranger_wrote_into_a_file_is_cut_and_shown_as_text(list_: Checklist) -> None:
    long = f"{HARM} " * 100
    list_.load(
        "a.json", file({"list-everything": {"answer": "done", "note": long}, "name-an-owner": {"answer": "explode"}, "__proto__": {}})
    )
    assert list_.answers() == {"list-everything": "done"}
    assert list_.entry("list-everything").get_by_label("Note:").input_value() == long[:600]
    assert list_.page.locator("k-checklist img").count() == 0


def test_a_table_holds_every_item_and_runs_no_formula(list_: Checklist) -> None:
    list_.write("list-everything", "=1+1")
    name, text = list_.saved("csv")
    lines = text.lstrip("\ufeff").splitlines()
    assert name.endswith(".csv")
    assert lines[0] == "Number,Item,Answer,Note,Address"
    assert len(lines) == 1 + list_.entries.count()
    assert ",done,'=1+1," in lines[1]


def test_a_link_carries_the_list_behind_its_sign_and_sends_nothing(
    list_: Checklist, new_reader: Callable[..., Reader], site: Project
) -> None:
    list_.part("tools").locator("summary").first.click()
    list_.part("name").fill("Ana")
    address = link(list_)
    other = new_reader(site)
    guest = Checklist(other, address.removeprefix(list_.reader.home))
    expect(guest.part("who")).to_contain_text("You see the list that Ana filled in on ")
    expect(guest.part("who")).to_be_focused()
    assert guest.answers() == GIVEN
    assert guest.entry("name-an-owner").locator(".k-entry__written").inner_text() == f"Note: {HARM}"
    assert not [url for url in other.asked if "filled" in url]


def test_a_link_shows_a_visitor_the_list_and_never_overwrites_their_own(list_: Checklist) -> None:
    address = link(list_).removeprefix(list_.reader.home)
    list_.clear.click()
    list_.answer("tell-the-council", "Done")
    mine = list_.kept()
    list_.page.evaluate("(carried) => { location.hash = carried; }", address.partition("#")[2])
    expect(list_.part("guest")).to_be_visible()
    assert list_.answers() == GIVEN
    expect(list_.entry("list-everything").get_by_role("radio", name="Open")).to_be_disabled()
    assert list_.kept() == mine
    assert list_.reader.faults() == {}
    list_.press("leave")
    assert list_.answers() == {"tell-the-council": "done"}
    assert "#" not in list_.page.url
    again = Checklist(list_.reader, address)
    list_.page.reload()
    expect(again.part("adopt")).to_have_text("Keep as mine, instead of my 1 answer")
    again.press("adopt")
    assert again.answers() == GIVEN
    assert again.told() == "These answers are yours now."
    assert "#" not in list_.page.url
    again.undo.click()
    assert again.kept() == mine


@pytest.mark.parametrize(
    ("carried", "sentence"),
    [
        ("AAAA", "This link is damaged: a part of it may be missing. Ask for it again, or for a file."),
        ("%%%", "This link is damaged: a part of it may be missing. Ask for it again, or for a file."),
        ("a" * 9000, "This link is too long to be a filled checklist."),
        ("[1]", "This link holds no filled checklist."),
        ('[2,"know-your-commitments","1.0","","",[]]', "This link was made by a newer edition of this page. Load the page again."),
        (
            '[1,"join-a-network","1.0","","",[],"Join a network"]',
            "This link belongs to another checklist: Join a network. Open it on the page of that list.",
        ),
        ("bomb", "This link holds more than a filled checklist can."),
    ],
)
def test_a_link_that_is_no_answer_to_this_list_is_refused_with_a_sentence(reader: Reader, carried: str, sentence: str) -> None:
    list_ = Checklist(reader)
    if carried == "bomb" or carried.startswith("["):
        text = " " * 5_000_000 if carried == "bomb" else carried
        carried = packed(text)
    list_.page.evaluate("(carried) => { location.hash = `filled=${carried}`; }", carried)
    expect(list_.part("said")).to_have_text(sentence)
    expect(list_.part("guest")).to_be_hidden()


def packed(text: str) -> str:
    pressed = zlib.compressobj(wbits=-15)
    return base64.urlsafe_b64encode(pressed.compress(text.encode()) + pressed.flush()).decode().rstrip("=")


def test_notes_that_make_the_link_too_long_are_told_of(list_: Checklist) -> None:
    letters = random.Random(1)
    for entry in list_.entries.all():
        note = "".join(chr(letters.randrange(0x4E00, 0x9FFF)) for _ in range(590))
        entry.locator("textarea").evaluate("(one, note) => { one.value = note; one.dispatchEvent(new Event('input')); }", note)
    list_.press("share")
    expect(list_.part("said")).to_contain_text("many programs cut links longer than 8000. Save the answers to a file instead.")
    expect(list_.part("link")).to_be_hidden()
