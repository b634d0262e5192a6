"""CSV files with the line of every row."""

import csv
import io
from collections.abc import Sequence

from .problems import Problem
from .text import DIRECTION, UNPRINTABLE, did_you_mean


def read(raw: bytes, path: str, columns: Sequence[str]) -> tuple[list[tuple[int, dict[str, str | None]]], list[Problem]]:
    """Rows as (line, values by column); an empty cell is None, every other cell is text.

    Text stays text: NA is Namibia here, not a missing value.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return [], [Problem(path, line, 1, "encoding", f"byte {raw[error.start]:#04x} is not UTF-8; save the file as UTF-8")]
    if text.startswith("\ufeff"):
        return [], [Problem(path, 1, 1, "byte-order-mark", "the file begins with a byte-order mark; save it as UTF-8 without one")]
    unprintable = [
        Problem(path, number, found.start() + 1, "control-character", f"character U+{ord(found[0]):04X} cannot be printed; delete it")
        for number, line_text in enumerate(text.split("\n"), 1)
        if (found := UNPRINTABLE.search(line_text.removesuffix("\r")))
    ]
    if unprintable:
        return [], unprintable
    reader = csv.reader(io.StringIO(DIRECTION.sub("", text), newline=""), strict=True)
    rows: list[tuple[int, dict[str, str | None]]] = []
    problems: list[Problem] = []
    try:
        header = next(reader, [])
        for name in dict.fromkeys(header):
            if header.count(name) > 1:
                problems.append(Problem(path, 1, 1, "column", f"the column '{name}' stands twice; keep one"))
            if name not in columns:
                problems.append(Problem(path, 1, 1, "column", f"unknown column '{name}'{did_you_mean(name, columns)}"))
        for name in columns:
            if name not in header:
                problems.append(Problem(path, 1, 1, "column", f"the column '{name}' is missing"))
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                problems.append(
                    Problem(
                        path,
                        reader.line_num,
                        1,
                        "column",
                        f"{len(cells)} cells where the header has {len(header)}; a cell with a comma needs quotes",
                    )
                )
                continue
            rows.append((reader.line_num, {name: cell.strip() or None for name, cell in zip(header, cells, strict=True)}))
    except csv.Error as error:
        problems.append(
            Problem(path, reader.line_num, 1, "csv", f"cannot be read as CSV here ({error}); look for a quote that is not closed")
        )
    return rows, problems
