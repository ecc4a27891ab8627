"""The document, the version that was read, and the incident that it is about."""

from kg.lift.scribe import Scribe
from kg.lift.text import DCT, RDF, SCHEMA, SKOS, address, integer, literal, text
from kg.model import Document, Incident


def document(scribe: Scribe, it: Document) -> None:
    """PROV: the version has the hash, the stable document keeps its name; the capture is told as it was given."""
    node, version, chv = scribe.document, scribe.version, scribe.chv
    scribe.add(node, RDF.type, chv.Document)
    scribe.add(node, DCT.identifier, literal(it.name))
    scribe.add(node, DCT.publisher, scribe.monitor)
    scribe.add(node, chv.about, scribe.incident)
    scribe.add(node, chv.declaredSources, integer(it.declared_sources))
    scribe.add(node, chv.declaredMedia, integer(it.declared_media))
    scribe.add(scribe.monitor, RDF.type, chv.Actor)
    scribe.add(scribe.monitor, chv.kind, scribe.chc["actor-monitor"])
    scribe.add(scribe.monitor, SKOS.prefLabel, text(scribe.names.monitor_name))

    scribe.add(version, RDF.type, chv.DocumentVersion)
    scribe.add(version, DCT.isVersionOf, node)
    scribe.add(version, DCT.identifier, literal(f"sha256:{it.sha256}"))
    scribe.add(version, SCHEMA.encodingFormat, literal(f"{it.media_type};charset={it.encoding}"))
    scribe.add(version, SCHEMA.contentSize, integer(it.byte_length))
    scribe.add(version, chv.textLength, integer(it.text_length))
    capture = it.capture
    if capture.url:
        scribe.add(version, DCT.source, address(capture.url))
    if capture.archive_url:
        scribe.add(version, SCHEMA.archivedAt, address(capture.archive_url))
    if capture.captured:
        scribe.add(version, DCT.created, literal(capture.captured))
    if capture.collector:
        scribe.add(version, DCT.contributor, literal(capture.collector))


def incident(scribe: Scribe, it: Incident) -> None:
    """Codes, label, conflict and site id; nothing else hangs on an incident."""
    node, chv = scribe.incident, scribe.chv
    scribe.add(node, RDF.type, chv.Incident)
    label = " ".join(code.code for code in it.codes) or it.site_id or ""
    scribe.add(node, SKOS.prefLabel, text(label) if label else None)
    if it.site_id:
        scribe.add(node, DCT.identifier, literal(it.site_id))
    if it.permalink:
        scribe.add(node, SCHEMA.url, address(it.permalink))
    for code in it.codes:
        scribe.add(node, chv.code, literal(code.code))
        scribe.evidence(node, code.evidence)
    for code in it.previous_codes:
        scribe.add(node, chv.previousCode, literal(code.code))
        scribe.add(node, chv.inferredCode, *(literal(piece) for piece in code.pieces))
        scribe.evidence(node, code.evidence)
    scribe.categories(node, it.conflicts, chv.conflict)
