"""A query of a shape, compiled once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rdflib.plugins.sparql.parserutils import CompValue

from kg.shacl.errors import UnsupportedQueryError
from kg.shacl.graph import Graph
from kg.shacl.reads import Reads
from kg.shacl.sparql.answer import Select
from kg.shacl.sparql.expressions import NotCompiledError
from kg.shacl.sparql.footprint import reads_of
from kg.shacl.sparql.group import Groups
from kg.shacl.sparql.text import algebra
from kg.shacl.terms import Term


class Query:
    """A SELECT or ASK query whose variables `bound` get their values when it is run.

    `shapes` gives the shapes graph for `GRAPH $shapesGraph`. Raises UnsupportedQueryError for what SHACL forbids, and
    for what would not give the same answer twice: NOW, RAND, UUID, STRUUID, BNODE.
    """

    def __init__(self, name: str, text: str, bound: Iterable[str], shapes: Callable[[], Graph]) -> None:
        tree = algebra(name, text, bound)
        self.reads: Reads
        try:
            self.reads = reads_of(tree)
            self._select = Select(tree.p, Groups(bound, _inner, shapes))
        except (NotCompiledError, ValueError) as error:  # ValueError: a term that is none
            raise UnsupportedQueryError(f"{name}: this form of SPARQL is not supported: {error}") from error

    def solutions(self, graph: Graph, given: Mapping[str, Term]) -> list[dict[str, Term]]:
        """The solutions of a SELECT, each once, unbound variables left out."""
        return [dict(row) for row in dict.fromkeys(tuple(it.items()) for it in self._select.solutions(graph, given))]

    def asked(self, given: Mapping[str, Term]) -> Callable[[Graph, Term, Term | None], bool]:
        """The answer of an ASK, or whether a SELECT has a solution: for a $this and a $value (None: not bound)."""
        return self._select.asked(given)


def _inner(node: CompValue, outer: Groups) -> Select:
    """An inner SELECT has places of its own; it shares what is bound beforehand."""
    return Select(node, outer.fork())
