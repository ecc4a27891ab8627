"""Families, which are never persons, and vague words, which give no number (DECISIONS 3)."""

import re

from kg.model import Bound, Harm
from kg.prose.counts.binding import bind_after, negated
from kg.prose.counts.counting import ACT, NOUN, PERSON, Count, group_of
from kg.prose.words.numbers import numbers
from kg.prose.words.screen import Screened

_A_FAMILY = Screened(
    r"(?P<members>members\s+of\s+)?\b(?:(?P<one>one)|an?(?:\s+(?:entire|whole))?|(?:entire|whole|several|many))\s+"
    r"(?:(?!of\b)[\w’'-]+\s+){0,2}?famil(?:y|ies)\b(?!\s+(?:members?|home|house|friend|of\s+(?:\d|three|four"
    r"|five|six|seven|eight|nine|ten)))",
    re.IGNORECASE,
)
_FAMILIES = Screened(
    r"\s+(?:(?!(?:of|from|members?|people|persons|and)\b)[\w’'-]+\s+){0,2}?families\b(?!\s+(?:members?|homes?|houses?)\b|[’'])",
    re.IGNORECASE,
)
_MEMBERS_OF = re.compile(
    r"\b(?:members?|people|persons|civilians|children|women|homes?|houses?|of|from)\s+(?:of|from)\s+$"
)
_WERE_KILLED = re.compile(
    r",?\s+(?:(?:were|was|had|have|been|are|all|also|reportedly|entirely|completely)\s+){0,4}"
    r"(?:killed|died|dead|perished|martyred|wiped\s+out|exterminated|massacred)\b"
)
_KILLING = re.compile(
    r"\b(?:deaths?\s+of|killing(?:\s+of)?|martyrdom\s+of|massacre\s+of|kill(?:ed|s)|wip(?:ed|ing)\s+out)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:\s+[a-z-]+)?\s+(?:\w{2,}ed|fled|left|ran|went|escaped)\b[^.;]*?\b(?:and|but|while)\s+")
_NUMBERS_OUT = re.compile(r"\d+")
_VAGUE = Screened(
    r"\b(?:dozens(?:\s+more|[”\"’]?\s+of)?|scores(?:[”\"’]?\s+of)?|hundreds(?:[”\"’]?\s+of)?|several(?:\s+others|\s+of)?"
    r"|many(?:\s+others|\s+of)?|a\s+(?:large\s+|small\s+|high\s+)?number\s+of"
    r"|(?:large\s+)?numbers\s+of|some|others|multiple|a\s+few|numerous|a\s+group\s+of|tens\s+of)\b",
    re.IGNORECASE,
)


def families_in(text: str, persons: list[Count]) -> list[Count]:
    found = []
    for match in _A_FAMILY.finditer(text):
        start, end = match.start(), match.end()
        if match["members"] and numbers(text[max(0, start - 14) : start]):
            continue  # "five members of one family" are persons
        low = re.search(r"\b(?:at\s+least)\s+$", text[max(0, start - 10) : start], re.IGNORECASE)
        first = start - len(low[0]) if low else start
        if not (
            bind_after(_NUMBERS_OUT.sub(lambda m: "x" * len(m[0]), text), end, start)
            or ACT.search(text[max(0, start - 70) : start])
            or _dead_are(text, start)
        ):
            continue
        number = 1 if match["one"] else None
        group = (
            "civilians"
            if re.match(r"\s+of\s+an?\s+(?:member|fighter)", text[end : end + 30]) or (low and persons)
            else "people-unspecified"
        )
        bound: Bound | None = None if number is None else "at-least" if low else "exact"
        found.append(Count("killed", group, "families", number, None if low else number, bound, first, end, first, end))
    return found[:1] or _numbered(text)


def _numbered(text: str) -> list[Count]:
    """ "three families were killed", "the deaths of four families": so many families, and no number of persons."""
    if _FAMILIES.search(text) is None:
        return []
    for number in numbers(text):
        named = _FAMILIES.match(text, number.end)
        before = text[max(0, number.start - 40) : number.start]
        if named is None or _MEMBERS_OF.search(before) or negated(text, number.start):
            continue
        if _WERE_KILLED.match(text, named.end()) or _KILLING.search(before):
            low, high, words = number.minimum, number.maximum, (number.start, named.end())
            return [
                Count(
                    "killed", "people-unspecified", "families", low, high, number.bound, *words, *words, by=number.start
                )
            ]
    return []


def _dead_are(text: str, start: int) -> bool:
    return (
        re.search(
            r"\b(?:dead|killed|victims|martyrs)\s+(?:are|were|was|is)\s+(?:all\s+)?(?:from\s+)?$",
            text[:start],
            re.IGNORECASE,
        )
        is not None
    )


def _of_others(between: str) -> bool:
    """ "hundreds fled and scores were wounded": what stands before the harm is a deed, and others are hurt."""
    found = _GOES_ON.match(between)
    return found is not None and (
        _VAGUE.match(between, found.end()) is not None or bool(numbers(between[found.end() :]))
    )


def vague_in(text: str) -> list[Count]:
    """Words that stand for a number and give none: "dozens were killed"."""
    found: list[Count] = []
    for match in _VAGUE.finditer(text):
        noun = NOUN.match(text, match.end())
        person = PERSON.match(text, match.end())
        end = person.end() if person else match.end()
        bound = bind_after(text, end, match.start())
        if bound and noun is None and _of_others(text[end : bound[2]]):
            continue
        kind: Harm | None = ("killed" if noun["killed"] else "injured") if noun else bound[0] if bound else None
        if kind is None or any(c.harm == kind for c in found) or negated(text, match.start()):
            continue
        stop = noun.end() if noun and not person else end
        found.append(
            Count(
                kind,
                group_of(text[match.start() : stop]),
                "persons",
                None,
                None,
                None,
                match.start(),
                stop,
                match.start(),
                stop,
            )
        )
    return found
