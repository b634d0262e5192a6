"""Puts a finished site in the place of the old one, in one step."""

import ctypes
import os
import shutil
from pathlib import Path

EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
HERE = -100  # AT_FDCWD


def beside(site: Path) -> Path:
    """The folder in which the next site is built, on the same file system as the published one."""
    return site.with_name(f".{site.name}-next")


def prepare(site: Path) -> Path:
    """An empty folder for the next site; what a killed build left there is removed."""
    following = beside(site)
    shutil.rmtree(following, ignore_errors=True)
    following.mkdir(parents=True)
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)  # A build was killed between two renames.
    shutil.rmtree(old, ignore_errors=True)
    return following


def swap(following: Path, site: Path) -> None:
    """Publish the folder following as site and remove what stood there."""
    if not site.exists():
        following.rename(site)
        return
    if not _exchange(following, site):
        site.rename(_old(site))
        following.rename(site)
        shutil.rmtree(_old(site), ignore_errors=True)
    shutil.rmtree(following, ignore_errors=True)


def merge(following: Path, site: Path, *, keep: set[str], spare: str) -> None:
    """Move every file of following into site, a site that is being served, and delete what neither following nor keep names.

    keep: paths below site that stay as they are; spare: a folder that is left alone.
    """
    new = {file.relative_to(following).as_posix() for file in following.rglob("*") if file.is_file()}
    for name in new:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(following / name, site / name)
    for folder, folders, files in os.walk(site):
        if folder == str(site) and spare in folders:
            folders.remove(spare)
        for file in files:
            path = os.path.join(folder, file)
            name = os.path.relpath(path, site)
            if name not in new and name not in keep:
                os.unlink(path)
    shutil.rmtree(following, ignore_errors=True)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}-old")


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step where the system can."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0)
