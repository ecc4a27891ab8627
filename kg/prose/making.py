"""Makes the claim of one speaker out of what a clause says."""

import re

from kg.model import Actor, Claim, Figure, Quotation
from kg.prose import findings, official
from kg.prose.blame.negation import hedge
from kg.prose.counts.model_figures import figures
from kg.prose.names import actors
from kg.prose.names.noun_phrases import Speaker
from kg.prose.names.registers import Party, parties
from kg.prose.said import Said
from kg.prose.speech.hearsay import Chain
from kg.prose.stated_places import place
from kg.prose.words.sentences import Sentence
from kg.prose.words.times import stated_time
from kg.prose.work import Work

_AND_ARMY = re.compile(
    r"(?:[’']s)?(?:\s+(?:forces|aircraft|warplanes|planes|jets))?\s+(?:and|along\s+with"
    r"|together\s+with)\s+(?P<army>(?:the|our)\s+army)\b(?![’'])"
)
_ARMY_AND = re.compile(r"\b(?P<army>(?:the|our)\s+army)\s+(?:and|along\s+with|together\s+with)\s+(?:the\s+)?$")


def made(
    work: Work, sentence: Sentence, chain: Chain, said: Said, actor: Actor, relays: tuple[Actor, ...],
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
        stated_place=_place(work, said, start, after),
        target=_target(work, said, start, parties_),
        position=term,
        position_of=actor if term is not None else None,
        notes=_notes(work, said, start),
        source=work.page.source(actor.name),
        statement=official.own_statement(work.reading, actor.name, sentence.text)
        if told and said.attribution.verb != "none"
        else None,
        rule=_rule(chain, said, actor),
        evidence=evidence,
    )


def _place(work: Work, said: Said, start: int, after: int) -> Quotation | None:
    if not said.content[after:].strip(" .”"):  # "three died in X, Noor News said"
        after = 0
    found = place(said.content[after:])
    return work.page.quotation(start + after + found[0], start + after + found[1]) if found else None


def _parties(work: Work, said: Said, start: int, actor: Actor) -> tuple[Actor, ...]:
    told = said.attribution
    if (
        (actor.kind == "belligerent" and told.verb != "none") or told.verb in ("denies-action", "denies-harm")
    ) and not told.parties:
        return (actor,)
    if told.unseen is not None:
        unseen = told.unseen
        words = findings.unseen_actor(work.page, unseen.name, start + unseen.start, start + unseen.end)
        if words not in work.findings:
            work.findings.append(words)
        return (actors.culprit(work.page, unseen, start, registered=False),)
    named = tuple(actors.culprit(work.page, party, start) for party in told.parties)
    return (*named, *_with_army(work, said, start, {actor.name for actor in named}))


def _with_army(work: Work, said: Said, start: int, named: set[str]) -> tuple[Actor, ...]:
    """ "the bombing of the Coalition and the army": the army is the one that the page names."""
    if (
        work.page.home.army is None
        or work.page.home.army in named
        or said.attribution.verb not in ("blames", "reports-action")
    ):
        return ()
    for party in said.attribution.parties:
        found = _AND_ARMY.match(said.content, party.end)
        army = found or _ARMY_AND.search(said.content, max(0, party.start - 40), party.start)
        if army:
            words = Party(work.page.home.army, army.start("army"), army.end("army"))
            return (actors.culprit(work.page, words, start),)
    return ()


def _figures(work: Work, said: Said, start: int) -> tuple[Figure, ...]:
    return figures(work.page.text, work.page.base, start, list(said.counts))


def _target(work: Work, said: Said, start: int, blamed: tuple[Actor, ...]) -> Actor | None:
    """A party after "targeting" or "against": what the strike is said to have been aimed at."""
    for party in parties(said.content):
        before = said.content[max(0, party.start - 24) : party.start]
        if re.search(r"\b(?:targeting|targeted|against|on)\s+(?:an?\s+|the\s+)?$", before) and party.name not in {
            a.name for a in blamed
        }:
            return actors.culprit(work.page, party, start)
    return None


def _notes(work: Work, said: Said, start: int) -> tuple[Quotation, ...]:
    hedged = hedge(said.content)
    return (work.page.quotation(start + hedged[0], start + hedged[1]),) if hedged else ()


def _rule(chain: Chain, said: Said, actor: Actor) -> str:
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
