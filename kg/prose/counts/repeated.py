"""Figures taken over from the clause before: "a claim then repeated by B", "B confirmed this, but gave five"."""

import re
from collections.abc import Sequence

from kg.model import Claim, Harm
from kg.prose.counts.counting import PERSON, Count, persons
from kg.prose.words.numbers import numbers
from kg.prose.words.plain_verbs import TOLL

_THE_SAME = re.compile(
    r",?\s*(?:a|an|the\s+same|that|this)\s+(?:claim|figure|toll|number|count|tally|estimate)\s+(?:that\s+|which\s+)?"
    r"(?:was\s+|were\s+|is\s+)?(?:\w+\s+){0,2}(?:by\s+)?(?:the\s+|user\s+|account\s+|outlet\s+){0,2}$"
)
_GIVES_THE_SAME = re.compile(
    r"\b(?:gave|gives|giving|put|reported|published|cited|repeated|posted|mentioned|carried|used|had|counted"
    r"|quoted|confirmed)\s+(?:also\s+)?"
    r"(?:the\s+same|this|that|an\s+identical)\s+(?:death\s+)?(?:figure|toll|number|count|tally|estimate)s?\b"
    r"|\b(?:published|listed|gave|named|posted|shared|carried|reported|released|mourned)\s+(?:also\s+)?(?:the\s+same"
    r"|these)\s+(?:names|victims)\b"
    r"|^[\s,]*(?:and\s+|but\s+)?(?:was|were|is)\s+(?:also\s+|later\s+)?(?:repeated|echoed|taken\s+up)\s"
    r"|^\s*(?:The\s+same|This|That|An\s+identical|Its|Their|His|Her)\s+(?:death\s+)?(?:figures?|tolls?|numbers?"
    r"|counts?|tally|estimates?)\s[^.;]{0,30}\b(?:by|from|with)\s"
    r"|^[\s,]*(?:a|the\s+same)\s+(?:figure|toll|number|count|tally|claim)\s+(?:(?:also|later|then"
    r"|since)\s+)*\w+\s+by\s",
    re.IGNORECASE,
)
_THAT_GAVE = re.compile(
    r",\s+(?:a|the\s+same)\s+(?:claim|figure|toll|number|count|estimate)\s+(?:that|which)\s+(?:the\s+|outlet\s+|user\s+)*$"
)
#: "…, a claim that was then repeated by B".
_GIVEN_BY = re.compile(
    r",\s+(?:a|the\s+same|that|this)\s+(?:claim|figure|toll|number|count|tally|estimate)\s+(?:(?:that|which)\s+)?"
    r"(?:(?:was|were|is|also|later|then|since|subsequently)\s+)*\w+\s+by\s+(?:(?:the|user|account|outlet)\s+){0,2}$"
)
_ANOTHER_NUMBER = re.compile(
    r"\b(?:but|though|although|while|yet|however|instead)\b[^.;]{0,20}?\b(?:specif|giv|gave|put|cit|mention|count"
    r"|list|not|report|nam)\w*\s+$"
)
#: "It rose to 23 the next morning": what rose is the figure of the sentence before.
_ROSE_TO = re.compile(
    r"^\W*(?:(?:later|then|subsequently|eventually|afterwards|by\s+\w+|the\s+next\s+\w+|on\s+\w+),?\s+)?(?:it|this"
    r"|that|which)\s+"
    r"(?:(?:had|has|was|were|later|then|since|been|also|\w+ly)\s+)*"
    r"(?:rose|risen|climbed|grew|grown|went\s+up|increased|updated|raised|revised|corrected|changed|amended|jumped"
    r"|become|became)\s+"
    r"(?:up\w*\s+|down\w*\s+|again\s+|further\s+)?(?:from\s+\w+\s+)?(?:to\s+|(?<=become\s)|(?<=became\s))",
    re.IGNORECASE,
)
#: "said that the number had risen to 21".
_NUMBER_ROSE = re.compile(
    r"[\s,]*(?:[\w@’' -]{2,60}?\s(?=that\s))?(?:later\s+|\w+ly\s+)?(?:that\s+)?(?:the|that|this|its|their|his"
    r"|her)\s+(?:death\s+)?(?:number|toll|figure|count|total|tally)(?:\s+of\s+(?:the\s+)?(?:dead|victims|deaths"
    r"|killed|martyrs|bodies))?\s+"
    r"(?:(?:had|has|was|were|later|then|since|been|also|now|\w+ly)\s+)*"
    r"(?:rose|risen|climbed|grew|grown|gone\s+up|went\s+up|increased|reached|stood|come|came|raised|revised"
    r"|updated)\s+(?:up\w*\s+)?(?:from\s+\w+\s+)?(?:to\s+|at\s+|(?<=reached\s))"
)
#: "brought the toll down to three", "amended this to four": what was told before has this number now.
_CHANGED_TO = re.compile(
    rf"\s*(?:(?:the|its|his|her|their|this|that|it)\s+)?(?:{TOLL}\s+)?(?:(?:up|down|back|upwards?|downwards?|again|further|slightly"
    r"|at\s+last|from\s+\w+)\s+){0,2}(?:to|at|as)\s+(?=\S)"
)
_HURT = re.compile(r"\b(?:injured|wounded|injuries|hurt)\b")
_DEAD = re.compile(r"\b(?:killed|dead|deaths?|martyrs|fatalities)\b")
#: "A hospital source said four": a number alone is of what the sentence before counts.
_ALONE = re.compile(r"\s*(?:it\s+(?:was|is)\s+|at\s+|of\s+)?(?=\S)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_KIND = re.compile(r"\s+(?:\w+\s+)?(?:(?P<killed>killed|dead|deaths|martyrs)|(?P<injured>injured|wounded))\b")


def also_gave(between: str) -> bool:
    """ "…, a number that B also gave": whether the words directly before a speaker make him give the figure too."""
    return _THAT_GAVE.search(between[-50:]) is not None or _GIVEN_BY.search(between) is not None


def risen(content: str, after: int, before: Claim) -> list[Count]:
    """The figure to which the one of the claim before "rose" or "was updated", or a number alone; empty: none said."""
    rose, alone = _ROSE_TO.match(content) or _NUMBER_ROSE.match(content, after), _ALONE.match(content, after)
    rose = rose or _CHANGED_TO.match(content, after)
    at = rose.end() if rose else alone.end() if alone else -1
    number = next((n for n in numbers(content) if n.start == at), None)
    if number is not None and alone and not rose and content[number.end :].strip(" .,;"):
        return []
    harms = {figure.harm for figure in before.figures if figure.unit == "persons"}
    if rose and (_HURT.search(rose[0]) or _DEAD.search(rose[0])):
        harms = {"injured"} if _HURT.search(rose[0]) else {"killed"}
    if number is None or not harms or _YEAR.fullmatch(content[number.start : number.end]):
        return []
    told = _OF_KIND.match(content, number.end)
    harm: Harm = "killed" if "killed" in harms and not (told and told["injured"]) else "injured"
    return [persons(harm, number.minimum, number.maximum, number.bound, (number.start, number.end))]


def changes(content: str, after: int, found: Sequence[Count]) -> bool:
    """Whether the words behind the verb change an earlier figure ("reduced this to 11, one having been counted twice").

    `found` are the figures read in the words: none of them may be the one that the change gives.
    """
    to = _CHANGED_TO.match(content, after)
    number = next((n for n in numbers(content) if n.start == to.end()), None) if to else None
    return number is not None and all(c.minimum != number.minimum for c in found)


def takes_over(between: str, words: str) -> bool:
    """Whether a clause gives the figure of the one before: by the `words` of its own, or by those between the two."""
    return _THE_SAME.search(between) is not None or _GIVES_THE_SAME.search(words) is not None


def other_number(content: str, before: Claim) -> list[Count]:
    """The persons counted where a clause confirms what was said before "though specified five people".

    Empty where it gives no number, or where nobody was said to be killed before.
    """
    harms = {figure.harm for figure in before.figures} or ({"killed"} if "killed" in before.evidence.exact else set())
    found = [n for n in numbers(content) if PERSON.match(content, n.end)]
    if len(found) != 1 or "killed" not in harms or not _ANOTHER_NUMBER.search(content[: found[0].start]):
        return []
    number = found[0]
    end = next(m.end() for m in [PERSON.match(content, number.end)] if m)
    return [persons("killed", number.minimum, number.maximum, number.bound, (number.start, end))]
