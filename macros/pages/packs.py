"""Packs: sheets of the site in one file that opens from a memory stick, without a network and without a server."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag

LICENCE = "assets/licences/CC-BY-4.0.txt"
FONTS_LICENCE = "assets/fonts/OFL.txt"
FIRST = "index.html"

_LINK = re.compile(r'(?<=\s)(href|src)="((?:\.\./)+)([^"]*)"')
_FILE_OF_STYLE = re.compile(r'url\("([^":]+)"\)')


@dataclass(frozen=True, slots=True)
class Pack:
    """One file to download.

    url: its address from the site's root; day: the date that its files bear, so that two builds are the same to the byte.
    pages: names of the sheets in it by their address; instead: names for other addresses to which its sheets lead; readme: its plain text.
    """

    url: str
    day: str
    pages: Mapping[str, str]
    instead: Mapping[str, str]
    readme: str

    @property
    def folder(self) -> str:
        """The one folder that it unpacks to."""
        return posixpath.basename(self.url).removesuffix(".zip")


def write(packs: Sequence[Pack], target: Path, assets: Path, address: str) -> None:
    """Write packs below target, from the pages that stand there already. assets: the folder that holds assets/; address: of the public site."""
    for pack in packs:
        files = dict(sorted(_files(pack, target, assets, address).items()))
        year, month, day = (int(part) for part in pack.day.split("-"))
        place = target / pack.url
        place.parent.mkdir(parents=True, exist_ok=True)
        # A new file, never the old one rewritten: the old one may still be part of the published site.
        place.unlink(missing_ok=True)
        with zipfile.ZipFile(place, "w") as archive:
            for name, content in files.items():
                entry = zipfile.ZipInfo(f"{pack.folder}/{name}", (year, month, day, 12, 0, 0))
                entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
                archive.writestr(entry, content)


def _files(pack: Pack, target: Path, assets: Path, address: str) -> dict[str, bytes]:
    files = {
        "README.txt": pack.readme.encode(),
        "LICENCE.txt": (assets / LICENCE).read_bytes(),
        FONTS_LICENCE: (assets / FONTS_LICENCE).read_bytes(),
    }
    for url, name in pack.pages.items():
        html, used = _moved((target / url / "index.html").read_text(encoding="utf-8"), name, pack, address)
        files[name] = html.encode()
        for asset in used:
            files[asset] = (assets / asset).read_bytes()
    for style in [name for name in files if name.endswith(".css")]:
        for asset in _files_of_style(style, files[style].decode()):
            files[asset] = (assets / asset).read_bytes()
    return files


def _moved(html: str, name: str, pack: Pack, address: str) -> tuple[str, set[str]]:
    """A sheet with links that lead within the pack, or else to the public site; and the files of assets/ that it uses.

    name: of the sheet in the pack; where it would lead to itself, it leads to the first page.
    """
    used: set[str] = set()
    inside = {**pack.instead, **pack.pages}

    def moved(link: re.Match[str]) -> str:
        attribute, _, to = link.groups()
        page, anchor = urldefrag(to)
        if to.startswith("assets/"):
            used.add(to)
        elif page in inside:
            to = inside[page] if anchor or inside[page] != name else FIRST
            to += f"#{anchor}" if anchor else ""
        else:
            to = address + to
        return f'{attribute}="{to}"'

    return _LINK.sub(moved, html), used


def _files_of_style(style: str, text: str) -> Iterator[str]:
    for relative in _FILE_OF_STYLE.findall(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(style), relative))
