"""The monitor's own claim: one among the others, exactly one a document."""

from kg.lift.figure import figures
from kg.lift.place import geolocation, place
from kg.lift.scribe import Scribe
from kg.lift.text import DCT, SCHEMA, XSD, Node, below, day, text, typed
from kg.lift.victim import victims
from kg.model import Assessment, Incident


def assessment(scribe: Scribe, it: Assessment, incident: Incident) -> Node:
    """Everything that the page states as its own. Returns the claim."""
    chv = scribe.chv
    node = below(scribe.incident, "claim", f"{scribe.names.monitor_name.casefold()}-{scribe.document_hash}")
    scribe.claim(node, "fields-assessment", chv.Assessment)
    scribe.add(node, chv.claimedBy, scribe.monitor)
    if it.last_updated is not None:
        scribe.add(node, DCT.modified, day(it.last_updated.earliest))
        scribe.evidence(node, it.last_updated.evidence)
    _when(scribe, node, it)
    _where(scribe, node, it)
    if it.categories:
        scribe.categories(node, it.categories)
    figures(scribe, node, it.figures, chv.figure, "figure")
    for predicate, actors in (
        ("suspects", it.suspected),
        ("listsAsKnown", it.known),
        ("target", it.suspected_targets),
        ("knownTarget", it.known_targets),
    ):
        for actor in actors:
            scribe.add(node, chv[predicate], scribe.actor(actor))
            scribe.evidence(node, actor.evidence)
    if it.victims or it.families:
        victims(scribe, node, it.victims, it.families)
    if it.narrative is not None:
        scribe.add(node, chv.narrative, scribe.quotation(it.narrative))
        scribe.evidence(node, it.narrative)
    for note in it.notes:
        scribe.add(node, chv.note, text(f"{note.label}: {note.words.exact}" if note.label else note.words.exact))
        scribe.evidence(node, note.words)
    scribe.evidence(node, *it.evidence)
    if not (it.evidence or it.narrative or it.categories or it.place or it.notes):
        # a page of codes only: the assessment rests on them, for a claim without words would be nobody's
        scribe.evidence(node, *(code.evidence for code in incident.codes))
    return node


def _when(scribe: Scribe, node: Node, it: Assessment) -> None:
    chv = scribe.chv
    if it.date is not None:
        scribe.add(node, chv.statedTime, scribe.stated_time(below(node, "time"), it.date))
    if it.time_of_day is not None:
        # the hour hangs on the claim, not on a stated time: a clock without a day is no date of the incident
        if it.time_of_day.start_time:
            scribe.add(node, SCHEMA.startTime, typed(it.time_of_day.start_time, XSD.time))
        scribe.evidence(node, it.time_of_day.evidence)


def _where(scribe: Scribe, node: Node, it: Assessment) -> None:
    chv = scribe.chv
    point = None
    if it.geolocation is not None:
        point = geolocation(scribe, below(node, "geolocation"), it.geolocation)
        scribe.add(node, chv.geolocation, point)
    for extra in it.additional_geolocations:
        words = extra.geojson or f"{extra.latitude}, {extra.longitude}"
        drawn = geolocation(scribe, scribe.one_of_many(node, "geolocation", words), extra)
        scribe.add(node, chv.additionalGeolocation, drawn)
    if it.place is not None:
        scribe.add(node, chv.statedPlace, place(scribe, it.place, it.geolocation, point))
        scribe.evidence(node, it.place.evidence)
    if it.geolocation_notes is not None:
        holder = point or node
        scribe.add(holder, chv.note, text(it.geolocation_notes.exact))
        scribe.evidence(holder, it.geolocation_notes)
