"""A case: one collaboration, one file."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from .fields import Day, Key, Line, PartialDate, PeriodEnd, Record, Slug, Text, Year, field
from .source import Source


def _no_truth(value: Any) -> Any:
    # Python counts true as 1; a contributor does not.
    return str(value).lower() if isinstance(value, bool) else value


Number = Annotated[float, BeforeValidator(_no_truth)]
Months = Annotated[int, BeforeValidator(_no_truth)]


def _source() -> Any:
    return field("Source", "Id of the source that says so.", example="annual-report", refers_to="source", default=None)


def _reading() -> Any:
    return field(
        "Reading",
        "Instead of a source: write 'editors' where it is the library's own reading and no source says so.",
        example="editors",
        aside=True,
        vocabulary="readings",
        default=None,
    )


def _counts_for(what: str) -> Any:
    return field(
        "Counts for",
        f"The mechanisms of this case that {what}. Left out, it is counted for none: so leave it out where it covers a whole programme or "
        "something else as well.",
        example=["city-university-tandem"],
        vocabulary="mechanisms",
        default=(),
    )


class Organisation(Record):
    """A party named in a case."""

    name: Text = field("Name", "Name in its own spelling.", example="Universiteit Gent", max_length=140)
    kind: Key = field("Kind", "What kind of organisation it is.", example="university", vocabulary="organisation-kinds")
    place: Key | None = field(
        "Place", "City key, where the party has a seat that matters.", example="ghent", refers_to="city", default=None
    )


class Period(Record):
    """When a collaboration ran."""

    start: PartialDate = field("Start", "Year, month or day it began.", example="2010")
    end: PeriodEnd = field("End", "Year, month or day it ended; 'ongoing', or 'unknown' where no source says.", example="ongoing")


class Cost(Record):
    """What a collaboration cost, as a source gives it."""

    amount: Number | None = field(
        "Amount", "A number in the currency named, where a source gives one.", example=2400000, default=None, ge=0
    )
    currency: str | None = field("Currency", "ISO 4217 code.", example="EUR", default=None, pattern="^[A-Z]{3}$")
    year: Year | None = field("Year", "Year that the figure refers to.", example=2015, default=None)
    note: Text = field(
        "Note",
        "What the figure covers, in a sentence.",
        example="EU grant and match funding of all ten partners, 2012 to 2015.",
        max_length=300,
        prose=True,
    )
    source: Key = field("Source", "Id of the source.", example="annual-report", refers_to="source")
    counts_for: tuple[Key, ...] = _counts_for("the sum pays for")


class Staff(Record):
    """Who worked on it, as a source gives it."""

    full_time_equivalents: Number | None = field(
        "Full-time equivalents", "Posts, where a source gives a number.", example=1.5, default=None, ge=0
    )
    note: Text = field(
        "Note",
        "Who did the work, in a sentence.",
        example="One co-ordinator at the city, one at the university.",
        max_length=300,
        prose=True,
    )
    source: Key = field("Source", "Id of the source.", example="annual-report", refers_to="source")
    counts_for: tuple[Key, ...] = _counts_for("the posts work for")


class FirstResult(Record):
    """How long it took until something could be shown."""

    months: Months | None = field(
        "Months", "Months from the start to the first result, where sources allow it.", example=18, default=None, ge=0
    )
    note: Text = field(
        "Note",
        "What the first result was, in a sentence.",
        example="The first joint housing plan was adopted.",
        max_length=300,
        prose=True,
    )
    source: Key = field("Source", "Id of the source.", example="annual-report", refers_to="source")


class Effort(Record):
    """What it took. Leave out what no source publishes; the page says 'not published'."""

    cost: Cost | None = field("Cost", "Money, with its source.", default=None, compare=True)
    staff: Staff | None = field("Staff", "People, with their source.", default=None, compare=True)
    first_result: FirstResult | None = field("Time to first result", "Months until something could be shown.", default=None, compare=True)


class Result(Record):
    """One claim about what came of it."""

    claim: Text = field(
        "Claim",
        "One result in one or two sentences, with number, unit and year.",
        example="By 2014 the city had 300 student rooms more than in 2010.",
        max_length=420,
        prose=True,
    )
    source: Key = field("Source", "Id of the source that says so.", example="annual-report", refers_to="source")
    said_by: Key = field("Said by", "Who makes the claim.", example="place", vocabulary="speakers")
    year: Year | None = field("Year", "Year the claim was made.", example=2014, default=None)
    also: tuple[Key, ...] = field(
        "Also said by", "Ids of other sources that say the same.", example=["press-2015"], refers_to="source", default=(), aside=True
    )


class Lesson(Record):
    """What another place can take from it."""

    lesson: Text = field(
        "Lesson",
        "One lesson another place could use, as a full sentence.",
        example="Give city and university one shared co-ordinator.",
        max_length=420,
        prose=True,
    )
    practice: Key = field("Practice", "Which of the nine practices it belongs to.", example="look-past-boundaries", refers_to="practice")
    source: Key | None = _source()
    reading: Key | None = _reading()


class Condition(Record):
    """What it needed in order to work."""

    factor: Key = field("Factor", "What kind of condition it is.", example="political-leadership", vocabulary="factors")
    need: Key = field("Need", "Essential or helpful.", example="essential", vocabulary="needs")
    note: Text = field(
        "Note",
        "The condition made concrete, so that another city can be set against it.",
        example="A mayor and a rector who met every two months.",
        max_length=300,
        prose=True,
    )
    source: Key | None = _source()
    reading: Key | None = _reading()


class ItemDone(Record):
    """A checklist item that the case did, did in part, or skipped."""

    item: str = field(
        "Item",
        "Checklist and item, joined by a slash.",
        example="know-your-commitments/list-everything",
        refers_to="item",
        pattern=r"^[a-z0-9-]+/[a-z0-9-]+$",
    )
    did: Key = field("Did", "Whether the case did it.", example="done", vocabulary="deeds")
    note: Text | None = field(
        "Note",
        "How, or what happened instead.",
        example="A list of all agreements was made in 2016.",
        default=None,
        max_length=300,
        prose=True,
    )
    source: Key | None = _source()
    reading: Key | None = _reading()


class Review(Record):
    """When a case was last read against its sources, and by whom."""

    date: Day = field("Date", "Day of the review.", example="2026-11-21")
    by: Key = field("By", "In which role.", example="editor", vocabulary="reviewers")


class Case(Record):
    """One collaboration that was really done, told so that it stands alone."""

    title: Line = field(
        "Title",
        "What was done together, in words a mayor would use.",
        example="Ghent and its university plan together for 80,000 students",
        min_length=12,
        max_length=90,
        prose=True,
    )
    summary: Line = field(
        "Short answer",
        "Who, what, with what result.",
        example="City and university wrote one plan for student housing, noise and transport; ten years later …",
        min_length=60,
        max_length=320,
        prose=True,
    )
    collection: Key = field(
        "Collection",
        "Which of the library's sources the case comes from.",
        example="eunivercities",
        vocabulary="collections",
        facet="collection",
    )
    partial: Text | None = field(
        "Partial because",
        "Why the case is published before it is complete, in a sentence; leave it out when two independent sources, or one primary one, support it.",
        example="One press report found; results not known yet.",
        default=None,
        max_length=240,
        prose=True,
    )
    places: tuple[Key, ...] = field(
        "Places", "City keys; the first one led.", example=["ghent"], refers_to="city", facet="place", compare=True, min_length=1
    )
    organisations: tuple[Organisation, ...] = field("Organisations", "Parties named in the case.", default=())
    networks: tuple[Key, ...] = field(
        "Networks",
        "Keys of the networks involved.",
        example=["eunivercities"],
        refers_to="network",
        facet="network",
        compare=True,
        default=(),
    )
    mechanisms: tuple[Key, ...] = field(
        "Mechanisms",
        "How they worked together.",
        example=["city-university-tandem"],
        vocabulary="mechanisms",
        facet="mechanism",
        compare=True,
        min_length=1,
    )
    innovation: tuple[Key, ...] = field(
        "Innovation",
        "What kind of innovation it aimed at.",
        example=["policy"],
        vocabulary="innovation",
        facet="innovation",
        compare=True,
        min_length=1,
    )
    themes: tuple[Key, ...] = field(
        "Themes",
        "What it was about.",
        example=["urban-planning-and-housing"],
        vocabulary="themes",
        facet="theme",
        compare=True,
        min_length=1,
    )
    period: Period = field("Period", "When it ran.", compare=True)
    status: Key = field(
        "Status", "How it stands now, or how it ended.", example="running", vocabulary="statuses", facet="status", compare=True
    )
    effort: Effort | None = field("Effort", "What it cost, who worked on it, how long until a first result.", default=None)
    context: Text = field(
        "Context",
        "What the place was like and what made it act. Every sentence of fact names its source.",
        example="Ghent has 260,000 inhabitants … [@annual-report]",
        markdown=True,
        max_length=6000,
    )
    approach: Text = field(
        "Approach",
        "What was done, step by step. Every sentence of fact names its source.",
        example="First, … [@annual-report]",
        markdown=True,
        max_length=8000,
    )
    results: tuple[Result, ...] = field("Results", "What came of it, claim by claim.", default=())
    lessons: tuple[Lesson, ...] = field("Lessons", "What another place can take from it.", default=())
    conditions: tuple[Condition, ...] = field("Conditions", "What it needed.", default=())
    items: tuple[ItemDone, ...] = field("Checklist items", "Items that the case did or skipped.", default=())
    related: tuple[Slug, ...] = field(
        "Related cases",
        "Slugs of cases worth reading next; more are found by the machine.",
        example=["delft-student-city"],
        aside=True,
        refers_to="case",
        default=(),
    )
    sources: tuple[Source, ...] = field("Sources", "The public documents it rests on; two or more, or say why it is partial.", min_length=1)
    reviewed: Review = field("Reviewed", "When it was last read against its sources, and by whom.")


class Moved(Record):
    """What stays at an old address after a case was renamed or split."""

    moved_to: Slug | None = field(
        "Moved to", "Slug under which the case stands now.", example="ghent-student-policy", refers_to="case", default=None
    )
    split_into: tuple[Slug, ...] = field(
        "Split into",
        "Slugs of the cases that replace it.",
        example=["ghent-housing-plan", "ghent-night-life"],
        refers_to="case",
        default=(),
    )
