"""Puts the rules together: sentence by sentence, each speaker with what he says."""

import re
from collections.abc import Collection
from dataclasses import replace

from kg.model import Actor, Claim, Finding, Reading
from kg.prose import findings, monitor, official
from kg.prose.blame.attribution import NOTHING, attribution
from kg.prose.clause_counts import REPEATED
from kg.prose.content import content_of
from kg.prose.copies import linked
from kg.prose.counts.figures import counts
from kg.prose.counts.repeated import also_gave, changes, other_number, risen, takes_over
from kg.prose.doubted import doubt
from kg.prose.elsewhere import of_this_place
from kg.prose.making import made
from kg.prose.names import actors
from kg.prose.names.context import page
from kg.prose.names.noun_phrases import Speaker
from kg.prose.respective import dealt_out, each_other
from kg.prose.said import Said, what_is_said
from kg.prose.speech import collective, pictures
from kg.prose.speech.hearsay import Chain, chains
from kg.prose.speech.member_lists import followers, late_members
from kg.prose.taking_over import repeating, taken_over
from kg.prose.updates import updated
from kg.prose.words.screen import Screened
from kg.prose.words.sentences import Sentence, sentences
from kg.prose.work import Work

_LIKE = Screened(
    r"\b(?P<like>similar to|like|as did|along with)\s+(?P<who>(?:an?|some|several|many|most"
    r"|the)?\s*(?:\w+\s+){0,3}?(?:sources|others|outlets|users|accounts))\b(?P<rest>[^.]*)",
    re.IGNORECASE,
)
_QUOTES = re.compile(r"\s*(?:[:,]\s*|that\s+)?[“‘\"]|\s*:")
_ARTICLE = re.compile(r"\b(?:the|its|their|this)\s+\Z", re.IGNORECASE)
_POSTS = frozenset({"statement", "post", "tweet", "caption", "message", "update", "report"})
_BODIES = frozenset(
    {"command", "society", "bureau", "radio", "station", "syndicate", "federation", "union", "network", "agency"}
)
_HIS = frozenset({"ministry", "organisation", "organization", "network", "agency", "association"})


def claims(reading: Reading) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """Every claim in the running text of one page, and what a person should know of that text.

    Pure: the same reading gives the same claims, in the order of their words. `Reading.claims` takes the first tuple as
    it is: links between claims count in it. Nothing is raised for any text.
    """
    own = page(reading)
    if own is None:
        return tuple(official.statements(reading)), ()
    work = Work(own, reading)
    for number, sentence in enumerate(sentences(own.text)):
        _sentence(work, replace(sentence, masked=own.recognised(sentence.masked, sentence.start)), lead=number == 0)
    found = linked(updated(work.claims))
    told = [*findings.open_quotations(own), *findings.undeclared_sources(own, reading, found), *work.findings]
    return (*found, *official.statements(reading)), tuple(told)


def _sentence(work: Work, sentence: Sentence, *, lead: bool) -> None:
    if monitor.on_method(sentence):
        return
    doubt(work, sentence)
    before = len(work.claims)
    formula = collective.formula(sentence)
    told = [Chain(formula)] if formula else chains(sentence)
    for chain in told:
        _chain(work, sentence, chain)
    if len(work.claims) == before and work.last_end != sentence.end:
        own = None if told else monitor.own_claim(work.page, sentence, lead=lead)
        if own is not None:
            work.claims.append(own)
        elif _tells(sentence) and not _shown(sentence, told):
            work.findings.append(findings.unclaimed(work.page, sentence.start, sentence.end))


def _shown(sentence: Sentence, told: list[Chain]) -> bool:
    return bool(told) and all(pictures.only_shows(sentence.text, chain.clause) for chain in told)


def _tells(sentence: Sentence) -> bool:
    numbered = any(c.minimum is not None or c.maximum is not None for c in counts(sentence.text))
    return numbered or attribution(sentence.text).verb in ("blames", "conflicting")


def _chain(work: Work, sentence: Sentence, chain: Chain) -> None:
    text = sentence.text
    chain = _with_late_members(text, chain, work.memory.names)
    speakers, relays = _actors(work, sentence, chain)
    if not speakers:
        return
    names = [actor for _, actor in speakers]
    content, at = content_of(text, chain)
    said = what_is_said(text, content, at, chain, names, work.page.home)
    silent = said is None or not said.counts or changes(content, chain.clause.said - at, said.counts)
    if silent and work.claims and _follows_in_time(work, sentence):
        more = risen(content, chain.clause.said - at, work.claims[-1])
        said = Said(content, at, NOTHING, tuple(more)) if more else said
    if said is None:
        if _goes_on(work, sentence, chain):
            _extend(work, sentence, chain)
        if not chain.quoted:
            work.memory.keep(names, relays, sentence.paragraph, text, work.page.base + sentence.start)
        return
    if not said.counts and work.claims and REPEATED.search(content):
        said = replace(said, counts=tuple(other_number(content, work.claims[-1])))
    said = of_this_place(work.page, sentence.start, said, chain)
    evidence = work.page.quotation(_begin(work, sentence, chain), sentence.start + chain.clause.end)
    first = len(work.claims)
    dealt = dealt_out(said.content, said.counts, len(speakers))
    blames = each_other(said.content, at, speakers)
    for number, (speaker, actor) in enumerate(speakers):
        own = replace(said, counts=dealt[number]) if dealt else said
        own = replace(own, attribution=blames[number]) if blames else own
        each = (own,) if own.besides is None else (own, own.besides)
        work.claims += [made(work, sentence, chain, it, actor, relays, evidence, speaker) for it in each]
    added = list(range(first, len(work.claims)))
    taken_over(work, sentence, chain, said, first)
    between = text[max(0, chain.clause.start - 60) : chain.clause.speakers[0].start]
    took_up = any(actor.kind == "belligerent" for _, actor in speakers)  # it judges an allegation, and repeats none
    again = REPEATED.search(text, chain.clause.start, chain.clause.end) or also_gave(between)
    if first > 0 and again and not took_up:
        repeating(work, added, takes_over(between, text[chain.clause.start : chain.clause.end]))
    _compared(work, sentence, chain)
    work.last_clause, work.last_end = added, sentence.start + chain.clause.end
    work.memory.keep(names, relays, sentence.paragraph, text, work.page.base + sentence.start)


def _with_late_members(text: str, chain: Chain, spoke: Collection[str]) -> Chain:
    """ "Most sources blamed X, among them A and B": A and B are of the group and say the same."""
    clause = chain.clause
    also = tuple(followers(text, clause.said, clause.end))
    if also and all(s.anaphor is None for s in clause.speakers):
        return replace(chain, clause=replace(clause, speakers=(*clause.speakers, *also)))
    if len(clause.speakers) != 1 or not clause.speakers[0].collective or clause.speakers[0].members:
        return chain
    members = tuple(replace(s, member_of_group=True) for s in late_members(text, clause.said, clause.end, spoke))
    if not members:
        return chain
    group = replace(clause.speakers[0], members=members)
    return replace(chain, clause=replace(clause, speakers=(group, *members)))


def _actors(work: Work, sentence: Sentence, chain: Chain) -> tuple[list[tuple[Speaker, Actor]], tuple[Actor, ...]]:
    """Each speaker as an actor, and those who pass them on; an anaphor brings both from the sentence before."""
    relays = tuple(_relay(work, sentence, chain, r) for r in chain.relays if r.anaphor is None)
    found: list[tuple[Speaker, Actor]] = []
    for speaker in chain.clause.speakers:
        if speaker.anaphor is None:
            actor = actors.actor(work.page, speaker, sentence.start)
            described = _ARTICLE.search(sentence.text, 0, speaker.start) is not None or speaker.name.islower()
            found.append((speaker, work.memory.full(actor, described=described)))
            continue
        stands, carried = work.memory.stands_for(speaker, sentence.paragraph)
        if speaker.anaphor == "both" and not stands:  # a group whose two members nobody named just before
            stands = (actors.actor(work.page, replace(speaker, anaphor=None), sentence.start),)
        if speaker.anaphor in _HIS and not stands:  # "his ministry raised the toll": the ministry for which he spoke
            stands = work.memory.body_of(speaker.anaphor, sentence.paragraph)
        if speaker.anaphor in _BODIES and not stands:  # "the union mourned", where no union was named before
            stands = (actors.actor(work.page, replace(speaker, anaphor=None, kind="outlet"), sentence.start),)
        evidence = work.page.quotation(sentence.start + speaker.start, sentence.start + speaker.end)
        for actor in stands:
            update = {"evidence": evidence, "named": actor.named or actor.evidence}
            found.append((speaker, actor.model_copy(update=update)))
        relays = relays or carried
    for relay in chain.relays:
        if relay.anaphor is not None:
            relays = (*work.memory.stands_for(relay, sentence.paragraph)[0], *relays)
    if any(actor.kind == "monitor" or actors.of_monitor(actor) for _, actor in found):
        return [], ()
    names = {actor.name for _, actor in found}
    return found, tuple(r for r in relays if r.name not in names)


def _relay(work: Work, sentence: Sentence, chain: Chain, relay: Speaker) -> Actor:
    actor = actors.actor(work.page, relay, sentence.start)
    if chain.relay_start is None:
        return actor
    words = work.page.quotation(sentence.start + min(chain.relay_start, relay.start), sentence.start + relay.end)
    return actor.model_copy(update={"evidence": words, "named": actor.evidence})


def _goes_on(work: Work, sentence: Sentence, chain: Chain) -> bool:
    """ "It added that the victims were from the same family": more of the claim before, no claim of its own."""
    if chain.clause.speakers[0].anaphor not in ("it", "he", "she", "they"):
        return False
    return bool(work.last_clause) and _follows(work, sentence)


def _follows(work: Work, sentence: Sentence) -> bool:
    """Whether nothing stands between the words of the last claim and this sentence."""
    same = sentence.paragraph == work.memory.paragraph
    return same and not work.page.text[work.last_end : sentence.start].strip()


def _follows_in_time(work: Work, sentence: Sentence) -> bool:
    """Whether the sentence stands in the paragraph of the claim read last."""
    return sentence.paragraph == work.memory.paragraph


def _begin(work: Work, sentence: Sentence, chain: Chain) -> int:
    """Where the words of a claim begin: with the sentence before, where that only announced it.

    "X gave an update on the dead. The statement reads …" is one claim.
    """
    first = sentence.start + chain.clause.start
    while sentence.start < first < len(work.page.text) and work.page.text[first - 1 : first + 1].isalnum():
        first -= 1  # a turn of phrase was recast within a word
    quoted = _QUOTES.match(sentence.text, chain.clause.said) is not None
    if chain.clause.speakers[0].anaphor not in _POSTS or not quoted or work.last_clause != [len(work.claims) - 1]:
        return first
    before = work.claims[-1]
    if before.figures or before.verb != "none" or before.evidence.start is None or not _follows(work, sentence):
        return first
    if any(mark in before.evidence.exact for mark in '“"'):
        return first
    work.claims.pop()
    return before.evidence.start - work.page.base


def _extend(work: Work, sentence: Sentence, chain: Chain) -> None:
    base = work.page.base
    for at in work.last_clause:
        claim = work.claims[at]
        if claim.evidence.start is None:
            continue
        longer = work.page.quotation(claim.evidence.start - base, sentence.end)
        first, last = _without_stop(sentence, chain)  # "It added." adds nothing
        more = (work.page.quotation(first, last),) if first < last else ()
        work.claims[at] = claim.model_copy(update={"evidence": longer, "notes": (*claim.notes, *more)})
    work.last_end = sentence.end


def _without_stop(sentence: Sentence, chain: Chain) -> tuple[int, int]:
    words = sentence.text[chain.clause.said :]
    that = re.match(r"\s*(?:that\s+)?", words)
    start = chain.clause.said + (that.end() if that else 0)
    return sentence.start + start, sentence.start + len(sentence.text.rstrip('.”’" '))


def _compared(work: Work, sentence: Sentence, chain: Chain) -> None:
    """ "similar to a number of other sources, did not identify the culprit": the group says the same of this."""
    found = _LIKE.search(sentence.text, chain.clause.start, chain.clause.end)
    rest = attribution(found["rest"], work.page.home) if found else NOTHING
    if found is None or rest.verb == "none":
        return
    first, last = found.start("like"), found.start("rest") + len(found["rest"].rstrip(" .”"))
    group = Speaker(found["who"], "unnamed-group", found.start("who"), found.end("who"))
    start = sentence.start + found.start("rest")
    actor = actors.actor(work.page, group, sentence.start)
    work.claims.append(
        Claim(
            claimant=actor,
            verb=rest.verb,
            attributed_to=tuple(actors.culprit(work.page, party, start) for party in rest.parties),
            rule=f"prose-{rest.verb}",
            evidence=work.page.quotation(sentence.start + first, sentence.start + last),
        )
    )
