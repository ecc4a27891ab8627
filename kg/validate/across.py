"""What needs more than one document: each constraint of across.ttl as one query over the store.

After a change only those focus nodes are asked about again that read a triple which came or went (`kg.shacl.touched`);
what was found of the others is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.iri import Names
from kg.shacl import Indexed
from kg.shacl.terms import SH, Row, Term, plain, rows, to_ox
from kg.shacl.touched import touched
from kg.shacl.work import Aimed
from kg.store import Graphs
from kg.validate.record import CheckedFinding
from kg.validate.shapes import ACROSS, across_engine, hints, rows_of

IDENTIFIER = NamedNode("http://purl.org/dc/terms/identifier")
#: More focus nodes than this are not asked about one by one: the query over all is faster.
_MOST = 500

#: What was found, by check: focus nodes (as N-Triples) with their messages.
Found = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Change:
    """The store before, what was found in it, and what left and entered the union since."""

    before: Graphs
    found: Found
    gone: Iterable[Triple]
    come: Iterable[Triple]


@dataclass(frozen=True, slots=True)
class _Question:
    """One constraint: its query and what its findings say."""

    check: str
    shape: Term
    query: str
    message: str
    severity: str
    hint: str


class Across:
    """The constraints under one base, parsed once."""

    def __init__(self, names: Names) -> None:
        self._base = names.base

    def found(self, graphs: Graphs, change: Change | None = None) -> Found:
        """What the constraints find in the store; `change` tells what they found before, None: nothing is known."""
        if change is None:
            return {it.check: sorted(_all(it, graphs)) for it in self._questions}
        aimed = {it.shape.node: it for it in across_engine(self._base).aimed}
        changed: list[Row] = [*rows(change.gone), *rows(change.come)]
        hops = (_Hops(change.before), _Hops(graphs))
        found: Found = {}
        for it in self._questions:
            known = change.found.get(it.check)
            nodes = None if known is None else _touched(aimed.get(it.shape), changed, hops)
            if known is None or nodes is None:
                found[it.check] = sorted(_all(it, graphs))
            else:
                kept = [(focus, told) for focus, told in known if focus not in nodes]
                found[it.check] = sorted({*kept, *(again for node in nodes for again in _one(it, graphs, node))})
        return found

    def findings(self, graphs: Graphs, found: Found) -> list[CheckedFinding]:
        """A finding for each document that speaks of a focus node, sorted."""
        made = [
            CheckedFinding.model_validate(
                {
                    "check": it.check,
                    "severity": it.severity,
                    "message": message,
                    "lines": (),
                    "words": "",
                    "hint": it.hint,
                    "document": document,
                    "component": "SPARQLConstraintComponent",
                    "focus": focus.value,
                }
            )
            for it in self._questions
            for term, message in found[it.check]
            for focus in [to_ox(term)]
            for document in _documents_of(graphs, focus)
        ]
        return sorted(made, key=lambda it: it.order)

    @cached_property
    def _questions(self) -> list[_Question]:
        known = rows_of(("shapes/prefixes.ttl", ACROSS), self._base)
        told, shapes = hints(known), Indexed(known)
        prefixes = _prefixes(shapes)

        def one(node: Term, predicate: Term) -> str:
            return plain(shapes.spo[node][predicate][0])

        found = []
        for shape in sorted(shapes.holders(SH.sparql)):
            constraint = shapes.spo[shape][SH.sparql][0]
            severity = shapes.spo[shape].get(SH.severity, (SH.Violation,))[0]
            found.append(
                _Question(
                    check=_local(shape),
                    shape=shape,
                    query=prefixes + one(constraint, SH.select).replace("$this", "?this"),
                    message=one(constraint, SH.message),
                    severity=_local(severity),
                    hint=told.get(shape, ""),
                )
            )
        return found


class _Hops:
    """The union of a store, one hop at a time."""

    def __init__(self, graphs: Graphs) -> None:
        self._graphs = graphs

    def objects(self, subject: Term, predicate: Term) -> Iterator[Term]:
        node = to_ox(subject)
        if isinstance(node, NamedNode):
            for quad in self._graphs.said_of(node, _predicate(predicate)):
                yield str(quad.object)

    def subjects(self, predicate: Term, thing: Term) -> Iterator[Term]:
        node = to_ox(thing)
        if not isinstance(node, BlankNode):
            for quad in self._graphs.leading_to(node, _predicate(predicate)):
                yield str(quad.subject)


def _predicate(term: Term) -> NamedNode:
    return NamedNode(term[1:-1])


def _touched(aimed: Aimed | None, changed: list[Row], hops: tuple[_Hops, _Hops]) -> set[Term] | None:
    return None if aimed is None else touched(aimed, changed, hops, _MOST)


def _all(it: _Question, graphs: Graphs) -> set[tuple[str, str]]:
    return {(str(row["this"]), _filled(it.message, row)) for row in graphs.rows(it.query)}


def _one(it: _Question, graphs: Graphs, node: Term) -> Iterator[tuple[str, str]]:
    focus = to_ox(node)
    for row in graphs.rows(it.query, {"this": focus}):
        yield node, _filled(it.message, {**row, "this": focus})


def _prefixes(shapes: Indexed) -> str:
    lines = [
        f"PREFIX {plain(shapes.spo[it][SH.prefix][0])}: <{plain(shapes.spo[it][SH.namespace][0])}>"
        for holder in shapes.holders(SH.declare)
        for it in shapes.spo[holder][SH.declare]
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


def _filled(message: str, values: Mapping[str, NamedNode | Literal | BlankNode]) -> str:
    """SHACL section 5.2.1: {?name} and {$name} stand for the values of the solution."""
    return re.sub(r"\{[?$]([A-Za-z_0-9]+)\}", lambda m: values[m[1]].value if m[1] in values else m[0], message)


def _local(term: Term) -> str:
    return re.split(r"[#/]", plain(term))[-1]
