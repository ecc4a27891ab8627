"""Days and spans of days as pages print them. No day is taken from a date that cannot exist."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

#: In English, whatever the locale: `calendar.month_name` follows the locale.
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS = {form.lower(): n for n, name in enumerate(MONTH_NAMES, start=1) for form in (name, name[:3])}
_MONTHS |= {"sept": 9}
_YEAR = 12  #: months
_SHORT = 2  #: months by which a span that is printed with one year may reach back into the year before
_M = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DASH = r"[ \u00a0]*(?:[–—‒‐\u2011-]|to|and)[ \u00a0]*"
_S = r"[ \u00a0]+"
_D = r"[0-9]{1,2}"
_ORD = r"(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?[ \u00a0]+)?"

# Each pattern names what it prints: d/D first and last day, m/M months, y/Y years.
_PATTERNS = (
    r"(?P<y>[0-9]{4})-(?P<mn>[0-9]{2})-(?P<d>[0-9]{2})",
    rf"(?P<m>{_M})\.?{_S}(?P<d>{_D}){_ORD}(?:,?{_S}(?P<y>[0-9]{{4}}))?",
    rf"(?P<d>{_D}){_ORD}{_S}(?:of{_S})?(?P<m>{_M})\.?(?:,?{_S}(?P<y>[0-9]{{4}}))?",
    rf"(?P<m>{_M})\.?{_S}(?P<d>{_D}){_ORD}{_DASH}(?P<D>{_D}){_ORD}(?:,?{_S}(?P<y>[0-9]{{4}}))?",
    rf"(?P<d>{_D}){_ORD}{_DASH}(?P<D>{_D}){_ORD}{_S}(?P<m>{_M})\.?(?:,?{_S}(?P<y>[0-9]{{4}}))?",
    rf"(?P<m>{_M})\.?{_S}(?P<d>{_D}){_ORD}(?:,{_S}(?P<Y>[0-9]{{4}}))?{_DASH}"
    rf"(?P<M>{_M})\.?{_S}(?P<D>{_D}){_ORD}(?:,?{_S}(?P<y>[0-9]{{4}}))?",
    rf"(?P<d>{_D}){_ORD}{_S}(?P<m>{_M})\.?(?:,?{_S}(?P<Y>[0-9]{{4}}))?{_DASH}"
    rf"(?P<D>{_D}){_ORD}{_S}(?P<M>{_M})\.?(?:,?{_S}(?P<y>[0-9]{{4}}))?",
)
_FORMS = tuple(re.compile(_WEEKDAY + form, re.IGNORECASE | re.ASCII) for form in _PATTERNS)

#: Finds dates in running text; spans before single days, so that `June 26th - 27th` is one date. No groups.
DATE_WORDS = (
    rf"\b{_WEEKDAY}(?:{'|'.join(re.sub(r'[(][?]P<.>|[(][?]P<mn>', '(?:', form) for form in reversed(_PATTERNS))})(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day that words allow.

    `earliest` or `latest` is None where the words name a day that does not exist (`June 31st`), or give no year and
    none was handed in. `impossible` says which words, None where all is well. `year_inferred`: the words give no year.
    """

    earliest: date | None
    latest: date | None
    year_inferred: bool = False
    impossible: str | None = None

    @classmethod
    def parse(cls, text: str, year: int | None = None) -> "Days | None":
        """The days that `text` is as a whole; None where it is no date.

        `year` stands in for a year that the words do not give, and only then (`year_inferred`).
        """
        text = text.strip(" \u00a0\t")
        for form in _FORMS:
            found = form.fullmatch(text)
            if found:
                return _days(found, year)
        return None

    def __str__(self) -> str:
        first, last = self.earliest, self.latest
        if first is None or last is None or first == last:
            day = first or last
            return "" if day is None else _print(day)
        return f"{_print(first)} – {_print(last)}"


def _days(found: re.Match[str], year: int | None) -> Days:
    part = {k: v for k, v in found.groupdict().items() if v}
    printed = part.get("y")
    last_year = int(printed) if printed else year
    month = int(part["mn"]) if "mn" in part else _MONTHS[part["m"].lower()]
    last_month = _MONTHS[part["M"].lower()] if "M" in part else month
    first_year = int(part["Y"]) if "Y" in part else last_year
    crosses = "Y" not in part and "M" in part and last_month < month
    if first_year is not None and crosses and last_month + _YEAR - month <= _SHORT:
        first_year -= 1  # "31 December–1 January, 2024"; "3 April–4 February, 2017" is turned round, and stays so
    inferred = printed is None
    if first_year is None or last_year is None:
        return Days(None, None, True, _impossible(part, month, last_month, 2000))
    first = _day(first_year, month, int(part["d"]))
    last = _day(last_year, last_month, int(part.get("D", part["d"])))
    wrong = None if first and last else _impossible(part, month, last_month, last_year)
    return Days(first, last, inferred, wrong)


def _impossible(part: dict[str, str], month: int, last_month: int, year: int) -> str | None:
    for m, d in ((month, part["d"]), (last_month, part.get("D", part["d"]))):
        if _day(year, m, int(d)) is None:
            if not 1 <= m <= 12 or year < 1:
                return "there is no such month"
            name, days = MONTH_NAMES[m - 1], calendar.monthrange(year, m)[1]
            return f"{name} has {days} days"
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _print(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year:04d}"
