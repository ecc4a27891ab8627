"""The variants of a document: one table of extension, media type and name."""

from __future__ import annotations

from dataclasses import dataclass

from kg.formats import GEOJSON, JSONLD, NQUADS, NTRIPLES, RDFXML, TABLES, TRIG, TURTLE


@dataclass(frozen=True, slots=True)
class Variant:
    """`header` is the media type as it is sent, with its charset; `name` is for people."""

    extension: str
    media_type: str
    header: str
    name: str


def _variant(extension: str, media_type: str, name: str) -> Variant:
    header = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    return Variant(extension, media_type, header, name)


TTL = _variant(TURTLE.extension, TURTLE.media_type, "Turtle")
HTML = _variant("html", "text/html", "HTML")
NESTED = _variant(JSONLD.extension, JSONLD.media_type, "JSON-LD")
NT = _variant(NTRIPLES.extension, NTRIPLES.media_type, "N-Triples")
RDF_XML = _variant(RDFXML.extension, RDFXML.media_type, "RDF/XML")
NAMED = _variant(TRIG.extension, TRIG.media_type, "TriG")
NQ = _variant(NQUADS.extension, NQUADS.media_type, "N-Quads")
JSON = _variant("json", "application/json", "JSON")
PLACES = _variant(GEOJSON.extension, GEOJSON.media_type, "GeoJSON")
CSV = _variant(TABLES.extension, TABLES.media_type, "CSV")

#: In the order in which we offer them to whoever has no preference: data first, browsers say that they want HTML.
GRAPH_VARIANTS = (TTL, HTML, NESTED, NT, RDF_XML, NAMED, NQ, JSON)
ALL_VARIANTS = (*GRAPH_VARIANTS, PLACES, CSV)
BY_EXTENSION = {it.extension: it for it in ALL_VARIANTS}


def media_types(variants: tuple[Variant, ...]) -> tuple[str, ...]:
    return tuple(it.media_type for it in variants)
