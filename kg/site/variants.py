"""A thing's document in the formats of data, as links."""

from __future__ import annotations

from kg.formats import GEOJSON, JSONLD, NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE
from kg.site.layout import Variant
from kg.site.site import Site

#: Extension, media type and name. JSON is JSON-LD for who asks for plain JSON, CSV the same statements as rows.
_FORMATS = (
    (TURTLE.extension, TURTLE.media_type, "Turtle"),
    (JSONLD.extension, JSONLD.media_type, "JSON-LD"),
    (RDFXML.extension, RDFXML.media_type, "RDF/XML"),
    (NTRIPLES.extension, NTRIPLES.media_type, "N-Triples"),
    (TRIG.extension, TRIG.media_type, "TriG"),
    (NQUADS.extension, NQUADS.media_type, "N-Quads"),
    ("json", "application/json", "JSON"),
    ("csv", "text/csv", "CSV"),
    (GEOJSON.extension, GEOJSON.media_type, "GeoJSON"),
)


def variants(site: Site, iri: str, *, located: bool = False) -> tuple[Variant, ...]:
    """Every format of data for the document on a thing; GeoJSON too where it is `located`."""
    return tuple(
        Variant(site.variant(iri, extension), media_type, name)
        for extension, media_type, name in _FORMATS
        if located or extension != GEOJSON.extension
    )
