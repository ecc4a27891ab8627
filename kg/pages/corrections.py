"""What people corrected and checked on an incident's documents, from the graph of corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.disclosure import Disclosure, Shown
from kg.pages.facts import Facts
from kg.terms import DCT, OA, PROV, RDFS, SCHEMA

_PREFIX = "overlay-"


@dataclass(frozen=True, slots=True)
class JudgementView:
    """Another person's judgement on what a correction is about: `decision` is ok, wrong or replace."""

    by: Shown
    when: str
    decision: str
    reason: Shown | None


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction or check. `action` as the overlay file spells it; `field` None: it is about a claim or a name.

    `machine` is what the machine had read, as JSON or, for a spelling, in words; None: nothing was replaced or the
    settings withhold it. `machine_words` are the words that it rested on. `speakers` and `words` are those of the
    claims that were made or let stand, and of passages that were read.
    """

    iri: str
    action: str
    by: Shown
    when: str
    reason: Shown | None
    field: str | None
    machine: Shown | None
    machine_words: tuple[Shown, ...]
    speakers: tuple[Shown, ...]
    words: tuple[Shown, ...]
    others: tuple[JudgementView, ...]


def corrections(facts: Facts, disclosure: Disclosure, documents: Iterable[NamedNode]) -> tuple[CorrectionView, ...]:
    """Those of the documents, in the order of their days, then of their IRIs."""
    kinds = {facts.chc["activity-correction"], facts.chc["activity-check"]}
    found = {
        activity
        for document in documents
        for version in facts.pointing(document, DCT.isVersionOf)
        for activity in facts.pointing(version, PROV.used)
        if kinds.intersection(facts.things(activity, facts.chv.kind)) and not _judged(facts, activity)
    }
    views = [_view(facts, disclosure, it) for it in found]
    return tuple(sorted(views, key=lambda it: (it.when, it.iri)))


def _view(facts: Facts, disclosure: Disclosure, node: NamedNode) -> CorrectionView:
    used = facts.things(node, PROV.used)
    before = [it for it in used if facts.all(it, SCHEMA.text)]
    fields = [it for it in used if facts.all(it, DCT.identifier) and not facts.all(it, DCT.isVersionOf)]
    texts = [said for it in before for said in facts.words(it, SCHEMA.text)]
    about = [it for it in (*used, *facts.pointing(node, PROV.wasGeneratedBy)) if facts.things(it, facts.chv.claimedBy)]
    others = [it for it in facts.pointing(node, PROV.used) if _judged(facts, it)]
    return CorrectionView(
        iri=disclosure.iri(node.value),
        action=_action(facts, node),
        by=_by(facts, disclosure, node),
        when=_when(facts, node),
        reason=_reason(facts, disclosure, node),
        field=next((facts.value(it, DCT.identifier) for it in fields), None),
        machine=disclosure.running(texts[0]) if texts else None,
        machine_words=_words(facts, disclosure, before),
        speakers=tuple(
            disclosure.fact(facts.label(it)) for one in about for it in facts.things(one, facts.chv.claimedBy)
        ),
        words=_words(facts, disclosure, (*about, node)),
        others=tuple(_judgement(facts, disclosure, it) for it in sorted(others, key=lambda it: it.value)),
    )


def _words(facts: Facts, disclosure: Disclosure, things: Iterable[NamedNode]) -> tuple[Shown, ...]:
    quoted = [it for thing in things for it in facts.evidence(thing)]
    return tuple(disclosure.quote(said) for it in quoted for said in facts.words(it, OA.exact))


def _judgement(facts: Facts, disclosure: Disclosure, node: NamedNode) -> JudgementView:
    return JudgementView(
        by=_by(facts, disclosure, node),
        when=_when(facts, node),
        decision=_action(facts, node),
        reason=_reason(facts, disclosure, node),
    )


def _judged(facts: Facts, activity: NamedNode) -> list[NamedNode]:
    """The corrections that an activity judges: it is a judgement of another person where there is one."""
    kinds = {facts.chc["activity-correction"], facts.chc["activity-check"]}
    return [it for it in facts.things(activity, PROV.used) if kinds.intersection(facts.things(it, facts.chv.kind))]


def _action(facts: Facts, node: NamedNode) -> str:
    return (facts.value(node, DCT.identifier) or "").removeprefix(_PREFIX)


def _by(facts: Facts, disclosure: Disclosure, node: NamedNode) -> Shown:
    person = facts.thing(node, PROV.wasAssociatedWith)
    return disclosure.fact(facts.label(person) if person else "not said")


def _when(facts: Facts, node: NamedNode) -> str:
    return facts.value(node, PROV.endedAtTime) or facts.value(node, DCT.date) or ""


def _reason(facts: Facts, disclosure: Disclosure, node: NamedNode) -> Shown | None:
    found = facts.word(node, RDFS.comment)
    return disclosure.fact(found) if found else None
