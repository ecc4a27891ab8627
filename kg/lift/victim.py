"""Persons whom the page lists as killed or injured, and their families."""

from kg.lift.scribe import Scribe
from kg.lift.text import DCT, FOAF, RDF, SCHEMA, SKOS, Node, address, below, integer, literal, spoken, text
from kg.model import Family, Victim


def victims(scribe: Scribe, claim: Node, people: tuple[Victim, ...], families: tuple[Family, ...]) -> None:
    """Each person is a node of its own; no person of one page is taken for a person of another."""
    groups = {family.number: below(claim, "family", str(family.number)) for family in families}
    for family in families:
        node = groups[family.number]
        scribe.add(node, RDF.type, FOAF.Group)
        scribe.add(node, SKOS.prefLabel, text(" ".join(family.evidence.exact.split())))
        scribe.evidence(node, family.evidence)
    for person in people:
        node = _victim(scribe, claim, person)
        if person.family in groups:
            scribe.add(groups[person.family], FOAF.member, node)


def _victim(scribe: Scribe, claim: Node, it: Victim) -> Node:
    chv, chc = scribe.chv, scribe.chc
    node = scribe.one_of_many(claim, "victim", it.name_en, it.name_ar, it.age, it.moh_id)
    scribe.add(claim, chv.victim, node)
    scribe.add(node, RDF.type, chv.Victim)
    scribe.add(node, SCHEMA.position, integer(it.position))
    scribe.add(node, SKOS.prefLabel, spoken(it.name_en, "en") if it.name_en else None)
    scribe.add(node, SKOS.prefLabel, spoken(it.name_ar, "ar") if it.name_ar else None)
    scribe.add(node, chv.verbatim, literal(it.age) if it.age else None)
    scribe.add(node, SCHEMA.gender, literal(it.gender) if it.gender else None)
    scribe.add(node, chv.harm, chc[f"harm-{it.outcome}"] if it.outcome else None)
    scribe.add(node, chv.category, chc["outcome-detail-pregnant"] if it.pregnant else None)
    scribe.add(node, DCT.identifier, literal(it.moh_id) if it.moh_id else None)
    scribe.add(node, chv.note, text(it.notes) if it.notes else None)
    scribe.add(node, SCHEMA.url, address(it.url) if it.url else None)
    scribe.evidence(node, *it.evidence)
    return node
