"""Aggregates over the solutions of a group (SPARQL 1.1 section 18.5.1). GROUP_CONCAT joins the texts in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeAlias

from rdflib.plugins.sparql.parserutils import CompValue

from kg.shacl.graph import Graph
from kg.shacl.sparql.expressions import Expressions, NotCompiledError
from kg.shacl.sparql.functions import number_term, string
from kg.shacl.sparql.logic import Row, TermOf
from kg.shacl.terms import Term, plain
from kg.shacl.values import Number, as_float, less, number

Aggregate: TypeAlias = Callable[[Graph, "list[Row]"], "Term | None"]


def _values(it: CompValue, expressions: Expressions) -> Callable[[Graph, list[Row]], list[Term | None]]:
    term: TermOf = expressions.term(it.vars)
    distinct = bool(it.distinct)

    def values(graph: Graph, rows: list[Row]) -> list[Term | None]:
        found = [term(graph, row) for row in rows]
        return list(dict.fromkeys(found)) if distinct else found

    return values


def _count(it: CompValue, expressions: Expressions) -> Aggregate:
    if it.vars == "*":
        if it.distinct:
            raise NotCompiledError("COUNT(DISTINCT *)")
        return lambda _graph, rows: number_term(len(rows))
    values = _values(it, expressions)
    return lambda graph, rows: number_term(sum(1 for found in values(graph, rows) if found is not None))


def _numbers(terms: Iterable[Term | None]) -> list[Number] | None:
    found = [None if term is None else number(term) for term in terms]
    return None if None in found else [it for it in found if it is not None]


def _added(numbers: list[Number]) -> Number:
    if any(isinstance(it, float) for it in numbers):
        return sum(as_float(it) for it in numbers)
    return sum((it for it in numbers if not isinstance(it, float)), start=0)


def _sum(it: CompValue, expressions: Expressions) -> Aggregate:
    values = _values(it, expressions)

    def total(graph: Graph, rows: list[Row]) -> Term | None:
        numbers = _numbers(values(graph, rows))
        return None if numbers is None else number_term(_added(numbers))

    return total


def _average(it: CompValue, expressions: Expressions) -> Aggregate:
    values = _values(it, expressions)

    def average(graph: Graph, rows: list[Row]) -> Term | None:
        numbers = _numbers(values(graph, rows))
        if not numbers:
            return None if numbers is None else number_term(0)
        total = _added(numbers)
        return number_term(total / len(numbers) if isinstance(total, float) else Decimal(total) / len(numbers))

    return average


def _extreme(*, least: bool) -> Callable[[CompValue, Expressions], Aggregate]:
    def made(it: CompValue, expressions: Expressions) -> Aggregate:
        values = _values(it, expressions)

        def extreme(graph: Graph, rows: list[Row]) -> Term | None:
            best: Term | None = None
            for found in values(graph, rows):
                if found is None:
                    return None
                if best is None or (less(found, best) if least else less(best, found)):
                    best = found
            return best

        return extreme

    return made


def _sample(it: CompValue, expressions: Expressions) -> Aggregate:
    term = expressions.term(it.vars)
    return lambda graph, rows: next((found for row in rows if (found := term(graph, row)) is not None), None)


def _joined(it: CompValue, expressions: Expressions) -> Aggregate:
    values = _values(it, expressions)
    separator = " " if it.separator is None else str(it.separator)

    def joined(graph: Graph, rows: list[Row]) -> Term | None:
        texts = sorted(plain(found) for found in values(graph, rows) if found is not None)
        return string(separator.join(texts))

    return joined


AGGREGATES: dict[str, Callable[[CompValue, Expressions], Aggregate]] = {
    "Aggregate_Count": _count,
    "Aggregate_Sum": _sum,
    "Aggregate_Avg": _average,
    "Aggregate_Min": _extreme(least=True),
    "Aggregate_Max": _extreme(least=False),
    "Aggregate_Sample": _sample,
    "Aggregate_GroupConcat": _joined,
}
