"""graph.jsonld of a changed graph: its nodes are those before but for the ones that the change can have reached.

A node stands where the first that may nest it is written. So what may nest what hangs together: with a node all that
may nest it and all that it may nest are written anew, and by the same rules as in the whole graph.
"""

from __future__ import annotations

import mmap
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import orjson
from pyoxigraph import NamedNode, Triple

from kg.export.base import View
from kg.export.jsonld import LOOSE, TERM, Nesting, written
from kg.export.rdf import of_subjects
from kg.splice import Key, Records, spliced
from kg.store import Graphs

_BEGIN, _CLOSE = b"\n    {\n", b"\n    }"


def change_jsonld(before: Path, out: Path, was: Graphs, view: View, subjects: Iterable[str], most: int) -> bool:
    """Writes the nested form of the view, as its exporter does. `before` is that of the graph `was`, of which the view
    says something else of these subjects and of no others.

    False: it wrote nothing, for more than `most` nodes hang together with these, or a term of the ontology does.
    """
    nesting = Nesting(view.names)
    ranks = _together(nesting, was, view.graphs, subjects, most)
    if ranks is None:
        return False
    keys = {(rank, f"<{node}>".encode()) for node, its in ranks.items() for rank in its}
    triples = (quad.triple for quad in of_subjects(view, ranks))
    fresh = {(rank, f"<{node}>".encode()): b"    " + written(it) for rank, node, it in nesting.nodes(triples)}
    edits = ((key, partial(_instead, fresh.get(key))) for key in sorted(keys | set(fresh)))
    spliced(before, out, edits, _Nodes(nesting))
    return True


def _instead(node: bytes | None, _before: bytes) -> bytes:
    return b"" if node is None else node.replace(b"\n", b"\n    ") + b",\n"


class _Nodes(Records):
    """The nodes of `@graph`; what stands before them is a record that comes first."""

    def __init__(self, nesting: Nesting) -> None:
        self._nesting = nesting

    def start(self, mapped: mmap.mmap, at: int, low: int) -> int:
        return max(low, mapped.rfind(_BEGIN, low, at + len(_BEGIN) - 1) + 1)

    def end(self, mapped: mmap.mmap, start: int) -> int:
        return mapped.find(_BEGIN, start) + 1 or len(mapped)

    def key(self, mapped: mmap.mmap, start: int) -> Key:
        record = mapped[start : self.end(mapped, start)]
        if not record.startswith(_BEGIN[1:]):
            return -1, b""
        rank, iri = self._nesting.place(orjson.loads(record[: record.rindex(_CLOSE) + len(_CLOSE)]))
        return rank, f"<{iri}>".encode()


def _together(
    nesting: Nesting, was: Graphs, now: Graphs, subjects: Iterable[str], most: int
) -> dict[str, set[int]] | None:
    """The nodes that hang together with these, each with the ranks that it has or had."""
    found: dict[str, set[int]] = {}
    waiting = list(dict.fromkeys(subjects))
    seen = set(waiting)
    while waiting:
        node = waiting.pop()
        ranks = found[node] = set()
        for graphs in (was, now):
            facts = [quad.triple for quad in graphs.said_of(NamedNode(node))]
            if not facts:
                continue
            rank = nesting.rank(facts)
            if rank == TERM:
                return None
            ranks.add(rank)
            for other in _beside(nesting, graphs, node, facts, rank == LOOSE):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        if len(seen) > most:
            return None
    return found


def _beside(nesting: Nesting, graphs: Graphs, node: str, facts: list[Triple], nested: bool) -> list[str]:
    """Nodes that this one may nest, and, where it may be `nested`, those that may nest it."""
    thing, every = NamedNode(node), nesting.down + nesting.up
    forth, back = (every, every) if nested else (nesting.down, nesting.up)
    ends = [it.object for it in facts if it.predicate in forth]
    ends += [quad.subject for way in back for quad in graphs.leading_to(thing, way)]
    return [it.value for it in ends if isinstance(it, NamedNode)]
