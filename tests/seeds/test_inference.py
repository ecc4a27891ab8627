"""Inference may classify; it accuses nobody: RDFS and OWL-RL add no statement about who said or did what."""

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics, RDFS_Semantics  # type: ignore[import-untyped]  # it carries no types
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import PROV, RDF, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from tests.runs import BASE
from tests.seeds.built import Built

CHV = Namespace(BASE + "ns#")
SCHEMA = Namespace("https://schema.org/")

#: Who spoke, who acted, who denied, who is listed, and whose position it is.
SPEAKING = [
    *(CHV[it] for it in ("claimedBy", "positionOf", "position", "headedUnder", "relay", "notIdentified", "readFrom")),
    *(PROV.wasAttributedTo, PROV.wasAssociatedWith, PROV.actedOnBehalfOf, DCTERMS.publisher, DCTERMS.creator),
    *(SCHEMA.author, SCHEMA.creator, SCHEMA.publisher, SCHEMA.agent),
]
DOING = [
    *(CHV[it] for it in ("blames", "conflictingBlame", "suspects", "reportsActionBy", "deniesAction", "deniesHarm")),
    *(CHV[it] for it in ("listsAsKnown", "target", "knownTarget", "conceded", "figure", "victim", "strikeCount")),
]


@pytest.fixture(scope="module")
def graph(seeds: Built) -> Graph:
    """The union of both documents and the ontology."""
    quads = parse(b"\n".join(seeds.release.quads()), format=RdfFormat.N_QUADS)
    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=triples, format="nt")


def said(graph: Graph) -> set[tuple[Node, Node, Node]]:
    """Who said or did what, and who or what is somebody, something said, or a tally."""
    kinds = [CHV[it] for it in ("Actor", "Assessment", "Claim", "Figure", "Victim", "Report", "Incident")]
    found = {triple for predicate in SPEAKING + DOING for triple in graph.triples((None, predicate, None))}
    found |= {triple for kind in kinds for triple in graph.triples((None, RDF.type, kind))}
    return {
        # a closure over datatypes writes one value in several forms: true is 1 to it
        (subject, predicate, Literal("") if isinstance(thing, Literal) else thing)
        for subject, predicate, thing in found
        if isinstance(subject, URIRef) and str(subject).startswith(BASE + "id/")
    }


@pytest.mark.parametrize("rules", [RDFS_Semantics, OWLRL_Semantics], ids=["RDFS", "OWL-RL"])
def test_inference_accuses_nobody(graph: Graph, rules: type) -> None:
    closure = Graph()
    for triple in graph:
        closure.add(triple)
    DeductiveClosure(rules).expand(closure)
    assert len(closure) > len(graph)
    assert len(said(graph)) > 40
    # each assessment is a claim: that much the ontology says, and no more
    assessed = {(it, RDF.type, CHV.Claim) for it in graph.subjects(RDF.type, CHV.Assessment)}
    assert said(closure) == said(graph) | assessed


def test_no_two_things_become_one(graph: Graph) -> None:
    closure = Graph()
    for triple in graph:
        closure.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(closure)
    same = URIRef("http://www.w3.org/2002/07/owl#sameAs")
    assert not [(a, b) for a, b in closure.subject_objects(same) if a != b]
