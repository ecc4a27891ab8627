"""Every serialisation, read back by programs of others, is the same graph (RDFC-1.0)."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest
import rdflib
from pyld import jsonld  # type: ignore[import-untyped]
from pyoxigraph import Literal, RdfFormat, parse

from kg.export import EXPORTERS, View, published
from kg.export.rdf import canonical_double, sorted_triples
from kg.formats import GRAPH_FORMATS, NQUADS, TRIG, GraphFormat
from kg.store import Graphs
from kg.terms import XSD
from tests.export.stores import SETTINGS, canonical, from_rdflib, graphs

RDFLIB = {
    "turtle": "turtle",
    "trig": "trig",
    "nquads": "nquads",
    "ntriples": "nt",
    "rdfxml": "xml",
    "jsonld": "json-ld",
}


@cache
def view(which: str) -> View:
    return published(graphs(which), SETTINGS)


@cache
def truth(which: str) -> str:
    return canonical(sorted_triples(view(which)))


@pytest.fixture(autouse=True)
def _literals_as_written() -> Iterator[None]:
    """rdflib rewrites literals while it reads ("5000.0"^^xsd:double becomes "5e+03"): here it must not."""
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    yield
    rdflib.NORMALIZE_LITERALS = before


@pytest.mark.filterwarnings(
    "ignore:.*(ConjunctiveGraph|default_context).* deprecated:DeprecationWarning"
)  # rdflib's own
@pytest.mark.parametrize("which", ["invented", "expected"])
@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_both_libraries_read_the_same_graph(which: str, name: str, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    EXPORTERS[name].write(view(which), out)
    assert canonical(parse(path=str(out), format=GRAPH_FORMATS[name].syntax)) == truth(which)
    graph = rdflib.Dataset(default_union=True) if GRAPH_FORMATS[name].datasets else rdflib.Graph()
    graph.parse(data=out.read_bytes(), format=RDFLIB[name])
    assert canonical(from_rdflib(graph)) == truth(which)


@pytest.mark.parametrize("form", [TRIG, NQUADS], ids=lambda form: form.name)
def test_named_graphs_are_kept(form: GraphFormat, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    EXPORTERS[form.name].write(view("invented"), out)
    found = {quad.graph_name for quad in parse(path=str(out), format=form.syntax)}
    assert found == set(view("invented").graphs.names())
    for name in view("invented").graphs.names():
        graph = [quad for quad in parse(path=str(out), format=form.syntax) if quad.graph_name == name]
        own = [quad for quad in view("invented").graphs.quads() if quad.graph_name == name]
        assert canonical(graph) == canonical(sorted_triples(View(Graphs.memory(own), SETTINGS.names, 0, 0)))


@pytest.mark.parametrize("which", ["invented", "expected"])
def test_pyld_reads_the_same_graph_without_a_network(which: str, tmp_path: Path) -> None:
    def refuse(url: str, _options: object) -> NoReturn:
        pytest.fail(f"the file asks for {url}")

    out = tmp_path / "graph.jsonld"
    EXPORTERS["jsonld"].write(view(which), out)
    document: Any = json.loads(out.read_text(encoding="utf-8"))
    lines = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": refuse})
    assert canonical(parse(lines.encode(), format=RdfFormat.N_QUADS)) == truth(which)


def test_the_comparison_sees_a_lost_triple() -> None:
    triples = list(sorted_triples(view("invented")))
    assert canonical(triples[1:]) != canonical(triples)


def test_nothing_but_the_form_of_doubles_changes_on_the_way_out() -> None:
    before = {quad.triple for quad in view("invented").graphs.quads()}
    doubles = {it for it in before if isinstance(it.object, Literal) and it.object.datatype == XSD.double}
    after = set(sorted_triples(view("invented")))
    assert before - doubles == {
        it for it in after if not isinstance(it.object, Literal) or it.object.datatype != XSD.double
    }
    assert len(after) == len(before)


@pytest.mark.parametrize(
    ("written", "canonical_form"),
    [
        ("5000", "5.0E3"),
        ("5000.0", "5.0E3"),
        ("0.05", "5.0E-2"),
        ("-12.5", "-1.25E1"),
        ("0", "0.0E0"),
        ("NaN", "NaN"),
        ("x", "x"),
    ],
)
def test_doubles_take_their_canonical_form(written: str, canonical_form: str) -> None:
    assert canonical_double(Literal(written, datatype=XSD.double)).value == canonical_form
