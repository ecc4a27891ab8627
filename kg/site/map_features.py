"""What is put on the map of an incident or a place: every location that somebody gives, each with who gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pyoxigraph import NamedNode, Triple

from kg.export.geojson import geometries
from kg.pages.words import Said
from kg.resources import text
from kg.site.site import Site
from kg.store import Graphs, Term
from kg.terms import RDF
from kg.values.points import GridReference

Json = dict[str, Any]
Row = dict[str, Term]
Kind = Literal["point", "additional", "grid", "shape", "entry", "open-entry", "incident"]

#: What lies on top of what: the first is drawn last.
KINDS: tuple[Kind, ...] = ("point", "grid", "additional", "entry", "open-entry", "incident", "shape")

_KIND: dict[str, Kind] = {
    "point": "point",
    "additional point": "additional",
    "grid reference": "grid",
    "drawn shape": "shape",
}

#: How many incidents the map of one place shows.
MOST = 500


@dataclass(frozen=True, slots=True)
class Feature:
    """A location in WGS 84. `written` is how its source writes it: coordinates or a grid reference, "" for a shape.

    `radius_m`: the true place may lie so far around the point, None: nobody says. `by` says it, `of` is the belligerent
    in whose statement it stands. `side_m`: the side of the square that a grid reference names. `link`: an IRI.
    """

    kind: Kind
    geometry: Json
    written: str
    label: Said | None = None
    by: Said | None = None
    of: Said | None = None
    accuracy: Said | None = None
    accuracy_ar: Said | None = None
    radius_m: float | None = None
    side_m: int | None = None
    link: str | None = None

    @property
    def position(self) -> tuple[float, float] | None:
        """Longitude and latitude of a point; None for any other geometry."""
        if self.geometry["type"] != "Point":
            return None
        longitude, latitude, *_ = self.geometry["coordinates"]
        return longitude, latitude


def incident_features(site: Site, incident: str) -> list[Feature]:
    """Points, grid references and shapes of all claims about an incident, and its place's entries in gazetteers."""
    claims = part(site, "about", incident)
    found = [it for row in rows(site, claims, "map-locations", "incident", incident) for it in _located(row)]
    for row in rows(site, claims, "map-place", "incident", incident):
        found += _entries(site, row["place"].value)
    return sorted(_once(found), key=lambda it: KINDS.index(it.kind))


def place_features(site: Site, place: str) -> list[Feature]:
    """The points of the incidents that the monitor puts at a place, and the place's entries in gazetteers."""
    found = list(_entries(site, place))
    stated = rows(site, part(site, "statedPlace", place), "map-place", "place", place)[:MOST]
    marks = ", ".join("?" for _ in stated)
    query = f"""SELECT iri, codes, latitude, longitude, radius FROM incidents
        WHERE latitude IS NOT NULL AND iri IN ({marks}) ORDER BY codes, iri"""  # noqa: S608
    told = site.publication.database.execute(query, [row["incident"].value for row in stated])
    for iri, codes, latitude, longitude, radius in told.fetchall():
        point = _point(latitude, longitude)
        if point:
            label = Said(codes) if codes else None
            found.append(Feature("incident", point, f"{latitude}, {longitude}", label, radius_m=radius, link=iri))
    return sorted(found, key=lambda it: KINDS.index(it.kind))


def _located(row: Row) -> Iterator[Feature]:
    kind, shapes = geometries(row)
    grid = GridReference.parse(row["mgrs"].value) if kind == "grid reference" else None
    written = ""
    if grid is not None:
        written = row["mgrs"].value
    elif kind != "drawn shape" and "latitude" in row:
        written = f"{row['latitude'].value}, {row['longitude'].value}"
    for shape in shapes:
        accuracy = _said(row, "accuracy") or _said(row, "verbatim")
        yield Feature(
            _KIND[kind],
            shape,
            written,
            by=_said(row, "by"),
            of=_said(row, "of"),
            accuracy=accuracy,
            accuracy_ar=_said(row, "accuracy_ar"),
            radius_m=float(row["radius"].value) if "radius" in row and grid is None else None,
            side_m=grid.size_m if grid else None,
            link=row["where"].value,
        )


def _entries(site: Site, place: str) -> Iterator[Feature]:
    accepted = site.publication.names.chc["decision-accepted"]
    for row in rows(site, site.publication.graphs, "map-entries", "place", place):
        latitude, longitude = row["latitude"].value, row["longitude"].value
        point = _point(latitude, longitude)
        if point:
            kind: Kind = "entry" if row["decision"] == accepted else "open-entry"
            written = f"{latitude}, {longitude}"
            yield Feature(kind, point, written, _said(row, "name"), _said(row, "gazetteer"), link=row["entry"].value)


def _point(latitude: str, longitude: str) -> Json | None:
    try:
        position = [float(longitude), float(latitude)]
    except ValueError:
        return None
    on_earth = abs(position[0]) <= 180 and abs(position[1]) <= 90
    return {"type": "Point", "coordinates": position} if on_earth else None


def _once(found: list[Feature]) -> list[Feature]:
    """Without what is said in the same words twice: two pages may give one point."""
    return list({repr(it): it for it in found}.values())


def part(site: Site, leads: str, thing: str) -> Graphs:
    """What the claims that lead to a thing say for the map: the engine would go through all claims to come to these."""
    graphs, chv = site.publication.graphs, site.publication.names.chv
    asked = [RDF.type, chv.about, chv.statedPlace]
    further = [chv.geolocation, chv.additionalGeolocation, chv.claimedBy, chv.positionOf] if leads == "about" else []
    claims = {it.subject for it in graphs.leading_to(NamedNode(thing), chv[leads])}
    nodes = [it for it in claims if isinstance(it, NamedNode)]
    triples = [quad.triple for node in nodes for it in (*asked, *further) for quad in graphs.said_of(node, it)]
    points = _said_of(graphs, triples, further)
    return Graphs.of((), (*triples, *points, *_said_of(graphs, points, [chv.category])))


def _said_of(graphs: Graphs, triples: list[Triple], properties: list[NamedNode]) -> list[Triple]:
    """What is said of the things that these triples lead to by one of the properties."""
    things = {it.object for it in triples if it.predicate in properties and isinstance(it.object, NamedNode)}
    return [quad.triple for thing in things if isinstance(thing, NamedNode) for quad in graphs.said_of(thing)]


def rows(site: Site, graphs: Graphs, query: str, key: str, value: str) -> list[Row]:
    """The rows for one thing in a fixed order."""
    names = site.publication.names
    found = graphs.rows(text(f"queries/site/{query}.rq", names.base), {key: NamedNode(value)})
    return sorted(found, key=lambda row: sorted((name, str(term)) for name, term in row.items()))


def _said(row: Row, name: str) -> Said | None:
    return Said.of(row[name]) if name in row else None
