"""Chains of speakers: who is quoted by whom. The inmost speaker claims, the others pass it on (DECISIONS 20)."""

import re
from dataclasses import dataclass, replace

from kg.prose.names.noun_phrases import Speaker
from kg.prose.speech.clause import Clause
from kg.prose.speech.clauses import clauses
from kg.prose.speech.hearsay_patterns import (
    A_SOURCE,
    AGAIN,
    AS_SAYING,
    CITING_FIRST,
    CITING_LAST,
    HEARD_BY,
    LEAD,
    LEADING,
    MET,
    NAMED_AFTER,
    NESTED,
    OBJECT_END,
    OF_A_PLACE,
    QUOTED_IN,
    RETWEETED,
    SHARED,
    SPOKE_TO,
    SPOKE_WITH,
    STATEMENT,
    THAT,
    TOLD,
    TOLD_IT,
    WAS,
    WHERE,
    WHO_BEFORE,
)
from kg.prose.speech.speakers import phrase, subject
from kg.prose.words.sentences import Sentence, sentences


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
        own and inner.speakers[0].anaphor is not None and WHO_BEFORE.search(text, outer.said, inner.start) is not None
    )


def _introduced(text: str, outer: Clause, inner: Clause) -> bool:
    """ "X published that Y said", "X reported seven dead, according to Y": Y claims, X passes it on."""
    if outer.how in ("passive", "according-to") and inner.how == "subject" and LEAD.match(text):
        between = text[outer.speakers[-1].end : inner.subject_start]
        return between.lstrip('”’"').count(",") == 1 and not any(s.collective for s in outer.speakers)
    if inner.how == "according-to" and THAT.fullmatch(text, outer.said, inner.start) and not inner.speakers[0].anaphor:
        return outer.how == "subject" and not any(s.collective for s in outer.speakers)
    if inner.how == "according-to":
        return (
            outer.how == "subject"
            and inner.end >= len(text.rstrip(' .”’"')) - 1
            and not text[outer.said : inner.subject_start].count(";")
        )
    if outer.how == "passive" and inner.how == "subject":
        between = text[outer.said : inner.subject_start]
        return WHERE.fullmatch(between) is not None and not any(s.collective for s in outer.speakers)
    if inner.how == "subject" and outer.how == "subject" and TOLD_IT.match(text, inner.said):
        return not any(s.collective for s in outer.speakers)
    return inner.how == "subject" and inner.under_that and not any(s.collective for s in outer.speakers)


def _quoting(text: str, chain: Chain) -> Chain:
    clause = chain.clause
    if clause.how != "subject":
        cited = CITING_LAST.match(text, clause.speakers[-1].end) if clause.how == "according-to" else None
        return chain if cited is None else _object(text, chain, cited.end())
    met = MET.search(text, 0, clause.subject_start)
    if met and not chain.relays:
        outlets = tuple(s for s in subject(text[: met.start()], 0) if s.kind == "outlet")
        return replace(chain, relays=outlets)
    heard = HEARD_BY.match(text, clause.start, clause.subject_start)
    if heard and not chain.relays:
        return replace(chain, relays=tuple(s for s in phrase(heard["who"], heard.start("who")) if not s.collective))
    first = CITING_FIRST.match(text, clause.start, clause.subject_start)
    if first:
        return _object(text, chain, first.end(), first=True)
    cited = CITING_LAST.search(text, clause.start, clause.end)
    if cited:
        return _object(text, chain, cited.end())
    if clause.verbs[0] in ("quote", "cite") and WAS.search(text, clause.subject_end, clause.places[0]):
        return _told(chain, QUOTED_IN.match(text, clause.places[0]))
    if clause.verbs[0] in ("quote", "cite"):
        return _object(text, chain, clause.said)
    shared = SHARED.match(text, clause.places[0], clause.end) if clause.places else None
    if shared is None and clause.verbs[0] in AGAIN:
        shared = RETWEETED.match(text, clause.places[0], clause.end)
    shared = shared or STATEMENT.search(text, clause.subject_end, clause.end)
    if shared:
        return _with_inner(chain, phrase(shared["who"], shared.start("who")))
    if clause.verbs[0] == "tell":
        return _told(chain, TOLD.match(text, clause.said))
    if clause.verbs[0] == "speak":
        met = SPOKE_WITH.match(text, clause.said)
        if met:
            return _with_inner(chain, phrase(met["who"], met.start("who")))
        return _spoke_to(chain, SPOKE_TO.search(text, clause.said, clause.end))
    return chain


def _object(text: str, chain: Chain, start: int, *, first: bool = False) -> Chain:
    if text[start : start + 1] in ("‘", "“", '"'):  # "quoting ‘a security source’"
        start += 1
    stop = OBJECT_END.search(text, start, start + 160)
    whole = LEADING.match(text, start) if first else None
    if whole and stop and stop.end() < whole.end():  # "Citing a source in the health office, X reported"
        speakers = phrase(whole[0], start)
        if speakers:
            return _with_inner(chain, speakers)
    called = text[start : stop.start() if stop else min(len(text), start + 160)].rstrip("’")
    described = stop is not None and called.lstrip()[:1].islower()
    placed = OF_A_PLACE.match(text, stop.start()) if stop and described else None
    if placed and A_SOURCE.fullmatch(called) and phrase(text[start : placed.end()], start):
        called = text[start : placed.end()]  # "a source in the Harbour Clinic, Noor News wrote"
    at = placed.end() if placed else stop.start() if stop else 0
    named = NAMED_AFTER.match(text, at) if described else None
    if named:
        return _with_inner(chain, phrase(named["who"], named.start("who")))
    apposed = (
        AS_SAYING.match(text, stop.start()) if stop and not re.match(r"(?:[A-Z]\w+\s+){1,3}[A-Z]", called) else None
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
    if clause.verbs[0] not in NESTED:
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
