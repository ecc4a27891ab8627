"""Cuts a sentence into what each speaker says: verbs of saying with their subjects, "according to", "posted by".

Works on the sentence with quoted words blanked. Cuts stand at "while", "but", "with X adding", "and X said"; a verb
without a subject of its own continues the speaker before it.
"""

import re
from dataclasses import replace

from kg.prose.names.noun_phrases import Speaker
from kg.prose.speech import verbs
from kg.prose.speech.clause import Clause
from kg.prose.speech.clause_patterns import (
    ACCORDING,
    EDGE,
    FIRST_THEN,
    FIRST_TO,
    PASSED_ON,
    SET_OFF,
)
from kg.prose.speech.clause_shapes import bounded, headed
from kg.prose.speech.gaps import gapped
from kg.prose.speech.listings import carried, credited, listed
from kg.prose.speech.member_lists import opened
from kg.prose.speech.own_story import told_by_himself
from kg.prose.speech.recast import recast
from kg.prose.speech.speakers import phrase
from kg.prose.speech.verb_clauses import according, from_verb
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.sentences import Sentence

_A_POST = re.compile(r"\b(?:posts?|tweets?|videos?|statements?|articles?|reports?|messages?|photos?|images?)$")
#: "that", "that, on Monday,": nothing of its own is said before the next speaker.
_UNDER = re.compile(
    r"\s*(?:that|,)?[\s,“‘]*(?:(?:on|in|at|during|after|following|according|since|by|earlier|later"
    r"|the)\b[^,;]{0,60},)?"
    r"\s*(?:the|a|an)?\s*$"
)
_UPDATES = frozenset({"update", "revise", "raise", "correct", "adjust", "lower", "amend"})
#: "reported two deaths but later said that four had died": a second figure.
_LATER = re.compile(
    r",\s+(?:then|now|since|today)\s+(?:\w+ly\s+|also\s+)?$"
    r"|\b(?:but|and|before|then)\s+(?:then\s+|only\s+)?(?:later|subsequently|afterwards|eventually"
    r"|then)\s+(?:\w+ly\s+)?$"
)
_A_NUMBER = re.compile(
    rf"[^.;“”]{{0,60}}?\b{NUMBER_WORD}\s+(?:\w+\s+){{0,3}}?(?:dead|killed|deaths|died|people|civilians|persons"
    rf"|victims|martyrs|fatalities|had|were)\b"
    rf"|\s+of\s+(?:(?:at\s+least|over|about|around)\s+)?{NUMBER_WORD}(?=\s*(?:[,.;]|$))"
    rf"|[^.;“”]{{0,60}}?\b(?:toll|number|count|figure|total)\s+(?:was|were|is|had\s+(?:risen|grown|gone\s+up|climbed)\s+to|stood\s+at|came\s+to"
    rf"|had\s+reached)\s+(?:now\s+|already\s+|at\s+least\s+)?{NUMBER_WORD}\b"
    rf"|[^.;“”]{{0,110}}?\b(?:bringing|raising|taking|pushing|putting)\s+[^.;,“”]{{3,40}}?\s(?:to|at)\s+{NUMBER_WORD}\b"
    rf"|[^.;“”]{{0,40}}?\b(?:as|at|to)\s+(?:(?:at\s+least|over|more\s+than|about|around)\s+)?{NUMBER_WORD}\b"
)
#: "Noor News spoke of three dead; by evening it gave the number as eight".
_LATER_IT = re.compile(
    r"(?:;|\b(?:but|and|before|though)\b|,)\s*,?\s*(?:by\s+(?:the\s+)?\w+|(?:an?|two|three|four|five|six|several"
    r"|some|a\s+few|\d+)\s+(?:hours?|days?|minutes|weeks?)\s+(?:later|afterwards)|later(?:\s+on|\s+that\s+(?:day"
    r"|night|evening))?"
    r"|(?:on\s+)?the\s+(?:next|following)\s+(?:day|morning|evening|week)|afterwards|subsequently|then|eventually"
    r"|in\s+a\s+(?:later|second|further|subsequent)\s+\w+|(?:in|at|by|on|after|during|over)\s+(?:[\w’-]+\s+){0,4}?[\w’-]+|that\s+(?:evening|night|afternoon|morning|day)"
    r"|(?:the\s+)?same\s+\w+|(?:\w+\s+){1,2}on),?\s+(?:it|he|she|they)\s+(?:then\s+|also\s+|had\s+)?$"
    r"|;\s+(?:it|he|she|they)\s+(?:later|then|now|subsequently|afterwards)\s+$"
)
#: "said a raid had hit two houses; it put the dead at 60".
_SO_IT = re.compile(r";\s+(?:it|he|she|they)\s+$")
_PUTS_AT = re.compile(
    rf"(?:put|puts|gave|gives|set|sets|placed)\s+(?:the|its|their)\s+(?:[\w-]+\s+){{0,4}}?(?:at|as)\s+(?:(?:at\s+least|over|about|around)\s+)?{NUMBER_WORD}"
)
_AND = re.compile(r".*\band\s+$", re.DOTALL)
_ACCORDING_TO = re.compile(r"\b[Aa]ccording\s+to\s+[^,;:.“”]{2,90}$")
_TO_NUMBER = re.compile(rf"[^.;,“”]{{0,40}}?\bto\s+(?:(?:at least|over|more than|about)\s+)?{NUMBER_WORD}")


def clauses(sentence: Sentence) -> list[Clause]:
    """What is said in the sentence, in order; empty where nobody is named as saying it."""
    only_listed = listed(sentence.masked)
    if only_listed:
        return only_listed
    plain = recast(opened(sentence.masked))
    text, relays = _set_off(plain)
    found = _found(text)
    if not found and relays:  # "five died, as reported by X": nobody else speaks, so X does
        text, relays = plain, []
        found = _found(text)
    cut = [told_by_himself(text, _relayed(clause, relays)) for clause in bounded(text, found or headed(text))]
    if not cut:
        return carried(plain) or credited(sentence.masked)
    return [piece for clause in cut for piece in gapped(text, clause)]


def _found(text: str) -> list[Clause]:
    found: list[Clause] = []
    edges = [m.end() for m in EDGE.finditer(text)]
    taken = -1
    events = sorted([*_accordings(text), *((m.start(), m) for m in verbs.VERB.finditer(text))], key=lambda e: e[0])
    at_edge = 0
    last_edge = 0
    for place, match in events:
        if place < taken:
            continue
        while at_edge < len(edges) and edges[at_edge] <= place:
            last_edge, at_edge = edges[at_edge], at_edge + 1
        floor = max(last_edge, found[-1].places[-1] if found else 0)
        clause = according(text, match) if match.re is ACCORDING.regex else from_verb(text, match, floor, found)
        if clause is None:
            continue
        if not clause.speakers and _updates(text, match, clause, found):
            clause = replace(  # "reported three, later updating the toll to five": a second figure of the same speaker
                clause, speakers=found[-1].speakers, subject_start=match.start(), subject_end=match.start()
            )
        if not clause.speakers:
            found[-1] = _continued(found[-1], clause)
            continue
        taken = clause.said if clause.how != "subject" else taken
        if _joins(text, clause, found):
            before = found[-1]
            found[-1] = replace(
                before, speakers=(*before.speakers, *clause.speakers), subject_end=clause.subject_end,
                said=clause.said, verbs=(*before.verbs, *clause.verbs), places=(*before.places, *clause.places),
            )  # fmt: skip
            continue
        found.append(replace(clause, under_that=_under_that(text, clause, found)))
    return found


def _updates(text: str, match: re.Match[str], clause: Clause, found: list[Clause]) -> bool:
    """Whether the verb gives a later figure; "raising the toll of the day to 40" counts other events in."""
    if _LATER.search(text, max(0, match.start() - 40), match.start()) and _A_NUMBER.match(text, clause.said):
        return True
    if _LATER_IT.search(text, max(0, match.start() - 60), match.start()) and _A_NUMBER.match(text, clause.said):
        return True
    if found and _AND.fullmatch(text[found[-1].places[-1] : match.start()][-12:]) and found[-1].verbs[-1] in _UPDATES:
        return False  # "raised the number killed to seven and lowered the injured to 13" is one update
    if FIRST_THEN.search(text, 0, match.start()) and _A_NUMBER.match(text, clause.said):
        return True
    if _SO_IT.search(text, max(0, match.start() - 12), match.start()) and _PUTS_AT.match(text, match.start()):
        return True
    return clause.verbs[0] in _UPDATES and match[0] != "raising" and _TO_NUMBER.match(text, clause.said) is not None


def _joins(text: str, clause: Clause, found: list[Clause]) -> bool:
    """ "was reported by A and confirmed by B": one statement of both."""
    if not found or clause.how != "passive" or found[-1].how != "passive":
        return False
    between = text[found[-1].said : clause.start]
    return re.fullmatch(r"[\s,]*(?:and|as well as)\s+(?:also\s+|later\s+|[a-z]+ly\s+)?", between) is not None


def _set_off(text: str) -> tuple[str, list[Speaker]]:
    """The sentence without "…, quoted by NPA, …", and those who pass the words on by it."""
    relays: list[Speaker] = []
    text = FIRST_TO.sub(lambda m: verbs.past(m["verb"]).rjust(len(m[0])) if m["verb"] in verbs.BASE else m[0], text)
    for match in SET_OFF.finditer(text):
        if match["cited"]:
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
            continue
        speakers = phrase(match["who"] or match["last"], match.start("who" if match["who"] else "last"))
        if speakers and (match["who"] or not speakers[0].collective):
            relays += speakers
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    for match in PASSED_ON.finditer(text):
        name = next(it for it in ("who", "who2", "last") if match[it])
        if name == "last" and _ACCORDING_TO.search(text, 0, match.start()) is None:
            continue
        speakers = phrase(match[name], match.start(name))
        if speakers and not speakers[0].collective:
            relays += speakers
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text, relays


def _relayed(clause: Clause, relays: list[Speaker]) -> Clause:
    mine = (*clause.relays, *(r for r in relays if clause.start <= r.start < clause.end))
    if mine and all(
        s.collective and _A_POST.search(s.name) for s in clause.speakers
    ):  # "another post, shared by X, said": X said
        return replace(clause, speakers=mine)
    return replace(clause, relays=mine)


def _accordings(text: str) -> list[tuple[int, re.Match[str]]]:
    return [(m.start(), m) for m in ACCORDING.finditer(text)]


def _under_that(text: str, clause: Clause, found: list[Clause]) -> bool:
    if not found or found[-1].how not in ("subject", "according-to"):
        return False
    between = text[found[-1].places[-1] : clause.subject_start]
    return (_UNDER.match(between) is not None and "that" in between) or re.fullmatch(
        r"\s*[“‘]?\s*", between
    ) is not None


def _continued(before: Clause, more: Clause) -> Clause:
    return replace(before, verbs=(*before.verbs, *more.verbs), places=(*before.places, *more.places))
