"""A thing's document in the formats of data, as links."""

from __future__ import annotations

from kg.formats import GEOJSON, JSONLD, NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE, FileFormat, GraphFormat
from kg.site.layout import Variant
from kg.site.site import Site

_NAMES: dict[GraphFormat | FileFormat, str] = {
    TURTLE: "Turtle",
    JSONLD: "JSON-LD",
    RDFXML: "RDF/XML",
    NTRIPLES: "N-Triples",
    TRIG: "TriG",
    NQUADS: "N-Quads",
    GEOJSON: "GeoJSON",
}


def variants(site: Site, iri: str, *, located: bool = False) -> tuple[Variant, ...]:
    """Every format of data for the document on a thing; GeoJSON too where it is `located`."""
    return tuple(
        Variant(site.variant(iri, it.extension), it.media_type, name)
        for it, name in _NAMES.items()
        if located or it is not GEOJSON
    )
