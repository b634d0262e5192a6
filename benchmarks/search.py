"""`python -m benchmarks.search`: what the search costs a reader, cold and warm, in the real library and in a large one."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from . import generator

BROWSER = os.environ.get("KONTOR_BROWSER", "/usr/bin/chromium")
QUERIES = ("ghent", "barselona", "sister city", "university partners", "climate", "embassy of a region", "leeds", "köln")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
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


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Nothing: a browser that is closed leaves its connections."""


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--cases", type=int, nargs="*", default=[120, 1000, 10000], help="sizes of the made-up libraries")
    parser.add_argument("--site", type=Path, nargs="*", default=[], help="built sites to measure as well")
    options = parser.parse_args()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="kontor-search-") as folder:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        print(f"{'':<24}  {'first ms':>8}  {'first kB':>8}  {'whole kB':>8}  {'p50 ms':>8}  {'p95 ms':>8}")
        for site in options.site:
            measure(browser, str(site), site)
        for number in options.cases:
            root = Path(folder) / str(number)
            generator.make(root, number)
            shutil.copytree(generator.ROOT / "cases", root / "cases", dirs_exist_ok=True)  # Written pages name them.
            subprocess.run([Path(sys.executable).parent / "mkdocs", "build", "--quiet"], cwd=root, check=True, env=QUIET)
            measure(browser, f"{number:,} made-up cases", root / "site")
        browser.close()


def measure(browser: Browser, name: str, site: Path) -> None:
    """Print a line: the slowest and heaviest of all queries cold, and all of them warm, each letter a look."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_address[1]}/"
    cold = [type_cold(browser, home, query) for query in QUERIES]
    warm = sorted(type_warm(browser, home))
    server.shutdown()
    print(
        f"{name[-24:]:<24}  {max(run.first for run in cold):>8.0f}  {max(run.first_kb for run in cold):>8.0f}  "
        f"{max(run.all_kb for run in cold):>8.0f}  {statistics.median(warm):>8.0f}  {warm[int(0.95 * len(warm))]:>8.0f}"
    )


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


if __name__ == "__main__":
    main()
