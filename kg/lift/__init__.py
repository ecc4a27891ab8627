"""Model to triples: pure, one function a thing.

The graph of a document stands alone and is named by the document's IRI.
"""

from collections.abc import Iterator
from functools import cached_property

from pyoxigraph import NamedNode, Triple

from kg.iri import Names
from kg.lift.assessment import assessment
from kg.lift.claim import claims
from kg.lift.document import document, incident
from kg.lift.media import media
from kg.lift.position import position
from kg.lift.report import report
from kg.lift.scribe import Scribe
from kg.lift.text import Block, Node, Term
from kg.model import Reading


class Lifted:
    """The triples of one document, the name of their graph, the incident that they are about, and its claims."""

    def __init__(self, scribe: Scribe, assessment: Node, claims: list[Node]) -> None:
        self._scribe, self._assessment, self._claims = scribe, assessment, claims

    @property
    def graph(self) -> NamedNode:
        return _named(self._scribe.document)

    @property
    def incident(self) -> NamedNode:
        return _named(self._scribe.incident)

    @property
    def assessment(self) -> NamedNode:
        return _named(self._assessment)

    @property
    def claims(self) -> tuple[NamedNode, ...]:
        return tuple(_named(it) for it in self._claims)

    @cached_property
    def lines(self) -> bytes:
        """The document's graph as canonical N-Quads, sorted by their bytes (no blank nodes)."""
        return self._scribe.nquads(self._scribe.document)

    def blocks(self) -> list[Block]:
        """The same lines by subject, in no promised order and not yet written out: for shards of many documents."""
        return self._scribe.blocks(self._scribe.document)

    @cached_property
    def triples(self) -> frozenset[Triple]:
        return self._scribe.triples()

    def rows(self) -> Iterator[tuple[Node, Node, Term]]:
        """The triples as `kg.shacl` reads them, without a parser: texts of subject, predicate and object."""
        return self._scribe.rows()

    def __len__(self) -> int:
        """How many triples there are."""
        return len(self._scribe)


def lift(reading: Reading, names: Names, incident_key: str, document_key: str) -> Lifted:
    """Every fact of the reading as triples; the same reading and keys give the same triples."""
    scribe = Scribe(names, reading.document, incident_key, document_key)
    document(scribe, reading.document)
    incident(scribe, reading.incident)
    assessed = assessment(scribe, reading.assessment, reading.incident)
    statements: dict[str, list[Node]] = {}
    stated = [(report(scribe, it), it) for it in reading.reports]
    sources = [report(scribe, it) for it in reading.sources]
    for it in reading.citations:
        report(scribe, it)
    for node, it in stated:
        if it.kind == "casualty-statement" and it.headed_under is not None:
            statements.setdefault(it.headed_under.name, []).append(node)
    made = claims(scribe, reading.claims, assessed, sources, stated)
    for block in reading.positions:
        position(scribe, block, reading.assessment.geolocation, statements.get(block.belligerent.name, []))
    for item in reading.media:
        media(scribe, item)
    return Lifted(scribe, assessed, made)


def _named(node: Node) -> NamedNode:
    return NamedNode(node[1:-1])
