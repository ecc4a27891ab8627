"""Who is said to have done it: blamed, reported acting, suspected, named among rivals, or not identified.

A party that is only named ("the Israeli border", "a former Israeli prisoner") did nothing; it must stand before or
behind a word that acts. What the page itself hedges ("an alleged Israeli airstrike") is nobody's blame (DECISIONS 20).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Verb
from kg.prose.blame import parties_unseen
from kg.prose.blame.attribution_patterns import (
    ACTED_BEFORE,
    ACTS_AFTER,
    AGENT,
    AND_NAMES,
    BLAMES,
    BY_NAME,
    CONFLICTING,
    EITHER,
    ELSEWHERE,
    HEDGE,
    KILLING_OF,
    NO_ACT,
    NOT_IDENTIFIED,
    OCCASION,
    OR_NAME,
    ORDINARY,
    PARTY,
    REPORTED_ACT,
    STRIKE_LAST,
    STRIKES_AND,
    SUPPORTED,
    SUSPECTED,
    SUSPECTS,
    UNSEEN,
    WHO_UNKNOWN,
)
from kg.prose.blame.groups_blamed import blamed_factions
from kg.prose.blame.strike_targets import aimed_at
from kg.prose.names.home import NOWHERE, Home, unnamed
from kg.prose.names.registers import Party, known, parties
from kg.prose.words.screen import Screened


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a claim says of whom. `parties` stand in the order of the text, each once; `unseen` is in no register."""

    verb: Verb
    parties: tuple[Party, ...] = ()
    unseen: Party | None = None


NOTHING = Attribution("none")


def attribution(text: str, home: Home = NOWHERE) -> Attribution:
    """Whom the words of one claim make responsible, and how; `home` tells whose "the army" is on their page."""
    found = _named(text, home)
    shown = _shown(text, found)
    if len({p.name for p in found}) > 1 and (CONFLICTING.search(text) or EITHER.search(shown)):
        return Attribution("conflicting", _once(found))
    if NOT_IDENTIFIED.search(text) or WHO_UNKNOWN.search(text):
        return Attribution("not-identified")
    doubted = _inside(found, SUSPECTED, shown)
    if doubted:
        return Attribution("suspects", doubted)
    blamed = _inside(found, BLAMES, shown)
    if blamed:
        return Attribution("blames", blamed)
    factions = blamed_factions(text)
    unseen = _blamed_unseen(text)
    if unseen is not None and not any(f.start < unseen.end and unseen.start < f.end for f in factions):
        return Attribution("blames", (), unseen)
    acting = _without_occasion(shown, _with_ally(found, shown, [p for p in found if _acts(text, shown, p)]))
    if factions and not acting:
        return Attribution("blames", _once(factions))
    agents = _inside(acting, AGENT, shown)
    if agents:
        return Attribution("blames", _with_others(text, agents, acting))
    if acting:
        return Attribution("reports-action", _once(acting))
    stranger = _stranger(text, found)
    if stranger is not None:
        return Attribution("reports-action", (), stranger)
    suspected = _inside(
        [p for p in found if _acts(text, shown, p, hedged=True) and not _hedged_by_page(shown, p)], SUSPECTS, shown
    )
    return Attribution("suspects", suspected) if suspected else NOTHING


def _with_others(text: str, agents: tuple[Party, ...], acting: Sequence[Party]) -> tuple[Party, ...]:
    """ "killed by Coalition strikes and SDF artillery": both killed."""
    found = list(agents)
    for party in acting:
        if party.start > found[-1].end and STRIKES_AND.fullmatch(text, found[-1].end, party.start):
            found.append(party)
    return _once(found)


def _blamed_unseen(text: str) -> Party | None:
    """Somebody whom the words blame and whom the register does not know; the name is as written."""
    found = UNSEEN.search(text)
    if found is None:
        return None
    group = next(name for name in ("who", "whom", "they") if found[name])
    name = found[group].rstrip(".")
    return Party(name, found.start(group), found.start(group) + len(name)) if known(name) is None else None


def _stranger(text: str, found: Sequence[Party]) -> Party | None:
    """Somebody whom the words have act and whom the register does not know; the name is as written."""
    where = parties_unseen.acting(text)
    if where is None or any(p.start < where[1] and where[0] < p.end for p in found):
        return None
    name = text[where[0] : where[1]]
    return Party(name, *where) if known(name) is None else None


def hedged(text: str) -> tuple[Party, ...]:
    """The parties of whose action the page itself speaks with a hedge: "an alleged Israeli airstrike"."""
    found = parties(text)
    shown = _shown(text, found)
    return _once([p for p in found if _acts(text, shown, p, hedged=True)])


def _named(text: str, home: Home) -> list[Party]:
    return [p for p in unnamed(text, parties(text), home) if not ORDINARY.fullmatch(text[p.start : p.end])]


def _shown(text: str, found: Sequence[Party]) -> str:
    pieces = list(text)
    for party in found:
        pieces[party.start : party.end] = PARTY * (party.end - party.start)
    return "".join(pieces)


def _inside(found: Sequence[Party], pattern: Screened, shown: str) -> tuple[Party, ...]:
    """The parties whose names end a match of the pattern, with those that are joined to them."""
    if not found:
        return ()
    mine: list[Party] = []
    for match in pattern.finditer(shown):
        mine += [p for p in found if match.start() <= p.start < match.end()]
        mine += _joined(found, shown, match.end())
    return _once(mine)


def _joined(found: Sequence[Party], shown: str, end: int) -> list[Party]:
    more = AND_NAMES.match(shown, end)
    return [p for p in found if more and more.start() <= p.start < more.end()]


def _acts(text: str, shown: str, party: Party, *, hedged: bool = False) -> bool:
    before, after = shown[max(0, party.start - 70) : party.start], shown[party.end : party.end + 110]
    after = re.sub(r"^\s*\([^()]{1,20}\)", "", after)
    after = re.sub(r"^\s*\[([\w ]{1,30})\]", r" \1", after)  # "The Israeli [military] killed"
    either = OR_NAME.match(after)
    doubted = not hedged and HEDGE.search(before.replace(PARTY, "x")) and not REPORTED_ACT.search(before)
    if either and STRIKE_LAST.search(text[party.end : party.end + either.end()]) and not doubted:
        return True  # "either Coalition or Iraqi aircraft"
    after = OR_NAME.sub("", after)  # "Russian or regime planes"
    after = re.sub(r"^\s+and\s+(?:the|our)\s+army\b", "", after)  # "the Coalition and the army struck"
    if NO_ACT.match(after):
        return False
    if doubted and not before.rstrip().endswith("["):
        return False
    if KILLING_OF.search(before):
        return False  # "the killing of two Hezbollah fighters"
    if ELSEWHERE.search(before) or aimed_at(shown[max(0, party.start - 110) : party.start], after):
        return False
    name = text[party.start : party.end]
    if " " in name and STRIKE_LAST.search(name):
        return True
    return ACTS_AFTER.match(after) is not None or ACTED_BEFORE.search(before) is not None


def _with_ally(found: Sequence[Party], shown: str, acting: list[Party]) -> list[Party]:
    """ "aircraft of the Russian-Syrian alliance", "bombardment by A and B": both act, where one does."""
    behind = [m.span() for a in acting if (m := AND_NAMES.match(shown, a.end)) and BY_NAME.search(shown, 0, a.start)]
    return [
        p
        for p in found
        if p in acting
        or any(p.start - 1 == a.end or a.start - 1 == p.end for a in acting)
        or any(first <= p.start < last for first, last in behind)
    ]


def _without_occasion(shown: str, acting: list[Party]) -> list[Party]:
    """ "A shelled the camp after a strike by B": B's strike is another one."""
    others = [
        p
        for p in acting
        if not OCCASION.search(shown[max(0, p.start - 90) : p.start])
        and not SUPPORTED.search(shown[max(0, p.start - 40) : p.start])
    ]
    return others or acting


def _hedged_by_page(shown: str, party: Party) -> bool:
    return (
        re.search(r"\balleged(?:ly)?\s+(?:[\w-]+\s+){0,2}$", shown[max(0, party.start - 40) : party.start]) is not None
    )


def _once(found: Sequence[Party]) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for party in found:
        seen.setdefault(party.name, party)
    return tuple(seen.values())
