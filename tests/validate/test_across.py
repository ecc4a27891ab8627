"""What spans documents: one pass over the store finds what pySHACL finds on the union of the graphs."""

from collections import Counter
from typing import Any

import pyshacl
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize
from rdflib import RDF, Graph
from rdflib.namespace import SH

from kg import resources
from kg.lift import lift
from kg.model import Actor, Assessment, Code, Incident, Place, Position, Reading
from kg.store import Graphs
from kg.terms import DCT, SKOS
from kg.validate import Checker
from tests.lift.words import NAMES, reading, said

Found = tuple[str, str, str]  # check, focus, message


def document(name: str, code: str, site_id: str | None = None, *, more: dict[str, Any] | None = None) -> Reading:
    incident = Incident(codes=(Code(code=code, evidence=said(code)),), site_id=site_id)
    found = reading(incident=incident, **(more or {}))
    return found.model_copy(update={"document": found.document.model_copy(update={"name": name})})


def quads(*items: tuple[Reading, str]) -> list[Quad]:
    """The graphs of these readings, each with the key of its incident."""
    found = []
    for it, key in items:
        lifted = lift(it, NAMES, key, it.document.name)
        found += [Quad(t.subject, t.predicate, t.object, lifted.graph) for t in lifted.triples]
    return found


def one_spelling(line: str, word: str) -> dict[str, Any]:
    parts = (word, "Exampleland")
    place = Place(name_ar=None, name_en=line, parts=parts, region=None, country="Exampleland", evidence=said(line))
    return {"assessment": Assessment(place=place)}


def shared_unknown() -> list[Quad]:
    """Two pages with an unnamed actor, by a mistake one and the same node."""
    unknown = Actor(name="Unknown", kind="unidentified", registered=False)
    block = Position(index=1, belligerent=unknown, role="suspected", position=None, evidence=(said("Unknown"),))
    both = quads(
        (document("a", "AB1", more={"positions": [block]}), "1"),
        (document("b", "AB2", more={"positions": [block]}), "2"),
    )
    one, other = (NAMES.incident(key).value + "/actor/unknown" for key in "12")
    return [_moved(quad, other, one) for quad in both]


def _moved(quad: Quad, old: str, new: str) -> Quad:
    subject, thing = (NamedNode(new) if it == NamedNode(old) else it for it in (quad.subject, quad.object))
    return Quad(subject, quad.predicate, thing, quad.graph_name)  # type: ignore[arg-type]


def two_spellings() -> list[Quad]:
    found = quads((document("a", "AB1", more=one_spelling("Al Mithal, Exampleland", "Al Mithal")), "1"))
    found += quads((document("b", "AB2", more=one_spelling("Al Mithal, Exampleland", "Al Mithal")), "2"))
    place = NAMES.place(("Exampleland", "Al Mithal"))
    home = NAMES.document("b")
    actor = NAMES.actor(NAMES.monitor_name.casefold())
    return [
        *found,
        Quad(place, SKOS.prefLabel, Literal("Al-Mithal", language="en"), home),
        Quad(actor, SKOS.prefLabel, Literal("The Example Monitor", language="en"), home),
    ]


CASES = {
    "two incidents that share nothing": (quads((document("a", "AB1"), "1"), (document("b", "AB2"), "2")), set()),
    "two incidents of one code": (
        quads((document("a", "AB1"), "1"), (document("b", "AB1"), "2"), (document("c", "AB3"), "3")),
        {"Code-shared"},
    ),
    "one incident with two site ids": (
        quads((document("a", "AB1", "100"), "1"), (document("b", "AB1", "101"), "1")),
        {"SiteId-two"},
    ),
    "one site id on two incidents": (
        quads((document("a", "AB1", "100"), "1"), (document("b", "AB2", "100"), "2")),
        {"SiteId-shared"},
    ),
    "an unknown actor of two incidents": (shared_unknown(), {"Actor-local"}),
    "two spellings": (two_spellings(), {"Place-names", "Actor-names"}),
}


def reference(items: list[Quad]) -> Counter[Found]:
    """What pySHACL finds with across.ttl on the union of the graphs."""
    union = {Triple(quad.subject, quad.predicate, quad.object) for quad in items}
    data = Graph().parse(data=serialize(union, format=RdfFormat.N_TRIPLES), format="nt")
    shapes = Graph()
    for name in ("shapes/prefixes.ttl", "shapes/across.ttl"):
        shapes.parse(data=resources.text(name, NAMES.base), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    assert isinstance(report, Graph)
    return Counter(
        (
            str(report.value(it, SH.sourceShape)).rpartition("#")[2],
            str(report.value(it, SH.focusNode)),
            str(report.value(it, SH.resultMessage)),
        )
        for it in report.subjects(RDF.type, SH.ValidationResult)
    )


@pytest.mark.parametrize("case", CASES)
def test_the_pass_over_the_store_equals_the_reference_engine(case: str) -> None:
    items, checks = CASES[case]
    found = Checker(NAMES).across(Graphs.memory(items))
    told = {(it.check, it.focus, it.message) for it in found}
    assert Counter(told) == reference(items)
    assert {it.check for it in found} == checks
    assert all("{" not in it.message for it in found)


@pytest.mark.parametrize("case", CASES)
def test_a_finding_is_told_once_for_each_document_that_speaks_of_it(case: str) -> None:
    items, _ = CASES[case]
    names = {q.graph_name: q.object.value for q in items if q.predicate == DCT.identifier and q.subject == q.graph_name}  # type: ignore[union-attr]
    for it in Checker(NAMES).across(Graphs.memory(items)):
        homes = {names[q.graph_name] for q in items if q.subject == NamedNode(it.focus)}
        assert it.document in homes
        assert it.hint
    found = Checker(NAMES).across(Graphs.memory(items))
    assert found == sorted(found, key=lambda it: it.order)
    assert len({(it.document, it.check, it.focus, it.message) for it in found}) == len(found)
