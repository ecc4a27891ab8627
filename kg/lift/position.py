"""Belligerent blocks: what the monitor records of a belligerent, and its position."""

from kg.lift.figure import figures
from kg.lift.place import geolocation
from kg.lift.scribe import Scribe
from kg.lift.text import PROV, RDF, SCHEMA, SKOS, Node, below, integer, text
from kg.model import Geolocation, Position


def position(scribe: Scribe, it: Position, page_point: Geolocation | None, statements: list[Node]) -> Node:
    """The block is claimed by the monitor and is the position *of* the belligerent (DECISIONS 2).

    `statements` are the casualty statements of that belligerent on this page: the recorded position rests on them.
    """
    chv = scribe.chv
    belligerent = scribe.actor(it.belligerent)
    node = scribe.unique(below(scribe.incident, "claim", f"position-{it.belligerent.name}-{scribe.document_hash}"))
    scribe.claim(node, "fields-position", chv.Claim)
    scribe.add(node, chv.claimedBy, scribe.monitor)
    scribe.add(node, chv.positionOf, belligerent)
    scribe.add(node, SCHEMA.position, integer(it.index))
    if it.role is not None:
        scribe.add(node, chv.suspects if it.role == "suspected" else chv.listsAsKnown, belligerent)
    scribe.categories(node, (it.position,), chv.position)
    scribe.categories(node, it.reasons)
    figures(scribe, node, it.conceded, chv.conceded, "conceded")
    scribe.evidence(node, *it.evidence)
    if it.stated_location is not None:
        place = below(node, "place")
        scribe.add(place, RDF.type, chv.Place)
        scribe.add(place, SKOS.prefLabel, text(" ".join(it.stated_location.exact.split())))
        scribe.evidence(place, it.stated_location)
        scribe.add(node, chv.statedPlace, place)
    if it.geolocation is not None:
        scribe.add(node, chv.geolocation, geolocation(scribe, below(node, "geolocation"), it.geolocation, page_point))
    for note in it.notes:
        scribe.add(node, chv.note, text(" ".join(note.exact.split())))
        scribe.evidence(node, note)
    scribe.each(node, PROV.wasDerivedFrom, statements)
    return node
