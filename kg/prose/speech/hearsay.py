"""Chains of speakers: who is quoted by whom. The inmost speaker claims, the others pass it on (DECISIONS 20)."""

import re
from dataclasses import dataclass, replace

from kg.prose.names.noun_phrases import Speaker
from kg.prose.speech.clause import Clause
from kg.prose.speech.clause_patterns import CITING
from kg.prose.speech.clauses import clauses
from kg.prose.speech.speakers import phrase, subject
from kg.prose.words.screen import Screened
from kg.prose.words.sentences import Sentence, sentences
from kg.prose.words.wordlists import words

_OBJECT_END = re.compile(
    r"[“”\"‘:;,()]|(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\bits)\s+statement(?=\s+as\b)"
    r"|[’']s\s+(?:statement|report|announcement|spokes\w+|post|claim)|\b(?:as|that|who|whom|whose|which"
    r"|saying|stating|having|putting|giving|announcing|reporting|confirming|noting|on|in|when"
    r"|for(?!\s+(?:the\s+)?[A-Z])|during|via|from"
    r"|and|explicitly|about)\b|(?<!\bNo)\.(?=\s|$)"
)
_CITING = re.compile(rf",\s*(?:still\s+|again\s+|also\s+|once\s+more\s+)?{CITING}\s+(?!no\s|neither\s)")
_CITING_FIRST = re.compile(r"\s*(?:Citing|Quoting)\s+(?=[^,]{3,90},)")
_STATEMENT = Screened(
    r"\b(?:published|shared|posted|carried|released|relayed|reposted|issued)\s+(?:an?"
    r"|the)\s+(?P<who>[A-Z][\w’'-]*(?:\s+[\w’'-]+){0,5}?)(?:[’']s)?\s+statement\b"
)
#: "tweeted a report by Sami Odeh stating that": Sami says it.
_SHARED = re.compile(
    r"\s*(?:on\s+\w+\s+)?(?:an?|the|another)\s+(?:[a-z-]+\s+){0,2}(?:report|video|post|interview|article|statement"
    r"|tweet|message|clip|testimony"
    r"|thread|dispatch|recording)\s+(?:by|from|of|with)\s+(?P<who>[^,;:“”]{2,80}?),?\s+(?:(?:stating|saying"
    r"|reporting|claiming|alleging|noting"
    r"|writing|confirming|announcing|describing|explaining|adding|mourning)\b|(?:who|which|that|in\s+which\s+(?:he"
    r"|she|they))\s+(?:\w+ly\s+)?"
    r"(?:stated|states|said|says|reported|reports|claimed|claims|alleged|wrote|writes|noted|notes|described"
    r"|describes|confirmed|mourned)\b)"
)
_AS_SAYING = re.compile(
    r",\s+(?P<who>(?:Dr\.?\s+)?[A-Z][\w’'-]*(?:\s+(?:al-|el-|bin\s+)?[\w’'-]+){0,4}?),?\s+(?:as\s+)?(?:saying"
    r"|stating|who|telling|(?<=as\s)(?:having|reporting|confirming|announcing|giving|putting|claiming|speaking))\b"
)
#: "Citing a doctor, Sami Odeh, Noor News said": Sami is the doctor.
_NAMED_AFTER = re.compile(r",\s+(?P<who>(?:Dr\.?\s+)?[A-Z][\w’'-]*(?:\s+(?:al-|el-|bin\s+)?[A-Z][\w’'-]*){1,3}),(?=\s)")
#: "a doctor at the clinic, Sami Odeh, as saying": where he is a doctor.
_OF_A_PLACE = re.compile(r"(?:in|on|from|at|of|for|with|near)\s[^,;:“”]{2,50}(?=,\s|\.\s*$)")
_AGAIN = frozenset({"retweet", "repost", "reshare", "re-tweet", "re-post", "re-share"})
#: "retweeted Sami Odeh: “…”": Sami says it.
_RETWEETED = re.compile(r"\s+(?P<who>(?:[a-z]+\s+){0,2}[A-Z@][^,;:“”\"]{1,50}?):\s+(?=[“\"])")
#: "a source in the health office,": all of it is who is cited.
_LEADING = re.compile(
    r"(?:an?|the|one|two|several|local)\s+(?:[a-z-]+\s+){0,3}?(?:sources?|officials?|doctors?|officers?|employees?|members?|residents?|witness(?:es)?|medics?)\s+"
    r"(?:in|at|from|of|inside|within|close\s+to|on)\s[^,;:“”]{2,70}(?=,)"
)
_A_SOURCE = re.compile(
    r"\s*(?:an?|one|its|the)\s+(?:[a-z-]+\s+)?(?:source|official|doctor|medic|nurse|worker|employee|member)\s+"
)
_WHO_BEFORE = re.compile(r"\b(?:who|which|that|whom)[\s,]*$")
_TOLD = re.compile(
    r"\s*(?:both\s+)?(?:the\s+)?[“‘\"]?(?P<who>[A-Z@][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,4}(?:\s+and\s+(?:the\s+)?[A-Z@][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,4})?)[”’\"]?"
)
_SPOKE_TO = re.compile(r"\bto\s+(?P<who>(?:the\s+)?[A-Z@][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|magazine|newspaper)){0,4})")
_SPOKE_WITH = re.compile(r"\s*(?:[“‘\"]?[^,.;]{0,20})?\b(?:with)\s+(?P<who>[A-Z@][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,4})")
#: "Sami Odeh was quoted in Noor News as saying": Noor News passes it on.
_QUOTED_IN = re.compile(
    r"\s+(?:(?:in|on|via)\s+(?:an?\s+(?:[a-z-]+\s+){0,2}(?:article|report|story|piece|post|statement|interview"
    r"|broadcast)\s+(?:by|in|from|with|for|on)\s+)?"
    r"|as\s+telling\s+)(?P<who>(?:the\s+)?(?:[a-z]+\s+){0,2}[A-Z@][^,.;:“”]{1,60}?)(?=\s+(?:as|that|in|on)\b|,"
    r"|\s+[“‘\"])",
)
_WAS = re.compile(r"\b(?:was|were|is|are|been)\s+(?:also\s+|later\s+|\w+ly\s+)?\w+\s*$")
#: "Speaking to Noor News, Sami said", "In an interview with Noor News, Sami said": Noor News passes it on.
_HEARD_BY = re.compile(
    r"\s*(?:(?:Speaking|Talking)\s+(?:to|with)|(?:When\s+|Once\s+)?(?:[Cc]ontacted|[Rr]eached|[Ii]nterviewed"
    r"|[Aa]pproached|[Aa]sked|[Qq]uestioned|[Qq]uoted|[Cc]ited)\s+(?:\w+\s+){0,4}?by|(?:In|During)\s+(?:an?|the"
    r"|another|one)\s+(?:[a-z-]+\s+){0,3}?(?:interview|conversation|call|testimony|statement)"
    r"\s+(?:given\s+)?(?:with|to|for|on))\s+(?P<who>(?:the\s+)?[A-Z@][^,;:“”]{1,50}?)(?:\s+(?:by|via|on|over|in"
    r"|from)\s+[^,;:“”]{1,40})?(?=,|\s*$)"
)
#: "Noor News met Sami Odeh, who said": Noor News passes it on.
_MET = re.compile(
    r"\s+(?:(?:also|later|\w+ly)\s+)?(?:(?:spoke|talked)\s+(?:to|with)|interviewed|met(?:\s+with)?)\s+(?:(?:an?"
    r"|the|its|his|her)\s+[a-z][^,;:“”]{2,60},\s+)?(?:(?:Lt|Col|Gen|Maj|Capt|Sgt|Dr|Eng)\.?\s+)*$"
)
#: "a video posted by A where B mourns": A only shows it.
#: "In a video shared by A, B said": A shows it, B says it.
_LEAD = re.compile(
    r"\s*(?:In|On)\s+(?:an?|the|one|another|this)\s+(?:[\w’'/-]+\s+){0,4}?(?:videos?|interviews?|clips?|posts?"
    r"|tweets?|reports?|articles?"
    r"|footage|broadcast|recording|segment|story|message|statement|piece)\b"
)
_WHERE = re.compile(
    r"(?:\s+on\s+[\w/]+)?,?\s+(?:where|in\s+which|wherein|shows?|showing|showed|featur\w+|captur\w+|depict\w+"
    r"|sees?)\s+(?:an?\s+|the\s+|his\s+|her\s+)?"
)
_THAT = re.compile(r"\s*that,?\s*")
#: "A said B told it that": A passes it on.
_TOLD_IT = re.compile(r"(?<=told)\s+(?:it|him|her|them)\b")
_NESTED = words("say report state tell announce claim confirm indicate mention add according")


@dataclass(frozen=True, slots=True)
class Chain:
    """A clause with those who pass it on, the nearest to the page last."""

    clause: Clause
    relays: tuple[Speaker, ...] = ()
    relay_start: int | None = None  #: where the words begin that name the relay: "According to Baladi News"
    quoted: bool = False  #: stands inside the relay's quotation


def chains(sentence: Sentence) -> list[Chain]:
    """The clauses of the sentence with their chains; a clause that only introduces another speaker is left out."""
    found: list[Chain] = []
    for clause in clauses(sentence):
        chain = _quoting(sentence.text, Chain(clause, clause.relays))
        if found and _of_its_own(sentence.text, found[-1].clause, clause):
            found[-1] = replace(found[-1], clause=replace(found[-1].clause, end=clause.end))
            continue
        if found and _introduced(sentence.text, found[-1].clause, clause):
            outer = found.pop()
            chain = replace(chain, relays=(*chain.relays, *_named(outer.clause.speakers), *outer.relays))
        if found and _names_again(found[-1].clause, clause):
            chain = replace(chain, relays=chain.relays or found.pop().relays)
        found.append(chain)
    inner = [nested for chain in found for nested in _inside(sentence, chain)]
    kept = [chain for chain in found if not any(_replaces(chain, nested, sentence) for nested in inner)]
    return sorted([*kept, *inner], key=lambda c: c.clause.start)


def _names_again(before: Clause, clause: Clause) -> bool:
    """ "quoting Sami Odeh, who said": whom the first clause only quotes is the speaker of the second."""
    same = [(s.start, s.end) for s in before.speakers] == [(s.start, s.end) for s in clause.speakers]
    return same and clause.how == before.how == "subject" and clause.subject_start == clause.speakers[0].start


def _of_its_own(text: str, outer: Clause, inner: Clause) -> bool:
    """ "The agency mourned its reporter, who according to the agency was killed": it says all of it."""
    own = inner.how == "according-to" and outer.how == "subject" and len(inner.speakers) == 1
    return (
        own and inner.speakers[0].anaphor is not None and _WHO_BEFORE.search(text, outer.said, inner.start) is not None
    )


def _introduced(text: str, outer: Clause, inner: Clause) -> bool:
    """ "X published that Y said", "X reported seven dead, according to Y": Y claims, X passes it on."""
    if outer.how in ("passive", "according-to") and inner.how == "subject" and _LEAD.match(text):
        between = text[outer.speakers[-1].end : inner.subject_start]
        return between.lstrip('”’"').count(",") == 1 and not any(s.collective for s in outer.speakers)
    if inner.how == "according-to" and _THAT.fullmatch(text, outer.said, inner.start) and not inner.speakers[0].anaphor:
        return outer.how == "subject" and not any(s.collective for s in outer.speakers)
    if inner.how == "according-to":
        return (
            outer.how == "subject"
            and inner.end >= len(text.rstrip(' .”’"')) - 1
            and not text[outer.said : inner.subject_start].count(";")
        )
    if outer.how == "passive" and inner.how == "subject":
        between = text[outer.said : inner.subject_start]
        return _WHERE.fullmatch(between) is not None and not any(s.collective for s in outer.speakers)
    if inner.how == "subject" and outer.how == "subject" and _TOLD_IT.match(text, inner.said):
        return not any(s.collective for s in outer.speakers)
    return inner.how == "subject" and inner.under_that and not any(s.collective for s in outer.speakers)


def _quoting(text: str, chain: Chain) -> Chain:
    clause = chain.clause
    if clause.how != "subject":
        cited = _CITING.match(text, clause.speakers[-1].end) if clause.how == "according-to" else None
        return chain if cited is None else _object(text, chain, cited.end())
    met = _MET.search(text, 0, clause.subject_start)
    if met and not chain.relays:
        outlets = tuple(s for s in subject(text[: met.start()], 0) if s.kind == "outlet")
        return replace(chain, relays=outlets)
    heard = _HEARD_BY.match(text, clause.start, clause.subject_start)
    if heard and not chain.relays:
        return replace(chain, relays=tuple(s for s in phrase(heard["who"], heard.start("who")) if not s.collective))
    first = _CITING_FIRST.match(text, clause.start, clause.subject_start)
    if first:
        return _object(text, chain, first.end(), first=True)
    cited = _CITING.search(text, clause.start, clause.end)
    if cited:
        return _object(text, chain, cited.end())
    if clause.verbs[0] in ("quote", "cite") and _WAS.search(text, clause.subject_end, clause.places[0]):
        return _told(chain, _QUOTED_IN.match(text, clause.places[0]))
    if clause.verbs[0] in ("quote", "cite"):
        return _object(text, chain, clause.said)
    shared = _SHARED.match(text, clause.places[0], clause.end) if clause.places else None
    if shared is None and clause.verbs[0] in _AGAIN:
        shared = _RETWEETED.match(text, clause.places[0], clause.end)
    shared = shared or _STATEMENT.search(text, clause.subject_end, clause.end)
    if shared:
        return _with_inner(chain, phrase(shared["who"], shared.start("who")))
    if clause.verbs[0] == "tell":
        return _told(chain, _TOLD.match(text, clause.said))
    if clause.verbs[0] == "speak":
        met = _SPOKE_WITH.match(text, clause.said)
        if met:
            return _with_inner(chain, phrase(met["who"], met.start("who")))
        return _spoke_to(chain, _SPOKE_TO.search(text, clause.said, clause.end))
    return chain


def _object(text: str, chain: Chain, start: int, *, first: bool = False) -> Chain:
    if text[start : start + 1] in ("‘", "“", '"'):  # "quoting ‘a security source’"
        start += 1
    stop = _OBJECT_END.search(text, start, start + 160)
    whole = _LEADING.match(text, start) if first else None
    if whole and stop and stop.end() < whole.end():  # "Citing a source in the health office, X reported"
        speakers = phrase(whole[0], start)
        if speakers:
            return _with_inner(chain, speakers)
    called = text[start : stop.start() if stop else min(len(text), start + 160)].rstrip("’")
    described = stop is not None and called.lstrip()[:1].islower()
    placed = _OF_A_PLACE.match(text, stop.start()) if stop and described else None
    if placed and _A_SOURCE.fullmatch(called) and phrase(text[start : placed.end()], start):
        called = text[start : placed.end()]  # "a source in the Harbour Clinic, Noor News wrote"
    at = placed.end() if placed else stop.start() if stop else 0
    named = _NAMED_AFTER.match(text, at) if described else None
    if named:
        return _with_inner(chain, phrase(named["who"], named.start("who")))
    apposed = (
        _AS_SAYING.match(text, stop.start()) if stop and not re.match(r"(?:[A-Z]\w+\s+){1,3}[A-Z]", called) else None
    )
    if apposed:
        return _with_inner(chain, phrase(apposed["who"], apposed.start("who")))
    return _with_inner(chain, phrase(called, start))


def _with_inner(chain: Chain, speakers: list[Speaker]) -> Chain:
    if not speakers or all(s.anaphor for s in speakers):
        return chain  # "Wafa, citing its correspondent": Wafa says it
    relays = (*_named(chain.clause.speakers), *chain.relays)
    last = max(s.end for s in speakers)
    return replace(
        chain, clause=replace(chain.clause, speakers=tuple(speakers), said=max(last, chain.clause.said)), relays=relays
    )


def _spoke_to(chain: Chain, heard: re.Match[str] | None) -> Chain:
    """ "Sami spoke to Noor News": Noor News passes it on; "Noor News spoke to Sami": Sami says it."""
    met = phrase(heard["who"], heard.start("who")) if heard else []
    asked = all(s.kind == "outlet" for s in chain.clause.speakers) and all(s.kind == "person" for s in met)
    return _with_inner(chain, met) if met and asked else _told(chain, heard)


def _told(chain: Chain, heard: re.Match[str] | None) -> Chain:
    if heard is None or heard.end() > chain.clause.end:
        return chain
    return replace(chain, relays=(*phrase(heard["who"], heard.start("who")), *chain.relays))


def _named(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Those who can be named as passing it on; a group only where it names nobody."""
    named = tuple(s for s in speakers if not s.collective)
    return named or speakers


def _inside(sentence: Sentence, chain: Chain) -> list[Chain]:
    """Speakers whom a quotation of this clause names in its turn: “media sources said that …”."""
    found: list[Chain] = []
    clause = chain.clause
    for quote in sentence.quotes:
        first, last = quote.start + 1 - sentence.start, quote.end - (1 if quote.closed else 0) - sentence.start
        if first < clause.start or last > clause.end + 1 or last - first < 20:
            continue
        for part in sentences(sentence.text[first:last]):
            for nested in filter(_speaks_inside, clauses(part)):
                moved = _moved(nested, first + part.start)
                found.append(Chain(moved, (*_named(clause.speakers), *chain.relays), clause.subject_start, quoted=True))
    return found


def _speaks_inside(clause: Clause) -> bool:
    if clause.verbs[0] not in _NESTED:
        return False
    if clause.how == "passive" and clause.verbs[0] == "say":
        return True  # “…,” said X, within a longer report
    return all((s.collective and "source" in s.name.lower()) or s.kind == "official" for s in clause.speakers)


def _replaces(outer: Chain, nested: Chain, sentence: Sentence) -> bool:
    """Whether the outer clause says nothing of its own before the nested speaker does."""
    if not nested.quoted or not outer.clause.start <= nested.clause.start < outer.clause.end:
        return False
    between = sentence.text[outer.clause.said : nested.clause.start]
    return nested.clause.how == "according-to" or len(between.split()) <= 3


def _moved(clause: Clause, by: int) -> Clause:
    speakers = tuple(replace(s, start=s.start + by, end=s.end + by) for s in clause.speakers)
    return replace(
        clause,
        speakers=speakers,
        start=clause.start + by,
        end=clause.end + by,
        subject_start=clause.subject_start + by,
        subject_end=clause.subject_end + by,
        said=clause.said + by,
        places=tuple(p + by for p in clause.places),
    )
