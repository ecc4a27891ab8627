"""A graph in pieces: views of some documents that answer the queries of tables and map as the view of all does.

A row of a table belongs to one document: it is made of what this says, and of what the graph says of the nodes that it
names (labels of terms and persons, entries of gazetteers for a place), and so on along the properties that the queries
name. So files that hold rows of documents are made piece by piece, side by side and in little memory, and after a
change only those rows are made again that the change can reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import NamedNode, Quad, Triple

from kg import resources
from kg.export.base import View
from kg.filling import Changed
from kg.iri import Names
from kg.store import Graphs

_PREFIX = re.compile(r"^PREFIX (?P<name>\w*): <(?P<iri>[^>]*)>", re.MULTILINE)
_NAME = re.compile(r"(?<![\w?<\"])(?P<prefix>\w*):(?P<local>[A-Za-z][\w-]*)", re.ASCII)
#: The queries of tables and map.
FOLDERS = ("queries/map", "queries/tables")

#: Nodes whose triples are kept at hand: those of places, actors and terms come again and again.
_AT_HAND = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """A document of a piece. `owners`: IRIs whose continuations nobody but this document and corrections speak of."""

    document: NamedNode
    owners: tuple[str, ...]


class Pieces:
    """The pieces of one graph."""

    def __init__(self, graphs: Graphs, names: Names) -> None:
        self._graphs, self._names = graphs, names
        self._named = _named(names.base, FOLDERS)
        self._corrections = names.graph("corrections")
        self._corrected = any(True for _ in graphs.graph(self._corrections))
        self._said_of = lru_cache(maxsize=_AT_HAND)(self._asked_of)

    def view(self, parts: Iterable[Part]) -> View:
        """The documents of these parts, in memory."""
        named: list[Quad] = []
        union: list[Triple] = []
        others: dict[NamedNode, None] = {}
        for part in parts:
            self._own(part, named, union, others)
        waiting = list(others)
        for node in waiting:  # grows while it is read
            said = self._said_of(node)
            union += said
            for triple in said:
                thing = triple.object
                if isinstance(thing, NamedNode) and thing not in others:
                    others[thing] = None
                    waiting.append(thing)
        return View(Graphs.of(named, union), self._names, 0, 0)

    def _own(self, part: Part, named: list[Quad], union: list[Triple], others: dict[NamedNode, None]) -> None:
        """What a document says, and people's corrections of it; nodes that are not its own go to `others`."""
        begun = tuple(f"{owner}{sign}" for owner in part.owners for sign in "/#")
        own: dict[NamedNode, None] = {}
        for triple in self._graphs.graph(part.document):
            if triple.predicate.value not in self._named:
                continue
            named.append(Quad(triple.subject, triple.predicate, triple.object, part.document))
            union.append(triple)
            for node in (triple.subject, triple.object):
                if isinstance(node, NamedNode):
                    (own if node.value.startswith(begun) else others)[node] = None
        for node in own if self._corrected else ():
            for triple in self._graphs.graph(self._corrections, subject=node):
                named.append(Quad(triple.subject, triple.predicate, triple.object, self._corrections))
                union.append(triple)
                if isinstance(triple.object, NamedNode):
                    others[triple.object] = None

    def _asked_of(self, node: NamedNode) -> Sequence[Triple]:
        return [it.triple for it in self._graphs.said_of(node) if it.predicate.value in self._named]


def reached(
    before: Graphs, now: Graphs, names: Names, changed: Changed, most: int, folders: tuple[str, ...] = FOLDERS
) -> tuple[set[str], set[str]] | None:
    """The IRIs of documents whose rows in the queries of these folders may be others than before, where the union
    changed so, and those of all nodes on the way; None: more than `most` documents.

    Goes from a node of which something else is said to the documents that speak of it, and on to nodes that lead to it.
    """
    named, apart = _named(names.base, folders), {names.graph(it) for it in ("ontology", "links", "corrections")}
    triples = (it for some in (changed.gone, changed.come) for it in some if it.predicate.value in named)
    waiting = list(dict.fromkeys(it.subject for it in triples if isinstance(it.subject, NamedNode)))
    seen, found = set(waiting), set[str]()
    while waiting:
        node = waiting.pop()
        for graphs in (before, now):
            quads = [*graphs.about(node), *(it for it in graphs.pointing_at(node) if it.predicate.value in named)]
            for quad in quads:
                if quad.graph_name not in apart and isinstance(quad.graph_name, NamedNode):
                    found.add(quad.graph_name.value)
                if isinstance(quad.subject, NamedNode) and quad.subject not in seen:
                    seen.add(quad.subject)
                    waiting.append(quad.subject)
        if len(found) > most:
            return None
    return found, {it.value for it in seen}


@lru_cache(maxsize=4)
def _named(base: str, folders: tuple[str, ...]) -> frozenset[str]:
    """The IRIs that the queries of these folders name."""
    found: set[str] = set()
    for folder in folders:
        for name in resources.names(folder, ".rq"):
            words = resources.text(name, base)
            prefixes = {it["name"]: it["iri"] for it in _PREFIX.finditer(words)}
            body = _PREFIX.sub("", words)
            found |= {prefixes[it["prefix"]] + it["local"] for it in _NAME.finditer(body) if it["prefix"] in prefixes}
    found.add("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")  # written "a"
    return frozenset(found)
