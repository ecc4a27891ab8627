"""GeoJSON after RFC 7946: valid for maps, and nothing more exact than the page."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.export import EXPORTERS, published
from kg.model import Reading
from kg.store import Graphs
from kg.terms import DCT, GEO, RDF
from kg.values.points import Point
from tests.export.stores import NAMES, SETTINGS, Fact, graphs, readings

TYPES = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def collection(store: Graphs, out: Path) -> Any:
    EXPORTERS["geojson"].write(published(store, SETTINGS), out)
    return json.loads(out.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def features(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    found = collection(graphs("invented"), tmp_path_factory.mktemp("geo") / "map.geojson")
    assert set(found) == {"type", "features"} and found["type"] == "FeatureCollection"
    features: list[Any] = found["features"]
    return features


def positions(coordinates: Any, depth: int) -> list[Any]:
    return [coordinates] if depth == 0 else [it for inner in coordinates for it in positions(inner, depth - 1)]


def test_every_feature_is_valid(features: list[Any]) -> None:
    for feature in features:
        assert set(feature) == {"type", "geometry", "properties"} and feature["type"] == "Feature"
        geometry = feature["geometry"]
        if geometry is None:
            continue
        assert set(geometry) == {"type", "coordinates"}
        for longitude, latitude, *_ in positions(geometry["coordinates"], TYPES[geometry["type"]]):
            assert -180 <= longitude <= 180 and -90 <= latitude <= 90


def test_properties_are_flat_and_alike(features: list[Any]) -> None:
    """Programs for maps make columns of them."""
    for feature in features:
        assert all(value is None or isinstance(value, str | int | float) for value in feature["properties"].values())
    located = {frozenset(it["properties"]) for it in features if it["geometry"]}
    assert len(located) == 1


def test_every_feature_says_who_read_it_and_that_nobody_checked_it(features: list[Any]) -> None:
    said = {(it["properties"]["reading"], it["properties"]["checked_by"]) for it in features}
    assert said == {("fields-assessment", "not checked")}


def on_earth(reading: Reading) -> bool:
    point = reading.assessment.geolocation
    if point is None or point.latitude is None or point.longitude is None:
        return False
    return Point(point.latitude, point.longitude).on_earth


def test_no_incident_is_missing(features: list[Any]) -> None:
    assert {it["properties"]["document"] for it in features} == set(readings())
    empty = {it["properties"]["document"] for it in features if it["geometry"] is None}
    assert empty == {name for name, reading in readings().items() if not on_earth(reading)}


def test_the_point_is_that_of_the_page_longitude_first(features: list[Any]) -> None:
    points = {it["properties"]["document"]: it for it in features if it["properties"]["location_kind"] == "point"}
    assert set(points) == {name for name, reading in readings().items() if on_earth(reading)}
    for name, found in points.items():
        point = readings()[name].assessment.geolocation
        assert point is not None and point.longitude is not None and point.latitude is not None
        assert found["geometry"]["coordinates"] == [float(point.longitude), float(point.latitude)]
        assert found["properties"]["radius_m"] > 0


def test_seeds_point_grid_and_gazetteer(tmp_path: Path) -> None:
    found = collection(graphs("expected"), tmp_path / "map.geojson")["features"]
    points = [it["properties"] for it in found if it["properties"]["location_kind"] == "point"]
    assert [(it["codes"], it["killed_min"], it["killed_max"], it["accuracy"], it["radius_m"]) for it in points] == [
        ("CS243 RS0954", 5, 13, "Town", 5000.0),
        ("CS1141", 8, 50, "Village", 3000.0),
    ]
    assert points[0]["gazetteer"] == "https://sws.geonames.org/168422/"
    grids = [it for it in found if it["properties"]["location_kind"] == "grid reference"]
    assert {it["properties"]["location_of"] for it in grids} >= {"U.S.-led Coalition"}
    assert {it["properties"]["mgrs"] for it in grids} == {"37SDA121099", "37SFV500306"}


@pytest.mark.parametrize(
    ("shape", "kinds"),
    [
        ('{"type":"Point","coordinates":[1,2]}', ["Point"]),
        (
            '{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]},"properties":{}}',
            ["LineString"],
        ),
        (
            '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}},'
            '{"type":"Feature","geometry":null}]}',
            ["Point"],
        ),
        ('{"type":"Point","coordinates":[1,200]}', [None]),
        ('{"type":"Circle","coordinates":[1,2]}', [None]),
        ("not JSON", [None]),
        ("[]", [None]),
    ],
)
def test_drawn_shapes(shape: str, kinds: list[str | None], tmp_path: Path) -> None:
    chv, doc, incident = NAMES.chv, NAMES.document("d"), NAMES.incident("1")
    monitor, claim, drawn = (
        NAMES.actor("airwars"),
        NamedNode(f"{incident.value}/claim"),
        NamedNode(f"{incident.value}/drawn"),
    )
    facts: list[Fact] = [(doc, RDF.type, chv.Document), (doc, DCT.identifier, Literal("d")), (doc, chv.about, incident)]
    facts += [(claim, RDF.type, chv.Assessment), (claim, chv.about, incident), (claim, chv.claimedBy, monitor)]
    facts += [
        (claim, chv.additionalGeolocation, drawn),
        (drawn, GEO.asGeoJSON, Literal(shape, datatype=GEO.geoJSONLiteral)),
    ]
    found = collection(Graphs.memory(Quad(*fact, doc) for fact in facts), tmp_path / "map.geojson")["features"]
    assert [it["geometry"] and it["geometry"]["type"] for it in found] == kinds
