"""Military statements in the text layout: one block a belligerent, with its strike reports and casualty statements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kg import codelists
from kg.model import Actor, Figure, Geolocation, Harm, Position, Quotation, Term
from kg.read import labels
from kg.read.base import Words
from kg.read.draft import Draft
from kg.read.statements_text import Heading, Texts, body_line
from kg.read.text_blocks import BLOCK, POSITION, ROLE, Line, is_block
from kg.read.text_fields import unseen

_REASON = re.compile(r"(?:given )?reasons? for .{1,80}", re.IGNORECASE)
_CONCEDED = re.compile(r"civilian (?P<what>deaths|injuries) conceded:?", re.IGNORECASE)
_VALUES = ("stated location", "location accuracy", "mgrs coordinate", "mgrs coordinates")
#: `<name> Strike Report`; the older layout prints the plural without a name, and the name on a line of its own.
_TEXT = re.compile(
    r"(?P<name>.{0,80}?) ?(?P<kind>(?:original )?strike reports?|(?:civilian )?casualty statements?"
    r"|partner (?:strike )?reports?|partner statements?):?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[^.!?“”:;]{1,80}")


@dataclass
class _Block:
    """A belligerent's block while it is read."""

    belligerent: Actor
    role: Literal["suspected", "known"] | None = None
    position: Term | None = None
    reasons: list[Term] = field(default_factory=list)
    conceded: list[Figure] = field(default_factory=list)
    stated_location: Quotation | None = None
    accuracy: Quotation | None = None
    mgrs: Words | None = None
    notes: list[Quotation] = field(default_factory=list)
    evidence: list[Quotation] = field(default_factory=list)


class Statements:
    """Reads the blocks one by one. `finish` reads inside the reports, once every date of the page is known."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._sheet = draft, draft.sheet
        self._blocks: list[_Block] = []
        self._texts = Texts(draft)

    def read(self, lines: Sequence[Line]) -> None:
        """The lines under `Military Statements`, or from a block's heading on."""
        at = 0
        while at < len(lines):
            at = self._step(lines, at)

    def finish(self) -> None:
        statements = self._texts.finish()
        for index, block in enumerate(self._blocks, 1):
            self._draft.positions.append(self._position(index, block, statements))

    def _step(self, lines: Sequence[Line], at: int) -> int:
        """Reads what begins at this line; gives the line after it."""
        line = lines[at]
        if is_block(lines, at) or (at == 0 and not self._blocks and BLOCK.fullmatch(line.words.value)):
            return self._open(lines, at)
        text = _TEXT.fullmatch(line.words.exact)
        if text:
            return self._text(lines, at, text)
        block = self._blocks[-1] if self._blocks else None
        end = self._end(lines, at + 1)
        if block is None:
            unseen(self._draft, lines[at:end])
            return end
        under = lines[at + 1 : end]
        if not self._value(block, line, under):
            self._stray(lines[at:end])
        return end

    def _end(self, lines: Sequence[Line], at: int) -> int:
        while at < len(lines) and not self._begins(lines, at):
            at += 1
        return at

    def _begins(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a label or heading stands on this line."""
        text = lines[at].words.value
        return (
            is_block(lines, at)
            or any(form.fullmatch(text) for form in (ROLE, POSITION, _REASON, _CONCEDED, _TEXT))
            or lines[at].folded in _VALUES
            or self._foreign(lines, at)
        )

    def _foreign(self, lines: Sequence[Line], at: int) -> bool:
        """Whether the line looks like a label that no list knows: one that begins with the belligerent's name, or a
        heading between blank lines in a block that otherwise has none."""
        line = lines[at]
        text = line.words.value
        if not self._blocks or not _TITLE.fullmatch(text) or at + 1 >= len(lines):
            return False
        name = labels.fold(self._blocks[-1].belligerent.name)
        if name and line.folded.startswith(name + " ") and line.words.value[-1].isalpha():
            return text.istitle() or text.split()[-1][:1].isupper()
        return line.after_blank and line.before_blank and not self._spaced and text[:1].isupper() and len(text) < 40  # noqa: PLR2004

    _spaced = False  #: whether blank lines stand between labels and values, as in pages copied line by line

    # ------------------------------------------------------------------ blocks

    def _open(self, lines: Sequence[Line], at: int) -> int:
        heading = lines[at]
        self._sheet.carry(heading.words, "position (heading)")
        found = BLOCK.fullmatch(heading.words.exact)
        name = heading.words.cut(*found.span("name")).strip() if found else heading.words
        role = ROLE.fullmatch(lines[at + 1].words.value) if at + 1 < len(lines) else None
        self._spaced = heading.before_blank
        end, value = at + 1, None
        if role:
            self._sheet.carry(lines[at + 1].words, "role (label)")
            end = self._end(lines, at + 2)
            value = lines[at + 2].words if end > at + 2 else None
        block = _Block(self._actor(name, value))
        if role:
            block.role = "known" if role["role"].lower() == "known" else "suspected"
        last = value or (lines[at + 1].words if role else heading.words)
        block.evidence.append(self._sheet.take(self._sheet.words(heading.words.start, last.end), "position"))
        self._blocks.append(block)
        self._texts.block(block.belligerent)
        if value:
            self._stray(lines[at + 3 : end])
        return end

    def _actor(self, heading: Words, value: Words | None) -> Actor:
        """The belligerent, from the value of its role, else from the heading; a block without a name keeps that fact."""
        name = value or heading
        if not name:
            self._draft.sheet.find(
                "NamelessBelligerent",
                "Warning",
                "A block of the military statements names no belligerent.",
                "Look at the page itself; the name may have been a link.",
                None,
            )
            return Actor(name="(no name printed)", kind="unidentified", registered=False)
        if value and heading and labels.fold(value.value) != labels.fold(heading.value):
            self._sheet.find(
                "Differs",
                "Warning",
                f"The block is headed '{heading.value}' and names '{value.value}' as the belligerent. The latter was read.",
                "Compare both places on the page.",
                value,
            )
        return self._draft.actor(name, "belligerent")

    def _value(self, block: _Block, label: Line, under: Sequence[Line]) -> bool:
        """Reads one labelled value of a block; False where the line is no label."""
        reader = self._reader(label)
        if reader is None:
            return False
        self._sheet.carry(label.words, "position (label)")
        if not under:
            self._draft.empty(label.words)
            return True
        reader(block, label, under[0].words)
        self._explained(block, under[1:])
        return True

    def _reader(self, label: Line) -> Callable[[_Block, Line, Words], None] | None:
        text = label.words.value
        if POSITION.fullmatch(text):
            return self._stated_position
        if _REASON.fullmatch(text):
            return self._reasons
        if _CONCEDED.fullmatch(text):
            return self._conceded
        return self._place if label.folded in _VALUES else None

    def _stated_position(self, block: _Block, _label: Line, value: Words) -> None:
        term = self._draft.term("position", value, "position")
        if block.position is None:
            block.position = term
            block.evidence.append(term.evidence)
        else:  # a second one in the same block stands beside the first
            block.notes.append(term.evidence)

    def _reasons(self, block: _Block, _label: Line, value: Words) -> None:
        self._sheet.carry(value, "reason")
        for _, start, end in codelists.code_list("reason").split(value.exact):
            term = self._draft.term("reason", value.cut(start, end), "reason")
            block.reasons.append(term)
            block.evidence.append(term.evidence)

    def _conceded(self, block: _Block, label: Line, value: Words) -> None:
        found = _CONCEDED.fullmatch(label.words.value)
        harm: Harm = "killed" if found and found["what"].lower() == "deaths" else "injured"
        block.conceded.append(self._draft.figure("conceded", value, harm, "civilians"))

    def _place(self, block: _Block, label: Line, value: Words) -> None:
        quotation = self._sheet.take(value, label.folded.replace(" ", "_"))
        if label.folded == "stated location":
            block.stated_location = quotation
        elif label.folded == "location accuracy":
            block.accuracy = quotation
        else:
            block.mgrs = value

    def _explained(self, block: _Block, lines: Sequence[Line]) -> None:
        """What the template prints under a value: an explanation of the term. Anything else is unseen."""
        rest = list(lines)
        while rest and (rest[0].words.value.endswith(".") or rest[0].folded in _TOOLTIPS):
            block.notes.append(self._sheet.take(rest.pop(0).words, "position (explanation)"))
        self._stray(rest)

    def _stray(self, lines: Sequence[Line]) -> None:
        unseen(self._draft, lines)

    # ------------------------------------------------------------------ texts

    def _text(self, lines: Sequence[Line], at: int, found: re.Match[str]) -> int:
        """A report or statement under its label, with all that follows up to the next label."""
        label = lines[at]
        name = label.words.cut(*found.span("name")).strip()
        self._sheet.carry(label.words, "report (label)")
        end = self._text_end(lines, at + 1)
        under = list(lines[at + 1 : end])
        kind = "report" if "report" in found["kind"].lower() else "statement"
        heading = Heading(label, name, kind, "partner" in found["kind"].lower())
        if not under:
            self._draft.empty(label.words)
        self._texts.read(heading, under)
        return end

    def _text_end(self, lines: Sequence[Line], at: int) -> int:
        """As `_end`; but a name that the older layout prints above its texts opens no new label."""
        while at < len(lines) and (not self._begins(lines, at) or body_line(lines, at)):
            at += 1
        return at

    def _position(self, index: int, block: _Block, statements: Sequence[Words]) -> Position:
        return Position(
            index=index,
            belligerent=block.belligerent,
            role=block.role,
            position=block.position,
            reasons=tuple(block.reasons),
            conceded=tuple(block.conceded),
            stated_location=block.stated_location,
            geolocation=_grid(block, statements),
            notes=tuple(block.notes),
            evidence=tuple(block.evidence),
        )


_TOOLTIPS = ("nearest population center", "nearest population centre", "military grid reference system")


def _grid(block: _Block, statements: Sequence[Words]) -> Geolocation | None:
    """The grid reference as printed, with the places in the statements that repeat it. None: the block gives neither
    a reference nor an accuracy."""
    if block.mgrs is None and block.accuracy is None:
        return None
    evidence = [block.mgrs.quotation] if block.mgrs else []
    for words in statements if block.mgrs else ():
        at = words.exact.find(block.mgrs.exact) if block.mgrs else -1
        if at >= 0 and block.mgrs:
            evidence.append(words.cut(at, at + len(block.mgrs.exact)).quotation)
    if block.accuracy:
        evidence.append(block.accuracy)
    return Geolocation(
        mgrs=block.mgrs.value if block.mgrs else None, accuracy_verbatim=block.accuracy, evidence=tuple(evidence)
    )
