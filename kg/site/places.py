"""Places as the pages show them: names, what they lie in, the points put on them, and judgements on gazetteers."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.words import Said
from kg.site.spoken import Ref, Spoken
from kg.terms import DCT, PROV, RDFS, SCHEMA, SKOS


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place: its names (those in Arabic last), other spellings, and what it lies in, the narrowest first."""

    iri: str
    names: tuple[Said, ...]
    others: tuple[Said, ...]
    within: tuple[Ref, ...]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A judgement on one entry of one gazetteer. Numbers as written: `score` of 0 to 1, `distance` in kilometres.

    `by` is who decided: a person, else empty and `rule` names the rule.
    """

    iri: str
    name: Said | None
    entry: str | None
    gazetteer: str | None
    rights: str | None
    licence: str | None
    decision: Ref | None
    accepted: bool
    score: str | None
    distance: str | None
    categories: tuple[Ref, ...]
    reasons: Said | None
    by: tuple[Ref, ...]
    rule: str | None


def place_view(facts: Spoken, place: NamedNode) -> PlaceView:
    return PlaceView(
        iri=place.value,
        names=names(facts, place),
        others=tuple(facts.words(place, SKOS.altLabel)),
        within=facts.refs(within(facts, place)),
        matches=matches(facts, place),
    )


def names(facts: Spoken, place: NamedNode) -> tuple[Said, ...]:
    """The names: the page's language first."""
    return tuple(sorted(facts.words(place, SKOS.prefLabel), key=lambda it: (it.language != facts.language, it.text)))


def within(facts: Spoken, place: NamedNode) -> list[NamedNode]:
    """What a place lies in, the narrowest first."""
    found: list[NamedNode] = []
    at = facts.thing(place, SCHEMA.containedInPlace)
    while at is not None and at not in found:
        found.append(at)
        at = facts.thing(at, SCHEMA.containedInPlace)
    return found


def matches(facts: Spoken, place: NamedNode) -> tuple[Match, ...]:
    """The judgements, accepted ones first, then the likelier."""
    found = [_match(facts, it) for it in facts.things(place, facts.chv.match)]
    return tuple(sorted(found, key=lambda it: (not it.accepted, -float(it.score or 0), it.iri)))


def _match(facts: Spoken, node: NamedNode) -> Match:
    chv = facts.chv
    decision, entry = facts.thing(node, chv.decision), facts.thing(node, DCT.references)
    licence = facts.thing(node, DCT.license)
    return Match(
        iri=node.value,
        name=facts.word(node, SKOS.prefLabel),
        entry=entry.value if entry else None,
        gazetteer=facts.value(node, DCT.identifier),
        rights=facts.value(node, DCT.rights),
        licence=licence.value if licence else None,
        decision=facts.ref(decision) if decision else None,
        accepted=decision == facts.chc["decision-accepted"],
        score=facts.value(node, chv.nameScore),
        distance=facts.value(node, chv.distanceKm),
        categories=facts.refs(facts.things(node, chv.category)),
        reasons=facts.word(node, RDFS.comment),
        by=facts.refs(facts.things(node, chv.checkedBy)),
        rule=facts.rule(node) if facts.things(node, PROV.wasGeneratedBy) else None,
    )
