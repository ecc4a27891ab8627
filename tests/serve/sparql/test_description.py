"""The service description tells what is there (W3C suite service-description), and every function in it works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF

from kg.serve.sparql.describe import FUNCTIONS
from tests.serve.sparql.serving import BASE, Served, served

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
GEOF = "http://www.opengis.net/def/function/geosparql/"
WKT = "^^<http://www.opengis.net/ont/geosparql#wktLiteral>"
AREA, POINT = f'"POLYGON((0 0,1 0,1 1,0 1,0 0))"{WKT}', f'"POINT(2 2)"{WKT}'
METRE = "<http://www.opengis.net/def/uom/OGC/1.0/metre>"

_UNARY = {
    "asGeoJSON", "centroid", "convexHull", "coordinateDimension", "dimension", "envelope", "getSRID", "isEmpty",
    "isSimple", "spatialDimension",
}  # fmt: skip
_MORE = {
    "distance": f'"POINT(0 0)"{WKT}, {POINT}, {METRE}',
    "length": f"{AREA}, {METRE}",
    "perimeter": f"{AREA}, {METRE}",
    "relate": f'{AREA}, {AREA}, "T*F**F***"',
}


def described(service: Served, accept: str = "text/turtle", syntax: str = "turtle") -> Graph:
    response = service.client.get(f"{service.url}/sparql", headers={"accept": accept})
    assert response.headers["content-type"].startswith(accept)
    return Graph().parse(data=response.content, format=syntax)


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("application/ld+json", "json-ld")],
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's reader of JSON-LD
def test_returns_rdf(service: Served, accept: str, syntax: str) -> None:
    assert set(described(service, accept, syntax)) == set(described(service))


def test_has_endpoint_triple(service: Served) -> None:
    assert (None, SD.endpoint, URIRef(f"{service.url}/sparql")) in described(service)


def test_conforms_to_schema(service: Served) -> None:
    """One service, one endpoint, and each class where the vocabulary says so."""
    found = described(service)
    [it] = found.subjects(RDF.type, SD.Service)
    assert len(list(found.objects(it, SD.endpoint))) == 1
    dataset = found.value(it, SD.defaultDataset)
    assert (dataset, RDF.type, SD.Dataset) in found
    assert (found.value(dataset, SD.defaultGraph), RDF.type, SD.Graph) in found
    for graph in found.objects(dataset, SD.namedGraph):
        assert (graph, RDF.type, SD.NamedGraph) in found and found.value(graph, SD.name)


def test_the_graphs_are_those_of_the_dataset(service: Served) -> None:
    rows = service.ask("SELECT DISTINCT ?g { GRAPH ?g { } }").json()["results"]["bindings"]
    assert {str(it) for it in described(service).objects(None, SD.name)} == {row["g"]["value"] for row in rows}


def test_what_is_not_there_is_not_claimed(service: Served) -> None:
    found = described(service)
    claimed = set(found.objects(None, SD.feature)) | set(found.objects(None, SD.supportedLanguage))
    assert not claimed & {SD.BasicFederatedQuery, SD.DereferencesURIs, SD.SPARQL11Update}


def test_every_result_format_is_given(service: Served) -> None:
    offered = {str(it).rpartition("/")[2] for it in described(service).objects(None, SD.resultFormat)}
    results = {f"SPARQL_Results_{it}" for it in ("JSON", "XML", "CSV", "TSV")}
    assert offered == results | {"Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads"}


def test_functions_are_those_of_the_description(service: Served) -> None:
    assert {str(it) for it in described(service).objects(None, SD.extensionFunction)} == {GEOF + it for it in FUNCTIONS}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_can_be_called(service: Served, name: str) -> None:
    given = AREA if name in _UNARY else _MORE.get(name, f"{AREA}, {AREA}")
    rows = service.ask(f"SELECT (<{GEOF}{name}>({given}) AS ?x) {{}}").json()["results"]["bindings"]
    assert rows[0]["x"]["value"], name


@pytest.mark.parametrize(
    ("query", "name"),
    [(f"graph={BASE}graph/ontology", ""), ("", "graph/ontology")],
)
def test_one_graph(service: Served, query: str, name: str) -> None:
    found = service.client.get(
        f"{service.url}/graphs/{name}".rstrip("/") + f"?{query}", headers={"accept": "text/turtle"}
    )
    assert (found.status_code, found.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    graph = Graph().parse(data=found.text, format="turtle")
    rows = service.ask(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}graph/ontology> {{ ?s ?p ?o }} }}").json()
    assert len(graph) == int(rows["results"]["bindings"][0]["n"]["value"])
    head = service.client.head(str(found.request.url), headers={"accept": "text/turtle"})
    assert head.headers["content-length"] == found.headers["content-length"] and head.headers["etag"]


def test_the_default_graph_is_the_union(service: Served) -> None:
    found = service.client.get(f"{service.url}/graphs?default", headers={"accept": "application/n-triples"})
    rows = service.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json()["results"]["bindings"]
    assert found.text.count("\n") == int(rows[0]["n"]["value"])


@pytest.fixture(scope="module")
def narrow(public: Path) -> Iterator[Served]:
    """A server whose answers hold a hundred triples."""
    with served(public, seconds_a_minute=100_000, most_rows=100) as running:
        yield running


@pytest.mark.parametrize(
    "media_type", ["application/n-triples", "text/turtle", "application/trig", "application/n-quads"]
)
def test_a_default_graph_that_is_larger_than_an_answer_is_streamed(
    service: Served, narrow: Served, media_type: str
) -> None:
    headers = {"accept": media_type}
    whole = narrow.client.get(f"{narrow.url}/graphs?default", headers=headers)
    assert (whole.status_code, whole.headers["content-type"].partition(";")[0]) == (200, media_type)
    answer = service.client.get(f"{service.url}/graphs?default", headers={"accept": "application/n-triples"})
    triples = {str(it) for it in parse(answer.content, RdfFormat.N_TRIPLES)}
    syntax = RdfFormat.from_media_type(media_type)
    assert syntax is not None
    told = [str(it) for it in parse(whole.content, syntax)]
    assert (set(told), len(told)) == (triples, len(triples))
    head = narrow.client.head(f"{narrow.url}/graphs?default", headers=headers)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", whole.headers["etag"])
    again = narrow.client.get(f"{narrow.url}/graphs?default", headers=headers | {"if-none-match": head.headers["etag"]})
    assert again.status_code == 304


def test_what_has_no_lines_is_not_streamed(narrow: Served) -> None:
    found = narrow.client.get(f"{narrow.url}/graphs?default", headers={"accept": "application/ld+json"})
    assert (found.status_code, found.json()["reason"]) == (413, "rows")


def test_every_named_graph_is_found_directly(service: Served) -> None:
    """Names in IRIs stay percent-encoded on the way."""
    for name in described(service).objects(None, SD.name):
        path = str(name).removeprefix(BASE)
        assert service.client.get(f"{service.url}/graphs/{path}").status_code == 200, name


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        (f"?default&graph={BASE}graph/ontology", 400),
        ("?graph=http://127.0.0.1:9/x", 404),
        ("?graph=file:///etc/passwd", 404),
        ("?graph=", 404),
        ("/nothing", 404),
    ],
)
def test_graphs_that_are_not_there(service: Served, query: str, status: int) -> None:
    assert service.client.get(f"{service.url}/graphs{query}").status_code == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_graphs_are_only_read(service: Served, method: str) -> None:
    response = service.client.request(method, f"{service.url}/graphs?default")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
