"""Ways of saying that no table of verbs holds, recast at their length into those that the grammar of clauses knows.

"brought the toll down to three" becomes "raised the toll down to three": whatever verb changes a figure gives one.
"knew only of three" becomes "said … three", "was less sure: “…”" becomes "said … : “…”". Every code point keeps its
place; the words told are read from the sentence itself.
"""

import re

from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

_OF = (
    r"(?:\s+(?:of|for|among)\s+(?:the\s+|those\s+|people\s+|civilians\s+)?(?:dead|killed|deaths|victims|martyrs"
    r"|injured|wounded|fatalities|injuries))?"
)
#: What is counted, as a noun: "the number of those killed", "its earlier toll".
TOLL = (
    r"(?:(?:own|initial|early|earlier|first|previous|death|casualty|final|overall|total|provisional)\s+){0,2}"
    rf"(?:tolls?|counts?|tally|figures?|totals?|numbers?(?:\s+(?:killed|dead|injured|wounded))?|estimates?|dead|injured|wounded){_OF}"
)
_WAY = r"(?:(?:up|down|back|upwards?|downwards?|again|further|slightly|at\s+last|from\s+\w+)\s+){0,2}"
_TO_NUMBER = (
    rf"{_WAY}(?:to|at)\s+(?:(?:at\s+least|over|about|around|more\s+than)\s+)?{NUMBER_WORD}\b(?!\s+(?:hours|days"
    rf"|names|km|metres|years|strikes|raids|houses))"
)
#: Verbs of change that the table of verbs holds.
_KNOWN = frozenset(
    {"updated", "revised", "raised", "corrected", "adjusted", "lowered", "amended", "put", "puts", "set", "sets"}
)
_THE = r"(?:the|its|his|her|their|this|that)"
#: Without a number to which something is brought there is no change of a toll.
_A_CHANGE = re.compile(rf"\s(?:to|at)\s+(?:(?:at\s+least|over|about|around|more\s+than)\s+)?{NUMBER_WORD}\b")
#: "brought the toll down to three", "amended this to four dead".
_CHANGED = Screened(
    rf"\b(?P<verb>[a-z]{{2,}}ed|brought|brings|took|takes|cut|sets?)\s+(?:{_THE}\s+{TOLL}|this|that|it)\s+{_TO_NUMBER}"
)
#: "before doubling the figure to eight".
_CHANGING = Screened(
    rf"\b(?:before|and|then|later|after)\s+(?P<verb>[a-z]{{5,}}ing)\s+(?:{_THE}\s+{TOLL}|this|that|it)\s+{_TO_NUMBER}"
)
#: ", a number it revised to six".
_NUMBER_IT = Screened(
    rf",\s(?P<what>(?:an?|the)\s+{TOLL}\s+(?:that\s+|which\s+)?(?:it|he|she|they)\s)(?:(?:later|then|soon|subsequently|\w+ly)\s+)?"
    rf"(?P<verb>[a-z]{{4,}}ed)\s+{_TO_NUMBER}"
)
#: "The second, released later, gave three dead": of two that the sentence before speaks of.
_THE_SECOND = re.compile(
    r"(?P<it>The\s+(?:first|second|third|last|latest|next|final|other)(?:\s+one)?)(?P<off>,\s[^;:“”]{3,90},)?\s+"
    rf"(?=(?:gave|had|put|counted|listed|spoke\s+of|raised|lowered|revised|named|mentioned|contained|set|placed)\s+(?:[a-z]+\s+){{0,3}}?{NUMBER_WORD}\b)"
)
#: "knew only of three", "made it nine dead", "treated eleven wounded": said in so many words.
_KNEW = Screened(
    rf"\b(?:(?:knew|knows|had\s+heard|heard|learned|was\s+aware)(?:\s+only)?\s+of(?=\s+(?:at\s+least\s+|only\s+)?{NUMBER_WORD}\b)"
    rf"|(?:made|makes)\s+it(?=\s+{NUMBER_WORD}\s+(?:dead|killed|wounded|injured|martyrs|deaths))"
    r"|put\s+it\s+(?:in\s+(?:these|other|his|her)\s+words|like\s+this|this\s+way|thus|simply|more\s+bluntly)(?=\s*:)"
    r"|(?:ran|published|carried|headlined|titled)\s+(?:the\s+story|its\s+(?:report|story|article|post)|an?\s+(?:report|story|article))?\s*"
    r"(?:under\s+(?:the\s+|an?\s+)?(?:headline|title|heading|words)|with)?(?=\s+[“\"]))"
)
#: "was less sure: “…”", "had only one question: “…”": whatever stands before a colon and a quotation.
_BEFORE_QUOTE = Screened(
    r"(?<=[\w,])(?<!\bwho)(?<!\bwhich)(?<!\bthat)\s(?P<verb>(?:was|were|is|had|took|did|went|turned|needed|left|chose|kept|began|came|remained|recalls?|remembers?)\s(?!among\b)[^.;:,“”\"░]{2,50}):\s+(?=[“\"])"
)
#: "the only one to say so was Sami Odeh", "Alone in naming a victim was the account @abc".
_ONLY_ONE_WAS = Screened(
    r"(?P<lead>\b(?:the|The)\s+only\s+(?:one|person|source|outlet|account|body|voice|relative|witness)\s+(?:to|who|that)\s+)(?P<told>[a-z]+(?:\s+(?!was\b|were\b|is\b)[\w’'-]+){0,8}?"
    r"\s+(?:was|is|were))(?=\s+(?:the\s+|an?\s+|his\s+|her\s+|@|[A-Z]))"
)
#: "assigned responsibility to the Coalition".
_ASSIGNED = Screened(
    r"\b(?P<verb>assigned|apportioned|allotted|imputed)(?=\s+(?:the\s+|all\s+|full\s+|sole\s+)?(?:responsibility|blame)\b)"
    r"|\b(?P<pin>pinned)(?=\s+(?:the|this|it|that)\s+(?:[\w-]+\s+){0,3}?(?:on|upon)\b)"
)
_RUNS = Screened(
    r"(?<=[,”\"])\s+(?P<verb>runs|ran|reads|goes|went|says|begins|ends|opens)(?=\s+(?:an?|the|one|another)\s+(?:[a-z]+\s+)?(?:post|comment|message|tweet|caption"
    r"|statement|note|text|reply|entry|obituary)\s+(?:by|from|of|on)\s)"
)
#: "Speaking to Noor News by phone his son Sami said", no comma behind who asked.
_HEARD = re.compile(
    r"(?P<lead>(?:But\s+|And\s+)?(?:(?:Speaking|Talking)\s+(?:to|with)|Reached\s+by|Contacted\s+by|Interviewed\s+by|[Ii]n\s+an\s+interview\s+with)\s+"
    r"(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?!His\b|Her\b|The\b)[A-Z][\w’'-]*){0,3}?(?:\s+(?:by|over|on|via|from|in)\s+[^,;:“”]{2,30}?)?)"
    r"(?=\s+(?:(?:his|her|their|the|an?)\s[^,;:“”]{2,60}?|(?<=TV )[A-Z]\w+\s[A-Z]\w+,?"
    r"|(?<=FM )[A-Z]\w+\s[A-Z]\w+,?|(?<=News )[A-Z]\w+\s[A-Z]\w+,?|[“\"]░*[”\"]?,?)(?:,\s[^,;:“”]{2,40},)?\s*"
    r"(?:said|says|told|recalled|wrote|recounted|described|put|spoke|stated|explained|claimed)\b)"
)


def plainer(text: str) -> str:
    """The sentence at its length with those ways of saying made plain; the sentence itself where there are none."""
    if _A_CHANGE.search(text):
        text = _changed(text)
    second, heard = _THE_SECOND.match(text), _HEARD.match(text)
    if second:
        text = _put(text, second, "it", "It", left=True)
        text = _put(text, second, "off", "") if second["off"] else text
    if heard:
        text = _put(text, heard, "lead", "")
    for found in _ASSIGNED.finditer(text):
        text = _put(text, found, "verb" if found["verb"] else "pin", "blamed")
    for found in _KNEW.finditer(text):
        text = _put(text, found, 0, "said")
    if " only " in text:
        for found in _ONLY_ONE_WAS.finditer(text):
            text = _put(text, found, "told", "given by")
    for pattern, word in ((_BEFORE_QUOTE, "said"), (_RUNS, "say")) if "“" in text or '"' in text else ():
        for found in pattern.finditer(text):
            text = _put(text, found, "verb", "said" if len(found["verb"]) > 3 else word)
    return text


def _changed(text: str) -> str:
    """The sentence with every verb that gives a toll another number made one that the table of verbs holds."""
    for found in _CHANGED.finditer(text):
        if found["verb"] not in _KNOWN:
            text = _put(text, found, "verb", "raised" if len(found["verb"]) > 5 else "said")
    for found in _CHANGING.finditer(text):
        text = _put(text, found, "verb", "revising" if len(found["verb"]) > 7 else "putting")
    for found in _NUMBER_IT.finditer(text):
        text = _put(_put(text, found, "what", "then "), found, "verb", "raised" if len(found["verb"]) > 5 else "said")
    return text


def _put(text: str, found: re.Match[str], group: str | int, word: str, *, left: bool = False) -> str:
    """The word in place of the group's, at its end, so that what is told begins where it began."""
    start, end = found.span(group)
    if len(word) > end - start:
        return text
    return text[:start] + (word.ljust(end - start) if left else word.rjust(end - start)) + text[end:]
