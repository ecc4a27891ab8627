"""Runs pySHACL with our shapes over small graphs; used by the tests of the shapes."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pyshacl
from rdflib import Graph, URIRef
from rdflib.namespace import SH, SKOS
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from kg.resources import PLACEHOLDER, names, text

HERE = Path(__file__).parent
SHAPE = PLACEHOLDER + "shapes#"


class Found(NamedTuple):
    """One result of a validation; `shape` and `severity` are local names."""

    shape: str
    severity: str
    message: str
    focus: str


class PreparedGraph(Graph):
    """Parses each query once: pySHACL asks the same text for every focus node, and parsing is most of its time."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        prepared = prepare(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


@cache
def prepare(query: str) -> Query:
    return prepareQuery(query)


@cache
def shapes() -> Graph:
    graph = Graph()
    for name in names("shapes", ".ttl"):
        graph.parse(data=text(name), format="turtle")
    return graph


@cache
def codes() -> Graph:
    return Graph().parse(data=text("ontology/codes.ttl"), format="turtle")


def graph_of(paths: Iterable[Path]) -> PreparedGraph:
    """The union of these Turtle files."""
    graph = PreparedGraph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def findings(data: Graph) -> set[Found]:
    """What the shapes find in `data` together with the concepts that it uses."""
    whole = PreparedGraph()
    for triple in (*data, *used_concepts(data)):
        whole.add(triple)
    _, report, _ = pyshacl.validate(whole, shacl_graph=shapes(), inference="none")
    if not isinstance(report, Graph):
        raise TypeError(report)
    return {_found(report, result) for result in report.subjects(SH.resultSeverity)}


def used_concepts(data: Graph) -> Graph:
    """The statements of the code lists on every concept that `data` names, and on its parents."""
    found = Graph()
    waiting = {value for value in data.objects() if isinstance(value, URIRef)}
    while waiting:
        concept = waiting.pop()
        for triple in codes().triples((concept, None, None)):
            found.add(triple)
        waiting |= set(codes().objects(concept, SKOS.broader)) - set(found.subjects())  # type: ignore[arg-type]
    return found


def severity_of(shape: str) -> str:
    """Local name of the severity that stands on the shape."""
    return str(shapes().value(URIRef(SHAPE + shape), SH.severity)).removeprefix(str(SH))


def _found(report: Graph, result: Any) -> Found:
    return Found(
        shape=str(report.value(result, SH.sourceShape)).removeprefix(SHAPE),
        severity=str(report.value(result, SH.resultSeverity)).removeprefix(str(SH)),
        message=str(report.value(result, SH.resultMessage)),
        focus=str(report.value(result, SH.focusNode)),
    )
