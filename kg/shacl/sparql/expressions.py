"""SPARQL's expressions as closures over a graph and a row of values (SPARQL 1.1 section 17).

A term is a `Term`; None is an error or an unbound variable, which SPARQL treats alike here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TypeAlias

from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Identifier, Variable

from kg.shacl.graph import Graph
from kg.shacl.sparql.functions import FUNCTIONS, number_term
from kg.shacl.sparql.logic import (
    RELATIONS,
    TEXT_RELATIONS,
    Row,
    TermOf,
    TruthOf,
    all_of,
    any_of,
    calculated,
    effective,
    negated_of,
    texts,
    told,
)
from kg.shacl.sparql.rare import CASTS, RARE, called
from kg.shacl.terms import Term, from_rdflib
from kg.shacl.values import same

Exists: TypeAlias = Callable[[CompValue], TruthOf]


class NotCompiledError(Exception):
    """A form of SPARQL that is not supported; `kg.shacl.sparql.query` tells where it stands."""


class Slots(Protocol):
    """Where the value of each variable stands in a row."""

    def __getitem__(self, name: str, /) -> int: ...


class Expressions:
    """Compiles expressions; `slots` gives each variable its place in a row, `exists` compiles a pattern to a test."""

    def __init__(self, slots: Slots, exists: Exists) -> None:
        self._slots = slots
        self._exists = exists

    def term(self, it: Any) -> TermOf:
        """The value of an expression."""
        if isinstance(it, Variable):
            place = self._slots[str(it)]
            return lambda _graph, row: row[place]
        if isinstance(it, Identifier):
            constant = from_rdflib(it)
            return lambda _graph, _row: constant
        if not isinstance(it, CompValue):
            raise NotCompiledError(repr(it))
        if it.name in ("AdditiveExpression", "MultiplicativeExpression"):
            return self._arithmetic(it)
        if it.name == "UnaryMinus":
            inner = self.term(it.expr)
            return lambda graph, row: calculated("-", number_term(0), inner(graph, row))
        if it.name == "UnaryPlus":
            return self.term(it.expr)
        if it.name == "Builtin_IF":
            return self._if(it)
        if it.name == "Builtin_COALESCE":
            return self._coalesce(it)
        if it.name in FUNCTIONS or it.name in RARE:
            return self._function(it)
        if it.name == "Function":
            return self._cast(it)
        truth = self.truth(it)
        return lambda graph, row: told(truth(graph, row))

    def truth(self, it: Any) -> TruthOf:
        """The effective boolean value of an expression."""
        name = it.name if isinstance(it, CompValue) else ""
        if name == "TrueFilter":
            return lambda _graph, _row: True
        if name == "ConditionalAndExpression":
            return all_of([self.truth(one) for one in (it.expr, *it.other)])
        if name == "ConditionalOrExpression":
            return any_of([self.truth(one) for one in (it.expr, *it.other)])
        if name == "RelationalExpression":
            return self._relation(it)
        if name == "UnaryNot":
            return negated_of(self.truth(it.expr))
        if name == "Builtin_EXISTS":
            return self._exists(it.graph)
        if name == "Builtin_NOTEXISTS":
            return negated_of(self._exists(it.graph))
        if name == "Builtin_BOUND":
            place = self._slots[str(it.arg)]
            return lambda _graph, row: row[place] is not None
        if name and name not in FUNCTIONS and name not in RARE and name not in _TERM_FORMS:
            raise NotCompiledError(name)
        term = self.term(it)
        return lambda graph, row: effective(term(graph, row))

    def _relation(self, it: CompValue) -> TruthOf:
        if str(it.op) in TEXT_RELATIONS and _is_str(it.expr) and _is_str(it.other):
            return texts(self.term(it.expr.arg), self.term(it.other.arg), TEXT_RELATIONS[str(it.op)])
        one = self.term(it.expr)
        if it.op in ("IN", "NOT IN"):
            among = self._among(one, it.other)
            return among if it.op == "IN" else negated_of(among)
        other, compare = self.term(it.other), RELATIONS[str(it.op)]

        def relation(graph: Graph, row: Row) -> bool | None:
            a, b = one(graph, row), other(graph, row)
            return None if a is None or b is None else compare(a, b)

        return relation

    def _among(self, one: TermOf, others: Any) -> TruthOf:
        members = [] if not isinstance(others, list) else others
        if all(
            isinstance(it, Identifier) and from_rdflib(it)[0] == "<" for it in members if not isinstance(it, Variable)
        ) and not any(isinstance(it, Variable | CompValue) for it in members):
            known = frozenset(from_rdflib(it) for it in members)

            def among(graph: Graph, row: Row) -> bool | None:
                found = one(graph, row)
                return None if found is None else found in known

            return among
        tests = [self.term(it) for it in members]

        def among_any(graph: Graph, row: Row) -> bool | None:
            found = one(graph, row)
            if found is None:
                return None
            answers = [None if (it := test(graph, row)) is None else same(found, it) for test in tests]
            return True if True in answers else None if None in answers else False

        return among_any

    def _arithmetic(self, it: CompValue) -> TermOf:
        first = self.term(it.expr)
        steps = [(str(op), self.term(other)) for op, other in zip(it.op, it.other, strict=True)]

        def calculate(graph: Graph, row: Row) -> Term | None:
            found = first(graph, row)
            for op, other in steps:
                found = calculated(op, found, other(graph, row))
            return found

        return calculate

    def _if(self, it: CompValue) -> TermOf:
        test, yes, no = self.truth(it.arg1), self.term(it.arg2), self.term(it.arg3)

        def choose(graph: Graph, row: Row) -> Term | None:
            answer = test(graph, row)
            return None if answer is None else yes(graph, row) if answer else no(graph, row)

        return choose

    def _coalesce(self, it: CompValue) -> TermOf:
        terms = [self.term(one) for one in it.arg]
        return lambda graph, row: next((found for term in terms if (found := term(graph, row)) is not None), None)

    def _function(self, it: CompValue) -> TermOf:
        function = FUNCTIONS.get(it.name) or partial(called, RARE[it.name])
        keys = ("arg", "arg1", "arg2", "text", "pattern", "replacement", "start", "length", "flags")
        given = [it[key] for key in keys if key in it]
        flat = [one for part in given for one in (part if isinstance(part, list) else [part])]
        terms = [self.term(one) for one in flat]

        def call(graph: Graph, row: Row) -> Term | None:
            found = [term(graph, row) for term in terms]
            return None if None in found else function(*found)

        return call

    def _cast(self, it: CompValue) -> TermOf:
        if str(it.iri) not in CASTS or len(it.expr) != 1:
            raise NotCompiledError(f"the function {it.iri}")
        term, name = self.term(it.expr[0]), f"<{it.iri}>"
        return lambda graph, row: None if (found := term(graph, row)) is None else called(name, found)


_TERM_FORMS = {
    "Function",
    *("AdditiveExpression", "MultiplicativeExpression", "UnaryMinus", "UnaryPlus", "Builtin_IF", "Builtin_COALESCE"),
}


def _is_str(it: Any) -> bool:
    return isinstance(it, CompValue) and it.name == "Builtin_STR"
