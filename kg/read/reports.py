"""The grammar of strike reports and casualty statements: periods, counts of strikes, places, who speaks.

A report that does not fit the grammar stays whole, with its text and nothing more. Both readers use it: they make the
`Report` with its text, kind, heading and issuer; the functions here give the same report with what its words say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from kg import codelists
from kg.model import Actor, Report, StatedTime
from kg.read.base import Words
from kg.read.draft import Draft
from kg.read.segments import DATE, STRIKES, Segment, by_area, by_period, date_of, number
from kg.values.dates import Days
from kg.values.near import NEAR

_PERIOD = re.compile(r"\b(?:(?P<span>between|from)|for|for the period(?: of)?|(?P<on>on)) $", re.IGNORECASE)
_REFERENCE = re.compile(r"\b([0-9]{1,6}) ?/ ?([A-Z]{1,6}[0-9]{1,6}[A-Za-z]?)\b", re.ASCII)

_VIA = re.compile(r"\bvia (?:[A-Z@][\w.@-]{0,40} ){1,4}reports?\b")

_NONE = re.compile(
    r"\b(?:(?:has|have|had) not (?:publicly )?reported (?:any )?(?:air ?)?strikes?"
    r"|(?:reported|confirmed|published|noted) (?:that )?no (?:air ?)?strikes?"
    r"|[Nn]o (?:reported )?(?:air ?)?strikes? (?:was|were) (?:publicly )?(?:reported|made|conducted|carried out)"
    r"|(?:made|makes|make) no (?:public )?(?:mention|reference) (?:of|to)"
    r"|issued no (?:public )?(?:reports?|accounts?)|published no known record of"
    r"|[Nn]o (?:[A-Z][a-z]+ )?reports were published)"
)
#: An actor who is said to report, with the words between the name and the verb.
_REPORTING = (
    r"(?:[’']s)?(?: (?!and\b|or\b)[^\s.“”\"‘]{1,20}){0,4}? "
    r"(?:reported|reports|confirmed|published|issued|said|noted|stated|made|makes|claimed|denied|announced)\b"
)
_NEAREST = 60  #: days; a period further than this from every date of the document's own takes no year


def own_dates(draft: Draft, statements: Iterable[Words]) -> tuple[date, ...]:
    """The full dates (day, month, year) from which a year may be taken, in the order of the page.

    They are the page's date of the incident where it prints one, else those in its strike reports and casualty
    statements, else those in its narrative. Dates of publication and of updating are not among them.
    """
    if draft.date and draft.date.earliest:
        return (draft.date.earliest,)
    found = [day for words in statements for day in _full_dates(words.value)]
    if not found and draft.narrative:
        found = list(_full_dates(" ".join(draft.narrative.exact.split())))
    return tuple(found)


def strike_report(draft: Draft, report: Report, words: Words, dates: Sequence[date]) -> Report:
    """`report` with what its text `words` says of period, number of strikes, place, speakers and parts.

    `dates` (see `own_dates`) give a year to a date that prints none, and only where all of them agree on it. Two or
    more segments become `parts`, and so do several areas, each with its own number of strikes; of a single one, or
    none, the fields stand on the report itself. Sums are not made: of several numbers without areas none is read.
    """
    segments = list(by_period(words))
    own = report.headed_under.name if report.headed_under else None
    mentions = tuple(_mentions(words, own))
    if len(segments) < 2:
        first = segments[0].period if segments else None
        period = _said(first, None) if first else _only_period(words)
        areas = list(by_area(Segment(words, period[0] if period else None, None)))
        parts = tuple(_part(draft, report, n, area, dates) for n, area in enumerate(areas, 1)) if len(areas) > 1 else ()
        return report.model_copy(update={**_content(draft, words, period, dates), "parts": parts, "mentions": mentions})
    areas = [area for segment in segments for area in by_area(segment)]
    parts = tuple(_part(draft, report, n, area, dates) for n, area in enumerate(areas, 1))
    return report.model_copy(update={"parts": parts, "mentions": mentions})


def casualty_statement(report: Report, words: Words) -> Report:
    """`report` with the reference that its text gives (`2995/CS243`) and, as a note, whose report it answers.

    A reference is read only where the text gives exactly one; blanks around its stroke are left out.
    """
    references = {f"{found[1]}/{found[2]}" for found in _REFERENCE.finditer(words.value)}
    via = _VIA.search(words.exact)
    notes = (*report.notes, words.cut(*via.span()).quotation) if via else report.notes
    reference = references.pop() if len(references) == 1 else report.reference
    return report.model_copy(update={"reference": reference, "notes": notes})


def year_of(words: str, dates: Sequence[date]) -> int | None:
    """The year of a date without one: that which brings it nearest to each of `dates`; None where they disagree."""
    years = {_nearest_year(words, day) for day in dates}
    return years.pop() if len(years) == 1 else None


def _nearest_year(words: str, day: date) -> int | None:
    best: tuple[int, int] | None = None
    for year in (day.year - 1, day.year, day.year + 1):
        days = Days.parse(words, year) if 1 <= year <= 9999 else None
        first, last = (days.earliest or days.latest, days.latest or days.earliest) if days else (None, None)
        if first is None or last is None:
            continue
        gap = max((first - day).days, (day - last).days, 0)
        if best is None or gap < best[0]:
            best = (gap, year)
    return best[1] if best and best[0] <= _NEAREST else None


def _full_dates(text: str) -> Iterator[date]:
    for found in DATE.finditer(text):
        days = Days.parse(found[0].rstrip("."))
        if days and not days.year_inferred:
            day = days.earliest or days.latest
            if day:
                yield day


def _only_period(words: Words) -> tuple[Words, Words] | None:
    """The period of a report without segments; None where it names none, or several dates."""
    text = words.exact.replace("\u00a0", " ")
    found = list(DATE.finditer(text))
    if len(found) != 1:
        return None
    says = _PERIOD.search(text, max(0, found[0].start() - 20), found[0].start())
    if says is None:
        return None
    # "On <date>, Russia reported" dates the report; "On <date>, forces conducted 13 strikes" the strikes.
    end = found[0].end()
    if says["on"] and not STRIKES.search(text, end, end + 120):
        return None
    return _said(date_of(words, found[0]), words.cut(says.start(), says.end()) if says["span"] else None)


def _said(period: Words, before: Words | None) -> tuple[Words, Words]:
    """The date, and the words that say the period: `between June 1st – 31st` keeps its "between"."""
    if before is None:
        return period, period
    return period, Words(before.exact + period.exact, before.start, period.mend)


def _content(
    draft: Draft, words: Words, period: tuple[Words, Words] | None, dates: Sequence[date]
) -> dict[str, object]:
    """What one segment says, as fields of a report."""
    counts = [found["count"].lower() for found in STRIKES.finditer(words.value)]
    return {
        "period": _period(draft, *period, dates) if period else None,
        "strike_count": number(counts[0]) if len(counts) == 1 else None,
        "none_reported": not counts and _NONE.search(words.value) is not None,
        "near": _near(words),
    }


def _near(words: Words) -> object:
    found = list(NEAR.finditer(words.exact.replace("\u00a0", " ")))
    if not found or len({place["name"] for place in found}) > 1:
        return None
    return words.cut(*found[0].span()).quotation


def _period(draft: Draft, day: Words, said: Words, dates: Sequence[date]) -> StatedTime:
    stated = draft.day("report_period", day, year_of(day.value, dates))
    return stated.model_copy(update={"verbatim": said.value, "evidence": said.quotation})


def _part(draft: Draft, report: Report, position: int, segment: Segment, dates: Sequence[date]) -> Report:
    part = Report(
        kind="partner-report" if segment.body else report.kind,
        position=position,
        headed_under=report.headed_under,
        issuer=_body(segment.body) if segment.body else report.issuer,
        text=segment.words.quotation,
        evidence=(segment.words.quotation,),
    )
    period = _said(segment.period, None) if segment.period else None
    return part.model_copy(update=_content(draft, segment.words, period, dates))


def _body(words: Words) -> Actor:
    """Another body that speaks within a report: the register's, else an official under the name as written."""
    known = codelists.actor(words.value)
    if known:
        kind = known.kind.removeprefix("actor-")
        return Actor(name=known.name, kind=kind, registered=True, evidence=words.quotation)
    return Actor(name=words.value, kind="official", registered=False, evidence=words.quotation)


def _mentions(words: Words, own: str | None) -> Iterator[Actor]:
    """Actors of the register who are said to report or to be silent, other than the one of the heading."""
    named = set() if own is None else {own}
    for found in _speakers().finditer(words.exact.replace("\u00a0", " ")):
        known = codelists.actor(found["name"])
        if known is None or known.name in named or known.kind == "actor-monitor":
            continue
        named.add(known.name)
        kind = known.kind.removeprefix("actor-")
        yield Actor(name=known.name, kind=kind, registered=True, evidence=words.cut(*found.span("name")).quotation)


@cache
def _speakers() -> re.Pattern[str]:
    names = sorted((name for name in codelists.register() if name[:1].isascii()), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:The )?(?P<name>{'|'.join(map(re.escape, names))})(?!\w){_REPORTING}")
