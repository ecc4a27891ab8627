"""A small map of one entity, drawn without tiles, script or network: its points, their accuracy, and what lies near."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kg.reconcile.catalogue import Catalogue
from kg.reconcile.entities import Entity, Located
from kg.values.points import distance_km

#: Size of the drawing in its own units.
SIDE, TALL = 360, 170
#: The least and the most that the drawing shows from its middle to its upper edge, in km.
LEAST_KM, MOST_KM = 2.0, 2_000.0
#: How many neighbours are drawn.
NEIGHBOURS = 8

_KM_A_DEGREE = 111.195


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in the units of the drawing. `radius` 0: no accuracy is stated. `name`: of a neighbour."""

    x: float
    y: float
    radius: float
    name: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """`own` are the entity's points, `others` neighbours. The bar is `bar` units long and stands for `bar_km`."""

    own: tuple[Mark, ...]
    others: tuple[Mark, ...]
    bar: float
    bar_km: str
    words: str


def sketch(catalogue: Catalogue, entity: Entity) -> Sketch | None:
    """North is up. None: no point is given."""
    points = [it for it in entity.values.get("point", ()) if isinstance(it, Located)]
    if not points:
        return None
    middle = (sum(it.latitude for it in points) / len(points), sum(it.longitude for it in points) / len(points))
    reach = max(LEAST_KM, *(distance_km(middle, _position(it)) + (it.radius_m or 0) / 1000 for it in points))
    near = _neighbours(catalogue, entity, middle, within=4 * reach)
    reach = max(reach, *(km for km, _, _ in near[:2])) if near else reach
    scale = TALL / 2 / (min(reach, MOST_KM) * 1.25)
    own = tuple(_mark(it, middle, scale, "") for it in points)
    others = tuple(_mark(point, middle, scale, name) for _, point, name in near)
    bar_km = 10 ** math.floor(math.log10(SIDE / 3 / scale))
    words = "; ".join(f"{it.latitude}, {it.longitude}{_accuracy(it)}" for it in points)
    return Sketch(own, tuple(it for it in others if _inside(it)), bar_km * scale, f"{bar_km:g}", words)


def _neighbours(
    catalogue: Catalogue, entity: Entity, middle: tuple[float, float], within: float
) -> list[tuple[float, Located, str]]:
    """Places within so many km, the nearest first: distance in km, point, name."""
    found = [
        (distance_km(middle, _position(point)), point, it.name().text)
        for it in catalogue.lookup.near(middle)
        if it.is_place and it.iri != entity.iri
        for point in it.values.get("point", ())
        if isinstance(point, Located)
    ]
    return sorted((it for it in found if it[0] <= within), key=lambda it: (it[0], it[2]))[:NEIGHBOURS]


def _mark(point: Located, middle: tuple[float, float], scale: float, name: str) -> Mark:
    # degrees of longitude narrow towards the poles; a span over 180° goes the shorter way round
    east = (point.longitude - middle[1] + 180) % 360 - 180
    x = SIDE / 2 + east * _KM_A_DEGREE * math.cos(math.radians(middle[0])) * scale
    y = TALL / 2 - (point.latitude - middle[0]) * _KM_A_DEGREE * scale
    return Mark(round(x, 1), round(y, 1), round((point.radius_m or 0) / 1000 * scale, 1), name)


def _inside(it: Mark) -> bool:
    return 0 <= it.x <= SIDE and 0 <= it.y <= TALL


def _position(it: Located) -> tuple[float, float]:
    return it.latitude, it.longitude


def _accuracy(it: Located) -> str:
    return "" if it.radius_m is None else f" (within {it.radius_m / 1000:g} km)"
