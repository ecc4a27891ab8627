"""Who the subject of a verb of saying is, where no name stands directly before the verb."""

import re

from kg.prose.names.name_patterns import NAME, WHEN_BEFORE
from kg.prose.names.noun_phrases import Speaker
from kg.prose.speech.any_subject import any_subject
from kg.prose.speech.clause import Clause
from kg.prose.speech.clause_patterns import BY_BOTH, MOURN, NAMELESS, RELATIVE
from kg.prose.speech.speakers import subject

#: "Sami Odeh filmed the scene and wrote": the one who did the first thing does the second.
_DID = re.compile(
    r"(?P<who>[^,;]{3,80}?)(?:,\s[^,]{3,60},)?\s+(?:(?:later|also|then|\w+ly)\s+)?(?:(?!based\b)[a-z]{2,}ed|took"
    r"|went|saw|held|stood|came|left|lost|ran|began|gave|was\s+(?:(?:more|less|very|rather)\s+)?[a-z]+(?=\s+and\s))\s.*"
    r"(?:\band\s*(?:in\s+(?:its|his|her|their)\s+(?:[a-z]+\s+)?(?:findings|report|statement|conclusions"
    r"|account),?\s*)?|,\s*(?=$))$"
)
#: "Noor News met Sami Odeh, who said": the name directly before "who".
_LAST_NAME = re.compile(rf"(?<![\w’'-]){NAME.pattern}\s*,?\s*$")
#: "mourned the loss of its “little champion” Sami".
_OBJECT = re.compile(r"\s+(?:the\s+)?(?:loss|death|passing|martyrdom|killing)\s+of\s+[^,;.:]{0,60}")
_TURN = re.compile(r"(?:[Bb]ut|[Aa]nd|[Yy]et|[Hh]owever,)\s+")
_IN_STATEMENT = re.compile(r"(?:In|On)\s+[^,;]{2,60},\s+")
#: Where the clause begins that the verb ends, behind another clause, and where none stands before it.
_JOINT = re.compile(r".*(?:,\s+and|;|\bwhile|\bbut)\s+")
_BEGIN = re.compile(r"")


def whatever_subject(
    text: str, match: re.Match[str], bare: str, offset: int, found: list[Clause], floor: int
) -> list[Speaker]:
    """The subject where no table knows its words: the noun phrase from where the clause begins."""
    joint = _JOINT.search(bare) if found and floor <= found[-1].places[-1] else _BEGIN.match(bare)
    if joint is None:
        return []
    begins = joint.end()
    return any_subject(bare[begins:], offset + begins, match[0], text[match.end() : match.end() + 120])


def doer(bare: str, offset: int) -> list[Speaker]:
    """Who did the first of two things that the words before the second tell of; empty: nobody who can speak."""
    first = _TURN.match(bare)
    start = first.end() if first else 0
    lead = _IN_STATEMENT.match(bare, start) or WHEN_BEFORE.match(bare, start)
    did = _DID.match(bare, lead.end() if lead else start)
    speakers = subject(did["who"], offset + did.start("who")) if did else []
    return [s for s in speakers if s.kind in ("person", "account", "outlet", "official", "belligerent")]


def without_mourned(text: str, speakers: list[Speaker], found: list[Clause]) -> list[Speaker]:
    """ "A mourned Sami Odeh, and B announced": Sami is mourned, B announces."""
    if len(speakers) < 2 or not found or found[-1].verbs[-1] not in MOURN:
        return speakers
    between = text[found[-1].places[-1] : speakers[0].start]
    return speakers[-1:] if len(between) < 24 or _OBJECT.fullmatch(between) else speakers


def whose(bare: str, offset: int, speakers: list[Speaker]) -> list[Speaker]:
    """The one whom "who" goes on with: the name directly before it."""
    if any(s.member_of_group for s in speakers):
        return speakers
    both = BY_BOTH.match(bare)
    if both:
        listed = subject(bare[both.end() :], offset + both.end())
        if len(listed) > 1:
            return listed  # "stated by A and B, who shared"
    if speakers:
        return speakers[-1:]
    lead = RELATIVE.match(bare)
    if lead:
        return subject(bare[lead.end() :], offset + lead.end())[-1:]
    nameless = NAMELESS.search(bare)
    if nameless:
        return subject(nameless["who"], offset + nameless.start("who"))
    last = _LAST_NAME.search(bare)
    return subject(last[0], offset + last.start()) if last else []
