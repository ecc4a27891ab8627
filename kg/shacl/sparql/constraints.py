"""sh:sparql: a SELECT whose solutions are faults (SHACL section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.shacl.errors import IllFormedShapesError, ShaclError
from kg.shacl.graph import Graph
from kg.shacl.paths import Step
from kg.shacl.shape import Constraint, Fault, Shape
from kg.shacl.source import Source
from kg.shacl.sparql.group import SHAPES_GRAPH
from kg.shacl.sparql.messages import filled
from kg.shacl.sparql.query import Query
from kg.shacl.sparql.text import declared, with_path
from kg.shacl.terms import SH, TRUE, Term, literal

COMPONENT = SH.SPARQLConstraintComponent


def of_query(source: Source, node: Term, shape: Shape, constraint: Term) -> Iterable[Constraint]:
    """The constraint of one value of sh:sparql; none where it is deactivated."""
    if source.truth(constraint, SH.deactivated):
        return
    text = source.one(constraint, SH.select)
    if text is None:
        raise IllFormedShapesError(f"{node}: the SPARQL constraint {constraint} has no sh:select")
    query, given = prepared(source, constraint, source.text(constraint, text), shape, {})
    messages = shape.messages or tuple(source.all(constraint, SH.message))
    yield by_solutions(shape, query, given, messages, COMPONENT, constraint)


def prepared(
    source: Source, name: Term, text: str, shape: Shape, parameters: Mapping[str, Term], *, of_value: bool = False
) -> tuple[Query, dict[str, Term]]:
    """A query with its prefixes and path, and what is bound in it whatever the focus node.

    `of_value`: it will be run for each value node, bound to $value.
    """
    own = dict(source.declarations(name))
    whole = declared({**source.prefixes, **own}, with_path(text, shape.path))
    given = {"currentShape": shape.node, "shapesGraph": SHAPES_GRAPH, **parameters}
    bound = ["this", *given, *(["value"] if of_value else [])]
    return Query(name, whole, bound, lambda: source.graph), given


def by_solutions(
    shape: Shape,
    query: Query,
    given: Mapping[str, Term],
    messages: tuple[Term, ...],
    component: Term,
    name: Term | None,
) -> Constraint:
    """A constraint that each solution of a query breaks."""

    ask = query.asked(given)

    def holds(graph: Graph, focus: Term, _values: Sequence[Term]) -> bool:
        return not ask(graph, focus, None)

    def faults(graph: Graph, focus: Term, _values: Sequence[Term]) -> list[Fault]:
        found = query.solutions(graph, {**given, "this": focus})
        return [_fault(shape, focus, solution, given, messages, name) for solution in found]

    return Constraint(component, faults, holds, literal("The query has a solution"), query.reads, at_values=False)


def _fault(
    shape: Shape,
    focus: Term,
    solution: Mapping[str, Term],
    given: Mapping[str, Term],
    messages: tuple[Term, ...],
    name: Term | None,
) -> Fault:
    if solution.get("failure") == TRUE:
        raise ShaclError(f"{shape.node}: the query reports a failure for {focus}")
    path = solution.get("path")
    own = (solution["message"],) if "message" in solution and not shape.messages else None
    return Fault(
        value=solution.get("value", focus if shape.path is None else None),
        path=Step(path) if path is not None and path[0] == "<" else None,
        messages=own or filled(messages, {**given, **solution, "this": focus}),
        constraint=name,
    )
