"""One belligerent's block in the text layout: position, reasons, conceded harm, stated place and grid reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from kg import codelists
from kg.model import Actor, Figure, Geolocation, Harm, Position, Quotation, Term
from kg.read.base import Words
from kg.read.draft import Draft
from kg.read.text.blocks import POSITION, ROLE, Line
from kg.read.text.fields import unseen

_REASON = re.compile(r"(?:given )?reasons? for .{1,80}", re.IGNORECASE)
_REASONS = ("reason for non-credible assessment", "given reason for civilian harm")
_CONCEDED = re.compile(r"civilian (?P<what>deaths|injuries) conceded:?", re.IGNORECASE)
_VALUES = ("stated location", "location accuracy", "mgrs coordinate", "mgrs coordinates")
_TOOLTIPS = ("nearest population center", "nearest population centre", "military grid reference system")

Read = Callable[[Line, Words], None]


def is_label(line: Line) -> bool:
    """Whether the line is a label that stands in blocks only."""
    text = line.words.value
    return line.folded in _VALUES or any(form.fullmatch(text) for form in (ROLE, POSITION, _REASON, _CONCEDED))


class Block:
    """A block while it is read: `value` takes one label after the other, `position` gives the record."""

    def __init__(self, draft: Draft, belligerent: Actor, role: Literal["suspected", "known"] | None) -> None:
        self._draft, self._sheet = draft, draft.sheet
        self.belligerent, self._role = belligerent, role
        self._position: Term | None = None
        self._reasons: list[Term] = []
        self._conceded: list[Figure] = []
        self._stated_location: Quotation | None = None
        self._accuracy: Quotation | None = None
        self._mgrs: Words | None = None
        self._notes: list[Quotation] = []
        self.evidence: list[Quotation] = []

    def value(self, label: Line, under: Sequence[Line]) -> bool:
        """Reads one labelled value with what explains it; False where the line is no label of a block."""
        read = self._reader(label)
        if read is None:
            return False
        self._sheet.carry(label.words, "position (label)")
        if _REASON.fullmatch(label.words.value) and label.folded not in _REASONS:
            self._notes.append(label.words.quotation)  # the label itself says what the reason is for
        if not under:
            self._draft.empty(label.words)
            return True
        read(label, under[0].words)
        rest = list(under[1:])
        # What the template prints under a value: an explanation of the term. Anything else is unseen.
        while rest and (rest[0].words.value.endswith(".") or rest[0].folded in _TOOLTIPS):
            self._notes.append(self._sheet.take(rest.pop(0).words, "position (explanation)"))
        unseen(self._draft, rest)
        return True

    def position(self, index: int, statements: Sequence[Words]) -> Position:
        """The record, as block number `index`; `statements` are searched for the same grid reference."""
        return Position(
            index=index,
            belligerent=self.belligerent,
            role=self._role,
            position=self._position,
            reasons=tuple(self._reasons),
            conceded=tuple(self._conceded),
            stated_location=self._stated_location,
            geolocation=self._grid(statements),
            notes=tuple(self._notes),
            evidence=tuple(self.evidence),
        )

    def _reader(self, label: Line) -> Read | None:
        text = label.words.value
        if POSITION.fullmatch(text):
            return self._read_position
        if _REASON.fullmatch(text):
            return self._read_reasons
        if _CONCEDED.fullmatch(text):
            return self._read_conceded
        return self._read_place if label.folded in _VALUES else None

    def _read_position(self, label: Line, value: Words) -> None:
        named = label.words.cut(0, max(label.words.exact.casefold().rfind("position on"), 0)).strip()
        if self._draft.whose(self.belligerent, named):
            self._notes.append(named.quotation)
        term = self._draft.term("position", value, "position")
        if self._position is None:
            self._position = term
            self.evidence.append(term.evidence)
        else:  # a second one in the same block stands beside the first
            self._notes.append(term.evidence)

    def _read_reasons(self, _label: Line, value: Words) -> None:
        self._sheet.carry(value, "reason")
        for _, start, end in codelists.code_list("reason").split(value.exact):
            term = self._draft.term("reason", value.cut(start, end), "reason")
            self._reasons.append(term)
            self.evidence.append(term.evidence)

    def _read_conceded(self, label: Line, value: Words) -> None:
        found = _CONCEDED.fullmatch(label.words.value)
        harm: Harm = "killed" if found and found["what"].lower() == "deaths" else "injured"
        self._conceded.append(self._draft.figure("conceded", value, harm, "civilians"))

    def _read_place(self, label: Line, value: Words) -> None:
        quotation = self._sheet.take(value, label.folded.replace(" ", "_"))
        if label.folded.startswith("mgrs") and self._mgrs is None:
            self._mgrs = value
        elif label.folded == "stated location" and self._stated_location is None:
            self._stated_location = quotation
        elif label.folded == "location accuracy" and self._accuracy is None:
            self._accuracy = quotation
        else:
            self._notes.append(quotation)

    def _grid(self, statements: Sequence[Words]) -> Geolocation | None:
        """The grid reference as printed, with the places in the statements that repeat it; None: the block gives
        neither a reference nor an accuracy."""
        evidence: list[Quotation] = []
        if self._mgrs:
            evidence.append(self._mgrs.quotation)
            for words in statements:
                at = words.exact.find(self._mgrs.exact)
                if at >= 0:
                    evidence.append(words.cut(at, at + len(self._mgrs.exact)).quotation)
        if self._accuracy:
            evidence.append(self._accuracy)
        if not evidence:
            return None
        mgrs = self._mgrs.value if self._mgrs else None
        return Geolocation(mgrs=mgrs, accuracy_verbatim=self._accuracy, evidence=tuple(evidence))
