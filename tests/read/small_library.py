"""Three small cases, a case that moved, and a case by somebody who means harm."""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

SCHEMA = "# yaml-language-server: $schema=../data/schema/case.schema.json\n"
OVERRIDE = "\u202e"
"""U+202E, which makes the rest of a line read from right to left."""

TEMPLATE = "{{ 7*7 }}"
RAW = "{% raw %}"
SCRIPT = "<script>alert(1)</script>"
IMAGE_TAG = '"><img src=x onerror=alert(1)>'
IMAGE = "![x](https://example.org/a.png)"
LINK = "[x](javascript:alert(1))"
CARDS = re.compile(r"\{\{ cards\([^)]*\) \}\}")
LINK_TO_CASES = re.compile(r"\[([^\]]+)\]\((?:\.\./)*cases/(?!all\.md|index\.md)[a-z0-9/-]+\.md(?:#[^)]*)?\)")
TEXTS = (TEMPLATE, RAW, SCRIPT, IMAGE_TAG, IMAGE, LINK)
"""What a stranger may write in a plain text. The rules refuse LINK in Markdown."""

HOSTILE = "ghent-hostile-case"
HOSTILE_TITLE = f"{TEMPLATE} {RAW} {SCRIPT} {IMAGE_TAG}"
MOVED = "ghent-old-name"

RETIRED = """\
retired:
  - id: print-the-list
    do: Print the list and hand it round.
    why: Nobody used the printed list.
    version: "1.0"
"""
FIRST_VERSION = """\
  - version: "0.9"
    date: 2026-11-20
    what: First draft.
    items: [make-a-list, print-the-list]
    seal: "0123456789ab"
"""


def replace_cases(folder: Path) -> None:
    """Put the small library in the place of all cases, and give one checklist a past."""
    for file in (folder / "cases").glob("[!_]*.yml"):
        file.unlink()
    _take_links_out_of(folder / "docs", [file.stem for file in (folder / "data" / "guides").glob("*.yml")])
    for kind in ("guides", "workshops"):
        shutil.rmtree(folder / "data" / kind)  # They name real cases too.
    _take_cases_out_of_practices(folder / "data" / "practices")
    _take_cases_out_of_links(folder / "data" / "twinnings.csv")
    for slug, values in cases().items():
        text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)
        (folder / "cases" / f"{slug}.yml").write_text(SCHEMA + text, encoding="utf-8")
    _give_a_past_to(folder / "data" / "checklists" / "know-your-commitments.yml")


def _give_a_past_to(checklist: Path) -> None:
    """An item that had another id before, and one that was left out."""
    text = checklist.read_text(encoding="utf-8")
    head, first, tail = text.partition("  - id: list-everything\n")
    entry, mark, rest = tail.partition("    practice: know-your-commitments\n")
    items, changes, newest = rest.partition("changes:\n")
    assert first
    assert mark
    assert changes
    checklist.write_text(
        f"{head}{first}{entry}{mark}    was: [make-a-list]\n{items}{RETIRED}{changes}{newest}{FIRST_VERSION}", encoding="utf-8"
    )


def _take_cases_out_of_practices(practices: Path) -> None:
    """Practices name real cases, and guides to go on with."""
    for file in practices.glob("*.yml"):
        kept = {key: value for key, value in yaml.safe_load(file.read_text(encoding="utf-8")).items() if key not in ("cases", "see_also")}
        for name in ("steps", "pitfalls", "signs"):
            kept[name] = [{"text": point["text"]} for point in kept[name]]
        file.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _take_cases_out_of_links(table: Path) -> None:
    """Twin links name real cases."""
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    assert head.endswith(",case")
    table.write_text("\n".join([head, *(f"{row.rpartition(',')[0]}," for row in rows), ""]), encoding="utf-8")


def _take_links_out_of(docs: Path, guides: list[str]) -> None:
    """Hand-written pages name real cases and guides, which are not in the small library."""
    to_guides = re.compile(rf"\[([^\]]+)\]\((?:\.\./)*(?:guide/)?(?:{'|'.join(guides)})\.md\)")
    for page in docs.rglob("*.md"):
        text = CARDS.sub("", page.read_text(encoding="utf-8"))
        page.write_text(to_guides.sub(r"\1", LINK_TO_CASES.sub(r"\1", text)), encoding="utf-8")


def cases() -> dict[str, dict[str, Any]]:
    """Every case by slug."""
    return {
        "ghent-plain-case": case("Ghent and Leeds compare bus lanes", places=["ghent", "leeds"]),
        "leeds-failed-case": case(
            "Leeds tries a joint fund and stops", places=["leeds"], status="failed", period={"start": "2015", "end": "2017"}
        ),
        "medellin-partial-case": case("Medellín asks for advice", places=["medellin"], partial="Only one page was found."),
        HOSTILE: hostile(),
        MOVED: {"moved_to": "ghent-plain-case"},
    }


def case(title: str, **other: Any) -> dict[str, Any]:
    """A small case that passes every rule; other fields replace its own."""
    values = {
        "title": title,
        "summary": "Two cities met for three years and wrote down what they learnt.",
        "collection": "open",
        "partial": None,
        "places": ["ghent"],
        "organisations": None,
        "mechanisms": ["twinning"],
        "innovation": ["policy"],
        "themes": ["governance-and-participation"],
        "period": {"start": "2012", "end": "ongoing"},
        "status": "running",
        "effort": None,
        "context": "Both cities had the same question. [@report]",
        "approach": "They met twice a year. [@report]",
        "results": [{"claim": "In 2014 both councils adopted one plan.", "source": "report", "said_by": "place", "year": 2014}],
        "lessons": [{"lesson": "Meet in a fixed rhythm.", "practice": "shared-objectives", "source": "report"}],
        "conditions": [{"factor": "dedicated-staff", "need": "essential", "note": "One person on each side.", "reading": "editors"}],
        "items": None,
        "sources": [
            {
                "id": "report",
                "title": "Annual report",
                "publisher": "The city",
                "year": 2014,
                "url": "https://example.org/report",
                "kind": "official",
                "seen": "2026-11-21",
            }
        ],
        "reviewed": {"date": "2026-11-21", "by": "editor"},
        **other,
    }
    return {name: value for name, value in values.items() if value is not None}


def hostile() -> dict[str, Any]:
    """A case whose every text tries to run, to load or to mislead."""
    harm = f"{' '.join(TEXTS)}{OVERRIDE}"
    in_markdown = f"{' '.join(text for text in TEXTS if text != LINK)}{OVERRIDE} [@report]"
    return case(
        f"{HOSTILE_TITLE}{OVERRIDE}",
        summary=harm,
        partial=harm,
        organisations=[{"name": harm[:140], "kind": "ngo"}],
        effort={
            "cost": {"note": harm, "source": "report"},
            "staff": {"note": harm, "source": "report"},
            "first_result": {"note": harm, "source": "report"},
        },
        context=in_markdown,
        approach=f"- {in_markdown}\n- **{in_markdown}**",
        results=[{"claim": harm, "source": "report", "said_by": "place"}],
        lessons=[{"lesson": harm, "practice": "shared-objectives", "source": "report"}],
        conditions=[{"factor": "money", "need": "helpful", "note": harm, "reading": "editors"}],
        items=[{"item": "know-your-commitments/list-everything", "did": "skipped", "note": harm, "reading": "editors"}],
        sources=[
            {
                "id": "report",
                "title": harm,
                "publisher": harm,
                "url": f"https://example.org/{SCRIPT}{OVERRIDE}{IMAGE_TAG.replace(' ', '/')}",
                "kind": "official",
                "seen": "2026-11-21",
            }
        ],
    )
