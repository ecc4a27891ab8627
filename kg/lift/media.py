"""Pictures, films and embedded posts. A picture and its caption are no claim (DECISIONS 19)."""

from kg.lift.scribe import Scribe
from kg.lift.text import RDF, SCHEMA, Node, address, integer, literal, text
from kg.model import Media


def media(scribe: Scribe, it: Media) -> Node:
    """One item with its address as printed, its caption and whose list it stands in."""
    node = scribe.one_of_many(scribe.document, "media", it.url, it.caption.exact if it.caption else None)
    scribe.add(node, RDF.type, SCHEMA.MediaObject)
    scribe.add(node, scribe.chv.readFrom, scribe.document)
    scribe.add(node, SCHEMA.position, integer(it.position))
    scribe.each(node, SCHEMA.keywords, (literal(it.kind), literal(f"from {it.origin}")))
    if it.url:
        scribe.add(node, SCHEMA.contentUrl, address(it.url))
    if it.caption is not None:
        scribe.add(node, SCHEMA.caption, text(" ".join(it.caption.exact.split())))
        scribe.evidence(node, it.caption)
    if it.graphic:
        scribe.add(node, SCHEMA.contentRating, literal("graphic"))
    scribe.evidence(node, *it.evidence)
    return node
