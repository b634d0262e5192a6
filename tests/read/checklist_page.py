"""A checklist, as a reader fills it in."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator

from .reader import Reader

PAGE = "checklists/know-your-commitments/"
PLACE = "kontor:checklist:know-your-commitments"
WHAT = "A checklist of Kontor, filled in"


class Checklist:
    """The list on a page; opened when its script is there."""

    def __init__(self, reader: Reader, url: str = PAGE) -> None:
        self.reader = reader
        self.page = reader.page
        reader.open(url)
        self.list = self.page.locator("k-checklist")
        self.part("bar").wait_for()
        self.entries = self.page.locator("[data-item]")
        self.undo = self.part("undo")
        self.clear = self.part("clear")

    def part(self, name: str) -> Locator:
        """A part of the list that its script uses."""
        return self.list.locator(f"[data-part='{name}']")

    def entry(self, id_: str) -> Locator:
        """One item, by its id."""
        return self.page.locator(f"[data-item='{id_}']")

    def answer(self, id_: str, answer: str) -> None:
        """Choose an answer, by its words."""
        self.entry(id_).get_by_role("radio", name=answer, exact=True).check()

    def write(self, id_: str, note: str) -> None:
        """Write a note to an item."""
        fold = self.entry(id_).locator(".k-fold--note")
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
        fold.get_by_role("textbox").fill(note)

    def answers(self) -> dict[str, str]:
        """What is chosen, by id; items that are open are left out."""
        found = self.entries.evaluate_all("(all) => all.map((one) => [one.dataset.item, one.querySelector('input:checked').value])")
        return {id_: answer for id_, answer in found if answer != "open"}

    def kept(self) -> Any:
        """What the browser keeps."""
        return json.loads(self.page.evaluate("(place) => localStorage.getItem(place)", PLACE))

    def keep(self, value: object) -> None:
        """Put something into what the browser keeps, as another edition of the page might have."""
        self.page.evaluate("([place, text]) => localStorage.setItem(place, text)", [PLACE, json.dumps(value)])

    def progress(self) -> str:
        """How far the list is, in words."""
        return self.part("count").inner_text()

    def told(self) -> str:
        """What the list said last."""
        return self.part("said").inner_text()

    def press(self, part: str) -> None:
        """Press a button, also one that must be unfolded first."""
        button = self.part(part)
        if not button.is_visible():
            self.part("tools").locator("summary").first.click()
        button.click()

    def saved(self, part: str = "save") -> tuple[str, str]:
        """Save to a file: its name and its text."""
        with self.page.expect_download() as download:
            self.press(part)
        return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")

    def load(self, name: str, text: str | bytes) -> None:
        """Load a file, and wait until the list has said something of it."""
        before = self.told()
        content = text.encode() if isinstance(text, str) else text
        self.part("file").set_input_files({"name": name, "mimeType": "application/json", "buffer": content})
        self.page.wait_for_function("([one, before]) => one.textContent !== before", arg=[self.part("said").element_handle(), before])


def file(answers: dict[str, object], **other: object) -> str:
    """The text of a file with answers."""
    content = {"what": WHAT, "format": 1, "checklist": "know-your-commitments", "version": "1.0", "name": "", "answers": answers, **other}
    return json.dumps(content)
