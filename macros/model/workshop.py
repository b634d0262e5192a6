"""A workshop: what a trainer needs to run one, minute by minute, with checklists and with cases as cards."""

from .edition import Edition
from .fields import Key, Line, Record, Slug, Text, field
from .source import Source


class Share(Record):
    """Items of a checklist on which one group, or everybody, works during a part of the agenda."""

    group: Text | None = field(
        "Group",
        "Which group takes them, in a few words; only where several groups divide the items of the part.",
        example="Money and duties",
        max_length=40,
        default=None,
    )
    items: tuple[Key, ...] = field(
        "Items",
        "Ids of the items; their numbers and texts are drawn from the checklist.",
        example=["list-everything", "ask-other-departments"],
        min_length=1,
    )


class Entry(Record):
    """One part of the agenda."""

    id: Key = field("Id", "Name of the part within this workshop; notes refer to it.", example="choose")
    minutes: int = field("Minutes", "How long it takes, from 5 to 90.", example=25, ge=5, le=90)
    title: Text = field("Title", "What it is, in a few words.", example="Choose a word for each link", max_length=60, prose=True)
    who: Text = field("Who", "Who does it, and in groups of how many.", example="Groups of three or four", max_length=90)
    what: Text = field(
        "What happens",
        "What the trainer does and what the group does; a fact names its source.",
        example="Each group takes five links …",
        max_length=600,
        markdown=True,
    )
    screen: Text = field(
        "On the screen",
        "The task in one sentence, as the room reads it.",
        example="Choose one word for each link.",
        max_length=140,
        prose=True,
    )
    checklist: Key | None = field(
        "Checklist", "The checklist that it works with.", example="know-your-commitments", refers_to="checklist", default=None
    )
    shares: tuple[Share, ...] = field(
        "Shares of the checklist",
        "The items on which the part works; without shares it works on the whole list. "
        "When one part names items, every part with this list does, and together they name each item once.",
        default=(),
    )
    cards: tuple[Slug, ...] = field(
        "Cards", "Slugs of the case cards that it uses.", example=["bishops-stortford-twinning"], refers_to="case", default=()
    )
    material: tuple[Text, ...] = field(
        "Material", "What lies on the tables for it.", example=["The list of links, one copy for two"], default=()
    )


class CaseCard(Record):
    """A case as a card: the front tells how it began, the back, drawn from the case, what came of it."""

    case: Slug = field("Case", "Slug of the case.", example="bishops-stortford-twinning", refers_to="case")
    situation: Text = field(
        "Situation",
        "What the place faced and what it set out to do, without what came of it.",
        example="A market town has two twin towns since 1965 …",
        max_length=480,
        prose=True,
    )
    question: Text = field(
        "Question", "What the group talks about before it turns the card.", example="What would you ask first?", max_length=200
    )
    why: Text = field(
        "Why this card", "What it sets against the other cards.", example="It shows an end without a talk.", max_length=240, prose=True
    )


class Note(Record):
    """What goes wrong in the room, and what a facilitator can say."""

    entry: Key = field("Part", "Id of the part of the agenda in which it happens.", example="choose")
    trouble: Text = field("What goes wrong", "What you see or hear.", example="A group keeps every link.", max_length=200, prose=True)
    say: Text = field(
        "What to say", "Words to say, or what to do.", example="Ask which one they would sign today.", max_length=280, prose=True
    )


class Workshop(Record):
    """A pack for a trainer: purpose, agenda, facilitator's notes, checklists and case cards."""

    title: Text = field("Title", "What the group does.", example="Half-day audit of commitments", max_length=90, prose=True)
    need: Text = field(
        "Need",
        "The need that it answers, as a group would say it.",
        example="We have many ties, and nobody has the list.",
        max_length=120,
        prose=True,
    )
    summary: Line = field(
        "Short answer",
        "For which need, for whom, and what they leave with.",
        example="A group lists …",
        min_length=60,
        max_length=320,
        prose=True,
    )
    purpose: Text = field("Purpose", "Which decision it prepares, and for which it is wrong.", example="Use it before …", markdown=True)
    audience: Text = field("For whom", "Who should sit in the room.", example="Officers who answer for …", max_length=240, prose=True)
    group_size: Text = field("Group size", "For how many people.", example="6 to 16", max_length=60)
    minutes: int = field("Minutes", "How long it takes in all; the agenda must add up to it.", example=210, ge=30, le=480)
    outcome: tuple[Text, ...] = field(
        "Outcome", "What the group has in hand at the end.", example=["One list with an owner for each entry."], min_length=1, max_length=6
    )
    bring: tuple[Text, ...] = field(
        "What to bring", "What those who come must bring or read.", example=["The list of your twin towns."], min_length=1, max_length=8
    )
    prepare: tuple[Text, ...] = field(
        "What to prepare", "What the trainer does before.", example=["Print the cards on both sides."], min_length=1, max_length=8
    )
    agenda: tuple[Entry, ...] = field("Agenda", "The parts in order.", min_length=4, max_length=14)
    notes: tuple[Note, ...] = field("Facilitator's notes", "What goes wrong in the room, and what to say.", min_length=3, max_length=16)
    checklists: tuple[Key, ...] = field(
        "Checklists", "Checklists that it works with.", example=["know-your-commitments"], refers_to="checklist", min_length=1, max_length=3
    )
    cards: tuple[CaseCard, ...] = field(
        "Case cards", "Cases chosen for contrast, one that failed, ended early or was paused among them.", min_length=2, max_length=8
    )
    feedback: tuple[Text, ...] = field(
        "Feedback",
        "Questions of this workshop beside those of every feedback sheet.",
        example=["Which link will you look at first?"],
        min_length=1,
        max_length=3,
    )
    guides: tuple[Key, ...] = field("Guides", "Guides to read before or after.", example=["twinning"], refers_to="guide", default=())
    sources: tuple[Source, ...] = field("Sources", "Public documents that the texts cite.", default=())
    changes: tuple[Edition, ...] = field("Changes", "Versions, the newest first.", min_length=1)

    @property
    def version(self) -> str:
        """The newest version."""
        return self.changes[0].version
