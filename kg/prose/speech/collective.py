"""Groups without names, and the closing formula "Where sources identified the belligerent, all attributed it to X".

The formula is a conditional claim of an unnamed group; it is never copied to the sources that the page names.
"""

import re

from kg.prose.names.noun_phrases import Speaker
from kg.prose.speech.clause import Clause
from kg.prose.words.screen import Screened
from kg.prose.words.sentences import Sentence

_FORMULA = re.compile(
    r"(?:Where|When|In cases where|Of (?:the|those) sources (?:who|that|which))\s+(?P<who>(?:(?:the|any|all"
    r"|some|local|these|multiple)\s+)*(?:sources?|reports?|they|it))?\b[^.]{0,60}?"
    r"\b(?:identif\w+|mention\w*|nam(?:e|ed|ing)|specif\w+|attribut\w+|indicat\w+|blam\w+|stat\w+)\b"
    r"[^.,]{0,60}?\b(?:belligerents?|perpetrators?|culprits?|part(?:y|ies)|actors?|attackers?|responsib\w+"
    r"|side|aggressors?)\b",
    re.IGNORECASE,
)
_MAIN = re.compile(
    r"\b(?P<who>(?:all|most|the majority of|both|every|these|the)?\s*(?:of\s+(?:the|these)\s+)?sources?)\b",
    re.IGNORECASE,
)
_COUNTED = Screened(
    r"\b(?P<words>all\s+(?:of\s+the\s+)?(?P<number>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\d{1,3})\s+sources)\b",
    re.IGNORECASE,
)


def formula(sentence: Sentence) -> Clause | None:
    """The clause of the closing formula, spoken by its group; None where the sentence is no such formula."""
    text = sentence.masked
    found = _FORMULA.match(text)
    if found is None:
        return None
    main = _MAIN.search(text, found.end())
    start, end = (main.start("who"), main.end("who")) if main else (found.start("who"), found.end("who"))
    if start < 0 or text[start:end].lower() in ("they", "it"):
        return None
    left = len(text[start:end]) - len(text[start:end].lstrip())
    group = Speaker(text[start + left : end], "unnamed-group", start + left, end)
    return Clause((group,), 0, len(text), start, end, end, ("attribute",), "formula", places=(end,))


def counted(text: str) -> tuple[str, str, int] | None:
    """ "All four sources": the words, the number word and where they start; None where no such words stand."""
    found = _COUNTED.search(text)
    return (found["words"], found["number"], found.start()) if found else None
