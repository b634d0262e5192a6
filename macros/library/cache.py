"""What was learnt of each case file, kept under the content of the file and of everything it depends on."""

import contextlib
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from ..ground.problems import Problem
from .digest import CaseDigest

FOLDER = ".cache"


Stamp = tuple[int, int, int, int]
"""What the file system says of a file: size, inode, times of change of content and of entry, in nanoseconds."""

SETTLED = 2_000_000_000  # Two changes closer than this may bear the same time, so a younger file is read again.


class Known(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one case file holds: its digest or where it moved, its problems, its card drawn once."""

    stamp: Stamp
    content: str
    digest: CaseDigest | None
    moved: tuple[str, ...]
    problems: tuple[tuple[str, int, int, str, str, str], ...]
    card: str


class _File(msgspec.Struct):
    depends: str
    known: dict[str, Known]


class _Verdict(msgspec.Struct):
    depends: str
    files: str
    problems: tuple[tuple[str, int, int, str, str, str], ...]


def fingerprint(parts: Iterable[bytes]) -> str:
    """A short name for content."""
    total = hashlib.blake2b(digest_size=16)
    for part in parts:
        total.update(len(part).to_bytes(8, "little"))
        total.update(part)
    return total.hexdigest()


def fingerprint_of_files(root: Path, folders: Iterable[str]) -> str:
    """A short name for the content and the names of all files below some folders of root."""
    files = sorted(file for folder in folders for file in (root / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return fingerprint(part for file in files for part in (file.relative_to(root).as_posix().encode(), file.read_bytes()))


def read(root: Path, depends: str) -> dict[str, Known]:
    """What is known of case files, by path; nothing when the dependencies changed or the file cannot be read."""
    try:
        # JSON, not pickle: a cache file is data even if a stranger wrote it.
        kept = msgspec.json.decode((root / FOLDER / "cases.json").read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError):
        return {}
    return kept.known if kept.depends == depends else {}


def write(root: Path, depends: str, known: dict[str, Known]) -> None:
    """Keep what is known for the next time; a folder that cannot be written is no problem."""
    _write(root, "cases.json", msgspec.json.encode(_File(depends, known)))


def verdict(root: Path, depends: str, files: str) -> tuple[Problem, ...] | None:
    """All problems of a library in which nothing has changed since they were found, or None."""
    try:
        kept = msgspec.json.decode((root / FOLDER / "verdict.json").read_bytes(), type=_Verdict)
    except (OSError, msgspec.MsgspecError):
        return None
    return tuple(map(unpacked, kept.problems)) if (kept.depends, kept.files) == (depends, files) else None


def write_verdict(root: Path, depends: str, files: str, problems: Iterable[Problem]) -> None:
    """Keep all problems of a library for as long as nothing changes."""
    _write(root, "verdict.json", msgspec.json.encode(_Verdict(depends, files, tuple(map(packed, problems)))))


def stamp(entry: os.DirEntry[str]) -> Stamp:
    """The stamp of a directory entry."""
    found = entry.stat()
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def packed(problem: Problem) -> tuple[str, int, int, str, str, str]:
    """A problem as the cache keeps it."""
    return problem.path, problem.line, problem.column, problem.rule, problem.sentence, problem.severity


def unpacked(values: tuple[str, int, int, str, str, str]) -> Problem:
    """A problem from the cache."""
    return Problem(*values)  # type: ignore[arg-type]


def _write(root: Path, name: str, content: bytes) -> None:
    with contextlib.suppress(OSError):
        (root / FOLDER).mkdir(exist_ok=True)
        temporary = root / FOLDER / f"{name}.{os.getpid()}"
        temporary.write_bytes(content)
        temporary.replace(root / FOLDER / name)
