"""The rings of polygons that a page draws (RFC 7946 section 3.1.6)."""

import json

import pytest

from kg.export.geojson import _drawn

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
HOLE = [[0.2, 0.2], [0.2, 0.8], [0.8, 0.2], [0.2, 0.2]]


@pytest.mark.parametrize("outer", [SQUARE, SQUARE[::-1]])
@pytest.mark.parametrize("hole", [HOLE, HOLE[::-1]])
def test_rings_follow_the_right_hand_rule(outer: list[list[float]], hole: list[list[float]]) -> None:
    wound = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
    assert _drawn(json.dumps({"type": "Polygon", "coordinates": [outer, hole]})) == [wound]
    several = {"type": "MultiPolygon", "coordinates": [[outer, hole]]}
    assert _drawn(json.dumps(several)) == [{"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE]]}]


@pytest.mark.parametrize("coordinates", [[1, 2], [[1, 2]], [[[1, 2], [3, 400], [1, 2]]], [], None])
def test_what_is_no_polygon_makes_no_feature(coordinates: object) -> None:
    assert _drawn(json.dumps({"type": "Polygon", "coordinates": coordinates})) == []
