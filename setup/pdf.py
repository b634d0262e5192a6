"""Bring WeasyPrint into `.venv`, with the library of the system that it draws with; where both are there, do nothing."""

import sys
from pathlib import Path

from commands import ROOT, install_debian_package, run

LOCK = ROOT / "setup" / "pdf.txt"
PANGO = ("libpangoft2-1.0-0", "libharfbuzz-subset0")
ADVICE = (
    "PDFs need the library Pango, which was not found and could not be installed here. "
    f"On Debian and Ubuntu: sudo apt-get install {' '.join(PANGO)}. Everything else works without it."
)


def main() -> None:
    """Make sure that PDFs can be drawn, or stop with one sentence."""
    if draws():
        return
    if not run(sys.executable, "-c", "import importlib.metadata as m; m.version('weasyprint')", limit=60, hush=True):
        print("Installing WeasyPrint; this is done once.", flush=True)
        install_packages()
    if not draws():
        for package in PANGO:
            install_debian_package(package)
        if not draws():
            sys.exit(ADVICE)


def draws() -> bool:
    """Whether WeasyPrint and the libraries that it needs can be loaded."""
    return run(sys.executable, "-c", "import weasyprint", limit=60, hush=True)


def install_packages() -> None:
    """Install every package of the lock that is missing, each checked against its hash."""
    uv = (Path(sys.executable).parent / "uv", "pip", "install", "--quiet", "--require-hashes", "--python", sys.executable, "-r", LOCK)
    if run(*uv, limit=600, UV_LINK_MODE="copy"):
        return
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes", "-r", LOCK)
    if not run(*pip, limit=900):
        sys.exit("WeasyPrint could not be installed; the lines above say why. Once that is put right, run it again.")


if __name__ == "__main__":
    main()
