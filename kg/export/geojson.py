"""GeoJSON for maps: one feature for each location that a claim gives (RFC 7946: WGS 84, longitude first).

An incident that no page locates is a feature with a null geometry (section 3.2), so that no incident is missing.
The radius says how far around the point the true place may lie; the point itself is no more exact than that.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

from kg.export.base import View, replacing_file
from kg.formats import GEOJSON, FileFormat
from kg.resources import text
from kg.store import Term
from kg.values.points import GridReference

Json = dict[str, Any]
Row = dict[str, Term]

#: How many lists stand around a position in each kind of geometry.
_GEOMETRIES = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


@dataclass(frozen=True, slots=True)
class GeoJsonExporter:
    format: FileFormat = GEOJSON

    def write(self, view: View, out: Path) -> None:
        """One FeatureCollection."""
        data = {"type": "FeatureCollection", "features": features(view)}
        with replacing_file(out) as draft:
            draft.write_bytes(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


#: What stands around the features of a file.
HEAD, FOOT = b'{\n  "type": "FeatureCollection",\n  "features": [', b"\n  ]\n}\n"
EMPTY = b'{\n  "type": "FeatureCollection",\n  "features": []\n}\n'


def lines(view: View) -> list[bytes]:
    """The features in their order, each as a line (without line break) that sorts as it does."""
    return [_order(it) for it in features(view)]


def written(line: bytes) -> bytes:
    """A feature of `lines` as a file holds it, without the comma that parts it from the next."""
    feature = orjson.loads(line)[2]
    return b"    " + orjson.dumps(feature, option=orjson.OPT_INDENT_2).replace(b"\n", b"\n    ")


def features(view: View) -> list[Json]:
    """Sorted by document and kind of location; several shapes of one drawing are features of their own."""
    told: dict[str, Json] = {}
    for row in _rows(view, "incidents"):
        told.setdefault(row["doc"].value, _incident(row))
    by_claim = {it["_claim"]: it for it in told.values()}
    for row in _rows(view, "links"):
        it = by_claim.get(row["claim"].value)
        if it is not None:  # of a piece: a claim of another document
            it["gazetteer"] = _joined(it["gazetteer"], row["link"].value)
    made: list[Json] = []
    located: set[str] = set()
    for row in _rows(view, "locations"):
        incident = told.get(row["doc"].value)
        if incident is None:
            continue
        kind, found = geometries(row)
        located |= {row["doc"].value} if found else set()
        made.extend(_feature(_location(incident, row, kind), geometry) for geometry in found)
    made.extend(_feature(it | {"location_kind": "none"}, None) for doc, it in told.items() if doc not in located)
    return sorted(made, key=_order)


def _order(feature: Json) -> bytes:
    shown = feature["properties"]
    return orjson.dumps([shown["document"], shown["location_kind"], feature])


def _rows(view: View, name: str) -> list[Row]:
    found = list(view.graphs.rows(text(f"queries/map/{name}.rq", view.names.base)))
    return sorted(found, key=lambda row: sorted((key, str(term)) for key, term in row.items()))


def _incident(row: Row) -> Json:
    """What every feature says of its incident. Null: the page does not say."""
    return {
        "_claim": row["claim"].value,
        "incident": row["incident"].value,
        "codes": _text(row, "label"),
        "document": _text(row, "document"),
        "date": _text(row, "date"),
        "place": _text(row, "place"),
        "place_ar": _text(row, "place_ar"),
        "harm_status": _text(row, "status"),
        "killed_min": _integer(row, "killed_min"),
        "killed_max": _integer(row, "killed_max"),
        "killed_as_written": _text(row, "killed_as_written"),
        "reading": _text(row, "reading"),  # the rule that read the figures, or the person who corrected them
        "checked_by": _text(row, "checked_by"),
        "permalink": _text(row, "permalink"),
        "gazetteer": None,
    }


def _location(incident: Json, row: Row, kind: str) -> Json:
    radius = _text(row, "radius")
    return incident | {
        "location_kind": kind,
        "location_by": _text(row, "by"),
        "location_of": _text(row, "of"),  # whose position block it stands in; null: in none
        "mgrs": _text(row, "mgrs"),
        "accuracy": _text(row, "accuracy") or _text(row, "accuracy_as_written"),
        "radius_m": None if radius is None else float(radius),
    }


def geometries(row: Row) -> tuple[str, list[Json]]:
    """The kind of a location (a row of queries/map/locations.rq) and its geometries: none where it is none on Earth."""
    if "shape" in row:
        return "drawn shape", _drawn(row["shape"].value)
    if "latitude" in row:
        kind = "additional point" if row["extra"].value == "true" else "point"
        return kind, [_point(row["longitude"].value, row["latitude"].value)]
    grid = GridReference.parse(row["mgrs"].value) if "mgrs" in row else None
    if grid is None:
        return "none", []
    latitude, longitude = grid.centre()
    return "grid reference", [_point(f"{longitude:.6f}", f"{latitude:.6f}")]


def _point(longitude: str, latitude: str) -> Json:
    return {"type": "Point", "coordinates": [float(Decimal(longitude)), float(Decimal(latitude))]}


def _drawn(words: str) -> list[Json]:
    """The geometries of a GeoJSON text of any kind; none where the text is no GeoJSON with positions on Earth."""
    try:
        found = orjson.loads(words)
    except orjson.JSONDecodeError:
        return []
    waiting, geometries = [found], []
    while waiting:
        it = waiting.pop(0)
        if not isinstance(it, dict):
            continue
        depth = _GEOMETRIES.get(str(it.get("type")))
        if depth is not None and _on_earth(it.get("coordinates"), depth):
            geometries.append({"type": it["type"], "coordinates": _wound(it["type"], it["coordinates"])})
        for key in ("geometry", "features", "geometries"):
            inner = it.get(key)
            waiting.extend(inner if isinstance(inner, list) else [inner])
    return geometries


def _wound(kind: str, coordinates: Any) -> Any:
    """The same positions, rings of polygons turned after the right-hand rule (RFC 7946 section 3.1.6)."""
    if kind == "MultiPolygon":
        return [_wound("Polygon", polygon) for polygon in coordinates]
    if kind != "Polygon":
        return coordinates
    return [ring if _clockwise(ring) == (n > 0) else ring[::-1] for n, ring in enumerate(coordinates)]


def _clockwise(ring: list[list[float]]) -> bool:
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)) > 0


def _on_earth(coordinates: object, depth: int) -> bool:
    """True for lists that are nested `depth` deep around positions of longitude and latitude, in range."""
    if not isinstance(coordinates, list) or not coordinates:
        return False
    if depth:
        return all(_on_earth(it, depth - 1) for it in coordinates)
    numbers = len(coordinates) >= 2 and all(isinstance(it, int | float) for it in coordinates)
    return numbers and abs(coordinates[0]) <= 180 and abs(coordinates[1]) <= 90


def _feature(properties: Json, geometry: Json | None) -> Json:
    shown = {key: value for key, value in properties.items() if not key.startswith("_")}
    return {"type": "Feature", "geometry": geometry, "properties": shown}


def _joined(before: str | None, more: str) -> str:
    return more if before is None else f"{before} | {more}"


def _text(row: Row, name: str) -> str | None:
    return row[name].value if name in row else None


def _integer(row: Row, name: str) -> int | None:
    return int(row[name].value) if name in row else None
