"""The shapes graph as the compiler reads it: one value here, a list there, and words for what is ill-formed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.shacl.errors import IllFormedShapesError, ShaclError
from kg.shacl.graph import NONE, Indexed
from kg.shacl.paths import read_list
from kg.shacl.terms import FALSE, RDFS, SH, TRUE, TYPE, Term, parts
from kg.shacl.values import number

_ORDERED_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_SHAPE_KINDS = (SH.NodeShape, SH.PropertyShape)


class Source:
    """A shapes graph. `prefixes` are those of its document, for SPARQL texts that declare none."""

    def __init__(self, graph: Indexed, prefixes: Mapping[str, str]) -> None:
        self.graph = graph
        self.prefixes = prefixes

    def refuse_entailment(self) -> None:
        """Raises ShaclError where the shapes want an entailment regime: none is supported (SHACL section 1.5)."""
        for _, predicate, regime in self.graph:
            if predicate == SH.entailment:
                raise ShaclError(f"the shapes want sh:entailment {regime}, and no inference is made")

    def all(self, node: Term, predicate: Term) -> Sequence[Term]:
        """The values of a property, in a fixed order."""
        return sorted(self.graph.spo.get(node, NONE).get(predicate, ()))

    def one(self, node: Term, predicate: Term) -> Term | None:
        """The value of a property that has at most one. Raises IllFormedShapesError where there are more."""
        found = self.all(node, predicate)
        if len(found) > 1:
            raise IllFormedShapesError(f"{node} has {len(found)} values of {predicate}; one is allowed")
        return found[0] if found else None

    def members(self, node: Term, thing: Term) -> list[Term]:
        """The members of a list that a shape names. Raises IllFormedShapesError."""
        try:
            return read_list(self.graph, thing)
        except IllFormedShapesError as error:
            raise IllFormedShapesError(f"{node}: {error}") from error

    def whole(self, node: Term, thing: Term) -> int:
        """A whole number that a shape names. Raises IllFormedShapesError."""
        found = number(thing)
        if not isinstance(found, int):
            raise IllFormedShapesError(f"{node}: {thing} is no whole number")
        return found

    def text(self, node: Term, thing: Term) -> str:
        """A string that a shape names. Raises IllFormedShapesError."""
        if thing[0] != '"':
            raise IllFormedShapesError(f"{node}: {thing} is no string")
        return parts(thing)[0]

    def truth(self, node: Term, predicate: Term) -> bool:
        """Whether a property says true; absent and anything else: no."""
        found = self.one(node, predicate)
        if found not in (None, TRUE, FALSE):
            raise IllFormedShapesError(f"{node}: {found} is neither true nor false")
        return found == TRUE

    def iri(self, node: Term, thing: Term) -> Term:
        """An IRI that a shape names. Raises IllFormedShapesError."""
        if thing[0] != "<":
            raise IllFormedShapesError(f"{node}: {thing} is no IRI")
        return thing

    def is_implicit_class(self, node: Term) -> bool:
        """Whether the shape is a class too, and so targets its instances (SHACL section 2.1.3.3)."""
        is_shape = any(self.graph.is_a(node, kind) for kind in _SHAPE_KINDS)
        return node[0] == "<" and is_shape and self.graph.is_a(node, RDFS.Class)

    def targeted(self) -> list[Term]:
        """The shapes that have a target, in a fixed order."""
        found = {node for predicate in _ORDERED_TARGETS for node in self.graph.holders(predicate)}
        found |= {node for kind in _SHAPE_KINDS for node in self.graph.instances(kind) if self.is_implicit_class(node)}
        return sorted(found)

    def declarations(self, node: Term) -> Iterator[tuple[str, str]]:
        """The prefixes that sh:prefixes of a SPARQL text lead to, with the ontologies that those import (5.2.1)."""
        waiting, seen = [*self.all(node, SH.prefixes)], set[Term]()
        while waiting:
            ontology = waiting.pop()
            if ontology in seen:
                continue
            seen.add(ontology)
            waiting += self.all(ontology, "<http://www.w3.org/2002/07/owl#imports>")
            for declared in self.all(ontology, SH.declare):
                prefix, namespace = self.one(declared, SH.prefix), self.one(declared, SH.namespace)
                if prefix is not None and namespace is not None:
                    yield self.text(declared, prefix), self.text(declared, namespace)

    def is_a(self, node: Term, kind: Term) -> bool:
        """Whether a node of the shapes graph is a SHACL instance of a class."""
        return self.graph.is_a(node, kind)

    def kinds(self, node: Term) -> Sequence[Term]:
        """The types of a node."""
        return self.all(node, TYPE)
