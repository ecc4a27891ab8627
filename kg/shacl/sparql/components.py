"""SPARQL-based constraint components: parameters and validators that a shapes graph declares (SHACL section 6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.shacl.errors import IllFormedShapesError
from kg.shacl.graph import Graph
from kg.shacl.shape import Constraint, Fault, Shape
from kg.shacl.source import Source
from kg.shacl.sparql.constraints import by_solutions, prepared
from kg.shacl.sparql.messages import filled
from kg.shacl.sparql.query import Query
from kg.shacl.terms import SH, Term, literal

_RESERVED = {"this", "shapesGraph", "currentShape", "path", "PATH", "value"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One sh:parameter: the property of the shape that gives it, and the variable that it becomes."""

    path: Term
    name: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Custom:
    """A constraint component of a shapes graph."""

    node: Term
    parameters: tuple[Parameter, ...]

    def constraints(self, source: Source, node: Term, shape: Shape) -> Iterable[Constraint]:
        """Its constraints on a shape: none where a mandatory parameter is missing."""
        given = {it: source.all(node, it.path) for it in self.parameters}
        if any(not values and not it.optional for it, values in given.items()) or not any(given.values()):
            return
        if len(self.parameters) == 1:
            (parameter,) = self.parameters
            for value in given[parameter]:
                yield self._constraint(source, shape, {parameter.name: value})
            return
        if any(len(values) > 1 for values in given.values()):
            raise IllFormedShapesError(f"{node} gives a parameter of {self.node} twice")
        yield self._constraint(source, shape, {it.name: values[0] for it, values in given.items() if values})

    def _constraint(self, source: Source, shape: Shape, parameters: Mapping[str, Term]) -> Constraint:
        special = SH.nodeValidator if shape.path is None else SH.propertyValidator
        found = source.all(self.node, special) or source.all(self.node, SH.validator)
        if not found:
            raise IllFormedShapesError(f"{self.node} has no validator for {shape.node}")
        validator = found[0]
        ask, select = source.one(validator, SH.ask), source.one(validator, SH.select)
        own = source.all(validator, SH.message) or source.all(self.node, SH.message)
        messages = shape.messages or tuple(own) or tuple(source.all(self.node, SH.labelTemplate))
        messages = messages or (literal(f"{self.node[1:-1]} is broken"),)
        if ask is not None:
            text = source.text(validator, ask)
            query, bound = prepared(source, validator, text, shape, parameters, of_value=True)
            return _by_values(query, bound, messages, self.node)
        if select is None:
            raise IllFormedShapesError(f"{validator} has neither sh:ask nor sh:select")
        query, bound = prepared(source, validator, source.text(validator, select), shape, parameters)
        return by_solutions(shape, query, bound, messages, self.node, None)


def custom_components(source: Source) -> list[Custom]:
    """The constraint components that the shapes graph declares, in a fixed order; SHACL's own are known."""
    found = sorted(it for it in source.graph.instances(SH.ConstraintComponent) if not it.startswith(f"<{SH.base}"))
    return [Custom(node, made) for node in found if (made := tuple(_parameters(source, node)))]


def _parameters(source: Source, node: Term) -> Iterable[Parameter]:
    for it in source.all(node, SH.parameter):
        path = source.one(it, SH.path)
        if path is None or path[0] != "<":
            raise IllFormedShapesError(f"{node}: the parameter {it} needs one sh:path, an IRI")
        name = re.split(r"[#/:]", path[1:-1])[-1]
        if name in _RESERVED or not re.fullmatch(r"[A-Za-z_]\w*", name):
            raise IllFormedShapesError(f"{node}: {name!r} cannot be the name of a parameter (SHACL section 6.2.1)")
        yield Parameter(path, name, source.truth(it, SH.optional))


def _by_values(query: Query, given: Mapping[str, Term], messages: tuple[Term, ...], component: Term) -> Constraint:
    """ASK for each value node: the answer no is a fault."""

    right = query.asked(given)

    def holds(graph: Graph, focus: Term, values: Sequence[Term]) -> bool:
        return all(right(graph, focus, value) for value in values)

    def faults(graph: Graph, focus: Term, values: Sequence[Term]) -> list[Fault]:
        return [
            Fault(value, messages=filled(messages, {**given, "this": focus, "value": value}))
            for value in values
            if not right(graph, focus, value)
        ]

    return Constraint(component, faults, holds, messages[0], query.reads, at_values=False)
