"""From a quotation in the graph to the lines of the document that it stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.model import Reading
from kg.pages.facts import Facts, tail
from kg.terms import DCT, OA
from kg.values.lines import Lines

#: The reading of a document, by the document's name; None where the release has none.
ReadingOf = Callable[[str], Reading | None]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The rendition of a document with its lines."""

    text: str
    lines: Lines

    def line(self, number: int) -> tuple[int, str]:
        """Where the line starts, and its text without the line break."""
        start, end = self.lines.span(number)
        return start, self.text[start:end].removesuffix("\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words with the place where they stand. `lines` None: no running text (`pointer` says where), or no reading.

    `start` and `end` in code points of the document's rendition, end exclusive; `agrees` whether these very words
    stand there, None where that cannot be looked up.
    """

    iri: str
    document: str
    exact: str | None
    start: int | None
    end: int | None
    pointer: str | None
    lines: tuple[int, int] | None
    agrees: bool | None

    @property
    def place(self) -> str:
        """document:line, or document and pointer."""
        if self.lines is None:
            return f"{self.document} {self.pointer}" if self.pointer else self.document
        first, last = self.lines
        return f"{self.document}:{first}" if first == last else f"{self.document}:{first}\u2013{last}"


class SourceTexts:
    """Looks up passages; each document's text is fetched once."""

    def __init__(self, facts: Facts, reading_of: ReadingOf) -> None:
        self._facts, self._reading_of = facts, reading_of
        self._texts: dict[NamedNode, SourceText | None] = {}

    def name(self, document: NamedNode) -> str:
        """The document's name: its path relative to the argument that named it."""
        return self._facts.value(document, DCT.identifier) or tail(document)

    def text(self, document: NamedNode) -> SourceText | None:
        if document not in self._texts:
            reading = self._reading_of(self.name(document))
            self._texts[document] = SourceText(reading.text, Lines(reading.text)) if reading else None
        return self._texts[document]

    def passage(self, quotation: NamedNode) -> Passage:
        facts = self._facts
        document = facts.document(quotation)
        exact = facts.value(quotation, OA.exact)
        start, end = facts.number(quotation, OA.start), facts.number(quotation, OA.end)
        source = self.text(document) if document else None
        span, agrees = None, None
        if source is not None and start is not None and end is not None:
            span = source.lines.of(start), source.lines.of(max(start, end - 1))
            agrees = exact is None or source.text[start:end] == exact
        return Passage(
            iri=quotation.value,
            document=self.name(document) if document else "",
            exact=exact,
            start=start,
            end=end,
            pointer=facts.value(quotation, facts.chv.pointer),
            lines=span,
            agrees=agrees,
        )
