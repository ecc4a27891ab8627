"""Documents decide what `decides` says they decide; a change is followed as if everything were checked again."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.shacl import Compiled, Indexed, Report, ShaclError, shared_predicates
from kg.shacl import compile as compiled
from kg.shacl.terms import Row, rows
from tests.shacl.made import PREFIXES, graphs, shapes
from tests.shacl.queries import QUERIES, queries, shape_of

Document = frozenset[Row]


def turtle(text: str) -> list[Row]:
    return list(rows(parse(text.encode(), format=RdfFormat.TURTLE)))


def keys(*reports: Report) -> set[tuple[str, ...]]:
    return {result.key for report in reports for result in report.results}


def closed(graph: Indexed, seed: list[Row]) -> Document:
    """The smallest document of a closed split that holds some rows."""
    found: set[Row] = set()
    waiting = list(seed)
    while waiting:
        row = waiting.pop()
        if row not in found:
            found.add(row)
            for node in (row[0], row[2]):
                waiting += [(node, p, o) for p, things in graph.spo.get(node, {}).items() for o in things]
    return frozenset(found)


def documents(graph: Indexed, cuts: list[int]) -> list[Document]:
    """A closed split: the rows are dealt out, then each hand is completed."""
    hands: list[list[Row]] = [[], [], []]
    for row, number in zip(graph, (cuts[n % len(cuts)] for n in count()), strict=False):
        hands[number].append(row)
    return [closed(graph, hand) for hand in hands]


CUTS = st.lists(st.integers(0, 2), min_size=1, max_size=12)


def check_split(engine: Compiled, graph: Indexed, cuts: list[int]) -> None:
    parts = documents(graph, cuts)
    assert shared_predicates(parts) == set()
    alone, together = engine.split()
    whole = engine.validate(graph)
    assert keys(*(alone.validate(part) for part in parts)) == keys(alone.validate(graph))
    assert keys(alone.validate(graph), together.validate(graph)) == keys(whole)
    hierarchy = [row for row in graph if row[1].endswith("subClassOf>")]
    for most in (0, 10_000):  # with what is kept on disk, and in memory
        with pytest.MonkeyPatch.context() as patch, engine.stream(hierarchy) as stream:
            patch.setattr("kg.shacl.spool._IN_MEMORY", most)
            found = [stream.document(part) for part in parts]
            found.append(Report.of(stream.end()))
        assert keys(*found) == keys(whole)


@settings(max_examples=80, deadline=None)
@given(shapes(), graphs(), CUTS)
def test_documents_and_the_pass_over_all_find_what_is_in_the_whole(
    turtle_text: str, data: str, cuts: list[int]
) -> None:
    check_split(compiled(turtle(turtle_text)), Indexed(turtle(data)), cuts)


@pytest.mark.parametrize("name", QUERIES)
@settings(max_examples=6, deadline=None)
@given(data=graphs(), cuts=CUTS)
def test_the_same_for_queries(name: str, data: str, cuts: list[int]) -> None:
    check_split(compiled(turtle(shape_of(name))), Indexed(turtle(data)), cuts)


@settings(max_examples=150, deadline=None)
@given(query=queries(), data=graphs(), cuts=CUTS)
def test_the_same_for_groups_within_groups(query: str, data: str, cuts: list[int]) -> None:
    check_split(compiled(turtle(shape_of(query))), Indexed(turtle(data)), cuts)


@pytest.mark.parametrize(
    ("constraint", "reason"),
    [
        ("sh:property [ sh:path :p ; sh:minCount 1 ]", ""),
        ("sh:property [ sh:path ( :p :q ) ; sh:class :A ]", ""),
        ("sh:property [ sh:path [ sh:zeroOrMorePath :p ] ; sh:nodeKind sh:IRI ]", ""),
        ("sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ]", "points at the focus node"),
        ("sh:node [ sh:property [ sh:path ( :p [ sh:inversePath :q ] ) ; sh:maxCount 1 ] ]", "points at what"),
        ("sh:closed true", ""),
    ],
)
def test_what_documents_decide(constraint: str, reason: str) -> None:
    engine = compiled(turtle(PREFIXES + f":S a sh:NodeShape ; sh:targetClass :A ; {constraint} ."))
    (decision,) = engine.decides()
    assert decision.by_document == (not reason)
    assert reason in " ".join(decision.reasons)


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("one triple", True),
        ("not exists", True),
        ("repeated path", True),
        ("backwards", False),
        ("anywhere", False),
        ("exists elsewhere", False),
        ("optional linked later", False),
        ("exists in a group", False),
        ("condition of an inner optional", True),
        ("free repeated path", False),
    ],
)
def test_which_queries_documents_decide(name: str, alone: bool) -> None:
    assert [it.by_document for it in compiled(turtle(shape_of(name))).decides()] == [alone]


def test_a_node_target_and_a_shared_predicate_need_the_whole() -> None:
    engine = compiled(turtle(PREFIXES + ":S a sh:NodeShape ; sh:targetNode :a ; sh:nodeKind sh:IRI ."))
    assert [it.by_document for it in engine.decides()] == [False]
    engine = compiled(turtle(PREFIXES + ":S a sh:PropertyShape ; sh:targetClass :A ; sh:path :p ; sh:maxCount 1 ."))
    assert [it.by_document for it in engine.decides()] == [True]
    assert [it.by_document for it in engine.decides(["<https://example.org/p>"])] == [False]


def test_a_predicate_is_shared_where_documents_differ() -> None:
    one, other = turtle(PREFIXES + ":a :p :b . :b :q 1 ."), turtle(PREFIXES + ":a :p :b .")
    assert shared_predicates([one, one]) == set()
    assert shared_predicates([one, other]) == {"<https://example.org/q>"}


def test_a_hierarchy_that_comes_with_a_document_is_refused() -> None:
    engine = compiled(
        turtle(
            PREFIXES
            + ":S a sh:NodeShape ; sh:targetClass :A ; sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ] ."
        )
    )
    with engine.stream() as stream, pytest.raises(ShaclError, match="vocabulary"):
        stream.document(turtle(PREFIXES + ":B rdfs:subClassOf :A ."))


def follow(engine: Compiled, before: Indexed, after: Indexed) -> None:
    state = engine.checked(before)
    assert state.report == engine.validate(before)
    changed = state.after(set(before) - set(after), set(after) - set(before))
    assert set(changed.graph) == set(after)
    assert keys(changed.report) == keys(engine.validate(after))
    assert changed.report == engine.validate(after)
    back = changed.after(set(after) - set(before), set(before) - set(after))
    assert back.report == state.report


@settings(max_examples=80, deadline=None)
@given(shapes(), graphs(), graphs())
def test_a_change_is_followed(turtle_text: str, before: str, after: str) -> None:
    follow(compiled(turtle(turtle_text)), Indexed(turtle(before)), Indexed(turtle(after)))


@pytest.mark.parametrize("name", QUERIES)
@settings(max_examples=6, deadline=None)
@given(before=graphs(), after=graphs())
def test_a_change_is_followed_by_queries(name: str, before: str, after: str) -> None:
    follow(compiled(turtle(shape_of(name))), Indexed(turtle(before)), Indexed(turtle(after)))


@settings(max_examples=150, deadline=None)
@given(query=queries(), before=graphs(), after=graphs())
def test_a_change_is_followed_by_groups_within_groups(query: str, before: str, after: str) -> None:
    follow(compiled(turtle(shape_of(query))), Indexed(turtle(before)), Indexed(turtle(after)))


def test_details_stand_in_one_order_however_the_values_do() -> None:
    shape = ":S a sh:NodeShape ; sh:targetClass :A ; sh:node [ sh:property [ sh:path :p ; sh:class :B ] ] ."
    engine, data = compiled(turtle(PREFIXES + shape)), turtle(PREFIXES + ":b a :A ; :p :x , :y , 1 , 2 .")
    report = engine.validate(Indexed(data))
    assert len(report.results[0].details) == 4
    assert report == engine.validate(Indexed(data[::-1]))


def test_only_what_a_change_touches_is_checked_again() -> None:
    shape = ":S a sh:NodeShape ; sh:targetClass :A ; sh:property [ sh:path ( :p :q ) ; sh:minCount 1 ] ."
    data = "".join(f":n{n} a :A ; :p :m{n} . :m{n} :q 1 ." for n in range(50))
    state = compiled(turtle(PREFIXES + shape)).checked(turtle(PREFIXES + data))
    assert state.rechecked == 50
    changed = state.after(removed=turtle(PREFIXES + ":m7 :q 1 ."))
    assert changed.rechecked == 1
    assert [result.focus for result in changed.report.results] == ["<https://example.org/n7>"]
    assert state.report.conforms
