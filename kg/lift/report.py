"""Reports: source items, strike reports, casualty statements, partners' texts, citations."""

from kg.lift.scribe import Scribe
from kg.lift.text import DCT, RDF, SCHEMA, SKOS, Node, below, day, integer, literal, text, web_address
from kg.model import Report
from kg.values.near import place_name

#: Kinds that are about this incident; a strike report tells of a period, whatever happened in it.
_ABOUT_THE_INCIDENT = {"source-item", "casualty-statement", "partner-statement", "citation"}


def report(scribe: Scribe, it: Report) -> Node:
    """The report with its parts. Its IRI rests on what it says, so it stays when others are added."""
    words = (it.name, it.url) if it.kind in ("source-item", "citation") else (_heading(it), _issued(it), _words(it))
    node = scribe.one_of_many(scribe.document, it.kind, *words)
    _report(scribe, node, it)
    for number, part in enumerate(it.parts, start=1):
        piece = below(node, f"part-{number}")
        _report(scribe, piece, part)
        scribe.add(node, DCT.hasPart, piece)
    return node


def _report(scribe: Scribe, node: Node, it: Report) -> None:
    chv = scribe.chv
    scribe.add(node, RDF.type, chv.Report)
    scribe.add(node, chv.kind, scribe.chc[f"report-{it.kind}"])
    scribe.add(node, chv.readFrom, scribe.document)
    scribe.add(node, SCHEMA.position, integer(it.position))
    scribe.read_by(node, "fields-report")
    if it.kind in _ABOUT_THE_INCIDENT:
        scribe.add(node, chv.about, scribe.incident)
    scribe.add(node, chv.headedUnder, scribe.actor(it.headed_under) if it.headed_under else None)
    scribe.add(node, DCT.publisher, scribe.actor(it.issuer) if it.issuer else None)
    scribe.add(node, SKOS.prefLabel, text(it.name) if it.name else None)
    _addresses(scribe, node, it)
    scribe.each(node, SCHEMA.keywords, (literal(tag) for tag in it.tags))
    scribe.add(node, DCT.identifier, literal(it.reference) if it.reference else None)
    if it.issued is not None:
        scribe.add(node, DCT.issued, day(it.issued.earliest))
        scribe.evidence(node, it.issued.evidence)
    _content(scribe, node, it)
    for note in it.notes:
        scribe.add(node, chv.note, text(" ".join(note.exact.split())))
        scribe.evidence(node, note)
    scribe.evidence(node, *it.evidence)


def _addresses(scribe: Scribe, node: Node, it: Report) -> None:
    """The IRI is percent-encoded; what the page prints stands beside it wherever the two differ."""
    for printed, predicate in ((it.url, SCHEMA.url), (it.archive_url, SCHEMA.archivedAt)):
        if printed is None:
            continue
        address = web_address(printed)
        scribe.add(node, predicate, address)
        if address != f"<{printed}>":
            scribe.add(node, predicate, literal(printed))


def _content(scribe: Scribe, node: Node, it: Report) -> None:
    chv = scribe.chv
    if it.text is not None:
        scribe.add(node, SCHEMA.text, text(it.text.exact))
        scribe.evidence(node, it.text)
    if it.translation is not None:
        scribe.add(node, SCHEMA.text, literal(it.translation.exact))  # the page does not name its language
        scribe.evidence(node, it.translation)
    if it.period is not None:
        scribe.add(node, DCT.temporal, scribe.stated_time(below(node, "time"), it.period))
    scribe.add(node, chv.strikeCount, integer(it.strike_count))
    if it.none_reported:
        scribe.add(node, chv.category, scribe.chc["report-content-none-reported"])
    if it.near is not None:
        name = place_name(it.near.exact) or it.near.exact
        place = below(scribe.incident, "place", name)
        scribe.add(place, RDF.type, chv.Place)
        scribe.add(place, SKOS.prefLabel, text(name))
        scribe.evidence(place, it.near)
        scribe.add(node, chv.near, place)
    for actor in it.mentions:
        scribe.add(node, SCHEMA.mentions, scribe.actor(actor))


def _heading(it: Report) -> str:
    return it.headed_under.name if it.headed_under else ""


def _issued(it: Report) -> str:
    return it.issued.verbatim if it.issued else ""


def _words(it: Report) -> str:
    return it.text.exact if it.text else it.url or ""
