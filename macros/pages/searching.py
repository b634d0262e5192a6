"""Builds the search index over a finished site with Pagefind."""

import subprocess
import sys
from pathlib import Path

FOLDER = "search"


class SearchIndexError(Exception):
    """Pagefind could not index the site."""


def index(site: Path) -> None:
    """Index every page below site that says data-pagefind-body. Errors: SearchIndexError with what Pagefind said."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not build the search index: {(done.stderr or done.stdout).strip()}")
