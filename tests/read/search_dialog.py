"""The search dialog, as a reader uses it."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from .reader import Reader

LISTEN = """(status) => {
  window.answered = new Promise((done) => {
    new MutationObserver((_, watch) => { watch.disconnect(); done(); }).observe(status, { childList: true });
    setTimeout(done, 5000);
  });
}"""


class Search:
    """The search dialog of a page."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.dialog = reader.page.get_by_role("dialog", name="Search the library")
        self.words = self.dialog.get_by_role("searchbox")
        self.results = self.dialog.get_by_role("list").locator("a")
        self.status = self.dialog.get_by_role("status")

    def open(self) -> "Search":
        """Open the dialog from the keyboard, once the page listens to it."""
        self.reader.all(".k-search-open[aria-haspopup]").first.wait_for(state="attached")
        self.reader.page.keyboard.press("/")
        self.words.wait_for()
        return self

    def find(self, words: str) -> Locator:
        """Type words and wait for the answer; the results."""
        self._answered(lambda: self.words.fill(words))
        return self.results

    def _answered(self, step: Callable[[], object]) -> None:
        """Take a step and wait until the dialog says something new, which it does with every answer."""
        self.status.evaluate(LISTEN)
        step()
        self.reader.page.evaluate("window.answered")

    def filter(self, name: str) -> Locator:
        """The choice of a kind or a mechanism."""
        return self.dialog.get_by_role("combobox", name=name)

    def choose(self, filter_: str, value: str) -> None:
        """Choose a value of a filter; values show a count behind their name."""
        select = self.filter(filter_)
        expect(select.locator("option").nth(1)).to_be_attached()
        label = next(text for text in select.locator("option").all_text_contents() if text.rpartition(" (")[0] == value)
        self._answered(lambda: select.select_option(label=label))

    def addresses(self) -> list[str]:
        """Where the results lead, from the root, in the order in which they stand."""
        return [link.removeprefix(self.reader.home) for link in self.results.evaluate_all("links => links.map((link) => link.href)")]
