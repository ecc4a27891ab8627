"""Documents that are shared out among workers give the reports, in the order, that one process gives."""

import gc
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from pyoxigraph import Literal

from bench.light import expected, incident, shapes
from kg.shacl import Indexed, Report, ShaclError
from kg.shacl import compile as compiled
from kg.shacl.spool import Spool, Stored
from kg.shacl.terms import SUBCLASS, TYPE, rows
from tests.shacl.made import PREFIXES
from tests.shacl.test_split import turtle

COUNT = 220


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return ["\n".join(incident(number)) for number in range(COUNT)]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.shacl.parallel._BATCH", 1 << 16)
    monkeypatch.setattr("kg.shacl.parallel._HERE", {"fork": 2, "spawn": 2, "forkserver": 2})


def reports(texts: list[str], workers: int, method: str) -> tuple[list[Report], Report]:
    engine = compiled(turtle(shapes()))
    with engine.stream(workers=workers, context=get_context(method)) as stream:
        found = list(stream.documents(texts))
        return found, Report.of(stream.end())


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_find_what_one_process_finds(texts: list[str], method: str) -> None:
    alone, together = reports(texts, 1, method)
    assert (alone, together) == reports(texts, 2, method)
    assert len(alone) == COUNT
    assert sum(len(it.results) for it in (*alone, together)) == sum(expected(COUNT).values())


def test_a_document_at_a_time_is_the_same(texts: list[str]) -> None:
    engine = compiled(turtle(shapes()))
    with engine.stream() as stream:
        found = [stream.document(Indexed.of_lines(text)) for text in texts]
        assert (found, Report.of(stream.end())) == reports(texts, 1, "spawn")


def test_garbage_is_collected_as_before_when_the_stream_ends() -> None:
    before = gc.get_threshold()
    with compiled(turtle(shapes())).stream():
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before


@pytest.mark.usefixtures("small_batches")
def test_documents_are_drawn_as_they_are_needed(texts: list[str]) -> None:
    drawn = 0

    def coming() -> Iterator[str]:
        nonlocal drawn
        for text in texts * 2:
            drawn += 1
            yield text

    engine = compiled(turtle(shapes()))
    with engine.stream(workers=2, context=get_context("fork")) as stream:
        found = stream.documents(coming())
        next(found)
        assert drawn < COUNT
        found.close()  # type: ignore[attr-defined]  # the workers end with it


@pytest.mark.usefixtures("small_batches")
def test_what_a_worker_refuses_is_refused(texts: list[str]) -> None:
    below = "<https://example.org/B> <http://www.w3.org/2000/01/rdf-schema#subClassOf> <https://example.org/A> ."
    path = "sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ]"
    engine = compiled(turtle(PREFIXES + f":S a sh:NodeShape ; sh:targetClass :A ; {path} ."))
    with (
        engine.stream(workers=2, context=get_context("fork")) as stream,
        pytest.raises(ShaclError, match="vocabulary"),
    ):
        list(stream.documents([*texts, below]))


LINES = [
    '<a:s> <a:p> "two words"@en .',
    '<a:s> <a:p> "a \\" quote" .',
    "<a:s> <a:p> <a:o> .",
    '<a:s> <a:q> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    "<a:t> <a:p> _:b .",
]


@pytest.mark.parametrize("graph", ["", " <a:g>", " _:g"])
def test_lines_are_read(graph: str) -> None:
    lines = [f"{line[:-2]}{graph} ." for line in LINES]
    wanted = {(s, p, o) for s, p, o in (line[:-2].split(" ", 2) for line in LINES)}
    for text in ("\n".join(lines), "\n\n".join(lines) + "\n", "\n".join([*lines, *reversed(lines), *LINES])):
        found = list(Indexed.of_lines(text))
        assert set(found) == wanted
        assert len(found) == len(wanted)
        assert set(Indexed.of_lines(text.encode())) == wanted
    assert list(Indexed.of_lines("\n")) == list(Indexed.of_lines("")) == []


@pytest.mark.parametrize(
    "text",
    [
        "nothing\n",
        "<a:s> <a:p> .\n",
        "<a:s> <a:p> <a:o> .\r\n",
        "# one two three .\n",
        " <a:s> <a:p> <a:o> .\n",
        "<a:s> <a:p> <a:o>.\n",
        "<a:s> <a:p> <a:o>.\n<a:s> <a:p> <a:t> .\n",
        "<a:s> <a:p> <a:o> . \n<a:s> <a:p> <a:t> .\n",
        '<a:s> <a:p> "x" . # a word\n<a:s> <a:p> "y" .\n',
        b'<a:s> <a:p> "\xff" .\n',
    ],
)
def test_other_lines_are_refused_and_not_taken_for_a_graph_that_conforms(text: str | bytes) -> None:
    with pytest.raises(ShaclError):
        Indexed.of_lines(text)
    assert str(Literal("a\r\n")) == '"a\\r\\n"'


def test_many_classes_below_one_are_found(tmp_path: Path) -> None:
    below = [(f"<a:k{number}>", SUBCLASS, "<a:k>") for number in range(300_000)]
    spool = Stored(tmp_path / "rows.db")
    spool.add([*below, ("<a:s>", TYPE, "<a:k7>"), ("<a:t>", TYPE, "<a:k>"), ("<a:u>", TYPE, "<a:other>")])
    spool.add([("<a:s>", TYPE, "<a:k8>"), ("<a:k>", SUBCLASS, "<a:k7>")])
    spool.index()
    assert sorted(spool.instances("<a:k>")) == ["<a:s>", "<a:t>"]
    spool.close()


def test_rows_lie_on_disk_only_where_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.shacl.spool._IN_MEMORY", 3)
    monkeypatch.setattr("kg.shacl.spool._BATCH", 2)
    given = [("<a:s>", "<a:p>", f"<a:{number}>") for number in range(9)]
    for count, kind in ((3, Indexed), (4, Stored), (9, Stored)):
        spool = Spool()
        for row in [*given[:count], given[0]] if count > 3 else given[:count]:
            spool.add([row])
        graph = spool.graph()
        assert type(graph) is kind
        assert sorted(graph) == given[:count]
        assert sorted(graph.spo["<a:s>"]["<a:p>"]) == [thing for _, _, thing in given[:count]]
        spool.close()


def test_holders_are_the_same_however_many_are_asked_for() -> None:
    made = turtle(PREFIXES + " ".join(f":s{n % 5} :p{n} :o ." for n in range(30)))
    one, other = Indexed(made), Indexed(made)
    everything = set(other.predicates())
    for predicate in sorted(everything):
        assert list(one.holders(predicate)) == list(other.holders(predicate))
        assert set(one.holders(predicate)) == {s for s, p, _ in made if p == predicate}
    assert one.holders("<a:none>") == () or list(one.holders("<a:none>")) == []
    assert set(rows(made)) == set(one)
