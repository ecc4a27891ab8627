"""The document, the version that was read, and the incident that it is about."""

from kg.lift.scribe import Scribe, described
from kg.lift.text import DCT, RDF, SCHEMA, SKOS, address, integer, literal, text
from kg.model import Document, Incident


def document(scribe: Scribe, it: Document) -> None:
    """PROV: the version has the hash, the stable document keeps its name; the capture is told as it was given."""
    node, version, chv = scribe.document, scribe.version, scribe.chv
    said = (
        f"{RDF.type} {chv.Document}",
        f"{DCT.identifier} {literal(it.name)}",
        f"{DCT.publisher} {scribe.monitor}",
        f"{chv.about} {scribe.incident}",
    )
    scribe.say(node, tuple(sorted(said)))
    if it.declared_sources is not None:
        scribe.add(node, chv.declaredSources, integer(it.declared_sources))
    if it.declared_media is not None:
        scribe.add(node, chv.declaredMedia, integer(it.declared_media))
    scribe.say(scribe.monitor, described(scribe.names.base, scribe.names.monitor_name, "monitor"))

    said_of_version = (
        f"{RDF.type} {chv.DocumentVersion}",
        f"{DCT.isVersionOf} {node}",
        f"{DCT.identifier} {literal(f'sha256:{it.sha256}')}",
        f"{SCHEMA.encodingFormat} {literal(f'{it.media_type};charset={it.encoding}')}",
        f"{SCHEMA.contentSize} {integer(it.byte_length)}",
        f"{chv.textLength} {integer(it.text_length)}",
    )
    scribe.say(version, tuple(sorted(said_of_version)))
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
    label = " ".join([code.code for code in it.codes]) or it.site_id or ""
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
        scribe.each(node, chv.inferredCode, [literal(piece) for piece in code.pieces])
        scribe.evidence(node, code.evidence)
    if it.conflicts:
        scribe.categories(node, it.conflicts, chv.conflict)
