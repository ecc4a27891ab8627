"""Which nodes a shape is about (SHACL section 2.1.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.shacl.graph import Graph
from kg.shacl.paths import HERE
from kg.shacl.reads import Read, Reads, types
from kg.shacl.source import Source
from kg.shacl.terms import SH, Term


@dataclass(frozen=True, slots=True)
class Target:
    """One target: its focus nodes, whether a node is one of them, and what of the graph makes it one.

    `local` False: a document that does not hold the node may hold the target (sh:targetNode).
    """

    kind: Term
    of: Term
    nodes: Callable[[Graph], Iterable[Term]]
    holds: Callable[[Graph, Term], bool]
    reads: Reads
    local: bool = True


def targets(source: Source, node: Term) -> tuple[Target, ...]:
    """The targets of a shape, in a fixed order."""
    found = [_of_class(source.iri(node, it)) for it in source.all(node, SH.targetClass)]
    if source.is_implicit_class(node):
        found.append(_of_class(node))
    found += [_of_node(it) for it in source.all(node, SH.targetNode)]
    found += [_of_subjects(source.iri(node, it)) for it in source.all(node, SH.targetSubjectsOf)]
    found += [_of_objects(source.iri(node, it)) for it in source.all(node, SH.targetObjectsOf)]
    return tuple(found)


def _of_class(kind: Term) -> Target:
    return Target(
        SH.targetClass,
        kind,
        lambda graph: graph.instances(kind),
        lambda graph, node: graph.is_a(node, kind),
        types(kind),
    )


def _of_node(node: Term) -> Target:
    return Target(SH.targetNode, node, lambda _graph: (node,), lambda _graph, it: it == node, (), local=False)


def _of_subjects(predicate: Term) -> Target:
    return Target(
        SH.targetSubjectsOf,
        predicate,
        lambda graph: graph.holders(predicate),
        lambda graph, node: bool(graph.spo.get(node, {}).get(predicate)),
        (Read(HERE, predicate),),
    )


def _of_objects(predicate: Term) -> Target:
    return Target(
        SH.targetObjectsOf,
        predicate,
        lambda graph: graph.objects(predicate),
        lambda graph, node: bool(graph.subjects(predicate, node)),
        (Read(HERE, predicate, inverse=True),),
    )
