"""Documents shared out among worker processes; what they find comes back in the order of the documents.

Texts go out and findings come back, in batches. The compiled shapes are closures, which cannot be sent: a forked worker
has them, any other compiles them again.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing.context import BaseContext

from kg.shacl.document import DocumentCheck
from kg.shacl.graph import Indexed
from kg.shacl.report import Result
from kg.shacl.terms import Row

#: A batch: what was found in each of its documents that has findings, by its place, and the rows for the end.
Found = tuple[int, dict[int, list[Result]], list[Row]]
Make = Callable[[], DocumentCheck]
Text = str | bytes

_BATCH = 1 << 18  #: characters or bytes; some 10 ms of work, so that handing it over costs little beside
#: So many batches are checked here first: for fewer the start of workers takes longer than it saves.
_HERE = {"fork": 1, "spawn": 64, "forkserver": 64}
_AHEAD = 3  #: batches that wait for each worker; memory does not grow with the number of documents


def batches(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """The documents in lists of some size."""
    batch: list[Text] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def checked(check: DocumentCheck, texts: list[Text]) -> Found:
    """One batch, in this process."""
    found: dict[int, list[Result]] = {}
    kept: list[Row] = []
    for number, text in enumerate(texts):
        graph = Indexed.of_lines(text)
        results = check.results(graph)
        if results:
            found[number] = results
        kept += check.kept(graph)
    return len(texts), found, kept


def shared_out(
    check: DocumentCheck, again: Make, texts: Iterable[Text], workers: int, context: BaseContext
) -> Iterator[Found]:
    """The batches in order, by workers where there are many. `again` makes the check in a worker; it is pickled."""
    coming = batches(texts)
    method = context.get_start_method() or "spawn"
    for batch in coming if workers < 2 else islice(coming, _HERE[method]):
        yield checked(check, batch)
    first = next(coming, None)
    if first is None:
        return
    make: Make = (lambda: check) if method == "fork" else again
    waiting: deque[Future[Found]] = deque()
    pool = ProcessPoolExecutor(workers, context, _begin, (make,))
    try:
        waiting.append(pool.submit(_in_worker, first))
        for batch in coming:
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
            waiting.append(pool.submit(_in_worker, batch))
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


class _Worker:
    """What a worker process has."""

    check: DocumentCheck


def _begin(make: Make) -> None:
    _Worker.check = make()
    _collect_seldom()


def _in_worker(texts: list[Text]) -> Found:
    return checked(_Worker.check, texts)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Garbage of cycles is looked for seldom meanwhile: to look took up to a tenth of the time."""
    before = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _collect_seldom() -> None:
    gc.freeze()  # what was there before is never looked through again, and graphs have no cycles
    gc.set_threshold(50_000, 20, 100)
