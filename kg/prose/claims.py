"""Puts the rules together: sentence by sentence, each speaker with what he says."""

import re
from dataclasses import dataclass, field, replace

from kg.model import Actor, Claim, Figure, Finding, Quotation, Reading
from kg.prose import actors, collective, findings, harm, monitor, official, pictures
from kg.prose.attribution import NOTHING, Attribution, attribution
from kg.prose.context import Page, page
from kg.prose.copies import linked
from kg.prose.figures import Count, counts
from kg.prose.hearsay import Chain, chains
from kg.prose.model_figures import figures
from kg.prose.names import named
from kg.prose.negation import denial, hedge, undecided
from kg.prose.numbers import numbers
from kg.prose.pronouns import Memory
from kg.prose.registers import parties
from kg.prose.sentences import Sentence, sentences
from kg.prose.speakers import Speaker
from kg.prose.times import stated_time

_OWN = re.compile(
    r"\b(?:they|we|it|our forces|the IAF|the IDF|IAF|IDF|its (?:forces|aircraft)|aircraft|warplanes|fighter jets|forces|troops|the army)\b[^.;]{0,60}?\b(?:struck|strik\w+|target\w+|hit|conduct\w+|attack\w+|bomb\w+|carried out|eliminat\w+|killed|fired)",
    re.IGNORECASE,
)
_LIKE = re.compile(r"\b(?P<like>similar to|like|as did|along with)\s+(?P<who>(?:an?|some|several|many|most|the)?\s*(?:\w+\s+){0,3}?(?:sources|others|outlets|users|accounts))\b(?P<rest>[^.]*)", re.IGNORECASE)
_REPEATED = re.compile(r"\b(?:these|those|the same|this|such)\s+(?:details|information|reports?|figures?|news|account|claims?)\b|\bcorroborated this\b", re.IGNORECASE)
_POSTS = frozenset({"statement", "post", "tweet", "caption", "message", "update", "report"})
_LATE_MEMBER = re.compile(
    r",\s+including\s+(?:his|her|their)\s+(?:neighbou?r|cousin|friend|brother|sister|uncle|aunt|colleague|relative|son|daughter|father|mother|nephew|niece|teacher)\s+"
    r"(?P<name>[A-Z][\w’'-]*(?:\s+(?:[A-Z]|al-|el-)[\w’'-]*){0,4})(?=[.,;]|\s+who|$)"
)
_NUMBER_BY = re.compile(r"(?<![\w.:-])(?P<number>(?:(?:at least|up to|over|more than|about)\s+)?(?:\d{1,6}|[a-z]+(?:-[a-z]+)?)),\s+(?:as\s+)?(?:provided|given|reported|put forward|cited|claimed|stated)\s+by\s+(?:the\s+)?$")
_KIND = re.compile(r"\b(?:(?P<killed>killed|deaths?|fatalit\w+|martyrs|died)|injured|wounded|injuries)\b")
_UPDATE = re.compile(r"\b(?:later|updated?|rose|risen|increased|increasing|final)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Work:
    """What has been read of one page so far."""

    page: Page
    reading: Reading
    memory: Memory = field(default_factory=Memory)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    last_clause: list[int] = field(default_factory=list)  #: positions of the claims of the clause read last
    last_end: int = -1


def claims(reading: Reading) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    """Every claim in the running text of one page, and what a person should know of that text.

    Pure: the same reading gives the same claims, in the order of their words. `Reading.claims` takes the first tuple
    as it is: links between claims count in it. Nothing is raised for any text.
    """
    own = page(reading)
    if own is None:
        return tuple(official.statements(reading)), ()
    work = _Work(own, reading)
    for number, sentence in enumerate(sentences(own.text)):
        _sentence(work, replace(sentence, masked=own.recognised(sentence.masked, sentence.start)), lead=number == 0)
    found = linked(_updates(work.claims))
    told = [*findings.open_quotations(own), *findings.undeclared_sources(own, reading, found), *work.findings]
    return (*found, *official.statements(reading)), tuple(told)


def _sentence(work: _Work, sentence: Sentence, *, lead: bool) -> None:
    if monitor.on_method(sentence):
        return
    before = len(work.claims)
    formula = collective.formula(sentence)
    told = [Chain(formula)] if formula else chains(sentence)
    for chain in told:
        _chain(work, sentence, chain)
    if len(work.claims) == before and work.last_end != sentence.end:
        own = None if _spoken(told) else monitor.own_claim(work.page, sentence, lead=lead)
        if own is not None:
            work.claims.append(own)
        elif _tells(sentence):
            work.findings.append(findings.unclaimed(work.page, sentence.start, sentence.end))


def _spoken(told: list[Chain]) -> bool:
    return any(chain.clause.how == "subject" and not chain.clause.speakers[0].post for chain in told)


def _tells(sentence: Sentence) -> bool:
    numbered = any(c.minimum is not None or c.maximum is not None for c in counts(sentence.text))
    return numbered or attribution(sentence.text).verb in ("blames", "conflicting")


def _chain(work: _Work, sentence: Sentence, chain: Chain) -> None:
    text = sentence.text
    chain = _with_late_members(text, chain)
    speakers, relays = _actors(work, sentence, chain)
    if not speakers:
        return
    content, at = _content(text, chain)
    said = _said(text, content, at, chain, speakers)
    words = " ".join(text[chain.clause.start : chain.clause.end].split())
    if said is None:
        if _goes_on(work, sentence, chain, content):
            _extend(work, sentence, chain)
        if not chain.quoted:
            work.memory.keep(speakers, relays, sentence.paragraph, text)
        return
    first, last = _span(sentence, chain)
    first = _announced(work, sentence, chain, first)
    evidence = work.page.quotation(first, last)
    added = []
    for speaker, actor in zip(chain.clause.speakers, speakers, strict=False):
        added.append(len(work.claims))
        work.claims.append(_claim(work, sentence, chain, said, actor, relays, evidence, speaker))
    _compared(work, sentence, chain, said)
    work.last_clause, work.last_end = added, sentence.start + chain.clause.end
    if _REPEATED.search(words) and added[0] > 0:
        _repeating(work, added)
    work.memory.keep(speakers, relays, sentence.paragraph, text)


def _with_late_members(text: str, chain: Chain) -> Chain:
    """ "users posted eulogies, including their neighbour Hosam Azzam": he is one of those who posted."""
    clause = chain.clause
    found = _LATE_MEMBER.search(text, clause.said, clause.end)
    if found is None or len(clause.speakers) != 1 or not clause.speakers[0].collective:
        return chain
    member = Speaker(found["name"], "person", found.start("name"), found.end("name"), member_of_group=True)
    group = replace(clause.speakers[0], members=(member,))
    return replace(chain, clause=replace(clause, speakers=(group, member)))


def _actors(work: _Work, sentence: Sentence, chain: Chain) -> tuple[list[Actor], tuple[Actor, ...]]:
    """The speakers and those who pass them on; an anaphor brings both from the sentence before."""
    relays = tuple(_relay(work, sentence, chain, r) for r in chain.relays if r.anaphor is None)
    found: list[Actor] = []
    for speaker in chain.clause.speakers:
        if speaker.anaphor is None:
            found.append(work.memory.full(actors.actor(work.page, speaker, sentence.start)))
            continue
        stands, carried = work.memory.stands_for(speaker, sentence.paragraph)
        evidence = work.page.quotation(sentence.start + speaker.start, sentence.start + speaker.end)
        found += [actor.model_copy(update={"evidence": evidence}) for actor in stands]
        relays = relays or carried
    for relay in chain.relays:
        if relay.anaphor is not None:
            stands, _ = work.memory.stands_for(relay, sentence.paragraph)
            relays = (*stands, *relays)
    if any(a.kind == "monitor" for a in found):
        return [], ()
    names = {a.name for a in found}
    return found, tuple(r for r in relays if r.name not in names)


def _relay(work: _Work, sentence: Sentence, chain: Chain, relay: Speaker) -> Actor:
    actor = actors.actor(work.page, relay, sentence.start)
    if chain.relay_start is None:
        return actor
    words = work.page.quotation(sentence.start + min(chain.relay_start, relay.start), sentence.start + relay.end)
    return actor.model_copy(update={"evidence": words})


def _content(text: str, chain: Chain) -> tuple[str, int]:
    """The clause without its speakers' names, at its old offsets, and where it starts in the sentence."""
    clause = chain.clause
    start = clause.start
    shown = pictures.words_of(text, clause) if pictures.only_shows_first(text, clause) else None
    pieces = list(text[start : clause.end])
    blank = [(clause.subject_start, clause.subject_end), *((s.start, s.end) for s in (*clause.speakers, *chain.relays))]
    if shown is not None:
        blank.append((start, shown))
    for first, last in blank:
        for at in range(max(first - start, 0), min(last - start, len(pieces))):
            pieces[at] = " "
    return "".join(pieces), start


@dataclass(frozen=True, slots=True)
class _Said:
    """What a clause says: whom it makes responsible, whom it counts."""

    content: str
    at: int
    attribution: Attribution
    counts: tuple[Count, ...]
    position: official.Told | None = None


def _said(text: str, content: str, at: int, chain: Chain, speakers: list[Actor]) -> _Said | None:
    """None where the clause says nothing of who was harmed, what was done, or by whom."""
    if pictures.only_shows(text, chain.clause):
        return None
    party = next((a.name for a in speakers if a.kind == "belligerent"), None)
    if party is not None:
        return _own_words(content, at, party)
    told = attribution(content)
    if any(a.kind == "official" for a in speakers):
        denied = denial(content)
        if denied is not None and re.search(r"\b(?:den\w+|no|not)\b", content):
            told = Attribution(denied, told.parties)
    if chain.clause.negated and told.verb in ("blames", "reports-action"):
        told = NOTHING
    counted = _counted(content, chain, text)
    if told.verb == "none" and not counted and not _about_harm(content, chain) and not _REPEATED.search(text):
        official_one = any(a.kind == "official" for a in speakers)
        return _Said(content, at, NOTHING, ()) if official_one and undecided(content) else None
    return _Said(content, at, told, tuple(counted))


def _counted(content: str, chain: Chain, text: str) -> list[Count]:
    counted = _handed_in(text, chain) or counts(content)
    persons = named(content)
    if persons is None:
        return counted
    killed, hurt, start, end = persons
    for kind, number in (("killed", killed), ("injured", hurt)):
        said = any(c.harm == kind and (c.minimum is not None or c.maximum is not None) for c in counted)
        if number and not said:
            counted = [c for c in counted if c.harm != kind or c.unit == "families"]
            name = Count("killed" if kind == "killed" else "injured", "people-unspecified", "persons", number, None, "at-least", start, end, start, end)
            counted.append(name)
    return counted


def _handed_in(text: str, chain: Chain) -> list[Count]:
    """ "range from 12, provided by A, to 20, provided by B": the number directly before belongs to the speaker."""
    if chain.clause.how != "passive":
        return []
    before = _NUMBER_BY.search(text[max(0, chain.clause.subject_start - 60) : chain.clause.subject_start])
    kind = _KIND.search(text)
    number = numbers(before["number"])[:1] if before and kind else []
    if before is None or kind is None or not number:
        return []
    start = chain.clause.subject_start - (len(before.string) - before.start("number")) - chain.clause.start
    end = start + len(before["number"])
    first = number[0]
    return [Count("killed" if kind["killed"] else "injured", "people-unspecified", "persons", first.minimum, first.maximum, first.bound, start, end, start, end)]


def _about_harm(content: str, chain: Chain) -> bool:
    if harm.HARM.search(content):
        return True
    return harm.STRIKE.search(content) is not None and chain.clause.verbs[0] not in ("share", "express", "remember", "call", "describe")


def _own_words(content: str, at: int, party: str) -> _Said | None:
    """A belligerent on its own action: it says that it struck, denies it, or tells how it judges the report."""
    told = official.position(content)
    denied = denial(content)
    mine = [p for p in parties(content) if p.name == party]
    acts = _OWN.search(content) is not None or attribution(content).verb in ("reports-action", "blames") and bool(mine)
    if denied is not None:
        return _Said(content, at, Attribution(denied), (), told)
    counted = [c for c in counts(content) if c.group != "belligerents"]
    if told is None and counted and re.search(r"\b(?:confirm|acknowledg|admit|accept|conced|assess)\w*", content):
        return _Said(content, at, Attribution("reports-action"), tuple(counted))
    if told is None and acts:
        return _Said(content, at, Attribution("reports-action"), tuple(counts(content)))
    if undecided(content):
        return _Said(content, at, NOTHING, (), told)
    if told is None and not harm.HARM.search(content) and not harm.STRIKE.search(content) and not re.search(r"\bactivity\b", content):
        return None
    return _Said(content, at, NOTHING, (), told)


def _claim(
    work: _Work, sentence: Sentence, chain: Chain, said: _Said, actor: Actor, relays: tuple[Actor, ...],
    evidence: Quotation, speaker: Speaker,
) -> Claim:  # fmt: skip
    start = sentence.start + said.at
    parties_ = _parties(work, said, start, actor)
    after = chain.clause.said - said.at if chain.clause.how == "subject" else 0
    term = None
    if said.position is not None:
        words = work.page.quotation(start + said.position.start, start + said.position.end)
        term = official.position_term(said.position, words)
    told = said.position is not None or said.attribution.verb in ("denies-action", "denies-harm")
    return Claim(
        claimant=actor,
        relays=relays,
        members=tuple(member.name for member in (actors.actor(work.page, m, sentence.start) for m in speaker.members)),
        verb=said.attribution.verb,
        attributed_to=parties_,
        figures=_figures(work, said, start),
        stated_time=stated_time(said.content[after:], work.page.base + start + after, work.page.year),
        target=_target(work, said, start, parties_),
        position=term,
        position_of=actor if term is not None else None,
        notes=_notes(work, said, start),
        source=work.page.source(actor.name),
        statement=official.own_statement(work.reading, actor.name, sentence.text) if told and said.attribution.verb != "none" else None,
        rule=_rule(chain, said, actor),
        evidence=evidence,
    )


def _parties(work: _Work, said: _Said, start: int, actor: Actor) -> tuple[Actor, ...]:
    told = said.attribution
    if (actor.kind == "belligerent" and told.verb != "none" or told.verb in ("denies-action", "denies-harm")) and not told.parties:
        return (actor,)
    if told.unseen is not None:
        unseen = told.unseen
        words = findings.unseen_actor(work.page, unseen.name, start + unseen.start, start + unseen.end)
        if words not in work.findings:
            work.findings.append(words)
        return (actors.culprit(work.page, unseen, start, registered=False),)
    return tuple(actors.culprit(work.page, party, start) for party in told.parties)


def _figures(work: _Work, said: _Said, start: int) -> tuple[Figure, ...]:
    return figures(work.page.text, work.page.base, start, list(said.counts))


def _target(work: _Work, said: _Said, start: int, blamed: tuple[Actor, ...]) -> Actor | None:
    """A party after "targeting" or "against": what the strike is said to have been aimed at."""
    for party in parties(said.content):
        before = said.content[max(0, party.start - 24) : party.start]
        if re.search(r"\b(?:targeting|targeted|against|on)\s+(?:an?\s+|the\s+)?$", before) and party.name not in {a.name for a in blamed}:
            return actors.culprit(work.page, party, start)
    return None


def _notes(work: _Work, said: _Said, start: int) -> tuple[Quotation, ...]:
    hedged = hedge(said.content)
    return (work.page.quotation(start + hedged[0], start + hedged[1]),) if hedged else ()


def _rule(chain: Chain, said: _Said, actor: Actor) -> str:
    """The name of the rule: what it found, or, where it found only words of harm, how it found the speaker."""
    if actor.kind == "belligerent":
        return "prose-official"
    if chain.quoted:
        return "prose-quoted"
    if said.attribution.verb != "none":
        return f"prose-{said.attribution.verb}"
    if chain.clause.speakers[0].anaphor is not None:
        return "prose-pronoun"
    if chain.clause.how in ("passive", "formula"):
        return f"prose-{chain.clause.how}"
    if chain.relays:
        return "prose-relayed"
    if any(c.bound == "at-least" and c.by == -1 and c.group == "people-unspecified" for c in said.counts):
        return "prose-tribute"
    return "prose-said"


def _span(sentence: Sentence, chain: Chain) -> tuple[int, int]:
    return sentence.start + chain.clause.start, sentence.start + chain.clause.end


def _goes_on(work: _Work, sentence: Sentence, chain: Chain, content: str) -> bool:
    """ "It added that the victims were from the same family": more of the claim before, no claim of its own."""
    return (
        chain.clause.speakers[0].anaphor in ("it", "he", "she", "they")
        and bool(work.last_clause)
        and sentence.paragraph == work.memory.paragraph
        and re.fullmatch(r"\s*", work.page.text[work.last_end : sentence.start]) is not None
    )


def _announced(work: _Work, sentence: Sentence, chain: Chain, first: int) -> int:
    """Where a claim begins that the sentence before only announced: "X gave an update on the dead. The statement reads …"."""
    if chain.clause.speakers[0].anaphor not in _POSTS or len(work.last_clause) != 1 or work.last_clause[0] != len(work.claims) - 1:
        return first
    before = work.claims[-1]
    if before.figures or before.verb != "none" or sentence.paragraph != work.memory.paragraph or before.evidence.start is None:
        return first
    if any(mark in before.evidence.exact for mark in "“\"") or work.page.text[work.last_end : sentence.start].strip():
        return first
    work.claims.pop()
    return before.evidence.start - work.page.base


def _extend(work: _Work, sentence: Sentence, chain: Chain) -> None:
    base = work.page.base
    for at in work.last_clause:
        claim = work.claims[at]
        if claim.evidence.start is None:
            continue
        longer = work.page.quotation(claim.evidence.start - base, sentence.end)
        note = work.page.quotation(*_without_stop(sentence, chain))
        work.claims[at] = claim.model_copy(update={"evidence": longer, "notes": (*claim.notes, note)})
    work.last_end = sentence.end


def _without_stop(sentence: Sentence, chain: Chain) -> tuple[int, int]:
    words = sentence.text[chain.clause.said :]
    that = re.match(r"\s*(?:that\s+)?", words)
    start = chain.clause.said + (that.end() if that else 0)
    return sentence.start + start, sentence.start + len(sentence.text.rstrip(".”’\" "))


def _compared(work: _Work, sentence: Sentence, chain: Chain, said: _Said) -> None:
    """ "similar to a number of other sources, did not identify the culprit": the group says the same of this."""
    found = _LIKE.search(sentence.text, chain.clause.start, chain.clause.end)
    if found is None:
        return
    rest = attribution(found["rest"])
    if rest.verb == "none":
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


def _repeating(work: _Work, added: list[int]) -> None:
    """ "These details were repeated by …": the claims are copies of the one before, whose figures they do not repeat."""
    before = added[0] - 1
    for at in added:
        if work.claims[before].claimant.name != work.claims[at].claimant.name:
            work.claims[at] = work.claims[at].model_copy(update={"copy_of": before})


def _updates(found: list[Claim]) -> list[Claim]:
    """Links an update to the claim of the same speaker that it updates, and a later position to the earlier one."""
    latest: dict[tuple[str, bool], int] = {}
    result = []
    for at, claim in enumerate(found):
        key = (claim.claimant.name, claim.position is not None)
        before = latest.get(key)
        if before is not None and _replaces(found[before], claim):
            claim = claim.model_copy(update={"replaces": before})
        if claim.figures or claim.position is not None:
            latest[key] = at
        result.append(claim)
    return result


def _replaces(before: Claim, claim: Claim) -> bool:
    if claim.position is not None:
        return before.position is not None and before.position.concept != claim.position.concept
    return bool(claim.figures) and _UPDATE.search(claim.evidence.exact) is not None and claim.claimant.kind != "monitor"
