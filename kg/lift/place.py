"""Places and geolocations (GeoSPARQL 1.1: WKT in CRS84, longitude first)."""

from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from kg import iri
from kg.iri import Names
from kg.lift.scribe import Scribe
from kg.lift.text import (
    GEO,
    RDF,
    SCHEMA,
    SKOS,
    Node,
    below,
    decimal,
    digits,
    double,
    literal,
    spoken,
    text,
    typed,
    written,
)
from kg.model import Geolocation, Place
from kg.values.points import GridReference, Point, distance_km

#: Radius in metres drawn for an accuracy. Ours: the pages give words only (docs/ontology.md says so too).
RADIUS_M = {
    "accuracy-exact-location": 50,
    "accuracy-exact-location-coalition": 50,
    "accuracy-exact-location-other": 50,
    "accuracy-within-1m": 1,
    "accuracy-within-100m": 100,
    "accuracy-nearby-landmark": 500,
    "accuracy-street": 1_000,
    "accuracy-neighbourhood-area": 2_000,
    "accuracy-village": 3_000,
    "accuracy-town": 5_000,
    "accuracy-city": 10_000,
    "accuracy-subdistrict": 20_000,
    "accuracy-district": 40_000,
    "accuracy-province-governorate": 100_000,
}

#: Accuracies at which the page's point is the generic point of the named place, not of a site inside it.
OF_THE_PLACE = {
    f"accuracy-{name}"
    for name in ("neighbourhood-area", "village", "town", "city", "subdistrict", "district", "province-governorate")
}


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """The IRI of a location line's place, the Latin part of its own name (empty: none), the region that is left."""

    node: NamedNode
    name: str
    region: str | None


def named_place(names: Names, incident: NamedNode, it: Place) -> NamedPlace | None:
    """The place of a location line, without region and country; None where the line names none.

    A place without a country belongs to its incident: two lines "Al Bab" need not mean one town.
    """
    name, region = _own_name(it)
    leaf = _leaf(it, name)
    if not leaf:
        return None
    if it.country is None:
        return NamedPlace(iri.below(incident, "place", *leaf), name, region)
    return NamedPlace(names.place(_in_country(it.country, region, leaf)), name, region)


def _own_name(it: Place) -> tuple[str, str | None]:
    """The Latin part of the place's own name (empty: none), and the region that is left."""
    latin, region = list(it.parts), it.region
    for widest in (it.country, region):
        if widest is not None and latin:
            latin.pop()
    name = ", ".join(latin)
    return (name, region) if name or it.name_ar is not None else (region or it.name_en or "", None)


def _leaf(it: Place, name: str) -> tuple[str, ...]:
    """What names the place itself in its IRI; empty: nothing does."""
    return tuple([part for part in (name, it.name_ar) if part])


def _in_country(country: str, region: str | None, leaf: tuple[str, ...]) -> tuple[str, ...]:
    return (country, region, *leaf) if region else (country, *leaf)


def place(scribe: Scribe, it: Place, point: Geolocation | None, point_node: Node | None) -> Node | None:
    """The place that the location line names, inside its region and country; None where the line names none."""
    country = it.country
    name, region = _own_name(it)
    leaf = _leaf(it, name)
    if not leaf:
        return None
    if country is None:
        thing = below(scribe.incident, "place", *leaf)
    else:
        thing = written(scribe.names.place(_in_country(country, region, leaf)))
        scribe.add(thing, SCHEMA.containedInPlace, _areas(scribe, country, region))
    scribe.add(thing, RDF.type, scribe.chv.Place)
    scribe.add(thing, SKOS.prefLabel, spoken(name, "en") if name else None)
    scribe.add(thing, SKOS.prefLabel, spoken(it.name_ar, "ar") if it.name_ar else None)
    scribe.add(thing, SKOS.altLabel, literal(it.name_other) if it.name_other else None)
    scribe.evidence(thing, it.evidence)
    accuracy = point.accuracy.concept if point and point.accuracy else None
    if point_node is not None and accuracy in OF_THE_PLACE:
        scribe.add(thing, GEO.hasGeometry, point_node)
    return thing


def _areas(scribe: Scribe, country: str, region: str | None) -> Node:
    outer = written(scribe.names.area((country,)))
    scribe.add(outer, RDF.type, scribe.chv.Place)
    scribe.add(outer, SKOS.prefLabel, text(country))
    if region is None:
        return outer
    inner = written(scribe.names.area((country, region)))
    scribe.add(inner, RDF.type, scribe.chv.Place)
    scribe.add(inner, SKOS.prefLabel, text(region))
    scribe.add(inner, SCHEMA.containedInPlace, outer)
    return inner


def geolocation(scribe: Scribe, node: Node, it: Geolocation, page_point: Geolocation | None = None) -> Node:
    """A point, drawn shape or grid reference; with `page_point`, its distance to the grid reference is computed."""
    chv = scribe.chv
    scribe.add(node, RDF.type, chv.Geolocation)
    scribe.evidence(node, *it.evidence)
    _point(scribe, node, it)
    if it.geojson:
        scribe.add(node, GEO.asGeoJSON, typed(it.geojson, GEO.geoJSONLiteral))
    if it.accuracy is not None:
        scribe.categories(node, (it.accuracy,))
        _radius(scribe, node, RADIUS_M.get(it.accuracy.concept or ""))
    if it.accuracy_verbatim is not None:
        scribe.add(node, chv.verbatim, literal(it.accuracy_verbatim.exact))
        scribe.evidence(node, it.accuracy_verbatim)
    if it.mgrs is not None:
        _grid(scribe, node, it.mgrs, page_point)
    return node


def _point(scribe: Scribe, node: Node, it: Geolocation) -> None:
    if it.latitude is None or it.longitude is None:
        return
    if not Point(it.latitude, it.longitude).on_earth:
        scribe.add(node, scribe.chv.verbatim, literal(f"{it.latitude}, {it.longitude}"))
        return
    scribe.add(node, SCHEMA.latitude, decimal(it.latitude))
    scribe.add(node, SCHEMA.longitude, decimal(it.longitude))
    wkt = f"POINT({digits(it.longitude)} {digits(it.latitude)})"
    scribe.add(node, GEO.asWKT, typed(wkt, GEO.wktLiteral))


def _grid(scribe: Scribe, node: Node, printed: str, page_point: Geolocation | None) -> None:
    chv = scribe.chv
    grid = GridReference.parse(printed)
    scribe.add(node, chv.mgrs, literal(grid.text if grid else printed))
    if grid is None:
        return
    _radius(scribe, node, grid.size_m)
    if grid.size_m == 100:
        scribe.add(node, chv.category, scribe.chc["accuracy-grid-100m"])
    if page_point and page_point.latitude is not None and page_point.longitude is not None:
        point = Point(page_point.latitude, page_point.longitude)
        if point.on_earth:
            km = distance_km(grid.centre(), (float(point.latitude), float(point.longitude)))
            scribe.add(node, chv.distanceKm, decimal(Decimal(f"{km:.3f}")))


def _radius(scribe: Scribe, node: Node, metres: int | None) -> None:
    if metres is not None:
        scribe.add(node, GEO.hasMetricSpatialAccuracy, double(metres))
