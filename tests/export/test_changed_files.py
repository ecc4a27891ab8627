"""Files that follow a change of the graph are those of the changed graph, whatever came and went."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import NamedNode, Quad, Triple

from kg.export import EXPORTERS, View
from kg.export.nested import change_jsonld
from kg.export.rdf import change_turtle
from kg.store import Graphs
from tests.export.stores import NAMES, expected, invented

Told = frozenset[Quad]
ONTOLOGY = NAMES.graph("ontology")


@cache
def everything() -> tuple[Quad, ...]:
    """The invented pages, and the graphs of the design with their links, in a fixed order."""
    return tuple(sorted({*invented(), *expected()}, key=str))


def some(dice: Random, told: list[Quad]) -> Told:
    """The ontology, most graphs of documents, and of these most statements; now and then one of another document."""
    left = {quad.graph_name for quad in told if dice.random() < 0.3} if dice.random() < 0.3 else set()
    lost = dice.choice((0.0, 0.002, 0.02))
    kept = [it for it in told if it.graph_name not in left and dice.random() >= lost]
    return frozenset(it for it in told if it.graph_name == ONTOLOGY) | frozenset(kept)


def view(told: Told) -> View:
    return View(Graphs.memory(sorted(told, key=str)), NAMES, 0, 0)


def triples(told: Told) -> set[Triple]:
    return {it.triple for it in told}


@pytest.mark.parametrize("seed", range(12))
def test_turtle_and_jsonld(seed: int, tmp_path: Path) -> None:
    dice = Random(seed)
    told = list(everything())
    old, new = some(dice, told), some(dice, told)
    if seed % 2:  # a few statements of few documents, as an edit makes them
        home = dice.choice(sorted({str(it.graph_name) for it in told if it.graph_name != ONTOLOGY}))
        gone = {it for it in old if str(it.graph_name) == home and dice.random() < 0.1}
        new = frozenset(old - gone)
    subjects = {it.subject for it in triples(old) ^ triples(new)}
    named = sorted(it.value for it in subjects if isinstance(it, NamedNode))
    before, now = view(old), view(new)
    for name in ("turtle", "jsonld"):
        for it, place in ((before, "old"), (now, "new")):
            EXPORTERS[name].write(it, tmp_path / f"{place}.{name}")
    change_turtle(tmp_path / "old.turtle", tmp_path / "changed.turtle", now, named)
    assert (tmp_path / "changed.turtle").read_bytes() == (tmp_path / "new.turtle").read_bytes()
    files = (tmp_path / "old.jsonld", tmp_path / "changed.jsonld")
    if change_jsonld(*files, before.graphs, now, named, 1_000_000):
        assert files[1].read_bytes() == (tmp_path / "new.jsonld").read_bytes()
    else:  # a document speaks of a term, which stands behind everything
        assert seed == 4
        assert not files[1].exists()


def test_too_much_and_terms_of_the_ontology_are_left_to_the_exporter(tmp_path: Path) -> None:
    told = everything()
    whole, nothing = view(frozenset(told)), tmp_path / "nothing"
    some_thing = next(
        it.subject.value for it in told if it.graph_name != ONTOLOGY and isinstance(it.subject, NamedNode)
    )
    assert not change_jsonld(nothing, nothing, whole.graphs, whole, [some_thing], 0)
    assert not change_jsonld(nothing, nothing, whole.graphs, whole, [NAMES.chv.Claim.value], 1_000)
    assert not nothing.exists()
