"""Applies corrections to a reading: pure, in the order of the file, each whole or not at all.

What cannot be applied becomes a finding and changes nothing. The same reading and overlay give the same result.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Carried, Claim, Finding, Quotation, Reading
from kg.overlay import find
from kg.overlay.claims import changed, made
from kg.overlay.entries import Add, AnyFix, Confirm, Entry, Merge, Overlay, Replace, Withdraw, key
from kg.overlay.fields import fixed, machine
from kg.overlay.find import NotFound, is_about
from kg.overlay.record import Action, Correction
from kg.overlay.spelling import kept_names, pairs, respelled
from kg.values.lines import Lines


def entries_for(overlay: Overlay, reading: Reading) -> Overlay:
    """The corrections that are about this document."""
    return Overlay(
        corrections=tuple(it for it in overlay.corrections if it.document is None or is_about(it.document, reading))
    )


def apply(reading: Reading, overlay: Overlay) -> tuple[Reading, tuple[Correction, ...]]:
    """The reading as people corrected it, and a record of each correction that was applied.

    Corrections of other documents are passed over. A correction whose words are no longer on the page, that fits two
    claims, or that meets another one becomes a finding (`overlay-…`) of the returned reading.
    """
    overlay = entries_for(overlay, reading)
    if not overlay.corrections:
        return reading, ()
    desk = _Desk(reading, kept_names(overlay.corrections))
    for entry in overlay.corrections:
        try:
            desk.take(entry)
        except NotFound as fault:
            desk.find(entry, fault)
    return desk.done()


class _Desk:
    """The reading while people's corrections are laid on it.

    Claims are looked up among the machine's, always: what one person changed does not hide them from the next.
    """

    def __init__(self, reading: Reading, spelling: Mapping[str, str]) -> None:
        self._machine = reading
        self._reading = reading
        self._spelling = spelling
        self._instead: dict[int, Claim | None] = {}  # None: withdrawn
        self._added: list[Claim] = []
        self._findings: list[Finding] = []
        self._seen: list[Quotation] = []  # passages that a person has read
        self._records: list[tuple[Correction, int | None]] = []  # with the machine's claim, or minus the added one

    def take(self, entry: Entry) -> None:
        match entry:
            case Add():
                self._add(entry)
            case Replace() | Withdraw():
                self._change(entry)
            case Confirm():
                self._confirm(entry)
            case Merge():
                self._merge(entry)
            case _:
                self._fix(entry)

    def _add(self, entry: Add) -> None:
        claim = made(entry.claim, self._machine.text, key(entry))
        self._added.append(claim)
        self._seen.append(claim.evidence)
        self._record(entry, -len(self._added))

    def _change(self, entry: Replace | Withdraw) -> None:
        number = find.claim(self._machine, entry.claim, self._spelling)
        confirmed = [record.by for record, at in self._records if record.action == "check" and at == number]
        if confirmed:
            fault = f"{', '.join(confirmed)} let this reading stand; the change was applied"
            self.find(entry, NotFound("Disputed", fault, entry.claim.words))
        if number in self._instead:
            raise NotFound("Conflict", "another correction has already changed this claim", entry.claim.words)
        before = self._machine.claims[number]
        after = changed(before, entry.change, self._machine.text, key(entry)) if isinstance(entry, Replace) else None
        self._instead[number] = after
        self._record(entry, number if after else None, before=before)

    def _confirm(self, entry: Confirm) -> None:
        if entry.claim is not None:
            number = find.claim(self._machine, entry.claim, self._spelling)
            if number in self._instead:
                fault = "another correction has changed the reading that was let stand"
                self.find(entry, NotFound("Disputed", fault, entry.claim.words))
            self._record(entry, number)
        elif entry.field is not None:
            self._record(entry, None, field=entry.field)
        elif entry.words is not None:
            words = find.quote(self._machine.text, entry.words, _listed(self._machine))
            self._seen.append(words)
            self._record(entry, None, words=words)

    def _fix(self, entry: AnyFix) -> None:
        before = machine(self._machine, entry.field)
        self._reading = fixed(self._reading, entry)
        self._record(entry, None, field=entry.field, machine=before)

    def _merge(self, entry: Merge) -> None:
        found = pairs(self._machine, entry)
        if found:
            self._record(entry, None, respelled=found)
        elif entry.document is not None:
            raise NotFound("NoSource", f"no source of the page is spelled {' or '.join(entry.also)}", "")

    def _record(self, entry: Entry, number: int | None, **facts: object) -> None:
        action: Action = entry.do
        record = Correction.model_validate(
            {
                "key": key(entry),
                "action": action,
                "by": entry.by,
                "date": entry.date,
                "reason": entry.reason,
                "checks": entry.checks,
                **facts,
            }
        )
        self._records.append((record, number))
        if record.disputed:
            names = ", ".join(f"{it.by} ({it.decision})" for it in record.disputed)
            self.find(
                entry, NotFound("Disputed", f"{names} judged otherwise; it was applied as it stands", _words(entry))
            )

    def find(self, entry: Entry, fault: NotFound) -> None:
        """A correction that was not applied, or that people disagree on, as a finding of the page."""
        spans = find.places(self._machine.text, fault.words) if fault.words else []
        lines = Lines(self._machine.text)
        self._findings.append(
            Finding(
                check=f"overlay-{fault.check}",
                severity="Warning",
                message=f"The correction '{entry.do}' by {entry.by} of {entry.date:%Y-%m-%d}: {fault.message}.",
                lines=tuple(sorted({lines.of(start) for start, _ in spans})),
                words=fault.words,
                start=spans[0][0] if spans else None,
                end=spans[0][1] if spans else None,
                hint="Look at the page, and change the entry in overlay.yaml or take it out.",
            )
        )

    def done(self) -> tuple[Reading, tuple[Correction, ...]]:
        claims, place = self._claims()
        corrections = tuple(
            record if number is None else record.model_copy(update={"claim": self._stands(record, number, place)})
            for record, number in self._records
        )
        reading = self._reading
        carried = {
            Carried(start=it.start, end=it.end, field="correction")
            for it in self._seen
            if it.start is not None and it.end is not None
        }
        reading = reading.model_copy(
            update={
                "claims": claims,
                "carried": tuple(sorted({*reading.carried, *carried}, key=lambda c: (c.start, c.end, c.field))),
                "findings": (*(it for it in reading.findings if not self._answered(it)), *self._findings),
            }
        )
        return respelled(reading, corrections), corrections

    def _claims(self) -> tuple[tuple[Claim, ...], dict[int, int]]:
        """The claims that are left, then those added; and where each now stands (added ones by minus their number)."""
        left = [(number, self._instead.get(number, it)) for number, it in enumerate(self._machine.claims)]
        kept = [(number, it) for number, it in left if it is not None]
        place = {number: at for at, (number, _) in enumerate(kept)}
        claims = [
            it.model_copy(update={"replaces": _moved(it.replaces, place), "copy_of": _moved(it.copy_of, place)})
            for _, it in kept
        ]
        place |= {-count: len(kept) + count - 1 for count in range(1, len(self._added) + 1)}
        return (*claims, *self._added), place

    def _stands(self, record: Correction, number: int, place: Mapping[int, int]) -> int | None:
        """Where the claim of a record stands now. Who confirmed the machine's claim confirmed nothing else."""
        return None if record.action == "check" and number in self._instead else place.get(number)

    def _answered(self, finding: Finding) -> bool:
        """Whether a person has read the words that no rule carried."""
        if finding.check not in ("prose-Unclaimed", "reader-Unread") or finding.start is None or finding.end is None:
            return False
        return any(
            it.start is not None and it.end is not None and it.start < finding.end and finding.start < it.end
            for it in self._seen
        )


def _words(entry: Entry) -> str:
    """The words that a correction names; empty where it is about a field or a name."""
    match entry:
        case Add() | Replace() | Withdraw():
            return entry.claim.words
        case Confirm():
            return entry.claim.words if entry.claim else entry.words or ""
        case _:
            return ""


def _listed(reading: Reading) -> list[tuple[int, int]]:
    """Where the words of the listed sources were read: a page may print its list twice."""
    spans = [(it.start, it.end) for source in reading.sources for it in source.evidence]
    return [(start, end) for start, end in spans if start is not None and end is not None]


def _moved(number: int | None, place: Mapping[int, int]) -> int | None:
    return None if number is None else place.get(number)
