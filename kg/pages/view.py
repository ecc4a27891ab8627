"""What report and dossier are made of: the graph, the documents that were read, findings and settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kg.model import Reading
from kg.pages.coverage import Span, coverage
from kg.pages.findings import Listed
from kg.pages.pieces import Pieces
from kg.pages.source_text import ReadingOf
from kg.pages.totals import Asked
from kg.settings import Settings
from kg.store import Graphs


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What was read of one document. Lengths in code points of its rendition."""

    name: str
    iri: str
    incident: str
    reader: str
    length: int
    unread: int

    @classmethod
    def of(cls, reading: Reading, iri: str, incident: str) -> DocumentSummary:
        it = coverage(reading)
        return cls(it.document, iri, incident, it.reader, it.length, it.unread)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was not read, and why. `line`, from 1: that of a page, or of a record in its file."""

    document: str
    reason: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that the report is made of.

    `asked` answers a shipped query by its name. `holds_name` says whether a text holds the name of a listed person;
    such texts are withheld unless the settings say `victims = "names"`. `pieces` are those that still hold.
    """

    graphs: Graphs
    settings: Settings
    documents: tuple[DocumentSummary, ...]
    failures: tuple[Failure, ...]
    findings: Listed
    reading_of: ReadingOf
    holds_name: Callable[[str], bool]
    asked: Asked
    version: str
    pieces: Pieces = field(default_factory=Pieces)

    def unread_words(self, it: DocumentSummary) -> list[tuple[int, Span, str]]:
        """Line, offsets and words of each stretch of a document that no field carries, in the order of the page."""
        reading = self.reading_of(it.name) if it.unread else None
        return [] if reading is None else coverage(reading).unread_words
