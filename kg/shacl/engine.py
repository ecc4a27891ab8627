"""The public face: shapes compiled once, graphs validated many times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from multiprocessing.context import BaseContext
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.shacl.compiler import Compiler
from kg.shacl.document import DocumentCheck
from kg.shacl.explain import Decision, decisions, part
from kg.shacl.graph import Graph, Indexed
from kg.shacl.incremental import Checked, checked
from kg.shacl.report import Report, Result
from kg.shacl.source import Source
from kg.shacl.stream import Stream
from kg.shacl.targets import targets
from kg.shacl.terms import Row, Term, Triples, rows
from kg.shacl.work import Aimed


class Compiled:
    """Compiled shapes. Nothing in it changes by validating, so one may serve any number of graphs."""

    def __init__(self, aimed: tuple[Aimed, ...], source: Source) -> None:
        self.aimed = aimed
        self._source = source

    def validate(self, triples: Triples | Indexed) -> Report:
        """The report on one graph: triples of pyoxigraph, rows of terms, a graph of rdflib, a file, or an `Indexed`.

        The data graph is taken as it is: no inference, and owl:imports are not followed.
        """
        graph = triples if isinstance(triples, Indexed) else Indexed(rows(triples))
        return Report.of(self.results(graph))

    def checked(self, triples: Triples | Indexed) -> Checked:
        """Validates a graph that will change: `checked(graph).after(removed, added).report`."""
        graph = triples if isinstance(triples, Indexed) else Indexed(rows(triples))
        return checked(self.aimed, graph)

    def decides(self, shared: Iterable[Term] = ()) -> tuple[Decision, ...]:
        """For each constraint, whether a document alone decides it (see `kg.shacl.explain`).

        `shared` are the predicates under which documents may describe one node differently.
        """
        known = frozenset(shared)
        return tuple(it for one in self.aimed for it in decisions(one.shape, one.targets, known))

    def split(self, shared: Iterable[Term] = ()) -> tuple[Compiled, Compiled]:
        """What documents decide, and what needs the whole graph. Together they find what this one finds."""
        known = frozenset(shared)
        alone, together = [], []
        for one in self.aimed:
            local = all(target.local for target in one.targets)
            own = part(one.shape, lambda decided: decided, known) if local else None
            rest = part(one.shape, lambda decided: not decided, known) if local else one.shape
            alone += [Aimed(own, one.targets)] if own is not None else []
            together += [Aimed(rest, one.targets)] if rest is not None else []
        return Compiled(tuple(alone), self._source), Compiled(tuple(together), self._source)

    def stream(
        self,
        vocabulary: Triples = (),
        *,
        shared: Iterable[Term] = (),
        workers: int = 1,
        context: BaseContext | None = None,
    ) -> Stream:
        """Validates documents one after the other, in memory that does not grow with their number.

        `Stream.documents` shares them out among so many worker processes. `context` (of `multiprocessing`) says how
        those start; None: spawn, which is safe everywhere and takes most of a second. Fork takes milliseconds; it is
        for processes without other threads, open stores and databases.
        """
        known, below = frozenset(shared), Indexed(rows(vocabulary))
        alone, together = self.split(known)
        check = DocumentCheck(alone.aimed, together.aimed, below)
        source = self._source
        again = partial(_again, tuple(source.graph), dict(source.prefixes), known, tuple(below))
        return Stream(check, together.aimed, again, workers, context)

    def results(self, graph: Graph) -> Iterator[Result]:
        """The results on an indexed graph, as they are found."""
        for it in self.aimed:
            yield from it.results(graph, it.focus_nodes(graph))


def compile(shapes: Triples, *, prefixes: Mapping[str, str] | None = None) -> Compiled:  # noqa: A001
    """Compiles a shapes graph: triples, a graph of rdflib, or a file of any RDF syntax.

    `prefixes` serve SPARQL texts that declare none; a file or a graph of rdflib brings its own. owl:imports are not
    followed. Raises ShaclError: IllFormedShapesError, RecursiveShapesError or UnsupportedQueryError, or itself where
    the shapes want inference (sh:entailment).
    """
    known = dict(_prefixes(shapes) if prefixes is None else prefixes)
    source = Source(Indexed(rows(shapes)), known)
    source.refuse_entailment()
    compiler = Compiler(source)
    nodes = source.targeted()
    compiler.check_recursion(nodes)
    made = [(compiler.shape(node), targets(source, node)) for node in nodes]
    return Compiled(tuple(Aimed(shape, aims) for shape, aims in made if not shape.deactivated), source)


def _again(
    shapes: tuple[Row, ...], prefixes: dict[str, str], shared: frozenset[Term], vocabulary: tuple[Row, ...]
) -> DocumentCheck:
    """What a stream does with one document, compiled again from what can be sent to another process."""
    alone, together = compile(shapes, prefixes=prefixes).split(shared)
    return DocumentCheck(alone.aimed, together.aimed, Indexed(vocabulary))


def _prefixes(shapes: Triples) -> Mapping[str, str]:
    if isinstance(shapes, rdflib.Graph):
        return {prefix: str(namespace) for prefix, namespace in shapes.namespaces()}
    if isinstance(shapes, Path):
        parser = ox.parse(path=str(shapes), base_iri=shapes.absolute().as_uri())
        for _ in parser:
            pass
        return parser.prefixes
    return {}
