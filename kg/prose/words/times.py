"""Days and clock times that a claim gives, as written; no day is derived from a weekday or from a post's date."""

import re

from kg.model import Quotation, StatedTime
from kg.prose.words.screen import Screened
from kg.values.dates import DATE_WORDS, Days

_DATE = Screened(DATE_WORDS, re.IGNORECASE | re.ASCII)
_WEEKDAY = Screened(r"\b(?:(?:on|last|yesterday)\s+)?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,?\s+\d)")
_CLOCK = Screened(
    r"\b(?:at\s+)?(?:(?:exactly|approximately|around"
    r"|about)\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]\.m\.|[ap]m\b)",
    re.IGNORECASE,
)
_CLOCK_24 = Screened(r"\bat\s+(?:(?:exactly|approximately|around|about)\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)\b")
_TIME = (
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:\s*(?P<half>[ap]\.m\.|[ap]m\b)|(?<=[:.]\d\d))(?:\s+local\s+time)?"
)
#: "at 4 pm on 3 May", "3 May at 16:30": about a time is no time.
_CLOCK_BEFORE = re.compile(rf"\bat\s+(?:exactly\s+)?(?P<words>{_TIME},?\s+(?:on\s+)?(?:the\s+)?)$", re.IGNORECASE)
_CLOCK_AFTER = re.compile(rf",?\s+at\s+(?:exactly\s+)?{_TIME}(?![\w:])", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:approximately|around|about)\b", re.IGNORECASE)
_OF_A_POST = re.compile(
    r"\b(?:posted|published|released|tweeted|dated|reported|shared|statement|post|list)\b[^.;]{0,40}$", re.IGNORECASE
)


def stated_time(text: str, offset: int, year: int | None = None) -> StatedTime | None:
    """The first day, weekday or clock time of the words that is not a post's own; `offset` is where they stand."""
    for pattern in (_DATE, _WEEKDAY, _CLOCK, _CLOCK_24):
        for found in pattern.finditer(text):
            if _OF_A_POST.search(text[max(0, found.start() - 60) : found.start()]):
                continue
            at = _at_clock(text, found, offset, year) if pattern is _DATE else None
            return at or _time(found, offset, year)
    return None


def _at_clock(text: str, date: re.Match[str], offset: int, year: int | None) -> StatedTime | None:
    """The date with the clock time beside it; None where no clock time stands there."""
    before = _CLOCK_BEFORE.search(text, max(0, date.start() - 40), date.start())
    found = before or _CLOCK_AFTER.match(text, date.end())
    days = Days.parse(date[0], year) if found else None
    clock = _clock(found) if found else None
    if found is None or days is None or clock is None:
        return None
    start, end = (before.start("words"), date.end()) if before else (date.start(), found.end())
    words = text[start:end]
    return StatedTime(
        verbatim=words, earliest=days.earliest, latest=days.latest, start_time=clock, year_inferred=days.year_inferred,
        impossible=days.impossible, evidence=Quotation(exact=words, start=offset + start, end=offset + end),
    )  # fmt: skip


def _time(found: re.Match[str], offset: int, year: int | None) -> StatedTime:
    group = "day" if found.re is _WEEKDAY.regex else 0
    words, start = found[group], offset + found.start(group)
    evidence = Quotation(exact=words, start=start, end=start + len(words))
    if found.re is _DATE.regex:
        days = Days.parse(words, year)
        if days is not None:
            return StatedTime(
                verbatim=words, earliest=days.earliest, latest=days.latest, year_inferred=days.year_inferred,
                impossible=days.impossible, evidence=evidence,
            )  # fmt: skip
    clock = _clock(found) if found.re in (_CLOCK.regex, _CLOCK_24.regex) else None
    return StatedTime(verbatim=words, start_time=clock, evidence=evidence)


def _clock(found: re.Match[str]) -> str | None:
    if _ABOUT.search(found[0]):  # nothing more exact than its words
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found.groupdict().get("half") or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02d}:{minute:02d}:00" if hour < 24 and minute < 60 else None
