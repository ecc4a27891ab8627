"""Worker processes where they pay: one function over many tasks, or several works beside the caller's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import Any, ParamSpec, Protocol, TypeVar

T = TypeVar("T")
P = ParamSpec("P")

#: Below this many tasks a worker's start costs more than it saves.
_WORTH_A_POOL = 8
_WAITING_PER_WORKER = 32


def each(
    function: Callable[..., T],
    tasks: Sequence[tuple[Any, ...]],
    workers: int | None,
    progress: Callable[[int], None],
) -> Iterator[T]:
    """`function(*task)` for each task, in order. `workers` None: one a processor.

    Few tasks wait in the pool at a time, so memory does not grow with their number.
    """
    count = workers or os.cpu_count() or 1
    if count == 1 or len(tasks) < _WORTH_A_POOL:
        for done, task in enumerate(tasks, start=1):
            yield function(*task)
            progress(done)
        return
    with _pool(count) as pool:
        calls = (pool.submit(function, *task) for task in tasks)
        for done, call in enumerate(ahead(calls, count * _WAITING_PER_WORKER), start=1):
            yield call.result()
            progress(done)


class Start(Protocol):
    """Starts a function of a module, with arguments that can be pickled, and gives what will hold its result."""

    def __call__(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]: ...


@contextmanager
def beside(workers: int | None, *, worth: bool) -> Iterator[Start]:
    """Works that go on in worker processes while the caller does its own; at once and here where it is not `worth` it.

    `workers` None: one a processor.
    """
    count = workers or os.cpu_count() or 1
    if count == 1 or not worth:
        yield _at_once
        return
    with _pool(count) as pool:
        try:
            yield pool.submit
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def ahead(calls: Iterable[Future[T]], most: int) -> Iterator[Future[T]]:
    """The calls in their order, started as they are drawn: never more than `most` before the one that is given."""
    coming = iter(calls)
    waiting = list(islice(coming, most))
    while waiting:
        yield waiting.pop(0)
        waiting += islice(coming, 1)


def _at_once(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    done: Future[T] = Future()
    done.set_result(function(*args, **kwargs))
    return done


def _pool(count: int) -> ProcessPoolExecutor:
    # spawn: a forked child would share the parent's threads and open store
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))
