"""The constraints of a shape as one test: most nodes conform, so that this test is where the time goes.

A node shape's property shapes with a plain predicate become rows of a table: how many values, which test each must
pass (answers are remembered), which class it must have, what else. One loop over the table needs no calls.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from kg.shacl.graph import NONE, Graph
from kg.shacl.paths import Step
from kg.shacl.terms import SH, TYPE, Term

if TYPE_CHECKING:
    from kg.shacl.shape import Constraint, Holds, NodeTest, Shape, ValueTest

_QUICK = {SH.InConstraintComponent}  #: quicker than to remember
_KEPT = 500  #: values whose tests are remembered, a shape; code lists are shorter


#: Predicate; least and most values; what each must begin with (sh:nodeKind); values known to be right, and the test of
#: others; class; further tests.
Row: TypeAlias = "tuple[Term, int, int, str | None, set[Term], ValueTest | None, Term | None, tuple[Holds, ...]]"


def fused(shape: Shape) -> NodeTest:
    """The test of whether a node conforms to a shape that is not deactivated."""
    if isinstance(shape.path, Step) and not shape.path.inverse:
        return _by_table([_row(shape)])
    if shape.walk is not None:
        return _of_values(shape)
    table: list[Row] = []
    tests: list[ValueTest] = []
    others: list[Holds] = []
    for it in shape.constraints:
        inner = it.nested
        if inner is not None and isinstance(inner.path, Step) and not inner.path.inverse:
            if not inner.deactivated:
                table.append(_row(inner))
        elif it.value_test is not None:
            tests.append(it.value_test)
        else:
            others.append(it.holds)
    return _by_itself(tests, others, _by_table(table))


def _by_itself(tests: Sequence[ValueTest], others: Sequence[Holds], then: NodeTest) -> NodeTest:
    """What a node shape asks of the focus node; no node is asked twice, so nothing is remembered."""

    def conforms(graph: Graph, focus: Term) -> bool:
        for test in tests:
            if not test(focus):
                return False
        for holds in others:
            if not holds(graph, focus, (focus,)):
                return False
        return then(graph, focus)

    return conforms if tests or others else then


def _row(shape: Shape) -> Row:
    """A property shape whose path is a predicate."""
    predicate = shape.path.predicate if isinstance(shape.path, Step) else ""
    low, high = _bounds(shape.constraints)
    starts = next((it.starts for it in shape.constraints if it.starts is not None), None)
    good, test = _remembering([it for it in shape.constraints if it.starts is None or it.starts != starts])
    kinds = [it.kind for it in shape.constraints if it.kind is not None]
    others = [it.holds for it in _others(shape.constraints) if it.kind is None or it.kind != kinds[0]]
    return (predicate, low, high, starts, good, test, kinds[0] if kinds else None, tuple(others))


def _by_table(table: Sequence[Row]) -> NodeTest:
    def conforms(graph: Graph, focus: Term) -> bool:  # noqa: PLR0912  # calls would cost more than the tests
        spo = graph.spo
        properties = spo.get(focus, NONE)
        for predicate, low, high, starts, good, test, kind, others in table:
            values = properties.get(predicate, ())
            if not low <= len(values) <= high:
                return False
            if starts is not None:
                for value in values:
                    if value[0] not in starts:
                        return False
            if test is not None:
                for value in values:
                    if value not in good and not test(value):
                        return False
            if kind is not None:
                for value in values:
                    if kind not in spo.get(value, NONE).get(TYPE, ()) and not graph.is_a(value, kind):
                        return False
            for holds in others:
                if not holds(graph, focus, values):
                    return False
        return True

    return conforms


def _of_values(shape: Shape) -> NodeTest:
    """The test of a property shape with a longer path."""
    walk = shape.walk
    low, high = _bounds(shape.constraints)
    good, test = _remembering(shape.constraints)
    others = [it.holds for it in _others(shape.constraints)]

    def conforms(graph: Graph, focus: Term) -> bool:
        values = (focus,) if walk is None else walk(graph, focus)
        if not low <= len(values) <= high:
            return False
        if test is not None:
            for value in values:
                if value not in good and not test(value):
                    return False
        for holds in others:  # noqa: SIM110  # runs for every node: a generator costs more than the tests
            if not holds(graph, focus, values):
                return False
        return True

    return conforms


def _others(constraints: Iterable[Constraint]) -> list[Constraint]:
    return [it for it in constraints if it.value_test is None and it.bounds is None]


def _bounds(constraints: Iterable[Constraint]) -> tuple[int, int]:
    bounds = [it.bounds for it in constraints if it.bounds]
    highs = [high for _, high in bounds if high is not None]
    return max((low for low, _ in bounds), default=0), min(highs, default=sys.maxsize)


def _remembering(constraints: Sequence[Constraint]) -> tuple[set[Term], Callable[[Term], bool] | None]:
    """The values that passed so far, and the test of all others."""
    tests = [it.value_test for it in constraints if it.value_test is not None]
    good: set[Term] = set()
    if not tests:
        return good, None
    if len(tests) == 1 and all(it.component in _QUICK for it in constraints if it.value_test is not None):
        return good, tests[0]

    def test(value: Term) -> bool:
        for one in tests:
            if not one(value):
                return False
        if len(good) >= _KEPT:
            good.clear()
        good.add(value)
        return True

    return good, test
