"""Outlines as set-up makes them: lines between regions of one country, and nothing else of that country."""

import json
from pathlib import Path

from shapely.geometry import LineString

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
