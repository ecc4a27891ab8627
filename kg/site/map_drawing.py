"""Maps drawn on the server: outlines and features as plain SVG, which needs no script."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.site.map_features import Feature
from kg.site.outlines import Drawn, Window, drawn
from kg.site.site import Language

#: Size of the drawing of a place close by, of the smaller one beside it that shows the country, and of the map of all
#: incidents on a wide screen and on a narrow one, in their own units: near the pixels that each gets, for the letters.
WIDE, HIGH = 400, 275
SMALL_WIDE, SMALL_HIGH = 290, 200
OVERVIEW_WIDE, OVERVIEW_HIGH = 960, 500
SLIM_WIDE, SLIM_HIGH = 360, 320

_COUNTRY = 7.0  #: degrees that the drawing of the country shows at least
_NEAR = 0.035  #: degrees that the nearer drawing shows at least: some three kilometres
_TOO_WIDE = 2.5  #: degrees beyond which one drawing is enough
_CLUSTER = 26  #: incidents within so many units are drawn as one disc


@dataclass(frozen=True, slots=True)
class Mark:
    """A feature in a drawing. `reach`: the radius of its accuracy, 0 where none is stated or it is too small to see.

    `side`: of the square that a grid reference names. `path`: of any geometry but a point. `n` incidents stand in it.
    """

    kind: str
    number: int
    x: float = 0
    y: float = 0
    reach: float = 0
    side: float = 0
    path: str = ""
    n: int = 1
    r: float = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """One drawing. `land` None: there are no outlines. The scale bar is `bar` units long and stands for `bar_km`."""

    width: int
    height: int
    land: Drawn | None
    marks: tuple[Mark, ...]
    bar: float
    bar_km: str


def panels(features: Sequence[Feature], language: Language) -> list[Panel]:
    """Where in the world, then close by; only the first where the features lie far apart, none where there are none."""
    box = bounds(features)
    if box is None:
        return []
    if box[2] - box[0] >= _TOO_WIDE:
        return [_panel(features, Window.around(box, WIDE, HIGH, _COUNTRY), language)]
    country = Window.around(box, SMALL_WIDE, SMALL_HIGH, _COUNTRY)
    return [_panel(features, it, language) for it in (country, Window.around(box, WIDE, HIGH, _NEAR))]


def overview(points: Iterable[tuple[float, float]], language: Language, *, slim: bool = False) -> Panel | None:
    """All incidents as discs, those near one another as one: pairs of longitude and latitude. None: there are none.

    `slim`: for a narrow screen.
    """
    found = list(points)
    if not found:
        return None
    west, east = min(x for x, _ in found), max(x for x, _ in found)
    south, north = min(y for _, y in found), max(y for _, y in found)
    size = (SLIM_WIDE, SLIM_HIGH) if slim else (OVERVIEW_WIDE, OVERVIEW_HIGH)
    window = Window.around((west, south, east, north), *size, _COUNTRY)
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for longitude, latitude in found:
        x, y = window.at(longitude, latitude)
        cells.setdefault((int(x // _CLUSTER), int(y // _CLUSTER)), []).append((x, y))
    marks = [_disc(it) for it in _apart([cells[key] for key in sorted(cells)])]
    return _framed(window, tuple(sorted(marks, key=lambda it: (-it.n, it.x, it.y))), language)


def bounds(features: Sequence[Feature]) -> tuple[float, float, float, float] | None:
    """West, south, east, north of all features with the areas of their accuracy; None: there are none."""
    corners: list[tuple[float, float]] = []
    for it in features:
        for longitude, latitude in positions(it.geometry["coordinates"]):
            reach = (it.radius_m or 0) / 111_195
            wide = reach / max(0.05, math.cos(math.radians(latitude)))
            corners += [(longitude - wide, latitude - reach), (longitude + wide, latitude + reach)]
    if not corners:
        return None
    longitudes, latitudes = [x for x, _ in corners], [y for _, y in corners]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def positions(coordinates: Any) -> list[tuple[float, float]]:
    """All positions of the coordinates of a GeoJSON geometry."""
    if coordinates and isinstance(coordinates[0], int | float):
        return [(coordinates[0], coordinates[1])]
    return [position for it in coordinates for position in positions(it)]


def _panel(features: Sequence[Feature], window: Window, language: Language) -> Panel:
    # the first kinds lie on top, so they are drawn last
    marks = [mark for n, it in reversed(list(enumerate(features))) for mark in _marks(it, n, window)]
    return _framed(window, tuple(marks), language)


def _framed(window: Window, marks: tuple[Mark, ...], language: Language) -> Panel:
    middle = (window.bounds[1] + window.bounds[3]) / 2
    kilometre = window.length(1000, middle)
    bar_km = _round_number(window.width / 4 / kilometre)
    return Panel(
        window.width, window.height, drawn(window, language), marks, round(bar_km * kilometre, 1), f"{bar_km:g}"
    )


def _round_number(most: float) -> float:
    """The greatest of 1, 2, 5, 10, 20, … that is not more."""
    power: float = 10.0 ** math.floor(math.log10(most))
    return next((it * power for it in (5, 2) if it * power <= most), power)


def _marks(it: Feature, number: int, window: Window) -> list[Mark]:
    if it.position is None:
        return [Mark(it.kind, number, path=_path(window, it.geometry))]
    x, y = window.at(*it.position)
    reach = window.length(it.radius_m or 0, it.position[1])
    side = window.length(it.side_m or 0, it.position[1])
    seen = (round(reach, 1) if reach > 5 else 0, round(side, 1) if side > 7 else 0)
    return [Mark(it.kind, number, round(x, 1), round(y, 1), *seen)]


def _path(window: Window, geometry: Any) -> str:
    depth = {"MultiPoint": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}[geometry["type"]]
    lines = [geometry["coordinates"]]
    for _ in range(max(0, depth - 1)):
        lines = [line for it in lines for line in it]
    end = "z" if "Polygon" in geometry["type"] else ""
    drawn_lines = (
        "L".join(f"{x:.1f},{y:.1f}" for x, y in (window.at(*it[:2]) for it in line)) for line in lines if line
    )
    return "".join(f"M{line}{end}" for line in drawn_lines)


def _apart(groups: list[list[tuple[float, float]]]) -> list[list[tuple[float, float]]]:
    """The groups, the smaller joined to a greater one whose disc would cover a part of theirs."""
    kept: list[tuple[Mark, list[tuple[float, float]]]] = []
    for group in sorted(groups, key=len, reverse=True):
        disc = _disc(group)
        for n, (other, points) in enumerate(kept):
            if math.hypot(disc.x - other.x, disc.y - other.y) < disc.r + other.r:
                kept[n] = (_disc(points + group), points + group)
                break
        else:
            kept.append((disc, group))
    return [points for _, points in kept]


def _disc(points: list[tuple[float, float]]) -> Mark:
    n = len(points)
    x, y = (sum(it[axis] for it in points) / n for axis in (0, 1))
    return Mark("incident", 0, round(x, 1), round(y, 1), n=n, r=round(min(24.0, 3.2 + 2.2 * math.sqrt(n - 1)), 1))
