"""Whose "the army", "government aviation", "Federal Police" and "occupation" are on a page: those of its country.

Such words name nobody by themselves. They are a party's only where the page makes clear whose they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg import codelists
from kg.prose.names.registers import Party, army_of, of_state
from kg.prose.words.screen import Screened


@dataclass(frozen=True, slots=True)
class Home:
    """Names of the register: whose "the army" is, whose "the government", who occupies; None: not said."""

    army: str | None = None
    government: str | None = None
    occupier: str | None = None  #: whom "the occupation" and "the occupiers" mean
    no_occupier: bool = False  #: whether they name nobody that the page tells of


NOWHERE = Home()

_FORCE = (
    r"(?:forces|troops|aviation|air\s?force|aircraft|warplanes?|planes?|jets?|helicopters?|artillery|soldiers|tanks?"
    r"|snipers?"
    r"|army|shelling|shells|bombardment|bombing|air\s?strikes?|strikes?|raids?)"
)
_UNNAMED = Screened(
    rf"\b(?<!-)(?P<government>[Gg]overnment(?:al)?(?=(?:[’']s)?\s+(?:(?:army|military|security"
    rf"|fighter)\s+)?{_FORCE}\b))"
    r"|\b(?P<police>Federal\s+Police(?:men)?)\b"
    r"|(?:(?<=[Tt]he )|(?<=[Oo]ur ))(?P<army>army|military)\b"
    r"(?!\s+(?:of\b|operations?\b|campaign|base|site|council|spokes|wing|media|press|commander|officer|hospital"
    r"|[a-z]+ing\b))"
)
_A_PEOPLE = re.compile(r"\b[A-Z][\w’'-]*\s+$")
_STATE = re.compile(r"(?<![\w@’'-])[A-Z][a-z]{3,}\b")
_OCCUPATION = re.compile(r"(?:the\s+)?[Oo]ccup(?:ation|iers?)(?:[’']s)?(?:\s+[a-z]+)?")
#: Where the words tell of an occupation, whose it is: the register knows the words as these two's.
_OCCUPIED = (
    (re.compile(r"\b(?:Israel|Palestin|Gaza|West\s+Bank|Zionist|Jerusalem|Hamas|Hezbollah|Leban)"), "Israeli Military"),
    (re.compile(r"\b(?:Ukrain|Kyiv|Kharkiv|Kherson|Donetsk|Luhansk|Zaporizh)"), "Russian Military"),
)


def home(text: str, country: str | None) -> Home:
    """What the words of a page mean whose narrative is `text`; `country` as its location line has it, None: none."""
    army = army_of(text)
    state = of_state(country) if country else None
    government = state or (_state_of(text) if _UNNAMED.search(text) else None)
    if government == "Palestinian Forces":
        government = None
    if "ccupation" not in text and "ccupier" not in text:
        return Home(army or government, government)
    told = f"{text} {country or ''}"
    occupier = next((name for pattern, name in _OCCUPIED if pattern.search(told)), None)
    return Home(army or government, government, occupier, occupier is None and (state or _state_of(text)) is not None)


def unnamed(text: str, found: Sequence[Party], where: Home) -> list[Party]:
    """The parties named, with those that words without a name mean here, in the order of the text."""
    if where.no_occupier or where.occupier:
        occupying = where.occupier
        found = [
            Party(occupying or p.name, p.start, p.end) if _OCCUPATION.fullmatch(text, p.start, p.end) else p
            for p in found
            if occupying or not _OCCUPATION.fullmatch(text, p.start, p.end)
        ]
    if where.army is None and where.government is None:
        return list(found)
    more = []
    for match in _UNNAMED.finditer(text):
        kind = match.lastgroup or "army"
        start, end = match.span(kind)
        name = where.army if kind == "army" else where.government
        if name is None or any(p.start < end and start < p.end for p in found):
            continue
        if _A_PEOPLE.search(text[max(0, match.start() - 30) : match.start()]) and kind != "army":
            continue  # "the Kenyan Federal Police"
        more.append(Party(name, start, end))
    return sorted([*found, *more], key=lambda p: p.start) if more else list(found)


def _state_of(text: str) -> str | None:
    """The one state whose own forces the page can mean: the register calls those of states at home "forces"."""
    named = {forces for word in set(_STATE.findall(text)) if (forces := _of(word)) is not None}
    at_home = {forces for forces in named if not forces.endswith("Military")} or named
    return at_home.pop() if len(at_home) == 1 else None


@cache
def _of(word: str) -> str | None:
    forces = of_state(word)
    people = forces.split()[0] if forces else ""
    if forces in ("Rebel Forces", "Tribal Forces", "Kurdish Forces", "Palestinian Forces"):
        return None
    return forces if word == people or people[: len(word) - 1] == word[:-1] or codelists.actor(word) else None
