"""Outlines of land, countries and regions for drawn maps: what lies in a window, in the units of the drawing.

They come from assets/outlines (Natural Earth, as tools/outlines.py cuts it). Without assets a map is drawn without
them. The outlines show who governs a stretch of land, and take no side.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry, BaseMultipartGeometry

from kg.site.assets import asset_file
from kg.site.site import Language

Json = dict[str, Any]

UNIT = 1000  #: steps in a degree
SIDE = 10  #: degrees of a cell
NEAR = 20.0  #: a window of fewer degrees is drawn from the cells
#: Units of the drawing in a degree between which the lines between regions are drawn: farther off they blur; nearer by
#: they would seem to say on which side of them a village lies, which a source of 1:10 million cannot.
REGIONS = (30.0, 1000.0)
_HIGHEST = 85.0  #: degrees of latitude that the projection can show
_LABELS = 9
_LINES = ("borders", "coasts", "regions")


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world in a drawing of `width` by `height` units: spherical Mercator, north up."""

    west: float
    north: float
    scale: float  #: units of the drawing in a degree of longitude
    width: int
    height: int

    @classmethod
    def around(cls, bounds: tuple[float, float, float, float], width: int, height: int, least: float) -> Window:
        """The window that shows west, south, east, north with a rim, and at least so many degrees of longitude."""
        west, south, east, north = bounds
        low, high = mercator(south), mercator(north)
        scale = min(width / max((east - west) * 1.25, least), height / max((high - low) * 1.25, least * height / width))
        middle, level = (west + east) / 2, (low + high) / 2
        return cls(middle - width / 2 / scale, level + height / 2 / scale, scale, width, height)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a position stands in the drawing."""
        return (longitude - self.west) * self.scale, (self.north - mercator(latitude)) * self.scale

    def length(self, metres: float, latitude: float) -> float:
        """How long a distance at a latitude is in the drawing."""
        return metres / 111_195 / math.cos(math.radians(min(abs(latitude), _HIGHEST))) * self.scale

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        east, low = self.west + self.width / self.scale, self.north - self.height / self.scale
        return self.west, parallel(low), east, parallel(self.north)


@dataclass(frozen=True, slots=True)
class Label:
    """A country's name and where it is written."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """SVG paths of land, borders, coasts and regions, and the names of countries whose middle is in the window."""

    land: str
    borders: str
    coasts: str
    regions: str
    countries: tuple[Label, ...]


def mercator(latitude: float) -> float:
    """Northing in degrees of longitude at the equator."""
    clipped = math.radians(max(-_HIGHEST, min(_HIGHEST, latitude)))
    return math.degrees(math.log(math.tan(math.pi / 4 + clipped / 2)))


def parallel(northing: float) -> float:
    """The latitude of a northing."""
    return math.degrees(2 * math.atan(math.exp(math.radians(northing))) - math.pi / 2)


@lru_cache(maxsize=256)
def drawn(window: Window, language: Language) -> Drawn | None:
    """The outlines in a window; None: `make setup` has not fetched any."""
    world = _load("world")
    if world is None:
        return None
    bounds = window.bounds
    wide = bounds[2] - bounds[0] >= NEAR
    sheets = [world] if wide else [it for it in map(_load, _cells(bounds)) if it is not None]
    layers = (0, 1, 2, 3) if REGIONS[0] <= window.scale <= REGIONS[1] else (0, 1, 2)
    land, borders, coasts, *regions = (
        " ".join(_paths(window, [it for sheet in sheets for it in _within(sheet[layer], bounds)])) for layer in layers
    )
    return Drawn(land, borders, coasts, "".join(regions), tuple(_labels(window, language)))


def _labels(window: Window, language: Language) -> Iterator[Label]:
    found = 0
    for it in _countries():
        x, y = window.at(*it["at"])
        under_the_scale = x < window.width * 0.45 and y > window.height - 36
        in_view = 24 < x < window.width - 24 and 14 < y < window.height - 8
        if in_view and not under_the_scale and it["area"] * window.scale**2 > 1_200:
            found += 1
            if found <= _LABELS:
                yield Label(round(x, 1), round(y, 1), it[language])


def _paths(window: Window, shapes: Sequence[BaseGeometry]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, Polygon):
            yield "".join(_path(window, ring.coords) + "z" for ring in (shape.exterior, *shape.interiors))
        elif isinstance(shape, LineString):
            yield _path(window, shape.coords)


def _path(window: Window, positions: Iterable[Sequence[float]]) -> str:
    """Whole tenths of a unit; positions that fall together are drawn once."""
    points = [tuple(round(10 * it) for it in window.at(x, y)) for x, y, *_ in positions]
    kept = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
    return "M" + "L".join(f"{x / 10:g},{y / 10:g}" for x, y in kept)


def _within(tree: shapely.STRtree, bounds: tuple[float, float, float, float]) -> Iterator[BaseGeometry]:
    rim = (bounds[2] - bounds[0]) * 0.02
    box = (bounds[0] - rim, bounds[1] - rim, bounds[2] + rim, bounds[3] + rim)
    tolerance = (bounds[2] - bounds[0]) / 1500
    for number in sorted(tree.query(shapely.box(*box))):
        for part in _parts(shapely.clip_by_rect(tree.geometries[number], *box)):
            yield part.simplify(tolerance)


def _parts(it: BaseGeometry) -> Iterator[BaseGeometry]:
    if isinstance(it, BaseMultipartGeometry):
        for part in it.geoms:
            yield from _parts(part)
    elif not it.is_empty:
        yield it


def _cells(bounds: tuple[float, float, float, float]) -> Iterator[str]:
    west, south, east, north = (math.floor(it / SIDE) for it in bounds)
    for column in range(west, east + 1):
        for row in range(south, north + 1):
            yield f"cells/{column * SIDE}_{row * SIDE}"


@lru_cache(maxsize=32)
def _load(name: str) -> tuple[shapely.STRtree, ...] | None:
    """Land, borders, coasts and regions of one file; the world's has no regions."""
    path = asset_file(f"outlines/{name}.json")
    if path is None:
        return None
    data = orjson.loads(path.read_bytes())
    land = [Polygon(_positions(outer), [_positions(it) for it in holes]) for outer, *holes in data["land"]]
    lines = ([LineString(_positions(it)) for it in data.get(key, ()) if len(it) > 2] for key in _LINES)
    return shapely.STRtree([shapely.make_valid(it) for it in land]), *(shapely.STRtree(it) for it in lines)


@lru_cache(maxsize=1)
def _countries() -> list[Json]:
    path = asset_file("outlines/world.json")
    return [] if path is None else orjson.loads(path.read_bytes())["countries"]


def _positions(steps: list[int]) -> list[tuple[float, float]]:
    x, y = steps[0], steps[1]
    found = [(x / UNIT, y / UNIT)]
    for at in range(2, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        found.append((x / UNIT, y / UNIT))
    return found
