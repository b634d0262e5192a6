"""Builds the search index over a finished site with Pagefind."""

import shutil
import subprocess
import sys
from pathlib import Path

from . import arranging

FOLDER = "search"

NOT_SEARCHED = (
    ".k-case .k-head__kicker",
    ".k-network .k-head__kicker",
    ".k-list .k-head__kicker",
    ".k-guide .k-head__kicker",
    ".k-city > p",
    ".k-explorer",
    "figure",
    "svg",
    ".k-city .k-facts",
    ".k-facts__label",
    ".k-link__note",
    ".k-sign",
    ".k-ref",
    ".k-claims__origin",
    ".k-sources",
    ".k-stated__label",
    ".k-stated__origin",
    ".k-items__item",
    ".k-items__list",
    ".k-missing",
    ".k-table thead",
    ".k-table caption",
    ".k-page .k-table",
    ".k-page pre",
    ".k-upkeep",
    ".k-origin",
    ".k-need",
    ".k-deed",
    ".k-case h2",
    ".k-city h2",
    ".k-network h2",
    ".k-guide h2",
    ".k-point__cases",
    ".k-evidence",
)
"""What says the same on every page, or leads to what is found by itself: it would drown the words that set a page apart."""


class SearchIndexError(Exception):
    """Pagefind could not index the site."""


def index(site: Path) -> None:
    """Index every page below site that says data-pagefind-body. Errors: SearchIndexError with what Pagefind said."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    command += ["--exclude-selectors", ", ".join(NOT_SEARCHED)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not build the search index: {(done.stderr or done.stdout).strip()}")
    arranging.arrange(site / FOLDER)
    for pattern in ("pagefind-*ui.*", "pagefind-*.js", "wasm.unknown.*"):
        for ready_made in list((site / FOLDER).glob(pattern)):
            ready_made.unlink(missing_ok=True)  # Our own dialog stands in its place, in English and without a worker.
