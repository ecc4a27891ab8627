"""A state's own media on what "the army" did, a force's media office on strikes on its enemies: their own side's."""

import re

from kg.prose.names.noun_phrases import Speaker
from kg.prose.names.registers import Party, of_state, spoken_for
from kg.prose.words import harm
from kg.prose.words.screen import Screened

_MEDIUM = re.compile(
    r"^(?:the\s+)?(?P<state>[A-Z][\w-]+?)(?:[’']s)?\s+(?:(?:state|national|official|military|government)(?:-(?:run|owned|controlled|backed))?\s+)+"
    r"(?:\w+\s+)?(?:agency|media|television|TV|radio|broadcaster|channel|newspaper|outlet|website|service|press)\b"
    r"|^(?:the\s+)?(?P<armed>[A-Z][\w-]+?)\s+(?:Army|Armed\s+Forces|Military)\s+(?:Radio|TV)\b"
)
_ARMY = Screened(
    r"\b(?P<who>(?:the\s+|our\s+|its\s+|heroic\s+)*(?:army|armed\s+forces|air\s+force|military|government\s+forces|security\s+forces|special\s+forces)"
    r"(?:[’']s)?(?:\s+(?:units?|troops|aircraft|helicopters|forces|warplanes|jets|planes|artillery|gunners|soldiers))?)"
    rf"\s+(?:(?:had|has|have|also|again|\w+ly)\s+)*(?:{harm.STRIKE_VERB}|eliminated|neutrali[sz]ed|liquidated|foiled|repelled)\b"
)


def own_army(medium: str, content: str) -> Party | None:
    """The army that a state's medium says acted; None: it is no state's medium, or no army acts in its words."""
    named = _MEDIUM.match(medium)
    party = of_state(named["state"] or named["armed"]) if named else None
    acting = _ARMY.search(content) if party else None
    return Party(party, acting.start("who"), acting.end("who")) if party and acting else None


#: "Israeli newspaper Noor quoted a military spokesperson": of the state whose newspaper it is.
_OF_ARMS = re.compile(
    r"(?:an?\s+|the\s+|senior\s+|unnamed\s+)*(?:military|army|defen[cs]e|air\s+force)\s+(?:spokes\w+|sources?|officials?|officers?)"
)
_NATIONAL = re.compile(
    r"\b(?P<state>[A-Z][a-z]+)\s+(?:[a-z-]+\s+){0,2}(?:newspaper|daily|broadcaster|outlet|media|channel|radio|television|news\s+site|website|agency|[Aa]rmy\s+[Rr]adio)\b"
)


def own_official(text: str, speaker: Speaker, start: int) -> Party | None:
    """The forces for which an officer speaks whom a medium of their country quotes; places count from `start`.

    None: he is no officer, or the words before him tell of no country.
    """
    if _OF_ARMS.fullmatch(speaker.name) is None:
        return None
    medium = _NATIONAL.search(text, start, speaker.start) or _NATIONAL.match(text)
    party = of_state(medium["state"]) if medium else None
    return Party(party, speaker.start - start, speaker.end - start) if party else None


_OFFICE = re.compile(
    r"\b(?:office|service|cent(?:re|er)|department|desk|division|bureau|unit|wing|branch|directorate)$"
)
_ON_ENEMIES = Screened(
    rf"\b(?:{harm.STRIKE_NOUN})\s+(?:on|of|against|at|targeting)\s+(?:the\s+|\d+\s+)?(?:[a-z-]+\s+){{0,3}}?(?:of\s+)?"
    r"(?:the\s+)?(?:[A-Z][\w’]+\s+)?(?:militias?|terrorists?|terror|mercenar(?:y|ies)|gangs?|enemy|insurgents?|militants?|extremists?|jihadists?|rebels)\b"
)


def own_strikes(speaker: str, content: str) -> Party | None:
    """The force whose media office tells of strikes on "the militias"; None: another speaks, or of something else."""
    office = _OFFICE.search(speaker)
    party = spoken_for(speaker) if office else None
    struck = _ON_ENEMIES.search(content) if party else None
    return Party(party.name, struck.start(), struck.end()) if party and struck else None
