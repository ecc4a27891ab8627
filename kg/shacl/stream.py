"""Documents one after the other: each is checked alone, and what needs all of them is kept for the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from types import TracebackType

from kg.shacl.document import DocumentCheck
from kg.shacl.graph import Indexed
from kg.shacl.parallel import Make, Text, seldom_collected, shared_out
from kg.shacl.report import Report, Result
from kg.shacl.spool import Spool
from kg.shacl.terms import Triples, rows
from kg.shacl.work import Aimed

_NOTHING = Report()


class Stream:
    """Validates a stream of documents; a context manager, since it may work with a temporary file, and lets Python look
    for garbage of cycles more seldom while it is open.

    Together the results are those on the whole graph wherever the documents are a closed split of it
    (`kg.shacl.explain`). `vocabulary` are the triples that belong to all documents, the class hierarchy above all;
    the documents hold what they need of it themselves.
    """

    def __init__(
        self,
        check: DocumentCheck,
        together: tuple[Aimed, ...],
        again: Make,
        workers: int = 1,
        context: BaseContext | None = None,
    ) -> None:
        self._check, self._together, self._again = check, together, again
        self._workers, self._context = workers, context or get_context("spawn")
        self._spool = Spool()
        self._spool.add(check.vocabulary)
        self._meanwhile = ExitStack()

    def __enter__(self) -> Stream:
        self._meanwhile.enter_context(seldom_collected())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._meanwhile.close()
        self._spool.close()

    def document(self, document: Triples | Indexed) -> Report:
        """The report on one document, as far as it is decided by it."""
        graph = document if isinstance(document, Indexed) else Indexed(rows(document))
        self._spool.add(self._check.kept(graph))
        return Report.of(self._check.results(graph))

    def documents(self, texts: Iterable[Text]) -> Iterator[Report]:
        """The reports on documents in their order, as `document` gives them; by the workers if there are many.

        Each document is lines of canonical N-Triples or N-Quads (`Indexed.of_lines`). `texts` is read some batches
        ahead of the reports, and to its end only if all reports are drawn.
        """
        for count, found, kept in shared_out(self._check, self._again, texts, self._workers, self._context):
            self._spool.add(kept)
            for number in range(count):
                yield Report.of(found[number]) if number in found else _NOTHING

    def end(self) -> Iterator[Result]:
        """The results that all documents together decide, as they are found; to be called once, after the last."""
        graph = self._spool.graph()
        for one in self._together:
            yield from one.results(graph, one.focus_nodes(graph))
