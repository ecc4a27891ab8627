"""Model to triples: pure, one function a thing.

The graph of a document stands alone and is named by the document's IRI.
"""

from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg.iri import Names
from kg.lift.assessment import assessment
from kg.lift.claim import claims
from kg.lift.document import document, incident
from kg.lift.media import media
from kg.lift.position import position
from kg.lift.report import report
from kg.lift.scribe import Scribe
from kg.model import Reading


@dataclass(frozen=True, slots=True)
class Lifted:
    """The triples of one document, the name of their graph, the incident that they are about, and its claims."""

    graph: NamedNode
    incident: NamedNode
    triples: frozenset[Triple]
    assessment: NamedNode
    claims: tuple[NamedNode, ...]


def lift(reading: Reading, names: Names, incident_key: str, document_key: str) -> Lifted:
    """Every fact of the reading as triples; the same reading and keys give the same triples."""
    scribe = Scribe(names, reading.document, incident_key, document_key)
    document(scribe, reading.document)
    incident(scribe, reading.incident)
    assessed = assessment(scribe, reading.assessment, reading.incident)
    statements: dict[str, list[NamedNode]] = {}
    reports = [report(scribe, it) for it in reading.reports]
    sources = [report(scribe, it) for it in reading.sources]
    for it in reading.citations:
        report(scribe, it)
    for node, it in zip(reports, reading.reports, strict=True):
        if it.kind == "casualty-statement" and it.headed_under is not None:
            statements.setdefault(it.headed_under.name, []).append(node)
    made = claims(scribe, reading.claims, assessed, sources, list(zip(reports, reading.reports, strict=True)))
    for block in reading.positions:
        position(scribe, block, reading.assessment.geolocation, statements.get(block.belligerent.name, []))
    for item in reading.media:
        media(scribe, item)
    return Lifted(scribe.document, scribe.incident, frozenset(scribe.triples), assessed, tuple(made))
