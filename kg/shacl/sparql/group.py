"""Graph patterns as closures: groups, OPTIONAL, UNION, BIND, FILTER, EXISTS, GRAPH, inner SELECT (SPARQL 1.1, 18)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeAlias

from rdflib.plugins.sparql.parserutils import CompValue

from kg.shacl.graph import Graph
from kg.shacl.sparql.elements import (
    Bound,
    Element,
    Filtered,
    Inner,
    Isolated,
    Matched,
    Named,
    Optional,
    United,
    all_names,
    elements,
    names_in,
)
from kg.shacl.sparql.expressions import Expressions
from kg.shacl.sparql.logic import Row, TruthOf
from kg.shacl.sparql.match import Run, Sink, matching
from kg.shacl.sparql.order import filters_early, ordered
from kg.shacl.sparql.pattern import Either, Part, Var
from kg.shacl.terms import Term

#: The solutions of something that is joined as a whole: values of variables.
Whole: TypeAlias = "Callable[[Graph, Row], Iterable[Mapping[str, Term]]]"
SHAPES_GRAPH = "<urn:x-shacl:shapes-graph>"


class InnerSelect(Protocol):
    """A compiled inner SELECT."""

    def solutions(self, graph: Graph, given: Mapping[str, Term]) -> list[dict[str, Term]]:
        """Its solutions for what is bound beforehand."""


class Groups:
    """Compiles the patterns of one query; every variable has one place in the rows.

    `select` compiles an inner SELECT, `shapes` gives the shapes graph.
    """

    def __init__(
        self, bound: Iterable[str], select: Callable[[CompValue, Groups], InnerSelect], shapes: Callable[[], Graph]
    ) -> None:
        self.bound = frozenset(bound)
        self.slots: dict[str, int] = {name: place for place, name in enumerate(sorted(self.bound))}
        self.expressions = Expressions(self, self._exists)
        self._select, self._shapes = select, shapes
        self._visible: list[set[str]] = [set(self.bound)]  #: what every scope sees; EXISTS adds to it
        self._sure: list[set[str]] = [set(self.bound)]
        self._seen: list[set[str]] = [set(self.bound)]

    def __getitem__(self, name: str) -> int:
        return self.slots.setdefault(name, len(self.slots))

    def fresh(self) -> str:
        """A variable that nobody uses."""
        name = f" {len(self.slots)}"
        self.slots[name] = len(self.slots)
        return name

    def fork(self) -> Groups:
        """Places for an inner SELECT."""
        return Groups(self.bound, self._select, self._shapes)

    def whole(self, node: CompValue, then: Run) -> Run:
        """Compiles the pattern of a SELECT, with what comes after it."""
        return self._chain(elements(node, self._visible[-1], self.fresh), self.bound, self.bound, then)

    def _chain(self, pieces: list[Element], sure: Iterable[str], seen: Iterable[str], then: Run) -> Run:
        """Compiles pieces from the last to the first, filters as early as their variables are settled."""
        pieces = filters_early(ordered(pieces, sure), set(sure))
        scopes = []
        for number, it in enumerate(pieces):
            later = all_names(one for one in pieces[number + 1 :] if not isinstance(one, Filtered))
            scopes.append((sure := {*sure}, seen := {*seen}, later))
            sure, seen = sure | it.sure, seen | (set() if isinstance(it, Filtered) else it.names)
        for it, (known, met, later) in zip(reversed(pieces), reversed(scopes), strict=True):
            self._sure.append(known)
            self._seen.append(met)
            then = self._compile(it, later, then)
            self._seen.pop()
            self._sure.pop()
        return then

    def _compile(self, it: Element, later: set[str], then: Run) -> Run:
        if isinstance(it, Matched):
            return self._matched(it.part, then)
        if isinstance(it, Filtered):
            return _filtered(self.expressions.truth(it.expression), then)
        if isinstance(it, Bound):
            return _bound(self.expressions.term(it.expression), self[it.target], then)
        if isinstance(it, Optional):
            loose = (it.names - self._sure[-1]) & (self._seen[-1] | later)
            return self._loose(it, then) if loose else self._optional(it, then)
        if isinstance(it, United):
            return _either([self._inside(branch, then) for branch in it.branches])
        if isinstance(it, Isolated):
            return self._joined(self._apart(it.inner), then)
        if isinstance(it, Named):
            return self._named(it, then)
        return self._joined(self._inner_select(it), then)

    def _inside(self, pieces: list[Element], then: Run) -> Run:
        return self._chain(pieces, self._sure[-1], self._seen[-1], then)

    def _matched(self, part: Part, then: Run) -> Run:
        if isinstance(part, Either):
            runs = []
            for group in part.groups:
                run = then
                for one in reversed(group):
                    run = self._matched(one, run)
                runs.append(run)
            return _either(runs)
        for name in part.variables():
            self[name]
        return matching(part, self.slots, then)

    def _optional(self, it: Optional, then: Run) -> Run:
        flag = self[self.fresh()]

        def found(graph: Graph, row: Row, sink: Sink) -> bool:
            row[flag] = "found"
            return then(graph, row, sink)

        condition = Filtered(it.condition, names_in(it.condition), set())
        inner = self._inside([*it.inner, condition], found)

        def run(graph: Graph, row: Row, sink: Sink) -> bool:
            row[flag] = None
            return inner(graph, row, sink) or (row[flag] is None and then(graph, row, sink))

        return run

    def _loose(self, it: Optional, then: Run) -> Run:
        """OPTIONAL that is not well designed (Pérez, Arenas, Gutierrez 2009): found apart, then joined."""
        flag = self[self.fresh()]

        def found(graph: Graph, row: Row, sink: Sink) -> bool:
            row[flag] = "found"
            return then(graph, row, sink)

        joined = self._joined(self._apart(it.inner), _filtered(self.expressions.truth(it.condition), found))

        def run(graph: Graph, row: Row, sink: Sink) -> bool:
            row[flag] = None
            return joined(graph, row, sink) or (row[flag] is None and then(graph, row, sink))

        return run

    def _apart(self, pieces: list[Element]) -> Whole:
        """The solutions of pieces that see only what is visible everywhere."""
        visible = self._visible[-1]
        run = self._chain(pieces, self.bound, visible, _keep)
        places = [(name, self[name]) for name in sorted(all_names(pieces))]
        kept = [self[name] for name in sorted(visible)]

        def solutions(graph: Graph, row: Row) -> Iterable[Mapping[str, Term]]:
            start: Row = [None] * len(row)
            for place in kept:
                start[place] = row[place]
            sink: Sink = []
            run(graph, start, sink)
            return [{name: term for name, place in places if (term := it[place]) is not None} for it in sink]

        return solutions

    def _inner_select(self, it: Inner) -> Whole:
        chosen = self._select(it.node, self)
        given = [(name, self[name]) for name in sorted(self.bound)]

        def solutions(graph: Graph, row: Row) -> Iterable[Mapping[str, Term]]:
            return chosen.solutions(graph, {name: term for name, place in given if (term := row[place]) is not None})

        return solutions

    def _joined(self, whole: Whole, then: Run) -> Run:
        slots = self.slots

        def run(graph: Graph, row: Row, sink: Sink) -> bool:
            for solution in whole(graph, row):
                before = [(place := slots[name], row[place]) for name in solution]
                if any(old not in (None, term) for (_, old), term in zip(before, solution.values(), strict=True)):
                    continue
                for name, term in solution.items():
                    row[slots[name]] = term
                done = then(graph, row, sink)
                for place, old in before:
                    row[place] = old
                if done:
                    return True
            return False

        return run

    def _named(self, it: Named, then: Run) -> Run:
        shapes, own = self._shapes, None if not isinstance(it.name, Var) else it.name.name
        inner = self._apart(it.inner)
        place = None if own is None else self[own]

        def solutions(_graph: Graph, row: Row) -> Iterable[Mapping[str, Term]]:
            name = it.name if place is None else row[place]
            if name not in (None, SHAPES_GRAPH):
                return []
            found = inner(shapes(), row)
            return found if own is None else [{**solution, own: SHAPES_GRAPH} for solution in found]

        return self._joined(solutions, then)

    def _exists(self, node: CompValue) -> TruthOf:
        self._visible.append(self._visible[-1] | self._seen[-1])
        pieces = elements(node, self._visible[-1], self.fresh)
        inner = self._inside(pieces, lambda _graph, _row, _sink: True)
        self._visible.pop()
        nothing: Sink = []
        return lambda graph, row: inner(graph, row, nothing)


def _keep(_graph: Graph, row: Row, sink: Sink) -> bool:
    sink.append(row.copy())
    return False


def _filtered(test: TruthOf, then: Run) -> Run:
    return lambda graph, row, sink: bool(test(graph, row)) and then(graph, row, sink)


def _bound(term: Callable[[Graph, Row], Term | None], place: int, then: Run) -> Run:
    def run(graph: Graph, row: Row, sink: Sink) -> bool:
        before, found = row[place], term(graph, row)
        if before is not None and found not in (None, before):
            return False
        row[place] = before or found
        done = then(graph, row, sink)
        row[place] = before
        return done

    return run


def _either(runs: list[Run]) -> Run:
    def run(graph: Graph, row: Row, sink: Sink) -> bool:
        for one in runs:  # noqa: SIM110  # the innermost loop of all
            if one(graph, row, sink):
                return True
        return False

    return run
