"""Lines and areas over the antimeridian: TopoJSON leaps there from 180 to -180 degrees, a flat map must be cut.

Unrolled, a way has no leap and counts on beyond 180 degrees; folded, what lies beyond is put back on the other side.
"""

from __future__ import annotations

import math
from itertools import pairwise

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

Position = tuple[float, float]  #: longitude, latitude

_HALF = 180.0  #: degrees from the middle of the map to the antimeridian on either side


def unrolled(positions: list[Position]) -> list[Position]:
    """The same way without leaps."""
    turns, found = 0, positions[:1]
    for (before, _), (x, y) in pairwise(positions):
        turns += (before - x > _HALF) - (x - before > _HALF)
        found.append((x + turns * 2 * _HALF, y))
    return found


def closed(ring: list[Position]) -> list[Position]:
    """An unrolled ring that goes around a pole, closed over that pole; any other as it is."""
    (start, latitude), (end, _) = ring[0], ring[-1]
    if abs(end - start) < _HALF:
        return ring
    pole = math.copysign(90.0, latitude)
    return [*ring, (end, pole), (start, pole), ring[0]]


def folded(it: BaseGeometry) -> BaseGeometry:
    """What was unrolled, cut at the antimeridian and put back between -180 and 180 degrees."""
    west, _, east, _ = it.bounds
    if it.is_empty or (west >= -_HALF and east <= _HALF):
        return it
    turns = (-2 * _HALF, 0.0, 2 * _HALF)
    return shapely.union_all([shapely.clip_by_rect(translate(it, turn), -_HALF, -90.0, _HALF, 90.0) for turn in turns])
