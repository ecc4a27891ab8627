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
from kg.prose.names.context import Page
from kg.prose.place_patterns import KIND
from kg.prose.said import Said
from kg.prose.speech.hearsay import Chain
from kg.prose.stated_places import happened_in
from kg.prose.words.numbers import NUMBER_WORD, numbers
from kg.prose.words.screen import Screened

_WHEN = r"(?:day|morning|evening|night|afternoon|week|hour|time|date)"
_STRIKE = r"(?:strike|airstrike|attack|raid|incident|bombing|explosion|shelling|missile|rocket|shell|event)"
#: What tells that something else is told of.
_SIGN = Screened(
    rf"\b(?:the|that)\s+same\s+{_WHEN}\b|\bthat\s+day\b|\b(?:was|were|had|also)\s+also\b|\balso\s+(?:been\s+)?(?:killed|died|wounded|injured|saw|claimed|left|lost)\b"
    rf"|\bseparate(?:ly)?\b|\banother\b|\belsewhere\b|\bmeanwhile\b|\b(?:different|similar|second|further|other)\s+(?:[\w-]+\s+)?{_STRIKE}s?\b"
    rf"|\b(?:an?|{NUMBER_WORD}|several|few)\s+(?:hours?|days?|weeks?|months?)\s+(?:earlier|before|later|previously|afterwards)\b"
    rf"|\b(?:{NUMBER_WORD}|several|many)\s+times\b"
    r"|\bin\s+the\s+same\s+(?:post|article|report|statement|bulletin|message|update)\b"
    r"|\b(?:nearby|neighbou?ring|adjacent)\s+(?=[A-Z]|al-|(?:town|village|city)\b)"
    r"|\balso\s+(?:on|in|at|that)\b|\bas\s+well\b(?!\s+as)|\bon\s+that\s+date\b"
    rf"|\bthe\s+(?:previous|following|next|preceding)\s+{_WHEN}\b|\bthe\s+{_WHEN}\s+(?:before|after|earlier)\b"
    rf"|\b(?:earlier|later)\s+(?:that|in\s+the|the\s+same|on\s+the\s+same)\s+{_WHEN}\b|\bon\s+a\s+different\s+front\b",
    re.IGNORECASE,
)
#: Weapons that leave no doubt where the page has told of none such.
_WEAPON = Screened(
    r"\b(?P<kind>rocket|mortar|roadside\s+bomb|car\s+bomb|suicide|IED|landmine|mine|missile|sniper|ambush|explosive\s+device|shelling)s?\b"
    r"(?:\s+(?:fire|shells?|attack|bomber|rounds?))?(?=\s+(?:fired|launched|from|that|which|had|by|on|at|in|near|killed|wounded|injured|of|while|when|as|nearby|there)\b|\s*(?:[.,;]|$))"
)
#: "five residents of Hajla were killed", "on the road to Hajla".
_OF_PLACE = Screened(
    r"\b(?:in\s+(?:nearby|neighbou?ring|adjacent)|(?:residents|inhabitants|villagers|people|civilians)\s+of|(?:rockets?|shells?|mortars?|missiles?|bombs?|strikes?|raids?|fire)(?:\s+[a-z]+){0,3}?\s+(?:on|at)"
    r"|shelled|bombed|raided|hit|struck)\s+(?P<name>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)(?!\s*(?:street|road|neighbou?rhood|quarter|hospital|school|camp|mosque|market|district|[’']s|famil))"
    r"|\bon\s+the\s+(?:\w+\s+)?road\s+(?:to|from)\s+(?P<road>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)"
)
#: "55 martyrs in Rafah and Hajla": a toll of two towns.
_TWO_TOWNS = Screened(
    r"\bin\s+(?:both\s+)?(?P<one>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)\s+and\s+(?:in\s+)?(?P<two>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)(?=\s*(?:[.,;”]|$|on\b|that\b|the\b|by\b))"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_MONTH = rf"(?:{'|'.join(_MONTHS)})"
_HARMED = (
    r"(?:killed|died|dead|martyred|wounded|injured|hurt|strikes?|raids?|attacks?|bombings?|massacres?|shelling|explosions?|bombed|struck"
    r"|hit|shelled|attacked)"
)
_LIVED = (
    r"(?:displaced|born|married|wed|engaged|moved|built|returned|graduated|fled|joined|arrived|came|come|founded|opened|bought|rented"
    r"|evacuated|released|left|published|posted|wrote|statement|report|list|article|interview\w*|contacted|visited|wounds|injuries)"
)
#: "killed in May", "in May, a raid on": when others were harmed.
_IN_MONTH = Screened(
    rf"(?:\b{_HARMED}\b(?:(?!\b{_LIVED}\b)[^,;.“”]){{0,60}}?,?\s+(?:in|of|on)|^\s*(?:that\s+)?(?:in|on))\s+"
    rf"(?:early\s+|late\s+|mid-|last\s+|the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:(?P<month>{_MONTH})\b(?![’']s)|(?P<year>(?:19|20)\d\d)\b)"
)
_THAT = re.compile(r"^.*?\bthat\b", re.DOTALL)
#: "to which they had moved a day earlier": nothing of the strike.
_MOVED = re.compile(rf"\b{_LIVED}\b[^,;.“”]{{0,50}}?\b(?:earlier|before|ago|previously|that\s+day|same\s+day)\b")
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS)})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:of\s+)?(?P<year>20\d\d)\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{'|'.join(_MONTHS)})\s+(?P<year2>20\d\d)\b"
)
_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTH})\b"
)
_LEAD = 300  #: code points at the head of a page in which it tells when and where
_LARGE = 5  #: two tolls that are the same may be so by chance below this
#: Weapons of those on the ground, of which a strike from the air is never told.
_LAID = frozenset({"roadside", "car", "suicide", "ied", "landmine", "mine", "explosive", "ambush"})
#: Where one figure's words end and the next one's begin.
_CUT = re.compile(r"[.;]\s|,\s+(?:and|while|but|whereas)\s|\s(?:and\s+that|while|whereas)\s|\n")
_TOWN = re.compile(r"\s*(?:city|town|village|hamlet|governorate|province|region|oblast)?")
#: "the town of Hajla lost eight people".
_TOWN_LOST = Screened(
    r"\bthe\s+(?:town|village|city)\s+of\s+(?P<name>(?:[Aa]l-)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?)\s+(?:had\s+)?(?:lost|saw|recorded|witnessed|mourned)\b"
)
_CAPITAL = re.compile(r"\bin\s+the\s+capital\b")
_CAPITALS = re.compile(
    r"\b[Cc]apital\b|\bSana|\bDamascus\b|\bBaghdad\b|\bTripoli\b|\bMogadishu\b|\bKyiv\b|\bKiev\b|\bBeirut\b|\bTehran\b"
)
#: First words that many places share.
_SHARED = frozenset(
    re.findall(
        r"\w+",
        "bani banu beit bayt deir dayr kafr kafar kfar tell tal tel khan jisr jabal jebel bir ain ayn umm abu wadi ras"
        " camp old new the city town village qasr burj maarat khirbet hay hayy north south east west northern southern"
        " eastern western port saint mount",
    )
)
_ARTICLE = re.compile(r"^(?:al|el|a[dnrstz]|ash|e[dsz])[-\s]|^[‘’']")


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
    first = max((m.end() for m in _CUT.finditer(content, after, count.start)), default=after)
    cut = _CUT.search(content, count.end)
    words = content[first : cut.start() if cut else len(content)]
    words = _MOVED.sub(" ", words)
    if _of_another_time(words, before):
        return True
    weapon = _another_weapon(words, before)
    two = _TWO_TOWNS.search(words)
    beside = _SIGN.search(words)
    if beside and (weapon in _LAID or _another_day(words, before)):
        return True
    sign = beside or weapon or _other_weekday(words, before)
    if (count.minimum or 0) >= _LARGE and any(n.minimum == count.minimum for n in numbers(before[:_LEAD])):
        return False  # the toll of the page's first words
    if not sign and not two and " and " not in words:
        return False
    if sign and _CAPITAL.search(words) and not _CAPITALS.search(before):
        return True
    known = _known(before + " " + (page.place or ""))
    if two and any(_keys(two[name]).isdisjoint(known) for name in ("one", "two")):
        return True
    named = [(m.end(), m["name"], _kind(m)) for m in happened_in(words)]
    named += [(m.end(), m["name"], "") for m in _TOWN_LOST.finditer(words)]
    named += [(m.end(), m["name"] or m["road"], "") for m in _OF_PLACE.finditer(words)]
    if not named or not all(_TOWN.fullmatch(kind.rstrip()) for _, _, kind in named):
        return False
    if not sign and not _of_two_places(words, named):
        return False
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
    weapon = _WEAPON.search(words)
    kind = weapon["kind"].split()[0].lower() if weapon else None
    return None if kind is None or kind in before.lower() else kind


def _of_another_time(words: str, before: str) -> bool:
    """Whether the words place the harm in a month, or a year, and the page has told of others only before."""
    found = _IN_MONTH.search(_THAT.sub("", words))
    if found is None:
        return False
    told, one = (r"\b(?:19|20)\d\d\b", "year") if found["year"] else (rf"\b{_MONTH}\b", "month")
    own = set(re.findall(told, before))
    return bool(own) and found[one] not in own


def _other_weekday(words: str, before: str) -> bool:
    """Whether the words name a day of the week that is not the event's: that of the page's first words."""
    told = _WEEKDAY.findall(words)
    if not told:
        return False
    own = set(_WEEKDAY.findall(before[:_LEAD]))
    for year, month, day in _dates(before[:_LEAD]):
        try:
            own.add(_WEEKDAYS[date(year, month, day).weekday()])
        except ValueError:  # "February 30th"
            continue
    return bool(own) and own.isdisjoint(told)


def _another_day(words: str, before: str) -> bool:
    """Whether people were killed on a day two days or more from the event's, in its month."""
    told = _DAY.search(words)
    if told is None or "killed" not in words:
        return False
    month, day = _MONTHS.index(told["month"] or told["month2"]) + 1, int(told["day"] or told["day2"])
    own = [its_day for _, its_month, its_day in _dates(before[:_LEAD]) if its_month == month]
    return bool(own) and all(abs(its_day - day) > 1 for its_day in own)


def _dates(text: str) -> list[tuple[int, int, int]]:
    """Year, month and day of each full date."""
    return [
        (int(m["year"] or m["year2"]), _MONTHS.index(m["month"] or m["month2"]) + 1, int(m["day"] or m["day2"]))
        for m in _DATE.finditer(text)
    ]


def _known(text: str) -> frozenset[str]:
    return frozenset(
        _skeleton(word) for word in re.findall(r"[^\W\d_][\w’‘'-]*", text) if word[:1].isupper() or "-" in word
    )


def _keys(name: str) -> frozenset[str]:
    """What tells a place from others, in each of its words: "Kafr" tells nothing."""
    words = [w for w in name.split() if _ARTICLE.sub("", w.lower()) not in _SHARED]
    return frozenset(_skeleton(word) for word in words or name.split())


def _skeleton(word: str) -> str:
    """The consonants: spellings of one Arabic name differ in vowels and in doubled letters."""
    plain = _ARTICLE.sub("", word.lower())
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
