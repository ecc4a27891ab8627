"""A graph pattern of the algebra as a flat list of pieces, from the left to the right.

Solutions are passed along the list. That gives what SPARQL defines (section 18.6) as long as no piece sees a variable
that its own scope would not show it; where one would, the piece is set apart (`Isolated`, `loose`) and joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from kg.shacl.sparql.expressions import NotCompiledError
from kg.shacl.sparql.pattern import Either, Part, Place, Var, parts_of
from kg.shacl.terms import from_rdflib


@dataclass(slots=True)
class Matched:
    """A triple pattern."""

    part: Part
    names: set[str]
    sure: set[str]


@dataclass(slots=True)
class Filtered:
    """A condition."""

    expression: Any
    names: set[str]
    sure: set[str]


@dataclass(slots=True)
class Bound:
    """BIND."""

    expression: Any
    target: str
    names: set[str]
    sure: set[str]


@dataclass(slots=True)
class Optional:
    """OPTIONAL, with the condition that may look at both sides."""

    inner: list[Element]
    condition: Any
    names: set[str]
    sure: set[str]


@dataclass(slots=True)
class United:
    """UNION."""

    branches: list[list[Element]]
    names: set[str]
    sure: set[str]


@dataclass(slots=True)
class Isolated:
    """A group that sees nothing of its surroundings, then joined with them."""

    inner: list[Element]
    names: set[str]
    sure: set[str]


@dataclass(slots=True)
class Named:
    """GRAPH: the shapes graph is the only one with a name."""

    name: Place
    inner: list[Element]
    names: set[str]
    sure: set[str]


@dataclass(slots=True)
class Inner:
    """An inner SELECT."""

    node: CompValue
    names: set[str]
    sure: set[str]


#: Their pattern's algebra is an attribute, `graph`; what their items hold is not translated.
EXISTS = frozenset({"Builtin_EXISTS", "Builtin_NOTEXISTS"})
Element: TypeAlias = Matched | Filtered | Bound | Optional | United | Isolated | Named | Inner


def elements(
    node: CompValue, visible: set[str], fresh: Callable[[], str], around: frozenset[str] = frozenset()
) -> list[Element]:
    """The pieces of a pattern.

    `visible` are the variables that every scope sees: those bound beforehand. `around` are those that may be bound
    outside of this pattern and that it is joined on.
    """
    name = node.name

    def scope(it: CompValue, beside: Iterable[str] = ()) -> list[Element]:
        outside = around.union(beside)
        pieces = elements(it, visible, fresh, outside)
        return [_isolated(pieces)] if _sees_too_much(pieces, visible, outside) else pieces

    def same_scope(it: CompValue) -> list[Element]:
        return elements(it, visible, fresh, around)

    if name == "BGP":
        parts = [part for triple in node.triples or () for part in parts_of(triple, fresh)]
        return [Matched(part, part.variables(), _binds(part)) for part in parts]
    if name == "Join":
        return [*scope(node.p1, _bound_in(node.p2)), *scope(node.p2, _bound_in(node.p1))]
    if name == "LeftJoin":
        inner, condition = scope(node.p2, _bound_in(node.p1)), node.expr
        names = all_names(inner) | names_in(condition)
        return [*scope(node.p1, _bound_in(node.p2)), Optional(inner, condition, names, set())]
    if name == "Union":
        branches = [scope(node.p1), scope(node.p2)]
        return [
            United(
                branches, all_names(branches[0]) | all_names(branches[1]), sure_of(branches[0]) & sure_of(branches[1])
            )
        ]
    if name == "Filter":
        return [*same_scope(node.p), Filtered(node.expr, names_in(node.expr), set())]
    if name == "Extend":
        target = str(node.var)
        names = names_in(node.expr) | {target}
        return [*scope(node.p, {target}), Bound(node.expr, target, names, set())]
    if name == "ToMultiSet" and node.p is not None and node.p.name != "values":
        return [Inner(node.p, {str(one) for one in node.p.PV or ()}, set())]
    if name == "Graph":
        inner = scope(node.p)
        place: Place = Var(str(node.term)) if isinstance(node.term, Variable) else from_rdflib(node.term)
        own = {place.name} if isinstance(place, Var) else set()
        return [Named(place, inner, all_names(inner) | own, sure_of(inner) | own)]
    raise NotCompiledError(name)


def all_names(pieces: Iterable[Element]) -> set[str]:
    """The variables that the pieces name."""
    return {name for it in pieces for name in it.names}


def sure_of(pieces: Iterable[Element]) -> set[str]:
    """The variables that every solution of the pieces binds."""
    return {name for it in pieces for name in it.sure}


def names_in(expression: Any) -> set[str]:
    """The variables that an expression names, also within EXISTS."""
    if isinstance(expression, Variable):
        return {str(expression)}
    inner: Iterable[Any] = ()
    if isinstance(expression, CompValue) and expression.name in EXISTS:
        inner = [expression.graph]
    elif isinstance(expression, CompValue):
        inner = [it for key, it in expression.items() if key != "_vars"]
    elif isinstance(expression, list | tuple):
        inner = expression
    return {name for it in inner for name in names_in(it)}


def _isolated(pieces: list[Element]) -> Isolated:
    return Isolated(pieces, all_names(pieces), sure_of(pieces))


def _sees_too_much(pieces: list[Element], visible: set[str], outside: frozenset[str]) -> bool:
    """Whether an expression or an OPTIONAL names a variable that its group does not surely bind and that may be bound
    outside: there it is another."""
    sure = sure_of(pieces) | visible
    named: set[str] = set()
    for it in pieces:
        if isinstance(it, Filtered | Bound):
            named |= names_in(it.expression)
        elif isinstance(it, Optional):
            named |= it.names
    return not outside.isdisjoint(named - sure)


def _bound_in(node: Any) -> set[str]:
    """The variables that a pattern of the algebra may bind: not those that only expressions name."""
    if not isinstance(node, CompValue):
        return names_in(node)
    if node.name in ("Join", "LeftJoin", "Union"):
        return _bound_in(node.p1) | _bound_in(node.p2)
    if node.name == "Filter":
        return _bound_in(node.p)
    if node.name == "Extend":
        return _bound_in(node.p) | {str(node.var)}
    return names_in(node)


def _binds(part: Part) -> set[str]:
    if isinstance(part, Either):
        return set.intersection(*({name for one in group for name in _binds(one)} for group in part.groups))
    return part.variables()
