"""Speakers who say nothing of the event: no reply, no comment, nothing but grief, "some spoke of a drone, others …"."""

import re

from kg.model import Actor
from kg.prose.speech.hearsay import Chain
from kg.prose.words.wordlists import words

_NOT = r"(?:did|do|does|has|have|had)\s+(?:not|n[o’']t)\s+(?:(?:yet|immediately|publicly|also|so\s+far)\s+)*"
#: "did not reply to questions", "has not commented on the killing": of the answer that did not come.
_NO_REPLY = re.compile(
    rf"[\s,]*(?:{_NOT}(?:repl(?:y|ied)|respond(?:ed)?|comment(?:ed)?|answer(?:ed)?|react(?:ed)?|return(?:ed)?)"
    r"|could\s+not\s+be\s+(?:reached|contacted))\b"
)
#: "Hamas did not say whether the man belonged to it".
_NOT_SAYING = re.compile(
    rf"[\s,]*{_NOT}(?:say|state|specify|disclose|mention|indicate|clarify|explain|claim|name|list)\s+(?:whether|if|how|why"
    r"|(?:him|her|them|any\s+of\s+them|the\s+\w+|[A-Z]\w+(?:\s+[A-Z]\w+)?)\s+(?:as|among)\b)"
)
#: "Neither Russia nor the Coalition reported strikes for that day".
_NEITHER = re.compile(r"\b[Nn]either\s+(?:of\s+the\s+\w+\s+|the\s+)?$")
_PUBLISHED = words("report publish list announce record mention release log disclose comment respond reply issue claim")
#: "did not publish any strikes in the area": that it says nothing is no denial.
REPORTS_NOTHING = re.compile(
    r"\b(?:did|has|had|have)\s+not\s+(?:\w+ly\s+)?(?:report|publish|list|declare|announce|record|mention|release"
    r"|claim|log|disclose)(?:e?d)?\s+(?:any|an?|the)\s+(?:\w+\s+){0,2}?"
    r"(?:strikes?|airstrikes?|raids?|activit(?:y|ies)|operations?|sorties|actions?|attacks?|statements?|munitions)\b"
)
#: "did not announce the death of any of its fighters".
_NO_LOSSES = re.compile(
    rf"[\s,]*{_NOT}(?:announce|report|declare|mention|acknowledge|publish|mourn)\s+(?:the\s+)?(?:(?:deaths?|killing|loss|losses|names?|martyrdom|injur(?:y|ies))\s+"
    r"(?:of|among|to|in)\s+(?:any|its|a\s+single|one)\b|(?:any|the\s+loss\s+of\s+any|a\s+single|own)\s+(?:of\s+its\s+)?"
    r"(?:losses|casualt(?:y|ies)|deaths?|dead|fatalit(?:y|ies)|fighters?|members?)\b)"
)
#: "It gave no information about casualties": what follows a report tells only what it lacks.
_NO_DETAILS = re.compile(
    rf"\s*(?:(?:also|however|but|then)\s+)*(?:(?:gave|gives|provided|provides|offered|published|had|has|contained|included|released)\s+no"
    rf"|{_NOT}(?:give|provide|offer|publish|contain|include|release|have)\s+any)\s+(?:(?:further|other|more|additional|specific)\s+)?"
    r"(?:information|details?|word|news|data|figures?|numbers?|account)\s+(?:about|on|of|regarding|concerning|as\s+to)\s+(?:\w+\s+){0,2}?"
    r"(?:casualt(?:y|ies)|victims|losses|deaths?|dead|injur(?:y|ies)|wounded|fatalities|harm)\b[^,;:“”]{0,30}$"
)
NOBODY = re.compile(r"(?:none|no|neither|nobody)\b", re.IGNORECASE)
_GROUP_ALONE = re.compile(
    r"(?:some|others?|several|many|most|a\s+few|few|various|several\s+others|some\s+others|several\s+of\s+(?:them|these)"
    r"|some\s+of\s+(?:them|these)|many\s+of\s+them|most\s+of\s+them)",
    re.IGNORECASE,
)
_GRIEF = words("mourn grieve remember commemorate eulogize eulogise honour honor miss")


#: "did not comment, but said".
_BUT_SAID = re.compile(
    r"\b(?:but|and|though|although)\s+(?:(?:\w+ly|later|also|it|he|she|they|had|has|instead)\s+)*(?:said|told|wrote|held|gave"
    r"|(?:den|stat|claim|confirm|reject|dismiss|announc|insist|add|declar|publish|accus|blam|maintain|admit|acknowledg)\w*)\b"
)


def silent_here(text: str, chain: Chain, speakers: list[Actor]) -> bool:
    """Whether the clause tells only that its speaker gave no answer, or that a party reported nothing."""
    clause = chain.clause
    if clause.how != "subject" or not (_gave_nothing(text, chain) or _party_silent(text, chain, speakers)):
        return False
    return _BUT_SAID.search(text, clause.subject_end, clause.end) is None


def _gave_nothing(text: str, chain: Chain) -> bool:
    clause = chain.clause
    if _NO_REPLY.match(text, clause.subject_end):
        return True
    if not all(s.anaphor for s in clause.speakers):
        return False
    return _NO_DETAILS.match(text.rstrip(". "), clause.subject_end) is not None


def _party_silent(text: str, chain: Chain, speakers: list[Actor]) -> bool:
    clause = chain.clause
    if not all(a.kind in ("belligerent", "official") for a in speakers):
        return False
    first = min(s.start for s in clause.speakers)
    if _NO_LOSSES.match(text, clause.subject_end):
        return True
    if _NEITHER.search(text, max(0, first - 40), first) and set(clause.verbs) <= _PUBLISHED:
        return True
    return _NOT_SAYING.match(text, clause.subject_end) is not None


def says_nothing_new(text: str, chain: Chain) -> bool:
    """Whether a clause without a figure or a party only has unnamed people grieve, or "some" speak of a weapon."""
    clause = chain.clause
    if chain.relays or not clause.speakers or any(s.member_of_group for s in clause.speakers):
        return False
    if all(_GROUP_ALONE.fullmatch(s.name.strip()) for s in clause.speakers):
        return not text.startswith(" that ", clause.said)
    return clause.verbs[0] in _GRIEF and all(s.collective for s in clause.speakers)
