"""The service description: what the endpoint can do, told from what is really there.

Source: https://www.w3.org/TR/sparql11-service-description/. The names of the extension functions are those of GeoSPARQL
1.1 that the engine evaluates; a test calls every one of them.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.requests import Request

from kg.formats import GRAPH_FORMATS, prefixes
from kg.public import Publication
from kg.serve.options import Options
from kg.serve.sparql.results import FORMATS, Format
from kg.terms import DCT, RDF, RDFS, VOID, XSD, Namespace

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_GEOF = "http://www.opengis.net/def/function/geosparql/"
_SIMPLE = NamedNode("http://www.w3.org/ns/entailment/Simple")

FUNCTIONS = (
    "asGeoJSON", "centroid", "convexHull", "coordinateDimension", "difference", "dimension", "distance",
    "ehContains", "ehCoveredBy", "ehCovers", "ehDisjoint", "ehEquals", "ehInside", "ehMeet", "ehOverlap",
    "envelope", "getSRID", "intersection", "isEmpty", "isSimple", "length", "perimeter", "rcc8dc", "rcc8ec",
    "rcc8eq", "rcc8ntpp", "rcc8ntppi", "rcc8po", "rcc8tpp", "rcc8tppi", "relate", "sfContains", "sfCrosses",
    "sfDisjoint", "sfEquals", "sfIntersects", "sfOverlaps", "sfTouches", "sfWithin", "spatialDimension",
    "symDifference", "union",
)  # fmt: skip

#: So many named graphs are described one by one; all of them are listed by the query that the comment gives.
MOST_GRAPHS = 1_000


class Description:
    """The description of one service."""

    def __init__(self, publication: Publication, options: Options) -> None:
        self._publication, self._options = publication, options
        self._base = publication.names.base
        self.service = NamedNode(f"{self._base}sparql")
        self._written = lru_cache(maxsize=32)(self._serialized)

    def written(self, request: Request, it: Format) -> bytes:
        """In one of the graph formats, for who asked at this address."""
        return self._written(self._endpoint(request), it.name)

    def triples(self, endpoint: NamedNode) -> list[Triple]:
        """Each once, in a fixed order."""
        return sorted({*self._abilities(endpoint), *self._dataset()}, key=str)

    def _endpoint(self, request: Request) -> NamedNode:
        """Where the world sees it, else where it was asked."""
        if self._options.address is not None:
            return NamedNode(f"{self._options.address}{self._options.prefix}/sparql")
        try:
            return NamedNode(str(request.url.replace(query="", fragment="")).rstrip("/?"))
        except ValueError:  # a Host that is no host
            return self.service

    def _abilities(self, endpoint: NamedNode) -> list[Triple]:
        service = self.service
        limits = self._options
        most = f"{limits.most_rows:,} rows or triples and {limits.most_bytes:,} bytes"
        note = (
            f"Read-only. A query may take {limits.slow_seconds:g} seconds and its answer hold {most}; a client may ask "
            f"one query at a time and use {limits.seconds_a_minute:g} seconds of worker time a minute. An answer is "
            "whole, or a problem (RFC 9457) that names the limit. SERVICE is refused; no graph is ever fetched."
        )
        told = [
            Triple(service, RDF.type, SD.Service),
            Triple(service, SD.endpoint, endpoint),
            Triple(service, SD.supportedLanguage, SD.SPARQL11Query),
            Triple(service, SD.defaultEntailmentRegime, _SIMPLE),
            Triple(service, SD.defaultDataset, NamedNode(f"{self.service.value}#dataset")),
            Triple(service, RDFS.comment, Literal(note, language="en")),
        ]
        formats = {it.iri for form in ("rows", "graph") for it in FORMATS[form]}
        told += [Triple(service, SD.resultFormat, NamedNode(iri)) for iri in formats]
        functions = [NamedNode(_GEOF + name) for name in FUNCTIONS]
        told += [Triple(service, SD.extensionFunction, function) for function in functions]
        return told + [Triple(function, RDF.type, SD.Function) for function in functions]

    def _dataset(self) -> list[Triple]:
        dataset, default = (NamedNode(f"{self.service.value}#{part}") for part in ("dataset", "default-graph"))
        graphs = self._publication.graphs.names()
        counted = (
            f"{len(graphs):,} named graphs, one a document and a few more; the first {MOST_GRAPHS:,} are listed here, "
            "all by SELECT DISTINCT ?g { GRAPH ?g { } }"
        )
        union = "The union of all named graphs: each triple once, however many documents say it."
        told = [
            Triple(dataset, RDF.type, SD.Dataset),
            Triple(dataset, SD.defaultGraph, default),
            Triple(dataset, RDFS.comment, Literal(counted, language="en")),
            Triple(default, RDF.type, SD.Graph),
            Triple(default, DCT.description, Literal(union, language="en")),
            Triple(default, VOID.triples, Literal(str(self._publication.about.triples), datatype=XSD.integer)),
        ]
        for name in graphs[:MOST_GRAPHS]:
            it = NamedNode(f"{self._base}graphs?graph={quote(name.value, safe='')}")
            told += [
                Triple(dataset, SD.namedGraph, it),
                Triple(it, RDF.type, SD.NamedGraph),
                Triple(it, SD.name, name),
            ]
        return told

    def _serialized(self, endpoint: NamedNode, name: str) -> bytes:
        it = GRAPH_FORMATS[name]
        short = {**prefixes(self._base), "sd": SD.iri, "void": VOID.iri, "geof": _GEOF} if it.prefixes else None
        syntax: RdfFormat = it.syntax
        return serialize(self.triples(endpoint), format=syntax, prefixes=short) or b""
