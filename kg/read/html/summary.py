"""The Summary of a saved page: labels with values and the breakdown of counts. The template prints it twice."""

from __future__ import annotations

from kg.read import labels
from kg.read.base import Words
from kg.read.fields import parts
from kg.read.html.page import HtmlPage, heading
from kg.read.html.tree import Node


class Summary:
    """Reads the first copy and compares every later one with it."""

    def __init__(self, html: HtmlPage) -> None:
        self._html = html
        self._copies: list[dict[str, Words]] = []
        self._breakdowns: dict[str, Words] = {}
        self._definitions: dict[str, Words] = {}
        self._empty: set[str] = set()

    def read(self, block: Node) -> None:
        """One copy: the heading, and each row of its lists. A block without a list of this kind is no copy."""
        html = self._html
        lists = [items for items in block.all("ul", "meta-list") if "summary" in items.classes]
        if not lists:
            return
        for title in block.all("h2"):
            if heading(html.words(title)).title == "summary":
                html.carry(title, "heading")
        self._copies.append({})
        label: Words | None = None
        for row in (row for items in lists for row in items.all("li")):
            label = self._row(row, label)

    def _row(self, row: Node, before: Words | None) -> Words | None:
        """Reads a row and gives its label; a row with one cell is the breakdown of the row before."""
        html, cells = self._html, row.children
        if len(cells) == 1 and before is not None and self._breakdown(before, html.span(row)):
            return before
        value = row.first(of_class="value")
        if not cells or value is None or cells[0] is value:
            return before
        label = html.words(cells[0])
        if not label:
            return before
        self._copies[-1][labels.fold(label.value)] = label
        self._value(label, value)
        return label

    def _value(self, label: Words, cell: Node) -> None:
        html = self._html
        words, definition = value_of(html, cell)
        if definition:
            self._definition(label, definition)
        if not words:
            if label.value in self._empty:
                html.sheet.carry(label, "label (repeated)")
                return
            self._empty.add(label.value)
        html.labelled(label, words, (cell.start, definition.start if definition else cell.end))

    def _definition(self, label: Words, definition: Words) -> None:
        """What the page says of a term is evidence of the assessment; what the second copy says is compared."""
        before = self._definitions.setdefault(labels.fold(label.value), definition)
        if before is definition:
            self._html.draft.evidence.append(self._html.sheet.take(definition, "definition"))
        elif before.value == definition.value:
            self._html.sheet.carry(definition, "definition (repeated)")
        else:
            self._html.differs(f"{label.value} (definition)", before.value, definition)

    def _breakdown(self, label: Words, words: Words) -> bool:
        """A breakdown belongs to the count above it; False where that is no count, or these words no breakdown."""
        html, field = self._html, labels.field(label.value)
        if field is None or field.kind != "figure" or not words:
            return False
        before = self._breakdowns.get(field.name)
        if before is not None:
            html.draft.repeated("breakdown", label, before, words)
            return True
        if len(self._copies) > 1:
            html.differs(f"{label.value} (breakdown)", "", words)
            return True
        if not parts(html.draft, words):
            return False
        self._breakdowns[field.name] = words
        return True

    def close(self) -> None:
        """Tells which labels stand in one copy only."""
        if not self._copies:
            return
        first = self._copies[0]
        for other in self._copies[1:]:
            for name in sorted(first.keys() ^ other.keys()):
                words = first[name] if name in first else other[name]
                self._html.sheet.find(
                    "Differs", "Warning", f"'{words.value}' stands in one of the two copies of the summary only.",
                    "Compare both places on the page.", words,
                )  # fmt: skip


def value_of(html: HtmlPage, cell: Node) -> tuple[Words, Words | None]:
    """The value in a cell, and the site's explanation of it that the page shows on hovering; None where it has none."""
    tooltip = cell.first(of_class="tooltip")
    if tooltip is None:
        return html.words(cell), None
    return html.between(cell.start, tooltip.start), html.span(tooltip)
