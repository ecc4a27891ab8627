"""What became of a correction on one document: the record from which its provenance is written."""

from __future__ import annotations

from typing import Literal

from kg.model import Actor, Claim, Quotation, Record
from kg.overlay.form import Check, Day, Decision

Action = Literal["add", "replace", "withdraw", "check", "merge", "fix"]


class Respelled(Record):
    """An actor as the machine read it, and as whom a person knows it."""

    before: Actor
    after: Actor


class Correction(Record):
    """A correction that was applied to one document.

    `claim` is the position, in the corrected reading, of the claim that was made or checked; None: none is left.
    `before` is the machine's claim that was withdrawn or replaced; `machine` the machine's value of `field` as JSON.
    `words` are a passage from which no claim was to be read. `checks` are the judgements of others.
    """

    key: str
    action: Action
    by: str
    date: Day
    reason: str
    checks: tuple[Check, ...] = ()
    claim: int | None = None
    before: Claim | None = None
    field: str | None = None
    machine: str | None = None
    respelled: tuple[Respelled, ...] = ()
    words: Quotation | None = None

    @property
    def decision(self) -> Decision:
        """What its author thereby says of the machine's reading."""
        match self.action:
            case "withdraw":
                return "wrong"
            case "replace" | "fix":
                return "replace"
            case _:
                return "ok"

    @property
    def agreeing(self) -> tuple[tuple[str, Day], ...]:
        """Who stands behind what the graph now says, its author first; a withdrawn claim has nobody."""
        mine = ((self.by, self.date),)
        return mine + tuple((it.by, it.date) for it in self.checks if it.decision == self.decision)

    @property
    def disputed(self) -> tuple[Check, ...]:
        """The judgements that differ from the author's."""
        return tuple(it for it in self.checks if it.decision != self.decision)
