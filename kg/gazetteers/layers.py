"""Polygons from the file formats in which boundaries come: GeoJSON, GeoPackage, Shapefile. WGS 84 only."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import shapefile  # type: ignore[import-untyped]
from shapely import from_wkb
from shapely.errors import GEOSException
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from kg.errors import GazetteerError

Feature = tuple[Mapping[str, Any], BaseGeometry]

#: Bytes of the envelope in a GeoPackage geometry by its indicator.
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_WGS84 = 4326


def features(file: Path, layer: str | None = None) -> list[Feature]:
    """All features that have a geometry. Raises GazetteerError where the file cannot be read as what it is named."""
    reader = _READERS.get(file.suffix.casefold())
    if reader is None:
        raise GazetteerError(f"{file}: boundaries are read from {', '.join(_READERS)}")
    try:
        return list(reader(file, layer))
    except (OSError, sqlite3.Error, shapefile.ShapefileException, GEOSException, struct.error) as error:
        raise GazetteerError(f"{file} cannot be read: {error}") from error
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise GazetteerError(f"{file} is not what its name says: {error}") from error


def _geojson(file: Path, _: str | None) -> Iterator[Feature]:
    for it in orjson.loads(file.read_bytes())["features"]:
        if it["geometry"] is not None:
            yield it["properties"], shape(it["geometry"])


def _shapefile(file: Path, _: str | None) -> Iterator[Feature]:
    with shapefile.Reader(str(file)) as reader:
        for it in reader.iterShapeRecords():
            if it.shape.shapeType != shapefile.NULL:
                yield it.record.as_dict(), shape(it.shape.__geo_interface__)


def _geopackage(file: Path, layer: str | None) -> Iterator[Feature]:
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as base:
        base.row_factory = sqlite3.Row
        layers = {
            it["table_name"]: it for it in base.execute("SELECT * FROM gpkg_geometry_columns ORDER BY table_name")
        }
        if layer is None and len(layers) == 1:
            layer = next(iter(layers))
        if layer is None or layer not in layers:
            raise GazetteerError(f"{file}: choose a layer among {', '.join(layers)}")
        column, system = layers[layer]["column_name"], layers[layer]["srs_id"]
        if system != _WGS84:
            raise GazetteerError(f"{file}: layer {layer} is in the system {system}; WGS 84 ({_WGS84}) is needed")
        quoted = layer.replace('"', '""')
        for row in base.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608  # a name that the file itself lists, quoted
            cells = dict(row)
            blob = cells.pop(column)
            if blob is not None:
                yield cells, _wkb(blob)


def _wkb(blob: bytes) -> BaseGeometry:
    """The well-known binary behind the header of a GeoPackage geometry."""
    if blob[:2] != b"GP":
        raise GazetteerError("a geometry of the GeoPackage has no header")
    start = 8 + _ENVELOPES[(blob[3] >> 1) & 7]
    return from_wkb(blob[start:])


_READERS: dict[str, Callable[[Path, str | None], Iterator[Feature]]] = {
    ".geojson": _geojson,
    ".json": _geojson,
    ".gpkg": _geopackage,
    ".shp": _shapefile,
}
