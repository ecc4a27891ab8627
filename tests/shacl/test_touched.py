"""What a change does not touch keeps its results, also where the graph is asked for its neighbours only."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.shacl import Indexed, ShaclError
from kg.shacl import compile as compiled
from kg.shacl.graph import NONE
from kg.shacl.terms import Row, Term, rows
from kg.shacl.touched import touched
from kg.shacl.work import Aimed
from tests.shacl.made import PREFIXES, graphs, shapes
from tests.shacl.queries import QUERIES, shape_of


class Hops:
    """A graph in memory, one hop at a time."""

    def __init__(self, graph: Indexed) -> None:
        self._graph = graph

    def objects(self, subject: Term, predicate: Term) -> Iterator[Term]:
        yield from self._graph.spo.get(subject, NONE).get(predicate, ())

    def subjects(self, predicate: Term, thing: Term) -> Iterator[Term]:
        yield from self._graph.subjects(predicate, thing)


def turtle(text: str) -> list[Row]:
    return list(rows(parse(text.encode(), format=RdfFormat.TURTLE)))


def found(aimed: Aimed, graph: Indexed) -> dict[Term, set[object]]:
    """The keys of the results, by focus node."""
    told: dict[Term, set[object]] = {}
    for result in aimed.results(graph, aimed.focus_nodes(graph)):
        told.setdefault(result.focus, set()).add(result.key)
    return told


def check(text: str, before: str, after: str) -> None:
    try:
        engine = compiled(turtle(text))
    except ShaclError:
        return
    old, new = Indexed(turtle(before)), Indexed(turtle(after))
    change = set(old) ^ set(new)
    for aimed in engine.aimed:
        nodes = touched(aimed, change, (Hops(old), Hops(new)), 10_000)
        if nodes is not None:
            was, now = found(aimed, old), found(aimed, new)
            differing = {node for node in {*was, *now} if was.get(node) != now.get(node)}
            assert differing <= nodes


@settings(max_examples=60)
@given(shapes(), graphs(), graphs())
def test_only_touched_nodes_have_other_results(text: str, before: str, after: str) -> None:
    check(text, before, after)


@settings(max_examples=40)
@given(st.sampled_from(sorted(QUERIES)), graphs(), graphs())
def test_so_it_is_with_queries(name: str, before: str, after: str) -> None:
    check(shape_of(name), before, after)


def test_it_stops_where_there_are_many() -> None:
    text = PREFIXES + ":S a sh:NodeShape ; sh:targetClass :A ; sh:property [ sh:path [ sh:inversePath :p ] ] ."
    text += ":S sh:property [ sh:path ( :p [ sh:inversePath :p ] :q ) ; sh:maxCount 1 ] ."
    before = PREFIXES + "".join(f":n{number} a :A ; :p :hub . " for number in range(50))
    old, new = (Indexed(turtle(it)) for it in (before, before + ":n7 :q 1 ."))
    (aimed,) = compiled(turtle(text)).aimed
    change = set(old) ^ set(new)
    assert touched(aimed, change, (Hops(old), Hops(new)), 49) is None
    nodes = touched(aimed, change, (Hops(old), Hops(new)), 50)
    assert nodes is not None and len(nodes) == 50
