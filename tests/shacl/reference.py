"""pySHACL beside our engine: the results of both as plain tuples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyshacl
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from kg.shacl import Report
from kg.shacl.paths import Path, Step
from kg.shacl.terms import from_rdflib, plain
from tests.shapes.shape_engine import PreparedGraph

#: Focus, path, value, component, shape, severity. A path that is no predicate is only told as such.
Key = tuple[str, str, str, str, str, str]
_LONGER = "a longer path"


def ours(report: Report, *, blank_shapes: bool = True) -> Counter[Key]:
    """The results of our report."""
    return Counter(
        (
            it.focus,
            _path(it.path),
            _words(it.value or ""),
            it.component,
            it.shape if blank_shapes or it.shape[0] != "_" else "_",
            it.severity,
        )
        for it in report.results
    )


def theirs(data: Iterable[tuple[Node, Node, Node]], shapes: Graph, *, blank_shapes: bool = True) -> Counter[Key]:
    """The results of pySHACL, without those that stand as details."""
    graph = PreparedGraph()
    for triple in data:
        graph.add(triple)
    _, report, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise TypeError(text)
    found: Counter[Key] = Counter()
    for node in report.subjects(RDF.type, SH.ValidationReport):
        for result in report.objects(node, SH.result):
            shape = _term(report, result, SH.sourceShape)
            path = report.value(result, SH.resultPath)
            found[
                (
                    _term(report, result, SH.focusNode),
                    "" if path is None else from_rdflib(path) if isinstance(path, URIRef) else _LONGER,
                    _words(_term(report, result, SH.value)),
                    _term(report, result, SH.sourceConstraintComponent),
                    shape if blank_shapes or shape[0] != "_" else "_",
                    _term(report, result, SH.resultSeverity),
                )
            ] += 1
    return found


def _path(path: Path | None) -> str:
    return "" if path is None else path.predicate if isinstance(path, Step) and not path.inverse else _LONGER


def _term(report: Graph, result: Node, predicate: URIRef) -> str:
    found = report.value(result, predicate)
    return "" if found is None else from_rdflib(found)


def _words(value: str) -> str:
    """GROUP_CONCAT joins in no fixed order: several IRIs in one string are compared as a set."""
    if value.startswith('"http') and " " in value:
        return " ".join(sorted(plain(value).split()))
    return value
