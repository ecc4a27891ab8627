"""Clauses with no verb before their words ("Noor News: five killed", "…, said X"), and where clauses end."""

import re
from dataclasses import replace

from kg import codelists
from kg.prose.names import nouns
from kg.prose.names.noun_phrases import Speaker
from kg.prose.speech import verbs
from kg.prose.speech.clause import Clause
from kg.prose.speech.clause_patterns import BEHIND, HEADED, INVERTED, PHRASE_END
from kg.prose.speech.speakers import phrase
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.screen import Screened

#: "Harbour Now: 5 martyrs"; "Total Killed: 5 people" has no speaker.
_A_TOLL = re.compile(
    rf"{NUMBER_WORD}\s+(?:\w+\s+)?(?:martyrs?|dead|killed|deaths|wounded|injured|injuries|bodies)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:Killed|Dead|Deaths?|Injured|Wounded|Total|Toll|Update|Names?|Victims?|Casualties|Code|Date|Location)\b"
)
_DOCUMENT = Screened(
    r"(?:^|\s)(?P<who>(?:[Tt]he\s+)?[A-Z][\w’'-]*(?:\s+(?:of\s+|for\s+|of\s+the\s+)?[A-Z][\w’'-]*){0,6}?)(?:[’']s"
    r"|(?<=s)[’'])?\s+"
    r"(?:[a-z-]+\s+){0,3}?(?:lists?|statement|tally|count|register|report|toll|database|figures|records"
    r"|announcement)\b"
    r"[^.;:“”░]{0,140}?,?\s+(?:which|that)\s+(?:\w+ly\s+|also\s+|further\s+)*$"
)


#: Words before a semicolon that tell something of their own.
_TELLS = re.compile(rf"\b(?:{NUMBER_WORD}|claimed|said|reported|accused|blamed|wrote|stated|posted)\b")
#: "…,” wrote Noor News on Facebook."
_CLAUSE_ENDS = re.compile(
    r"[”\"’]?\s*(?:(?:\s(?:on|in|via|through|to|from|at|by|for|of)\s+[^,.;:“”]{1,60}?)?(?:$|[.;:–—(])"
    r"|(?:\s(?:on|in|via|to|at)\s+[^,.;:“”]{1,40}?)?,)"
)
#: "his teacher, Facebook user Sami Odeh,".
_LABEL = re.compile(
    r"\s*,\s*(?:(?:the|Facebook|Twitter|X|Telegram|Instagram|user|account|activist|journalist|Dr\.?|Sheikh)\s+){0,3}"
)
_WITH = re.compile(r"\bwith\s+(?:the\s+|user\s+|outlet\s+)?$")
#: "Telegram channel Harbour Pulse: five killed".
_LABELLED = re.compile(
    r"\b(?:channel|page|account|user|outlet|agency|website|group|newspaper|radio|station)\s+(?=[A-Z@])"
)
_LED_IN = re.compile(r":\s+(?=[“\"])")
#: "rejected the reports: “…,” spokesman Sami Odeh told".
_QUOTE_BEFORE = re.compile(
    r"[:.;]\s+(?P<quote>[“\"][^“”\"]*[”\"])\s+(?:(?!(?:and|but|while|whilst|whereas|with|though|although|as|when|then|in|on|from|by|to)\b)[\w’'-]+\s+){0,6}$"
)
_WITH_ING = re.compile(r",\s+with\s[^.;“”]{2,120}\w+ing$")


def headed(text: str) -> list[Clause]:
    """ "Noor News: five killed": an outlet or a handle before a colon says what follows."""
    head = HEADED.match(text)
    speakers = phrase(head["who"], 0) if head else []
    if head is None or len(speakers) != 1 or speakers[0].collective or speakers[0].anaphor:
        return []
    named = speakers[0].name.startswith("@") or nouns.OUTLET.search(speakers[0].name) is not None
    named = named or (nouns.OFFICIAL.search(speakers[0].name) is not None and speakers[0].kind == "official")
    named = named or _LABELLED.search(head["who"]) is not None or speakers[0].name in codelists.names_where_blamed()
    quoted = " " in speakers[0].name and text[head.end() : head.end() + 1] in '“"' and speakers[0].kind != "belligerent"
    counted = " " in speakers[0].name and _A_TOLL.match(text, head.end()) and not _LABEL.search(speakers[0].name)
    if not (named or quoted or counted):
        return []
    end = head.end()
    return [Clause(tuple(speakers), 0, end, 0, head.end("who"), end, ("say",), "subject", places=(end,))]


def behind(text: str, match: re.Match[str]) -> Clause | None:
    """ "…, said Noor News": the speaker stands behind the verb and ends the clause; None where nobody does."""
    words, _ = phrase_words(text, match.end())
    speakers = without_description(text, phrase(words, match.end())) if BEHIND.match(words) else []
    last = max((s.end for s in speakers), default=0)
    if not speakers or any(s.anaphor for s in speakers) or not _CLAUSE_ENDS.match(text, last):
        return None
    lemma = verbs.lemma(match[0])
    first = min(s.start for s in speakers)
    return Clause(tuple(speakers), match.start(), last, first, last, last, (lemma,), "passive", places=(last,))


def without_description(text: str, speakers: list[Speaker]) -> list[Speaker]:
    """ "his brother, Omar Nour, …": Omar is the brother; "according to his brother, Omar died": the brother speaks."""
    if len(speakers) != 2 or not re.match(r"[a-z]|.*[’']s\s+[a-z]", speakers[0].name) or speakers[0].collective:
        return speakers
    apposed = _LABEL.fullmatch(text, speakers[0].end, speakers[1].start) is not None
    return speakers[1:] if apposed and re.match(r"\s*(?:[.,;(]|$)", text[speakers[1].end :]) else speakers


def of_document(before: str, offset: int) -> list[Speaker]:
    """ "the Ministry’s list of the dead, which …": whose list, statement or tally it is. Empty: no such words."""
    found = _DOCUMENT.search(before)
    return phrase(found["who"], offset + found.start("who")) if found else []


def phrase_words(text: str, start: int) -> tuple[str, int]:
    """The words of a noun phrase that begins at `start`, and where they end."""
    stop = PHRASE_END.search(text, start, start + 400)
    while stop and stop[0] == "(":
        close = text.find(")", stop.start(), stop.start() + 60)
        stop = PHRASE_END.search(text, close + 1, start + 400) if close > 0 else None
    end = stop.start() if stop else min(len(text), start + 400)
    return re.sub(r"[\s,]+(?:and|but|or)[\s,]*$", "", text[start:end]), end


def bounded(text: str, found: list[Clause]) -> list[Clause]:
    """Gives each clause its stretch: the first from the sentence's start, each to where the next begins."""
    bounded: list[Clause] = []
    for at, clause in enumerate(found):
        start = 0 if at == 0 else bounded[-1].end
        if at == 0 and _WITH_ING.search(text, 0, clause.said) and _WITH.search(text, 0, clause.subject_start):
            start = clause.subject_start  # what stands before "with X noting" is the monitor's
        apart = text.rfind(";", 0, clause.subject_start) if at == 0 and clause.how == "subject" else -1
        if apart > 0 and _TELLS.search(text, 0, apart):
            start = (
                apart + 1 + len(text[apart + 1 :]) - len(text[apart + 1 :].lstrip())
            )  # what stands before is the page's
        led = _LED_IN.search(text, 0, clause.start) if at == 0 and clause.how == "passive" else None
        if led and INVERTED.search(text, 0, clause.start):
            start = led.end()  # "A report tells of his loss: “…”, said his father": the father's words begin there
        if at:
            start = clause.subject_start
        if at and clause.how == "passive" and found[at - 1].how == "passive":
            start = found[at - 1].said
        if at and clause.how == "according-to":
            start = max(bounded[-1].end, text.rfind(";", 0, clause.subject_start) + 1)
            start += len(text[start:]) - len(text[start:].lstrip())
        if at and clause.how == "subject":
            start = _quote_before(text, clause.subject_start, found[at - 1].said) or start
        end = len(text)
        if at + 1 < len(found):
            end = _end_before(text, found[at + 1], clause)
            semicolon = text.find(";", clause.said, end)
            end = semicolon if semicolon >= 0 else end
        bounded.append(replace(clause, start=start, end=max(end, clause.said)))
    return bounded


def _quote_before(text: str, subject: int, after: int) -> int | None:
    """Where the quotation begins that ends with a comma directly before the one who said it; None: there is none."""
    found = _QUOTE_BEFORE.search(text, after, subject)
    return found.start("quote") if found else None


def _end_before(text: str, following: Clause, clause: Clause) -> int:
    quote = _quote_before(text, following.subject_start, clause.said) if following.how == "subject" else None
    if quote is not None:
        return quote - (len(text[clause.said : quote]) - len(text[clause.said : quote].rstrip(" :,")))
    piece = text[clause.said : following.subject_start]
    joint = re.search(
        r"[\s,;–—]*(?:\b(?:and|while|whilst|but|with|although|though|whereas|as|which|to|for|from|then|also"
        r"|the|a|an|in|on|by|later|however|another|user|Twitter/X|Facebook|X|page|according)\b[\s,]*)*$",
        piece,
    )
    return clause.said + (joint.start() if joint else len(piece))
