"""All that the report shows of one incident, gathered from the graph. No HTML here."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.claims import ClaimRow, Quote, Voice, claim_rows, quotes
from kg.pages.disclosure import Disclosure, Shown, bare
from kg.pages.facts import Facts
from kg.pages.places import PointView, place_names, points
from kg.pages.reports import Reports, reports
from kg.pages.source_text import SourceTexts
from kg.pages.victims import VictimView, victim_view
from kg.pages.words import Said
from kg.terms import DCT, FOAF, RDF, SCHEMA, SKOS


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
    title: str
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


def incident_view(facts: Facts, texts: SourceTexts, disclosure: Disclosure, incident: NamedNode) -> IncidentView:
    """Gathers one incident; every list is in a fixed order."""
    chv = facts.chv
    documents = [it for it in facts.pointing(incident, chv.about) if facts.is_a(it, chv.Document)]
    rows = claim_rows(facts, texts, disclosure, incident)
    media = [
        it
        for document in documents
        for it in facts.pointing(document, chv.readFrom)
        if facts.is_a(it, SCHEMA.MediaObject)
    ]
    return IncidentView(
        iri=incident.value,
        anchor=anchor(facts, incident),
        title=bare(disclosure.fact(facts.label(incident))),
        codes=_values(facts, disclosure, incident, chv.code),
        previous=_values(facts, disclosure, incident, chv.previousCode),
        inferred=_values(facts, disclosure, incident, chv.inferredCode),
        conflicts=tuple(disclosure.fact(it) for it in facts.labels(facts.things(incident, chv.conflict))),
        site_id=facts.value(incident, DCT.identifier),
        permalink=next((bare(disclosure.address(it.value)) for it in facts.things(incident, SCHEMA.url)), None),
        documents=tuple(texts.name(it) for it in documents),
        assessments=tuple(_assessment(facts, texts, disclosure, row) for row in rows if row.voice is Voice.ASSESSMENT),
        claims=rows,
        reports=reports(facts, texts, disclosure, documents),
        media=len(media),
    )


def anchor(facts: Facts, incident: NamedNode) -> str:
    """The fragment of an incident on the page: the end of its IRI, which is its own."""
    return "incident-" + incident.value.removeprefix(facts.names.id).replace("/", "-").replace("%", "~")


def _values(facts: Facts, disclosure: Disclosure, thing: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
    """The codes: a page may print anything under that heading."""
    return tuple(bare(disclosure.fact(it)) for it in facts.words(thing, predicate))


def _assessment(facts: Facts, texts: SourceTexts, disclosure: Disclosure, row: ClaimRow) -> AssessmentView:
    chv, claim = facts.chv, row.node
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
        clock=disclosure.fact(clock.text.removesuffix(":00")) if clock else None,
        updated=facts.word(claim, DCT.modified),
        places=tuple(place_names(facts, disclosure, it) for it in facts.things(claim, chv.statedPlace)),
        points=points(facts, disclosure, claim),
        categories=_categories(facts, disclosure, claim),
        victims_listed=len(people),
        families_listed=len(families),
        people=tuple(victim_view(facts, disclosure, it) for it in sorted(people, key=facts.page_order))
        if disclosure.victims == "names"
        else (),
        narrative=tuple(
            quote for quote in quotes(facts, texts, disclosure, claim) if NamedNode(quote.passage.iri) in narratives
        ),
    )


def _categories(facts: Facts, disclosure: Disclosure, claim: NamedNode) -> tuple[tuple[Said, tuple[Shown, ...]], ...]:
    """The values of code lists by list, each list under its name."""
    found: dict[NamedNode, list[NamedNode]] = {}
    for concept in facts.things(claim, facts.chv.category):
        scheme = facts.thing(concept, SKOS.inScheme)
        found.setdefault(scheme or concept, []).append(concept)
    return tuple(
        (facts.label(scheme), tuple(disclosure.fact(it) for it in facts.labels(concepts)))
        for scheme, concepts in sorted(found.items(), key=lambda pair: pair[0].value)
    )


def every_incident(facts: Facts) -> list[NamedNode]:
    """All incidents of the store, in the order of their IRIs."""
    return facts.pointing(facts.chv.Incident, RDF.type)
