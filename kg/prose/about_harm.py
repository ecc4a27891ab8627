"""Whether a clause is about the event at all: what says nothing of it is no claim on it."""

import re

from kg.prose.speech.hearsay import Chain
from kg.prose.words import harm
from kg.prose.words.of_the_event import of_the_event
from kg.prose.words.screen import Screened

_IN_GENERAL = re.compile(
    r"\bsince (?:the (?:beginning|start|outbreak) of|October)\b|\bof those killed in Gaza\b", re.IGNORECASE
)
#: Only tells when something else was: "thousands sheltered there at the time of the incident".
_AT_THE_TIME = re.compile(
    r"\b(?:at the (?:time|moment)|prior to|before|until|in the (?:aftermath|wake"
    r"|hours before))\s+(?:of\s+)?(?:the|this|that)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:{harm.STRIKE_NOUN}|incident|blast)\b",
    re.IGNORECASE,
)
#: "posted a picture the day before he was killed": a life told, no claim.
_BEFORE_DEATH = Screened(
    r"\b(?:an?\s+)?(?:hours?|days?|weeks?|months?|years?|minutes?|moments?|shortly|just)\s+before\s+(?:he|she|they"
    r"|his|her|their|being)\b[^,.;“”]{0,40}"
)
#: "published an article on the strike": says only that it will say something.
_ON_THE_STRIKE = re.compile(
    r"\s*(?:an?|the|its|his|her|several|two|some)\s+(?:[\w-]+\s+){0,3}?(?:article|reports?|story|posts?|piece"
    r"|coverage|thread)\s+"
    rf"(?:on|about|regarding|covering|of)\s+(?:the|this)\s+(?:\w+\s+){{0,3}}?(?:{harm.STRIKE_NOUN}"
    rf"|incident)[^,;:“”]{{0,60}}$",
    re.IGNORECASE,
)
#: "this was the fourth fisherman to be killed since the start of the year": one of them is of this event.
_THE_NTH = re.compile(
    r"\b(?:was|is|were|became|becomes|making\s+\w+)\s+the\s+(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|twentieth|latest|\d+(?:st|nd|rd"
    r"|th))\s+(?:\w+\s+){1,4}?(?:to\s+be\s+)?(?:killed|to\s+die|injured|wounded|hit|struck|bombed|shelled|targeted"
    r"|attacked|destroyed)\b"
)
_REVENGE = re.compile(
    r"\b(?:God|Allah)\b[^.“”]{0,40}\b(?:revenge|avenge|punish|curse)\b|\bavenge\s+(?:you|us|him|her|them)\b"
)
_FEELING = frozenset({"share", "express", "remember", "call", "describe"})


def about_harm(content: str, chain: Chain) -> bool:
    """Whether the words of a clause tell of the event: of those harmed, of what was done, of what fell."""
    if _THE_NTH.search(content):
        return True
    if _IN_GENERAL.search(content) or _ON_THE_STRIKE.match(content[chain.clause.said - chain.clause.start :]):
        return False
    if harm.HARM.search(_BEFORE_DEATH.sub(" ", content)):
        return True
    if _REVENGE.search(content):
        return True
    if of_the_event(content):
        return True
    plain = _AT_THE_TIME.sub(" ", content)
    quoted = re.search(r"[“\"]", content) is not None
    return harm.STRIKE.search(plain) is not None and (quoted or chain.clause.verbs[0] not in _FEELING)
