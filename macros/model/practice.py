"""One of the nine practices that the guidance is built on: a guide with a place among the nine, and its reasons."""

from typing import Literal

from .fields import Key, Text, field
from .guide import Guide


class Practice(Guide):
    """A practice: a guide that also says what it is and why it matters. What is printed to take away is drawn from the same fields."""

    kind: Literal["practice"] = field("Kind", "Always practice; it need not be written.", example="practice", default="practice")
    number: int = field("Number", "Its place among the nine.", example=1, ge=1, le=9)
    group: Key = field(
        "Group", "Which of the three recommendation groups it belongs to.", example="whole-of-place", vocabulary="practice-groups"
    )
    what: Text = field("What it is", "The practice explained.", example="A place that knows …", markdown=True)
    why: Text = field("Why it matters", "What goes better with it.", example="Places join more than they leave …", markdown=True)
