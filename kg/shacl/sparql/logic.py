"""Truth, comparison and arithmetic of SPARQL (SPARQL 1.1 sections 17.2 and 17.3). None is an error."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from kg.shacl.graph import Graph
from kg.shacl.sparql.functions import number_term
from kg.shacl.terms import FALSE, TRUE, Term, plain
from kg.shacl.values import as_float, less, number, same, value

Row: TypeAlias = "list[Term | None]"
TermOf: TypeAlias = "Callable[[Graph, Row], Term | None]"
TruthOf: TypeAlias = "Callable[[Graph, Row], bool | None]"


def effective(term: Term | None) -> bool | None:
    """SPARQL 1.1 section 17.2.2; None: an error."""
    if term is None or term[0] != '"':
        return None
    found = value(term)
    if found is None and term[-1] not in '">':  # a text with a language
        return term[1] != '"'
    if found is None:
        return False if term.endswith(("boolean>", "integer>", "decimal>", "double>", "float>")) else None
    if found.kind in ("boolean", "string", "number"):
        return bool(found.content) and found.content == found.content  # NaN is false
    return None


TEXT_RELATIONS: dict[str, Callable[[str, str], bool]] = {
    "=": str.__eq__,
    "!=": str.__ne__,
    "<": str.__lt__,
    ">": str.__gt__,
    "<=": str.__le__,
    ">=": str.__ge__,
}


def texts(one: TermOf, other: TermOf, compare: Callable[[str, str], bool]) -> TruthOf:
    """STR(a) < STR(b) and the like, without making terms of the texts."""

    def relation(graph: Graph, row: Row) -> bool | None:
        a, b = one(graph, row), other(graph, row)
        if a is None or b is None or a[0] == "_" or b[0] == "_":
            return None
        return compare(plain(a), plain(b))

    return relation


def told(truth: bool | None) -> Term | None:
    return None if truth is None else TRUE if truth else FALSE


def _unequal(a: Term, b: Term) -> bool | None:
    answer = same(a, b)
    return None if answer is None else not answer


RELATIONS: dict[str, Callable[[Term, Term], bool | None]] = {
    "=": same,
    "!=": _unequal,
    "<": less,
    ">": lambda a, b: less(b, a),
    "<=": lambda a, b: less(a, b, equal=True),
    ">=": lambda a, b: less(b, a, equal=True),
}


def calculated(op: str, a: Term | None, b: Term | None) -> Term | None:
    one, other = number(a) if a else None, number(b) if b else None
    if one is None or other is None:
        return None
    if isinstance(one, float) or isinstance(other, float):
        one, other = as_float(one), as_float(other)
        if op == "/" and not other:  # a double by zero is infinite, or no number
            return number_term(math.copysign(math.inf, one) * math.copysign(1, other) if one else math.nan)
    try:
        if op == "/":
            one = Decimal(one) if isinstance(one, int) else one
            return number_term(one / other)  # type: ignore[operator]
        return number_term(one + other if op == "+" else one - other if op == "-" else one * other)  # type: ignore[operator]
    except (ArithmeticError, ValueError):  # ValueError: more digits than Python writes
        return None


def all_of(tests: list[TruthOf]) -> TruthOf:
    def every(graph: Graph, row: Row) -> bool | None:
        answer: bool | None = True
        for test in tests:
            found = test(graph, row)
            if found is False:
                return False
            if found is None:
                answer = None
        return answer

    return every


def any_of(tests: list[TruthOf]) -> TruthOf:
    def some(graph: Graph, row: Row) -> bool | None:
        answer: bool | None = False
        for test in tests:
            found = test(graph, row)
            if found:
                return True
            if found is None:
                answer = None
        return answer

    return some


def negated_of(test: TruthOf) -> TruthOf:
    def negated(graph: Graph, row: Row) -> bool | None:
        found = test(graph, row)
        return None if found is None else not found

    return negated
