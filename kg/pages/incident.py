"""All that the report shows of one incident, gathered from the graph. No HTML here."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.claims import ClaimRow, Quote, Voice, claim_rows, quotes
from kg.pages.disclosure import Disclosure, Shown
from kg.pages.facts import Facts
from kg.pages.reports import Reports, reports
from kg.pages.source_text import SourceTexts
from kg.pages.words import Said
from kg.terms import DCT, FOAF, GEO, RDF, SCHEMA, SKOS


@dataclass(frozen=True, slots=True)
class PointView:
    """A geolocation. `radius_m` is ours, drawn from the declared accuracy; `distance_km` grid reference to page point."""

    point: Shown | None
    accuracy: tuple[Shown, ...]
    radius_m: str | None
    mgrs: Shown | None
    distance_km: str | None
    drawn: bool


@dataclass(frozen=True, slots=True)
class VictimView:
    """A listed person; a missing field is not printed on the page."""

    names: tuple[Said, ...]
    age: Said | None
    gender: Said | None
    outcome: Said | None
    family: Said | None
    note: Said | None


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """What one document states as the monitor's own. `people` is empty where the settings give counts only."""

    document: str
    row: ClaimRow
    date: tuple[Shown, ...]
    clock: Shown | None
    updated: Said | None
    places: tuple[tuple[Shown, ...], ...]
    points: tuple[PointView, ...]
    categories: tuple[tuple[Said, tuple[Shown, ...]], ...]
    victims_listed: int
    families_listed: int
    people: tuple[VictimView, ...]
    narrative: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class IncidentView:
    """One incident with everybody's claims about it."""

    iri: str
    anchor: str
    codes: tuple[str, ...]
    previous: tuple[str, ...]
    inferred: tuple[str, ...]
    conflicts: tuple[Shown, ...]
    site_id: str | None
    permalink: str | None
    documents: tuple[str, ...]
    assessments: tuple[AssessmentView, ...]
    claims: tuple[ClaimRow, ...]
    reports: Reports
    media: int

    @property
    def title(self) -> str:
        return " ".join(self.codes) or self.site_id or self.anchor


def incident_view(facts: Facts, texts: SourceTexts, disclosure: Disclosure, incident: NamedNode) -> IncidentView:
    """Gathers one incident; every list is in a fixed order."""
    chv = facts.chv
    documents = [it for it in facts.pointing(incident, chv.about) if facts.is_a(it, chv.Document)]
    rows = claim_rows(facts, texts, disclosure, incident)
    media = [
        it for document in documents for it in facts.pointing(document, chv.readFrom) if facts.is_a(it, SCHEMA.MediaObject)
    ]
    return IncidentView(
        iri=incident.value,
        anchor=anchor(facts, incident),
        codes=_values(facts, incident, chv.code),
        previous=_values(facts, incident, chv.previousCode),
        inferred=_values(facts, incident, chv.inferredCode),
        conflicts=tuple(disclosure.fact(it) for it in facts.labels(facts.things(incident, chv.conflict))),
        site_id=facts.value(incident, DCT.identifier),
        permalink=next((it.value for it in facts.things(incident, SCHEMA.url)), None),
        documents=tuple(texts.name(it) for it in documents),
        assessments=tuple(
            _assessment(facts, texts, disclosure, row) for row in rows if row.voice is Voice.ASSESSMENT
        ),
        claims=rows,
        reports=reports(facts, texts, disclosure, documents),
        media=len(media),
    )


def anchor(facts: Facts, incident: NamedNode) -> str:
    """The fragment of an incident on the page: the end of its IRI, which is its own."""
    return "incident-" + incident.value.removeprefix(facts.names.id).replace("/", "-").replace("%", "~")


def _values(facts: Facts, thing: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
    return tuple(it.text for it in facts.words(thing, predicate))


def _assessment(facts: Facts, texts: SourceTexts, disclosure: Disclosure, row: ClaimRow) -> AssessmentView:
    chv, claim = facts.chv, NamedNode(row.iri)
    document = facts.thing(claim, chv.readFrom)
    people = facts.things(claim, chv.victim)
    families = {group for person in people for group in facts.pointing(person, FOAF.member)}
    clock = facts.word(claim, SCHEMA.startTime)
    full = disclosure.text == "full"
    narratives = facts.things(claim, chv.narrative) if full else []
    return AssessmentView(
        document=texts.name(document) if document else "",
        row=row,
        date=row.when,
        clock=disclosure.fact(clock) if clock else None,
        updated=facts.word(claim, DCT.modified),
        places=tuple(_place(facts, disclosure, it) for it in facts.things(claim, chv.statedPlace)),
        points=tuple(
            _point(facts, disclosure, it)
            for key in (chv.geolocation, chv.additionalGeolocation)
            for it in facts.things(claim, key)
        ),
        categories=_categories(facts, disclosure, claim),
        victims_listed=len(people),
        families_listed=len(families),
        people=tuple(_victim(facts, it) for it in sorted(people, key=facts.page_order))
        if disclosure.victims == "names"
        else (),
        narrative=tuple(
            quote for quote in quotes(facts, texts, disclosure, claim) if NamedNode(quote.passage.iri) in narratives
        ),
    )


def _place(facts: Facts, disclosure: Disclosure, place: NamedNode) -> tuple[Shown, ...]:
    """The names of a place, then those of what it lies in, the narrowest first."""
    names: list[Said] = []
    at: NamedNode | None = place
    seen: set[NamedNode] = set()
    while at is not None and at not in seen:
        seen.add(at)
        names += sorted(facts.words(at, SKOS.prefLabel), key=lambda it: it.language != "ar")
        at = facts.thing(at, SCHEMA.containedInPlace)
    return tuple(disclosure.fact(it) for it in names)


def _point(facts: Facts, disclosure: Disclosure, node: NamedNode) -> PointView:
    latitude, longitude = facts.value(node, SCHEMA.latitude), facts.value(node, SCHEMA.longitude)
    mgrs = facts.word(node, facts.chv.mgrs)
    printed = facts.word(node, facts.chv.verbatim)
    point = Said(f"{latitude}, {longitude}") if latitude and longitude else printed
    radius = facts.value(node, GEO.hasMetricSpatialAccuracy)
    return PointView(
        point=disclosure.fact(point) if point else None,
        accuracy=tuple(disclosure.fact(it) for it in facts.labels(facts.things(node, facts.chv.category))),
        radius_m=radius.removesuffix(".0") if radius else None,
        mgrs=disclosure.fact(mgrs) if mgrs else None,
        distance_km=facts.value(node, facts.chv.distanceKm),
        drawn=bool(facts.all(node, GEO.asGeoJSON)),
    )


def _categories(
    facts: Facts, disclosure: Disclosure, claim: NamedNode
) -> tuple[tuple[Said, tuple[Shown, ...]], ...]:
    """The values of code lists by list, each list under its name."""
    found: dict[NamedNode, list[NamedNode]] = {}
    for concept in facts.things(claim, facts.chv.category):
        scheme = facts.thing(concept, SKOS.inScheme)
        found.setdefault(scheme or concept, []).append(concept)
    return tuple(
        (facts.label(scheme), tuple(disclosure.fact(it) for it in facts.labels(concepts)))
        for scheme, concepts in sorted(found.items(), key=lambda pair: pair[0].value)
    )


def _victim(facts: Facts, node: NamedNode) -> VictimView:
    outcome = facts.thing(node, facts.chv.harm)
    family = next((it for it in facts.pointing(node, FOAF.member) if facts.is_a(it, FOAF.Group)), None)
    return VictimView(
        names=tuple(facts.words(node, SKOS.prefLabel)),
        age=facts.word(node, facts.chv.verbatim),
        gender=facts.word(node, SCHEMA.gender),
        outcome=facts.label(outcome) if outcome else None,
        family=facts.label(family) if family else None,
        note=facts.word(node, facts.chv.note),
    )


def every_incident(facts: Facts) -> list[NamedNode]:
    """All incidents of the store, in the order of their IRIs."""
    return facts.pointing(facts.chv.Incident, RDF.type)
