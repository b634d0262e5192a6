"""One of the nine practices that the guidance is built on."""

from .fields import Address, Key, Record, Text, field, http_only


class Reading(Record):
    """Something to read next."""

    title: Text = field("Title", "Title and publisher.", example="Network Effects, Nesta, 2020")
    url: Address = field("Address", "Public address.", example="https://www.nesta.org.uk/report/network-effects/")
    http_only: bool = http_only()


class Practice(Record):
    """A practice: what it is, why, how to tell, first steps, pitfalls."""

    number: int = field("Number", "Its place among the nine.", example=1, ge=1, le=9)
    group: Key = field(
        "Group", "Which of the three recommendation groups it belongs to.", example="whole-of-place", vocabulary="practice-groups"
    )
    title: Text = field("Title", "The practice as an instruction.", example="Know your commitments and reassess them", max_length=90)
    summary: Text = field("Short answer", "What to do, in two sentences.", example="List every …", max_length=320, prose=True)
    what: Text = field("What it is", "The practice explained.", example="A place that knows …", markdown=True)
    why: Text = field("Why it matters", "What goes better with it.", example="Places join more than they leave …", markdown=True)
    how_to_tell: tuple[Text, ...] = field(
        "How to tell",
        "Signs that a place does it.",
        example=["There is one list, with an owner for each entry."],
        min_length=1,
        prose=True,
    )
    first_steps: tuple[Text, ...] = field(
        "First steps",
        "What to do this month, in order.",
        example=["Ask every department what it belongs to."],
        min_length=1,
        prose=True,
    )
    pitfalls: tuple[Text, ...] = field(
        "Pitfalls",
        "What goes wrong.",
        example=["The list is made once and never opened again."],
        min_length=1,
        prose=True,
    )
    further_reading: tuple[Reading, ...] = field("Further reading", "Sources of the practice.", min_length=1)
