"""Several people fill in the same list; one of them puts the lists together and sees where they agree and where they differ."""

import base64
import json
import zlib

import pytest
from playwright.sync_api import Locator, expect

from .checklist_page import Checklist, file
from .reader import Reader

HARM = "<img src=x onerror=alert(1)>"


def entry(answer: str, note: str = "") -> dict[str, str]:
    return {"answer": answer, "note": note}


ANA = file({"list-everything": entry("done"), "name-an-owner": entry("done", HARM), "count-the-cost": entry("partly")}, name="Ana")
BEN = file({"list-everything": entry("done"), "name-an-owner": entry("not-applicable"), "unheard-of": entry("done")})


class Together:
    """The view of several lists."""

    def __init__(self, list_: Checklist) -> None:
        self.list = list_
        list_.press("merge")
        self.view = list_.page.get_by_role("region", name="Several lists together")
        self.view.wait_for()

    def add(self, **files: str) -> None:
        """Add files by their names."""
        chosen = [{"name": f"{name}.json", "mimeType": "application/json", "buffer": text.encode()} for name, text in files.items()]
        self.view.get_by_label("Files of the others").set_input_files(chosen)
        expect(self.said).not_to_be_empty()

    @property
    def said(self) -> Locator:
        """What the view said last."""
        return self.view.get_by_role("status")

    def people(self) -> list[str]:
        """The names of those whose lists are there."""
        return self.view.locator(".k-together__person strong").all_inner_texts()

    def item(self, words: str) -> Locator:
        """One item by a part of its words."""
        return self.view.locator(".k-together__item").filter(has_text=words)


@pytest.fixture
def together(reader: Reader) -> Together:
    """The lists of Ana, of Ben, whose name is the name of his file, and of the reader."""
    list_ = Checklist(reader)
    list_.answer("list-everything", "Done")
    list_.answer("count-the-cost", "Done")
    found = Together(list_)
    found.add(anas=ANA, Ben=BEN)
    found.view.get_by_role("button", name="Add my own list").click()
    return found


def test_each_item_tells_how_many_answered_what_and_whether_they_agree_in_words(together: Together) -> None:
    assert together.item("List every twinning").locator(".k-together__verdict").inner_text() == "All agree 3 done"
    owner = together.item("Name one owner")
    assert owner.locator(".k-together__verdict").inner_text() == "Differ 1 done, 1 not applicable, 1 open"
    assert owner.locator("li").all_inner_texts() == [f"Ana: done\n{HARM}", "Ben: not applicable", "Me: open"]
    assert together.item("Count last year's cost").locator(".k-together__verdict").inner_text() == "Differ 1 done, 1 partly, 1 open"
    assert together.item("Tell the council").locator(".k-together__verdict").inner_text() == "Nobody answered 3 open"
    assert together.view.locator(".k-together__sum").inner_text() == "3 lists. All agree: 1; Differ: 2; Nobody answered: 9."
    assert (
        together.view.locator(".k-together__person")
        .nth(1)
        .inner_text()
        .replace("\n", " ")
        .startswith("Ben 1 done, 1 not applicable, 10 open, 1 for an item that is not on this list")
    )
    assert together.view.locator("img").count() == 0


def test_only_what_differs_is_shown_on_demand(together: Together) -> None:
    assert together.list.reader.faults() == {}
    together.view.get_by_role("checkbox", name="Only where we differ").check()
    shown = together.view.locator(".k-together__item:visible .k-together__do").all_inner_texts()
    assert [words.split()[0] for words in shown] == ["Name", "Count"]
    assert together.list.reader.faults() == {}


def test_the_table_holds_every_person_and_the_agreement(together: Together) -> None:
    with together.list.page.expect_download() as download:
        together.view.get_by_role("button", name="Save as table (CSV)").click()
    lines = download.value.path().read_text(encoding="utf-8").lstrip("\ufeff").splitlines()
    assert lines[0] == "Number,Item,Agreement,Done,Partly,Not applicable,Open,Ana,Note of Ana,Ben,Note of Ben,Me,Note of Me"
    assert lines[3].endswith(f",Differ,1,0,1,1,done,{HARM},not applicable,,open,")
    assert len(lines) == 13


def test_a_list_can_be_taken_away_and_the_way_back_leads_to_my_own(together: Together) -> None:
    together.view.get_by_role("button", name="Remove Ben").click()
    assert together.item("Name one owner").locator(".k-together__verdict").inner_text() == "No difference so far 1 done, 1 open"
    together.view.get_by_role("button", name="Back to my list").click()
    expect(together.view).to_have_count(0)
    expect(together.list.part("merge")).to_be_focused()
    assert together.list.answers() == {"list-everything": "done", "count-the-cost": "done"}


def test_my_own_list_among_the_others_is_as_it_is_now(together: Together) -> None:
    list_ = together.list
    together.view.get_by_role("button", name="Back to my list").click()
    list_.answer("name-an-owner", "Partly")
    list_.answer("count-the-cost", "Open")
    list_.part("name").fill("Cem")
    list_.press("merge")
    expect(together.item("Name one owner").locator("li").last).to_have_text("Cem: partly")
    assert together.item("Count last year's cost").locator("li").last.inner_text() == "Cem: open"
    assert together.people() == ["Ana", "Ben", "Cem"]
    expect(together.said).to_be_empty()
    with list_.page.expect_download() as download:
        together.view.get_by_role("button", name="Save as table (CSV)").click()
    assert ",Cem,Note of Cem\r\n" in download.value.path().read_bytes().decode()
    assert download.value.path().read_text(encoding="utf-8").splitlines()[3].endswith(",not applicable,,partly,")
    second = list_.reader.context.new_page()
    second.goto(list_.page.url)
    second.locator("[data-item='name-an-owner']").get_by_role("radio", name="Done").check()
    expect(together.item("Name one owner").locator("li").last).to_have_text("Cem: done")
    second.close()


def test_my_own_list_is_added_once_and_again_when_it_was_removed(together: Together) -> None:
    own = together.view.get_by_role("button", name="Add my own list")
    together.view.get_by_role("button", name="Remove Ben").click()
    expect(own).to_be_disabled()
    together.view.get_by_role("button", name="Remove Me").click()
    own.click()
    assert together.people() == ["Ana", "Me"]


def test_the_address_of_an_item_or_of_a_filled_list_leads_out_of_the_view(together: Together) -> None:
    list_ = together.list
    list_.page.evaluate("location.hash = '#item-name-an-owner'")
    expect(together.view).to_have_count(0)
    expect(list_.entry("name-an-owner").get_by_role("radio", name="Open")).to_be_focused()
    expect(list_.entry("name-an-owner")).to_be_in_viewport()
    list_.press("merge")
    together.view.wait_for()
    assert together.people() == ["Ana", "Ben", "Me"]
    list_.page.evaluate("(carried) => { location.hash = `filled=${carried}`; }", carried("join-a-network"))
    expect(list_.part("said")).to_have_text("This link belongs to another checklist: Join a network. Open it on the page of that list.")
    expect(together.view).to_have_count(0)
    list_.press("merge")
    together.view.wait_for()
    list_.page.evaluate("(carried) => { location.hash = `filled=${carried}`; }", carried("know-your-commitments"))
    expect(list_.part("guest")).to_be_visible()
    expect(together.view).to_have_count(0)
    assert list_.answers() == {"name-an-owner": "done"}
    expect(list_.entries.first).to_be_visible()


def carried(checklist: str) -> str:
    """What a link carries behind '#filled=': one answer to a checklist."""
    content = [1, checklist, "1.0", "2026-11-21", "", [["name-an-owner", 0]], checklist.replace("-", " ").capitalize()]
    pressed = zlib.compressobj(wbits=-15)
    return base64.urlsafe_b64encode(pressed.compress(json.dumps(content).encode()) + pressed.flush()).decode().rstrip("=")


def test_links_are_put_together_like_files_and_what_is_no_list_is_told_of(together: Together) -> None:
    together.view.get_by_role("button", name="Back to my list").click()
    together.list.press("share")
    expect(together.list.part("link")).to_be_visible()
    address = together.list.part("link").input_value()
    together.list.press("merge")
    field = together.view.get_by_label("Or their links, one a line")
    add = together.view.get_by_role("button", name="Add the links")
    field.fill(f"{address}\nhttps://example.org/#filled=AAAA")
    add.click()
    expect(together.said).to_have_text(
        "Added 1 list. Line 2 of 2 is damaged: a part of it may be missing. Ask for it again, or for a file. 1 line stays in the field."
    )
    expect(field).to_have_value("https://example.org/#filled=AAAA")
    assert together.people() == ["Ana", "Ben", "Me", "A link"]
    add.click()
    expect(together.said).to_have_text(
        "This link is damaged: a part of it may be missing. Ask for it again, or for a file. 1 line stays in the field."
    )
    together.add(Ben=BEN, other=file({}, checklist="join-a-network", title="Join a network"))
    expect(together.said).to_have_text(
        "Added 1 list. “other.json” belongs to another checklist: Join a network. Open it on the page of that list."
    )
    assert together.people()[-1] == "Ben (2)"


def test_every_link_that_is_refused_is_named_and_stays_in_the_field_as_it_was_written(together: Together) -> None:
    good, other = (f"https://example.org/#filled={carried(key)}" for key in ("know-your-commitments", "join-a-network"))
    field = together.view.get_by_label("Or their links, one a line")
    field.fill(f"Dee: {good}, Eve: {other}\n\n<{good}>\nAt last!\n")
    together.view.get_by_role("button", name="Add the links").click()
    expect(together.said).to_have_text(
        "Added 2 lists. Line 2 of 4 belongs to another checklist: Join a network. Open it on the page of that list. "
        "Line 4 of 4 is damaged: a part of it may be missing. Ask for it again, or for a file. 2 lines stay in the field."
    )
    expect(field).to_have_value(f"Eve: {other}\nAt last!")
    assert together.people() == ["Ana", "Ben", "Me", "A link", "A link (2)"]
    assert together.list.reader.faults() == {}


def test_on_paper_the_lists_together_are_whole_and_without_buttons(together: Together) -> None:
    together.list.page.emulate_media(media="print")
    assert together.view.locator("button:visible, input:visible, textarea:visible").count() == 0
    expect(together.item("Tell the council")).to_be_visible()
    expect(together.list.entries.first).to_be_hidden()
