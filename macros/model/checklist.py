"""A checklist: what skilled people forget, with a permanent id for each item."""

from .fields import Day, Key, Record, Text, field


class Item(Record):
    """One thing to do or confirm."""

    id: Key = field("Id", "Identity for ever; ticks are kept under it.", example="list-everything")
    do: Text = field("Do", "Short imperative.", example="List every membership, twinning and office.", max_length=90, prose=True)
    why: Text = field("Why", "What goes wrong without it.", example="Nobody can weigh what nobody has counted.", max_length=300, prose=True)
    how_to_tell: Text = field(
        "How to tell",
        "What is there to see when it is done.",
        example="One list that names an owner for each entry.",
        max_length=300,
        prose=True,
    )
    practice: Key | None = field("Practice", "The practice it serves.", example="know-your-commitments", refers_to="practice", default=None)
    was: tuple[Key, ...] = field("Was", "Earlier ids that still resolve.", example=["make-a-list"], default=())


class Change(Record):
    """What changed in a version."""

    version: str = field("Version", "Version number.", example="1.0", pattern=r"^[0-9]+\.[0-9]+$")
    date: Day = field("Date", "Day of publication.", example="2026-11-21")
    what: Text = field("What", "What changed, in a sentence.", example="First version.", prose=True)


class Checklist(Record):
    """A list of seven to fourteen items, used at one point of the work."""

    title: Text = field("Title", "What it checks.", example="Know your commitments", max_length=90)
    summary: Text = field("Short answer", "When to use it and what it gives.", example="Use it once a year …", max_length=320, prose=True)
    mode: Key = field("Mode", "Read an item, then do it; or do the work, then confirm.", example="do-confirm", vocabulary="checklist-modes")
    pause_point: Text = field("Pause point", "When to stop and run it.", example="Before the yearly budget round.", max_length=160)
    minutes: int = field("Minutes", "How long it takes.", example=45, ge=5, le=480)
    group_size: Text = field("Group size", "For how many people.", example="3 to 8", max_length=60)
    practice: Key = field("Practice", "The practice it serves most.", example="know-your-commitments", refers_to="practice")
    items: tuple[Item, ...] = field("Items", "Seven to fourteen.", min_length=7, max_length=14)
    changes: tuple[Change, ...] = field("Changes", "Versions, the newest first.", min_length=1)
