"""Every serialisation, read back by programs of others, is the same graph (RDFC-1.0)."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest
import rdflib
from pyld import jsonld
from pyoxigraph import Dataset, Quad, RdfFormat, parse

from kg.export import EXPORTERS, View, published
from kg.formats import GRAPH_FORMATS, NQUADS, TRIG, GraphFormat
from tests.export.stores import SETTINGS, canonical, from_rdflib, graphs

RDFLIB = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}


@cache
def view(which: str) -> View:
    return published(graphs(which), SETTINGS)


@cache
def truth(which: str) -> str:
    return canonical(view(which).graphs.quads())


@pytest.fixture(autouse=True)
def _literals_as_written() -> Iterator[None]:
    """rdflib rewrites literals while it reads ("5000.0"^^xsd:double becomes "5e+03"): here it must not."""
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    yield
    rdflib.NORMALIZE_LITERALS = before


@pytest.mark.parametrize("which", ["invented", "expected"])
@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_both_libraries_read_the_same_graph(which: str, name: str, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    EXPORTERS[name].write(view(which), out)
    assert canonical(parse(path=str(out), format=GRAPH_FORMATS[name].syntax)) == truth(which)
    graph = rdflib.Dataset(default_union=True) if GRAPH_FORMATS[name].datasets else rdflib.Graph()
    graph.parse(out, format=RDFLIB[name])
    assert canonical(from_rdflib(graph)) == truth(which)


@pytest.mark.parametrize("form", [TRIG, NQUADS], ids=lambda form: form.name)
def test_named_graphs_are_kept(form: GraphFormat, tmp_path: Path) -> None:
    out = tmp_path / "graph"
    EXPORTERS[form.name].write(view("invented"), out)
    assert Dataset(parse(path=str(out), format=form.syntax)) == Dataset(view("invented").graphs.quads())


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
    quads = list(view("invented").graphs.quads())
    assert canonical(quads[1:]) != canonical(quads)
    one = quads[0]
    assert canonical([Quad(one.subject, one.predicate, one.object)]) == canonical([one])
