"""JSON-LD for people and programs: one file with the project's context in it, so that nobody needs a network.

Each document and each incident is a node of `@graph`, and what belongs to it is nested under it: the claims with their
figures and words under the document that makes them. Each node is written out once and named by its id elsewhere.
Source: JSON-LD 1.1, https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
from pyoxigraph import Literal, NamedNode, Triple

from kg.export.base import View, replacing_file
from kg.export.context import Context
from kg.export.rdf import sorted_triples
from kg.formats import JSONLD, GraphFormat
from kg.iri import Names
from kg.resources import text
from kg.terms import DCT, FOAF, OWL, PROV, RDF, RDFS, SKOS

JsonNode = dict[str, Any]


@dataclass(frozen=True, slots=True)
class JsonLdExporter:
    format: GraphFormat = JSONLD

    def write(self, view: View, out: Path) -> None:
        """Writes one file with the context inside."""
        data = framed(sorted_triples(view), view.names)
        with replacing_file(out) as draft:
            draft.write_bytes(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def framed(triples: Iterable[Triple], names: Names, root: str | None = None) -> JsonNode:
    """The triples, sorted, as one JSON-LD document. `root`: the thing it is about, which then stands first."""
    definitions, context = _context(names.base)
    return {"@context": definitions, "@graph": _Frame(triples, names, context, root).nodes()}


def written(node: JsonNode) -> bytes:
    """A node as a file holds it, but for what it is moved in by."""
    return orjson.dumps(node, option=orjson.OPT_INDENT_2)


class Nesting:
    """Where nodes stand in the file of a whole graph: sorted by rank and then IRI. `down` and `up` are the properties
    by which a node of the rank LOOSE may stand under another: that leads to it, or that it leads to."""

    def __init__(self, names: Names) -> None:
        self._names, (_, self._context) = names, _context(names.base)
        self._frame = _Frame((), names, self._context, None)
        self.down, self.up = (tuple(map(NamedNode, sorted(it))) for it in (self._frame.down, self._frame.up))

    def rank(self, facts: list[Triple]) -> int:
        """Of a node of which so much is said."""
        return self._frame.rank(facts)

    def nodes(self, triples: Iterable[Triple]) -> Iterator[tuple[int, str, JsonNode]]:
        """The nodes of sorted triples in their order, each with its rank and IRI."""
        return _Frame(triples, self._names, self._context, None).ranked()

    def place(self, node: JsonNode) -> tuple[int, str]:
        """Rank and IRI of a node that a file holds."""
        kinds = node.get("type", ())
        rank = self._frame.rank_of({kinds} if isinstance(kinds, str) else set(kinds), self._context.key)
        if rank == LOOSE and self._context.key(RDFS.isDefinedBy.value) in node:
            rank = TERM
        return rank, self._context.expand(node["id"])


@lru_cache(maxsize=8)
def _context(base: str) -> tuple[JsonNode, Context]:
    definitions = orjson.loads(text("ontology/context.jsonld", base))["@context"]
    return definitions, Context(definitions)


class _Frame:
    """Nests nodes by fixed lists of predicates, each node at its first place; linear in the number of triples."""

    def __init__(self, triples: Iterable[Triple], names: Names, context: Context, root: str | None) -> None:
        self._context, self._root = context, root
        self._facts: dict[str, list[Triple]] = {}
        self._pointing: dict[str, dict[str, list[str]]] = {}
        self._written: set[str] = set()
        chv = names.chv
        self._first = [kind.value for kind in (chv.Document, chv.Incident, chv.Place, chv.Actor)]
        self.down = _iris(
            chv.figure, chv.conceded, chv.statedTime, chv.geolocation, chv.additionalGeolocation, chv.victim
        )
        self.down |= _iris(chv.evidence, chv.narrative, chv.relay, chv.match, DCT.hasPart, DCT.temporal)
        self.up = _iris(chv.readFrom, DCT.isVersionOf, PROV.used, FOAF.member)
        if root is not None:
            self.up |= _iris(chv.about)
        for triple in triples:
            self._add(triple)

    def _add(self, triple: Triple) -> None:
        if not isinstance(triple.subject, NamedNode):
            message = f"a graph of ours holds no blank nodes: {triple}"
            raise TypeError(message)
        subject, predicate = triple.subject.value, triple.predicate.value
        self._facts.setdefault(subject, []).append(triple)
        if isinstance(triple.object, NamedNode) and predicate in self.up:
            self._pointing.setdefault(triple.object.value, {}).setdefault(predicate, []).append(subject)

    def nodes(self) -> list[JsonNode]:
        """Documents first, then incidents, places, actors, what hangs nowhere, and last the terms of the ontology."""
        return [node for _, _, node in self.ranked()]

    def ranked(self) -> Iterator[tuple[int, str, JsonNode]]:
        """The same, each with its rank and IRI."""
        ranks: dict[int, list[str]] = {}
        for subject, facts in self._facts.items():
            ranks.setdefault(self.rank(facts), []).append(subject)
        loose = ranks.pop(LOOSE, [])
        terms = ranks.pop(TERM, [])
        top = [(rank, subject) for rank in sorted(ranks) for subject in ranks[rank]]
        if self._root is not None and self._root in self._facts:
            top = [(0, self._root), *(it for it in top if it[1] != self._root)]
            terms = [it for it in terms if it != self._root]
        self._written.update([subject for _, subject in top], terms)
        yield from ((rank, subject, self._node(subject)) for rank, subject in top)
        yield from ((LOOSE, subject, self._node(subject)) for subject in loose if self._claim(subject))
        yield from ((TERM, subject, self._node(subject)) for subject in terms)

    def rank(self, facts: list[Triple]) -> int:
        """Of a node of which so much is said."""
        kinds = {t.object.value for t in facts if t.predicate == RDF.type and isinstance(t.object, NamedNode)}
        rank = self.rank_of(kinds, str)
        return TERM if rank == LOOSE and any(t.predicate == RDFS.isDefinedBy for t in facts) else rank

    def rank_of(self, kinds: set[str], spelled: Callable[[str], str]) -> int:
        """Of a node of these classes, by their IRIs as they are `spelled` there."""
        for rank, kind in enumerate(self._first):
            if spelled(kind) in kinds:
                return rank
        return TERM if any(spelled(kind) in kinds for kind in _TERMS) else LOOSE

    def _claim(self, subject: str) -> bool:
        """True once for each node that has facts: whoever asks first writes it out."""
        if subject in self._written or subject not in self._facts:
            return False
        self._written.add(subject)
        return True

    def _node(self, subject: str, told: tuple[str, str] | None = None) -> JsonNode:
        """The node with what hangs under it. `told`: the predicate and object that its place already says."""
        node: JsonNode = {"id": self._context.compact(subject)}
        by_predicate: dict[str, list[Triple]] = {}
        for triple in self._facts[subject]:
            if not (isinstance(triple.object, NamedNode) and (triple.predicate.value, triple.object.value) == told):
                by_predicate.setdefault(triple.predicate.value, []).append(triple)
        kinds = by_predicate.pop(RDF.type.value, [])
        if kinds:
            named = [self._context.key(t.object.value) for t in kinds if isinstance(t.object, NamedNode)]
            node["type"] = named[0] if len(named) == 1 else named
        for predicate, facts in by_predicate.items():
            node |= self._context.property(predicate, [self._object(predicate, t.object) for t in facts])
        hanging = {
            self._context.key(predicate): [self._node(it, (predicate, subject)) for it in subjects if self._claim(it)]
            for predicate, subjects in self._pointing.get(subject, {}).items()
        }
        if any(hanging.values()):
            node["@reverse"] = {key: nodes for key, nodes in hanging.items() if nodes}
        return node

    def _object(self, predicate: str, thing: object) -> Literal | NamedNode | JsonNode:
        if isinstance(thing, NamedNode):
            nested = predicate in self.down and self._claim(thing.value)
            return self._node(thing.value) if nested else thing
        if isinstance(thing, Literal):
            return thing
        message = f"a graph of ours holds no such object: {thing}"
        raise TypeError(message)


#: Ranks of nodes that hang nowhere, and of the terms of the ontology.
LOOSE, TERM = 50, 99
_TERMS = {SKOS.Concept.value, SKOS.ConceptScheme.value, OWL.Ontology.value}


def _iris(*terms: NamedNode) -> set[str]:
    return {term.value for term in terms}
