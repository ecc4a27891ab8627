"""Triple patterns as closures: each finds its matches in the graph and calls what comes next for every one.

Rows are lists with a place for each variable; a closure fills places in, goes on, and empties them again. Each returns
True where nobody needs more solutions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from kg.shacl.graph import NONE, Graph
from kg.shacl.paths import Repeat, Step, compiled, inverse
from kg.shacl.sparql.logic import Row
from kg.shacl.sparql.pattern import Negated, Pattern, Place, Var
from kg.shacl.terms import Term

Sink: TypeAlias = "list[Row]"
Pairs: TypeAlias = "Callable[[Graph, Term | None, Term | None], Iterable[tuple[Term, Term]]]"
Run: TypeAlias = "Callable[[Graph, Row, Sink], bool]"


def matching(pattern: Pattern, slots: Mapping[str, int], then: Run) -> Run:
    """Compiles one pattern."""
    subject, path, thing = pattern.subject, pattern.path, pattern.thing
    s, o = _slot(subject, slots), _slot(thing, slots)
    if isinstance(path, Var):
        return _any_predicate(pattern, slots, then)
    if isinstance(path, Negated):
        return _by_pairs(_pairs_but(path), pattern, slots, then)
    if isinstance(path, Repeat):
        return _repeated(path, pattern, slots, then)
    if isinstance(subject, Var) and isinstance(thing, Var) and s != o:
        return _two_variables(path.predicate, s, o, then)
    if isinstance(subject, Var) and not isinstance(thing, Var):
        return _constant_object(path.predicate, s, thing, then)
    return _general(path, pattern, slots, then)


def _slot(place: Place, slots: Mapping[str, int]) -> int:
    return slots[place.name] if isinstance(place, Var) else -1


def _two_variables(predicate: Term, s: int, o: int, then: Run) -> Run:
    def run(graph: Graph, row: Row, sink: Sink) -> bool:
        subject, thing = row[s], row[o]
        if subject is not None:
            things = graph.spo.get(subject, NONE).get(predicate, ())
            if thing is not None:
                return thing in things and then(graph, row, sink)
            for it in things:
                row[o] = it
                if then(graph, row, sink):
                    row[o] = None
                    return True
            row[o] = None
            return False
        if thing is not None:
            for it in graph.subjects(predicate, thing):
                row[s] = it
                if then(graph, row, sink):
                    row[s] = None
                    return True
            row[s] = None
            return False
        return _scan(graph, row, sink)

    def _scan(graph: Graph, row: Row, sink: Sink) -> bool:
        done = False
        for subject in graph.holders(predicate):
            row[s] = subject
            for thing in graph.spo.get(subject, NONE)[predicate]:
                row[o] = thing
                done = then(graph, row, sink)
                if done:
                    break
            if done:
                break
        row[s] = row[o] = None
        return done

    return run


def _constant_object(predicate: Term, s: int, thing: Term, then: Run) -> Run:
    def run(graph: Graph, row: Row, sink: Sink) -> bool:
        subject = row[s]
        if subject is not None:
            return thing in graph.spo.get(subject, NONE).get(predicate, ()) and then(graph, row, sink)
        for it in graph.subjects(predicate, thing):
            row[s] = it
            if then(graph, row, sink):
                row[s] = None
                return True
        row[s] = None
        return False

    return run


def _general(path: Step, pattern: Pattern, slots: Mapping[str, int], then: Run) -> Run:
    """Any mixture of constants and variables, also one variable twice."""

    def pairs(graph: Graph, subject: Term | None, thing: Term | None) -> Iterable[tuple[Term, Term]]:
        if subject is not None:
            return [(subject, it) for it in graph.spo.get(subject, NONE).get(path.predicate, ())]
        if thing is not None:
            return [(it, thing) for it in graph.subjects(path.predicate, thing)]
        return [(it, one) for it in graph.holders(path.predicate) for one in graph.spo.get(it, NONE)[path.predicate]]

    return _by_pairs(pairs, pattern, slots, then)


def _repeated(path: Repeat, pattern: Pattern, slots: Mapping[str, int], then: Run) -> Run:
    ahead, back = compiled(path), compiled(inverse(path))

    def pairs(graph: Graph, subject: Term | None, thing: Term | None) -> Iterable[tuple[Term, Term]]:
        if subject is not None:
            return [(subject, it) for it in ahead(graph, subject)]
        if thing is not None:
            return [(it, thing) for it in back(graph, thing)]
        return [(it, one) for it in graph.nodes() for one in ahead(graph, it)]

    return _by_pairs(pairs, pattern, slots, then)


def _pairs_but(path: Negated) -> Pairs:
    def pairs(graph: Graph, _subject: Term | None, _thing: Term | None) -> Iterable[tuple[Term, Term]]:
        for subject, predicate, thing in graph:
            if path.ahead is not None and predicate not in path.ahead:
                yield subject, thing
            if path.back is not None and predicate not in path.back:
                yield thing, subject

    return pairs


def _by_pairs(
    pairs: Pairs,
    pattern: Pattern,
    slots: Mapping[str, int],
    then: Run,
) -> Run:
    subject, thing = pattern.subject, pattern.thing
    s, o = _slot(subject, slots), _slot(thing, slots)
    fixed_s = None if isinstance(subject, Var) else subject
    fixed_o = None if isinstance(thing, Var) else thing

    def run(graph: Graph, row: Row, sink: Sink) -> bool:
        known_s = fixed_s if s < 0 else row[s]
        known_o = fixed_o if o < 0 else row[o]
        done = False
        for one, other in pairs(graph, known_s, known_o):
            if known_s not in (None, one) or known_o not in (None, other) or (s == o >= 0 and one != other):
                continue
            if s >= 0:
                row[s] = one
            if o >= 0:
                row[o] = other
            done = then(graph, row, sink)
            if done:
                break
        if s >= 0:
            row[s] = known_s
        if o >= 0:
            row[o] = known_o
        return done

    return run


def _any_predicate(pattern: Pattern, slots: Mapping[str, int], then: Run) -> Run:
    """A variable in the place of the predicate: each predicate is tried."""
    name = pattern.path.name if isinstance(pattern.path, Var) else ""
    p = slots[name]
    inner: dict[Term, Run] = {}

    def run(graph: Graph, row: Row, sink: Sink) -> bool:
        known = row[p]
        subject = row[slots[pattern.subject.name]] if isinstance(pattern.subject, Var) else pattern.subject
        if known is not None:
            candidates: Iterable[Term] = (known,)
        elif subject is not None:
            candidates = tuple(graph.spo.get(subject, NONE))
        else:
            candidates = tuple(graph.predicates())
        done = False
        for predicate in candidates:
            if predicate not in inner:
                if len(inner) > 1000:  # a variable may be bound to anything
                    inner.clear()
                inner[predicate] = matching(Pattern(pattern.subject, Step(predicate), pattern.thing), slots, then)
            row[p] = predicate
            done = inner[predicate](graph, row, sink)
            if done:
                break
        row[p] = known
        return done

    return run
