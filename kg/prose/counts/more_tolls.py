"""Tolls that no word of harm binds by grammar: "they were four and all four are with God", "named the three as …"."""

import re
from dataclasses import replace

from kg.prose.counts.counting import Count, persons
from kg.prose.words import harm
from kg.prose.words.numbers import NUMBER_WORD, numbers
from kg.prose.words.screen import Screened

_DEAD = r"(?:dead|killed|victims|martyrs|deceased|fatalities|deaths)"
_GROUPS = (
    r"(?:child(?:ren)?|minors?|wom[ae]n|m[ae]n|girls?|boys?|infants?|civilians?"
    r"|students|pupils|medics|siblings|brothers|sisters)"
)
#: "They were four in the house and all four are with God".
_ALL_OF_THEM = Screened(
    rf"\b(?:[Tt]hey|[Ww]e|[Tt]here)\s+were\s+(?P<number>{NUMBER_WORD})(?:\s+of\s+(?:them|us))?\b[^.;“”]{{0,60}}?\b(?:all(?:\s+of\s+them"
    rf"|\s+{NUMBER_WORD})?|they(?:\s+all)?|every\s+one\s+of\s+them)\s+(?:(?:are|were|have|had|now|all)\s+)*(?:with\s+(?:God|Allah|their"
    r"\s+Lord)|gone|dead|killed|martyr(?:s|ed)|died|perished|in\s+(?:heaven|paradise))\b"
)
#: "put the number of dead between seven and nine".
_BETWEEN = Screened(
    rf"\b(?:toll|(?:[Dd]eaths|[Ff]atalities)|(?:[Nn]umber|[Cc]ount|[Ff]igure|[Ee]stimate)s?\s+of\s+(?:the\s+|those\s+|civilians\s+"
    rf"|people\s+)?{_DEAD})\s+(?:at\s+|as\s+|was\s+|is\s+|stood\s+)?(?:(?:ranged|ran|varied|vary|ranging)\s+)?(?P<number>(?:between\s+"
    rf"|(?:(?<=ged\s)|(?<=ran\s)|(?<=ied\s)|(?<=ging\s))from\s+){NUMBER_WORD}\s+(?:and|to)\s+{NUMBER_WORD})\b"
    r"(?!\s*,?\s+(?:by|according))"
)
#: "took the life of a shepherd".
_THE_LIFE = Screened(
    r"\b(?:took|claimed|cost|ended|claiming|taking|ending|costing)\s+(?P<number>the\s+life\s+of)\s+(?:an?|the|one)\s"
)
#: "named the three as Sami, Omar and Lina".
_NAMED_AS = Screened(
    rf"\b(?:named|identified)\s+(?:all\s+|the\s+|both\s+of\s+the\s+)+(?P<number>{NUMBER_WORD})(?:\s+(?:dead|killed|victims|men|women|boys|girls"
    r"|children|brothers|sisters|medics|of\s+them))?\s+as\s+(?:the\s+\w+\s+)?[A-Z“]"
)
#: "listed seven names in her post".
_N_NAMES = Screened(
    rf"\b(?:list|post|publish|gave|shar|releas|circulat|had|carr)\w*\s+(?P<number>{NUMBER_WORD})\s+names\b"
)
#: "two of the five dead were children", "of the nine dead, four were women".
_PART_OF_DEAD = Screened(
    rf"(?P<part>\b{NUMBER_WORD}\s+of\s+the\s+)(?P<whole>{NUMBER_WORD}\s+(?:\w+\s+)?(?:{_DEAD}|wounded|injured))(?P<rest>\s+(?:were|are|had\s+been)\s+(?:all\s+)?"
    rf"(?:{_GROUPS}|released|discharged|sent\s+home|in\s+(?:a\s+)?\w+\s+condition)\b)"
    rf"|(?P<of>\b[Oo]f\s+the\s+)(?P<all>{NUMBER_WORD}\s+(?:\w+\s+)?{_DEAD})(?P<some>,?\s+{NUMBER_WORD}\s+(?:were|are)\s+{_GROUPS}\b)"
)
_HURT = re.compile(rf"\b(?:{harm.INJURED_NOUN})\b")
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
#: "three died at once and a fourth on the way to hospital".
_ONE_MORE = Screened(
    rf"\band\s+(?:that\s+)?an?\s+(?P<which>{'|'.join(_ORDINALS)})\s+(?:\w+\s+){{0,3}}?(?:(?:later|while|shortly|hours|days)\b[^.;,“”]{{0,30}}?)?"
    r"(?:on\s+the\s+(?:way|road)|in\s+(?:the\s+)?(?:hospital|ambulance)|at\s+the\s+hospital|of\s+(?:his|her|their)\s+(?:wounds|injuries)|(?:later|afterwards)\b)"
)


def whole_told(text: str) -> str:
    """The words at their length, with only the whole where parts of it are told: "two of the five dead were women"."""
    found = _PART_OF_DEAD.search(text)
    if found is None:
        return text
    first, last = found.span("whole" if found["whole"] else "all")
    before, behind = " " * (first - found.start()), " " * (found.end() - last)
    return text[: found.start()] + before + text[first:last] + behind + text[found.end() :]


def told_otherwise(text: str) -> list[Count]:
    """The toll that such words give; empty: they give none. Asked only where no word of harm binds a number."""
    for pattern in (_ALL_OF_THEM, _BETWEEN, _NAMED_AS, _N_NAMES):
        found = pattern.search(text)
        number = numbers(found["number"])[:1] if found else []
        if found is None or not number or (number[0].maximum or 0) > 300:
            continue
        if pattern in (_NAMED_AS, _N_NAMES) and _HURT.search(text):
            return []
        low, high, bound = number[0].minimum, number[0].maximum, number[0].bound
        if pattern is _N_NAMES:
            high, bound = None, "at-least"
        return [persons("killed", low, high, bound, found.span("number"))]
    life = _THE_LIFE.search(text)
    return [persons("killed", 1, 1, "exact", life.span("number"))] if life else []


def with_one_more(text: str, heads: list[Count]) -> list[Count]:
    """The figures with the one who died later: "three died at once and a fourth on the way to hospital" is four."""
    more = _ONE_MORE.search(text)
    if more is None:
        return heads
    nth = _ORDINALS.index(more["which"]) + 2
    return [
        replace(h, minimum=nth, maximum=nth) if h.harm == "killed" and h.maximum == h.minimum == nth - 1 else h
        for h in heads
    ]
