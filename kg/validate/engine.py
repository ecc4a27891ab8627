"""Checks graphs with the shapes: per document wherever a document alone decides, then one pass over what spans them.

Documents are checked by our own engine (`kg.shacl`); pySHACL is the reference and gives the same findings. The shapes
of `shapes/across.ttl` are SPARQL constraints that also run with `$this` unbound over the whole store: one query each,
whatever the number of documents.
Severity (SHACL section 2.1.4): Violation = the graph is wrong; Warning = look at the page; Info = worth knowing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pyoxigraph import Triple
from rdflib import Graph

from kg import resources
from kg.iri import Names
from kg.shacl import Indexed, Result
from kg.shacl.paths import Step
from kg.shacl.terms import Row, Term, plain, rows
from kg.store import Graphs
from kg.validate.across import Across
from kg.validate.record import CheckedFinding
from kg.validate.shapes import Engine, concepts, engine, hints, rows_of, shape_files, used
from kg.validate.words import listed, spans
from kg.values.lines import Lines


class Checker:
    """The shapes and code lists under one base, parsed once and used for every document."""

    def __init__(self, names: Names, engine: Engine = "fast") -> None:
        self._names, self._engine = names, engine

    @cached_property
    def _concepts(self) -> dict[Term, list[Row]]:
        """The triples of the ontology by subject: a document is checked together with the concepts that it uses."""
        return concepts(self._names.base)

    @cached_property
    def _hints(self) -> dict[Term, str]:
        return hints(rows_of(shape_files(across=False), self._names.base))

    @cached_property
    def _reference_shapes(self) -> Graph:
        shapes = Graph()
        for name in shape_files(across=False):
            shapes.parse(data=resources.text(name, self._names.base), format="turtle")
        return shapes

    def document(self, name: str, triples: Iterable[Triple] | Iterable[Row], text: str) -> list[CheckedFinding]:
        """The findings of all shapes that one document's graph decides.

        `name` is the document's name, `text` its rendition: the findings name its lines.
        """
        own = list(rows(triples))
        graph = Indexed([*own, *used(self._concepts, own)])
        lines = Lines(text)
        return sorted((self._finding(it, graph, name, lines) for it in self._results(graph)), key=lambda f: f.order)

    def _results(self, graph: Indexed) -> Iterable[Result]:
        if self._engine == "pyshacl":
            from kg.validate import reference  # noqa: PLC0415  # few need it, and it is slow to load

            return reference.results(self._reference_shapes, graph)
        return engine(self._names.base).results(graph)

    def across(self, graphs: Graphs) -> list[CheckedFinding]:
        """The findings that need more than one document: each constraint of across.ttl as one query over the store."""
        across = Across(self._names)
        return across.findings(graphs, across.found(graphs))

    def _finding(self, it: Result, graph: Indexed, document: str, lines: Lines) -> CheckedFinding:
        component = _local(plain(it.component))
        message = plain(it.messages[0]) if it.messages else ""
        found = [] if component == "MinCountConstraintComponent" else spans(graph, it.focus, it.value, message)
        path = it.path if isinstance(it.path, Step) and not it.path.inverse else None
        return CheckedFinding.model_validate(
            {
                "check": _local(plain(it.shape)),
                "severity": _local(plain(it.severity)),
                "message": message,
                "lines": tuple(sorted({lines.of(span[0]) for span in found})),
                "words": found[0][2] if found else "",
                "start": found[0][0] if found else None,
                "end": found[0][1] if found else None,
                "hint": self._hints.get(it.shape, ""),
                "document": document,
                "component": component,
                "focus": plain(it.focus),
                "path": None if path is None else plain(path.predicate),
                "value": None if it.value is None or listed(graph, it.value) else plain(it.value),
            }
        )


def _local(term: str) -> str:
    return re.split(r"[#/]", term)[-1]
