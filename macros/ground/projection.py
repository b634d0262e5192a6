"""Where a place lies on a map: the projections of the outlines in docs/assets/maps/, which were drawn with them."""

from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import NamedTuple


class Point(NamedTuple):
    """A place on a picture: units to the right and units down."""

    x: float
    y: float


class Map(NamedTuple):
    """An outline: the address of its file, the id of its path, and the size of its view box."""

    file: str
    path: str
    width: int
    height: int

    @property
    def view_box(self) -> str:
        """The view box of the whole map."""
        return f"0 0 {self.width} {self.height}"

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Whether a point lies on the map, at least so far from its edge."""
        return margin <= point.x <= self.width - margin and margin <= point.y <= self.height - margin


WORLD = Map("assets/maps/world.svg", "land", 1000, 440)
EUROPE = Map("assets/maps/europe.svg", "land", 640, 560)

WORLD_MERIDIAN = 11
"""In the middle of the world map, in degrees east, because its edge then runs through the Bering Strait and cuts no land."""

_WORLD_SCALE, _WORLD_MIDDLE, _EQUATOR = 182, 500, 256
_EUROPE_SCALE, _EUROPE_MIDDLE = 845, Point(328, 292)
_EUROPE_LON, _EUROPE_LAT = radians(10), radians(52)


def world(lat: float, lon: float) -> Point:
    """A place on WORLD, in the Natural Earth projection (Šavrič, Jenny, Patterson, Petrovič and Hurni, 2011)."""
    east, north = radians((lon - WORLD_MERIDIAN + 540) % 360 - 180), radians(lat)
    two, four = north**2, north**4
    x = east * (0.8707 - 0.131979 * two + four * (-0.013791 + four * (0.003971 * two - 0.001529 * four)))
    y = north * (1.007226 + two * (0.015085 + four * (-0.044475 + 0.028874 * two - 0.005916 * four)))
    return Point(_WORLD_MIDDLE + _WORLD_SCALE * x, _EQUATOR - _WORLD_SCALE * y)


def europe(lat: float, lon: float) -> Point:
    """A place on EUROPE, in Lambert's azimuthal equal-area projection around 52° N, 10° E; far places lie beyond its edges."""
    east, north = radians(lon) - _EUROPE_LON, radians(lat)
    near = 1 + sin(_EUROPE_LAT) * sin(north) + cos(_EUROPE_LAT) * cos(north) * cos(east)
    if near < 0.01:  # The other side of the earth is the whole edge of the map, and no one point.
        return Point(-10_000, -10_000)
    stretch = sqrt(2 / near)
    x = stretch * cos(north) * sin(east)
    y = stretch * (cos(_EUROPE_LAT) * sin(north) - sin(_EUROPE_LAT) * cos(north) * cos(east))
    return Point(_EUROPE_MIDDLE.x + _EUROPE_SCALE * x, _EUROPE_MIDDLE.y - _EUROPE_SCALE * y)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The way over the earth between two places, each (lat, lon)."""
    (lat, lon), (other_lat, other_lon) = ([radians(part) for part in place] for place in (a, b))
    chord = hypot(sin((lat - other_lat) / 2), (cos(lat) * cos(other_lat)) ** 0.5 * sin((lon - other_lon) / 2))
    return 2 * 6371 * asin(min(1, chord)) if chord < 1 else 6371 * pi


def way(a: tuple[float, float], b: tuple[float, float]) -> list[tuple[float, float]]:
    """Places along a way from a to b, each (lat, lon), one about every 600 km.

    The shortest way over the earth; where that passes too near a pole for the map, the one that turns north or south evenly.
    """
    far = kilometres(a, b) / 6371
    steps = max(2, round(far * 10))
    shortest = _shortest(a, b, far, steps) if 0.01 < far < pi - 0.01 else []
    if shortest and all(FARTHEST_SOUTH < lat < FARTHEST_NORTH for lat, _ in shortest):
        return shortest
    across = (b[1] - a[1] + 540) % 360 - 180
    return [(a[0] + (b[0] - a[0]) * step / steps, a[1] + across * step / steps) for step in range(steps + 1)]


FARTHEST_SOUTH, FARTHEST_NORTH = -52, 79


def _shortest(a: tuple[float, float], b: tuple[float, float], far: float, steps: int) -> list[tuple[float, float]]:
    ends = []
    for lat, lon in (a, b):
        north, east = radians(lat), radians(lon)
        ends.append((cos(north) * cos(east), cos(north) * sin(east), sin(north)))
    found = []
    for step in range(steps + 1):
        weights = sin(far * (1 - step / steps)) / sin(far), sin(far * step / steps) / sin(far)
        x, y, z = (weights[0] * first + weights[1] * second for first, second in zip(*ends, strict=True))
        found.append((degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))))
    return found
