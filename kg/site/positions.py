"""What belligerents and officials say: in order of time, and beside what the reports say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.pages.claims import Voice
from kg.pages.figures import FigureView
from kg.site.claims import ClaimView
from kg.site.reports import ReportView
from kg.site.spoken import Ref, Spoken


@dataclass(frozen=True, slots=True)
class Moment:
    """Something official: a report with the claims that were read out of it, or one claim that rests on no report.

    `day` is its first day (ISO 8601), empty: none is printed.
    """

    day: str
    report: ReportView | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with all claims of his that say the same of a party, so that a list names him once."""

    who: Ref
    claims: tuple[ClaimView, ...]


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
    blamed_by: tuple[Speaker, ...]
    rival_by: tuple[Speaker, ...]
    reported_by: tuple[Speaker, ...]
    cleared_by: tuple[Speaker, ...]
    reports: tuple[ReportView, ...]


def moments(facts: Spoken, claims: Sequence[ClaimView], reports: Sequence[ReportView]) -> tuple[Moment, ...]:
    """Official reports and positions by their first day; those without a day last, in the page's order.

    A claim that rests on a report stands with it: the day that the claim states may be that of the incident.
    """
    official = [it for it in claims if it.row.voice in (Voice.RECORDED, Voice.OFFICIAL)]
    found = []
    for report in reports:
        those = set(_with_parts(report))
        read = tuple(it for it in official if any(one.iri in those for one in it.copies))
        official = [it for it in official if it not in read]
        found.append(Moment(report.first_day, report, read))
    found += [Moment(_first_day(facts, it), None, (it,)) for it in official]
    return tuple(sorted(found, key=lambda it: it.day or "9999"))


def _with_parts(report: ReportView) -> Iterator[str]:
    yield report.iri
    for part in report.parts:
        yield from _with_parts(part)


def _first_day(facts: Spoken, claim: ClaimView) -> str:
    stated = facts.things(claim.row.node, facts.chv.statedTime)
    return min((day for it in stated if (day := facts.value(it, facts.chv.earliest))), default="")


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
    def by(*verbs: str) -> tuple[Speaker, ...]:
        return _speakers(it for it in claims if party in it.names(*verbs))

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


def _speakers(claims: Iterable[ClaimView]) -> tuple[Speaker, ...]:
    """The claims by speaker, in the order in which each first speaks."""
    found: dict[Ref, list[ClaimView]] = {}
    for it in claims:
        found.setdefault(it.whose, []).append(it)
    return tuple(Speaker(who, tuple(said)) for who, said in found.items())
