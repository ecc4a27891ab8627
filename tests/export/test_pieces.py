"""Rows that are made of some documents at a time are the rows that are made of all at once."""

from __future__ import annotations

from functools import cache

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.export import View, published
from kg.export.columns import COLUMNS
from kg.export.geojson import FOOT, HEAD, GeoJsonExporter, lines, written
from kg.export.pieces import Part, Pieces, reached
from kg.export.tables import csv_rows, csv_text, header, in_order
from kg.filling import Changed
from kg.store import Graphs
from kg.terms import DCT, RDF, SKOS
from tests.export.stores import NAMES, SETTINGS, graphs

STORES = ("invented", "expected")


@cache
def view(which: str) -> View:
    return published(graphs(which), SETTINGS)


def documents(graphs: Graphs) -> list[NamedNode]:
    """In the order of their names."""
    found = []
    for quad in graphs.pointing_at(NAMES.chv.Document, RDF.type):
        assert isinstance(quad.subject, NamedNode)
        [name] = [it.object for it in graphs.graph(quad.subject, DCT.identifier, quad.subject)]
        assert isinstance(name, Literal)
        found.append((in_order(name.value), quad.subject))
    return [document for _, document in sorted(found, key=lambda it: it[0])]


@cache
def pieces(which: str, size: int) -> list[View]:
    whole = view(which).graphs
    made, parts = Pieces(whole, NAMES), [Part(it, (it.value,)) for it in documents(whole)]
    return [made.view(parts[at : at + size]) for at in range(0, len(parts), size)]


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("name", COLUMNS)
@pytest.mark.parametrize("which", STORES)
def test_tables(which: str, name: str, size: int) -> None:
    rows = [row for piece in pieces(which, size) for _, row in csv_rows(piece, name)]
    assert header(name) + "".join(rows) == csv_text(view(which), name)


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("which", STORES)
def test_map(which: str, size: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("map") / "out.geojson"
    GeoJsonExporter().write(view(which), out)
    found = sorted(line for piece in pieces(which, size) for line in lines(piece))
    assert HEAD + b",".join(b"\n" + written(line) for line in found) + FOOT == out.read_bytes()


def test_a_label_reaches_the_documents_that_lead_to_it() -> None:
    """Over what the graph says of things that no document owns, and to no other document."""
    home, other = NAMES.document("a"), NAMES.document("b")
    claim, activity, person = (NamedNode(f"{NAMES.id}{it}") for it in ("claim", "activity", "person"))
    corrections, label = NAMES.graph("corrections"), Triple(person, SKOS.prefLabel, Literal("Somebody"))
    named = Quad(label.subject, label.predicate, label.object, corrections)
    led = NAMES.chv.checkedBy
    quads = [Quad(claim, RDF.type, NAMES.chv.Claim, home), Quad(claim, led, activity, corrections)]
    quads += [Quad(activity, led, person, corrections), Quad(other, DCT.identifier, Literal("b"), other)]
    before, now = Graphs.memory(quads), Graphs.memory([*quads, named])
    found = reached(before, now, NAMES, Changed([], [label]), 10)
    assert found is not None
    assert found[0] == {home.value}
    assert reached(before, now, NAMES, Changed([], [label]), 0) is None
    assert reached(before, now, NAMES, Changed([], [Triple(person, DCT.title, Literal("unasked"))]), 10) == (
        set(),
        set(),
    )
