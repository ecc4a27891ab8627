"""Clients that people have: SPARQLWrapper and rdflib's SPARQLStore."""

from __future__ import annotations

from typing import Any
from xml.dom.minidom import Document

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML
from SPARQLWrapper import SPARQLWrapper as Wrapper

from tests.serve.sparql.serving import BASE, Served

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # SPARQLWrapper's

INCIDENT = URIRef(f"{BASE}ns#Incident")
SELECT = f"SELECT ?i {{ ?i a <{INCIDENT}> }} ORDER BY ?i"
CONSTRUCT = f"CONSTRUCT {{ ?i a <{INCIDENT}> }} {{ ?i a <{INCIDENT}> }}"


def wrapper(service: Served, method: str, query: str, form: str, encoding: str = URLENCODED) -> Wrapper:
    found = Wrapper(f"{service.url}/sparql", agent="kg tests")
    found.setMethod(method)
    found.setRequestMethod(encoding)
    found.setQuery(query)
    found.setReturnFormat(form)
    return found


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_wrapper_selects(service: Served, method: str, form: str) -> None:
    told: Any = wrapper(service, method, SELECT, form).query().convert()
    if form == JSON:
        count = len(told["results"]["bindings"])
    elif form == XML:
        assert isinstance(told, Document)
        count = len(told.getElementsByTagName("result"))
    else:
        count = len(told.decode().strip().splitlines()) - 1
    assert count == incidents(service) > 2


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("form", [XML, RDFXML, TURTLE, N3, JSONLD])
def test_wrapper_constructs(service: Served, method: str, form: str) -> None:
    told: Any = wrapper(service, method, CONSTRUCT, form).query().convert()
    found = told if isinstance(told, Graph) else Graph().parse(data=told, format="turtle")
    assert len(found) == incidents(service)


def test_wrapper_posts_directly(service: Served) -> None:
    told: Any = wrapper(service, POST, SELECT, JSON, POSTDIRECTLY).query().convert()
    assert len(told["results"]["bindings"]) == incidents(service)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_rdflib_store(service: Served, method: str, form: str) -> None:
    store = SPARQLStore(f"{service.url}/sparql", method=method, returnFormat=form)
    graph = Graph(store=store)
    assert len(list(graph.query(SELECT))) == incidents(service)
    if form in {"xml", "json"}:
        assert len(set(graph.subjects(RDF.type, INCIDENT))) == incidents(service)
        assert bool(graph.query("ASK {}"))


def test_rdflib_store_of_one_graph(service: Served) -> None:
    name = URIRef(f"{BASE}graph/ontology")
    graph = Graph(store=SPARQLStore(f"{service.url}/sparql", context_aware=True), identifier=name)
    assert (INCIDENT, RDF.type, None) in graph
    assert not set(graph.subjects(RDF.type, INCIDENT))


def incidents(service: Served) -> int:
    return len(service.ask(SELECT).json()["results"]["bindings"])
