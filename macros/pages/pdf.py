"""PDFs of sheets, made by WeasyPrint from the same HTML and CSS. An optional extra: nothing else imports it, and nothing is fetched."""

import filecmp
import os
from collections.abc import Iterable
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import weasyprint

MISSING = "PDFs need WeasyPrint and Pango, and one of them cannot be loaded: run `make pdf`, which installs them, or build without PDF=true"
KINDS = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class MissingError(Exception):
    """WeasyPrint, or a library of the system that it needs, is not there."""


def load() -> None:
    """Make sure that PDFs can be made. Errors: MissingError."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):  # OSError where Pango is missing.
        raise MissingError(MISSING) from None


def make(sheets: Iterable[tuple[str, str]], site: str, target: Path, last: Path) -> None:
    """Make the PDF of each sheet below target; sheets: pairs of the sheet's address and the PDF's; site: the public address of the site.

    A PDF is taken over from last, the folder of the last site, where the sheet and its style are the same there.
    """
    same_style = _same_style(target, last)
    for sheet, pdf in sheets:
        page = f"{sheet}index.html"
        if same_style and _same(target / page, last / page) and (last / pdf).is_file():
            os.link(last / pdf, target / pdf)
        else:
            (target / pdf).write_bytes(_draw((target / page).read_text(encoding="utf-8"), site, sheet, target))


def _draw(html: str, site: str, sheet: str, target: Path) -> bytes:
    import weasyprint

    document = weasyprint.HTML(string=html, base_url=site + sheet, url_fetcher=_fetcher(site, target))
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=sheet.encode())
    return made


def _fetcher(site: str, target: Path) -> "weasyprint.urls.URLFetcher":
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc,unused-ignore]
        """Reads what the site itself holds, and nothing else."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            """A file of the site. Errors: ValueError for an address of another site."""
            path = target / url.removeprefix(site).partition("?")[0]
            if not url.startswith(site) or not path.resolve().is_relative_to(target.resolve()):
                raise ValueError(f"{url} is not of this site")
            told = Message()
            told["Content-Type"] = KINDS.get(path.suffix, "application/octet-stream")
            return URLFetcherResponse(url, path.read_bytes(), told)

    return OwnFiles()


def _same_style(target: Path, last: Path) -> bool:
    styles = [file.relative_to(target) for file in (target / "assets" / "css").glob("*.css")]
    return all(_same(target / style, last / style) for style in styles)


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)
