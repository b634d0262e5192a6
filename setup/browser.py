"""Find a browser for the tests, or get one; its path is printed and kept in `.venv/browser`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from commands import install_debian_package, run

KEPT = Path(sys.prefix, "browser")
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PLAYWRIGHT = (sys.executable, "-m", "playwright")
PRINT_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
ADVICE = (
    "No browser was found that the tests can use: install one "
    "(on Debian and Ubuntu: sudo apt-get install chromium libatomic1), or set KONTOR_BROWSER to the path of one."
)


def main() -> None:
    """Print the path of a browser; without one, say so, which in CI is a failure."""
    browser = find() if driven() else None
    if browser:
        KEPT.write_text(f"{browser}\n", encoding="utf-8")
        print(browser)
        return
    KEPT.unlink(missing_ok=True)
    if os.environ.get("CI") == "true":
        sys.exit(ADVICE)
    print(ADVICE, "Until then those tests are skipped.", file=sys.stderr)


def driven() -> bool:
    """Whether Playwright runs; its Node.js needs a library that a small Debian does not have."""
    ask = (*PLAYWRIGHT, "--version")
    return run(*ask, limit=60, hush=True) or (install_debian_package("libatomic1") and run(*ask, limit=60))


def find() -> str | None:
    """The first browser that runs: the one named, the last one, an installed one, a download, a Debian package."""
    named = os.environ.get("KONTOR_BROWSER")
    if named:
        return working(named) or sys.exit(f"KONTOR_BROWSER is {named}, which does not run.")
    return kept() or installed() or downloaded() or packaged()


def working(command: str) -> str | None:
    """The full path of a command, if it tells its version."""
    path = shutil.which(command)
    return path if path and run(path, "--version", limit=30, hush=True) else None


def kept() -> str | None:
    """The browser of the last run."""
    return working(KEPT.read_text(encoding="utf-8").strip()) if KEPT.is_file() else None


def installed() -> str | None:
    """A browser on the PATH."""
    return next(filter(None, map(working, NAMES)), None)


def downloaded() -> str | None:
    """The Chromium that Playwright downloads, with the libraries it needs where root may install them."""
    try:
        answer = subprocess.run([sys.executable, "-c", PRINT_PATH], capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None
    path = answer.stdout.strip()
    if working(path):
        return path
    print("Downloading Chromium with Playwright, for five minutes at most.", file=sys.stderr, flush=True)
    install = (*PLAYWRIGHT, "install", "--no-shell", "chromium")
    if not run(*install, limit=300, hush=True, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT="10000"):
        print("The download failed.", file=sys.stderr)
        return None
    if not working(path) and os.geteuid() == 0:
        run(*PLAYWRIGHT, "install-deps", "chromium", limit=900, hush=True)
    return working(path)


def packaged() -> str | None:
    """Debian's Chromium."""
    return working("/usr/bin/chromium") if install_debian_package("chromium") else None


if __name__ == "__main__":
    main()
