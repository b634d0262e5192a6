"""Where names stand beside their dots so that none lies on another, on a narrow screen and on a wide one."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

LETTER, LINE = 7.2, 13
"""Width of a letter and height of a line, in pixels, on the safe side."""

Side = Literal["right", "left", "above", "below"]
SIDES: tuple[Side, ...] = ("right", "left", "above", "below")


class Mark(NamedTuple):
    """A dot with a name: x and y as shares of the picture (0 to 1), radius in pixels."""

    x: float
    y: float
    radius: float
    name: str


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles share some ground."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def sides(
    marks: Sequence[Mark], sizes: Sequence[tuple[float, float]], dots: Iterable[Mark] = (), taken: Sequence[tuple[Mark, Side]] = ()
) -> dict[int, Side]:
    """The side of its dot on which each name stands, by the index of the mark; names without a free place are left out.

    marks: the most important first. sizes: widths and heights in pixels for which no name may meet another, a dot or the edge.
    dots: what else must stay free. taken: names that already have their place.
    The cost grows with marks times dots, so give few marks.
    """
    every = [*marks, *dots]
    standing = {size: [_box(mark, side, size) for mark, side in taken] for size in sizes}
    points = {size: [_dot(mark, size) for mark in every] for size in sizes}
    found: dict[int, Side] = {}
    for index, mark in enumerate(marks):
        for side in SIDES:
            boxes = {size: _box(mark, side, size) for size in sizes}
            if all(_is_free(box, size, standing[size], points[size]) for size, box in boxes.items()):
                found[index] = side
                for size, box in boxes.items():
                    standing[size].append(box)
                break
    return found


def _is_free(box: Box, size: tuple[float, float], standing: Sequence[Box], points: Sequence[Box]) -> bool:
    width, height = size
    inside = box.left >= 0 and box.right <= width and box.top >= 0 and box.bottom <= height
    return inside and not any(box.meets(other) for other in standing) and not any(box.meets(point) for point in points)


def _dot(mark: Mark, size: tuple[float, float]) -> Box:
    x, y = mark.x * size[0], mark.y * size[1]
    return Box(x - mark.radius, y - mark.radius, x + mark.radius, y + mark.radius)


def _box(mark: Mark, side: Side, size: tuple[float, float]) -> Box:
    x, y, gap, width = mark.x * size[0], mark.y * size[1], mark.radius + 3, len(mark.name) * LETTER
    match side:
        case "right":
            return Box(x + gap, y - LINE / 2, x + gap + width, y + LINE / 2)
        case "left":
            return Box(x - gap - width, y - LINE / 2, x - gap, y + LINE / 2)
        case "above":
            return Box(x - width / 2, y - gap - LINE, x + width / 2, y - gap)
        case "below":
            return Box(x - width / 2, y + gap, x + width / 2, y + gap + LINE)
