"""The W3C data-shapes test suite: its entries, and how it wants reports to be compared."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rdflib import RDF, BNode, Graph, Literal, Namespace
from rdflib.compare import IsomorphicGraph, to_isomorphic
from rdflib.namespace import SH
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
_TOLD = (SH.resultMessage, SH.detail)
_OF_A_RESULT = {
    *(RDF.type, SH.focusNode, SH.resultPath, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape, SH.value),
    *(SH.sourceConstraint, *_TOLD),
}


class Entry(NamedTuple):
    """One test: `expected` None where the shapes must be refused."""

    name: str
    data: Path
    shapes: Path
    expected: Graph | None


def entries(folder: Path) -> Iterator[Entry]:
    """The entries of all manifests below a folder, in the order of the files.

    The manifests do not include component/nodeValidator-001, which is one of the suite's 23 too.
    """
    for manifest in sorted(folder.rglob("*.ttl")):
        yield from _entries(manifest)


def _entries(manifest: Path) -> Iterator[Entry]:
    graph = Graph().parse(manifest, format="turtle", publicID=manifest.as_uri())
    for listed in graph.objects(None, MF.entries):
        for entry in graph.items(listed):
            action = graph.value(entry, MF.action)
            result = graph.value(entry, MF.result)
            data, shapes = graph.value(action, SHT.dataGraph), graph.value(action, SHT.shapesGraph)
            expected = None if result == SHT.Failure or result is None else report_of(graph, result)
            yield Entry(str(entry).rpartition("/")[2], _path(data), _path(shapes), expected)


def report_of(graph: Graph, report: Node, *, details: bool = True) -> Graph:
    """The triples of a report: of it, its results, their paths and details; not of nodes of the data or shapes."""
    found = Graph()
    waiting = [report]
    while waiting:
        node = waiting.pop()
        for predicate, thing in graph.predicate_objects(node):
            if node != report and (node, RDF.type, SH.ValidationResult) in graph and predicate not in _OF_A_RESULT:
                continue
            if predicate == SH.detail and not details:
                continue
            found.add((node, predicate, thing))
            if predicate in (SH.result, SH.detail):
                waiting.append(thing)
            elif predicate == SH.resultPath:
                _copy(graph, thing, found)
    return found


def comparable(graph: Graph, expected: Graph) -> IsomorphicGraph:
    """The graph without messages and details that the expected report does not speak of (as the suite demands)."""
    spoken = {predicate for predicate in _TOLD if (None, predicate, None) in expected}
    kept = Graph()
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    for s, p, o in report_of(graph, report, details=SH.detail in spoken):
        if p not in _TOLD or p in spoken:
            kept.add((s, p, _plain(o)))
    return to_isomorphic(kept)


def _plain(term: Node) -> Node:
    """true and 1, xsd:string and nothing: one term each."""
    if isinstance(term, Literal) and term.datatype is not None and str(term.datatype).endswith("#string"):
        return Literal(str(term))
    return term


def _copy(graph: Graph, node: Node, target: Graph) -> None:
    if isinstance(node, BNode):
        for predicate, thing in graph.predicate_objects(node):
            target.add((node, predicate, thing))
            _copy(graph, thing, target)


def _path(iri: Node | None) -> Path:
    return Path(str(iri).removeprefix("file://"))
