"""What the value alone decides: type, range, length, form, language, membership (SHACL sections 4.1, 4.3, 4.4, 4.8)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.shacl.components.base import Compile, Context, by_node, by_value
from kg.shacl.errors import IllFormedShapesError
from kg.shacl.graph import Graph
from kg.shacl.patterns import matcher
from kg.shacl.reads import types
from kg.shacl.shape import Constraint, Shape
from kg.shacl.terms import SH, Term, plain
from kg.shacl.values import less, of_datatype

_KINDS = {
    SH.IRI: "<",
    SH.BlankNode: "_",
    SH.Literal: '"',
    SH.BlankNodeOrIRI: "<_",
    SH.BlankNodeOrLiteral: '_"',
    SH.IRIOrLiteral: '<"',
}


def of_class(context: Context, node: Term, _shape: Shape, kind: Term) -> Iterable[Constraint]:
    """sh:class."""
    context.source.iri(node, kind)

    def test(graph: Graph, value: Term) -> bool:
        return value[0] != '"' and graph.is_a(value, kind)

    made = by_node("Class", f"Value is no instance of {kind}", types(kind), test)
    made.kind = kind
    yield made


def datatype(context: Context, node: Term, _shape: Shape, wanted: Term) -> Iterable[Constraint]:
    """sh:datatype; a lexical form that the datatype does not allow is a fault too."""
    test = of_datatype(context.source.iri(node, wanted)[1:-1])
    yield by_value("Datatype", f"Value is no literal of {wanted}", test)


def node_kind(_context: Context, node: Term, _shape: Shape, kind: Term) -> Iterable[Constraint]:
    """sh:nodeKind."""
    if kind not in _KINDS:
        raise IllFormedShapesError(f"{node}: {kind} is no node kind")
    first = _KINDS[kind]
    made = by_value("NodeKind", f"Value is not of node kind {kind}", lambda value: value[0] in first)
    made.starts = first
    yield made


def _bound(name: str, told: str, *, least: bool, equal: bool) -> Compile:
    def compile_it(_context: Context, _node: Term, _shape: Shape, limit: Term) -> Iterable[Constraint]:
        def test(value: Term) -> bool:
            one, other = (limit, value) if least else (value, limit)
            return bool(less(one, other, equal=equal))

        yield by_value(name, f"Value is not {told} {limit}", test)

    return compile_it


def _length(name: str, told: str, *, least: bool) -> Compile:
    def compile_it(context: Context, node: Term, _shape: Shape, limit: Term) -> Iterable[Constraint]:
        wanted = context.source.whole(node, limit)

        def test(value: Term) -> bool:
            length = len(plain(value))
            return value[0] != "_" and (length >= wanted if least else length <= wanted)

        yield by_value(name, f"Value has not {told} {wanted} characters", test)

    return compile_it


def pattern(context: Context, node: Term, _shape: Shape, wanted: Term) -> Iterable[Constraint]:
    """sh:pattern with sh:flags: SPARQL's REGEX."""
    flags = context.source.one(node, SH.flags)
    match = matcher(context.source.text(node, wanted), "" if flags is None else context.source.text(node, flags))
    yield by_value("Pattern", f"Value does not match {wanted}", lambda value: value[0] != "_" and match(plain(value)))


def language_in(context: Context, node: Term, _shape: Shape, start: Term) -> Iterable[Constraint]:
    """sh:languageIn: basic language ranges."""
    ranges = tuple(context.source.text(node, it).lower() for it in context.source.members(node, start))

    @lru_cache(maxsize=1024)
    def inside(language: str) -> bool:
        return any(language == it or language.startswith(f"{it}-") for it in ranges)

    def test(value: Term) -> bool:
        # what ends in none of these is a literal with a language tag, or a blank node
        return value[-1] not in '">' and value[0] == '"' and inside(value[value.rindex('"') + 2 :].lower())

    yield by_value("LanguageIn", f"Language is none of {', '.join(ranges)}", test)


def is_in(context: Context, node: Term, _shape: Shape, start: Term) -> Iterable[Constraint]:
    """sh:in."""
    allowed = frozenset(context.source.members(node, start))
    yield by_value("In", "Value is none of those allowed", lambda value: value in allowed)


VALUES: dict[Term, Compile] = {
    SH["class"]: of_class,
    SH.datatype: datatype,
    SH.nodeKind: node_kind,
    SH.minExclusive: _bound("MinExclusive", "more than", least=True, equal=False),
    SH.minInclusive: _bound("MinInclusive", "at least", least=True, equal=True),
    SH.maxExclusive: _bound("MaxExclusive", "less than", least=False, equal=False),
    SH.maxInclusive: _bound("MaxInclusive", "at most", least=False, equal=True),
    SH.minLength: _length("MinLength", "at least", least=True),
    SH.maxLength: _length("MaxLength", "at most", least=False),
    SH.pattern: pattern,
    SH.languageIn: language_in,
    SH["in"]: is_in,
}
