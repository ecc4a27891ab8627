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

_QUICK = {SH.NodeKindConstraintComponent, SH.InConstraintComponent}  #: quicker than to remember
_KEPT = 500  #: values whose tests are remembered, a shape; code lists are shorter

#: Predicate; least and most values; values known to be right, and the test of others; class; further tests.
Row: TypeAlias = "tuple[Term, int, int, set[Term], ValueTest | None, Term | None, tuple[Holds, ...]]"


def fused(shape: Shape) -> NodeTest:
    """The test of whether a node conforms to a shape that is not deactivated."""
    table: list[Row] = []
    rest: list[Constraint] = []
    for it in shape.constraints:
        inner = it.nested
        if shape.walk is None and inner is not None and _plain(inner):
            if not inner.deactivated:
                table.append(_row(inner))
        else:
            rest.append(it)
    if shape.walk is not None and isinstance(shape.path, Step) and not shape.path.inverse:
        return _by_table([_row(shape)])
    own = _values_test(shape, rest)
    if not table:
        return own
    by_table = _by_table(table)
    if not rest:
        return by_table
    return lambda graph, node: by_table(graph, node) and own(graph, node)


def _plain(shape: Shape) -> bool:
    return isinstance(shape.path, Step) and not shape.path.inverse


def _row(shape: Shape) -> Row:
    predicate = shape.path.predicate if isinstance(shape.path, Step) else ""
    low, high = _bounds(shape.constraints)
    good, test = _remembering(shape.constraints)
    kinds = [it.kind for it in shape.constraints if it.kind is not None]
    others = [it.holds for it in _others(shape.constraints) if it.kind is None or it.kind != kinds[0]]
    return predicate, low, high, good, test, kinds[0] if kinds else None, tuple(others)


def _by_table(table: Sequence[Row]) -> NodeTest:
    def conforms(graph: Graph, focus: Term) -> bool:
        spo = graph.spo
        properties = spo.get(focus, NONE)
        for predicate, low, high, good, test, kind, others in table:
            values = properties.get(predicate, ())
            if not low <= len(values) <= high:
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


def _values_test(shape: Shape, constraints: list[Constraint]) -> NodeTest:
    """The test of a shape with a longer path, or of what a node shape asks of the focus node itself."""
    walk = shape.walk
    low, high = _bounds(constraints)
    good, test = _remembering(constraints)
    others = [it.holds for it in _others(constraints)]

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
