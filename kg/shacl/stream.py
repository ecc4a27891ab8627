"""Documents one after the other: each is checked alone, and what needs all of them is kept on disk for the end."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from kg.shacl.errors import ShaclError
from kg.shacl.graph import Indexed
from kg.shacl.report import Report, Result
from kg.shacl.spool import Spool
from kg.shacl.terms import SUBCLASS, TYPE, Row, Term, Triples, rows
from kg.shacl.work import Aimed

#: Which rows are read: from predicate to the objects that matter, None: all of them. None: all rows.
Footprint = dict[Term, "set[Term] | None"]


class Stream:
    """Validates a stream of documents; a context manager, since it works with a temporary file.

    Together the results are those on the whole graph wherever the documents are a closed split of it
    (`kg.shacl.explain`). `vocabulary` are the triples that belong to all documents, the class hierarchy above all;
    the documents hold what they need of it themselves.
    """

    def __init__(self, alone: tuple[Aimed, ...], together: tuple[Aimed, ...], vocabulary: Triples = ()) -> None:
        self._alone, self._together = alone, together
        self._vocabulary = Indexed(rows(vocabulary))
        self._footprint = footprint(together, self._vocabulary)
        self._folder = tempfile.TemporaryDirectory(prefix="shacl-")
        self._spool = Spool(Path(self._folder.name) / "rows.db")
        self._spool.add(self._vocabulary)

    def __enter__(self) -> Stream:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spool.close()
        self._folder.cleanup()

    def document(self, document: Triples | Indexed) -> Report:
        """The report on one document, as far as it is decided by it."""
        graph = document if isinstance(document, Indexed) else Indexed(rows(document))
        if self._together:
            self._spool.add(self._kept(graph))
        return Report.of(result for one in self._alone for result in one.results(graph, one.focus_nodes(graph)))

    def end(self) -> Iterator[Result]:
        """The results that all documents together decide, as they are found; to be called once, after the last."""
        self._spool.index()
        for one in self._together:
            yield from one.results(self._spool, one.focus_nodes(self._spool))

    def _kept(self, graph: Indexed) -> Iterable[Row]:
        if self._footprint is None:
            yield from graph
            return
        for predicate, wanted in self._footprint.items():
            for subject in graph.holders(predicate):
                for thing in graph.spo[subject][predicate]:
                    if wanted is None or thing in wanted:
                        yield subject, predicate, thing
        for subject in graph.holders(SUBCLASS):
            for thing in graph.spo[subject][SUBCLASS]:
                if (subject, SUBCLASS, thing) not in self._vocabulary:
                    raise ShaclError(f"{subject} is below {thing}: the stream's vocabulary must say so, not a document")


def footprint(aimed: Iterable[Aimed], vocabulary: Indexed) -> Footprint | None:
    """The rows that these shapes read. Of the types only those count that some shape names, with the classes below."""
    found: Footprint = {}
    for read in (read for one in aimed for read in one.reads()):
        if read.predicate is None:
            return None
        if read.only is None or read.predicate != TYPE:
            found[read.predicate] = None
        elif (known := found.setdefault(TYPE, set())) is not None:
            known |= {read.only, *vocabulary.classes_below(read.only)}
    return found
