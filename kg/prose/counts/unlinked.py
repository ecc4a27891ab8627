"""Words by which a page tells that deaths cannot be placed in its event, or came after it."""

import re

_EVENT = r"(?:incident|event|strike|airstrike|attack|raid|bombing|shelling|explosion|bombardment|massacre)s?"
_UNKNOWN = r"(?:not\s+(?:entirely\s+|yet\s+)?(?:clear|known|certain|established)|unclear|unknown|uncertain)"
#: "It is not clear whether he was killed in this strike or earlier the same week".
WHETHER = re.compile(
    rf"\b{_UNKNOWN}\s+(?:whether|if)\s+(?:he|she|they|the\s+(?:man|woman|fighter|child|two|victims?|deaths?)|(?:his|her|their)\s+deaths?)"
    r"\s+(?:(?:was|were|had|have|has|been|also)\s+)*(?:killed|die[sd]?|martyred|occurred|happened|fell)\s+"
    rf"(?:in|during|as\s+a\s+result\s+of)\s+(?:this|that|the\s+same|the)\s+(?:\w+\s+)?{_EVENT}\b",
    re.IGNORECASE,
)
#: "24 civilians in the city that day, though its reports could not be linked to any single event".
_UNLINKED = re.compile(
    r"\b(?:not|never|cannot|couldn[’']t|none|impossible|unable|difficult|hard)\b[^.,;“”]{0,50}?"
    r"\b(?:link|tie|connect|attribut|assign|match|ascrib|trac|relat)\w*\s+(?:[\w’]+\s+){0,4}?(?:to|with)\s+"
    rf"(?:any|an?|one|this|the|specific|individual|particular)\s+(?:(?:single|one|specific|particular|individual|same)\s+)?{_EVENT}\b",
    re.IGNORECASE,
)
#: "killed in a landmine explosion while returning to the town".
_MINE = re.compile(r"\b(?:land)?mines?\b|\bunexploded\s+(?:ordnance|shells?|bombs?|munitions?)\b|\bbooby[\s-]traps?\b")
_AFTERWARDS = re.compile(
    r"\b(?:(?:while|when|upon|after|on|as\s+they)\s+return(?:ing|ed)|(?:days|weeks|months|years)\s+(?:later|after(?:wards)?)|afterwards|"
    r"left\s+(?:behind|over|in)|remnants?)\b",
    re.IGNORECASE,
)


def not_linked(text: str) -> bool:
    """Whether the words of a claim tell that its dead cannot be placed in this event."""
    return _UNLINKED.search(text) is not None or WHETHER.search(text) is not None


def by_later_mine(sentence: str) -> bool:
    """Whether those counted died by what was left behind, after the event: "by a landmine, while returning"."""
    return _MINE.search(sentence) is not None and _AFTERWARDS.search(sentence) is not None
