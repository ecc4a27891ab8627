"""A compiled shape with its targets: what is run over a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.shacl.graph import Graph
from kg.shacl.reads import Read
from kg.shacl.report import Result
from kg.shacl.shape import Shape
from kg.shacl.targets import Target
from kg.shacl.terms import Term


@dataclass(frozen=True, slots=True)
class Aimed:
    """A shape with its targets."""

    shape: Shape
    targets: tuple[Target, ...]

    def focus_nodes(self, graph: Graph) -> Iterable[Term]:
        """The focus nodes of the graph, each once."""
        if len(self.targets) == 1:
            return self.targets[0].nodes(graph)
        return dict.fromkeys(node for target in self.targets for node in target.nodes(graph))

    def targets_node(self, graph: Graph, node: Term) -> bool:
        """Whether the node is a focus node."""
        return any(target.holds(graph, node) for target in self.targets)

    def results(self, graph: Graph, nodes: Iterable[Term]) -> Iterator[Result]:
        """What is wrong with these focus nodes."""
        conforms = self.shape.conforms
        for node in nodes:
            if not conforms(graph, node):
                yield from self.shape.results(graph, node)

    def reads(self) -> tuple[Read, ...]:
        """What is read of the graph, seen from the focus node, also to find it."""
        found = dict.fromkeys(read for target in self.targets for read in target.reads)
        return tuple(found | dict.fromkeys(self.shape.reads()))
