"""Several people fill in the same list; one of them puts the lists together and sees where they agree and where they differ."""

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
        .startswith("Ben 1 done, 1 not applicable, 10 open, 1 for items that are not on this list")
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


def test_links_are_put_together_like_files_and_what_is_no_list_is_told_of(together: Together) -> None:
    together.view.get_by_role("button", name="Back to my list").click()
    together.list.press("share")
    expect(together.list.part("link")).to_be_visible()
    address = together.list.part("link").input_value()
    together.list.press("merge")
    together.view.get_by_label("Or their links, one a line").fill(f"{address}\nhttps://example.org/#filled=AAAA")
    together.view.get_by_role("button", name="Add the links").click()
    expect(together.said).to_have_text("Added 1 list. This link is damaged: a part of it may be missing. Ask for it again, or for a file.")
    assert together.view.locator(".k-together__person strong").all_inner_texts() == ["Ana", "Ben", "Me", "A link"]
    together.add(Ben=BEN, other=file({}, checklist="join-a-network", title="Join a network"))
    expect(together.said).to_have_text(
        "Added 1 list. “other.json” belongs to another checklist: Join a network. Open it on the page of that list."
    )
    assert together.view.locator(".k-together__person strong").last.inner_text() == "Ben (2)"


def test_on_paper_the_lists_together_are_whole_and_without_buttons(together: Together) -> None:
    together.list.page.emulate_media(media="print")
    assert together.view.locator("button:visible, input:visible, textarea:visible").count() == 0
    expect(together.item("Tell the council")).to_be_visible()
    expect(together.list.entries.first).to_be_hidden()
