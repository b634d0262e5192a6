"""The search dialog, as a reader uses it."""

import re

from playwright.sync_api import Locator, expect

from .reader import Reader

ANSWERED = re.compile(r"result|Nothing")


class Search:
    """The search dialog of a page."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.dialog = reader.page.get_by_role("dialog", name="Search the library")
        self.words = self.dialog.get_by_role("searchbox")
        self.results = self.dialog.get_by_role("list").locator("a")
        self.status = self.dialog.get_by_role("status")

    def open(self) -> "Search":
        """Open the dialog from the keyboard."""
        self.reader.page.keyboard.press("/")
        self.words.wait_for()
        return self

    def find(self, words: str) -> Locator:
        """Type words and wait for the answer; the results."""
        self.words.fill(words)
        expect(self.status).to_have_text(ANSWERED)
        self.reader.settle()
        return self.results

    def filter(self, name: str) -> Locator:
        """The choice of a kind or a mechanism."""
        return self.dialog.get_by_role("combobox", name=name)

    def choose(self, filter_: str, value: str) -> None:
        """Choose a value of a filter; values show a count behind their name."""
        select = self.filter(filter_)
        label = next(text for text in select.locator("option").all_text_contents() if text.rpartition(" (")[0] == value)
        select.select_option(label=label)
        expect(self.status).to_have_text(ANSWERED)

    def addresses(self) -> list[str]:
        """Where the results lead, from the root, in the order in which they stand."""
        return [link.removeprefix(self.reader.home) for link in self.results.evaluate_all("links => links.map((link) => link.href)")]
