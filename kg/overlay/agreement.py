"""How far two persons agree who judged the same readings: percent and Cohen's kappa.

Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from kg.codelists import fold
from kg.overlay.entries import DECISIONS, Add, Confirm, Entry, Merge, Overlay, Replace, Withdraw
from kg.overlay.form import Decision, Of


@dataclass(frozen=True, slots=True)
class Reading:
    """A machine's reading that people judged: a claim, a field, a passage or a spelling, in words."""

    document: str
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A reading that the two judged differently."""

    reading: Reading
    first: Decision
    second: Decision


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two persons, in the order of their names, and the readings that both judged.

    `counts` are by the decisions of the first and the second. `kappa` None: not defined, for both gave one and the
    same answer throughout.
    """

    first: str
    second: str
    readings: int
    agreed: int
    kappa: float | None
    counts: dict[tuple[Decision, Decision], int]
    disagreements: tuple[Disagreement, ...]

    @property
    def percent(self) -> float:
        return 100 * self.agreed / self.readings


def agreements(overlays: Iterable[Overlay]) -> list[Agreement]:
    """One for each two persons who judged a reading both, in the order of their names."""
    judged: dict[tuple[str, str, str], tuple[Reading, dict[str, Decision]]] = {}
    for overlay in overlays:
        for entry in overlay.corrections:
            it = reading_of(entry)
            _, theirs = judged.setdefault((it.document, fold(it.what), fold(it.words)), (it, {}))
            for name, decision in (
                (entry.by, DECISIONS[entry.do]),
                *((check.by, check.decision) for check in entry.checks),
            ):
                theirs.setdefault(name, decision)
    people = sorted({name for _, theirs in judged.values() for name in theirs})
    found = (_agreement(first, second, list(judged.values())) for first, second in combinations(people, 2))
    return [it for it in found if it is not None]


def reading_of(entry: Entry) -> Reading:
    """What a correction is about: two entries on one claim are about one reading."""
    document = _document(entry.document)
    match entry:
        case Add():
            return Reading(document, entry.claim.claimant.name, entry.claim.words)
        case Replace() | Withdraw():
            return Reading(document, entry.claim.claimant, entry.claim.words)
        case Confirm():
            if entry.claim is not None:
                return Reading(document, entry.claim.claimant, entry.claim.words)
            return Reading(document, entry.field or "no claim", entry.words or "")
        case Merge():
            return Reading(document, f"spelling of {entry.keep}", " | ".join(sorted(entry.also)))
        case _:
            return Reading(document, entry.field, "")


def kappa(counts: dict[tuple[Decision, Decision], int]) -> float | None:
    """Cohen's kappa of a table of decisions. None where chance alone would give full agreement: it is not defined."""
    total = sum(counts.values())
    firsts: Counter[Decision] = Counter()
    seconds: Counter[Decision] = Counter()
    for (first, second), number in counts.items():
        firsts[first] += number
        seconds[second] += number
    observed = Fraction(sum(number for (first, second), number in counts.items() if first == second), total)
    expected = sum((Fraction(firsts[it] * seconds[it], total**2) for it in firsts), Fraction(0))
    return None if expected == 1 else float((observed - expected) / (1 - expected))


def _agreement(first: str, second: str, judged: list[tuple[Reading, dict[str, Decision]]]) -> Agreement | None:
    both = [(it, theirs) for it, theirs in judged if first in theirs and second in theirs]
    if not both:
        return None
    counts = Counter((theirs[first], theirs[second]) for _, theirs in both)
    return Agreement(
        first=first,
        second=second,
        readings=len(both),
        agreed=sum(number for (one, other), number in counts.items() if one == other),
        kappa=kappa(counts),
        counts=dict(sorted(counts.items())),
        disagreements=tuple(
            Disagreement(it, theirs[first], theirs[second])
            for it, theirs in sorted(both, key=lambda pair: (pair[0].document, pair[0].what, pair[0].words))
            if theirs[first] != theirs[second]
        ),
    )


def _document(of: Of | None) -> str:
    return "" if of is None else of.site_id or " ".join(sorted(of.codes)) or of.name or ""
