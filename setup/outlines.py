"""Draws docs/assets/maps/ from Natural Earth. Run by hand: python setup/outlines.py FOLDER, the folder of world-atlas with land-110m.json and land-50m.json."""

import base64
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from macros.ground import projection
from macros.ground.projection import Map, Point

MAPS = Path(__file__).resolve().parent.parent / "docs" / "assets" / "maps"
Ring = list[Point]
Project = Callable[[float, float], Point]
ANTARCTICA = -60


def rings(topology: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """Every ring of land as (lat, lon)."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(index: int) -> list[tuple[float, float]]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][index if index >= 0 else ~index]:
            x, y = x + dx, y + dy
            points.append((y * scale_y + shift_y, x * scale_x + shift_x))
        return points if index >= 0 else points[::-1]

    shapes = topology["objects"]["land"]
    for shape in shapes["geometries"] if shapes["type"] == "GeometryCollection" else [shapes]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            for ring in polygon:
                yield [point for index in ring for point in arc(index)[:-1]]


def simplified(ring: Ring, least: float) -> Ring:
    """The ring without points that matter less than so many square units (Visvalingam)."""
    points = list(ring)
    while len(points) > 3:
        areas = [_area(points[index - 1], point, points[(index + 1) % len(points)]) for index, point in enumerate(points)]
        smallest = min(range(len(points)), key=areas.__getitem__)
        if areas[smallest] >= least:
            break
        del points[smallest]
    return points


def clipped(ring: Ring, width: float, height: float, margin: float) -> Ring:
    """The part of a ring on the map and a little beyond its edges (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, -margin, 1), (0, width + margin, -1), (1, -margin, 1), (1, height + margin, -1)):
        found: Ring = []
        for index, point in enumerate(ring):
            before = ring[index - 1]
            inside, was_inside = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
            if inside != was_inside:
                part = (limit - before[axis]) / (point[axis] - before[axis])
                found.append(Point(before.x + part * (point.x - before.x), before.y + part * (point.y - before.y)))
            if inside:
                found.append(point)
        ring = found
    return ring


def path(drawn: list[Ring], places: int) -> str:
    """One path of all rings, in relative steps, rounded without adding up the error."""
    unit = 10**places
    parts = []
    for ring in drawn:
        x, y = round(ring[0].x * unit), round(ring[0].y * unit)
        parts.append(f"M{_number(x, unit)}{_joined(_number(y, unit))}l")
        steps = ""
        for point in ring[1:]:
            to_x, to_y = round(point.x * unit), round(point.y * unit)
            if (to_x, to_y) != (x, y):
                first = _number(to_x - x, unit)
                steps += (first if not steps else _joined(first)) + _joined(_number(to_y - y, unit))
            x, y = to_x, to_y
        parts.append(steps + "z")
    return "".join(parts)


def outline(topology: dict[str, Any], which: Map, project: Project, *, least: float, smallest: float, places: int) -> str:
    """The outline as a file. least: see simplified; smallest: islands below so many square units are left out."""
    drawn = []
    for ring in rings(topology):
        if all(lat < ANTARCTICA for lat, _ in ring):
            continue
        placed = [project(lat, lon) for lat, lon in ring]
        if any(abs(point.x - placed[index - 1].x) > which.width / 2 for index, point in enumerate(placed)):
            continue  # One small island lies on both edges of the world map.
        points = simplified(clipped(placed, which.width, which.height, 4), least)
        if len(points) > 2 and _size(points) > smallest:
            drawn.append(points)
    drawn.sort(key=lambda points: (points[0].x, points[0].y))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{which.view_box}"><path id="{which.path}" d="{path(drawn, places)}"/></svg>\n'


def _area(a: Point, b: Point, c: Point) -> float:
    return abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2


def _size(ring: Ring) -> float:
    return abs(sum(point.x * ring[index - 1].y - ring[index - 1].x * point.y for index, point in enumerate(ring))) / 2


def _number(value: int, unit: int) -> str:
    text = f"{value / unit:g}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _joined(number: str) -> str:
    return number if number.startswith("-") else f" {number}"


def main(folder: Path) -> None:
    """Draw both outlines and write their lock."""
    world = json.loads((folder / "land-110m.json").read_bytes())
    near = json.loads((folder / "land-50m.json").read_bytes())

    drawn = {
        projection.WORLD: outline(world, projection.WORLD, projection.world, least=1.2, smallest=2, places=1),
        projection.EUROPE: outline(near, projection.EUROPE, projection.europe, least=1.2, smallest=5, places=0),
    }
    for which, text in drawn.items():
        (MAPS / Path(which.file).name).write_text(text, encoding="utf-8")
    lock = json.loads((MAPS / "lock.json").read_text(encoding="utf-8"))
    for name in lock["files"]:
        lock["files"][name] = "sha512-" + base64.b64encode(hashlib.sha512((MAPS / name).read_bytes()).digest()).decode()
    (MAPS / "lock.json").write_text(json.dumps(lock, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
