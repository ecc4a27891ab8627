"""The W3C's tests of the SPARQL 1.1 Protocol against a real server.

The data of the suite are loaded as the named graphs that it speaks of (data1 to data3; data0, of which the suite has no
file, exists and is empty), and their union is the default graph, as in every store of ours. Requests that would update
something are expected to be refused: the endpoint only reads.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import Graph

from tests.conftest import ROOT, shared
from tests.serve.sparql.serving import Served, public_of, served
from tests.serve.sparql.suite import Asked, Case, cases

_SHARED = Path(os.environ.get("KG_SHARED", ROOT.parent / "shared"))
_MANIFEST = _SHARED / "w3c" / "sparql11" / "protocol" / "manifest.ttl"
CASES = list(cases(_MANIFEST)) if _MANIFEST.exists() else []
_GRAPH = "http://kasei.us/2009/09/sparql/data/data{}.rdf"


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = shared("w3c/sparql11/protocol")
    quads = [
        Quad(it.subject, it.predicate, it.object, NamedNode(_GRAPH.format(number)))
        for number in (1, 2, 3)
        for it in parse(path=str(folder / f"data{number}.nt"), format=RdfFormat.N_TRIPLES)
    ]
    public = public_of(tmp_path_factory.mktemp("w3c") / "public", quads, graphs=[_GRAPH.format(0)])
    with served(public, seconds_a_minute=100_000, slow_seconds=60) as running:
        yield running


def test_the_whole_suite_is_run() -> None:
    shared("w3c/sparql11/protocol")
    assert len(CASES) == 34


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_protocol(suite: Served, case: Case) -> None:
    updates = any(asked.updates for asked in case.requests)
    for asked in case.requests:
        if updates and not asked.updates:
            continue  # it asks what an update, which was refused, would have left
        check(suite.url, asked)


def check(url: str, asked: Asked) -> None:
    response = asked.sent(url + asked.path)
    if asked.updates:
        assert 400 <= response.status_code < 500, response.text
        return
    assert f"StatusCode{response.status_code // 100}xx" in asked.statuses, response.text
    kind = response.headers["content-type"]
    if asked.form in {"boolean", "tabular"}:
        assert kind == "application/sparql-results+json"
        told = response.json()
        assert ("boolean" in told) == (asked.form == "boolean")
        assert asked.truth is None or told["boolean"] is asked.truth
    elif asked.form == "RDF":
        Graph().parse(data=response.text, format=kind.partition(";")[0])
