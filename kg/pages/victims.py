"""Persons whom a page lists as killed or injured, and where on the page their list stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.iri import Names
from kg.pages.disclosure import Disclosure, Shown
from kg.pages.facts import Facts
from kg.pages.pieces import Reads
from kg.pages.words import Said
from kg.store import Graphs
from kg.terms import DCT, FOAF, OA, SCHEMA, SKOS


@dataclass(frozen=True, slots=True)
class VictimView:
    """A listed person; a missing field is not printed on the page."""

    names: tuple[Said, ...]
    age: Said | None
    gender: Said | None
    outcome: Said | None
    family: Said | None
    note: Shown | None


def victim_view(facts: Facts, disclosure: Disclosure, node: NamedNode) -> VictimView:
    """A person, where the settings let names leave; the note is words of the page."""
    note = facts.word(node, facts.chv.note)
    outcome = facts.thing(node, facts.chv.harm)
    family = next((it for it in facts.pointing(node, FOAF.member) if facts.is_a(it, FOAF.Group)), None)
    return VictimView(
        names=tuple(facts.words(node, SKOS.prefLabel)),
        age=facts.word(node, facts.chv.verbatim),
        gender=facts.word(node, SCHEMA.gender),
        outcome=facts.label(outcome) if outcome else None,
        family=facts.label(family) if family else None,
        note=None if note is None else disclosure.quote(note),
    )


class ListsOfPersons:
    """Where on each page persons are listed, looked up in the graph of the document that is asked for.

    Words in there that were not read may be a person whom the reader missed.
    """

    def __init__(self, graphs: Graphs, names: Names) -> None:
        self._graphs, self._names = graphs, names
        self._known: dict[str, tuple[tuple[int, int] | None, Reads]] = {}

    def get(self, document: str, nowhere: tuple[int, int], /) -> tuple[int, int]:
        """First code point and last (exclusive) of all the persons on it; `nowhere`: it lists none."""
        return self._found(document)[0] or nowhere

    def reading(self, reads: Reads) -> _Recorded:
        """The same; what is looked up is taken down."""
        return _Recorded(self, reads)

    def _found(self, document: str) -> tuple[tuple[int, int] | None, Reads]:
        if document not in self._known:
            reads = Reads(documents={document})
            self._known[document] = (self._span(document, reads), reads)
        return self._known[document]

    def _span(self, document: str, reads: Reads) -> tuple[int, int] | None:
        reads.leading.add((Literal(document), DCT.identifier))
        named = {quad.subject for quad in self._graphs.leading_to(Literal(document), DCT.identifier)}
        homes = [it for it in named if isinstance(it, NamedNode)]
        ends = [end for home in homes for end in self._ends(home, reads)]
        return (min(ends), max(ends)) if ends else None

    def _ends(self, home: NamedNode, reads: Reads) -> Iterator[int]:
        """Starts and ends of the words that tell of the persons and families of one document."""
        for kind in (self._names.chv.Victim, FOAF.Group):
            for person in self._graphs.of_kind(kind, home):
                for evidence in self._said_of(person.subject, self._names.chv.evidence, reads):
                    for predicate in (OA.start, OA.end):
                        for number in self._said_of(evidence.object, predicate, reads):
                            if isinstance(number.object, Literal):
                                yield int(number.object.value)

    def _said_of(self, thing: object, predicate: NamedNode, reads: Reads) -> Iterator[Quad]:
        if not isinstance(thing, NamedNode):
            return iter(())
        reads.said.add(thing)
        return self._graphs.said_of(thing, predicate)


@dataclass(frozen=True, slots=True)
class _Recorded:
    """Where persons are listed, for one piece of a page."""

    lists: ListsOfPersons
    reads: Reads

    def get(self, document: str, nowhere: tuple[int, int], /) -> tuple[int, int]:
        span, reads = self.lists._found(document)  # a part of it
        self.reads.add(reads)
        return span or nowhere
