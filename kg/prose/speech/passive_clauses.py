"""Clauses whose speaker stands after "by": "posted by X", "X was quoted by Y as saying"."""

import re
from dataclasses import replace

from kg.prose.names import nouns
from kg.prose.speech.clause import Clause
from kg.prose.speech.clause_shapes import phrase_words, without_description
from kg.prose.speech.speakers import phrase, subject

#: "attributed by A to B": B does not speak.
_TO_WHOM = frozenset({"attribute", "ascribe", "attributed", "linked", "traced"})
#: "Names of victims were not published by any of the sources": nobody says anything.
_BY_NOBODY = re.compile(r"\s*(?:any|either)\b")
_OF_VICTIMS = re.compile(r"\b(?:[Nn]ames?|[Ii]dentit(?:y|ies)|[Aa]ges?|[Dd]etails)\b[^.;“”]*$")
#: "described as the explosion of a truck rigged by ISIS": who rigged it describes nothing.
_DONE_BY = re.compile(
    r"\s(?:rigged|planted|laid|fired|launched|dropped|carried\s+out|committed|conducted|perpetrated|detonated|shelled|bombed"
    r"|struck|targeted|killed|controlled|held|run)\s+by\s+$"
)
_LEAD = re.compile(r"\s*(?:In|On|Through|Via)\s")
#: ", a page which follows the sector, and by", "and, an hour later, by".
_AND_BY = re.compile(
    r"(?:\s*(?:,|which\b|who\b|that\b)\s?[^.;:“”]{2,110}?,)?,?\s*(?:and|or)(?:\s+(?:also|later|then)|,?\s+(?:\w+\s+){1,4}later,?)?\s+by\s+"
)
_WAS = re.compile(r"\s+(?:was|were|is|are|has been|have been)\s+(?:\w+ly\s+|also\s+|later\s+)?$")


def passive(text: str, match: re.Match[str], lemma: str) -> Clause | None:
    if match[0] != match["verb"] and _DONE_BY.search(match[0]):
        return None
    if _BY_NOBODY.match(text, match.end()) and _OF_VICTIMS.search(text, 0, match.start()):
        return None
    words, end = phrase_words(text, match.end())
    if lemma in _TO_WHOM:
        words = re.split(r"\s+to\s+", words)[0]
    speakers = phrase(words, match.end())
    if not speakers or re.match(r"any\b", speakers[0].name):
        return None  # "not published by any of the sources": by nobody
    speakers = without_description(text, speakers)
    more = _AND_BY.match(text, end)
    if more:  # "reported by A, a page which …, and by B"
        others, last = phrase_words(text, more.end())
        added = phrase(others, more.end())
        if len(added) > 1 and re.match(r"(?:one|another|an?)\b", added[0].name):
            added = added[1:]  # "one resident, Sami Odeh"
        speakers, end = ([*speakers, *added], last) if added else (speakers, end)
    if _LEAD.match(text) and not re.search(r"\b(?:and|including)\b|&", words):
        speakers = speakers[:1]  # "In a video shared by A, B said": the comma ends the phrase
    post = _post_before(text[: match.start()])
    speakers = [replace(s, post=s.post or post) for s in speakers]
    first, last = min(s.start for s in speakers), max(s.end for s in speakers)
    return Clause(tuple(speakers), match.start(), end, first, last, last, (lemma,), "passive", places=(last,))


def quoted_by(text: str, match: re.Match[str], floor: int) -> Clause | None:
    """ "Sami Odeh was quoted by Noor News as saying": Sami says it, Noor News passes it on."""
    if match["verb"] not in ("quoted", "cited", "interviewed"):
        return None
    be = _WAS.search(text, floor, match.start())
    speakers = subject(text[floor : be.start()], floor) if be else []
    words, end = phrase_words(text, match.end())
    relays = phrase(words, match.end())
    if not speakers or not relays or any(s.collective and s.post for s in speakers):
        return None
    first = min(s.start for s in speakers)
    return Clause(
        tuple(speakers), first, end, first, max(s.end for s in speakers), end, ("quote",), "quoted", places=(end,),
        relays=tuple(relays),
    )  # fmt: skip


def _post_before(text: str) -> str | None:
    found = re.search(rf"\b({nouns.POST})\b[^,.;]{{0,60}}$", text, re.IGNORECASE)
    return found[1].lower() if found else None
