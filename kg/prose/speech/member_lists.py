"""Members that a group names in brackets, between dashes, or only after what it said.

"Outlets (A and B) said", "Sources – A, B and C – reported", "Most sources blamed X, among them A and B".
"""

import re
from collections.abc import Collection

from kg.prose.names import nouns
from kg.prose.names.name_patterns import MEMBERS
from kg.prose.names.noun_phrases import Speaker
from kg.prose.speech import verbs
from kg.prose.speech.speakers import phrase
from kg.prose.words import harm
from kg.prose.words.screen import Screened

_SET_OFF = Screened(
    rf"\b(?:{nouns.GROUP})\b[^\S\n]+(?:\((?P<inside>[^()\n]{{2,300}})\)"
    r"|[–—-]\s(?P<between>[^–—;:\n]{2,300}?)\s[–—-](?=\s))",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\(|[–—-]\s")  # one of them stands in each match of the pattern above
_ASIDE = Screened(
    r"(?<=[\w’])\s(?P<open>[–—])\s(?:an?|the|who|whose|his|her|their|as well as|along with|together with)\s"
    r"[^–—\n]{2,150}?\s(?P<close>[–—])\s(?:also\s+|later\s+)?"
)
_LATE = re.compile(
    r"(?:,|\s[–—-])\s*(?P<how>including|such as|among them|amongst them|among whom (?:were|was|are)|namely"
    r"|most notably|notably)\s+(?=(?:(?:the|an?|user|his|her|their)\s+){0,2}(?:[a-z]+\s+){0,3}[A-Z@a-z0-9])"
    r"|(?P<colon>:)\s+(?=(?:the\s+|user\s+)?[A-Z@][^.:;“”]{1,200}\.?$)"
)
_AS_DID = Screened(r",?\s+(?:as|and\s+so|so)\s+(?:did|were|have|has)\s+(?:also\s+)?(?=\S)")
_KIN = re.compile(rf"^(?:his|her|their)\s+(?:\w+\s+)?(?:{nouns.RELATION}|teacher|student|mentor)\b")
_NAMED = re.compile(r"^@|[\d_]")


def opened(text: str) -> str:
    """The sentence, at its length, with brackets and dashes around a group's members made a mark that lists them."""
    pieces = list(text)
    for aside in _ASIDE.finditer(text):
        if verbs.VERB.match(text, aside.end()):
            pieces[aside.start("open")] = pieces[aside.start("close")] = ","
    for found in _SET_OFF.finditer(text) if _OPENS.search(text) else ():
        group = "inside" if found["inside"] else "between"
        listed = re.sub(r"^(?:including|such as|among them|namely)\s+", "", found[group])
        speakers = phrase(listed, 0)
        if not any(not s.collective for s in speakers) or any(s.anaphor for s in speakers):
            continue
        if listed == found[group] and any(s.collective for s in speakers):
            continue
        before, after = found.start(group) - (1 if group == "inside" else 2), found.end(group)
        pieces[before] = " " if listed != found[group] else MEMBERS
        pieces[after if group == "inside" else after + 1] = ","
    return "".join(pieces)


def late_members(text: str, start: int, end: int, spoke: Collection[str] = ()) -> list[Speaker]:
    """Those of the group who are named only after its words: who spoke, never who was killed. Empty: nobody.

    After words of harm a name may be a victim's; there it counts only where it is a handle, an outlet, or somebody's
    relative who posts ("eulogies, including his cousin Sami"). `spoke`: the names of those who spoke before.
    """
    for found in _LATE.finditer(text, start, end):
        speakers = [
            s for s in phrase(text[found.end() : end].rstrip(" .;"), found.end()) if not s.collective and not s.anaphor
        ]
        before = text[start : found.start()]
        kin = _KIN.match(text[found.end() : end]) is not None
        if speakers and kin and all(s.name in spoke for s in speakers):
            return speakers  # "eulogies for the four men, including their neighbour Sami", who spoke before
        if not speakers or re.search(rf"\b(?:{harm.PERSON}|{harm.STRIKE_NOUN}|places?|areas?|sites?)$", before):
            continue
        told = harm.HARM.search(before) is None
        outside = all(_NAMED.search(s.name) or nouns.OUTLET.search(s.name) for s in speakers)
        if found["colon"] and not outside:
            continue
        if told or kin or found["how"] == "such as" or outside:
            return speakers
    return []


def followers(text: str, start: int, end: int) -> list[Speaker]:
    """ "…, as did A and B": those named only after the words, who say the same. Empty: nobody."""
    found = _AS_DID.search(text, start, end)
    if found is None:
        return []
    return [s for s in phrase(text[found.end() : end].rstrip(" .;"), found.end()) if not s.collective and not s.anaphor]
