"""`python -m benchmarks.instruments`: what search and explorer cost a reader in small and large libraries."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from . import explorer, generator, search

FOUND = generator.ROOT / ".venv" / "browser"
BROWSER = FOUND.read_text(encoding="utf-8").strip() if FOUND.is_file() else os.environ.get("KONTOR_BROWSER", "/usr/bin/chromium")
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
HEAD = ("", "search: first ms", "first kB", "whole kB", "p50 ms", "p95 ms", "explorer: B a case", "opened ms", "step ms", "slowest ms")


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Nothing: a browser that is closed leaves its connections."""


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.instruments", description=__doc__)
    parser.add_argument("--cases", type=int, nargs="*", default=[120, 1000, 10000], help="sizes of the made-up libraries")
    parser.add_argument("--site", type=Path, nargs="*", default=[], help="built sites to measure as well")
    options = parser.parse_args()
    print("  ".join(f"{head:>{max(8, len(head))}}" for head in (f"{HEAD[0]:<24}", *HEAD[1:])))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="kontor-instruments-") as folder:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        for site in options.site:
            measure(browser, str(site)[-24:], site)
        for number in options.cases:
            root = Path(folder) / str(number)
            build(root, number)
            measure(browser, f"{number:,} made-up cases", root / "site")
            shutil.rmtree(root)
        browser.close()


def build(root: Path, number: int) -> None:
    """A site of so many made-up cases beside those of this library."""
    generator.make(root, number)
    subprocess.run([Path(sys.executable).parent / "mkdocs", "build", "--quiet"], cwd=root, check=True, env=QUIET)


def measure(browser: Browser, name: str, site: Path) -> None:
    """Print a line of figures for a built site."""
    cases = sum(each.is_dir() for each in (site / "cases").iterdir() if each.name not in ("all", "by"))
    with served(site) as home:
        figures = (*search.measure(browser, home), *explorer.measure(browser, home, site, cases))
    widths = (max(8, len(head)) for head in HEAD[1:])
    print("  ".join([f"{name:<24}", *(f"{figure:>{width}.0f}" for figure, width in zip(figures, widths, strict=True))]), flush=True)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site while it is served."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


if __name__ == "__main__":
    main()
