"""Where the triples of descriptions come from, and which of them lead on: to parts, to what they rest on, to names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from pyoxigraph import NamedNode, Triple

from kg.iri import Names
from kg.store import Graphs
from kg.terms import DCT, GEO, PROV, RDF, RDFS, SCHEMA, SKOS


class Facts(Protocol):
    """Where triples come from."""

    def about(self, thing: NamedNode) -> Iterable[Triple]: ...

    def pointing_at(self, thing: NamedNode, predicate: NamedNode | None = None) -> Iterable[Triple]: ...


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """The triples of a store, each once however many documents say it."""

    graphs: Graphs

    def about(self, thing: NamedNode) -> Iterable[Triple]:
        return (quad.triple for quad in self.graphs.said_of(thing))

    def pointing_at(self, thing: NamedNode, predicate: NamedNode | None = None) -> Iterable[Triple]:
        return (quad.triple for quad in self.graphs.leading_to(thing, predicate))


def by_subject(triples: Iterable[Triple]) -> Mapping[NamedNode, list[Triple]]:
    """Triples under their subject."""
    found: dict[NamedNode, list[Triple]] = {}
    for triple in triples:
        if isinstance(triple.subject, NamedNode):
            found.setdefault(triple.subject, []).append(triple)
    return found


@dataclass(frozen=True, slots=True)
class Rules:
    """Predicates that lead to what belongs to a thing, to what it rests on, and to its names."""

    parts: frozenset[NamedNode]
    context: frozenset[NamedNode]
    names: frozenset[NamedNode]
    victim: NamedNode
    evidence: NamedNode

    @classmethod
    @cache
    def of(cls, base: str) -> Rules:
        """Those under a base."""
        chv = Names(base, "").chv
        parts = {chv.figure, chv.conceded, chv.statedTime, chv.geolocation, chv.additionalGeolocation, chv.victim}
        parts |= {chv.evidence, chv.narrative, chv.relay, chv.match, DCT.hasPart, DCT.temporal, GEO.hasGeometry}
        context = {chv.readFrom, PROV.wasGeneratedBy, PROV.wasDerivedFrom, PROV.used, PROV.wasInvalidatedBy}
        labels = {RDF.type, SKOS.prefLabel, RDFS.label, DCT.identifier, SCHEMA.containedInPlace, chv.kind}
        return cls(frozenset(parts), frozenset(context), frozenset(labels), chv.victim, chv.evidence)
