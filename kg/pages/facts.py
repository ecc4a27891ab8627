"""Walks the graph from thing to thing, every answer in a fixed order, and names things in words."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.iri import Names, unsegment
from kg.pages.pieces import Reads
from kg.pages.words import Said
from kg.store import Graphs, Term
from kg.terms import DCT, OA, PROV, RDF, RDFS, SCHEMA, SKOS

Object = NamedNode | Literal
_Known = dict[NamedNode, dict[NamedNode, list[Object]]]


class Facts:
    """The union of all graphs, seen thing by thing. What was looked up once is kept, `reads` takes down all of it."""

    def __init__(self, graphs: Graphs, names: Names, reads: Reads | None = None) -> None:
        self.graphs, self.names = graphs, names
        self.chv, self.chc = names.chv, names.chc
        self.reads = Reads() if reads is None else reads
        self._known: _Known = {}
        self._terms: _Known = {}

    def anew(self, reads: Reads) -> Facts:
        """The same with nothing kept but the terms of the ontology, of which all incidents speak: for the next one."""
        other = Facts(self.graphs, self.names, reads)
        other._terms = self._terms
        return other

    def of(self, thing: NamedNode) -> dict[NamedNode, list[Object]]:
        """Everything said of a thing: predicate to objects, both in the order of their terms."""
        found = self._known.get(thing)
        if found is None:
            self.reads.said.add(thing)
            found = self._terms.get(thing)
        if found is None:
            gathered: dict[NamedNode, list[Object]] = {}
            for quad in self.graphs.said_of(thing):
                if isinstance(quad.object, NamedNode | Literal):
                    gathered.setdefault(quad.predicate, []).append(quad.object)
            found = {key: _sorted(gathered[key]) for key in sorted(gathered, key=lambda it: it.value)}
            kept = self._terms if thing.value.startswith((self.chv.iri, self.chc.iri)) else self._known
            kept[thing] = found
        return found

    def all(self, thing: NamedNode, predicate: NamedNode) -> list[Object]:
        return self.of(thing).get(predicate, [])

    def things(self, thing: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        return [it for it in self.all(thing, predicate) if isinstance(it, NamedNode)]

    def thing(self, thing: NamedNode, predicate: NamedNode) -> NamedNode | None:
        return next(iter(self.things(thing, predicate)), None)

    def words(self, thing: NamedNode, predicate: NamedNode) -> list[Said]:
        return [Said.of(it) for it in self.all(thing, predicate) if isinstance(it, Literal)]

    def word(self, thing: NamedNode, predicate: NamedNode) -> Said | None:
        return next(iter(self.words(thing, predicate)), None)

    def value(self, thing: NamedNode, predicate: NamedNode) -> str | None:
        found = self.word(thing, predicate)
        return found.text if found else None

    def number(self, thing: NamedNode, predicate: NamedNode) -> int | None:
        """An integer; None where none stands or what stands is no integer (a shape reports that)."""
        found = self.value(thing, predicate)
        return int(found) if found is not None and found.lstrip("-").isascii() and found.lstrip("-").isdigit() else None

    def is_a(self, thing: NamedNode, kind: NamedNode) -> bool:
        if thing in self._known or thing in self._terms:
            return kind in self.all(thing, RDF.type)
        # most that is asked so is not what was looked for, and nothing else is asked of it
        self.reads.said.add(thing)
        return any(quad.object == kind for quad in self.graphs.said_of(thing, RDF.type))

    def pointing(self, thing: NamedNode | Literal, predicate: NamedNode | None = None) -> list[NamedNode]:
        """The things that point at this one, in the order of their IRIs."""
        self.reads.leading.add((thing, predicate))
        found = {quad.subject for quad in self.graphs.leading_to(thing, predicate)}
        return sorted((it for it in found if isinstance(it, NamedNode)), key=_iri)

    def label(self, thing: NamedNode) -> Said:
        """The English label, else any, else the last part of the IRI."""
        labels = self.words(thing, SKOS.prefLabel) or self.words(thing, RDFS.label)
        english = [it for it in labels if it.language in ("en", None)]
        return (english or labels or [Said(tail(thing))])[0]

    def labels(self, things: Iterable[NamedNode]) -> tuple[Said, ...]:
        return tuple(self.label(it) for it in things)

    def local(self, concept: NamedNode) -> str:
        """A concept's local name ("report-source-item")."""
        return concept.value.removeprefix(self.chc.iri)

    def evidence(self, thing: NamedNode) -> list[NamedNode]:
        """The quotations that carry a thing, in the page's order; words without offsets come last."""
        return sorted(self.things(thing, self.chv.evidence), key=self.span)

    def span(self, quotation: NamedNode) -> tuple[float, float, str]:
        start, end = self.number(quotation, OA.start), self.number(quotation, OA.end)
        far = float("inf")
        return (far if start is None else start, far if end is None else end, quotation.value)

    def document(self, quotation: NamedNode) -> NamedNode | None:
        """The document that a quotation was taken from."""
        version = self.thing(quotation, PROV.wasQuotedFrom)
        return self.thing(version, DCT.isVersionOf) if version else None

    def rule(self, thing: NamedNode) -> str | None:
        """The rule of reading that made a thing ("fields-assessment")."""
        activity = self.thing(thing, PROV.wasGeneratedBy)
        return (self.value(activity, DCT.identifier) or tail(activity)) if activity else None

    def page_order(self, thing: NamedNode) -> tuple[float, float, str]:
        """Where a thing stands on its page: by its number there, else by its first words."""
        position = self.number(thing, SCHEMA.position)
        first = next((self.span(it)[0] for it in self.evidence(thing)), float("inf"))
        return (float("inf") if position is None else position, first, thing.value)


def tail(thing: NamedNode) -> str:
    """The last part of an IRI, readable."""
    last = thing.value.rstrip("/").replace("#", "/").rpartition("/")[2]
    try:
        return unsegment(last) or thing.value
    except UnicodeDecodeError:
        return last


_iri = attrgetter("value")


def _sorted(objects: list[Object]) -> list[Object]:
    return objects if len(objects) == 1 else sorted(objects, key=_order)


def _order(term: Term) -> tuple[str, str, str]:
    if isinstance(term, Literal):
        return (term.value, term.datatype.value, term.language or "")
    return (term.value if isinstance(term, NamedNode | BlankNode) else "", "", "")
