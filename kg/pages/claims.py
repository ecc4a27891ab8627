"""Who says what: every claim about an incident as a row of its own, nobody's words merged with another's."""

from dataclasses import dataclass
from enum import IntEnum

from pyoxigraph import Literal, NamedNode

from kg.pages.disclosure import Disclosure, Shown
from kg.pages.facts import Facts
from kg.pages.figures import FigureView, figures
from kg.pages.places import PointView, points
from kg.pages.source_text import Passage, SourceTexts
from kg.pages.ties import Tie, ties
from kg.pages.times import in_words
from kg.pages.words import Said
from kg.terms import OA, SCHEMA


class Voice(IntEnum):
    """Whose row it is, in the order of the table."""

    ASSESSMENT = 1  #: the monitor's own assessment
    RECORDED = 2  #: what the monitor records of a belligerent
    OFFICIAL = 3  #: a belligerent or other official body, in words of its own
    CLAIMANT = 4  #: everybody else


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a claim says: "blames" + whom, "position" + which. `objects` may be empty."""

    verb: Said
    objects: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the page that carry something, with their place."""

    passage: Passage
    words: Shown


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim. `of` is the belligerent whose position it records.

    `named_as` are the words by which the page names the speaker, None where no more than their case is another.
    `iri` is empty where it must not be shown; `rule` None: the graph names no reading. `ties` say with whose claims it
    is not to be counted.
    """

    node: NamedNode
    iri: str
    voice: Voice
    speaker: Shown
    named_as: Shown | None
    speaker_kind: Said | None
    of: Shown | None
    relays: tuple[Shown, ...]
    ties: tuple[Tie, ...]
    says: tuple[Statement, ...]
    killed: tuple[FigureView, ...]
    injured: tuple[FigureView, ...]
    conceded: tuple[FigureView, ...]
    when: tuple[Shown, ...]
    points: tuple[PointView, ...]
    notes: tuple[Shown, ...]
    quotes: tuple[Quote, ...]
    rule: str | None
    checked_by: tuple[Shown, ...]


#: What a claim may say of a party, the gravest first; each is a different thing (DECISIONS 2).
VERBS = (
    "blames",
    "conflictingBlame",
    "suspects",
    "listsAsKnown",
    "reportsActionBy",
    "deniesAction",
    "deniesHarm",
    "target",
    "knownTarget",
)
#: Schemes whose values the table shows; the others stand in the incident's summary.
_SAID = ("harm-status", "reason")
_OFFICIAL = frozenset({"actor-belligerent", "actor-official"})


def claim_rows(facts: Facts, texts: SourceTexts, disclosure: Disclosure, incident: NamedNode) -> tuple[ClaimRow, ...]:
    """Every claim about the incident: the monitor's first, then recorded positions, then all others in page order."""
    chv = facts.chv
    claims = [it for it in facts.pointing(incident, chv.about) if facts.things(it, chv.claimedBy)]
    rows = [(claim, _row(facts, texts, disclosure, claim)) for claim in claims]
    rows.sort(key=lambda pair: (pair[1].voice, facts.page_order(pair[0])))
    return tuple(row for _, row in rows)


def _row(facts: Facts, texts: SourceTexts, disclosure: Disclosure, claim: NamedNode) -> ClaimRow:
    chv = facts.chv
    speaker = facts.things(claim, chv.claimedBy)[0]
    kind = facts.thing(speaker, chv.kind)
    of = facts.thing(claim, chv.positionOf)
    counts = figures(facts, disclosure, claim, chv.figure)
    return ClaimRow(
        node=claim,
        iri=disclosure.iri(claim.value),
        voice=_voice(facts, claim, speaker, kind, of),
        speaker=disclosure.fact(facts.label(speaker)),
        named_as=_named_as(facts, disclosure, claim, speaker),
        speaker_kind=facts.label(kind) if kind else None,
        of=disclosure.fact(facts.label(of)) if of and of != speaker else None,
        relays=_relays(facts, disclosure, claim),
        ties=ties(facts, disclosure, claim, speaker),
        says=tuple(_says(facts, disclosure, claim)),
        killed=tuple(it for it in counts if it.harm == "harm-killed"),
        injured=tuple(it for it in counts if it.harm == "harm-injured"),
        conceded=figures(facts, disclosure, claim, chv.conceded),
        when=tuple(disclosure.fact(in_words(facts, it)) for it in facts.things(claim, chv.statedTime)),
        points=points(facts, disclosure, claim) if of else (),
        notes=tuple(disclosure.quote(it) for it in facts.words(claim, chv.note)),
        quotes=quotes(facts, texts, disclosure, claim),
        rule=facts.rule(claim),
        checked_by=tuple(disclosure.fact(facts.label(it)) for it in facts.things(claim, chv.checkedBy)),
    )


def _named_as(facts: Facts, disclosure: Disclosure, claim: NamedNode, speaker: NamedNode) -> Shown | None:
    words, name = facts.word(claim, facts.chv.namedAs), facts.label(speaker)
    if words is None or words.text.casefold() == name.text.casefold() or not isinstance(disclosure.fact(name), Said):
        return None  # whose name is withheld is not called otherwise either
    return disclosure.fact(words)


def quotes(facts: Facts, texts: SourceTexts, disclosure: Disclosure, thing: NamedNode) -> tuple[Quote, ...]:
    """The words that carry a thing; a whole narrative is none of them unless the settings allow running text."""
    narratives = set(facts.things(thing, facts.chv.narrative))
    found = []
    for node in facts.evidence(thing):
        if node in narratives and disclosure.text != "full":
            continue
        exact = facts.word(node, OA.exact)
        found.append(Quote(texts.passage(node), disclosure.quote(exact.text if exact else "")))
    return tuple(found)


def _voice(facts: Facts, claim: NamedNode, speaker: NamedNode, kind: NamedNode | None, of: NamedNode | None) -> Voice:
    if facts.is_a(claim, facts.chv.Assessment):
        return Voice.ASSESSMENT
    if of is not None and of != speaker:
        return Voice.RECORDED
    return Voice.OFFICIAL if kind is not None and facts.local(kind) in _OFFICIAL else Voice.CLAIMANT


def _relays(facts: Facts, disclosure: Disclosure, claim: NamedNode) -> tuple[Shown, ...]:
    """Who passes the claim on, nearest to the page last."""
    hops = sorted(facts.things(claim, facts.chv.relay), key=facts.page_order)
    return tuple(disclosure.fact(facts.label(actor)) for hop in hops for actor in facts.things(hop, SCHEMA.item))


def _says(facts: Facts, disclosure: Disclosure, claim: NamedNode) -> list[Statement]:
    chv = facts.chv
    found = []
    if position := facts.things(claim, chv.position):
        found.append(Statement(facts.label(chv.position), tuple(disclosure.fact(it) for it in facts.labels(position))))
    for scheme in _SAID:
        values = [it for it in facts.things(claim, chv.category) if facts.local(it).startswith(f"{scheme}-")]
        if values:
            name = facts.label(facts.chc[scheme])
            found.append(Statement(name, tuple(disclosure.fact(it) for it in facts.labels(values))))
    for verb in VERBS:
        if objects := facts.things(claim, chv[verb]):
            found.append(Statement(facts.label(chv[verb]), tuple(disclosure.fact(it) for it in facts.labels(objects))))
    if any(isinstance(it, Literal) and it.value in ("true", "1") for it in facts.all(claim, chv.notIdentified)):
        found.append(Statement(facts.label(chv.notIdentified), ()))
    return found
