"""Bring `.venv` to what `setup/lock.txt` says; where it is there already, do nothing."""

import hashlib
import importlib
import importlib.util
import shutil
import sys

from commands import ROOT, install_debian_package, run

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "set-up"
LOCK = ROOT / "setup" / "lock.txt"
UV_LOCK = ROOT / "setup" / "uv.txt"
INPUTS = (ROOT / "pyproject.toml", LOCK, UV_LOCK)


def main() -> None:
    """Set up what is missing, or stop with one sentence."""
    if shutil.which("git") is None:
        sys.exit("Kontor needs git. On Debian and Ubuntu: sudo apt-get install git")
    wanted = fingerprint()
    if STAMP.is_file() and PYTHON.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("Setting up .venv; this takes less than a minute and is done once.", flush=True)
    make_empty_environment()
    install_packages()
    install_project()
    # Written last: a set-up that stopped half-way begins again the next time.
    STAMP.write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """What the environment depends on: the locks, the version of Python, and the folder, which its scripts name."""
    contents = b"".join(path.read_bytes() for path in INPUTS)
    return f"{hashlib.sha256(contents).hexdigest()} {sys.version_info.major}.{sys.version_info.minor} {VENV}\n"


def make_empty_environment() -> None:
    """Make `.venv` anew, with pip and nothing else."""
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu keep this part of Python in a package of its own.
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not install_debian_package(package):
            sys.exit(f"Python's venv is missing. On Debian and Ubuntu: sudo apt-get install {package}")
        importlib.invalidate_caches()
    if not run(sys.executable, "-m", "venv", "--clear", VENV, limit=120):
        sys.exit(f"{sys.executable} could not make a virtual environment in {VENV}; the lines above say why.")


def install_packages() -> None:
    """Install every package of the lock, each checked against its hash."""
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes")
    uv = (VENV / "bin" / "uv", "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", "--python", PYTHON, LOCK)
    # Copies, because links into uv's cache fail with a warning when the cache is on another disk.
    if run(*pip, "--only-binary=:all:", "-r", UV_LOCK, limit=300) and run(*uv, limit=900, UV_LINK_MODE="copy"):
        return
    print("uv does not work here; pip does the same in about a minute.", flush=True)
    if not run(*pip, "-r", LOCK, limit=1800):
        sys.exit("The packages could not be installed; the lines above say why. Once that is put right, run it again.")


def install_project() -> None:
    """Install Kontor itself as a path to this folder, so that a change counts at once."""
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    if not run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT, limit=300):
        sys.exit("Kontor itself could not be installed; the lines above say why.")


if __name__ == "__main__":
    main()
