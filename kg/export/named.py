"""Whom a store names: what the screen of names is made of, counted so that a change of the store needs no look at all.

A name that is taken out of one document may stand in another. So each is kept with the number of things that bear it,
and after a change only the things are asked that a triple which came or went speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.filling import Changed
from kg.iri import Names
from kg.names.naming import may_name
from kg.store import Graphs
from kg.terms import RDF, SKOS

Counts = dict[str, dict[str, int]]  #: of each kind: the words, and how many things bear them


@dataclass(frozen=True, slots=True)
class Named:
    """Names of listed persons ("listed") and of speakers, and the words of figures that may name somebody ("counted").

    `counts` as JSON has it, in the order of the words: the same store gives the same.
    """

    counts: Counts

    def words(self) -> dict[str, set[str]]:
        """The words of each kind: what a screen is made of."""
        return {kind: set(counts) for kind, counts in self.counts.items()}

    @classmethod
    def of(cls, graphs: Graphs, names: Names) -> Named:
        """All that the store names."""
        found: dict[str, Counter[str]] = {}
        for kind, (thing, predicate) in _kinds(names).items():
            asked = (
                f"SELECT ?value (COUNT(DISTINCT ?it) AS ?n) {{ ?it a {thing} ; {predicate} ?value }} GROUP BY ?value"
            )
            found[kind] = Counter()
            for row in graphs.rows(asked):
                if _wanted(kind, row["value"].value):
                    found[kind][row["value"].value] += int(row["n"].value)
        return cls(_in_order(found))

    def since(self, before: Graphs, graphs: Graphs, changed: Changed, names: Names) -> Named:
        """All that `graphs` names, if this is what `before` did and `changed` lies between them."""
        found = {kind: Counter(counts) for kind, counts in self.counts.items()}
        kinds, telling = (set(its) for its in zip(*_kinds(names).values(), strict=True))
        touched = {
            it.subject
            for it in (*changed.gone, *changed.come)
            if it.predicate in telling or (it.predicate == RDF.type and it.object in kinds)
        }
        for thing in touched:
            if isinstance(thing, NamedNode):
                for kind, words in _borne(before, names, thing):
                    found[kind][words] -= 1
                for kind, words in _borne(graphs, names, thing):
                    found[kind][words] += 1
        return Named(_in_order(found))


def _kinds(names: Names) -> Mapping[str, tuple[NamedNode, NamedNode]]:
    chv = names.chv
    return {
        "counted": (chv.Figure, chv.verbatim),
        "listed": (chv.Victim, SKOS.prefLabel),
        "speakers": (chv.Actor, SKOS.prefLabel),
    }


def _wanted(kind: str, words: str) -> bool:
    return kind != "counted" or may_name(words)


def _borne(graphs: Graphs, names: Names, thing: NamedNode) -> Iterator[tuple[str, str]]:
    """The kinds of one thing, each with the words that it bears as such."""
    classes = {it.object for it in graphs.said_of(thing, RDF.type)}
    for kind, (wanted, predicate) in _kinds(names).items():
        if wanted in classes:
            for it in graphs.said_of(thing, predicate):
                if isinstance(it.object, Literal | NamedNode) and _wanted(kind, it.object.value):
                    yield kind, it.object.value


def _in_order(found: Mapping[str, Counter[str]]) -> Counts:
    return {
        kind: {words: found[kind][words] for words in sorted(found[kind]) if found[kind][words]}
        for kind in sorted(found)
    }
