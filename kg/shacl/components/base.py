"""What every family of constraint components shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeAlias

from kg.shacl.graph import Graph
from kg.shacl.reads import Reads
from kg.shacl.shape import Constraint, Fault, NodeTest, Shape, ValueTest
from kg.shacl.source import Source
from kg.shacl.terms import SH, Term, literal


class Context(Protocol):
    """The compiler, as a component sees it."""

    source: Source

    def shape(self, node: Term) -> Shape:
        """The compiled shape of a node of the shapes graph."""


#: From the shape's node, the shape and one value of the parameter to its constraints.
Compile: TypeAlias = Callable[[Context, Term, Shape, Term], Iterable[Constraint]]


def component(name: str) -> Term:
    """The IRI of one of SHACL's own components: `component("Class")`."""
    return SH[f"{name}ConstraintComponent"]


def by_value(name: str, told: str, test: ValueTest) -> Constraint:
    """A constraint that the value alone decides; each value that fails is a fault."""

    def holds(_graph: Graph, _focus: Term, values: Sequence[Term]) -> bool:
        return all(test(value) for value in values)

    def faults(_graph: Graph, _focus: Term, values: Sequence[Term]) -> list[Fault]:
        return [Fault(value) for value in values if not test(value)]

    return Constraint(component(name), faults, holds, literal(told), value_test=test)


def by_node(name: str, told: str, reads: Reads, test: NodeTest) -> Constraint:
    """A constraint that looks at each value node in the graph; each that fails is a fault."""

    def holds(graph: Graph, _focus: Term, values: Sequence[Term]) -> bool:
        for value in values:  # noqa: SIM110  # runs for every node: a generator costs more than the test
            if not test(graph, value):
                return False
        return True

    def faults(graph: Graph, _focus: Term, values: Sequence[Term]) -> list[Fault]:
        return [Fault(value) for value in values if not test(graph, value)]

    return Constraint(component(name), faults, holds, literal(told), reads)


def by_fault(
    name: str,
    told: str,
    reads: Reads,
    faults: Callable[[Graph, Term, Sequence[Term]], Sequence[Fault]],
    *,
    at_values: bool = True,
) -> Constraint:
    """A constraint that is easiest told by its faults."""

    def holds(graph: Graph, focus: Term, values: Sequence[Term]) -> bool:
        return not faults(graph, focus, values)

    return Constraint(component(name), faults, holds, literal(told), reads, at_values)
