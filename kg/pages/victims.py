"""Persons whom a page lists as killed or injured, and where on the page their list stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.iri import Names
from kg.pages.facts import Facts
from kg.pages.words import Said
from kg.store import Graphs
from kg.terms import DCT, FOAF, OA, RDF, SCHEMA, SKOS


@dataclass(frozen=True, slots=True)
class VictimView:
    """A listed person; a missing field is not printed on the page."""

    names: tuple[Said, ...]
    age: Said | None
    gender: Said | None
    outcome: Said | None
    family: Said | None
    note: Said | None


def victim_view(facts: Facts, node: NamedNode) -> VictimView:
    outcome = facts.thing(node, facts.chv.harm)
    family = next((it for it in facts.pointing(node, FOAF.member) if facts.is_a(it, FOAF.Group)), None)
    return VictimView(
        names=tuple(facts.words(node, SKOS.prefLabel)),
        age=facts.word(node, facts.chv.verbatim),
        gender=facts.word(node, SCHEMA.gender),
        outcome=facts.label(outcome) if outcome else None,
        family=facts.label(family) if family else None,
        note=facts.word(node, facts.chv.note),
    )


class ListsOfPersons:
    """Where on each page persons are listed, looked up in the graph of the document that is asked for.

    Words in there that were not read may be a person whom the reader missed.
    """

    def __init__(self, graphs: Graphs, names: Names) -> None:
        self._graphs, self._names = graphs, names
        self._known: dict[str, tuple[int, int] | None] = {}

    def get(self, document: str, nowhere: tuple[int, int], /) -> tuple[int, int]:
        """First code point and last (exclusive) of all the persons on it; `nowhere`: it lists none."""
        if document not in self._known:
            self._known[document] = self._span(document)
        return self._known[document] or nowhere

    def _span(self, document: str) -> tuple[int, int] | None:
        named = {quad.subject for quad in self._graphs.leading_to(Literal(document), DCT.identifier)}
        homes = [it for it in named if isinstance(it, NamedNode)]
        ends = [end for home in homes for end in self._ends(list(self._graphs.graph(home)))]
        return (min(ends), max(ends)) if ends else None

    def _ends(self, triples: Sequence[Triple]) -> Iterator[int]:
        """Starts and ends of the words that tell of the persons and families of one document."""
        kinds = (self._names.chv.Victim, FOAF.Group)
        persons = {it.subject for it in triples if it.predicate == RDF.type and it.object in kinds}
        if persons:
            evidence = self._names.chv.evidence
            words = {it.object for it in triples if it.predicate == evidence and it.subject in persons}
            for it in triples:
                if it.predicate in (OA.start, OA.end) and it.subject in words and isinstance(it.object, Literal):
                    yield int(it.object.value)
