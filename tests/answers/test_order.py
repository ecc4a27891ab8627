"""Kept rows stand in the order that the engine gives, for any values that a column may hold; else it is not claimed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, Store

from kg.answers.order import Order, Unordered, terms
from kg.terms import XSD

_WORDS = st.text(
    alphabet=st.sampled_from("aBz é ع\x00\x01\x0a\x0b\x0c\x0e\x0f\t\r\"\\'~😀") | st.characters(codec="utf-8")
)
_STRINGS = st.one_of(
    _WORDS.map(Literal),
    st.builds(lambda words, tag: Literal(words, language=tag), _WORDS, st.sampled_from(["ar", "en", "en-gb"])),
    st.sampled_from(["https://example.org/b", "https://example.org/a"]).map(NamedNode),
    st.dates().map(lambda it: Literal(it.isoformat(), datatype=XSD.date)),
    st.sampled_from(["2017", "1999"]).map(lambda it: Literal(it, datatype=XSD.gYear)),
    _WORDS.map(lambda it: Literal(it, datatype=NamedNode("https://example.org/type"))),
    st.none(),
)
_NUMBERS = st.one_of(
    st.integers(-(2**50), 2**50).map(Literal),
    st.decimals(-1000, 1000, places=3).map(lambda it: Literal(str(it), datatype=XSD.decimal)),
    st.none(),
)
Cell = Literal | NamedNode | None


def engine(rows: list[tuple[Cell, Cell]], clause: str) -> list[str]:
    """The rows as the engine orders them, as TSV lines."""
    values = " ".join("(" + " ".join("UNDEF" if it is None else str(it) for it in row) + ")" for row in rows)
    found = Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }} ORDER BY {clause}")
    assert isinstance(found, QuerySolutions)
    return (found.serialize(format=QueryResultsFormat.TSV) or b"").decode().split("\n")[1:-1]


@given(st.lists(st.tuples(_STRINGS, _NUMBERS), max_size=12))
@settings(max_examples=300, deadline=None)
def test_rows_stand_as_the_engine_orders_them(rows: list[tuple[Cell, Cell]]) -> None:
    found = engine(rows, "?a ?b")
    order = Order(terms("?a ?b"), ("a", "b"))
    keys = [order.key(line.split("\t")) for line in found]
    assert keys == sorted(keys)
    assert not any(b"\n" in key or b"\t" in key for key in keys)


@given(st.lists(st.tuples(_STRINGS, st.integers(-50, 50).map(Literal)), max_size=12))
@settings(max_examples=100, deadline=None)
def test_the_greatest_first_and_words_alone(rows: list[tuple[Cell, Cell]]) -> None:
    found = engine(rows, "DESC(?b) STR(?a)")
    order = Order(terms("DESC(?b) STR(?a)"), ("a", "b"))
    keys = [order.key(line.split("\t")) for line in found]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    "cells",
    [
        ['"a"', "1"],
        ["1", "true"],
        ['"2017-07-02+01:00"^^<http://www.w3.org/2001/XMLSchema#date>'],
        ['"P1D"^^<http://www.w3.org/2001/XMLSchema#duration>'],
        ["_:b"],
    ],
)
def test_what_only_the_engine_can_order_is_refused(cells: list[str]) -> None:
    order = Order(terms("?a"), ("a",))
    with pytest.raises(Unordered):
        for cell in cells:
            order.key([cell])


def test_an_expression_is_no_term() -> None:
    with pytest.raises(Unordered):
        terms("?a LCASE(?b)")
    with pytest.raises(Unordered):
        Order(terms("?c"), ("a",))
