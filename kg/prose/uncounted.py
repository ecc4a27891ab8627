"""Families, which are never persons, and vague words, which give no number (DECISIONS 3)."""

import re

from kg.model import Bound, Harm
from kg.prose.binding import bind_after, negated
from kg.prose.counting import ACT, NOUN, PERSON, Count, group_of
from kg.prose.numbers import numbers
from kg.prose.screen import Screened

_A_FAMILY = Screened(
    r"(?P<members>members\s+of\s+)?\b(?:(?P<one>one)|an?(?:\s+(?:entire|whole))?|(?:entire|whole|several|many))\s+"
    r"(?:(?!of\b)[\w’'-]+\s+){0,2}?famil(?:y|ies)\b(?!\s+(?:members?|home|house|friend|of\s+(?:\d|three|four"
    r"|five|six|seven|eight|nine|ten)))",
    re.IGNORECASE,
)
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
    return found[:1]


def _dead_are(text: str, start: int) -> bool:
    return (
        re.search(
            r"\b(?:dead|killed|victims|martyrs)\s+(?:are|were|was|is)\s+(?:all\s+)?(?:from\s+)?$",
            text[:start],
            re.IGNORECASE,
        )
        is not None
    )


def vague_in(text: str) -> list[Count]:
    """Words that stand for a number and give none: "dozens were killed"."""
    found: list[Count] = []
    for match in _VAGUE.finditer(text):
        noun = NOUN.match(text, match.end())
        person = PERSON.match(text, match.end())
        end = person.end() if person else match.end()
        bound = bind_after(text, end, match.start())
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
