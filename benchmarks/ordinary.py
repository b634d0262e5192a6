"""The same site the ordinary way: every generated page handed to MkDocs as a Markdown file, for comparison. Loaded as a hook in place of macros/hooks.py."""

import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from macros import hooks
from macros.ground import yamlfile
from macros.library.rules import slug_of
from macros.pages import build, fragments, publishing

hooks.ROOT = ROOT
on_startup, on_config, on_page_content = hooks.on_startup, hooks.on_config, hooks.on_page_content


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Hand over every record as a Markdown file."""
    for page in build.current().pages:
        if page.bare:
            continue  # A sheet stands without the theme; MkDocs has no way to make one.
        if page.kind == "case":
            file = ROOT / "cases" / f"{slug_of(page.edit or '')}.yml"
            text = markdown(yamlfile.read(file.read_bytes(), file.name).values)
        else:
            body = fragments.at_depth(page.draw()[0], fragments.depth_of(page.url))
            # Two braces would be a macro: BibTeX has them.
            text = "\n".join(line.replace("{{", "{ {") for line in body.splitlines() if line.strip())
        content = f"---\ntitle: {page.title!r}\ndescription: {page.description!r}\nhide: [navigation]\n---\n\n{text}\n"
        files.append(File.generated(config, page.source, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Publish."""
    publishing.swap(Path(config.site_dir), hooks._published)


def on_template_context(context: dict[str, Any], **_: Any) -> dict[str, Any]:
    """The sitemap lists every page by itself here."""
    return context | {"records": []}


def markdown(case: dict[str, Any]) -> str:
    """A record as the Markdown that one would generate for it."""
    lines = [f"# {case['title']}", "", str(case["summary"]), ""]
    for name, value in case.items():
        if isinstance(value, list):
            lines += [f"## {name.capitalize()}", ""]
            for entry in value:
                lines.append(
                    "- " + ("; ".join(f"**{key}**: {each}" for key, each in entry.items()) if isinstance(entry, dict) else str(entry))
                )
            lines.append("")
        elif name in ("context", "approach"):
            lines += [f"## {name.capitalize()}", "", re.sub(r"\[@([a-z]+)\]", r"[\1](https://example.org/\1)", str(value)), ""]
    return "\n".join(lines)
