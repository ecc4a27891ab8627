"""What the value nodes together decide: counts, languages, other properties (SHACL sections 4.2, 4.4.5, 4.5, 4.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from kg.shacl.components.base import Compile, Context, by_fault, component
from kg.shacl.errors import IllFormedShapesError
from kg.shacl.graph import NONE, Graph
from kg.shacl.paths import HERE, Step
from kg.shacl.reads import Read
from kg.shacl.shape import Constraint, Fault, Shape
from kg.shacl.terms import SH, TRUE, Term, literal
from kg.shacl.values import less


def min_count(context: Context, node: Term, shape: Shape, limit: Term) -> Iterable[Constraint]:
    """sh:minCount."""
    least = context.source.whole(node, limit)
    _of_properties(node, shape)
    yield Constraint(
        component("MinCount"),
        lambda _graph, _focus, values: [Fault()] if len(values) < least else [],
        lambda _graph, _focus, values: len(values) >= least,
        literal(f"Fewer than {least} values"),
        bounds=(least, None),
    )


def max_count(context: Context, node: Term, shape: Shape, limit: Term) -> Iterable[Constraint]:
    """sh:maxCount."""
    most = context.source.whole(node, limit)
    _of_properties(node, shape)
    yield Constraint(
        component("MaxCount"),
        lambda _graph, _focus, values: [Fault()] if len(values) > most else [],
        lambda _graph, _focus, values: len(values) <= most,
        literal(f"More than {most} values"),
        bounds=(0, most),
    )


def unique_lang(_context: Context, node: Term, shape: Shape, wanted: Term) -> Iterable[Constraint]:
    """sh:uniqueLang: a fault for each language that two values have."""
    _of_properties(node, shape)
    if wanted != TRUE:
        return

    def faults(_graph: Graph, _focus: Term, values: Sequence[Term]) -> Sequence[Fault]:
        if len(values) < 2:
            return ()
        seen: set[str] = set()
        twice: dict[str, None] = {}
        for value in values:
            if value[-1] not in '">' and value[0] == '"':  # it ends with a language tag
                language = value[value.rindex('"') :]
                if language in seen:
                    twice[language] = None
                seen.add(language)
        return [Fault() for _ in twice]

    yield by_fault("UniqueLang", "Two values have one language", (), faults)


def has_value(_context: Context, _node: Term, _shape: Shape, wanted: Term) -> Iterable[Constraint]:
    """sh:hasValue."""
    yield Constraint(
        component("HasValue"),
        lambda _graph, _focus, values: [] if wanted in values else [Fault()],
        lambda _graph, _focus, values: wanted in values,
        literal(f"{wanted} is missing"),
    )


Pairs = Callable[[Sequence[Term], Sequence[Term]], Sequence[Term]]


def _pair(name: str, told: str, failing: Pairs, *, of_properties: bool = False) -> Compile:
    """Compares the value nodes with the values of another property of the focus node."""

    def compile_it(context: Context, node: Term, shape: Shape, predicate: Term) -> Iterable[Constraint]:
        context.source.iri(node, predicate)
        if of_properties:
            _of_properties(node, shape)

        def faults(graph: Graph, focus: Term, values: Sequence[Term]) -> Sequence[Fault]:
            others = graph.spo.get(focus, NONE).get(predicate, ())
            return [Fault(value) for value in failing(values, others)]

        def holds(graph: Graph, focus: Term, values: Sequence[Term]) -> bool:
            others = graph.spo.get(focus, NONE).get(predicate, ())
            return not failing(values, others)

        made = by_fault(name, f"{told} {predicate}", (Read(HERE, predicate),), faults, at_values=False)
        made.holds = holds
        yield made

    return compile_it


def _unequal(values: Sequence[Term], others: Sequence[Term]) -> Sequence[Term]:
    one, other = frozenset(values), frozenset(others)
    return [*(it for it in values if it not in other), *(it for it in others if it not in one)]


def _common(values: Sequence[Term], others: Sequence[Term]) -> Sequence[Term]:
    return [it for it in values if it in others]


def _not_less(values: Sequence[Term], others: Sequence[Term]) -> Sequence[Term]:
    return [it for it in values for other in others if not less(it, other)]


def _greater(values: Sequence[Term], others: Sequence[Term]) -> Sequence[Term]:
    return [it for it in values for other in others if not less(it, other, equal=True)]


def closed(context: Context, node: Term, _shape: Shape, _wanted: Term) -> Iterable[Constraint]:
    """sh:closed with sh:ignoredProperties."""
    source = context.source
    if not source.truth(node, SH.closed):
        return
    allowed = {it for property_ in source.all(node, SH.property) for it in source.all(property_, SH.path)}
    ignored = source.one(node, SH.ignoredProperties)
    allowed |= set(source.members(node, ignored)) if ignored is not None else set()

    def faults(graph: Graph, _focus: Term, values: Sequence[Term]) -> Sequence[Fault]:
        return [
            Fault(thing, path=Step(predicate))
            for value in values
            for predicate, things in graph.spo.get(value, NONE).items()
            if predicate not in allowed
            for thing in things
        ]

    def holds(graph: Graph, _focus: Term, values: Sequence[Term]) -> bool:
        spo = graph.spo
        for value in values:  # noqa: SIM110  # runs for every node: a generator costs more than the test
            if not allowed.issuperset(spo.get(value, NONE)):
                return False
        return True

    made = by_fault("Closed", "Property is not allowed", (Read(HERE, None),), faults)
    made.holds = holds
    yield made


def _of_properties(node: Term, shape: Shape) -> None:
    if shape.path is None:
        raise IllFormedShapesError(f"{node} is a node shape and may not have this constraint (SHACL section 4)")


SETS: dict[Term, Compile] = {
    SH.minCount: min_count,
    SH.maxCount: max_count,
    SH.uniqueLang: unique_lang,
    SH.hasValue: has_value,
    SH.equals: _pair("Equals", "Values are not those of", _unequal),
    SH.disjoint: _pair("Disjoint", "Value is one of", _common),
    SH.lessThan: _pair("LessThan", "Value is not less than", _not_less, of_properties=True),
    SH.lessThanOrEquals: _pair("LessThanOrEquals", "Value is more than", _greater, of_properties=True),
    SH.closed: closed,
}
