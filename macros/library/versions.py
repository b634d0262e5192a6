"""What must be true of the versions of a record, whatever it is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..ground.yamlfile import Path
from ..model.edition import Edition


def out_of_order(changes: Sequence[Edition]) -> Iterator[tuple[Path, str]]:
    """Versions that do not stand from the newest to the oldest, and days that do not."""
    for index, (newer, older) in enumerate(pairwise(changes), 1):
        if newer.number <= older.number:
            sentence = f"version {older.version} stands below version {newer.version}; the newest stands first, and each number once"
            yield ("changes", index, "version"), sentence
        elif newer.date < older.date:
            sentence = (
                f"version {older.version} is of {older.date}, later than version {newer.version} of {newer.date}; correct one of the days"
            )
            yield ("changes", index, "date"), sentence
