"""The SPARQL endpoint beyond the W3C's suite: formats, datasets, refusals, conditional requests, CORS."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote, urlencode

import httpx
import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results
from rdflib import Dataset, Graph

from tests.serve.sparql.serving import BASE, Served

ONTOLOGY = f"{BASE}graph/ontology"
ROWS = "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3"
GRAPH = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 20"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


def get(service: Served, query: str, accept: str | None = None, **more: str) -> httpx.Response:
    headers = {} if accept is None else {"accept": accept}
    return service.client.get(
        f"{service.url}/sparql?{urlencode({'query': query, **more})}", headers=headers, timeout=30
    )


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv; charset=utf-8"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        ("text/*", "text/csv; charset=utf-8"),
    ],
)
def test_rows_come_as_the_client_likes_best(service: Served, accept: str | None, kind: str) -> None:
    response = get(service, ROWS, accept)
    assert (response.status_code, response.headers["content-type"]) == (200, kind)
    assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { ?z ?y ?a } LIMIT 1", ["z", "y", "a"]),
        ("select distinct * { ?z ?y $a OPTIONAL { ?a ?m ?b } } LIMIT 1", ["z", "y", "a", "m", "b"]),
        ("PREFIX select: <x:> SELECT*{ ?z ?y ?a MINUS { ?q select:x ?r } } LIMIT 1", ["z", "y", "a"]),
        ('SELECT * { # ?a\n ?z ?y "?b" . { SELECT ?n { ?n ?m ?o } } } LIMIT 1', ["z", "y", "n"]),
        ("SELECT * {} LIMIT 1", []),
        ("SELECT ?y ?a ?z { ?z ?y ?a } LIMIT 1", ["y", "a", "z"]),
    ],
)
def test_columns_stand_as_the_query_has_them(service: Served, query: str, columns: list[str]) -> None:
    assert get(service, query).json()["head"]["vars"] == columns
    assert get(service, query, "text/csv").text.partition("\r\n")[0].split(",") == (columns or [""])


def test_a_person_leafs_through_a_long_answer(service: Served) -> None:
    query = "SELECT ?s ?p { ?s ?p ?o } ORDER BY ?s ?p LIMIT 1010"
    wanted = get(service, query).json()["results"]["bindings"]
    first = get(service, query, "text/html", lang="en")
    second = get(service, query, "text/html", lang="en", offset="1000")
    assert (first.text.count("<tr>"), second.text.count("<tr>")) == (1_001, len(wanted) - 1_000 + 1)
    assert "offset=1000" in first.text
    assert get(service, query, "text/html", offset="-1").status_code == 400


def test_a_person_sees_a_graph_as_its_text(service: Served) -> None:
    page = get(service, GRAPH, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "@prefix" in page.text
    assert get(service, GRAPH, "*/*").headers["content-type"] == "text/turtle; charset=utf-8"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_every_format_tells_the_same_rows(service: Served, form: str) -> None:
    """The formats are read back: by the csv module, by the engine's parsers."""
    response = get(service, ROWS, format=form)
    wanted = [row["s"]["value"] for row in get(service, ROWS).json()["results"]["bindings"]]
    if form == "csv":
        assert [row["s"] for row in csv.DictReader(io.StringIO(response.text))] == wanted
        return
    syntax = {"json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "tsv": QueryResultsFormat.TSV}[form]
    rows = parse_query_results(response.content, format=syntax)
    assert isinstance(rows, QuerySolutions)
    assert [getattr(row["s"], "value", None) for row in rows] == wanted


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_truth(service: Served, accept: str) -> None:
    response = get(service, "ASK {}", accept)
    syntax = QueryResultsFormat.from_media_type(accept)
    assert syntax is not None
    told = parse_query_results(response.content, format=syntax)
    assert isinstance(told, QueryBoolean) and bool(told)


@pytest.mark.parametrize(
    ("accept", "syntax"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("application/trig", "trig"),
        ("application/n-quads", "nquads"),
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # within rdflib, when it reads a dataset
def test_every_graph_format_tells_the_same_triples(service: Served, accept: str, syntax: str) -> None:
    response = get(service, GRAPH, accept)
    assert response.headers["content-type"].partition(";")[0] == accept
    found: Graph = Dataset() if syntax in {"trig", "nquads"} else Graph()
    found.parse(data=response.content, format=syntax)
    wanted = Graph().parse(data=get(service, GRAPH, "text/turtle").content, format="turtle")
    assert {it[:3] for it in found} == set(wanted)


def test_406_names_what_there_is(service: Served) -> None:
    response = get(service, ROWS, "image/png")
    assert response.status_code == 406
    assert "text/csv" in response.json()["available"]
    assert get(service, GRAPH, "text/csv").status_code == 406


def test_the_same_bytes_are_not_sent_twice(service: Served) -> None:
    first = get(service, ROWS)
    headers = {"if-none-match": first.headers["etag"]}
    again = service.client.get(str(first.request.url), headers=headers)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"] != get(service, ROWS, "text/csv").headers["etag"]


def test_head_is_get_without_its_body(service: Served) -> None:
    got = get(service, ROWS)
    head = service.client.head(str(got.request.url))
    moving = {"date", "ratelimit"}
    assert head.content == b""
    assert {k: v for k, v in head.headers.items() if k not in moving} == {
        k: v for k, v in got.headers.items() if k not in moving
    }


def test_options_and_cors(service: Served) -> None:
    response = service.client.options(f"{service.url}/sparql")
    assert response.status_code == 204
    assert response.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers
    assert "RateLimit" in get(service, ROWS).headers["access-control-expose-headers"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_other_methods(service: Served, method: str) -> None:
    response = service.client.request(method, f"{service.url}/sparql?query=ASK%20%7B%7D")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        (f"FROM <{ONTOLOGY}>", 200),
        (f"FROM NAMED <{ONTOLOGY}>", 200),
        (f"FROM<{ONTOLOGY}>FROM NAMED<{ONTOLOGY}>", 200),
        (f"FROM<{ONTOLOGY}>FROMNAMED<{BASE}graph/nothing>", 400),
        (f"FROM # a comment\n <{ONTOLOGY}>", 200),
        ("FROM g:ontology", 200),
        ("FROM NAMED g:nothing", 400),
        ("FROM <graph/ontology>", 200),
        ("FROM <nothing>", 400),
        ("FROM <http://127.0.0.1:9/x>", 400),
        ("FROM <file:///etc/passwd>", 400),
        ("FROM <\\u0066ile:///etc/passwd>", 400),
        ("FROM NAMED <file:///etc/passwd>", 400),
    ],
)
def test_from_takes_only_graphs_of_the_dataset(service: Served, clause: str, status: int) -> None:
    response = get(service, f"BASE <{BASE}> PREFIX g: <{BASE}graph/> SELECT * {clause} {{ ?s ?p ?o }} LIMIT 1")
    assert response.status_code == status
    if status == 400:
        assert response.json()["reason"] == "graph"


def test_the_dataset_of_the_protocol_stands_above_that_of_the_query(service: Served) -> None:
    count = "SELECT (COUNT(*) AS ?n) FROM <{}> {{ ?s ?p ?o }}"
    documents = get(service, "SELECT DISTINCT ?g { GRAPH ?g { ?s a ?t } } ORDER BY ?g").json()["results"]["bindings"]
    document = documents[-1]["g"]["value"]
    of_ontology = get(service, count.format(ONTOLOGY)).json()
    assert get(service, count.format(document), **{"default-graph-uri": ONTOLOGY}).json() == of_ontology
    assert get(service, count.format(document)).json() != of_ontology
    named_only = get(service, "ASK { ?s ?p ?o }", **{"named-graph-uri": ONTOLOGY}).json()
    assert named_only["boolean"] is False


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("graph", ["http://127.0.0.1:9/x", "file:///etc/passwd", "nothing", "", "a b", "javascript:x"])
def test_other_graphs_are_refused(service: Served, name: str, graph: str) -> None:
    response = get(service, "ASK {}", **{name: graph})
    assert (response.status_code, response.json()["reason"]) == (400, "graph")


REFUSED: list[tuple[str, str, dict[str, str], bytes, int]] = [
    # method, query string, headers, body, status
    ("GET", "query=ASK{}&query=ASK{}", {}, b"", 400),
    ("GET", "query=", {}, b"", 400),
    ("GET", "default-graph-uri=x", {}, b"", 400),
    ("GET", "query=ASK%20%7B%7D%00", {}, b"", 400),
    ("GET", "query=%FF%FE", {}, b"", 400),
    ("GET", "query=ASK%20%7B", {}, b"", 400),
    ("GET", "update=CLEAR%20ALL", {}, b"", 403),
    ("GET", "query=ASK%7B%7D&update=CLEAR%20ALL", {}, b"", 403),
    ("GET", "query=CLEAR%20ALL", {}, b"", 403),
    ("GET", "query=LOAD%20%3Chttp://127.0.0.1:9/%3E", {}, b"", 403),
    ("GET", "query=INSERT%20DATA%20%7B%7D", {}, b"", 403),
    ("GET", "query=ASK%7B%7D;CLEAR%20ALL", {}, b"", 400),
    ("GET", "query=ASK%7B%7D&using-graph-uri=x", {}, b"", 400),
    ("GET", "&".join(f"a{n}=1" for n in range(300)) + "&query=ASK%7B%7D", {}, b"", 400),
    ("POST", "", {"content-type": QUERY}, b"\xff\xfe", 400),
    ("POST", "", {"content-type": FORM}, b"query=%FF", 400),
    ("POST", "", {"content-type": FORM}, b"", 400),
    ("POST", "", {"content-type": FORM}, b"query=ASK{}&query=ASK{}", 400),
    ("POST", "query=ASK{}", {"content-type": QUERY}, b"ASK {}", 400),
    ("POST", "query=ASK{}", {"content-type": FORM}, b"query=ASK{}", 400),
    ("POST", "", {"content-type": f"{QUERY}; charset=utf-16"}, "ASK {}".encode("utf-16"), 415),
    ("POST", "", {"content-type": "text/plain"}, b"ASK {}", 415),
    ("POST", "", {"content-type": "application/json"}, b'{"query": "ASK {}"}', 415),
    ("POST", "", {"content-type": "multipart/form-data; boundary=x"}, b"--x--", 415),
    ("POST", "", {}, b"ASK {}", 415),
    ("POST", "", {"content-type": "application/sparql-update"}, b"CLEAR ALL", 403),
    ("POST", "", {"content-type": FORM}, b"update=CLEAR+ALL", 403),
    ("POST", "", {"content-type": QUERY, "x-http-method-override": "DELETE"}, b"DROP ALL", 403),
    ("POST", "", {"content-type": QUERY}, b"ASK {}" + b" " * 70_000, 413),
    ("POST", "", {"content-type": FORM}, b"query=" + b"x" * 300_000, 413),
]


@pytest.mark.parametrize(("method", "query", "headers", "body", "status"), REFUSED)
def test_what_is_unclear_or_would_change_something_is_refused(
    service: Served, method: str, query: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    response = service.client.request(method, f"{service.url}/sparql?{query}", headers=headers, content=body or None)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    told = response.json()
    assert told["status"] == status and told["detail"] and told["reason"]


def test_a_form_that_is_posted_is_answered(service: Served) -> None:
    for data in ({"query": "ASK {}"}, {"query": "ASK {}", "default-graph-uri": ONTOLOGY}):
        response = service.client.post(f"{service.url}/sparql", data=data)
        assert response.json()["boolean"] is True
    charset = {"content-type": f'{QUERY}; charset="UTF-8"'}
    assert service.client.post(f"{service.url}/sparql", content="ASK {}", headers=charset).status_code == 200


def test_what_xml_cannot_hold_is_refused_and_not_broken(service: Served) -> None:
    query = 'SELECT ("\\u0001" AS ?x) {}'
    refused = get(service, query, "application/sparql-results+xml")
    assert (refused.status_code, refused.json()["reason"]) == (406, "xml")
    assert get(service, query).status_code == 200


def test_words_of_the_parser_reach_the_client(service: Served) -> None:
    response = get(service, "SELECT * {\n ?s ?p }")
    assert "2:" in response.json()["detail"]


def test_a_page_for_people_who_meet_a_problem(service: Served) -> None:
    response = get(service, "SELECT * { <script> }", "text/html, application/json;q=0.5")
    assert response.status_code == 400
    assert response.headers["content-type"].startswith("text/html")
    assert "<script>" not in response.text


@pytest.mark.parametrize("slash", ["", "/"])
def test_both_spellings_of_the_address(service: Served, slash: str) -> None:
    assert service.client.get(f"{service.url}/sparql{slash}?query={quote('ASK {}')}").json()["boolean"] is True


def test_how_the_account_stands_is_told(service: Served) -> None:
    response = get(service, ROWS)
    assert response.headers["ratelimit-policy"] == '"worker-seconds";q=100000;w=60'
    assert response.headers["ratelimit"].startswith('"worker-seconds";r=9999')
