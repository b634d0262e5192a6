"""A checklist: what skilled people forget, with a permanent id for each item."""

import hashlib

from .edition import Edition
from .fields import Key, Record, Text, field


class Item(Record):
    """One thing to do or confirm."""

    id: Key = field("Id", "Identity for ever; ticks are kept under it.", example="list-everything")
    do: Text = field(
        "Do",
        "One sentence that begins with a verb and says what to do, in at most twelve words.",
        example="List every membership, twinning and office.",
        max_length=90,
        prose=True,
    )
    why: Text = field("Why", "What goes wrong without it.", example="Nobody can weigh what nobody has counted.", max_length=300, prose=True)
    how_to_tell: Text = field(
        "How to tell",
        "What is there to see when it is done.",
        example="One list that names an owner for each entry.",
        max_length=300,
        prose=True,
    )
    practice: Key = field("Practice", "The practice it serves.", example="know-your-commitments", refers_to="practice")
    was: tuple[Key, ...] = field("Was", "Earlier ids that still resolve.", example=["make-a-list"], default=())


class Retired(Record):
    """An item that was published and then left out; its address stays."""

    id: Key = field("Id", "Its id when it was an item.", example="print-the-list")
    do: Text = field("Do", "What it said.", example="Print the list and hand it round.", max_length=90, prose=True)
    why: Text = field("Why", "Why it was left out.", example="Nobody used the printed list.", max_length=300, prose=True)
    version: str = field("Version", "The first version without it.", example="1.1", pattern=r"^[0-9]+\.[0-9]+$")


class Change(Edition):
    """What a version changed, and what it published."""

    items: tuple[Key, ...] = field(
        "Items",
        "Ids of the items that this version published; `kontor publish-checklist` writes them.",
        example=["list-everything"],
        default=(),
    )
    seal: str | None = field(
        "Seal",
        "Stands for the wording of these items, so that no later change goes unseen; `kontor publish-checklist` writes it.",
        example="3f2a90c41b7e",
        default=None,
        pattern="^[0-9a-f]{12}$",
    )


class Checklist(Record):
    """A list of seven to fourteen items, used at one point of the work."""

    title: Text = field("Title", "What it checks.", example="Know your commitments", max_length=90)
    summary: Text = field("Short answer", "When to use it and what it gives.", example="Use it once a year …", max_length=320, prose=True)
    mode: Key = field("Mode", "Read an item, then do it; or do the work, then confirm.", example="do-confirm", vocabulary="checklist-modes")
    pause_point: Text = field("Pause point", "When to stop and run it.", example="Before the yearly budget round.", max_length=160)
    minutes: int = field("Minutes", "How long it takes, from 5 to 90.", example=45, ge=5, le=90)
    group_size: Text = field("Group size", "For how many people.", example="3 to 8", max_length=60)
    practice: Key = field("Practice", "The practice it serves most.", example="know-your-commitments", refers_to="practice")
    items: tuple[Item, ...] = field("Items", "Seven to fourteen.", min_length=7, max_length=14)
    retired: tuple[Retired, ...] = field("Retired", "Items that an earlier version had and this one has not.", default=())
    changes: tuple[Change, ...] = field("Changes", "Versions, the newest first.", min_length=1)

    @property
    def seal(self) -> str:
        """Twelve characters that stand for the ids, the words and the order of the items."""
        canonical = "\n".join(" ".join(text.split()) for item in self.items for text in (item.id, item.do, item.why, item.how_to_tell))
        return hashlib.sha256(canonical.encode()).hexdigest()[:12]

    @property
    def is_published(self) -> bool:
        """Whether the newest version published just these items."""
        newest = self.changes[0]
        return newest.seal == self.seal and newest.items == tuple(item.id for item in self.items)

    def date_of(self, version: str) -> str | None:
        """The day on which a version was published, or None for a version that was not."""
        return next((change.date for change in self.changes if change.version == version), None)
