"""Numbers of running text: digits, Arabic-Indic digits, number words, ranges and the words that bound them."""

import re
from dataclasses import dataclass

from kg.model import Bound
from kg.prose.words.screen import Screened, fold
from kg.prose.words.wordlists import any_of
from kg.values.counts import MOST

_ONES = {
    word: number
    for number, word in enumerate(
        re.findall(
            r"\w+",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen",
        ),
        start=1,
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
_TO_NINE = list(_ONES)[:9]
_WORD = rf"(?:{any_of(_TENS)}(?:[\s-]{any_of(_TO_NINE)})?\b|{any_of(_ONES)}\b)"
_WORDS = (
    rf"(?:(?:a|{_WORD})\s+hundred(?:\s+(?:and\s+)?{_WORD})?|{any_of(['a', *_TO_NINE])}\s+thousand|half\s+a\s+dozen"
    rf"|{any_of(['a', *_TO_NINE])} dozen|{_WORD})\b"
)
_DIGITS = r"(?:\d{1,3}(?:[,٬]\d{3})+|\d{1,7})(?!\w|[.:]\d|,\d|%|[-–]\w+[-\s]old|[-–]?(?:years?|days?|months?)\b)"
NUMBER_WORD = rf"(?:{_DIGITS}|(?=[aefhnost]){_WORDS})"  # the letters that they begin with: most words are none
_BEFORE = (
    r"(?P<atleast>at\s+least|not?\s+(?:fewer|less)\s+than|a\s+minimum\s+of|minimum|upwards\s+of)"
    r"|(?P<atmost>as\s+many\s+as|up\s+to|at\s+most|not?\s+more\s+than|a\s+maximum\s+of|as\s+high\s+as)"
    r"|(?P<over>more\s+than|over|excess\s+of|exceeding|above|greater\s+than|exceeded|exceeds|surpassed|topped)"
    r"|(?P<under>fewer\s+than|less\s+than|under|nearly|almost|close\s+to)"
    r"|(?P<about>about|around|approximately|roughly|some|an\s+estimated|circa|approx\.?)"
)
NUMBER = re.compile(
    rf"(?<![\w.:,#@/-])(?:(?:{_BEFORE})\s+(?:another\s+|a\s+total\s+of\s+|of\s+)?)?"
    rf"(?:(?P<between>between\s+|from\s+)(?P<low>{NUMBER_WORD})\s+(?:and|to)\s+(?P<high>{NUMBER_WORD})"
    rf"|(?P<first>{NUMBER_WORD}|\d+(?=[–-]\d))(?:\s*[–—‒]\s*|(?<=\d)-|\s(?:or|to)\s|\sor\s(?:possibly|perhaps|maybe"
    rf"|even)\s|,\s(?:maybe|perhaps|possibly)\s(?:even\s)?"
    rf"|(?(atleast),?\s(?:and|but)\s(?:possibly\s|perhaps\s)?(?:up\sto|as\smany\sas|at\smost|possibly|perhaps)\s"
    rf"|(?!)))(?P<second>{NUMBER_WORD})"
    rf"|(?P<one>{NUMBER_WORD}))",
    re.IGNORECASE,
)


#: "had gone up to 12" is twelve, "up to 12" is twelve at most.
_ROSE_UP = re.compile(
    r"\b(?:go(?:ne|es|ing)?|went|shot|moved?|jumped|crept|brought|bringing|taken|taking|put|revised|updated|raised"
    r"|climbed)\s+$"
)

#: "17 or more": seventeen at least.
_OR_MORE = re.compile(r"\s+or\s+(?:(?:possibly|perhaps|maybe|even)\s+)?(?:(?P<more>more|above|over)|fewer|less)\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its bound at `start` to `end`; "over 20" is 21 at least, "as many as 13" has a maximum only."""

    minimum: int | None
    maximum: int | None
    bound: Bound
    start: int
    end: int


#: The same for text whose case is folded, which is several times as fast as to ask for both cases.
_FOLDED = Screened(NUMBER.pattern)


def numbers(text: str) -> list[Number]:
    """Every number in order, with the words that bound it; what it counts is not asked here.

    What is more than there can be people is a telephone number, or a slip, and no count.
    """
    found = (_number(text, match) for match in _FOLDED.finditer(fold(text)))
    return [it for it in found if max(it.minimum or 0, it.maximum or 0) <= MOST]


def first_number(text: str, start: int, end: int) -> Number | None:
    """The first number that stands between the two places; None where there is none."""
    match = _FOLDED.search(fold(text), start, end)
    found = _number(text, match) if match else None
    return found if found is None or max(found.minimum or 0, found.maximum or 0) <= MOST else None


def value(words: str) -> int:
    """The integer that digits or number words stand for: "twenty-three" is 23, "٢٣" is 23."""
    plain = " ".join(words.lower().replace("-", " ").split())
    digits = plain.replace(",", "").replace("٬", "")
    if digits.isdecimal():
        return int(digits)
    if plain == "half a dozen":
        return 6
    total = 0
    for word in plain.split():
        if word in _ONES:
            total += _ONES[word]
        elif word in _TENS:
            total += _TENS[word]
        elif word in ("hundred", "thousand"):
            total = max(total, 1) * (100 if word == "hundred" else 1000)
        elif word == "dozen":
            total = max(total, 1) * 12
    return total


def _number(text: str, match: re.Match[str]) -> Number:
    """The number that a match in the folded text stands for; its digits stand in the text itself."""
    start, end = match.start(), match.end()
    if match["one"] is None:
        low, high = ("low", "high") if match["low"] else ("first", "second")
        return Number(value(text[slice(*match.span(low))]), value(text[slice(*match.span(high))]), "range", start, end)
    number = value(text[slice(*match.span("one"))])
    if text[end : end + 1] == "+":
        return Number(number, None, "at-least", start, end + 1)  # "50+ dead"
    or_more = _OR_MORE.match(text, end) if text.startswith(" or ", end) else None
    if or_more and match["atmost"] is None:
        end = or_more.end()
        if or_more["more"]:
            return Number(number, None, "at-least", start, end)
        return Number(None, number, "at-most", start, end)
    if match["atleast"]:
        return Number(number, None, "at-least", start, end)
    if match["over"]:
        return Number(number + 1, None, "at-least", start, end)
    if match["atmost"] and _ROSE_UP.search(text, 0, start) and match["atmost"].startswith("up"):
        return Number(number, number, "exact", start, end)
    if match["atmost"]:
        return Number(None, number, "at-most", start, end)
    if match["under"]:
        if match["under"].split()[0] in ("nearly", "almost", "close"):
            return Number(number, number, "about", start, end)
        return Number(None, max(number - 1, 0), "at-most", start, end)
    if match["about"]:
        return Number(number, number, "about", start, end)
    return Number(number, number, "exact", start, end)
