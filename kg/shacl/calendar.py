"""Dates, times and durations of XML Schema: read and compared."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from kg.shacl.terms import XSD


class Instant(NamedTuple):
    """A point of a calendar in seconds from a fixed day; `zoned` False: the text names no time zone."""

    seconds: Decimal
    zoned: bool


class Span(NamedTuple):
    """A duration."""

    months: int
    seconds: Decimal


_ZONE = r"(?P<zone>Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_YEAR = r"(?P<year>-?(?:[1-9][0-9]{3,}|0[0-9]{3}))"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12][0-9]|3[01])"
_TIME = r"(?P<hour>[01][0-9]|2[0-4]):(?P<minute>[0-5][0-9]):(?P<second>[0-5][0-9](?:\.[0-9]+)?)"
CALENDAR = {
    XSD + name: re.compile(form + _ZONE)
    for name, form in (
        ("dateTime", f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}"),
        ("dateTimeStamp", f"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}"),
        ("date", f"{_YEAR}-{_MONTH}-{_DAY}"),
        ("time", _TIME),
        ("gYear", _YEAR),
        ("gYearMonth", f"{_YEAR}-{_MONTH}"),
        ("gMonth", f"--{_MONTH}"),
        ("gDay", f"---{_DAY}"),
        ("gMonthDay", f"--{_MONTH}-{_DAY}"),
    )
}
_DURATION = re.compile(
    r"(?P<sign>-)?P(?=[0-9T])(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+(?:\.[0-9]+)?)S)?)?"
)
_LONGEST = 4000  #: characters; Python refuses to read longer numbers
_HALF_DAYS = 14 * 3600  #: seconds; without a zone an instant may lie as far off as this, either way


def instant(lexical: str, datatype: str) -> Instant | None:
    """The point that a lexical form of one of the datatypes `CALENDAR` stands for; None: it is ill-formed, or longer
    than any that is meant."""
    if datatype == _DATE and len(lexical) == 10 and lexical[4] == lexical[7] == "-":  # most dates, and fast
        try:
            day = date.fromisoformat(lexical).toordinal() + _FIRST_DAY
            return Instant(Decimal(day * 86400), zoned=False)
        except ValueError:
            return None if lexical[:4] != "0000" else _any_instant(lexical, datatype)
    if datatype == _DATE_TIME and len(lexical) == 20 and _MARKS(lexical) == _USUAL_MARKS:
        try:
            moment = datetime.fromisoformat(lexical)
        except ValueError:  # the year 0000 and the hour 24 are well-formed too
            return _any_instant(lexical, datatype)
        days = moment.toordinal() + _FIRST_DAY
        seconds = days * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second
        return Instant(Decimal(seconds), zoned=True)
    return _any_instant(lexical, datatype)


def _any_instant(lexical: str, datatype: str) -> Instant | None:
    match = CALENDAR[datatype].fullmatch(lexical) if len(lexical) <= _LONGEST else None
    if match is None or (datatype.endswith("Stamp") and not match["zone"]):
        return None
    found = match.groupdict()
    year, month, day = int(found.get("year") or 1972), int(found.get("month") or 1), int(found.get("day") or 1)
    if day > _days_in(year, month):
        return None
    hour, minute, second = int(found.get("hour") or 0), int(found.get("minute") or 0), Decimal(found.get("second") or 0)
    if hour == 24 and (minute or second):
        return None
    seconds = _day_number(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - _offset(match["zone"])
    return Instant(seconds, match["zone"] is not None)


def span(lexical: str, datatype: str) -> Span | None:
    """The duration that a lexical form stands for; None: it is ill-formed, or longer than any that is meant."""
    match = _DURATION.fullmatch(lexical) if len(lexical) <= _LONGEST else None
    if match is None:
        return None
    years, months, days, hours, minutes = (
        int(match[it] or 0) for it in ("years", "months", "days", "hours", "minutes")
    )
    all_months, all_seconds = (
        years * 12 + months,
        days * 86400 + hours * 3600 + minutes * 60 + Decimal(match["seconds"] or 0),
    )
    if (datatype.endswith("yearMonthDuration") and re.search("[DT]", lexical)) or (
        datatype.endswith("dayTimeDuration") and (match["years"] or match["months"])
    ):
        return None
    sign = -1 if match["sign"] else 1
    return Span(sign * all_months, sign * all_seconds)


def _days_in(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _day_number(year: int, month: int, day: int) -> int:
    """Days of the proleptic Gregorian calendar, any year (Fliegel and Van Flandern's count)."""
    year, month = (year - 1, month + 12) if month <= 2 else (year, month)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day


_DATE, _DATE_TIME = XSD + "date", XSD + "dateTime"
#: What stands between the numbers of 2026-11-22T12:00:00Z.
_MARKS, _USUAL_MARKS = itemgetter(4, 7, 10, 13, 16, 19), ("-", "-", "T", ":", ":", "Z")
_FIRST_DAY = _day_number(1, 1, 1) - date(1, 1, 1).toordinal()


def _offset(zone: str | None) -> int:
    if not zone or zone == "Z":
        return 0
    return (-1 if zone[0] == "-" else 1) * (int(zone[1:3]) * 3600 + int(zone[4:6]) * 60)


def earlier(a: Instant, b: Instant, *, equal: bool) -> bool | None:
    """Whether one point lies before another (`equal`: or there). None: a time zone is missing to tell."""
    if a.zoned == b.zoned:
        return a.seconds <= b.seconds if equal else a.seconds < b.seconds
    if abs(a.seconds - b.seconds) <= _HALF_DAYS:
        return None
    return a.seconds < b.seconds


def shorter(a: Span, b: Span, *, equal: bool) -> bool | None:
    """Whether one duration is shorter (`equal`: or as long). None: months would have to be compared with days."""
    if a.months == b.months:
        return a.seconds <= b.seconds if equal else a.seconds < b.seconds
    return a.months < b.months if a.seconds == b.seconds else None
