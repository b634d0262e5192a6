"""Writes generated pages: only those that changed, on every core; the others are taken over from the last site."""

import contextlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..ground import parallel
from ..library.cache import FOLDER, fingerprint
from .fragments import depth_of, in_bytes
from .frame import Frame
from .page import GeneratedPage
from .site import Site


class Written(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A page as it was written: what it depended on, and the file's size and time."""

    depends: str
    size: int
    changed: int


class Job(NamedTuple):
    """A page that must be drawn, and where it goes."""

    page: GeneratedPage
    depends: str


def write(
    pages: Sequence[GeneratedPage],
    frames: Mapping[tuple[str, int], Frame],
    site: Site,
    target: Path,
    last: Path,
    kept: Mapping[str, Written],
    depends: str,
) -> dict[str, Written]:
    """Write pages below target; take over those that are unchanged below last, the folder of the last site.

    kept: what was written last time, by address; depends: a short name for templates, records and settings.
    Returns what stands below target now, by address.
    """
    prints = {key: fingerprint([frame.html.encode(), depends.encode()]) for key, frame in frames.items()}
    bare = fingerprint([depends.encode()])
    _make_folders(target, pages)
    written: dict[str, Written] = {}
    jobs: list[Job] = []
    for page in pages:
        key = f"{bare if page.bare else prints[page.kind, depth_of(page.url)]}{page.depends}"
        before = kept.get(page.url)
        if before and before.depends == key and _take_over(page.url, before, target, last):
            written[page.url] = before
        else:
            jobs.append(Job(page, key))

    def work(job: Job) -> tuple[str, Written]:
        return job.page.url, _write_one(job, frames, site, target)

    written.update(parallel.each(work, jobs))
    return written


def _make_folders(target: Path, pages: Sequence[GeneratedPage]) -> None:
    for url in sorted({page.url for page in pages}):
        try:
            os.mkdir(target / url)
        except FileExistsError:
            continue
        except FileNotFoundError:
            os.makedirs(target / url)


def _take_over(url: str, before: Written, target: Path, last: Path) -> bool:
    file = f"{last}/{url}index.html"
    try:
        found = os.stat(file)
        if (found.st_size, found.st_mtime_ns) != (before.size, before.changed):
            return False
        if target != last:
            # A second name for the same file costs a fifth of writing it again.
            os.link(file, f"{target}/{url}index.html")
    except OSError:
        return False
    return True


def _write_one(job: Job, frames: Mapping[tuple[str, int], Frame], site: Site, target: Path) -> Written:
    page, depth = job.page, depth_of(job.page.url)
    body, sections = page.draw()
    html = in_bytes(body, depth)
    if not page.bare:
        edit_url = site.edit_url(page.edit) if page.edit else None
        html = frames[page.kind, depth].fill(
            title=page.title, description=page.description, url=page.url, edit_url=edit_url, sections=sections, body=html
        )
    file = f"{target}/{page.url}index.html"
    # A new file, never the old one rewritten: the old one may still be part of the published site.
    temporary = f"{file}.{os.getpid()}"
    with open(temporary, "wb") as handle:
        handle.write(html)
    os.replace(temporary, file)
    found = os.stat(file)
    return Written(job.depends, found.st_size, found.st_mtime_ns)


def read_kept(root: Path, target: Path) -> dict[str, Written]:
    """What was written below a folder last time, by address; nothing where that is not known."""
    try:
        return msgspec.json.decode(_file(root, target).read_bytes(), type=dict[str, Written])
    except (OSError, msgspec.MsgspecError):
        return {}


def keep(root: Path, target: Path, written: Mapping[str, Written]) -> None:
    """Remember what was written below a folder."""
    with contextlib.suppress(OSError):
        (root / FOLDER).mkdir(exist_ok=True)
        _file(root, target).write_bytes(msgspec.json.encode(written))


def _file(root: Path, target: Path) -> Path:
    return root / FOLDER / f"site-{fingerprint([str(target).encode()])[:8]}.json"
