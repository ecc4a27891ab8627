"""After any change of the graph the answers are those worked out from nothing: the same file, byte for byte."""

from __future__ import annotations

import random
import re
import sqlite3
import tempfile
from collections import defaultdict
from contextlib import closing
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, serialize

from kg import answers
from kg.answers.keyed import keyed
from kg.filling import Filling
from kg.query import answer, shipped
from kg.settings import Settings
from kg.store import Graphs
from tests.answers.test_answers import givens, rows
from tests.export.stores import NAMES, invented

BASE = Settings().base
FINDINGS = NAMES.graph("findings")
_LABEL = re.compile(rb'(?<=prefLabel> )"([^"\\]*)"')
_DAY = re.compile(rb'"(\d{4}-\d\d-\d\d)"(?=\^\^<[^>]*#date>)')
_NUMBER = re.compile(rb'(?<=(?:minValue|maxValue)> )"[0-9]+"')

#: Documents (by place) with the seed of what is otherwise in each; seeds of the links and of the findings.
states = st.tuples(
    st.dictionaries(st.integers(0, 30), st.integers(0, 3), min_size=1, max_size=6),
    st.integers(0, 2),
    st.integers(0, 3),
)
State = tuple[dict[int, int], int, int]


@cache
def documents() -> dict[bytes, list[bytes]]:
    """The lines of the invented graph by named graph."""
    found: dict[bytes, list[bytes]] = defaultdict(list)
    for line in (serialize(invented(), format=RdfFormat.N_QUADS) or b"").splitlines():
        found[line.rsplit(b" ", 2)[1]].append(line)
    return found


def lines(state: State) -> tuple[set[bytes], set[bytes]]:
    """The lines of the union's graphs, and those of the findings."""
    chosen, links, finds = state
    ontology = str(NAMES.graph("ontology")).encode()
    graphs = sorted(it for it in documents() if b"/document/" in it)
    made = set(documents()[ontology])
    for place, seed in chosen.items():
        made |= otherwise(documents()[graphs[place % len(graphs)]], seed)
    chance = random.Random(links)
    places = sorted({line.split(b" ", 1)[0] for line in made if b"/id/place/" in line.split(b" ", 1)[0]})
    match = b"<http://www.w3.org/2004/02/skos/core#closeMatch>"
    for it in chance.sample(places, min(links, len(places))):
        made.add(b"%s %s <https://example.org/%d> %s ." % (it, match, links, str(NAMES.graph("links")).encode()))
    return made, findings(sorted(graphs[place % len(graphs)] for place in chosen), finds)


def otherwise(said: list[bytes], seed: int) -> set[bytes]:
    """The lines of a document, of which some are gone, some names are others and some numbers too."""
    if seed == 0:
        return set(said)
    chance = random.Random(seed)
    kept = [line for line in said if chance.random() > 0.03]
    renamed = [_LABEL.sub(rb'"\1 again"', line) if chance.random() < 0.1 else line for line in kept]
    return {_NUMBER.sub(b'"%d"' % seed, line) if chance.random() < 0.3 else line for line in renamed}


def findings(graphs: list[bytes], many: int) -> set[bytes]:
    sh, where = b"<http://www.w3.org/ns/shacl#%s>", str(FINDINGS).encode()
    made = set()
    for number, graph in enumerate(graphs[:many]):
        node = b"<%sid/finding/%s%d>" % (BASE.encode(), graph[-4:-1], number)
        told = [
            (b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", sh % b"ValidationResult"),
            (sh % b"resultSeverity", sh % (b"Warning", b"Info", b"Violation")[number % 3]),
            (sh % b"resultMessage", b'"message"'),
            (sh % b"sourceShape", b"<https://example.org/shapes#one>"),
            (b"<%sns#readFrom>" % BASE.encode(), graph),
        ]
        made |= {b" ".join((node, *its, where, b".")) for its in told}
    return made


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(states, min_size=2, max_size=4))
def test_changed_answers_are_those_of_the_whole_graph(steps: list[State]) -> None:
    with tempfile.TemporaryDirectory() as place:
        before: Path | None = None
        for number, (old, new) in enumerate(zip([None, *steps], steps, strict=False)):
            folder = Path(place) / str(number)
            folder.mkdir()
            nodes = store(folder, new, old, before)
            known = None if before is None else answers.Before(before / answers.FILE, before / "store", nodes)
            answers.write_of(folder / answers.FILE, folder / "store", BASE, str(number), known)
            answers.write_of(folder / "fresh.db", folder / "store", BASE, str(number))
            assert (folder / answers.FILE).read_bytes() == (folder / "fresh.db").read_bytes()
            before = folder
        assert before is not None
        compare(before, str(len(steps) - 1))


def test_a_row_that_only_the_engine_can_place_takes_its_answer_out(tmp_path: Path) -> None:
    """Days with a time zone come among plain ones: the build goes on, and keeps what one from nothing does."""
    union, _ = lines(({0: 0, 1: 0, 2: 0}, 0, 2))
    zoned = {_DAY.sub(rb'"\1Z"', line) for line in union}
    assert zoned != union
    old, new = (tmp_path / name for name in ("old", "new"))
    filling = Filling(old, [FINDINGS])
    filling.load(sorted(union))
    filling.close(whole=False)
    answers.write_of(tmp_path / "old.db", old, BASE, "old")
    filling = Filling(new, [FINDINGS], old)
    concerned = answers.concerned(BASE, filling.change(union - zoned, zoned - union))
    filling.close(whole=False)
    answers.write_of(tmp_path / "new.db", new, BASE, "new", answers.Before(tmp_path / "old.db", old, concerned))
    answers.write_of(tmp_path / "fresh.db", new, BASE, "new")
    assert kept(tmp_path / "new.db") == kept(tmp_path / "fresh.db") < kept(tmp_path / "old.db")


def kept(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as database:
        return {name for (name,) in database.execute("SELECT name FROM answer")}


def store(folder: Path, new: State, old: State | None, before: Path | None) -> list[str]:
    """Fills the store, or changes that of the state before. Returns the nodes that are concerned."""
    union, found = lines(new)
    if old is None or before is None:
        filling = Filling(folder / "store", [FINDINGS])
        filling.load(sorted(union))
        filling.load(sorted(found), union=False)
        filling.close(whole=False)
        return []
    union_before, found_before = lines(old)
    filling = Filling(folder / "store", [FINDINGS], before / "store")
    changed = [
        filling.change(union_before - union, union - union_before),
        filling.change(found_before - found, found - found_before, union=False),
    ]
    filling.close(whole=False)
    return answers.concerned(BASE, *changed)


def compare(folder: Path, source: str) -> None:
    """Kept rows and those of the engine."""
    graphs, known = Graphs.open(folder / "store"), answers.Answers(folder / answers.FILE, source)
    for query in shipped(BASE):
        for values in givens(query) if keyed(query) else ():
            assert rows(known.rows(query, values)) == rows(answer(graphs, query, values)), (query.name, values)
