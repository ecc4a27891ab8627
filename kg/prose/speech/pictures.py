"""Posts that only show: a picture, a film or its description by the monitor says nothing about who was harmed.

What a post says beside its picture (a caption, quoted words) is a claim like any other (DECISIONS 19).
"""

import re

from kg.prose.names.nouns import POSTS_THAT_SHOW
from kg.prose.speech.clause import Clause
from kg.prose.words.harm import HARM

_SHOWS = frozenset(
    {
        "share",
        "post",
        "publish",
        "show",
        "provide",
        "release",
        "upload",
        "tweet",
        "circulate",
        "include",
        "attach",
        "display",
        "taken",
        "film",
        "capture",
        "photograph",
        "cover",
    }
)
_OBJECT = re.compile(
    r"\s*(?:(?:a|an|the|some|several|several|multiple|many|four|three|two|graphic|old|another|more|same"
    r"|smiling|short|longer|first|his|her|their|its|also|own|and|on Facebook|on X|on Twitter/X)\s+"
    r"|[a-z-]+\s+){0,5}?"
    r"(?P<what>images?|photos?|photographs?|pictures?|videos?|footage|clips?|screenshots?|photo collage"
    r"|selfies?|film)\b",
)
_WORDS = re.compile(
    r"\b(?:caption|saying|writing|wrote|said|stating|stated|noting|noted|reading|reads|adding|added|describ\w+"
    r"|announc\w+|report\w+|mourn\w+|identif\w+|claim\w+|mention\w+|called|confirm\w+)\b[^“‘\"]{0,80}[“‘\"]"
    r"|\b(?:captioned|reads?|described the clip as)\b\s*[“‘\"]|\b(?:that)\b\s"
)
#: "a clip of a house which it said had been bombed".
_WHICH_SAID = re.compile(
    r"\b(?:which|that|who|whom)\s+(?:it|he|she|they)\s+(?:\w+ly\s+)?(?:said|says|claimed|claims|alleged|stated|wrote)\b"
)


def only_shows(text: str, clause: Clause) -> bool:
    """Whether the clause tells of a picture and of no words that go with it; `text` is the sentence."""
    return only_shows_first(text, clause) and words_of(text, clause) is None


def only_shows_first(text: str, clause: Clause) -> bool:
    """Whether the clause begins with a picture, so that only the words that go with it can say something."""
    if any(s.post in POSTS_THAT_SHOW for s in clause.speakers):
        return True
    return (
        clause.verbs[0] in _SHOWS
        and clause.how == "subject"
        and _OBJECT.match(text[clause.said : clause.end]) is not None
    )


def words_of(text: str, clause: Clause) -> int | None:
    """Where the words begin that go with the picture; None where there are none."""
    rest = text[clause.said : clause.end]
    told = _WHICH_SAID.search(rest)
    if told:
        return clause.said + told.start()
    spoken = _WORDS.search(rest)
    if spoken and ("“" in spoken[0] or "‘" in spoken[0] or '"' in spoken[0]):
        return clause.said + spoken.start()
    long_quote = re.search(r"[“\"][^“”\"]{30,}", rest)
    spoken_harm = next(
        (q for q in re.finditer(r"[“\"]([^“”\"]{8,})", rest) if HARM.search(q[1]) and len(q[1].split()) > 2), None
    )
    if spoken_harm:
        return clause.said + max(rest.rfind(",", 0, spoken_harm.start()), 0)
    if long_quote and len(long_quote[0].split()) > 5:
        return clause.said + long_quote.start()
    for verb, end in zip(clause.verbs, clause.places, strict=False):
        if verb not in _SHOWS and end >= clause.said:
            return max(clause.said, text.rfind(" ", 0, end) + 1)
    return None
