"""How a strike report falls into stretches: periods of its own, other speakers, areas each with their strikes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.read.base import Words
from kg.values.dates import DATE_WORDS
from kg.values.near import NEAR

DATE = re.compile(DATE_WORDS, re.IGNORECASE | re.ASCII)
#: What may stand between the opening word and its date.
_OPENS = re.compile(
    r"(?:For|From)(?: the period)?(?: of)? $|Update from (?P<body>(?:the )?[A-Z][\w .'’&-]{1,60}) (?:for|on) $"
)
_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: n for n, word in enumerate(_UNITS, 1)}
_NUMBERS |= {word: 10 * n for n, word in enumerate(_TENS, 2)}
_NUMBERS |= {f"{ten}-{_UNITS[one - 1]}": 10 * n + one for n, ten in enumerate(_TENS, 2) for one in range(1, 10)}
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
STRIKES = re.compile(rf"\b(?P<count>[0-9]{{1,4}}|{_WORDS}) (?:air ?)?strikes?\b", re.IGNORECASE | re.ASCII)
#: One area with its strikes: "near Mithal, Ardistan, three strikes".
_AREA = re.compile(
    rf"{NEAR.pattern}(?:, [A-Z][a-z]+)?,? (?P<count>(?i:[0-9]{{1,4}}|{_WORDS})) (?i:air ?)?(?i:strikes?)\b"
)
#: What stands between a date and the area whose strikes are those of that day, and before the date.
_ITS_DAY = re.compile(r"[.,]?(?: that)?:?\s*[“\"‘'*•]*\s*$")
_ON = re.compile(r"\b(?:[Oo]n|[Ff]or) $")
_LONGEST_DAY = 60


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a report with a period or an area of its own.

    `period` None: it names none, nor does the stretch that it is part of. `body` names another speaker, None: the same.
    """

    words: Words
    period: Words | None
    body: Words | None


def by_period(words: Words) -> Iterator[Segment]:
    """The stretches that open a sentence with `For <date>`, `From <date>` or `Update from <body> for <date>`."""
    text = words.exact.replace("\u00a0", " ")
    opened: list[tuple[int, Words, Words | None]] = []
    for found in DATE.finditer(text):
        before = max(0, found.start() - 90)
        opens = _OPENS.search(text, before, found.start())
        if opens is None or not _starts_sentence(text, opens.start()):
            continue
        body = words.cut(*opens.span("body")) if opens["body"] else None
        opened.append((opens.start(), date_of(words, found), body))
    ends = [*(start for start, _, _ in opened[1:]), len(text)]
    for (start, period, body), end in zip(opened, ends, strict=False):
        yield Segment(words.cut(start, end).strip(), period, body)


def by_area(segment: Segment) -> Iterator[Segment]:
    """The stretches of a segment that each give an area and its strikes; the segment itself where it is not so made.

    "Near A, nine strikes … On June 8, near B, one strike …": the second has a day of its own.
    """
    text = segment.words.exact.replace("\u00a0", " ")
    found = list(_AREA.finditer(text))
    if len(found) < 2 or len(found) != len(list(STRIKES.finditer(text))):
        yield segment
        return
    opened: list[tuple[int, Words | None]] = []
    for area in found:
        begin, day = _own_day(segment.words, text, area.start())
        opened.append((begin if opened else 0, day or segment.period))
    ends = [*(start for start, _ in opened[1:]), len(text)]
    for (start, period), end in zip(opened, ends, strict=True):
        yield Segment(segment.words.cut(start, end).strip(), period, segment.body)


def _own_day(words: Words, text: str, area: int) -> tuple[int, Words | None]:
    """Where the words of an area begin, and the day that stands directly before it; None: none does."""
    for day in DATE.finditer(text, max(0, area - _LONGEST_DAY), area):
        says = _ON.search(text, max(0, day.start() - 5), day.start())
        if says and _ITS_DAY.fullmatch(text, day.end(), area):
            return says.start(), date_of(words, day)
    return area, None


def _starts_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 8) : at].rstrip()
    return not before or before[-1] in ".!?:;”“\"’‘'])*•…"


def date_of(words: Words, found: re.Match[str]) -> Words:
    return words.cut(found.start(), found.start() + len(found[0].rstrip(".")))


def number(text: str) -> int:
    return _NUMBERS[text] if text in _NUMBERS else int(text)
