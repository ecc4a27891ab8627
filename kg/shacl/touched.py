"""Which focus nodes a change of a graph may concern, told without holding the graph in memory.

Beside `kg.shacl.incremental`, which keeps graph and findings in memory, this serves graphs in a store: all that is
asked of them is one hop at a time, and the answer stops where it would be long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from kg.shacl.paths import Alternative, Inverse, Path, Repeat, Route, Step, inverse
from kg.shacl.reads import Read
from kg.shacl.terms import SUBCLASS, TYPE, Row, Term
from kg.shacl.work import Aimed


class Hops(Protocol):
    """A graph that tells its neighbours, lazily."""

    def objects(self, subject: Term, predicate: Term) -> Iterator[Term]:
        """What stands under this predicate of this subject."""

    def subjects(self, predicate: Term, thing: Term) -> Iterator[Term]:
        """What has this object under this predicate."""


class _TooManyError(Exception):
    """More nodes than anyone wants to check one by one."""


def touched(aimed: Aimed, change: Iterable[Row], graphs: Sequence[Hops], most: int) -> set[Term] | None:
    """The nodes that read a changed triple in one of the graphs (before and after the change).

    They need not be focus nodes. None: it may be any node, or more than `most`.
    """
    changed: dict[Term, list[Row]] = defaultdict(list)
    for row in change:
        changed[row[1]].append(row)
    if SUBCLASS in changed:
        return None
    found: set[Term] = set()
    try:
        for read in aimed.reads():
            starts = set(_starts(read, changed, graphs))
            if starts and read.prefix is None:
                return None
            if starts and read.prefix is not None:
                back = inverse(read.prefix)
                for graph in graphs:
                    found |= _reached(back, graph, starts, most)
    except _TooManyError:
        return None
    return found if len(found) <= most else None


def _starts(read: Read, changed: Mapping[Term, Sequence[Row]], graphs: Sequence[Hops]) -> Iterator[Term]:
    """Where the changed triples stand that are read: at their subjects, or at their objects."""
    matching = changed.values() if read.predicate is None else [changed.get(read.predicate, ())]
    kinds = None
    if read.only is not None and read.predicate == TYPE:
        below = Repeat(Step(SUBCLASS, inverse=True), 0)
        kinds = {kind for graph in graphs for kind in _reached(below, graph, {read.only}, 1_000_000)}
    for rows in matching:
        for subject, _, thing in rows:
            if kinds is None or thing in kinds:
                yield thing if read.inverse else subject


def _reached(path: Path, graph: Hops, nodes: set[Term], most: int) -> set[Term]:
    """The nodes that a path leads to from any of these. Raises _TooManyError for more than `most`."""
    if isinstance(path, Inverse):
        return _reached(inverse(path.path), graph, nodes, most)
    if isinstance(path, Route):
        for it in path.paths:
            nodes = _reached(it, graph, nodes, most)
        return nodes
    if isinstance(path, Alternative):
        return {node for one in path.paths for node in _reached(one, graph, nodes, most)}
    found: set[Term] = set()
    if isinstance(path, Step):
        for node in nodes:
            near = graph.subjects(path.predicate, node) if path.inverse else graph.objects(node, path.predicate)
            for reached in near:
                found.add(reached)
                if len(found) > most:
                    raise _TooManyError
        return found
    if path.least == 0:
        found |= nodes
    while nodes := _reached(path.path, graph, nodes, most) - found:
        found |= nodes
        if path.once:
            break
    return found
