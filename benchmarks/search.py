"""What the search costs a reader, with an empty cache and with a full one."""

import statistics
from typing import NamedTuple

from playwright.sync_api import Browser, Page

QUERIES = ("ghent", "barselona", "sister city", "university partners", "climate", "embassy of a region", "leeds", "köln")
PAUSE = 60  # ms between two keys

NOTE_FIRST_RESULT = """() => {
  window.noted = null;
  const dialog = document.querySelector("dialog.k-search");
  const note = () => { if (window.began && !window.noted && dialog.querySelector("li a[href]")) window.noted = performance.now() - window.began; };
  dialog.querySelector("input").addEventListener("keydown", () => { window.began ??= performance.now(); }, true);
  new MutationObserver(note).observe(dialog, { childList: true, subtree: true });
}"""
TIME_OF_ONE = """async (words) => {
  const dialog = document.querySelector("dialog.k-search"), field = dialog.querySelector("input"), results = dialog.querySelector("[data-part=results]");
  const began = performance.now();
  const shown = new Promise((done) => new MutationObserver((_, watch) => { watch.disconnect(); done(); }).observe(results, { childList: true }));
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await shown;
  return performance.now() - began;
}"""


class Cold(NamedTuple):
    """Milliseconds from the first key to the first result, kB until then, kB until the whole query was answered."""

    first: float
    first_kb: float
    all_kb: float


class Cost(NamedTuple):
    """The slowest and heaviest of all queries cold, and milliseconds of a look in the middle and of the twentieth slowest, warm."""

    first: float
    first_kb: float
    all_kb: float
    usual: float
    p95: float


def measure(browser: Browser, home: str) -> Cost:
    """Type every query with an empty cache, and then all of them with a full one, each letter a look."""
    cold = [type_cold(browser, home, query) for query in QUERIES]
    warm = type_warm(browser, home)
    heaviest = (max(run[part] for run in cold) for part in range(3))
    return Cost(*heaviest, statistics.median(warm), statistics.quantiles(warm, n=20)[-1])


def type_cold(browser: Browser, home: str, query: str) -> Cold:
    """Open the search with an empty cache and type a query key by key."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(home, wait_until="networkidle")
    carried = count_bytes(page)
    open_search(page)
    page.evaluate(NOTE_FIRST_RESULT)
    page.keyboard.type(query[0])
    page.wait_for_function("() => window.noted")
    first, first_kb = page.evaluate("window.noted"), sum(carried) / 1000
    page.keyboard.type(query[1:], delay=PAUSE)
    page.wait_for_load_state("networkidle")
    context.close()
    return Cold(first, first_kb, sum(carried) / 1000)


def open_search(page: Page) -> None:
    """Press the key for the search; a browser that is busy may miss it."""
    field = page.locator("dialog.k-search input")
    while not field.is_visible():
        page.keyboard.press("/")
        page.wait_for_timeout(500)


def count_bytes(page: Page) -> list[float]:
    """A list that grows with every answer, by its bytes on the line."""
    carried: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: carried.append(event["encodedDataLength"]))
    return carried


def type_warm(browser: Browser, home: str) -> list[float]:
    """Milliseconds of each look, for every beginning of every query."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(home, wait_until="networkidle")
    open_search(page)
    page.locator("dialog.k-search input").fill("council")
    page.locator("dialog.k-search li a").first.wait_for()
    found = [page.evaluate(TIME_OF_ONE, query[:end]) for query in QUERIES for end in range(1, len(query) + 1)]
    context.close()
    return found
