"""The stored queries as an API: typed parameters, pages, formats, refusals."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import httpx
import pytest
from jsonschema import Draft202012Validator

from kg import resources
from kg.query.questions import Query, shipped
from kg.serve.queries.schemas import SCHEMAS
from tests.serve.sparql.serving import BASE, Served

QUERIES = [query for query in shipped(BASE) if query.name != "findings"]
PLAIN = [query for query in QUERIES if not query.parameters]
_GIVEN = {"code": "ZZ1", "asked": "ZZ1", "name": "Somewhere", "first": "2010-01-01", "last": "2030-01-01"}


def get(service: Served, name: str, accept: str | None = None, /, **given: object) -> httpx.Response:
    headers = {} if accept is None else {"accept": accept}
    return service.client.get(f"{service.url}/q/{name}?{urlencode(given)}", headers=headers)


def rows(response: httpx.Response) -> list[dict[str, dict[str, str]]]:
    assert response.status_code == 200, response.text
    found: list[dict[str, dict[str, str]]] = response.json()["results"]["bindings"]
    return found


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_query_is_answered_as_its_schema_says(service: Served, query: Query) -> None:
    given = {it.name: _GIVEN[it.name] for it in query.parameters}
    response = get(service, query.name, **given)
    assert response.status_code == 200, response.text
    schema = {**SCHEMAS["Rows"], "components": {"schemas": SCHEMAS}}
    Draft202012Validator(schema).validate(response.json())
    assert response.headers["etag"] == get(service, query.name, **given).headers["etag"]


def test_a_page_of_rows_is_part_of_the_whole(service: Served) -> None:
    whole = rows(get(service, "death-tolls"))
    assert len(whole) > 4
    first = get(service, "death-tolls", limit=3)
    assert rows(first) == whole[:3]
    assert rows(get(service, "death-tolls", limit=3, offset=2)) == whole[2:5]
    # the same, following the links
    found, seen = first, rows(first)
    while found.links.get("next"):
        found = service.client.get(str(httpx.URL(service.url).join(found.links["next"]["url"])))
        seen += rows(found)
    assert seen == whole
    assert found.links["prev"] and found.links["first"]
    assert "next" not in get(service, "death-tolls", limit=len(whole)).links
    assert rows(get(service, "death-tolls", offset=len(whole))) == []


def test_answers_are_those_of_the_query_itself(service: Served) -> None:
    for query in PLAIN:
        assert rows(get(service, query.name)) == rows(service.ask(query.text)), query.name


@pytest.mark.parametrize(
    ("suffix", "accept", "kind"),
    [
        ("", None, "application/sparql-results+json"),
        ("", "application/json", "application/json"),
        ("", "text/csv", "text/csv; charset=utf-8"),
        ("", "application/sparql-results+xml", "application/sparql-results+xml"),
        (".csv", None, "text/csv; charset=utf-8"),
        (".csv", "application/json", "text/csv; charset=utf-8"),
        (".tsv", None, "text/tab-separated-values; charset=utf-8"),
        (".json", None, "application/sparql-results+json"),
        (".xml", None, "application/sparql-results+xml"),
    ],
)
def test_formats(service: Served, suffix: str, accept: str | None, kind: str) -> None:
    assert get(service, f"months{suffix}", accept).headers["content-type"] == kind


@pytest.mark.parametrize(
    ("name", "given", "parameter"),
    [
        ("incident", {}, "code"),
        ("incident", {"code": ""}, "code"),
        ("incident", {"code": "not a code"}, "code"),
        ("incident", {"code": 'CS1" } SERVICE <http://127.0.0.1:1/> {'}, "code"),
        ("incident", {"code": "CS243", "more": "1"}, "more"),
        ("incident", {"code": "CS243", "limit": "0"}, "limit"),
        ("incident", {"code": "CS243", "limit": "10001"}, "limit"),
        ("incident", {"code": "CS243", "limit": "٣"}, "limit"),
        ("incident", {"code": "CS243", "offset": "-1"}, "offset"),
        ("incidents-in-period", {"first": "2017-02-30", "last": "2017-12-31"}, "first"),
        ("incidents-in-period", {"first": "2017-01-01", "last": "tomorrow"}, "last"),
        ("incidents-at-place", {"name": "a\0b"}, "name"),
        ("months", {"code": "CS243"}, "code"),
    ],
)
def test_a_wrong_parameter_is_named(service: Served, name: str, given: dict[str, str], parameter: str) -> None:
    response = get(service, name, **given)
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")
    assert response.json()["parameter"] == parameter


def test_a_parameter_twice(service: Served) -> None:
    response = service.client.get(f"{service.url}/q/incident?code=CS1&code=CS2")
    assert (response.status_code, response.json()["reason"]) == (400, "repeated")


def test_a_parameter_is_a_term_and_no_text(service: Served) -> None:
    """What would be syntax is looked for as a name, and not found."""
    for name in ('x" ) } UNION { ?s ?p ?o', "') || true || ('", "?code", "\\u0022", "Al\nKhafsa", "الخفسة"):
        assert rows(get(service, "incidents-at-place", name=name)) == []


@pytest.mark.parametrize("name", ["nothing", "incidnt", "findings", "tables/incidents/rows", "incident.pdf", "..%2fx"])
def test_queries_that_are_not_there(service: Served, name: str) -> None:
    assert get(service, name, code="CS1").status_code == 404


def test_the_list_tells_all(service: Served) -> None:
    told = service.client.get(f"{service.url}/queries").json()
    Draft202012Validator({**SCHEMAS["Queries"]}).validate(told)
    assert [it["name"] for it in told["queries"]] == [query.name for query in QUERIES]
    assert all(resources.PLACEHOLDER not in it["query"] for it in told["queries"])
    [incident] = [it for it in told["queries"] if it["name"] == "incident"]
    assert incident["parameters"][0]["type"] == "code" and incident["question"].endswith("?")


def test_unchanged_rows_are_not_sent_again(service: Served) -> None:
    first = get(service, "months")
    again = service.client.get(str(first.request.url), headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_they_are_only_read(service: Served) -> None:
    response = service.client.post(f"{service.url}/q/months", data={"limit": "1"})
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_types_of_the_document_are_those_that_are_bound(service: Served) -> None:
    """A pattern of the document that took more than `kg.query` would promise what is refused."""
    paths = service.client.get(f"{service.url}/openapi.json").json()["paths"]
    [code] = [it for it in paths["/q/incident"]["get"]["parameters"] if it["name"] == "code"]
    for value in ("CS243", "RS0954a", "ABCDEF123456Z"):
        assert re.search(code["schema"]["pattern"], value)
        assert get(service, "incident", code=value).status_code == 200


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("sparql", "<textarea"),
        ("sparql?query=SELECT+%28%22%3Cb%3Ebold%22+AS+%3Fx%29+%7B%7D", "&lt;b&gt;bold"),
        ("sparql?query=ASK+%7B%7D", "<textarea"),
        ("queries", "/q/incident"),
        ("q/incident", "<form"),
        ("q/months", "<table"),
        ("q/months?lang=ar", 'dir="rtl"'),
    ],
)
def test_people_get_pages(service: Served, path: str, words: str) -> None:
    response = service.client.get(f"{service.url}/{path}", headers={"accept": BROWSER})
    assert (response.status_code, response.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert words in response.text
    assert response.headers["vary"] == "Accept, Accept-Language"


def test_a_person_leafs_through_the_rows(service: Served) -> None:
    pages = [service.client.get(f"{service.url}/q/documents?{it}&lang=en", headers={"accept": "text/html"}) for it in
             ("limit=2", "limit=2&offset=2", "limit=2&offset=4")]  # fmt: skip
    assert [it.text.count("<tr>") for it in pages] == [3, 3, 3]
    assert ['rel="next"' in it.text for it in pages] == [True, True, False]
    assert ['rel="prev"' in it.text for it in pages] == [False, True, True]
