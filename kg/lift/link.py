"""Judgements on candidates of gazetteers, as triples of the graph of links (DECISIONS 17).

closeMatch where the rule or a person accepted, exactMatch where a person called the two the same; owl:sameAs never.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Triple

from kg.gazetteers.matching import Judgement
from kg.iri import Names, below, web_address
from kg.lift.scribe import Object, day, decimal, text
from kg.terms import DCT, PROV, RDF, RDFS, SCHEMA, SKOS

RULE = "gazetteer-score"
CHECK = "gazetteer-check"


def links(names: Names, judgements: Iterable[Judgement]) -> set[Triple]:
    """Every judgement with its evidence, and the links that they allow. A candidate without a safe IRI is left out."""
    made: set[Triple] = set()
    for it in judgements:
        candidate = web_address(it.candidate.iri)
        if candidate is not None:
            made |= _match(names, it, candidate)
    return made


def match_node(it: Judgement) -> NamedNode:
    """The IRI of a judgement: below its place, by gazetteer and the entry's own identifier there."""
    own = it.candidate.iri.removeprefix(it.source.space).strip("/") if it.source.space else it.candidate.iri
    return below(NamedNode(it.place), "match", f"{it.source.key}-{own}")


def _match(names: Names, it: Judgement, candidate: NamedNode) -> set[Triple]:
    chv, chc = names.chv, names.chc
    place, node = NamedNode(it.place), match_node(it)
    licence = web_address(it.source.licence)
    facts: list[tuple[NamedNode, NamedNode, Object | None]] = [
        (place, chv.match, node),
        (node, RDF.type, chv.GazetteerMatch),
        (node, DCT.references, candidate),
        (node, DCT.identifier, Literal(it.source.title)),
        (node, DCT.license, licence),
        (node, DCT.rights, Literal(it.source.attribution) if it.source.attribution else None),
        (node, SKOS.prefLabel, text(it.name)),
        (node, RDFS.comment, Literal(it.reasons, language="en")),
        (node, chv.category, chc[f"admin-match-{it.admin}"]),
        (node, chv.decision, chc[f"decision-{it.decision}"]),
        (node, chv.nameScore, _thousandths(it.name_score)),
        (node, chv.distanceKm, None if it.distance_km is None else _thousandths(it.distance_km)),
    ]
    if it.candidate.point is not None:
        latitude, longitude = (decimal(Decimal(repr(degrees))) for degrees in it.candidate.point)
        facts += [(node, SCHEMA.latitude, latitude), (node, SCHEMA.longitude, longitude)]
    if it.decision == "accepted":
        facts.append((place, SKOS.exactMatch if it.exact else SKOS.closeMatch, candidate))
    facts += _rule(names, node) if it.person is None else _person(names, node, it, it.person)
    return {Triple(subject, predicate, thing) for subject, predicate, thing in facts if thing is not None}


def _thousandths(number: float) -> Object:
    return decimal(Decimal(f"{number:.3f}"))


def _rule(names: Names, node: NamedNode) -> list[tuple[NamedNode, NamedNode, Object | None]]:
    rule = names.rule(RULE)
    return [
        (node, PROV.wasGeneratedBy, rule),
        (rule, RDF.type, PROV.Activity),
        (rule, names.chv.kind, names.chc["activity-reading"]),
        (rule, DCT.identifier, Literal(RULE)),
    ]


def _person(
    names: Names, node: NamedNode, it: Judgement, name: str
) -> list[tuple[NamedNode, NamedNode, Object | None]]:
    person, check = names.person(name), below(node, "check")
    return [
        (node, names.chv.checkedBy, person),
        (node, PROV.wasGeneratedBy, check),
        (check, RDF.type, PROV.Activity),
        (check, names.chv.kind, names.chc["activity-check"]),
        (check, DCT.identifier, Literal(CHECK)),
        (check, DCT.date, day(it.day)),
        (check, RDFS.comment, text(it.note) if it.note else None),
        (check, PROV.wasAssociatedWith, person),
        (person, RDF.type, names.chv.Actor),
        (person, names.chv.kind, names.chc["actor-person"]),
        (person, SKOS.prefLabel, text(name)),
    ]
