"""Judgements on candidates of gazetteers, as triples of the graph of links (DECISIONS 17).

closeMatch where the rule or a person accepted, exactMatch where a person called the two the same; owl:sameAs never.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import NamedNode, Triple

from kg import iri
from kg.gazetteers.matching import Judgement
from kg.iri import Names, web_address
from kg.lift.text import (
    DCT,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    Facts,
    Node,
    Term,
    below,
    day,
    decimal,
    literal,
    spoken,
    text,
    vocabularies,
    written,
)

RULE = "gazetteer-score"
CHECK = "gazetteer-check"

Fact = tuple[Node, Node, Term | None]


def links(names: Names, judgements: Iterable[Judgement]) -> set[Triple]:
    """Every judgement with its evidence, and the links that they allow. A candidate without a safe IRI is left out."""
    made = Facts()
    for it in judgements:
        candidate = web_address(it.candidate.iri)
        if candidate is not None:
            for fact in _match(names, it, written(candidate)):
                made.add(*fact)
    return set(made.triples())


def match_node(it: Judgement) -> NamedNode:
    """The IRI of a judgement: below its place, by gazetteer and the entry's own identifier there."""
    own = it.candidate.iri.removeprefix(it.source.space).strip("/") if it.source.space else it.candidate.iri
    return iri.below(NamedNode(it.place), "match", f"{it.source.key}-{own}")


def _match(names: Names, it: Judgement, candidate: Node) -> list[Fact]:
    chv, chc = vocabularies(names.base)
    place, node = written(NamedNode(it.place)), written(match_node(it))
    licence = web_address(it.source.licence)
    facts: list[Fact] = [
        (place, chv.match, node),
        (node, RDF.type, chv.GazetteerMatch),
        (node, DCT.references, candidate),
        (node, DCT.identifier, literal(it.source.title)),
        (node, DCT.license, None if licence is None else written(licence)),
        (node, DCT.rights, literal(it.source.attribution) if it.source.attribution else None),
        (node, SKOS.prefLabel, text(it.name)),
        (node, RDFS.comment, spoken(it.reasons, "en")),
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
    return [*facts, *(_rule(names, node) if it.person is None else _person(names, node, it, it.person))]


def _thousandths(number: float) -> Term:
    return decimal(Decimal(f"{number:.3f}"))


def _rule(names: Names, node: Node) -> list[Fact]:
    chv, chc = vocabularies(names.base)
    rule = written(names.rule(RULE))
    return [
        (node, PROV.wasGeneratedBy, rule),
        (rule, RDF.type, PROV.Activity),
        (rule, chv.kind, chc["activity-reading"]),
        (rule, DCT.identifier, literal(RULE)),
    ]


def _person(names: Names, node: Node, it: Judgement, name: str) -> list[Fact]:
    chv, chc = vocabularies(names.base)
    person, check = written(names.person(name)), below(node, "check")
    return [
        (node, chv.checkedBy, person),
        (node, PROV.wasGeneratedBy, check),
        (check, RDF.type, PROV.Activity),
        (check, chv.kind, chc["activity-check"]),
        (check, DCT.identifier, literal(CHECK)),
        (check, DCT.date, day(it.day)),
        (check, RDFS.comment, text(it.note) if it.note else None),
        (check, PROV.wasAssociatedWith, person),
        (person, RDF.type, chv.Actor),
        (person, chv.kind, chc["actor-person"]),
        (person, SKOS.prefLabel, text(name)),
    ]
