"""Small invented extracts in the forms in which gazetteers come."""

import sqlite3
import struct
from pathlib import Path

import orjson
import shapefile  # type: ignore[import-untyped]
from shapely import to_wkb
from shapely.geometry import Polygon, mapping

from kg.gazetteers import PlaceQuery, StatedPoint

#: The invented town that every extract holds, and a query for it.
NAME, ARABIC, POINT = "Tall al Mithal", "تل المثال", (36.25, 38.02)
QUERY = PlaceQuery(
    "https://example.org/place/1",
    ("Tell al-Mithal", "تل المثال"),
    (StatedPoint(36.251, 38.021, 3000, of_the_place=True),),
    "Syria",
    "Northern Example",
)

DUMP = (
    "1\tTall al Mithal\tTall al Mithal\ttl almthal\t36.25\t38.02\tP\tPPL\tSY\t\t09\t01"
    "\t\t\t0\t\t300\tAsia/Damascus\t2024-03-01\n"
    "2\tJabal al Mithal\tJabal al Mithal\t\t36.26\t38.02\tT\tHLL\tSY\t\t09\t01"
    "\t\t\t0\t\t500\tAsia/Damascus\t2024-05-02\n"
)
ALTERNATES = (
    "10\t1\tar\tتل المثال\t1\t\t\t\t\t\n11\t1\tlink\thttps://example.org/\t\t\t\t\t\t\n12\t99\tar\tغيره\t\t\t\t\t\t\n"
)
_WKT = "http://www.opengis.net/ont/geosparql#wktLiteral"
TRIPLES = f"""\
<http://www.wikidata.org/entity/Q1> <http://www.w3.org/2000/01/rdf-schema#label> "Tall al Mithal"@en .
<http://www.wikidata.org/entity/Q1> <http://www.w3.org/2004/02/skos/core#altLabel> "تل المثال"@ar .
<http://www.wikidata.org/entity/Q1> <http://www.wikidata.org/prop/direct/P625> "Point(38.02 36.25)"^^<{_WKT}> .
<http://www.wikidata.org/entity/Q1> <http://www.wikidata.org/prop/direct/P17> <http://www.wikidata.org/entity/Q2> .
<http://www.wikidata.org/entity/Q2> <http://www.wikidata.org/prop/direct/P297> "SY" .
<http://www.wikidata.org/entity/Q1> <http://www.wikidata.org/prop/direct/P131> <http://www.wikidata.org/entity/Q3> .
<http://www.wikidata.org/entity/Q3> <http://www.w3.org/2000/01/rdf-schema#label> "Northern Example"@en .
"""
TABLE = (
    "code,name,name_ar,lat,lon,iso2,province\nT1,Tall al Mithal,تل المثال,36.25,38.02,SY,Northern Example\nT2,,,,,SY,\n"
)
_UNITS = {
    "SY0101": ("Mithal", "مثال", Polygon([(38.0, 36.2), (38.1, 36.2), (38.1, 36.3), (38.0, 36.3)]), "Northern Example"),
    "SY0201": ("Khayal", "خيال", Polygon([(39.0, 36.2), (39.1, 36.2), (39.1, 36.3), (39.0, 36.3)]), "Southern Example"),
}


def dump(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "SY.txt").write_text(DUMP, encoding="utf-8")
    (folder / "alternateNamesV2.txt").write_text(ALTERNATES, encoding="utf-8")
    (folder / "admin1CodesASCII.txt").write_text("SY.09\tNorthern Example\tNorthern Example\t7\n", encoding="utf-8")
    (folder / "admin2Codes.txt").write_text("SY.09.01\tMithal District\tMithal District\t8\n", encoding="utf-8")
    return folder


def extract(folder: Path) -> Path:
    path = folder / "wikidata.nt"
    path.write_text(TRIPLES, encoding="utf-8")
    return path


def table(folder: Path) -> Path:
    path = folder / "towns.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def osm(folder: Path) -> Path:
    tags = {"@id": "node/12", "name": ARABIC, "name:en": NAME, "place": "village", "ISO3166-1:alpha2": "SY"}
    feature = {"type": "Feature", "properties": tags, "geometry": {"type": "Point", "coordinates": [38.02, 36.25]}}
    path = folder / "osm.geojson"
    path.write_bytes(orjson.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


def overpass(folder: Path) -> Path:
    tags = {"name": ARABIC, "name:en": NAME, "place": "village", "addr:province": "Northern Example"}
    element = {"type": "way", "id": 13, "center": {"lat": 36.25, "lon": 38.02}, "tags": tags}
    path = folder / "overpass.json"
    path.write_bytes(orjson.dumps({"elements": [element]}))
    return path


def _cells(code: str) -> dict[str, str]:
    english, arabic, _, region = _UNITS[code]
    return {"ADM3_EN": english, "ADM3_AR": arabic, "ADM3_PCODE": code, "ADM1_EN": region, "ADM0_PCODE": "SY"}


def geojson(folder: Path) -> Path:
    features = [
        {"type": "Feature", "properties": _cells(code), "geometry": mapping(unit[2])} for code, unit in _UNITS.items()
    ]
    path = folder / "units.geojson"
    path.write_bytes(orjson.dumps({"type": "FeatureCollection", "features": features}))
    return path


def shapes(folder: Path) -> Path:
    path = folder / "units.shp"
    with shapefile.Writer(str(path), encoding="utf-8") as writer:
        for name in _cells("SY0101"):
            writer.field(name, "C", 40)
        for code, unit in _UNITS.items():
            writer.poly([list(unit[2].exterior.coords)])
            writer.record(**_cells(code))
    return path


def geopackage(folder: Path) -> Path:
    path = folder / "units.gpkg"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)")
        base.execute("INSERT INTO gpkg_geometry_columns VALUES ('units', 'geom', 4326)")
        columns = list(_cells("SY0101"))
        base.execute(f"CREATE TABLE units (geom BLOB, {', '.join(columns)})")
        for code, unit in _UNITS.items():
            blob = struct.pack("<2sBBi", b"GP", 0, 1, 4326) + to_wkb(unit[2])
            values = [blob, *_cells(code).values()]
            base.execute(f"INSERT INTO units VALUES ({', '.join('?' * len(values))})", values)
    base.close()
    return path
