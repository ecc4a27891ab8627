"""Tolls that are not those of one event: of a day, a week or a war, of a town near by, of a second strike elsewhere."""

import re

from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

_UNIT = r"(?:hours?|days?|weeks?|months?|years?|nights?)"
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Ramadan|Muharram)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
#: "in the past 24 hours", "within a week", "since Friday", "during the month of March", "in March alone".
_PERIOD = (
    rf"(?:\b(?:in|over|during|within|for|throughout|across)\s+(?:the\s+)?(?:(?:past|last|previous|preceding|first"
    rf"|space"
    rf"\s+of|course\s+of)\s+(?:the\s+)?)+(?:(?:{NUMBER_WORD}|few|several|couple\s+of)\s+)?{_UNIT}\b"
    rf"|\b(?:over|within|during|throughout)\s+(?:the\s+)?(?:an?|{NUMBER_WORD}|several)\s+(?:(?:days?|weeks?|months?"
    rf"|years?)\b|(?:\d+\s+)?hours\b)"
    rf"|\bin\s+(?:{NUMBER_WORD}|several)\s+(?:days|weeks)\s+of\s+(?:siege|fighting|war|bombing|bombardment|shelling|attacks|strikes)\b"
    rf"|\bin\s+(?:{NUMBER_WORD}|several)\s+(?:months|years)\b|\bin\s+an?\s+(?:year|month|decade),?\s+in\s+which\b"
    r"|\bin\s+the\s+(?:first|second|third|last|final)\s+(?:half|quarter|months?)\s+of\s+(?:the\s+|that\s+|this\s+)?(?:year|war|(?:19|20)\d\d)"
    rf"|\bsince\s+(?:{_WEEKDAY}|yesterday|then|the\s+(?:morning|start|beginning|outset|onset))\b"
    rf"|\b(?:during|throughout|over)\s+(?:the\s+)?(?:whole\s+)?month\s+of\s+{_MONTHS}\b"
    rf"|\b(?:in|during)\s+{_MONTHS}\s+alone\b|\bin\s+(?:19|20)\d\d\s+alone\b)"
)
_IN_PERIOD = Screened(_PERIOD, re.IGNORECASE)
_LED_BY_PERIOD = Screened(rf"{_PERIOD}(?:\s+(?:alone|only))?,?\s+(?:(?!and\b)[\w’“”-]+\s+){{0,4}}$", re.IGNORECASE)
_PLACE = r"(?:town|village|city|camp|quarter|district|neighbou?rhood|suburb|area|province|governorate|locality|hamlet)"
#: "in nearby Tell Amar", "in another village": told beside the event, with "also" or "on the same day".
_NEAR_BY = Screened(
    rf"\b(?:in|at|on|near)\s+(?:the\s+)?(?:nearby|neighbou?ring|adjacent|adjoining)\s+(?:[A-Z]|{_PLACE}s?\b)"
    rf"|\b(?:in|at|on)\s+(?:the\s+|a\s+)?(?:nearby|neighbou?ring)\s+{_PLACE}\b",
)
_ANOTHER_PLACE = Screened(
    rf"\b(?:in|at|on)\s+(?:an?\s+)?(?:another|different|other)\s+(?:parts?\s+of\s+|(?:\w+\s+)?{_PLACE}s?\b)"
    rf"|\b(?:killed|died|hurt|wounded|injured|people|civilians|strikes?|raids?|attacks?)\s+elsewhere\b"
    r"|^\W*(?:Elsewhere|Separately|In\s+a\s+separate\s+\w+)\b",
)
_KM = (
    r"(?:\d+(?:\.\d+)?|[a-z]+)\s*(?:km|kilomet(?:er|re)s?|miles?)\s+(?:(?:further|away)\s*)?"
    r"(?:to\s+the\s+(?:north|south|east|west)[a-z-]*|away)(?!\s+(?:of|from)\b)"
)
#: "over Hajla, 14 kilometres to the west, where a woman was killed".
_FAR_OFF = Screened(rf"\b{_KM},?\s+(?:where|in\s+which)\b[^.;]*$")
_FAR_BEHIND = Screened(
    rf"\b(?:in|on|at|near|of)\s+(?:al-)?[A-Z][^,.;]{{1,40}},\s+(?:some\s+|about\s+|around\s+|roughly\s+)?{_KM}"
)
#: "recalled the raid of March 2019 on the same quarter, which left 14 dead".
_RECALLED = Screened(
    r"\b(?:recall|remember|remind)(?:ed|s|ing)?\b[^.;“”]{0,40}?\b(?:raids?|strikes?|attacks?|bombings?|massacres?|shelling)\s+(?:of|in)\s[^.;“”]{0,80}$"
)
_SAME_DAY = Screened(
    r"\b(?:on\s+)?(?:the|that)\s+same\s+(?:day|morning|evening|night|afternoon|date|hour)\b|\bsame-day\b|\balso\b"
    r"|\bthat\s+(?:day|morning|evening|night|afternoon)\b|\b(?:earlier|later)\s+(?:that|the\s+same)\s+\w+",
    re.IGNORECASE,
)
#: "On the same evening a child died in a strike on Hajla": the strike is another one.
_SAME_DAY_FIRST = re.compile(
    r"^\W*(?:[Oo]n\s+)?(?:[Tt]he|[Tt]hat)\s+same\s+(?:day|morning|evening|night|afternoon),?\s+(?:[\w-]+\s+){0,3}$"
)
_IN_ONE_STRIKE = re.compile(
    r"^[^.;“”]{0,60}?\b(?:in|by|when)\s+(?:an?|another)\s+(?:[\w-]+\s+){0,2}?(?:strikes?|raids?|attacks?|shelling"
    r"|airstrike"
    r"|shell|bombing)\s+(?:\w+\s+)?(?:on|in|at|near|hit)\s+[A-Z]"
)


#: "the school was hit in 2015, when 20 pupils were killed".
_IN_A_YEAR_WHEN = re.compile(r"\b(?:in|of)\s+(?:19|20)\d\d,?\s+(?:when|in\s+which|during\s+which)\b[^.;]{0,60}$")


#: "18 bodies were retrieved in the first two days": how long it took.
_RETRIEVED = re.compile(
    r"[^.;,“”]{0,20}?\b(?:were|was|been)\s+(?:\w+ly\s+)?(?:retrieved|recovered|pulled|dug|found|removed|extracted"
    r"|brought)\b"
)
_HOW_LONG = re.compile(
    rf".*\sfirst\s|(?:over|in|within)\s+(?:the\s+)?(?:an?|{NUMBER_WORD}|several)\s+(?:days?|hours)\b"
)
_CALLING = (
    r"(?:journalists?|reporters|media\s+workers|medics|paramedics|doctors|aid\s+workers|rescuers|employees|teachers)"
)
#: "with him the number of journalists killed rose to 145", "killed in the war so far": tolls of a war.
_OF_A_WAR = re.compile(
    rf"\b(?:number|toll|total|count)\s+(?:of|among)\s+(?:\w+\s+)?{_CALLING}\b[^.;]{{0,40}}\b(?:rose|risen|raised"
    rf"|reached"
    rf"|climbed|brought|now)\s+(?:at|to\s+)?$|\b(?:rais|br(?:ing|ought))\w*\s+to\s+$",
    re.IGNORECASE,
)
_CALLED = re.compile(_CALLING)
_BY_WAR = re.compile(
    rf"[^.;,“”]{{0,50}}?\b(?:in|during|throughout)\s+(?:the|this)\s+(?:war|conflict|genocide|current\s+\w+)\b"
    rf"|\s+the\s+number\s+of\s+(?:\w+\s+)?{_CALLING}\b"
)


#: "put the number of civilians killed in Idlib in May at 312".
_TOLL_OF_PERIOD = re.compile(
    rf"\b(?:number|toll|total|count|figure)\b[^.;“”]{{0,60}}?\b(?:(?:in|for"
    rf"|during)\s+(?:the\s+month\s+of\s+)?{_MONTHS}(?:\s+\d{{4}})?"
    rf"|in\s+(?:19|20)\d\d)\s+(?:alone\s+)?(?:at|to|was|as|stood\s+at|reached|came\s+to)\s+(?:(?:at\s+least|over"
    rf"|about|more\s+than)\s+)?{NUMBER_WORD}$"
    rf"|\b(?:number|toll|total|count)\s+(?:of|among)\s+(?:\w+\s+)?{_CALLING}\b[^.;]{{0,40}}?\b(?:in|during|since"
    rf"|throughout)\s+(?:the|this)\s+"
    rf"(?:war|conflict|genocide|beginning|start|outbreak)\b[^.;]{{0,40}}?{NUMBER_WORD}$"
    rf"|\b(?:toll|count|total)\s+of\s+(?:the|this)\s+(?:\w+\s+)?(?:war|conflict|genocide)\b[^.;]{{0,40}}?{NUMBER_WORD}$",
    re.IGNORECASE,
)


_TOLL_WORD = re.compile(r"numbers?\s|toll|total|count|figure")


def toll_of_a_period(words: str) -> bool:
    """Whether the words, which end with a number, give the dead of a month, a year or a war."""
    return _TOLL_WORD.search(words) is not None and _TOLL_OF_PERIOD.search(words) is not None


def of_a_period(before: str, clause: str) -> bool:
    """Whether those counted are the dead of some days or months, not of one event.

    `before` is the sentence up to the number, `clause` what follows it in its clause.
    """
    if _IN_A_YEAR_WHEN.search(before) or _BY_WAR.match(clause):
        return True
    if _OF_A_WAR.search(before) and _CALLED.search(before + clause):
        return True
    in_period = _IN_PERIOD.search(clause)
    if in_period and _RETRIEVED.match(clause) and _HOW_LONG.match(in_period[0]):
        return False
    return in_period is not None or _LED_BY_PERIOD.search(before) is not None


def far_off(text: str, start: int, end: int) -> bool:
    """Whether a number at `start` to `end` counts those of a place some way off: "… Hajla, 20 km to the south"."""
    return _FAR_OFF.search(text[:start]) is not None or _FAR_BEHIND.search(text, end) is not None


def in_another_place(sentence: str, before: str, clause: str) -> bool:
    """Whether those counted were harmed elsewhere: "three were also killed in nearby Hajla"."""
    if _RECALLED.search(before) or far_off(sentence, len(before), len(before)):
        return True
    if _ANOTHER_PLACE.search(clause) or _ANOTHER_PLACE.search(before):
        return True
    if _SAME_DAY_FIRST.match(before) and _IN_ONE_STRIKE.match(clause):
        return True
    near = _NEAR_BY.search(clause) or _NEAR_BY.search(before[-60:])
    return near is not None and _SAME_DAY.search(sentence) is not None
