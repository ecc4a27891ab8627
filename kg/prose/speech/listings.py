"""Clauses without a verb of saying: members that a sentence only lists, and credits in brackets.

"Those who posted lists of the dead included A and B", "Injuries were also reported, with sources including A",
"Five were killed (Noor News)", "from nine (Noor News) to twelve (@abc99)".
"""

import re
from dataclasses import replace

from kg.prose.names import nouns
from kg.prose.names.noun_phrases import Speaker, single
from kg.prose.speech.clause import Clause
from kg.prose.speech.speakers import phrase
from kg.prose.words import harm
from kg.prose.words.numbers import NUMBER, NUMBER_WORD
from kg.prose.words.screen import Screened

_WHO = rf"(?:{nouns.GROUP}|individuals|those|persons|mourners|posters|figures|bodies)"
_TELLS = (
    r"(?:post|shar|report|publish|announc|mourn|nam|list|confirm|tweet|writ|wrote|mention|cover|document|identif|blam"
    r"|attribut|accus|stat|said|say|claim|circulat|relay|describ|cit|pa(?:y|id)|broadcast|repeat|echo|express|offer"
    r"|comment|not|speak|spoke|record|put|gave|giv)\w*"
)
_TELLING = (
    rf"(?:\s*\b(?:who|that|which)\s+(?:also\s+|had\s+|have\s+|has\s+|\w+ly\s+)*{_TELLS}\b|\s*\b(?:to\s+{_TELLS}"
    r"|reporting|sharing|posting|mourning|publishing|naming|listing|announcing|covering|blaming|confirming|mentioning)\b)"
    r"[^:;“”]{0,200}?"
)
_INCLUDED = re.compile(
    rf"(?P<group>(?:[\w,’-]+\s+){{0,6}}?{_WHO}{_TELLING})\s+(?:included|include|were|are|was)\s*:?\s+(?:also\s+)?"
    r"(?=(?:the\s+|user\s+|users\s+|Facebook\s+|an?\s+)?[A-Z@])",
    re.IGNORECASE,
)
_AMONG = re.compile(
    rf"(?P<among>[Aa]mong(?:st)?\s+(?:the\s+|those\s+|these\s+|other\s+)*(?:{_WHO}\b)?{_TELLING})\s+(?:was|were|is|are)"
    r"\s*:?\s+(?=(?:the\s+|user\s+|users\s+|an?\s+)?[A-Z@])"
)
_WITH = Screened(
    rf",?\s+(?:with\s+|(?:by|from|in)\s+)(?P<group>(?:[a-z]+\s+){{0,4}}?{_WHO})\s*,?\s+(?:including|such as|like)\s+"
    r"(?=(?:the\s+|user\s+|an?\s+)?[A-Z@])"
)
_UNSAID = re.compile(
    r"\b(?:reported|mentioned|said|noted|confirmed|announced|claimed|mourned|documented|shared|published)\b"
)
_CREDIT = Screened(
    r"(?<=[a-z\d”’\"])[,.]?[^\S\n]+\((?!see\b|cf\b)(?P<who>(?:via\s+|source:\s+)?[^()\n]{2,60})\)(?=[.,;:]|\s*$)"
)
_TOLL = Screened(rf"\b(?P<number>{NUMBER_WORD})(?:\s+[a-z]+){{0,2}}[^\S\n]+\((?P<who>[^()\n]{{2,60}})\)")
_IN_POST = re.compile(
    r"\s*(?:In|Within)\s+(?P<post>(?:the|this|that|another)\s+(?:same\s+)?(?:post|tweet|statement|report|article|message"
    r"|obituary|tribute|memorial|announcement|caption|press release|update)),\s+"
    r"(?=[^“”]{3,120}\b(?:was|were|is|are)\s+[a-z]+ed\b)"
)
_CAPTIONED = re.compile(
    r"\s*(?P<post>(?:The|This|That)\s+(?:accompanying\s+|attached\s+)?(?:photograph|photo|picture|image|video|clip|post))\s"
    r"[^.;“”]{0,160}?\b(?:captions?|captioned|text|words|message|title|headline|reading|reads|writing|stating"
    r"|saying)\s*[:,]?\s*(?=[“\"])"
)
_OUTSIDE = re.compile(r"^@|[\d_]")


def listed(text: str) -> list[Clause]:
    """The clause of a sentence that only lists who told of something; empty where it lists nobody."""
    for pattern in (_INCLUDED, _AMONG):
        found = pattern.match(text)
        if found is None:
            continue
        name = "group" if "group" in found.groupdict() else "among"
        return _clause(text, found.span(name), found.end())
    with_ = _WITH.search(text)
    if with_ and _UNSAID.search(text[: with_.start()]):
        return _clause(text, with_.span("group"), with_.end())
    return []


def _clause(text: str, group: tuple[int, int], start: int) -> list[Clause]:
    members = [s for s in phrase(text[start:].rstrip(" ."), start) if s.anaphor is None and not s.collective]
    if not members:
        return []
    first, last = group
    listed_ = tuple(replace(s, member_of_group=True) for s in members)
    name = re.sub(r"^[Aa]mong(?:st)?\s+", "", text[first:last])
    head = Speaker(name, "unnamed-group", last - len(name), last, members=listed_)
    end = max(s.end for s in members)
    return [Clause((head, *listed_), 0, len(text), first, first, start, ("include",), "list", places=(end,))]


def credited(text: str) -> list[Clause]:
    """Clauses of those who are named in brackets behind what they say; empty where nobody is."""
    ranged = _ranged(text)
    if ranged:
        return ranged
    found: list[Clause] = []
    at = 0
    for credit in _CREDIT.finditer(text):
        speakers = _outside(credit["who"], credit.start("who"))
        if not speakers:
            continue
        end = credit.end()
        first, last = speakers[0].start, speakers[-1].end
        found.append(Clause(tuple(speakers), at, end, first, last, last, ("credit",), "credit", places=(last,)))
        at = end
    return found


def carried(text: str) -> list[Clause]:
    """Clauses of a post that stands for its author and has no verb of saying; empty where there is none.

    "In the obituary, condolences were extended", "The photograph showed his body, with the caption: “…”".
    """
    for pattern in (_IN_POST, _CAPTIONED):
        found = pattern.match(text)
        speaker = single(found["post"], found.start("post")) if found else None
        if found and speaker is not None and speaker.anaphor is not None:
            at = (speaker.start, speaker.end)
            end = found.end()
            return [Clause((speaker,), 0, len(text), *at, end, ("write",), "carried", places=(end,))]
    return []


def _ranged(text: str) -> list[Clause]:
    """ "from nine (A) to twelve (B)": each number is its speaker's."""
    found = []
    for toll in _TOLL.finditer(text):
        speakers = _outside(toll["who"], toll.start("who"))
        if speakers and NUMBER.fullmatch(toll["number"]):
            first, last = speakers[0].start, speakers[-1].end
            found.append(
                Clause(tuple(speakers), toll.start(), toll.end(), first, last, last, ("put",), "toll", places=(last,))
            )
    return found if len(found) > 1 and re.search(rf"(?:{harm.HARM.pattern})", text, re.IGNORECASE) else []


def _outside(words: str, start: int) -> list[Speaker]:
    """The outlets or handles that the brackets name; a gloss, an age or a nickname names none."""
    lead = re.match(r"(?:via|source:|sources:|per)\s+", words, re.IGNORECASE)
    at = lead.end() if lead else 0
    speakers = phrase(words[at:], start + at)
    if not speakers or any(s.collective or s.anaphor for s in speakers):
        return []
    covered = speakers[-1].end - speakers[0].start
    if covered < len(words) - at - 6:
        return []
    return speakers if all(_OUTSIDE.search(s.name) or nouns.OUTLET.search(s.name) for s in speakers) else []
