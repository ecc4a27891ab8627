"""What belligerents and officials say: in order of time, and beside what the reports say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.pages.claims import Voice
from kg.pages.figures import FigureView
from kg.site.claims import ClaimView
from kg.site.reports import ReportView
from kg.site.spoken import Ref, Spoken


@dataclass(frozen=True, slots=True)
class Moment:
    """Something official. `day` is its first day (ISO 8601), empty: none is printed. One of the two stands."""

    day: str
    report: ReportView | None
    claim: ClaimView | None


@dataclass(frozen=True, slots=True)
class Party:
    """One party named on the pages: how the monitor lists it, its recorded position, and who says what of it.

    `rival_by` name it among rival culprits, `reported_by` report an action of it, `cleared_by` deny one. `reports` are
    those headed under it.
    """

    party: Ref
    suspected: bool
    known: bool
    positions: tuple[Ref, ...]
    conceded: tuple[FigureView, ...]
    blamed_by: tuple[ClaimView, ...]
    rival_by: tuple[ClaimView, ...]
    reported_by: tuple[ClaimView, ...]
    cleared_by: tuple[ClaimView, ...]
    reports: tuple[ReportView, ...]


def moments(facts: Spoken, claims: Sequence[ClaimView], reports: Sequence[ReportView]) -> tuple[Moment, ...]:
    """Official reports and positions by their first day; those without a day last, in the page's order."""
    found = [Moment(it.first_day, it, None) for it in reports]
    for it in claims:
        if it.row.voice in (Voice.RECORDED, Voice.OFFICIAL):
            days = [
                facts.value(stated, facts.chv.earliest) for stated in facts.things(it.row.node, facts.chv.statedTime)
            ]
            found.append(Moment(min((day for day in days if day), default=""), None, it))
    return tuple(sorted(found, key=lambda it: it.day or "9999"))


def parties(claims: Sequence[ClaimView], reports: Sequence[ReportView]) -> tuple[Party, ...]:
    """Every party that a claim suspects, lists, blames or clears, or whose position it gives; the monitor's first."""
    order: dict[Ref, None] = {}
    for it in claims:
        named = (*it.names("suspects", "listsAsKnown"), *((it.of,) if it.of else ()))
        order |= dict.fromkeys(named)
    for it in claims:
        order |= dict.fromkeys(it.names("blames", "conflictingBlame", "reportsActionBy"))
    return tuple(_party(it, claims, reports) for it in order)


def _party(party: Ref, claims: Sequence[ClaimView], reports: Sequence[ReportView]) -> Party:
    def by(*verbs: str) -> tuple[ClaimView, ...]:
        return tuple(it for it in claims if party in it.names(*verbs))

    recorded = [it for it in claims if it.of == party]
    monitor = [it for it in claims if it.row.voice in (Voice.ASSESSMENT, Voice.RECORDED)]
    return Party(
        party=party,
        suspected=any(party in it.names("suspects") for it in monitor),
        known=any(party in it.names("listsAsKnown") for it in monitor),
        positions=tuple(dict.fromkeys(ref for it in recorded for ref in it.names("position"))),
        conceded=tuple(figure for it in recorded for figure in it.row.conceded),
        blamed_by=by("blames"),
        rival_by=by("conflictingBlame"),
        reported_by=by("reportsActionBy"),
        cleared_by=by("deniesAction", "deniesHarm"),
        reports=tuple(it for it in reports if it.headed_under == party),
    )
