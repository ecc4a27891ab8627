"""Tolls told by way of others: "two of them later died", "killing all of them", "five dead and as many wounded"."""

import re
from dataclasses import replace

from kg.model import Harm
from kg.prose.counts.counting import Count, persons
from kg.prose.words.numbers import NUMBER_WORD, numbers
from kg.prose.words.screen import Screened

_DIED = r"(?:died|succumbed|passed\s+away|perished)"
#: "six were wounded, and two of them later died", "60 came in, three of whom died": two, and three, dead.
_OF_THEM_DIED = Screened(
    rf"\b(?:wounded|injured|hurt|injuries)\b[^.;]{{0,90}}?(?:,|\band|\bbut)\s+(?:that\s+)?(?P<number>{NUMBER_WORD})\s+of\s+(?:whom|them|these)\b"
    rf"(?:,\s[^,.;“”]{{2,50}},)?\s+(?:(?:later|then|also|since|subsequently|had|have|has|on|\w+ly)\s+)*{_DIED}\b",
    re.IGNORECASE,
)
#: "pulled out 12 people, five of them dead": five, of the twelve.
_OF_THEM_DEAD = Screened(
    rf"(?P<whole>{NUMBER_WORD})\s[^.;]{{2,70}}?,\s+(?P<number>{NUMBER_WORD})\s+of\s+(?:them|whom)\s+(?:were\s+)?(?:already\s+)?"
    r"(?:dead|lifeless|martyrs|bodies|corpses)\b",
    re.IGNORECASE,
)
#: "a car with four passengers was hit, killing all of them", "killed everyone inside, around 25 people".
_ALL_OF_THEM = Screened(
    rf"(?P<number>{NUMBER_WORD})\s+(?:[a-z-]+\s+)?(?:people|persons|passengers|occupants|civilians|men|women|workers|members|residents|children|relatives)\b"
    r"[^.;]{0,80}?,?\s+(?:killing|which\s+killed|that\s+killed|and\s+killed)\s+(?:all|both)(?:\s+of\s+them|(?=\s*(?:[.,;”]|$)))"
    rf"|\bkill(?:ed|ing)\s+(?:everyone|everybody|all\s+those)\b[^.;,“”]{{0,40}},\s+(?P<in_all>(?:(?:about|around|some|at\s+least|up\s+to|nearly)\s+)?{NUMBER_WORD})\s+(?:people|persons)\b"
    rf"|\bthe\s+(?:dead|killed|victims|martyrs),\s+(?P<total>{NUMBER_WORD})\s+(?:in\s+(?:all|total)|altogether)\b",
    re.IGNORECASE,
)
_IN_ALL = ("number", "in_all", "total")
#: "five were killed and as many wounded": five hurt.
_AS_MANY = Screened(
    r"(?:,|\band|\bwhile|\bwith)\s+(?P<number>as\s+many|an\s+equal\s+number|the\s+same\s+number|a\s+similar\s+number)(?:\s+(?:others?|more|of\s+\w+))?\s+"
    r"(?:(?:were|was|had|been|\w+ly|also)\s+){0,3}(?:wounded|injured|hurt)\b"
)


def died_of_them(text: str) -> list[Count]:
    """Those of the wounded who died; empty: none is told of."""
    found = _OF_THEM_DIED.search(text) if " of " in text else None
    return _counted(found, "killed") if found else []


def dead_among(text: str) -> tuple[list[Count], int]:
    """Those of a number of people who were dead, and where the number of them all stands; -1: nobody is told of."""
    found = _OF_THEM_DEAD.search(text) if " of " in text else None
    return (_counted(found, "killed"), found.start("whole")) if found else ([], -1)


def all_killed(text: str) -> list[Count]:
    """A number of people of whom the words say that all were killed; empty: they say it of none."""
    found = _ALL_OF_THEM.search(text)
    return _counted(found, "killed", next(it for it in _IN_ALL if found[it])) if found else []


def as_many_hurt(text: str, heads: list[Count]) -> list[Count]:
    """The figures, with as many hurt as were killed where the words say so."""
    found = _AS_MANY.search(text) if len(heads) == 1 and heads[0].harm == "killed" else None
    if found is None or found.start() < heads[0].end:
        return heads
    start, end = found.span("number")
    hurt = replace(heads[0], harm="injured", group="people-unspecified", parts=(), start=start, end=end)
    return [*heads, replace(hurt, words_start=start, words_end=end)]


def _counted(found: re.Match[str], harm: Harm, group: str = "number") -> list[Count]:
    return [persons(harm, n.minimum, n.maximum, n.bound, found.span(group)) for n in numbers(found[group])[:1]]
