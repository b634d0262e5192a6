"""Builds the search index over a finished site with Pagefind, in the same order every time."""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import cbor2

FOLDER = "search"
SIGNATURE = b"pagefind_dcd"


class SearchIndexError(Exception):
    """Pagefind could not index the site."""


def index(site: Path) -> None:
    """Index every page below site that says data-pagefind-body. Errors: SearchIndexError with what Pagefind said."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError(f"Pagefind could not build the search index: {(done.stderr or done.stdout).strip()}")
    put_in_order(site / FOLDER)
    for ready_made in (site / FOLDER).glob("pagefind-*ui.*"):
        ready_made.unlink()  # Our own dialog stands in its place.


def put_in_order(folder: Path) -> None:
    """Give the filters of an index a fixed order.

    Pagefind writes the values of a filter in an order that changes from run to run, and names files by their content; so
    the filters, the file that names them and the entry that names that one are written again, sorted.
    """
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    for language, about in entry["languages"].items():
        meta_file = folder / f"pagefind.{about['hash']}.pf_meta"
        meta = _unpacked(meta_file)
        new_names = {file.stem: _sort_filter(file, language) for file in sorted((folder / "filter").glob(f"{language}_*.pf_filter"))}
        meta = _sorted_filters(meta, new_names)
        packed = _packed(meta)
        about["hash"] = f"{language}_{_name(packed, 10)}"
        meta_file.unlink()
        (folder / f"pagefind.{about['hash']}.pf_meta").write_bytes(packed)
    (folder / "pagefind-entry.json").write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _sort_filter(file: Path, language: str) -> str:
    name, values = _unpacked(file)
    packed = _packed([name, sorted(values)])
    file.unlink()
    new = f"{language}_{_name(packed, 7)}"
    (file.parent / f"{new}.pf_filter").write_bytes(packed)
    return new


def _sorted_filters(meta: list[Any], new_names: dict[str, str]) -> list[Any]:
    """The index's table of contents with the new names in the place of the old ones."""
    return [_with_new_names(part, new_names) for part in meta]


def _with_new_names(part: Any, new_names: dict[str, str]) -> Any:
    if isinstance(part, list) and part and all(_names_filter(each, new_names) for each in part):
        return sorted([name, new_names[file]] for name, file in part)
    return part


def _names_filter(pair: Any, names: dict[str, str]) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and isinstance(pair[1], str) and pair[1] in names


def _unpacked(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE))


def _packed(value: Any) -> bytes:
    return gzip.compress(SIGNATURE + cbor2.dumps(value), mtime=0)


def _name(content: bytes, length: int) -> str:
    return hashlib.blake2b(content).hexdigest()[:length]
