"""Days and clock times that a claim gives, as written; no day is derived from a weekday or from a post's date."""

import re

from kg.model import Quotation, StatedTime
from kg.prose.screen import Screened
from kg.values.dates import DATE_WORDS, Days

_DATE = Screened(DATE_WORDS, re.IGNORECASE | re.ASCII)
_WEEKDAY = Screened(r"\b(?:(?:on|last|yesterday)\s+)?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,?\s+\d)")
_CLOCK = Screened(
    r"\b(?:at\s+)?(?:(?:exactly|approximately|around"
    r"|about)\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]\.m\.|[ap]m\b)",
    re.IGNORECASE,
)
_CLOCK_24 = Screened(r"\bat\s+(?:(?:exactly|approximately|around|about)\s+)?(?P<hour>\d{1,2}):(?P<minute>\d\d)\b")
_OF_A_POST = re.compile(
    r"\b(?:posted|published|released|tweeted|dated|reported|shared|statement|post|list)\b[^.;]{0,40}$", re.IGNORECASE
)


def stated_time(text: str, offset: int, year: int | None = None) -> StatedTime | None:
    """The first day, weekday or clock time of the words that is not a post's own; `offset` is where they stand."""
    for pattern in (_DATE, _WEEKDAY, _CLOCK, _CLOCK_24):
        for found in pattern.finditer(text):
            if _OF_A_POST.search(text[max(0, found.start() - 60) : found.start()]):
                continue
            return _time(found, offset, year)
    return None


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
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found.groupdict().get("half") or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"{hour:02d}:{minute:02d}:00" if hour < 24 and minute < 60 else None
