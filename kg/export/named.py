"""Whom a store names: what the screen of names is made of, counted so that a change of the store needs no look at all.

A name that is taken out of one document may stand in another. So each is kept with the number of things that bear it,
and after a change only the things are asked that a triple which came or went speaks of. What people set aside names
whom it named: a reading that was withdrawn because the man is alive must not let out his name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from pyoxigraph import Literal, NamedNode

from kg.filling import Changed
from kg.iri import Names
from kg.names.naming import may_name
from kg.store import Graphs
from kg.terms import PROV, RDF, SCHEMA, SKOS

Counts = dict[str, dict[str, int]]  #: of each kind: the words, and how many things bear them


@dataclass(frozen=True, slots=True)
class Named:
    """Names of listed persons ("listed") and of speakers, and the words of figures that may name somebody: those of
    figures that stand ("counted") and of figures that people set aside ("set aside").

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
        for kind, it in _kinds(names).items():
            marked = f"{it.mark} {it.marked or '?any'}"
            asked = (
                f"SELECT ?value (COUNT(DISTINCT ?it) AS ?n) {{ ?it {marked} ; {it.telling} ?value }} GROUP BY ?value"
            )
            found[kind] = Counter()
            for row in graphs.rows(asked):
                for words in _wanted(kind, row["value"].value):
                    found[kind][words] += int(row["n"].value)
        return cls(_in_order(found))

    def since(self, before: Graphs, graphs: Graphs, changed: Changed, names: Names) -> Named:
        """All that `graphs` names, if this is what `before` did and `changed` lies between them."""
        found = {kind: Counter(counts) for kind, counts in self.counts.items()}
        kinds = _kinds(names).values()
        telling, marks = {it.telling for it in kinds}, {(it.mark, it.marked) for it in kinds}
        touched = {
            it.subject
            for it in (*changed.gone, *changed.come)
            if it.predicate in telling or not marks.isdisjoint(((it.predicate, it.object), (it.predicate, None)))
        }
        for thing in touched:
            if isinstance(thing, NamedNode):
                for kind, words in _borne(before, names, thing):
                    found[kind][words] -= 1
                for kind, words in _borne(graphs, names, thing):
                    found[kind][words] += 1
        return Named(_in_order(found))


@dataclass(frozen=True, slots=True)
class _Kind:
    """Things with this property, and this value of it (None: any); what `telling` gives are the words."""

    mark: NamedNode
    marked: NamedNode | None
    telling: NamedNode


def _kinds(names: Names) -> Mapping[str, _Kind]:
    chv = names.chv
    return {
        "counted": _Kind(RDF.type, chv.Figure, chv.verbatim),
        "listed": _Kind(RDF.type, chv.Victim, SKOS.prefLabel),
        "set aside": _Kind(PROV.wasInvalidatedBy, None, SCHEMA.text),
        "speakers": _Kind(RDF.type, chv.Actor, SKOS.prefLabel),
    }


def _wanted(kind: str, value: str) -> set[str]:
    """The words in a value that count."""
    if kind == "set aside":
        return {words for words in _of_figures(value) if may_name(words)}
    return {value} if kind != "counted" or may_name(value) else set()


def _of_figures(text: str) -> Iterator[str]:
    """The words of the figures in what the machine had read, as JSON; a spelling is none."""
    try:
        waiting: list[Any] = [orjson.loads(text)]
    except orjson.JSONDecodeError:
        return
    while waiting:
        it = waiting.pop()
        if isinstance(it, dict) and "harm" in it and "verbatim" in it:
            yield str(it["verbatim"])
        waiting += it.values() if isinstance(it, dict) else it if isinstance(it, list) else ()


def _borne(graphs: Graphs, names: Names, thing: NamedNode) -> Iterator[tuple[str, str]]:
    """The kinds of one thing, each with the words that it bears as such."""
    for kind, wanted in _kinds(names).items():
        marks = [it.object for it in graphs.said_of(thing, wanted.mark)]
        if wanted.marked in marks or (marks and wanted.marked is None):
            for it in graphs.said_of(thing, wanted.telling):
                if isinstance(it.object, Literal | NamedNode):
                    yield from ((kind, words) for words in _wanted(kind, it.object.value))


def _in_order(found: Mapping[str, Counter[str]]) -> Counts:
    return {
        kind: {words: found[kind][words] for words in sorted(found[kind]) if found[kind][words]}
        for kind in sorted(found)
    }
