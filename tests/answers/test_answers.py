"""What is kept is what the query's own text answers: the same rows in the same order, for any parameter."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg import answers
from kg.answers.keyed import keyed
from kg.answers.open_form import open_form
from kg.errors import QueryError
from kg.merge import sorted_file
from kg.query import Query, answer, bind, shipped
from kg.settings import Settings
from kg.store import Graphs
from kg.terms import RDF, SCHEMA, SKOS, XSD
from tests.export.stores import NAMES, graphs

BASE = Settings().base
QUERIES = {query.name: query for query in shipped(BASE)}
KEPT = [query for query in QUERIES.values() if keyed(query)]

#: Values that some page has and that none has, by the type of a parameter.
VALUES = {
    "code": ["ZZ900", "ZZ910", "ZZ911", "CS243", "CS1141", "QQ1"],
    "string": [
        "U.S.-led Coalition",
        "Russian Military",
        "Unknown",
        "al khafsa",
        "الخفسة",
        "MITHAL town",
        "تل المثال",
        "",
        'x"\\\t\n?y',
        "Émile",
    ],
    "date": ["1999-12-31", "2016-06-27", "2017-07-02", "2031-03-09", "2031-09-01"],
}


def givens(query: Query, known: dict[str, list[str]] = VALUES) -> list[dict[str, str]]:
    """Every combination of values for the parameters of a query."""
    made: list[dict[str, str]] = [{}]
    for it in query.parameters:
        made = [one | {it.name: value} for one in made for value in known[it.type]]
    return made


def rows(found: object) -> tuple[list[str], list[tuple[object, ...]]]:
    assert isinstance(found, QuerySolutions)
    return [it.value for it in found.variables], [tuple(row) for row in found]


@pytest.fixture(scope="module", params=["invented", "expected"])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Graphs, Path]:
    """A graph, and the file of its answers."""
    file = tmp_path_factory.mktemp("answers") / answers.FILE
    store = graphs(request.param)
    answers.write(file, store, BASE, "this graph")
    return store, file


def test_workers_give_the_same_file(both: tuple[Graphs, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However soon they are worth their start."""
    store, file = both
    master = tmp_path / "graph.nq"
    sorted_file(master, (f"{quad} .".encode() for quad in store.quads()))
    Graphs.fill(tmp_path / "store", master)
    monkeypatch.setattr("kg.pool._PATIENCE_S", -1.0)
    answers.write_of(tmp_path / answers.FILE, tmp_path / "store", BASE, "this graph", workers=2)
    assert (tmp_path / answers.FILE).read_bytes() == file.read_bytes()
    assert sorted(it.name for it in tmp_path.iterdir()) == ["answers.db", "graph.nq", "store"]


@pytest.mark.parametrize("query", KEPT, ids=lambda query: query.name)
def test_both_ways_give_the_same_rows(query: Query, both: tuple[Graphs, Path]) -> None:
    store, file = both
    known = answers.Answers(file, "this graph")
    for values in givens(query):
        assert rows(known.rows(query, values)) == rows(answer(store, query, values)), values


def test_all_are_kept_but_those_that_are_a_few_look_ups() -> None:
    assert {query.name for query in QUERIES.values()} - {query.name for query in KEPT} == {
        "codes",
        "sources",
        "victims",
    }
    assert all(bool(query.key) == (query in KEPT) for query in QUERIES.values())


def test_the_most_parameters_find_something(both: tuple[Graphs, Path]) -> None:
    """The comparison above would be of nothing with nothing."""
    known = answers.Answers(both[1], "this graph")
    found = {query.name for query in KEPT for values in givens(query) if rows(known.rows(query, values))[1]}
    assert {query.name for query in KEPT if query.parameters} <= found | {"incidents-in-period", "victims"}


@pytest.mark.parametrize("name", ["death-tolls", "months", "incidents-of-belligerent"])
def test_a_page_is_part_of_the_whole(name: str, both: tuple[Graphs, Path]) -> None:
    known, query = answers.Answers(both[1], "this graph"), QUERIES[name]
    values = givens(query)[0]
    whole = rows(known.rows(query, values))[1]
    for offset in range(len(whole) + 2):
        page = known.page(query, values, offset, 3)
        assert page is not None
        assert (rows(page.rows)[1], page.count) == (whole[offset : offset + 3], len(whole[offset : offset + 3]))
        assert page.more is (offset + 3 < len(whole))


def test_pages_begin_and_end_anywhere(tmp_path: Path) -> None:
    """Across the blocks in which rows are kept."""
    kinds = [NamedNode(f"https://example.org/{at:05d}") for at in range(2_500)]
    chv, monitor = NAMES.chv, Literal("A monitor", language="en")
    quads = [Quad(it, chv.about, it) for it in kinds]
    quads += [Quad(it, RDF.type, chv.Document) for it in kinds]
    quads += [Quad(it, SKOS.prefLabel, monitor) for it in kinds]
    quads += [Quad(it, chv.kind, NAMES.chc["report-source-item"]) for it in kinds]
    quads += [Quad(it, SKOS.prefLabel, Literal(f"name {at:05d}")) for at, it in enumerate(kinds)]
    store = Graphs.memory(quads)
    answers.write(tmp_path / answers.FILE, store, BASE, "x")
    known, query = answers.Answers(tmp_path / answers.FILE, "x"), QUERIES["top-sources"]
    whole = rows(known.rows(query, {}))[1]
    assert len(whole) == 2_501 and whole == rows(answer(store, query, {}))[1]
    for offset, limit in [(0, 1000), (999, 2), (1000, 1000), (1500, 1000), (2000, 501), (2500, 1), (2501, 5)]:
        page = known.page(query, {}, offset, limit)
        assert page is not None and rows(page.rows)[1] == whole[offset : offset + limit]
        assert page.more is (offset + limit < len(whole))


def test_another_graph_or_another_text_is_asked_itself(both: tuple[Graphs, Path], tmp_path: Path) -> None:
    query = QUERIES["months"]
    assert answers.Answers(both[1], "another graph").rows(query, {}) is None
    assert answers.Answers(tmp_path / "nothing.db", "this graph").rows(query, {}) is None
    known = answers.Answers(both[1], "this graph")
    assert known.rows(query, {}) is not None
    assert known.rows(replace(query, text=query.text + "\n# mine"), {}) is None
    assert known.rows(replace(query, name="months.rq"), {}) is None
    assert known.rows(QUERIES["codes"], {"asked": "ZZ900"}) is None
    assert known.rows(query, {"month": "2017-07"}) is None
    with pytest.raises(QueryError, match="no parameter 'month'"):
        known.rows(QUERIES["incident"], {"month": "2017-07"})
    with pytest.raises(QueryError, match="needs --param code"):
        known.page(QUERIES["incident"], {}, 0, 10)


_WORDS = st.text(alphabet=st.sampled_from('a"\\\t\n\r<>@^é ع?$\x00\x0b') | st.characters(exclude_categories=["Cs"]))
_TERMS = st.one_of(
    _WORDS.map(Literal),
    st.builds(lambda words, tag: Literal(words, language=tag), _WORDS, st.sampled_from(["ar", "en", "en-gb"])),
    st.sampled_from(["", "1", "-07", "x y", "1.50", "2017-07-02", "true"]).flatmap(
        lambda words: st.sampled_from([Literal(words, datatype=NamedNode("https://example.org/a%20type"))])
    ),
    st.integers().map(Literal),
    st.booleans().map(Literal),
)


@given(labels=st.lists(st.tuples(st.integers(0, 3), _TERMS), max_size=8))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_term_comes_back_as_it_was(
    labels: list[tuple[int, Literal]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Words, languages and datatypes; what is not bound stays unbound."""
    chv = NAMES.chv
    quads = []
    for number, label in labels:
        node = NamedNode(f"https://example.org/{number}")
        quads += [Quad(node, chv.kind, NAMES.chc["report-source-item"]), Quad(node, chv.about, node)]
        quads += [Quad(node, SKOS.prefLabel, label), Quad(node, RDF.type, chv.Assessment)]
        quads += [Quad(node, chv.statedPlace, node), Quad(node, chv.code, label), Quad(node, SCHEMA.url, node)]
    store = Graphs.memory(quads)
    file = tmp_path_factory.mktemp("terms") / answers.FILE
    answers.write(file, store, BASE, "x")
    known = answers.Answers(file, "x")
    kept_rows = known.rows(QUERIES["top-sources"], {})
    if kept_rows is None:  # numbers beside words: only the engine knows an order
        assert len({label.datatype == XSD.integer for _, label in labels}) == 2
        return
    assert rows(kept_rows) == rows(answer(store, QUERIES["top-sources"], {}))
    place = QUERIES["incidents-at-place"]
    for _, label in labels:
        asked = {"name": label.value.swapcase()}
        kept, fresh = rows(known.rows(place, asked)), rows(store.query(place.text, bind(place, asked)))
        assert kept[0] == fresh[0] and sorted(map(str, kept[1])) == sorted(map(str, fresh[1]))


def test_open_forms_are_read_off_the_text() -> None:
    forms = {name: open_form(query) for name, query in QUERIES.items()}
    assert all(forms.values())
    told = {name: [(it.name, it.sign, it.made) for it in form.conditions] for name, form in forms.items() if form}
    assert told["incident"] == [("code", "=", "?code")]
    assert told["incidents-at-place"] == [("name", "=", "LCASE(?name)")]
    assert told["incidents-of-belligerent"] == [("name", "=", "?name")]
    assert told["incidents-in-period"] == [("first", ">=", "?first"), ("last", "<=", "?last")]
    assert told["months"] == []


@pytest.mark.parametrize("line", ["FILTER(STRLEN(?x) > ?name)", "FILTER(?name = ?x || ?x = 1)", "FILTER(?x != ?name)"])
def test_what_cannot_be_opened_is_left_to_the_engine(line: str) -> None:
    text = f"SELECT ?x ?name WHERE {{\n  ?a ?b ?x\n  {line}\n}}"
    parameter = replace(QUERIES["incidents-at-place"].parameters[0], name="name")
    assert open_form(Query("made", "", (parameter,), text)) is None


def test_the_same_graph_gives_the_same_bytes(both: tuple[Graphs, Path], tmp_path: Path) -> None:
    answers.write(tmp_path / "again.db", both[0], BASE, "this graph")
    assert (tmp_path / "again.db").read_bytes() == both[1].read_bytes()
    with sqlite3.connect(both[1]) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
