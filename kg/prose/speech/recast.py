"""Turns of phrase recast, at their length, into those that the grammar of clauses knows.

"In the post, it was noted that …" becomes "the post noted that …"; "a statement from X issued on 7 June confirmed"
becomes "a statement from X confirmed". Every code point keeps its place.
"""

import re

from kg.prose.speech import verbs
from kg.prose.speech.interposed import interposed
from kg.prose.speech.recast_patterns import (
    ASKED,
    CAME_A,
    CAME_FROM,
    CLEFT,
    CONDEMNED,
    COVERED,
    DASHED,
    DATED,
    EXCEPT,
    FOUND_IN,
    HAD_FROM,
    IMPERSONAL,
    IN_REPLY,
    IN_WHICH,
    IN_WORDS,
    INSTALLED,
    MEANS,
    MET,
    NAMELESS,
    ONE_WORD,
    ONLY_ONE,
    POST_FROM,
    RAN,
    RELATIVE,
    TELLS,
    UNSURE,
    WAS_TOLD,
    WHOM,
)
from kg.prose.speech.recast_tolls import blank, tolls, write
from kg.prose.words.plain_verbs import plainer
from kg.prose.words.screen import Screened

#: What is blanked, by group; with a verb behind it, only where that is a verb of saying.
_TURNS: tuple[tuple[Screened | re.Pattern[str], tuple[str | int, ...]], ...] = (
    (IMPERSONAL, ("lead", "was")),
    (EXCEPT, ("but",)),
    (ONLY_ONE, ("was",)),
    (ONE_WORD, ("quoted",)),
    (MEANS, (0,)),
    (IN_WHICH, ("it",)),
    (NAMELESS, (0,)),
    (INSTALLED, ("rel",)),
    (MET, ("desc", "of", "app")),
    (DASHED, ("dash",)),
    (DATED, ("dated",)),
)


def recast(text: str) -> str:
    """The sentence at its length with the turns of phrase made plain; the sentence itself where there are none."""
    text = plainer(text)
    pieces = list(text)
    for pattern, groups in _TURNS:
        for found in pattern.finditer(text):
            if (found.groupdict().get("verb") or "said") in verbs.FINITE:
                blank(pieces, found, *groups)
    _posts(text, pieces)
    cleft, asked = CLEFT.match(text), ASKED.match(text)
    if cleft:
        blank(pieces, cleft, "was", "that")
    tolls(text, pieces)
    reply = IN_REPLY.match(text)
    for led in (asked, reply):
        if led:
            blank(pieces, led, 0)
    for found in (*IN_WORDS.finditer(text), *UNSURE.finditer(text), *WHOM.finditer(text)):
        start, end = found.span()
        said = "put" if end - start < 4 else "said"
        pieces[start:end] = ("" if "rel" in found.re.groupindex else said).ljust(end - start)
    relative = RELATIVE if "who" in text or "which" in text or " that " in text else ()
    plain = "".join(pieces)
    for found in (it for pattern in relative for it in pattern.finditer(plain)):
        if verbs.lemma(found["does"]) not in verbs.SAYING and found["does"] not in TELLS:
            blank(pieces, found, "rel")
    for found, name in (
        *((it, "came") for it in CAME_FROM.finditer(text)),
        *((it, "found") for it in FOUND_IN.finditer(text)),
        *((it, "came") for it in CAME_A.finditer(text)),
    ):
        start, end = found.span(name)
        given = "given" if end - start > 7 else "said"
        pieces[start:end] = given + " " * (end - start - len(given) - 2) + "by"
    _headlines(text, pieces)
    for start, end in interposed(plain):
        pieces[start:end] = " " * (end - start)
    return "".join(pieces)


def _posts(text: str, pieces: list[str]) -> None:
    """Whose post it is without the commas around: "Another post by the page Harbour Now mourned"."""
    for found in POST_FROM.finditer(text):
        if found["verb"] in verbs.FINITE:
            blank(pieces, found, "off", "end")
            pieces[found.start("by") : found.end("by")] = "by" if found["by"] == "on" else found["by"]


def _headlines(text: str, pieces: list[str]) -> None:
    """What a headline said, and what somebody covered, as said by whose it is."""
    for found in CONDEMNED.finditer(text):
        write(pieces, found, "verb", "condemned")
    for found in (*HAD_FROM.finditer(text), *WAS_TOLD.finditer(text)):
        start, end = found.span("had" if "had" in found.re.groupindex else "told")
        pieces[start:end] = "quoted".rjust(end - start)
    for found in COVERED.finditer(text):
        write(pieces, found, "covered", "stated")
    for ran in RAN.finditer(text):
        blank(pieces, ran, "of", "its")
        write(pieces, ran, "verb", "said" if len(ran["verb"]) > 3 else "say")
