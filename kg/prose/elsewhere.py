"""Figures of deaths in a place that is not the page's: "two people were killed in Metula the same day".

Only where the words give the place of the deaths by a name that the page has not told of before, and a sign that it is
another event ("the same day", "separately", "a day earlier", another weekday, a roadside bomb). A quarter, a street, a
hospital may lie in the page's own place, and so may a village of which nothing else is said: those figures stay. A
month or a year that the page has not told of before is a sign without a place.
"""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from kg.prose.counts.counting import Count
from kg.prose.elsewhere_patterns import (
    ARTICLE,
    AT_NAME,
    BY_ISIS,
    CAPITAL,
    CAPITALS,
    CUT,
    DATE,
    DAY,
    IN_MONTH,
    LAID,
    LARGE,
    LEAD,
    MONTH,
    MONTHS,
    MOVED,
    OF_PLACE,
    SHARED,
    SIGN,
    THAT,
    TOWN,
    TOWN_LOST,
    TWO_TOWNS,
    WEAPON,
    WEEKDAY,
    WEEKDAYS,
    WORD,
)
from kg.prose.names.context import Page
from kg.prose.place_patterns import KIND
from kg.prose.said import Said
from kg.prose.speech.hearsay import Chain
from kg.prose.stated_places import happened_in
from kg.prose.words.numbers import numbers


def of_this_place(page: Page, start: int, said: Said, chain: Chain) -> Said:
    """What a clause says without the figures of other places; its sentence stands at `start` of the page."""
    at = start + said.at
    before = page.text[:at]
    if not said.counts or not before.strip():
        return said
    after = chain.clause.said - said.at if chain.clause.how == "subject" else 0
    mine = tuple(c for c in said.counts if not _of_another_place(page, before, said.content, after, c))
    return said if len(mine) == len(said.counts) else replace(said, counts=mine)


def _of_another_place(page: Page, before: str, content: str, after: int, count: Count) -> bool:
    if (count.minimum or 0) >= LARGE and any(n.minimum == count.minimum for n in numbers(before[:LEAD])):
        return False  # the toll of the page's first words
    first = max((m.end() for m in CUT.finditer(content, after, count.start)), default=after)
    cut = CUT.search(content, count.end)
    words = content[first : cut.start() if cut else len(content)]
    words = MOVED.sub(" ", words)
    if _of_another_time(words, before):
        return True
    weapon = _another_weapon(words, before)
    two = TWO_TOWNS.search(words)
    beside = SIGN.search(words)
    days = _day(THAT.sub("", words), before) or 0
    if days < -1 or (beside and (weapon in LAID or days > 1)) or _executed(words, before):
        return True
    sign = beside or weapon or _other_weekday(words, before)
    if not sign and not two and len(AT_NAME.findall(words)) < 2:
        return False
    if sign and CAPITAL.search(words) and not CAPITALS.search(before):
        return True
    if two and any(_keys(two[name]).isdisjoint(_known(page, before)) for name in ("one", "two")):
        return True
    named = [(m.end(), m["name"], _kind(m)) for m in happened_in(words)]
    named += [(m.end(), m["name"], "") for m in TOWN_LOST.finditer(words)]
    named += [(m.end(), m["name"] or m["road"], "") for m in OF_PLACE.finditer(words)]
    if not named or not all(TOWN.fullmatch(kind.rstrip()) for _, _, kind in named):
        return False
    if not sign and not _of_two_places(words, named):
        return False
    known = _known(page, before)
    return all(_keys(name).isdisjoint(known) for _, name, _ in named)


def _kind(place: re.Match[str]) -> str:
    """What sort of place the words call it; empty: they name it alone."""
    called = KIND.search(place["name"])
    return " ".join(filter(None, (place["kind"] or (called and called[0]), place["area"]))).lower()


def _of_two_places(words: str, named: list[tuple[int, str, str]]) -> bool:
    """ "a woman was killed in Hajla and two men were hurt in Tell Amar": a list of places."""
    ends = sorted({(end, name) for end, name, _ in named})
    return any(
        one != two and re.match(r"\s+and\s+(?!in\b|the\b)[a-z\d]", words[first:last]) is not None
        for (first, one), (last, two) in pairwise(ends)
    )


def _another_weapon(words: str, before: str) -> str | None:
    """The first word of a weapon of which the page has not told before; None: none is told of."""
    weapon = WEAPON.search(words)
    kind = weapon["kind"].split()[0].lower() if weapon else None
    return None if kind is None or kind in before.lower() else kind


def _executed(words: str, before: str) -> bool:
    return BY_ISIS.search(words) is not None and "execut" not in before


def _of_another_time(words: str, before: str) -> bool:
    """Whether the words place the harm in a month, or a year, and the page has told of others only before."""
    found = IN_MONTH.search(THAT.sub("", words))
    if found is None:
        return False
    told, one = (r"\b(?:19|20)\d\d\b", "year") if found["year"] else (rf"\b{MONTH}\b", "month")
    own = set(re.findall(told, before))
    return bool(own) and found[one] not in own


def _other_weekday(words: str, before: str) -> bool:
    """Whether the words name a day of the week that is not the event's: that of the page's first words."""
    told = [m[0] for m in WEEKDAY.finditer(THAT.sub("", words))]
    if not told:
        return False
    own = {m[0] for m in WEEKDAY.finditer(before[:LEAD])}
    for year, month, day in _dates(before[:LEAD]):
        try:
            own.add(WEEKDAYS[date(year, month, day).weekday()])
        except ValueError:  # "February 30th"
            continue
    return bool(own) and own.isdisjoint(told)


def _day(words: str, before: str) -> int | None:
    """How many days from the next of the page's days in a month people were killed; None: no day is told of both."""
    told = DAY.search(words) if "killed" in words else None
    if told is None:
        return None
    month, day = told["month"] or told["month2"], int(told["day"] or told["day2"])
    own = [int(m["day"] or m["day2"]) for m in DAY.finditer(before) if (m["month"] or m["month2"]) == month]
    return min((day - its for its in own), key=abs) if own else None


def _dates(text: str) -> list[tuple[int, int, int]]:
    """Year, month and day of each full date."""
    return [
        (int(m["year"] or m["year2"]), MONTHS.index(m["month"] or m["month2"]) + 1, int(m["day"] or m["day2"]))
        for m in DATE.finditer(text)
    ]


def _known(page: Page, before: str) -> frozenset[str]:
    """The names that the page has told of before, without their vowels."""
    words = WORD.findall(before + " " + (page.place or ""))
    return frozenset(_skeleton(word) for word in words if word[:1].isupper() or "-" in word)


def _keys(name: str) -> frozenset[str]:
    """What tells a place from others, in each of its words: "Kafr" tells nothing."""
    words = [w for w in name.split() if ARTICLE.sub("", w.lower()) not in SHARED]
    return frozenset(_skeleton(word) for word in words or name.split())


def _skeleton(word: str) -> str:
    """The consonants: spellings of one Arabic name differ in vowels and in doubled letters."""
    plain = ARTICLE.sub("", word.lower())
    for one, other in (
        ("’s", ""),
        ("kh", "x"),
        ("gh", "g"),
        ("sh", "s"),
        ("th", "t"),
        ("dh", "d"),
        ("q", "k"),
        ("c", "k"),
        ("z", "s"),
        ("j", "g"),
    ):
        plain = plain.replace(one, other)
    bare = re.sub(r"[aeiouyhw’‘'\-àâäéèêïîöôüû]", "", plain)
    return re.sub(r"(.)\1+", r"\1", bare) or plain
