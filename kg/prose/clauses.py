"""Cuts a sentence into what each speaker says: verbs of saying with their subjects, "according to", "posted by".

Works on the sentence with quoted words blanked. Cuts stand at "while", "but", "with X adding", "and X said"; a verb
without a subject of its own continues the speaker before it.
"""

import re
from dataclasses import replace

from kg.prose import nouns, verbs
from kg.prose.clause import Clause
from kg.prose.clause_patterns import (
    ACCORDING,
    AFTER_NOUN_LIKE,
    ARTICLE,
    BE,
    BEFORE_VERB,
    BY,
    CALLED,
    CONDITION,
    CONTINUES,
    EDGE,
    FIRST_TO,
    INVERTED,
    NOT,
    RELATIVE,
    SET_OFF,
    WHO,
)
from kg.prose.clause_shapes import behind, bounded, gapped, headed, phrase_words
from kg.prose.member_lists import opened
from kg.prose.noun_phrases import Speaker
from kg.prose.sentences import Sentence
from kg.prose.speakers import phrase, subject

_A_POST = re.compile(r"\b(?:posts?|tweets?|videos?|statements?|articles?|reports?|messages?|photos?|images?)$")
#: What may stand between a name and a form that is a noun as well: "both put the toll at five".
_BETWEEN = re.compile(
    r"[\s,]*(?:(?:both|also|all|each|later|then|however|meanwhile|on the other hand"
    r"|(?:in|by) contrast|for (?:its|his|her|their) part"
    r"|on (?:Facebook|Twitter|Telegram|X)|[a-z]+ly)[\s,]*){0,3}"
)


def clauses(sentence: Sentence) -> list[Clause]:
    """What is said in the sentence, in order; empty where nobody is named as saying it."""
    text, relays = _set_off(opened(sentence.masked))
    found = _found(text)
    if not found and relays:  # "five died, as reported by X": nobody else speaks, so X does
        text, relays = opened(sentence.masked), []
        found = _found(text)
    cut = [_relayed(clause, relays) for clause in bounded(text, found or headed(text))]
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
        clause = _according(text, match) if match.re is ACCORDING else _verb(text, match, floor, found)
        if clause is None:
            continue
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


def _joins(text: str, clause: Clause, found: list[Clause]) -> bool:
    """ "was reported by A and confirmed by B": one statement of both."""
    if not found or clause.how != "passive" or found[-1].how != "passive":
        return False
    between = text[found[-1].said : clause.start]
    return re.fullmatch(r"[\s,]*(?:and|as well as)\s+(?:also\s+|later\s+|[a-z]+ly\s+)?", between) is not None


def _set_off(text: str) -> tuple[str, list[Speaker]]:
    """The sentence without "…, quoted by NPA, …", and those who pass the words on by it."""
    relays: list[Speaker] = []
    text = FIRST_TO.sub(lambda m: _past(m["verb"]).rjust(len(m[0])), text)
    for match in SET_OFF.finditer(text):
        if match["cited"]:
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
            continue
        speakers = phrase(match["who"] or match["last"], match.start("who" if match["who"] else "last"))
        if speakers and not speakers[0].collective:
            relays += speakers
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text, relays


def _past(verb: str) -> str:
    return verb + ("d" if verb.endswith("e") else "ed")


def _relayed(clause: Clause, relays: list[Speaker]) -> Clause:
    mine = tuple(r for r in relays if clause.start <= r.start < clause.end)
    if mine and all(
        s.collective and _A_POST.search(s.name) for s in clause.speakers
    ):  # "another post, shared by X, said": X said
        return replace(clause, speakers=mine)
    return replace(clause, relays=mine)


def _accordings(text: str) -> list[tuple[int, re.Match[str]]]:
    return [(m.start(), m) for m in ACCORDING.finditer(text)]


def _according(text: str, match: re.Match[str]) -> Clause | None:
    words, end = phrase_words(text, match.end())
    speakers = phrase(words, match.end())
    if not speakers:
        return None
    if match.start() < 3 and len(speakers) > 1 and not re.search(r"\b(?:and|including)\b|&", words):
        speakers = speakers[:1]  # "According to X, Y said": the comma ends the phrase
    last = max(s.end for s in speakers)
    return Clause(
        tuple(speakers), match.start(), end, match.start(), last, last, ("according",), "according-to", places=(last,)
    )


def _verb(text: str, match: re.Match[str], floor: int, found: list[Clause]) -> Clause | None:
    """What a verb of saying adds: a clause, a clause without speakers (it continues the last one), or nothing."""
    form = match[0]
    passive = verbs.PASSIVE.match(text, match.start())
    if passive:
        return _passive(text, passive, verbs.LEMMAS[form])
    if _adjective(text, match) or (
        form in ("called", "named") and CALLED.search(text[max(0, match.start() - 12) : match.start()])
    ):
        return None
    if verbs.LEMMAS[form] in verbs.SAYING and INVERTED.search(text, max(0, match.start() - 4), match.start()):
        said_behind = behind(text, match)
        if said_behind is not None:
            return said_behind
    before = text[max(floor, match.start() - 420) : match.start()]
    offset = match.start() - len(before)
    bare, negated, is_passive = _stripped(before)
    if is_passive and form not in verbs.PARTICIPLES and form not in ("quoted", "told", "heard"):
        return None
    noun = form in verbs.NOUN_LIKE and form not in verbs.PARTICIPLES
    if noun and (not _BETWEEN.fullmatch(before[len(bare) :]) or not AFTER_NOUN_LIKE.match(text, match.end())):
        return None
    if CONTINUES.fullmatch(bare):
        return _more(match, negated) if found and floor > 0 else None
    if form in verbs.PARTICIPLES:
        return _participle(match, bare, offset, found)
    if form in verbs.FINITE | verbs.PLURAL and (not is_passive or form == "quoted"):
        return _finite(text, match, floor, found, (before, bare, offset, negated))
    return None


def _adjective(text: str, match: re.Match[str]) -> bool:
    """ "an alleged strike", "a name found by", "made" without "by": no verb that somebody says something with."""
    form = match[0]
    if form in verbs.WITH_BY or ((form.endswith("ed") or form == "found") and BY.match(text, match.end())):
        return True
    return form in verbs.ADJECTIVES and ARTICLE.search(text, max(0, match.start() - 12), match.start()) is not None


def _finite(
    text: str, match: re.Match[str], floor: int, found: list[Clause], left: tuple[str, str, int, bool]
) -> Clause | None:
    before, bare, offset, negated = left
    speakers = subject(bare, offset)
    if match[0] not in verbs.FINITE and len(speakers) == 1 and not speakers[0].collective:
        return None  # "sources report", never "Safa report"
    if WHO.search(before):
        speakers = _whose(bare, offset, speakers)
        if found and found[-1].speakers[0].collective and re.search(r"\bincluding\b", bare):
            found[-1] = _with_members(found[-1], speakers)
            return _more(match, negated)
    if found and speakers and all(s.anaphor in ("it", "he", "she", "they") for s in speakers):
        return _more(match, negated)
    if not speakers or CONDITION.match(text[floor : min(s.start for s in speakers)]):
        return None
    return _clause(speakers, match, negated)


def _more(match: re.Match[str], negated: bool = False) -> Clause:
    """A verb that goes on with the speaker of the clause before."""
    end = match.end()
    return Clause((), match.start(), end, 0, 0, end, (verbs.LEMMAS[match[0]],), "subject", negated, places=(end,))


def _with_members(group: Clause, speakers: list[Speaker]) -> Clause:
    """ "Friends posted in mourning, including his cousin A, who wrote …": A is one of the group and says the same."""
    members = tuple(replace(s, member_of_group=True) for s in speakers)
    first = replace(group.speakers[0], members=(*group.speakers[0].members, *members))
    return replace(group, speakers=(first, *group.speakers[1:], *members))


def _whose(bare: str, offset: int, speakers: list[Speaker]) -> list[Speaker]:
    """The one whom "who" goes on with: the name directly before it."""
    if any(s.member_of_group for s in speakers):
        return speakers
    if speakers:
        return speakers[-1:]
    lead = RELATIVE.match(bare)
    return subject(bare[lead.end() :], offset + lead.end())[-1:] if lead else []


def _participle(match: re.Match[str], bare: str, offset: int, found: list[Clause]) -> Clause | None:
    """ "with Asma noting", ", all confirming", ", noting": the last goes on with the speaker before."""
    if found and re.search(r"(?:,|\band|\bwith|\bwhile|\bby|\b[Aa]ll|[”\"’])\s*$", bare):
        return _more(match)
    tail = re.search(r"\b[Ww]ith\s+([^,]{1,120})$", bare)
    if tail:
        speakers = subject(tail[1], offset + tail.start(1))
        if speakers and not all(s.collective and " " not in s.name for s in speakers):
            return _clause(speakers, match, negated=False)
    speakers = subject(bare, offset)
    if not speakers:
        return None
    listed = re.search(r"\band\s", bare) is not None if found else False
    posted = not found and (speakers[-1].post is not None or any(s.member_of_group for s in speakers))
    return _clause(speakers, match, negated=False) if listed or posted else None


def _passive(text: str, match: re.Match[str], lemma: str) -> Clause | None:
    words, end = phrase_words(text, match.end())
    speakers = phrase(words, match.end())
    if not speakers:
        return None
    post = _post_before(text[: match.start()])
    speakers = [replace(s, post=s.post or post) for s in speakers]
    first, last = min(s.start for s in speakers), max(s.end for s in speakers)
    return Clause(tuple(speakers), match.start(), end, first, last, last, (lemma,), "passive", places=(last,))


def _post_before(text: str) -> str | None:
    found = re.search(rf"\b({nouns.POST})\b[^,.;]{{0,60}}$", text, re.IGNORECASE)
    return found[1].lower() if found else None


def _clause(speakers: list[Speaker], match: re.Match[str], negated: bool) -> Clause:
    first, last = min(s.start for s in speakers), max(s.end for s in speakers)
    end, lemma = match.end(), verbs.LEMMAS[match[0]]
    return Clause(tuple(speakers), first, end, first, last, end, (lemma,), "subject", negated, places=(end,))


def _stripped(before: str) -> tuple[str, bool, bool]:
    """The words before a verb without adverbs, auxiliaries and "on Facebook"; whether negated, whether passive."""
    negated = passive = False
    first = True
    bare = before
    while True:
        found = BEFORE_VERB.search(bare[-160:])
        if found is None or not found[0]:
            return bare, negated, passive
        word = (found["word"] or "").lower()
        negated = negated or word in NOT
        passive = passive or (word in BE and first)
        first = first and (word.endswith("ly") or word in ("also", "later", "then", "first") or word in BE)
        bare = bare[: len(bare) - len(found[0])]


def _under_that(text: str, clause: Clause, found: list[Clause]) -> bool:
    if not found or found[-1].how not in ("subject", "according-to"):
        return False
    between = text[found[-1].places[-1] : clause.subject_start]
    return (
        re.match(r"\s*(?:that|,)?[\s,“‘]*(?:[^,]{0,60},)?\s*(?:the|a|an)?\s*$", between) is not None
        and "that" in between
    ) or re.fullmatch(r"\s*[“‘]?\s*", between) is not None


def _continued(before: Clause, more: Clause) -> Clause:
    return replace(before, verbs=(*before.verbs, *more.verbs), places=(*before.places, *more.places))
