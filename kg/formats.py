"""Formats as values: name, media type, file extension and abilities stand in one table that everyone asks.

Sources: RDF 1.1 Turtle, TriG, N-Quads, N-Triples, RDF/XML and JSON-LD 1.1 (https://www.w3.org/TR/rdf11-new/,
https://www.w3.org/TR/json-ld11/); SPARQL 1.1 results in CSV and JSON (https://www.w3.org/TR/sparql11-results-csv-tsv/,
https://www.w3.org/TR/sparql11-results-json/); GeoJSON is RFC 7946, CSV is RFC 4180; VoID is https://www.w3.org/TR/void/.
"""

from dataclasses import dataclass

from pyoxigraph import QueryResultsFormat
from pyoxigraph import RdfFormat as Syntax

from kg.terms import DCT, FOAF, GEO, OA, OWL, PROV, RDF, RDFS, SCHEMA, SH, SKOS, XSD


@dataclass(frozen=True, slots=True)
class GraphFormat:
    """A way to write triples. `datasets`: it keeps named graphs; `prefixes`: it can shorten IRIs."""

    name: str
    media_type: str
    extension: str
    syntax: Syntax
    datasets: bool
    prefixes: bool


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A way to write something else than triples. `folder`: it is a folder of files, `extension` theirs."""

    name: str
    media_type: str
    extension: str
    folder: bool


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A way to show what a query found.

    `solutions`: it writes the rows of a SELECT or the truth of an ASK; else it writes the triples of a CONSTRUCT or
    DESCRIBE. `writer` is the serializer that does so, None: `kg.query` draws a table for the eye.
    """

    name: str
    media_type: str
    extension: str
    solutions: bool
    writer: QueryResultsFormat | Syntax | None


TURTLE = GraphFormat("turtle", "text/turtle", "ttl", Syntax.TURTLE, datasets=False, prefixes=True)
TRIG = GraphFormat("trig", "application/trig", "trig", Syntax.TRIG, datasets=True, prefixes=True)
NQUADS = GraphFormat("nquads", "application/n-quads", "nq", Syntax.N_QUADS, datasets=True, prefixes=False)
NTRIPLES = GraphFormat("ntriples", "application/n-triples", "nt", Syntax.N_TRIPLES, datasets=False, prefixes=False)
RDFXML = GraphFormat("rdfxml", "application/rdf+xml", "rdf", Syntax.RDF_XML, datasets=False, prefixes=True)
JSONLD = GraphFormat("jsonld", "application/ld+json", "jsonld", Syntax.JSON_LD, datasets=False, prefixes=True)

GEOJSON = FileFormat("geojson", "application/geo+json", "geojson", folder=False)
LINKED_PLACES = FileFormat("linked-places", "application/geo+json", "geojson", folder=False)
LINKSETS = FileFormat("linksets", "text/turtle", "ttl", folder=False)
TABLES = FileFormat("tables", "text/csv", "csv", folder=True)
XLSX = FileFormat("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", folder=False)

_RESULTS = (
    ResultFormat("table", "text/plain", "txt", solutions=True, writer=None),
    ResultFormat("csv", "text/csv", "csv", solutions=True, writer=QueryResultsFormat.CSV),
    ResultFormat("json", "application/sparql-results+json", "srj", solutions=True, writer=QueryResultsFormat.JSON),
    ResultFormat("ttl", TURTLE.media_type, TURTLE.extension, solutions=False, writer=TURTLE.syntax),
    ResultFormat("jsonld", JSONLD.media_type, JSONLD.extension, solutions=False, writer=JSONLD.syntax),
)

#: Models as `kg read --json` prints them, one a line: an input, which no exporter writes.
MODELS = FileFormat("models", "application/jsonl", "jsonl", folder=False)

GRAPH_FORMATS = {it.name: it for it in (TURTLE, TRIG, NQUADS, NTRIPLES, RDFXML, JSONLD)}
RESULT_FORMATS = {it.name: it for it in _RESULTS}


def prefixes(base: str) -> dict[str, str]:
    """Short names of the vocabularies that the graph uses; ours lie under `base`, which ends in "/"."""
    ours = {"chv": f"{base}ns#", "chc": f"{base}concept/", "chs": f"{base}shapes#"}
    theirs = {
        "dct": DCT.iri,
        "foaf": FOAF.iri,
        "geo": GEO.iri,
        "oa": OA.iri,
        "owl": OWL.iri,
        "prov": PROV.iri,
        "rdf": RDF.iri,
        "rdfs": RDFS.iri,
        "schema": SCHEMA.iri,
        "sh": SH.iri,
        "skos": SKOS.iri,
        "xsd": XSD.iri,
    }
    return ours | theirs
