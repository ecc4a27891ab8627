"""How a claim hangs together with others: groups and their members, statements told again, words said twice."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.disclosure import Disclosure, Shown
from kg.pages.facts import Facts
from kg.pages.words import Said
from kg.terms import DCT, FOAF, PROV, SKOS


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a claim to others, in words ("includes", "tells the statement"), and to whom or what."""

    how: str
    to: tuple[Shown, ...]


def ties(facts: Facts, disclosure: Disclosure, claim: NamedNode, speaker: NamedNode) -> tuple[Tie, ...]:
    """Why a claim is not to be counted beside others, empty: nothing says so.

    A group does not count beside its members, nor one statement, or one text, as often as it is told (DECISIONS 16b).
    """
    chv = facts.chv
    reports = [it for it in facts.things(claim, PROV.wasDerivedFrom) if facts.is_a(it, chv.Report)]
    found = (
        ("includes", [facts.label(it) for it in facts.things(speaker, FOAF.member)]),
        ("rests on", [_report(facts, it) for it in reports]),
        ("same words as", [_claim(facts, it) for it in facts.things(claim, chv.copyOf)]),
        ("comes after", [_claim(facts, it) for it in facts.things(claim, DCT.replaces)]),
    )
    return tuple(Tie(how, tuple(map(disclosure.fact, names))) for how, names in found if names)


def _claim(facts: Facts, node: NamedNode) -> Said:
    """The claim of somebody: by his name, and where he says nothing else so, by the position that it tells."""
    speaker = facts.thing(node, facts.chv.claimedBy)
    position = facts.thing(node, facts.chv.position)
    name = facts.label(speaker).text if speaker else node.value
    return Said(f"{name}: {facts.label(position).text}" if position else name)


def _report(facts: Facts, node: NamedNode) -> Said:
    """A report in words: "Civilian casualty statement by U.S.-led Coalition, issued 2020-03-25"."""
    printed = facts.word(node, SKOS.prefLabel)
    if printed is not None:
        return printed
    kind = facts.thing(node, facts.chv.kind)
    words = facts.label(kind).text if kind else "report"
    issuers = ", ".join(it.text for it in facts.labels(facts.things(node, DCT.publisher)))
    day = facts.value(node, DCT.issued)
    return Said(words + (f" by {issuers}" if issuers else "") + (f", issued {day}" if day else ""))
