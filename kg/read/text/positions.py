"""Military statements in the text layout: one block a belligerent, with its strike reports and casualty statements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Actor
from kg.read import labels
from kg.read.base import Words
from kg.read.draft import Draft
from kg.read.text.block import Block, is_label
from kg.read.text.blocks import BLOCK, ROLE, Line, is_block
from kg.read.text.fields import unseen
from kg.read.text.statements import Heading, Texts, body_line
from kg.read.values import NAMELESS

#: `<name> Strike Report`; the older layout prints the plural without a name, and the name on a line of its own.
_TEXT = re.compile(
    r"(?P<name>.{0,80}?) ?(?P<kind>(?:original )?strike reports?|(?:civilian )?casualty statements?"
    r"|partner (?:strike )?reports?|partner statements?):?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[^.!?“”:;]{1,80}")
_SHORT = 40  #: code points; a heading that no list knows is hardly longer


class Statements:
    """Reads the blocks one by one. `finish` reads inside the reports, once every date of the page is known."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._sheet = draft, draft.sheet
        self._blocks: list[Block] = []
        self._texts = Texts(draft)
        self._spaced = False  #: whether blank lines stand between labels and values, as in pages copied line by line

    def read(self, lines: Sequence[Line]) -> None:
        """The lines under `Military Statements`, or from a block's heading on."""
        at = 0
        while at < len(lines):
            at = self._step(lines, at)

    def finish(self) -> None:
        """Hands positions and reports over to the draft."""
        statements = self._texts.finish()
        self._draft.positions += [block.position(n, statements) for n, block in enumerate(self._blocks, 1)]

    def _step(self, lines: Sequence[Line], at: int) -> int:
        """Reads what begins at this line; gives the line after it."""
        line = lines[at]
        if is_block(lines, at) or (at == 0 and not self._blocks and BLOCK.fullmatch(line.words.value)):
            return self._open(lines, at)
        text = _TEXT.fullmatch(line.words.exact)
        if text:
            return self._text(lines, at, text)
        end = self._end(lines, at + 1)
        if not self._blocks or not self._blocks[-1].value(line, lines[at + 1 : end]):
            unseen(self._draft, lines[at:end])
        return end

    def _end(self, lines: Sequence[Line], at: int) -> int:
        while at < len(lines) and not self._begins(lines, at):
            at += 1
        return at

    def _begins(self, lines: Sequence[Line], at: int) -> bool:
        """Whether a label or heading stands on this line."""
        text = _TEXT.fullmatch(lines[at].words.value)
        return is_block(lines, at) or is_label(lines[at]) or text is not None or self._foreign(lines, at)

    def _foreign(self, lines: Sequence[Line], at: int) -> bool:
        """Whether the line looks like a label that no list knows: one that begins with the belligerent's name, or a
        heading between blank lines in a block that otherwise has none."""
        line = lines[at]
        text = line.words.value
        if not self._blocks or at + 1 >= len(lines) or not _TITLE.fullmatch(text):
            return False
        name = labels.fold(self._blocks[-1].belligerent.name)
        if name and line.folded.startswith(name + " "):
            return text[-1].isalpha() and text.split()[-1][0].isupper()
        alone = line.after_blank and line.before_blank and not self._spaced
        return alone and text[0].isupper() and len(text) < _SHORT

    def _open(self, lines: Sequence[Line], at: int) -> int:
        """The heading of a block, and the role under it with the belligerent's name."""
        heading = lines[at]
        self._sheet.carry(heading.words, "position (heading)")
        self._spaced = heading.before_blank
        found = BLOCK.fullmatch(heading.words.exact)
        name = heading.words.cut(*found.span("name")).strip() if found else heading.words
        role = ROLE.fullmatch(lines[at + 1].words.value) if at + 1 < len(lines) else None
        if role is None:
            self._add(Block(self._draft, self._actor(name, None), None), heading.words, heading.words.end)
            return at + 1
        label = lines[at + 1].words
        self._sheet.carry(label, "role (label)")
        end = self._end(lines, at + 2)
        value = lines[at + 2].words if end > at + 2 else None
        if value is None:
            self._draft.empty(label)
        block = Block(
            self._draft, self._actor(name, value), "known" if role["role"].lower() == "known" else "suspected"
        )
        self._add(block, heading.words, (value or label).end)
        unseen(self._draft, lines[at + 3 : end])
        return end

    def _add(self, block: Block, heading: Words, end: int) -> None:
        block.evidence.append(self._sheet.take(self._sheet.words(heading.start, end), "position"))
        self._blocks.append(block)
        self._texts.block(block.belligerent)

    def _actor(self, heading: Words, value: Words | None) -> Actor:
        """The belligerent, from the value of its role, else from the heading; that none is named is a fact."""
        name = value or heading
        if not name:
            block = self._sheet.line(self._sheet.line_of(heading.start))
            self._sheet.find(
                "NamelessBelligerent",
                "Warning",
                "A block of the military statements names no belligerent.",
                "Look at the page itself; the name may have been a link.",
                block,
            )
            return Actor(name=NAMELESS, kind="unidentified", registered=False)
        if value and heading and labels.fold(value.value) != labels.fold(heading.value):
            self._sheet.find(
                "Differs",
                "Warning",
                f"The block is headed '{heading.value}', its belligerent is '{value.value}'. The latter was read.",
                "Compare both places on the page.",
                value,
            )
        return self._draft.actor(name, "belligerent")

    def _text(self, lines: Sequence[Line], at: int, found: re.Match[str]) -> int:
        """A report or statement under its label, with all that follows up to the next label."""
        label = lines[at]
        self._sheet.carry(label.words, "report (label)")
        end = at + 1
        # A name that the older layout prints above its texts opens no new label.
        while end < len(lines) and (not self._begins(lines, end) or body_line(lines, end)):
            end += 1
        if end == at + 1:
            self._draft.empty(label.words)
        what = "report" if "report" in found["kind"].lower() else "statement"
        name = label.words.cut(*found.span("name")).strip()
        self._texts.read(Heading(label, name, what, "partner" in found["kind"].lower()), lines[at + 1 : end])
        return end
