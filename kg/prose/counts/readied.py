"""Words of a claim readied for counting: what counts nobody of its own is blanked, at its length.

"nine of the 12 passengers": twelve is the whole; "five of the seven wounded died": seven is no figure of the dead.
"""

import re

from kg.prose.counts.counting import Count
from kg.prose.counts.parts import without_parts
from kg.prose.words.harm import HARM
from kg.prose.words.numbers import NUMBER_WORD, numbers
from kg.prose.words.screen import Screened

#: "nine of the 12 passengers were killed", "of the 12 people in the bus nine were killed": twelve is the whole.
_OF_A_WHOLE = re.compile(
    rf"(?<!\bnot )(?<!\bNot )\b{NUMBER_WORD}\s+(?:out\s+)?of\s+(?:(?:the|its|his|her|their|these|those)\s+)?"
    rf"(?P<whole>{NUMBER_WORD})(?=\s+[a-z])"
    rf"|\b[Oo]f\s+(?:the|these|those|its|his|her|their)\s+(?P<all>{NUMBER_WORD})(?=(?:\s+[\w’-]+){{1,6}}?,?\s+"
    rf"(?:only\s+)?{NUMBER_WORD}\s+(?:were|was|had|have|died|perished|lost)\b)"
)
#: "Of the seven killed, five were named": seven is what somebody else told.
_OF_ALL = re.compile(
    rf"^\s*Of\s+the(?:se)?\s+{NUMBER_WORD}\s+(?:\w+\s+)?(?:killed|dead|deaths|victims|martyrs|fatalities|people"
    rf"|civilians|wounded|injured)\b[^,;.]{{0,40}},"
)
#: "five of the seven wounded died": five are the dead, and seven is no figure of them.
_OF_THE_HURT = Screened(
    r"(?<=\w)\s+(?:of|among|amongst|from\s+among)\s+the(?:se|ir"
    rf"|\s+latter)?\s+(?:{NUMBER_WORD}\s+)?(?:\w+\s+)?(?:wounded|injured)\b"
    r"(?=[^.;,]{0,40}\b(?:died|dead|succumbed|passed\s+away|perished)\b)",
    re.IGNORECASE,
)
#: "two wounded men later died": they are dead, and no two hurt besides.
_HURT_WHO_DIED = Screened(
    rf"{NUMBER_WORD}\s+(?:of\s+the\s+)?(?P<hurt>(?:wounded|injured)\s+)(?:[a-z]+\s+)?(?:(?:had|have|has|later|then"
    rf"|also|since|subsequently)\s+){{0,3}}"
    r"(?:died|succumbed|passed\s+away|perished)\b",
    re.IGNORECASE,
)
#: "two of the dead were described as members of an armed group": who they were, no count of persons harmed.
_WERE_FIGHTERS = Screened(
    rf"{NUMBER_WORD}\s+of\s+(?:the|those|them)\s*(?:\w+\s+)?(?:dead|killed|victims|slain|martyrs|deceased|wounded"
    rf"|injured)\s+(?:were|was|had\s+been|are|as)\s+[^.;“”]{{0,70}}?"
    r"\b(?:fighters?|militants?|combatants?|soldiers?|operatives?|militiamen|gunmen"
    r"|members?\s+of\s+(?-i:[A-Z]|al-)[\w’-]*(?![^.;,]{0,40}\bfamil)|members?\s+of\s+(?:an?"
    r"|the)\s+[^.;,]{0,30}?(?:group|militia|wing|brigades?|forces?|movement|faction|cell))\b",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(
    rf"(?<=,\s){NUMBER_WORD}(?=\s+of\s+(?:them|whom)\s+(?:an?\s|(?:children|women|minors)\b))", re.IGNORECASE
)
#: "20 others, including three in critical condition, were injured".
_IN_CONDITION = Screened(
    rf",?\s+(?:including|among\s+them)\s+{NUMBER_WORD}\s+(?:of\s+them\s+)?(?:who\s+(?:are"
    r"|were)\s+)?in\s+(?:an?\s+)?(?:\w+\s+)?condition\b,?",
    re.IGNORECASE,
)
#: "one of them a woman and one 15-year-old boy, and five were hurt": the boy is of those before too.
_AND_ANOTHER = re.compile(
    r",\s+one\s+of\s+(?:them|whom)\s+an?\s+[\w-]+(?P<more>\s+and\s+(?:an?|one)\s+[\w\s-]{2,30}?)(?=,)", re.IGNORECASE
)
#: "his teacher, who had raised five orphans, was killed": the orphans are none of the dead.
_WHO_HAD = Screened(
    r",\s+(?:who(?:se)?\s+|(?=(?:(?:all|both|originally|recently|themselves)\s+)?(?:displaced|born|married)\b))(?P<life>[^,;.:“”]{3,90}),"
    r"(?=\s+(?:(?:also|both|all|later|\w+ly)\s+)?(?:was|were|had\s+been|has\s+been|died|perished)\b)"
)
#: "children who had been displaced a month earlier": when they came, and not when they were killed.
_WHO_CAME = Screened(
    r"\s+(?:who|(?:where|to\s+which|in\s+which|which)\s+(?:they|he|she|the\s+\w+))\s+(?:had\s+|have\s+)?(?:only\s+|just\s+|recently\s+)?(?:been\s+)?(?:displaced|arrived|returned|fled|moved|come|married|graduated|left|evacuated|released|sheltered|sought)\b"
    r"[^,;.“”]{0,60}?\b(?:days?|weeks?|months?|years?|hours?)\s+(?:earlier|before|ago|previously)\b"
)
#: "in the house, which the family had rented since May".
_WHICH_HAD = Screened(
    r",\s+(?:in\s+|to\s+)?(?:which|where|whom)\s+(?P<life>(?:they|he|she|(?:the|his|her|their)\s+\w+)\s+(?:had|have|has)\s+[^,;.:“”]{3,60})"
    r"(?=\s*(?:[,.;”]|$))"
)
_SINCE = re.compile(r"\b(?:since|earlier|before|ago|previously|last|(?:19|20)\d\d)\b")
_BEFORE = re.compile(r"\b(?:(?:19|20)\d\d|previous\w*|earlier|ago|last)\b")
_TELLS_TIME = re.compile(r"\d|\b(?:earlier|before|ago|previously)\b")


def _without_lives(text: str) -> str:
    """The text at its length without what is told of a life between commas, where it says nothing of this harm."""
    text = _WHO_CAME.sub(blank, text)
    for found in _WHICH_HAD.finditer(text):
        if _SINCE.search(found["life"]) and not HARM.search(found["life"]):
            text = text[: found.start()] + blank(found) + text[found.end() :]
    for found in _WHO_HAD.finditer(text):
        if _of_a_life(found["life"]):
            text = text[: found.start()] + blank(found) + text[found.end() :]
    return text


def _of_a_life(words: str) -> bool:
    """Whether numbers or times in the words are of a life before, and any harm in them of another time."""
    if HARM.search(words):
        return _BEFORE.search(words) is not None
    return _TELLS_TIME.search(words) is not None or bool(numbers(words))


def without_hurt_who_died(text: str) -> str:
    """The text at its length without "wounded" of those who died of it: no rule takes them for hurt."""
    for died in _HURT_WHO_DIED.finditer(text):
        text = text[: died.start("hurt")] + " " * len(died["hurt"]) + text[died.end("hurt") :]
    return text


def blank(match: re.Match[str]) -> str:
    """Spaces, as many as the match has characters."""
    return " " * len(match[0])


def readied(text: str) -> str:
    """The words without what tells only of some of those hurt, and with those who died of wounds as dead alone."""
    return without_hurt_who_died(_without_lives(_IN_CONDITION.sub(blank, text)))


def plain_words(text: str) -> tuple[str, list[tuple[int, list[Count]]]]:
    """The words without parts and wholes, at their length, and the parts, each with where it stands."""
    plain, parts = without_parts(_OF_THE_HURT.sub(blank, _OF_ALL.sub(blank, _WERE_FIGHTERS.sub(blank, text))))
    spans = [one.span("more") for one in _AND_ANOTHER.finditer(text)]
    spans += [whole.span("whole" if whole["whole"] else "all") for whole in _OF_A_WHOLE.finditer(text)]
    spans += [one.span() for one in _OF_WHOM.finditer(text)]
    for first, last in spans:
        plain = plain[:first] + " " * (last - first) + plain[last:]
    return plain, parts
