"""All that the page on an incident shows of the incident itself, gathered from the graph. No HTML here."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.claims import Voice
from kg.pages.places import PointView, points
from kg.pages.victims import VictimView, victim_view
from kg.pages.words import Said
from kg.site.claims import ClaimView, Passage, claims, passage
from kg.site.documents import DocumentView, document_view
from kg.site.media import MediaView, media
from kg.site.places import PlaceView, place_view
from kg.site.site import Site
from kg.site.spoken import Ref, Spoken, Time, shown
from kg.terms import DCT, SCHEMA, SKOS


@dataclass(frozen=True, slots=True)
class Assessed:
    """What one document states as the monitor's own."""

    claim: ClaimView
    document: Ref | None
    clock: str | None
    updated: str | None
    places: tuple[PlaceView, ...]
    points: tuple[PointView, ...]
    categories: tuple[tuple[Ref, tuple[Ref, ...]], ...]
    people: tuple[VictimView, ...]
    narrative: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident. `unnamed` claims have a speaker whom the settings keep back: they stand in no table."""

    iri: str
    label: Said
    codes: tuple[str, ...]
    previous: tuple[str, ...]
    inferred: tuple[str, ...]
    conflicts: tuple[Ref, ...]
    site_id: str | None
    permalink: str | None
    assessed: tuple[Assessed, ...]
    claims: tuple[ClaimView, ...]
    unnamed: int
    documents: tuple[DocumentView, ...]
    media: tuple[MediaView, ...]

    @property
    def places(self) -> tuple[PlaceView, ...]:
        """Every place that the assessments name, each once."""
        return tuple({it.iri: it for one in self.assessed for it in one.places}.values())

    @property
    def when(self) -> tuple[Time, ...]:
        return tuple(dict.fromkeys(it for one in self.assessed for it in one.claim.when))

    def category(self, scheme: str) -> tuple[Ref, ...]:
        """What the assessments say under one code list ("harm-status")."""
        return tuple(dict.fromkeys(it for one in self.assessed for key, found in one.categories
                                   if key.iri.endswith(f"/concept/{scheme}") for it in found))  # fmt: skip


def incident_view(site: Site, facts: Spoken, node: NamedNode) -> IncidentView:
    """Gathers one incident; every list is in a fixed order."""
    chv, disclosure = facts.chv, shown(site)
    found = claims(site, facts, disclosure, node)
    every = [
        it for it in facts.pointing(node, chv.about) if facts.is_a(it, chv.Claim) or facts.is_a(it, chv.Assessment)
    ]
    documents = documents_of(facts, node)
    link = facts.thing(node, SCHEMA.url)
    return IncidentView(
        iri=node.value,
        label=facts.label(node),
        codes=_values(facts, node, chv.code),
        previous=_values(facts, node, chv.previousCode),
        inferred=_values(facts, node, chv.inferredCode),
        conflicts=facts.refs(facts.things(node, chv.conflict)),
        site_id=facts.value(node, DCT.identifier),
        permalink=link.value if link else None,
        assessed=tuple(_assessed(site, facts, it) for it in found if it.row.voice is Voice.ASSESSMENT),
        claims=found,
        unnamed=len(every) - len(found),
        documents=tuple(document_view(facts, it) for it in documents),
        media=media(facts, disclosure, documents),
    )


def documents_of(facts: Spoken, node: NamedNode) -> list[NamedNode]:
    """The documents about an incident, in the order of their IRIs."""
    rows = facts.graphs.rows(
        f"SELECT DISTINCT ?document ?incident WHERE {{ ?document {facts.chv.about} ?incident . "
        f"?document a {facts.chv.Document} }} ORDER BY ?document",
        {"incident": node},
    )
    return [it for row in rows if isinstance(it := row["document"], NamedNode)]


def _values(facts: Spoken, node: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
    return tuple(it.text for it in facts.words(node, predicate))


def _assessed(site: Site, facts: Spoken, claim: ClaimView) -> Assessed:
    chv, node, disclosure = facts.chv, claim.row.node, shown(site)
    document = facts.thing(node, chv.readFrom)
    people = sorted(facts.things(node, chv.victim), key=facts.page_order)
    clock = facts.value(node, SCHEMA.startTime)
    narratives = facts.things(node, chv.narrative) if disclosure.text == "full" else []
    return Assessed(
        claim=claim,
        document=facts.ref(document) if document else None,
        clock=clock.removesuffix(":00") if clock else None,
        updated=facts.value(node, DCT.modified),
        places=tuple(place_view(facts, it) for it in facts.things(node, chv.statedPlace)),
        points=points(facts, disclosure, node),
        categories=_categories(facts, node),
        people=tuple(victim_view(facts, disclosure, it) for it in people) if disclosure.victims == "names" else (),
        narrative=tuple(passage(site, facts, disclosure, it) for it in narratives),
    )


def _categories(facts: Spoken, node: NamedNode) -> tuple[tuple[Ref, tuple[Ref, ...]], ...]:
    """The values of code lists by list."""
    found: dict[NamedNode, list[NamedNode]] = {}
    for concept in facts.things(node, facts.chv.category):
        found.setdefault(facts.thing(concept, SKOS.inScheme) or concept, []).append(concept)
    return tuple((facts.ref(scheme), facts.refs(concepts)) for scheme, concepts in sorted(found.items(), key=_by_iri))


def _by_iri(pair: tuple[NamedNode, list[NamedNode]]) -> str:
    return pair[0].value
