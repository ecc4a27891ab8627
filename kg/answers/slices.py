"""The part of a graph on which the rows of some keys rest, and the keys whose rows rest on some nodes.

A row of an incident is made of what its documents say, and of what the graph says of the nodes that these name (labels
of actors, what a place lies in), and so on along the properties that the queries name. A row of a finding is made of
the finding, and of the document that it points at. So the queries, asked of such a part, give every row of these keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import NamedNode, Quad, Triple

from kg.filling import Changed
from kg.query import shipped
from kg.store import Graphs
from kg.terms import RDF

_PREFIX = re.compile(r"^PREFIX (?P<name>\w*): <(?P<iri>[^>]*)>", re.MULTILINE)
_NAME = re.compile(r"(?<![\w?<\"])(?P<prefix>\w*):(?P<local>[A-Za-z][\w-]*)", re.ASCII)


def concerned(base: str, *changed: Changed) -> list[str]:
    """The IRIs of the nodes of which the store says something else than before, as far as the queries ask for it."""
    named = _named(base)
    triples = (triple for it in changed for some in (it.gone, it.come) for triple in some)
    found = {triple.subject for triple in triples if _asked(triple, named)}
    return sorted(node.value for node in found if isinstance(node, NamedNode))


def touched(before: Graphs, now: Graphs, base: str, nodes: Iterable[str]) -> set[str]:
    """The keys whose rows may be others than before, when these nodes are: incidents and findings.

    Goes from a node to the documents that speak of it, and on to the nodes that lead to it.
    """
    parts = (_Parts(before, base), _Parts(now, base))
    waiting = [NamedNode(it) for it in nodes]
    seen, keys = set(waiting), set[str]()
    while waiting:
        node = waiting.pop()
        for part in parts:
            for subject, found in part.around(node):
                keys |= found
                if subject not in seen:
                    seen.add(subject)
                    waiting.append(subject)
    return keys


def slice_of(graphs: Graphs, base: str, keys: Iterable[str]) -> Graphs:
    """What the rows of these incidents and findings are made of, in memory."""
    part = _Parts(graphs, base)
    found: list[Quad] = []
    triples: list[Triple] = []
    named: dict[NamedNode, None] = {}
    documents: set[NamedNode] = set()
    for key in keys:
        node = NamedNode(key)
        named[node] = None
        documents.update(part.documents(node))
        found += (it for it in graphs.about(node) if it.graph_name == part.findings)
    named.update((it.object, None) for it in found if isinstance(it.object, NamedNode))
    for document in documents:
        triples += part.own(document, named)
    waiting = list(named)
    for node in waiting:  # grows while it is read
        for triple in part.said_of(node):
            triples.append(triple)
            thing = triple.object
            if isinstance(thing, NamedNode) and thing not in named:
                named[thing] = None
                waiting.append(thing)
    return Graphs.of(found, triples)


class _Parts:
    """One store, as the queries see it."""

    def __init__(self, graphs: Graphs, base: str) -> None:
        self._graphs, self._named = graphs, _named(base)
        self._about = NamedNode(f"{base}ns#about")
        self._corrections = NamedNode(f"{base}graph/corrections")
        self.findings = NamedNode(f"{base}graph/findings")
        self._corrected = any(True for _ in graphs.graph(self._corrections))
        self._incidents: dict[object, set[str]] = {}

    def said_of(self, node: NamedNode) -> Iterator[Triple]:
        for quad in self._graphs.said_of(node):
            if _asked(quad.triple, self._named):
                yield quad.triple

    def documents(self, incident: NamedNode) -> set[NamedNode]:
        """The graphs of the documents that say something about it."""
        found = (quad.graph_name for quad in self._graphs.pointing_at(incident, self._about))
        return {graph for graph in found if isinstance(graph, NamedNode)}

    def own(self, document: NamedNode, others: dict[NamedNode, None]) -> Iterator[Triple]:
        """What a document says of things of its own and of its incident's; nodes that are not such go to `others`.

        A thing's IRI continues that of its owner (`kg.iri.below`): nobody but people's corrections says more of it.
        """
        owners = tuple(f"{it}{sign}" for it in (document.value, *self.incidents(document)) for sign in "/#")
        corrected: set[NamedNode] = set()
        for triple in self._graphs.graph(document):
            subject, thing = triple.subject, triple.object
            if not isinstance(subject, NamedNode) or not _asked(triple, self._named):
                continue
            if subject.value.startswith(owners):
                yield triple
                corrected.add(subject)
            else:
                others[subject] = None
            if isinstance(thing, NamedNode) and not thing.value.startswith(owners):
                others[thing] = None
        for subject in corrected if self._corrected else ():
            yield from self._graphs.graph(self._corrections, subject=subject)

    def around(self, node: NamedNode) -> Iterator[tuple[NamedNode, set[str]]]:
        """The node itself and those that lead to it, each with the keys of the graphs that say so."""
        for quad in self._graphs.about(node):
            yield node, self._keys(quad)
        for quad in self._graphs.pointing_at(node):
            if isinstance(quad.subject, NamedNode) and _asked(quad.triple, self._named):
                yield quad.subject, self._keys(quad)

    def incidents(self, graph: NamedNode) -> set[str]:
        """The incidents that a document speaks about."""
        known = self._incidents.get(graph)
        if known is None:
            told = self._graphs.graph(graph, self._about)
            known = self._incidents[graph] = {it.object.value for it in told if isinstance(it.object, NamedNode)}
        return known

    def _keys(self, quad: Quad) -> set[str]:
        graph = quad.graph_name
        if graph == self.findings:
            return {quad.subject.value} if isinstance(quad.subject, NamedNode) else set()
        return self.incidents(graph) if isinstance(graph, NamedNode) else set()


@lru_cache(maxsize=4)
def _named(base: str) -> frozenset[str]:
    """The IRIs that the shipped queries name."""
    found = {RDF.type.value}
    for query in shipped(base):
        prefixes = {it["name"]: it["iri"] for it in _PREFIX.finditer(query.text)}
        body = _PREFIX.sub("", query.text)
        found |= {prefixes[it["prefix"]] + it["local"] for it in _NAME.finditer(body) if it["prefix"] in prefixes}
    return frozenset(found)


def _asked(triple: Triple, named: frozenset[str]) -> bool:
    """Whether a query may ask for it: by its property, and of types by the class too."""
    if triple.predicate.value not in named:
        return False
    return triple.predicate != RDF.type or (isinstance(triple.object, NamedNode) and triple.object.value in named)
