"""A guide: one question of somebody with a task, answered in short, in steps and with cases."""

from .fields import Day, Key, Line, Record, Slug, Text, field
from .source import Source


class Point(Record):
    """One step, pitfall or sign, with the cases that show it."""

    text: Text = field(
        "Text",
        "One to three sentences; a fact names its source.",
        example="Name one person who answers for the link.",
        max_length=600,
        markdown=True,
    )
    cases: tuple[Slug, ...] = field(
        "Cases", "Slugs of cases that show it.", example=["hull-freetown-peoples-link"], refers_to="case", default=()
    )


class Guide(Record):
    """A page of guidance: the short answer, when it applies, steps, effort, what goes wrong, how to tell that it works."""

    kind: Key = field("Kind", "What the page starts from.", example="mechanism", vocabulary="guide-kinds")
    title: Text = field("Title", "The question or the task.", example="Keep, renew or end a twinning", max_length=90, prose=True)
    summary: Line = field(
        "Short answer", "What to do, in two or three sentences.", example="Ask both sides …", min_length=60, max_length=420, prose=True
    )
    applies: Text = field(
        "When it applies", "For whom and when, and when not.", example="You have a link older than ten years …", markdown=True
    )
    steps: tuple[Point, ...] = field("How to do it", "Steps in order.", min_length=3, max_length=10)
    effort: Text = field(
        "What it costs in effort", "Time, people, money, as far as sources tell.", example="Two hours with three people …", markdown=True
    )
    pitfalls: tuple[Point, ...] = field("What goes wrong", "Mistakes that were made.", min_length=2, max_length=8)
    signs: tuple[Point, ...] = field("How to tell that it works", "What is there to see.", min_length=2, max_length=8)
    evidence: tuple[str, ...] = field(
        "Evidence", "Facets and values whose cases count as its evidence.", example=["mechanism/twinning"], default=()
    )
    practices: tuple[Key, ...] = field(
        "Practices",
        "Practices whose lessons are drawn in; without evidence, lessons of the cases named here, these first.",
        example=["know-your-commitments"],
        refers_to="practice",
        default=(),
    )
    checklists: tuple[Key, ...] = field(
        "Checklists", "Checklists that go with it.", example=["know-your-commitments"], refers_to="checklist", default=()
    )
    cases: tuple[Slug, ...] = field(
        "Cases to read first", "Two to six slugs, one that failed among them where there is one.", refers_to="case", default=()
    )
    see_also: tuple[Key, ...] = field("See also", "Other guides.", example=["twinning"], refers_to="guide", default=())
    sources: tuple[Source, ...] = field(
        "Sources and further reading", "Public documents that the text cites, and others worth reading.", default=()
    )
    reviewed: Day = field("Reviewed", "Day it was last read against its sources.", example="2026-11-21")
