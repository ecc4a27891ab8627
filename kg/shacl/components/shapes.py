"""What other shapes decide: logic, nesting, qualified counts (SHACL sections 4.6 and 4.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kg.shacl.components.base import Compile, Context, by_fault, by_node
from kg.shacl.errors import IllFormedShapesError
from kg.shacl.graph import Graph
from kg.shacl.reads import Reads
from kg.shacl.report import Report
from kg.shacl.shape import Constraint, Fault, NodeTest, Shape
from kg.shacl.source import Source
from kg.shacl.terms import SH, Term


def _reads(shapes: Iterable[Shape]) -> Reads:
    return tuple(dict.fromkeys(read for shape in shapes for read in shape.reads()))


def not_(context: Context, _node: Term, _shape: Shape, other: Term) -> Iterable[Constraint]:
    """sh:not."""
    inner = context.shape(other)
    yield by_node("Not", f"Value conforms to {other}", inner.reads(), lambda graph, it: not inner.conforms(graph, it))


def _logic(name: str, told: str, decide: Callable[[Graph, Term, Sequence[NodeTest]], bool]) -> Compile:
    def compile_it(context: Context, node: Term, _shape: Shape, start: Term) -> Iterable[Constraint]:
        shapes = [context.shape(it) for it in context.source.members(node, start)]
        tests = [it.conforms for it in shapes]
        yield by_node(name, told, _reads(shapes), lambda graph, it: decide(graph, it, tests))

    return compile_it


def node(context: Context, _node: Term, _shape: Shape, other: Term) -> Iterable[Constraint]:
    """sh:node; the results of the other shape stand as sh:detail, in the order of a report."""
    inner = context.shape(other)

    def faults(graph: Graph, _focus: Term, values: Sequence[Term]) -> list[Fault]:
        failing = [it for it in values if not inner.conforms(graph, it)]
        return [Fault(it, details=Report.of(inner.results(graph, it)).results) for it in failing]

    made = by_node("Node", f"Value does not conform to {other}", inner.reads(), inner.conforms)
    made.faults = faults
    yield made


def property_(context: Context, node: Term, _shape: Shape, other: Term) -> Iterable[Constraint]:
    """sh:property: the results of the property shape stand for themselves."""
    inner = context.shape(other)
    if inner.path is None:
        raise IllFormedShapesError(f"{node}: {other} is no property shape, it has no sh:path")
    made = by_node("Property", "", inner.reads(), inner.conforms)
    made.nested = inner
    yield made


def qualified(context: Context, node: Term, shape: Shape, other: Term) -> Iterable[Constraint]:
    """sh:qualifiedValueShape with its counts; sh:qualifiedValueShapesDisjoint sets those of its siblings aside."""
    source = context.source
    if shape.path is None:
        raise IllFormedShapesError(f"{node}: sh:qualifiedValueShape needs a property shape")
    inner = context.shape(other)
    siblings = [context.shape(it) for it in siblings_of(source, node) - {other}]
    least, most = source.one(node, SH.qualifiedMinCount), source.one(node, SH.qualifiedMaxCount)

    def count(graph: Graph, values: Sequence[Term]) -> int:
        fitting = (it for it in values if inner.conforms(graph, it))
        return sum(1 for it in fitting if not any(sibling.conforms(graph, it) for sibling in siblings))

    def made(name: str, told: str, wrong: Callable[[int], bool]) -> Constraint:
        def faults(graph: Graph, _focus: Term, values: Sequence[Term]) -> list[Fault]:
            return [Fault()] if wrong(count(graph, values)) else []

        return by_fault(name, told, _reads([inner, *siblings]), faults)

    if least is not None:
        low = source.whole(node, least)
        yield made("QualifiedMinCount", f"Fewer than {low} values conform to {other}", lambda found: found < low)
    if most is not None:
        high = source.whole(node, most)
        yield made("QualifiedMaxCount", f"More than {high} values conform to {other}", lambda found: found > high)


def siblings_of(source: Source, node: Term) -> set[Term]:
    """The shapes that values must not conform to as well: sibling shapes (SHACL section 4.7.3)."""
    if not source.truth(node, SH.qualifiedValueShapesDisjoint):
        return set()
    parents = source.graph.subjects(SH.property, node)
    beside = (it for parent in parents for it in source.all(parent, SH.property))
    return {it for one in beside for it in source.all(one, SH.qualifiedValueShape)}


def _all(graph: Graph, node: Term, tests: Sequence[NodeTest]) -> bool:
    for test in tests:  # noqa: SIM110  # a generator costs more than most tests
        if not test(graph, node):
            return False
    return True


def _any(graph: Graph, node: Term, tests: Sequence[NodeTest]) -> bool:
    for test in tests:  # noqa: SIM110
        if test(graph, node):
            return True
    return False


def _exactly_one(graph: Graph, node: Term, tests: Sequence[NodeTest]) -> bool:
    return sum(test(graph, node) for test in tests) == 1


SHAPES: dict[Term, Compile] = {
    SH["not"]: not_,
    SH["and"]: _logic("And", "Value does not conform to all of the shapes", _all),
    SH["or"]: _logic("Or", "Value conforms to none of the shapes", _any),
    SH.xone: _logic("Xone", "Value does not conform to exactly one of the shapes", _exactly_one),
    SH.node: node,
    SH.property: property_,
    SH.qualifiedValueShape: qualified,
}

#: Where a shape names others: they must not lead back to it. The value of the second kind is a list.
REFERENCES = (SH["not"], SH.node, SH.property, SH.qualifiedValueShape)
LISTED_REFERENCES = (SH["and"], SH["or"], SH.xone)
