"""A version of a record that people cite: its number, its day, what it changed."""

from .fields import Day, Record, Text, field


class Edition(Record):
    """What a version changed."""

    version: str = field("Version", "Version number.", example="1.0", pattern=r"^[0-9]+\.[0-9]+$")
    date: Day = field("Date", "Day of publication.", example="2026-11-21")
    what: Text = field("What", "What changed, in a sentence.", example="First version.", prose=True)

    @property
    def number(self) -> tuple[int, int]:
        """The version as numbers, which can be put in order."""
        return number(self.version)


def number(version: str) -> tuple[int, int]:
    """A version such as '1.10' as numbers, which can be put in order."""
    first, _, last = version.partition(".")
    return int(first), int(last)
