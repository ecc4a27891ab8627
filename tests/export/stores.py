"""Stores that the tests of queries and exports share: the invented pages of this repository, and the drafts' graphs."""

from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import rdflib
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg import resources
from kg.lift import lift
from kg.model import Reading
from kg.read import read
from kg.read.base import Page
from kg.settings import Settings, Text, Victims
from kg.store import Graphs, ontology_graphs
from kg.terms import SH
from tests.conftest import ROOT, shared

SETTINGS = Settings(victims="names", text="full")
NAMES = SETTINGS.names


def settings(victims: Victims = "names", text: Text = "full") -> Settings:
    return Settings(victims=victims, text=text)


@cache
def readings() -> dict[str, Reading]:
    """The invented pages, by the name of their file."""
    folder = ROOT / "tests" / "pages"
    paths = sorted([*folder.glob("html/*.html"), *folder.glob("text/*.txt")])
    return {path.name: read(Page(path.name, path.read_bytes())) for path in paths}


@cache
def invented() -> tuple[Quad, ...]:
    """Every quad of a store of the invented pages: documents, ontology and one finding."""
    quads = list(_ontology())
    for name, reading in readings().items():
        key = reading.incident.site_id or "-".join(sorted(code.code for code in reading.incident.codes)) or name
        lifted = lift(reading, NAMES, key, name)
        quads += [Quad(t.subject, t.predicate, t.object, lifted.graph) for t in lifted.triples]
    finding = NamedNode(NAMES.id + "finding/0")
    quads.append(Quad(finding, SH.resultMessage, Literal("An invented finding."), NAMES.graph("findings")))
    return tuple(quads)


@cache
def expected() -> tuple[Quad, ...]:
    """The graphs that the design expects of the two seeds, with ontology and links."""
    folder = shared("design/expected")
    quads = list(_ontology())
    for path in sorted(folder.glob("0*.ttl")):
        quads += _graph(path, NamedNode(f"{NAMES.id}document/{path.stem}.txt"))
    return tuple(quads + _graph(folder / "links.ttl", NAMES.graph("links")))


#: A triple as a plain tuple.
Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]

STORES = SimpleNamespace(invented=invented, expected=expected)


def graphs(which: str) -> Graphs:
    quads: tuple[Quad, ...] = getattr(STORES, which)()
    return Graphs.memory(quads)


def _ontology() -> list[Quad]:
    texts = [resources.text(name) for name in resources.names("ontology", ".ttl") if "examples" not in name]
    return list(ontology_graphs(texts, NAMES.graph("ontology")))


def _graph(path: Path, name: NamedNode) -> list[Quad]:
    return [Quad(q.subject, q.predicate, q.object, name) for q in parse(path.read_bytes(), format=RdfFormat.TURTLE)]


def canonical(quads: Any) -> str:
    """The graph in RDFC-1.0 form, as sorted lines: two graphs are the same where these are."""
    dataset = Dataset(Quad(it.subject, it.predicate, it.object) for it in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(str(quad) for quad in dataset))


def from_rdflib(graph: rdflib.Graph) -> list[Triple]:
    """What rdflib read, literals as they were written."""
    return [Triple(_node(s), NamedNode(str(p)), _term(o)) for s, p, o in graph.triples((None, None, None))]


def _node(term: Any) -> NamedNode:
    assert isinstance(term, rdflib.URIRef), term
    return NamedNode(str(term))


def _term(term: Any) -> NamedNode | Literal:
    if not isinstance(term, rdflib.Literal):
        return _node(term)
    if term.language:
        return Literal(str(term), language=term.language)
    return Literal(str(term), datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(str(term))
