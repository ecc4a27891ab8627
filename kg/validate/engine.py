"""Checks graphs with the shapes: per document wherever a document alone decides, then one pass over what spans them.

pySHACL is the reference engine (SHACL, SHACL-SPARQL). The shapes of `shapes/across.ttl` are SPARQL constraints that
also run with `$this` unbound over the whole store: one query each, whatever the number of documents.
Severity (SHACL section 2.1.4): Violation = the graph is wrong; Warning = look at the page; Info = worth knowing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from kg import resources
from kg.errors import KgError
from kg.iri import Names
from kg.store import Graphs
from kg.validate.record import CheckedFinding
from kg.validate.words import listed, spans
from kg.values.lines import Lines

DCT = Namespace("http://purl.org/dc/terms/")
IDENTIFIER = NamedNode(DCT.identifier)


XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ACROSS = "shapes/across.ttl"


class _PreparedGraph(Graph):
    """A graph that parses each SPARQL text once: pySHACL sends the same text for every focus node (9 times faster)."""

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> Result:
        if isinstance(query_object, str):
            prefixes = options.pop("initNs", None) or {}
            query_object = _prepared(query_object, tuple(sorted((str(k), str(v)) for k, v in prefixes.items())))
        return super().query(query_object, *args, **options)


@cache
def _prepared(text: str, prefixes: tuple[tuple[str, str], ...]) -> Query:
    return prepareQuery(text, initNs=dict(prefixes))


class Checker:
    """The shapes and code lists under one base, parsed once and used for every document."""

    def __init__(self, names: Names) -> None:
        self._names = names
        files = [name for name in resources.names("shapes", ".ttl") if name != _ACROSS]
        self._shapes = Graph()
        for name in files:
            self._shapes.parse(data=resources.text(name, names.base), format="turtle")
        self._hints = _hints(self._shapes)

    @cached_property
    def _concepts(self) -> dict[NamedNode, list[Triple]]:
        """The triples of the ontology by subject: a document is checked together with the concepts that it uses."""
        found: dict[NamedNode, list[Triple]] = {}
        for name in resources.names("ontology", ".ttl"):
            if name.endswith("examples.ttl"):
                continue
            for quad in parse(resources.text(name, self._names.base), format=RdfFormat.TURTLE):
                if isinstance(quad.subject, NamedNode):
                    found.setdefault(quad.subject, []).append(quad.triple)
        return found

    def document(self, name: str, triples: Iterable[Triple], text: str) -> list[CheckedFinding]:
        """The findings of all shapes that one document's graph decides.

        `name` is the document's name, `text` its rendition: the findings name its lines.
        """
        own = list(triples)
        graph = _PreparedGraph()
        for triple in (*own, *self._used_concepts(own)):
            graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
        _, report, answer = pyshacl.validate(
            graph, shacl_graph=self._shapes, inference="none", allow_warnings=True, allow_infos=True, inplace=True
        )
        if not isinstance(report, Graph):
            raise KgError(f"the shapes cannot be run: {answer}")
        lines = Lines(text)
        results = report.subjects(RDF.type, SH.ValidationResult)
        return sorted((self._finding(report, result, graph, name, lines) for result in results), key=lambda f: f.order)

    def across(self, graphs: Graphs) -> list[CheckedFinding]:
        """The findings that need more than one document: each constraint of across.ttl as one query over the store."""
        shapes = Graph()
        for name in ("shapes/prefixes.ttl", _ACROSS):
            shapes.parse(data=resources.text(name, self._names.base), format="turtle")
        hints = _hints(shapes)
        found = []
        for shape in sorted(shapes.subjects(SH.sparql), key=str):
            constraint = shapes.value(shape, SH.sparql)
            query = _prefixes(shapes) + str(shapes.value(constraint, SH.select)).replace("$this", "?this")
            message = str(shapes.value(constraint, SH.message))
            severity = _local(shapes.value(shape, SH.severity) or SH.Violation)
            for row in graphs.rows(query):
                focus = row["this"]
                for document in _documents_of(graphs, focus):
                    found.append(
                        CheckedFinding.model_validate(
                            {
                                "check": _local(shape),
                                "severity": severity,
                                "message": _filled(message, {k: _plain(v) for k, v in row.items()}),
                                "lines": (),
                                "words": "",
                                "hint": hints.get(str(shape), ""),
                                "document": document,
                                "component": "SPARQLConstraintComponent",
                                "focus": _plain(focus),
                            }
                        )
                    )
        return sorted(found, key=lambda f: f.order)

    def _used_concepts(self, triples: list[Triple]) -> Iterator[Triple]:
        wanted = {triple.object for triple in triples if isinstance(triple.object, NamedNode)}
        seen: set[NamedNode] = set()
        while wanted:
            node = wanted.pop()
            if not isinstance(node, NamedNode) or node in seen or node not in self._concepts:
                continue
            seen.add(node)
            yield from self._concepts[node]
            wanted |= {t.object for t in self._concepts[node] if isinstance(t.object, NamedNode)}

    def _finding(self, report: Graph, result: Node, graph: Graph, document: str, lines: Lines) -> CheckedFinding:
        focus = report.value(result, SH.focusNode)
        value = report.value(result, SH.value)
        path = report.value(result, SH.resultPath)
        shape = report.value(result, SH.sourceShape)
        component = _local(report.value(result, SH.sourceConstraintComponent))
        message = str(report.value(result, SH.resultMessage) or "")
        found = [] if component == "MinCountConstraintComponent" else spans(graph, focus, value, message)
        return CheckedFinding.model_validate(
            {
                "check": _local(shape),
                "severity": _local(report.value(result, SH.resultSeverity)),
                "message": message,
                "lines": tuple(sorted({lines.of(span[0]) for span in found})),
                "words": found[0][2] if found else "",
                "start": found[0][0] if found else None,
                "end": found[0][1] if found else None,
                "hint": self._hints.get(str(shape), ""),
                "document": document,
                "component": component,
                "focus": str(focus),
                "path": str(path) if isinstance(path, URIRef) else None,
                "value": None if value is None or listed(graph, value) else str(value),
            }
        )


def _hints(shapes: Graph) -> dict[str, str]:
    return {str(shape): str(hint) for shape, hint in shapes.subject_objects(RDFS.comment)}


def _prefixes(shapes: Graph) -> str:
    lines = [
        f"PREFIX {shapes.value(d, SH.prefix)}: <{shapes.value(d, SH.namespace)}>"
        for d in shapes.objects(None, SH.declare)
    ]
    return "\n".join(sorted(lines)) + "\n"


def _documents_of(graphs: Graphs, focus: NamedNode | Literal | BlankNode) -> list[str]:
    """The names of the documents whose graphs speak of the node."""
    if not isinstance(focus, NamedNode):
        return []
    homes = {quad.graph_name for quad in graphs.about(focus)}
    found = {
        quad.object.value
        for home in homes
        if isinstance(home, NamedNode)
        for quad in graphs.about(home)
        if quad.predicate == IDENTIFIER and isinstance(quad.object, Literal)
    }
    return sorted(found)


def _filled(message: str, values: dict[str, str]) -> str:
    """SHACL section 5.2.1: {?name} and {$name} stand for the values of the solution."""
    return re.sub(r"\{[?$]([A-Za-z_0-9]+)\}", lambda m: values.get(m[1], m[0]), message)


def _plain(term: NamedNode | Literal | BlankNode) -> str:
    return term.value


def _local(term: Node | None) -> str:
    return re.split(r"[#/]", str(term))[-1]


def _term(term: NamedNode | Literal | BlankNode | Triple) -> URIRef | RdflibLiteral:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, Literal):
        if term.language:
            return RdflibLiteral(term.value, lang=term.language, normalize=False)
        if term.datatype.value == XSD_STRING:
            return RdflibLiteral(term.value)  # rdflib holds "x" and "x"^^xsd:string for two terms; RDF 1.1 does not
        return RdflibLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)
    raise KgError(f"{term} cannot stand in a document's graph")
