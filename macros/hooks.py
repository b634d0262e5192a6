"""MkDocs events. Decides nothing: reads the library, registers its pages, fills the frames, publishes."""

import datetime
import logging
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

# MkDocs loads this file by its path, so the package beside it must be made known first.
ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from macros.ground.problems import as_text
from macros.pages import assets, frame, generated, headers, live, pdf, practices, publishing, searching, wide, words
from macros.pages import build as builds
from macros.pages.page import SHEET
from macros.pages.site import Site

log = logging.getLogger("mkdocs.kontor")

NOT_LOADED = ("assets/javascripts/", "assets/stylesheets/palette.")
"""Folders and files of the theme."""

_HEADING = re.compile(r'<h2[^>]* id="([^"]+)"[^>]*>([^<]+)</h2>')

_serving = False
_published = Path()


class RecordFile(File):
    """The address of a generated page: links to it resolve, MkDocs neither builds nor copies it."""

    def is_documentation_page(self) -> bool:
        """No: the page is written from its record."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing to copy."""


def on_startup(*, command: str, **_: Any) -> None:
    """Remember whether this is `mkdocs serve`, and date the build by the last commit so that it can be repeated."""
    global _serving
    _serving = command == "serve"
    os.environ.setdefault("SOURCE_DATE_EPOCH", _time_of_last_commit())


@event_priority(100)  # Before mkdocs-macros, whose macros need the library.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the library; build beside the published site."""
    global _published
    repository = (config.extra.get("repository") or "").rstrip("/") or None
    policy, pdfs = config.extra["content_security_policy"], bool(config.extra["pdf"]) and not _serving
    site = Site(config.site_name, config.site_url or "/", repository, utils.get_build_date(), policy, pdfs)
    if pdfs:
        try:
            pdf.load()
        except pdf.MissingError as error:
            raise Abort(str(error)) from None
    try:
        builds.begin(builds.read(ROOT, site))
    except builds.LibraryError as error:
        log.error("The library has problems, so nothing is published:\n%s", as_text(error.problems))
        raise Abort(f"{len(error.problems)} problem(s) in the library; nothing was published") from None
    if repository:
        config.edit_uri_template = f"{repository}/edit/main/docs/{{path}}"
    config.extra["edition"] = words.date(site.today)
    _published = Path(config.site_dir)
    config.site_dir = str(publishing.prepare(_published))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what the theme brings and no page loads; register every generated page, and one placeholder for each frame."""
    for file in [file for file in files if file.src_uri.startswith(NOT_LOADED)]:
        files.remove(file)
    for page in builds.current().pages:
        file = RecordFile(page.source, src_dir=None, dest_dir=config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
        file.url, file.dest_uri = page.url, f"{page.url}index.html"
        file.generated_by = "kontor"
        files.append(file)
    for kind, depth in generated.FRAMES:
        placeholder = frame.placeholder(kind, depth)
        files.append(File.generated(config, placeholder.source, content=placeholder.markdown, inclusion=InclusionLevel.NOT_IN_NAV))
    for address, content in assets.files(builds.current().library):
        files.append(File.generated(config, address, content=content))
    content = headers.headers(config.extra["content_security_policy"], [file.url for file in files if frame.NAME not in file.src_uri])
    files.append(File.generated(config, "_headers", content=content))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Place each frame in the section its records belong to, so that the theme marks the way to them."""
    sections = {
        item.children[0].file.src_uri.split("/")[0]: item
        for item in nav.items
        if getattr(item, "children", None) and getattr(item.children[0], "file", None)
    }
    for kind, depth in generated.FRAMES:
        source = frame.placeholder(kind, depth).source
        file = files.get_file_from_path(source)
        if file and file.page:
            file.page.parent = sections.get(source.split("/")[0])
    return nav


def on_page_content(html: str, *, page: Page, **_: Any) -> str:
    """Set tables in, put drawn fragments where the macros of the page left their marks, and their headings into the table of contents."""
    html = wide.set_in(html, builds.current().templates)
    whole = builds.current().with_fragments(html)
    if whole != html and page.toc.items and not page.toc.items[0].children:
        found = _HEADING.findall(whole)
        page.toc.items[0].children = [AnchorLink(title, name, 2) for name, title in found] if len(found) > 1 else []
    return whole


def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Put marks where a record's own words will go."""
    if frame.NAME in page.file.src_uri:
        page.content = frame.BODY
        if config.extra.get("repository"):
            page.edit_url = frame.EDIT
    return context


@event_priority(-100)  # After every plugin that changes the page.
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Keep a rendered placeholder as a frame; it is no page of the site."""
    if frame.NAME not in page.file.src_uri:
        return output
    for kind, depth in generated.FRAMES:
        if page.file.src_uri == frame.placeholder(kind, depth).source:
            builds.current().frames[kind, depth] = frame.Frame(output, page.file.url)
    return ""


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the sitemaps their addresses."""
    if template_name == "sitemap.xml":
        context["pages"] = [file for file in context["pages"] if frame.NAME not in file.src_uri]
    if template_name == "sitemap-records.xml":
        context["records"] = [(page.url, page.changed) for page in builds.current().pages if page.kind not in ("moved", SHEET)]
    return context


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the generated pages and the search index, then publish all at once."""
    following = Path(config.site_dir)
    if _counted_warnings():
        return  # MkDocs aborts right after this in strict mode, and the published site stays as it was.
    if not _serving:
        builds.current().write(following, _published)
        if builds.current().site.pdf:
            pdf.make(practices.to_take_away(builds.current().library), builds.current().site.url, following, _published)
        if config.extra["search_index"]:
            searching.index(following)
        publishing.swap(following, _published)
        return
    first = not (_published / searching.FOLDER).exists()
    builds.current().write(_published, _published)
    publishing.merge(following, _published, keep=builds.current().files, spare=searching.FOLDER)
    if not config.extra["search_index"]:
        return
    if first:
        searching.index(_published)
    else:  # Pages first: who is writing a case looks at the page, not for it.
        threading.Thread(target=searching.index, args=[_published], daemon=True).start()


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Show one changed case at once, and build everything again after it."""
    build_all, changes = server.builder, live.Changes(ROOT)

    def rebuild() -> None:
        path = changes.one_case()
        if path is None:
            build_all()
            return
        problems = builds.current().write_case(path, _published)
        if problems:
            log.error("The page of this case stays as it was:\n%s", as_text(problems))
        else:
            log.info("Wrote the page of %s; all other pages follow", path)
            live.want_rebuild(server)

    server.builder = rebuild
    return server


def _counted_warnings() -> int:
    """Warnings so far in strict mode."""
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, utils.CountHandler)]
    return sum(number for counter in counters for _, number in counter.get_counts())


def _time_of_last_commit() -> str:
    try:
        found = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        found = ""
    return found if re.fullmatch(r"[0-9]+", found) else str(int(datetime.datetime.now(datetime.UTC).timestamp()))
