"""The embedded store: Oxigraph on disk, filled once, then only read.

Every triple stands in the named graph of its document and once more in the default graph, which is the union of the
documents' graphs and the ontology: a query without GRAPH sees each triple once, however many documents say it. (The
store's own union of named graphs would give a row for every graph that holds the triple.) Findings stand in their
named graph only. Parameters are bound as terms, never pasted into the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    Variable,
    parse,
    serialize,
)
from pyoxigraph import Store as Oxigraph

from kg.errors import QueryError, StoreError
from kg.filling import Filling, exactly
from kg.terms import RDF

Term = NamedNode | Literal | BlankNode
Answer = QuerySolutions | QueryBoolean | QueryTriples


class Graphs:
    """A dataset of named graphs: on disk (read-only) or in memory."""

    def __init__(self, store: Oxigraph) -> None:
        self._store = store

    @classmethod
    def open(cls, folder: Path) -> Graphs:
        """Opens a finished store for reading. Raises StoreError where there is none."""
        if not folder.is_dir():
            raise StoreError(f"there is no store in {folder}")
        try:
            return cls(Oxigraph.read_only(str(folder)))
        except (OSError, ValueError) as error:
            raise StoreError(f"{folder} is no readable store: {error}; build it again") from error

    @classmethod
    def memory(cls, quads: Iterable[Quad] = ()) -> Graphs:
        """A dataset in memory; each quad stands in its graph and in the default graph."""
        store = Oxigraph()
        for quad in quads:
            store.add(quad)
            store.add(Quad(quad.subject, quad.predicate, quad.object))
        return cls(store)

    @classmethod
    def of(cls, named: Iterable[Quad], union: Iterable[Triple]) -> Graphs:
        """A dataset in memory of quads that stand in their named graphs only, and of triples of the default graph."""
        store = Oxigraph()
        store.extend(named)
        store.extend(Quad(it.subject, it.predicate, it.object) for it in union)
        return cls(store)

    @staticmethod
    def fill(folder: Path, nquads: Path) -> int:
        """Adds a file of sorted N-Quads to the store on disk, by the bulk loader, and writes everything out.

        Returns how many different triples went into the union.
        """
        filling = Filling(folder)
        with nquads.open("rb") as lines:
            triples = filling.load(lines)
        filling.close(whole=True)
        return triples

    def __len__(self) -> int:
        """How many different triples the union holds."""
        return sum(1 for _ in self._store.quads_for_pattern(None, None, None, DefaultGraph()))

    def names(self) -> list[NamedNode]:
        """The named graphs in the order of their IRIs."""
        found = [name for name in self._store.named_graphs() if isinstance(name, NamedNode)]
        return sorted(found, key=lambda name: name.value)

    def graph(
        self, name: NamedNode, predicate: NamedNode | None = None, subject: NamedNode | None = None
    ) -> Iterator[Triple]:
        """The triples of one named graph."""
        for quad in self._store.quads_for_pattern(subject, predicate, None, name):
            yield quad.triple

    def of_kind(self, kind: NamedNode, name: NamedNode) -> Iterator[Quad]:
        """The things of a class in one named graph."""
        return self._store.quads_for_pattern(None, RDF.type, kind, name)

    def union(self) -> Iterator[Triple]:
        """The triples of the default graph."""
        for quad in self._store.quads_for_pattern(None, None, None, DefaultGraph()):
            yield quad.triple

    def quads(self) -> Iterator[Quad]:
        """The quads of the named graphs, graph by graph."""
        for name in self.names():
            yield from self._store.quads_for_pattern(None, None, None, name)

    def about(self, subject: NamedNode) -> Iterator[Quad]:
        """The quads of the named graphs that have this subject."""
        return _named(self._store.quads_for_pattern(subject, None, None, None))

    def said_of(self, subject: NamedNode, predicate: NamedNode | None = None) -> Iterator[Quad]:
        """The same from the union: each triple once, however many documents say it."""
        return self._store.quads_for_pattern(subject, predicate, None, DefaultGraph())

    def leading_to(self, thing: NamedNode | Literal, predicate: NamedNode | None = None) -> Iterator[Quad]:
        """The triples of the union that have this object, each once."""
        return exactly(self._store, None, predicate, thing, DefaultGraph())

    def pointing_at(self, thing: NamedNode | Literal, predicate: NamedNode | None = None) -> Iterator[Quad]:
        """The quads of the named graphs that have this object."""
        return _named(exactly(self._store, None, predicate, thing))

    def query(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answers a SPARQL 1.1 query. Raises QueryError with the parser's line and column."""
        substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {}
        substitutions.update({Variable(name): term for name, term in (bindings or {}).items()})
        try:
            answer = self._store.query(sparql, substitutions=substitutions)
        except SyntaxError as error:
            raise QueryError(f"the query cannot be parsed: {error}") from error
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from error
        return answer

    def rows(self, sparql: str, bindings: Mapping[str, Term] | None = None) -> Iterator[dict[str, Term]]:
        """The solutions of a SELECT, unbound variables left out. Raises QueryError for another form of query."""
        answer = self.query(sparql, bindings)
        if not isinstance(answer, QuerySolutions):
            raise QueryError("a SELECT query is needed here")
        yield from solutions(answer)


def solutions(answer: QuerySolutions) -> Iterator[dict[str, Term]]:
    """The solutions by the names of their variables, unbound ones left out."""
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        bound = {name: solution[name] for name in names}
        yield {name: term for name, term in bound.items() if isinstance(term, NamedNode | Literal | BlankNode)}


def ontology_graphs(texts: Iterable[str], name: NamedNode) -> Iterator[Quad]:
    """The ontology's Turtle texts as quads of one named graph."""
    for turtle in texts:
        for quad in parse(turtle, format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, name)


def _named(quads: Iterable[Quad]) -> Iterator[Quad]:
    return (quad for quad in quads if not isinstance(quad.graph_name, DefaultGraph))


def serialized(triples: Iterable[Triple], syntax: RdfFormat, prefixes: dict[str, str]) -> bytes:
    """The triples in a fixed order, so that the same triples give the same bytes."""
    return serialize(sorted(triples, key=str), format=syntax, prefixes=prefixes) or b""
