"""SELECT and ASK: what is grouped, counted, ordered and told of the solutions (SPARQL 1.1 sections 11, 15, 16)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from kg.shacl.graph import Graph
from kg.shacl.sparql.aggregates import AGGREGATES
from kg.shacl.sparql.expressions import NotCompiledError
from kg.shacl.sparql.group import Groups
from kg.shacl.sparql.logic import Row, TermOf, TruthOf
from kg.shacl.sparql.match import Run, Sink
from kg.shacl.terms import Term
from kg.shacl.values import as_float, number

#: From the solutions so far, and the row of what was bound beforehand, to the next ones.
After: TypeAlias = Callable[[Graph, "list[Row]", Row], "list[Row]"]


class Select:
    """A compiled SELECT, of a whole query or within one."""

    def __init__(self, node: CompValue, groups: Groups) -> None:
        self._groups = groups
        self._first, self._end, self._distinct = 0, None, False
        order: Any = []
        names: Any = []
        while node.name in ("Slice", "Distinct", "Reduced", "Project", "OrderBy"):
            if node.name == "Slice":
                self._first = int(node.start)
                self._end = None if node.length is None else self._first + int(node.length)
            self._distinct = self._distinct or node.name == "Distinct"
            names = node.PV if node.name == "Project" else names
            order = node.expr if node.name == "OrderBy" else order
            node = node.p
        self._names = tuple(str(name) for name in names)
        self._places = tuple(groups[name] for name in self._names)
        pattern, self._after = _grouped(node, groups)
        self._order = [(groups.expressions.term(it.expr), it.order == "DESC") for it in order]
        self._run: Run = groups.whole(pattern, _keep)

    def solutions(self, graph: Graph, given: Mapping[str, Term]) -> list[dict[str, Term]]:
        """The solutions in their order, as far as they are bound."""
        start = self._start(given)
        found: Sink = []
        self._run(graph, start, found)
        for step in self._after:
            found = step(graph, found, start)
        for term, descending in reversed(self._order):
            found.sort(key=_order_key(term, graph), reverse=descending)
        told = [tuple(row[place] for place in self._places) for row in found]
        if self._distinct:
            told = list(dict.fromkeys(told))
        return [
            {name: it for name, it in zip(self._names, row, strict=True) if it is not None}
            for row in told[self._first : self._end]
        ]

    def asked(self, given: Mapping[str, Term]) -> Callable[[Graph, Term, Term | None], bool]:
        """A test of whether there is a solution for a $this and a $value (None: not bound), and what is `given`."""
        if self._after or self._first or self._end is not None:
            return lambda graph, this, value: bool(self.solutions(graph, {**given, **_bound(this, value)}))
        run, slots, template, enough = self._run, self._groups.slots, self._start(given), _First()
        this_place, value_place = slots["this"], slots.get("value", -1)

        def ask(graph: Graph, this: Term, value: Term | None) -> bool:
            row = template.copy()
            row[this_place] = this
            if value is not None:
                row[value_place] = value
            return run(graph, row, enough)

        return ask

    def _start(self, given: Mapping[str, Term]) -> Row:
        slots = self._groups.slots
        row: Row = [None] * len(slots)
        for name, term in given.items():
            row[slots[name]] = term
        return row


def _bound(this: Term, value: Term | None) -> dict[str, Term]:
    return {"this": this} if value is None else {"this": this, "value": value}


class _First(list[Row]):
    """A sink that has enough after one."""


def _keep(_graph: Graph, row: Row, sink: Sink) -> bool:
    if isinstance(sink, _First):
        return True
    sink.append(row.copy())
    return False


def _order_key(term: TermOf, graph: Graph) -> Callable[[Row], tuple[int, float, str]]:
    """SPARQL 1.1 section 15.1: unbound, blank nodes, IRIs, literals; numbers by value, other literals by text."""

    def key(row: Row) -> tuple[int, float, str]:
        found = term(graph, row)
        if found is None:
            return 0, 0.0, ""
        many = number(found) if found[0] == '"' else None
        return '_<"'.index(found[0]) + 1, float("-inf") if many is None else as_float(many), found

    return key


def _grouped(node: CompValue, groups: Groups) -> tuple[CompValue, list[After]]:
    """Where there is a GROUP BY or an aggregate: the pattern below it, and what is done with its solutions."""
    above: list[CompValue] = []
    it = node
    while it.name in ("Extend", "Filter"):
        above.append(it)
        it = it.p
    if it.name != "AggregateJoin":
        return node, []
    made: list[After] = [_Aggregate(it, groups)]
    for step in reversed(above):
        made.append(_having(groups.expressions.truth(step.expr)) if step.name == "Filter" else _extended(step, groups))
    return it.p.p, made


def _having(test: TruthOf) -> After:
    return lambda graph, rows, _start: [row for row in rows if test(graph, row)]


def _extended(step: CompValue, groups: Groups) -> After:
    term, place = groups.expressions.term(step.expr), groups[str(step.var)]

    def extend(graph: Graph, rows: list[Row], _start: Row) -> list[Row]:
        for row in rows:
            row[place] = term(graph, row)
        return rows

    return extend


class _Aggregate:
    """GROUP BY with its aggregates: one row a group, in the order of the first solutions."""

    def __init__(self, node: CompValue, groups: Groups) -> None:
        keys = node.p.expr or []
        self._keys = [_key(it, groups) for it in keys]
        self._aggregates = []
        for it in node.A:
            if it.name not in AGGREGATES:
                raise NotCompiledError(it.name)
            self._aggregates.append((groups[str(it.res)], AGGREGATES[it.name](it, groups.expressions)))

    def __call__(self, graph: Graph, rows: list[Row], start: Row) -> list[Row]:
        gathered: dict[tuple[Term | None, ...], list[Row]] = {} if self._keys else {(): []}
        for row in rows:
            gathered.setdefault(tuple(term(graph, row) for term, _ in self._keys), []).append(row)
        made = []
        for key, members in gathered.items():
            new = start.copy()
            for (_, place), value in zip(self._keys, key, strict=True):
                if place is not None:
                    new[place] = value
                    for member in members:  # GROUP BY (expression AS ?name): the name is known in the group
                        member[place] = value
            for place, aggregate in self._aggregates:
                found = aggregate(graph, members)
                new[place] = found
            made.append(new)
        return made


def _key(it: Any, groups: Groups) -> tuple[TermOf, int | None]:
    if isinstance(it, Variable):
        return groups.expressions.term(it), groups[str(it)]
    if isinstance(it, CompValue) and it.name == "GroupAs":
        return groups.expressions.term(it.expr), groups[str(it.var)] if it.var else None
    return groups.expressions.term(it), None
