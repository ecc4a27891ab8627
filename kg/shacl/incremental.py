"""Validation that goes on: after a change only the focus nodes are checked again that read what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.shacl.graph import Indexed
from kg.shacl.paths import Walk, compiled, inverse
from kg.shacl.reads import Read
from kg.shacl.report import Report, Result
from kg.shacl.terms import SUBCLASS, Row, Term, Triples, rows
from kg.shacl.work import Aimed

Found = Mapping[Term, tuple[Result, ...]]


@dataclass(frozen=True, slots=True)
class Checked:
    """A graph and what was found in it, by shape and focus node.

    `rechecked`: how many focus nodes the last step checked.
    """

    graph: Indexed
    aimed: tuple[Aimed, ...]
    found: tuple[Found, ...]
    rechecked: int

    @property
    def report(self) -> Report:
        """The report on the graph as it is now."""
        return Report.of(result for one in self.found for results in one.values() for result in results)

    def after(self, removed: Triples = (), added: Triples = ()) -> Checked:
        """The same for a changed graph; this one stays as it is.

        `removed` are triples that no document states any more, `added` those that none stated before; others are
        passed over. The report is that of a validation from the start.
        """
        gone = [row for row in dict.fromkeys(rows(removed)) if row in self.graph]
        come = [row for row in dict.fromkeys(rows(added)) if row not in self.graph]
        graph = self.graph.changed(gone, come)
        change = [*gone, *come]
        made, count = [], 0
        for one, found in zip(self.aimed, self.found, strict=True):
            touched = _touched(one, change, (self.graph, graph))
            if touched is None:
                touched = {**dict.fromkeys(found), **dict.fromkeys(one.focus_nodes(graph))}
            count += len(touched)
            made.append(_again(one, graph, found, touched))
        return Checked(graph, self.aimed, tuple(made), count)


def checked(aimed: tuple[Aimed, ...], graph: Indexed) -> Checked:
    """The first validation of a graph that will change."""
    found, count = [], 0
    for one in aimed:
        nodes = list(one.focus_nodes(graph))
        count += len(nodes)
        found.append(_again(one, graph, {}, dict.fromkeys(nodes)))
    return Checked(graph, aimed, tuple(found), count)


def _again(one: Aimed, graph: Indexed, found: Found, touched: Mapping[Term, None]) -> Found:
    made = {node: results for node, results in found.items() if node not in touched}
    for node in touched:
        if one.targets_node(graph, node) and not one.shape.conforms(graph, node):
            made[node] = tuple(one.shape.results(graph, node))
    return made


def _touched(one: Aimed, change: Iterable[Row], graphs: tuple[Indexed, ...]) -> dict[Term, None] | None:
    """The focus nodes that read a changed triple before or after; None: any may."""
    touched: dict[Term, None] = {}
    changes = list(change)
    if any(predicate == SUBCLASS for _, predicate, _ in changes):
        return None
    for read in one.reads():
        matching = [row for row in changes if read.predicate in (None, row[1])]
        if matching and read.prefix is None:
            return None
        for walk, start in _starts(read, matching):
            for graph in graphs:
                touched |= dict.fromkeys(walk(graph, start))
    return touched


def _starts(read: Read, matching: Iterable[Row]) -> Iterator[tuple[Walk, Term]]:
    """The way back to the focus nodes, and where it begins, for each changed triple that is read."""
    if read.prefix is None:
        return
    back = compiled(inverse(read.prefix))
    for subject, _, thing in matching:
        yield back, thing if read.inverse else subject
