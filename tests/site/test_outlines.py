"""Outlines as set-up makes them: land cut at the antimeridian, lines between regions of one country."""

import json
from pathlib import Path

import pytest
from shapely.geometry import LineString, MultiPolygon

from tools.outlines import Atlas, regions

#: Two squares side by side with their shared line as arc 1, and a geometry of nothing.
GEOMETRIES = [
    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
    {"type": "MultiPolygon", "arcs": [[[2, -2]]], "properties": {"name": "East"}},
    {"type": None, "properties": {"name": None}},
]
ARCS = [[[100, 100], [-100, 0], [0, -100], [100, 0]], [[100, 0], [0, 100]], [[100, 0], [100, 0], [0, 100], [-100, 0]]]


def written(folder: Path, name: str = "abc.topo.json") -> Path:
    collection = {"type": "GeometryCollection", "geometries": GEOMETRIES}
    transform = {"scale": [0.01, 0.01], "translate": [30, 10]}
    told = {"type": "Topology", "objects": {"abc": collection}, "arcs": ARCS, "transform": transform}
    (folder / name).write_text(json.dumps(told), encoding="utf-8")
    return folder / name


def test_what_two_regions_share_is_a_line(tmp_path: Path) -> None:
    atlas = Atlas.read(written(tmp_path))
    assert [list(it.coords) for it in atlas.shared()] == [[(31.0, 10.0), (31.0, 11.0)]]
    assert atlas.step == 0.01


def test_files_of_one_country_each_are_read(tmp_path: Path) -> None:
    for name in ("abc.topo.json", "world.topo.json", "uk.topo.json", "_nul.topo.json"):
        written(tmp_path, name)
    assert len(regions(tmp_path, [])) == 1


def test_a_border_of_countries_is_no_line_between_regions(tmp_path: Path) -> None:
    written(tmp_path)
    along, across = LineString([(31.005, 9), (31.005, 12)]), LineString([(30, 10.5), (32, 10.5)])
    assert regions(tmp_path, [along]) == []
    assert len(regions(tmp_path, [across])) == 1


def land(*rings: list[tuple[float, float]]) -> MultiPolygon:
    """The land whose rings are these, as TopoJSON has them: not cut where they go over the antimeridian."""
    objects = {"land": {"geometries": [{"type": "Polygon", "arcs": [[n] for n in range(len(rings))]}]}}
    [(_, found)] = Atlas([*rings], objects, 0.001).polygons("land")
    return found


def test_land_over_the_antimeridian_is_cut_there() -> None:
    found = land([(170, 60), (-170, 60), (-170, 70), (170, 70), (170, 60)])
    assert [it.bounds for it in sorted(found.geoms, key=lambda it: it.bounds)] == [
        (-180, 60, -170, 70),
        (170, 60, 180, 70),
    ]


def test_land_around_a_pole_reaches_it() -> None:
    coast: list[tuple[float, float]] = [(-180, -70), (-90, -70), (0, -70), (90, -70), (179, -70), (-180, -70)]
    pole: list[tuple[float, float]] = [(x, -89.999) for x in (-180, -90, 0, 90, 179, -180)]
    # the land has the coast outside and the pole as its hole, a country the other way round
    for rings in ((coast, pole), (pole, coast)):
        found = land(*rings)
        assert found.bounds[:3] == (-180, found.bounds[1], 180)
        assert found.area == pytest.approx(360 * 20, rel=1e-3)


def test_no_coast_runs_across_the_whole_map() -> None:
    arc = [(178.0, 68.0), (-179.0, 69.0), (-178.0, 69.0)]
    country = {"type": "Polygon", "arcs": [[0]]}
    _, coasts = Atlas([arc], {"countries": {"geometries": [country]}}, 0.001).lines()
    assert max(it.bounds[2] - it.bounds[0] for it in coasts) <= 2
