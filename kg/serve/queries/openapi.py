"""The OpenAPI document: what programs can ask of the server, and what each answer looks like.

Source: OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.0.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg import __version__
from kg.query.questions import Parameter, Query
from kg.serve.options import Options
from kg.serve.queries.schemas import SCHEMAS
from kg.serve.sparql.results import FORMATS

Json = dict[str, Any]

PROBLEM = "application/problem+json"

_TYPES: dict[str, Json] = {
    "string": {"type": "string"},
    "integer": {"type": "integer", "minimum": -(10**15), "maximum": 10**15},
    "date": {"type": "string", "format": "date"},
    "iri": {"type": "string", "format": "uri"},
    "code": {"type": "string", "pattern": "^[A-Z]{1,6}[0-9]{1,6}[A-Za-z]?$"},
}

_WHY = {
    "400": "What is asked is wrong; `detail` says how.",
    "403": "What is asked is refused: this service only reads, and only its own data.",
    "404": "There is no such thing.",
    "405": "Another method than those of the header Allow.",
    "406": "None of the formats that there are is acceptable.",
    "408": "The request did not come in time.",
    "410": "It was withdrawn; `detail` says why.",
    "413": "The answer, the memory that it needs, or the request is too large.",
    "414": "The address is too long.",
    "415": "A query is posted as a form or as application/sparql-query, in UTF-8.",
    "429": "The client has used up its time, or another query of its own is being answered; see Retry-After.",
    "503": "The server is full; see Retry-After.",
    "504": "The query was not done in time.",
}
_EXAMPLE = "SELECT ?type (COUNT(*) AS ?number) { ?thing a ?type } GROUP BY ?type ORDER BY DESC(?number)"

_OF_A_QUERY = ("400", "406", "413", "429", "503", "504")


def document(queries: Iterable[Query], options: Options) -> Json:
    """The document for these stored queries."""
    paths: Json = {f"/q/{query.name}": {"get": _stored(query)} for query in queries}
    paths["/queries"] = {"get": _get("queries", "What can be asked", [], _json("Queries"), ("406",))}
    paths["/openapi.json"] = {"get": _get("openapi", "This document", [], {"application/json": {}}, ())}
    paths["/sparql"] = {"get": _sparql(), "post": _posted()}
    paths["/graphs"] = {"get": _graphs()}
    paths["/doc/{path}"] = {"get": _document()}
    paths["/search.json"] = {"get": _search()}
    seconds = f"{options.slow_seconds:g} seconds of worker time"
    rows = f"{options.most_rows:,} rows and {options.most_bytes:,} bytes of an answer"
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Knowledge graph of civilian-harm incidents",
            "version": __version__,
            "description": f"Read-only. A query may use {seconds}; {rows} are the most. A client may ask one query at "
            f"a time and use {options.seconds_a_minute:g} seconds a minute. An answer is whole, or a problem (RFC "
            "9457) that names the limit. What no person has checked says so in the data.",
        },
        "servers": [{"url": options.prefix or "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": SCHEMAS},
    }


def _stored(query: Query) -> Json:
    paging = [
        _parameter("limit", {"type": "integer", "minimum": 1, "maximum": 10_000, "default": 1_000}, "Rows of a page."),
        _parameter("offset", {"type": "integer", "minimum": 0, "maximum": 100_000, "default": 0}, "Rows to skip."),
    ]
    given = [_typed(it) for it in query.parameters]
    content = _formats("rows", "Rows")
    told = _get(query.name, query.question, [*given, *paging], content, _OF_A_QUERY)
    told["tags"] = ["stored queries"]
    told["responses"]["200"]["headers"] = {
        "Link": {
            "schema": {"type": "string"},
            "description": "The next, previous and first page, where there are any.",
        },
        "ETag": {"schema": {"type": "string"}},
    }
    return told


def _typed(it: Parameter) -> Json:
    return _parameter(it.name, _TYPES[it.type], it.what, required=True)


def _sparql() -> Json:
    parameters = [
        _parameter(
            "query",
            {"type": "string", "examples": [_EXAMPLE]},
            "A SPARQL 1.1 query. Without one: what the service can do.",
        ),
        *_dataset(),
    ]
    content = _formats("rows", "Results") | _formats("graph", None) | {"text/html": {}}
    return _get("sparql", "Ask a query (SPARQL 1.1 Protocol)", parameters, content, (*_OF_A_QUERY, "403"))


def _posted() -> Json:
    content = _formats("rows", "Results") | _formats("graph", None)
    told = _get("sparql-post", "Ask a long query", _dataset(), content, (*_OF_A_QUERY, "403", "408", "415"))
    form = {
        "schema": {
            "type": "object",
            "required": ["query"],
            "properties": {"query": {"type": "string", "examples": [_EXAMPLE]}},
        }
    }
    told["requestBody"] = {
        "required": True,
        "content": {
            "application/sparql-query": {"schema": {"type": "string"}},
            "application/x-www-form-urlencoded": form,
        },
    }
    return told


def _dataset() -> list[Json]:
    names = {"type": "array", "items": {"type": "string"}, "maxItems": 50}
    return [
        _parameter(name, names, "Graphs of this dataset; others are refused, and none is fetched.")
        for name in ("default-graph-uri", "named-graph-uri")
    ]


def _graphs() -> Json:
    parameters = [
        _parameter("graph", {"type": "string"}, "The graph's IRI."),
        _parameter("default", {"type": "string", "maxLength": 0}, "The union of all graphs."),
    ]
    told = _get(
        "graphs", "One graph (Graph Store Protocol, read side)", parameters, _formats("graph", None), _OF_A_QUERY
    )
    told["responses"]["404"] = _problem("404")
    return told


def _document() -> Json:
    path = _parameter("path", {"type": "string", "minLength": 1}, "What follows id/ in the thing's IRI.")
    path |= {"in": "path", "required": True}
    content = _formats("graph", None) | {"text/html": {}, "application/geo+json": {}, "application/json": {}}
    return _get(
        "document", "What is known of a thing", [path], content | {"text/csv": {}}, ("400", "404", "406", "410", "414")
    )


def _search() -> Json:
    parameters = [
        _parameter("q", {"type": "string"}, "Names, codes and words, in Arabic or Latin letters."),
        _parameter("limit", {"type": "integer", "minimum": 1, "maximum": 100}, "Hits of a page."),
        _parameter("from", {"type": "integer", "minimum": 0, "maximum": 100_000}, "Hits to skip."),
    ]
    return _get("search", "Search", parameters, {"application/json": {}}, ("400", "406"))


def _get(name: str, summary: str, parameters: list[Json], content: Json, failures: Iterable[str]) -> Json:
    responses: Json = {"200": {"description": "The answer.", "content": content}}
    responses |= {status: _problem(status) for status in failures}
    told: Json = {"operationId": name, "summary": summary, "responses": responses}
    return told | ({"parameters": parameters} if parameters else {})


def _problem(status: str) -> Json:
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}, "text/html": {}}
    return {"description": _WHY[status], "content": content}


def _parameter(name: str, schema: Json, what: str, *, required: bool = False) -> Json:
    return {"name": name, "in": "query", "description": what, "required": required, "schema": schema}


def _json(schema: str) -> Json:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}, "text/html": {}}


def _formats(form: str, schema: str | None) -> Json:
    """The formats of an answer; JSON results have a schema."""
    told: Json = {it.media_type: {} for it in FORMATS[form]}
    if schema is not None:
        for name in ("application/sparql-results+json", "application/json"):
            told[name] = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return told
