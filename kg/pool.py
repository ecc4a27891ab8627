"""Worker processes where they pay: one function over many tasks, or several works beside the caller's own."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, ParamSpec, Protocol, TypeVar

T = TypeVar("T")
K = TypeVar("K")
P = ParamSpec("P")

#: From so many tasks on, workers start at once; for fewer only where they take long.
WORTH_A_POOL = 128
#: So many tasks and fewer are never worth the start of a worker, which takes two seconds of a processor; it is thought
#: of when some were tried, of which the first also load what all need, and the rest would take so many of these seconds
#: (a busy machine stretches those of the clock), or when so many are gone.
_FEW, _TRIED, _WORTH_S, _PATIENCE_S = 8, 5, 3.0, 4.5
_WAITING_PER_WORKER = 32


class Workers:
    """Worker processes for all stages of a build; a context manager. They start when there is enough to do.

    `count` None: one a processor.
    """

    def __init__(self, count: int | None) -> None:
        self.count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._collected = gc.get_threshold()

    def __enter__(self) -> Workers:
        _collect_seldom()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
        gc.unfreeze()
        gc.set_threshold(*self._collected)

    def each(
        self, function: Callable[..., T], tasks: Sequence[tuple[Any, ...]], progress: Callable[[int], None]
    ) -> Iterator[T]:
        """`function(*task)` for each task, in order.

        Few tasks wait in the pool at a time, so memory does not grow with their number.
        """
        done, took = 0, deque[float](maxlen=WORTH_A_POOL)
        while done < len(tasks) and not self._worth(len(tasks), done, took):
            begun = time.process_time()
            made = function(*tasks[done])
            took.append(time.process_time() - begun)
            yield made
            done += 1
            progress(done)
        if done < len(tasks):
            yield from self._spread(function, tasks[done:], lambda more: progress(done + more))

    def _worth(self, many: int, done: int, took: Collection[float]) -> bool:
        """Whether workers should do the rest of so many tasks; those that are done `took` so many seconds."""
        if self.count == 1 or many - done < _FEW:
            return False
        if self._pool is not None or many >= WORTH_A_POOL or sum(took) > _PATIENCE_S:
            return True
        return done >= _TRIED and sorted(took)[done // 2] * (many - done) > _WORTH_S

    def _spread(
        self, function: Callable[..., T], tasks: Sequence[tuple[Any, ...]], progress: Callable[[int], None]
    ) -> Iterator[T]:
        calls: Iterable[Future[T]] = (self._submit(function, *task) for task in tasks)
        late: Iterable[T] = ()
        if self._pool is None and len(tasks) < WORTH_A_POOL:
            calls = list(calls)
            late = _meanwhile(calls, function, tasks)
        early = (call.result() for call in ahead(calls, self.count * _WAITING_PER_WORKER))
        for done, result in enumerate(chain(early, late), start=1):
            yield result
            progress(done)

    def some(
        self, function: Callable[..., T], tasks: Iterable[tuple[K, tuple[Any, ...] | None]], *, worth: bool
    ) -> Iterator[tuple[K, T | None]]:
        """Each task's name with `function(*task)`, in order; None for a task that is None: nothing is to be done.

        Tasks are drawn as they are done, a few ahead. Without `worth` no worker is started.
        """
        start = self.beside(worth=worth)
        most = self.count * _WAITING_PER_WORKER if worth else 1
        waiting: deque[tuple[K, Future[T] | None]] = deque()

        def first() -> tuple[K, T | None]:
            name, call = waiting.popleft()
            return name, None if call is None else call.result()

        for name, task in tasks:
            waiting.append((name, None if task is None else start(function, *task)))
            if len(waiting) >= most:
                yield first()
        while waiting:
            yield first()

    def beside(self, *, worth: bool) -> Start:
        """What starts works beside the caller's own; they are done at once and here where it is not `worth` it.

        Workers that run already are always worth it.
        """
        return self._submit if self.count > 1 and (worth or self._pool is not None) else _at_once

    def _submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        pool = self._running()
        # a worker that starts here inherits this, and hears of Ctrl-C when it has begun
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return pool.submit(function, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # spawn: a forked child would share the parent's threads and open store
            self._pool = ProcessPoolExecutor(self.count, get_context("spawn"), _begin)
        return self._pool


def _begin() -> None:
    """Prepares a worker process. It ends with its parent, however that ends: else it would wait for tasks for ever.

    Ctrl-C in a terminal goes to all processes: it ends a worker without a word, for its parent tells of it.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    _collect_seldom()
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)


def _collect_seldom() -> None:
    """Pages come and go by the thousand objects: looking for cycles among them so often costs a tenth of the time.

    What is there already, modules above all, is not looked through again.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


class Start(Protocol):
    """Starts a function of a module, with arguments that can be pickled, and gives what will hold its result."""

    def __call__(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]: ...


def ahead(calls: Iterable[Future[T]], most: int) -> Iterator[Future[T]]:
    """The calls in their order, started as they are drawn: never more than `most` before the one that is given."""
    coming = iter(calls)
    waiting = list(islice(coming, most))
    while waiting:
        yield waiting.pop(0)
        waiting += islice(coming, 1)


def _meanwhile(calls: list[Future[T]], function: Callable[..., T], tasks: Sequence[tuple[Any, ...]]) -> Iterable[T]:
    """Takes the last calls back and does their tasks here, until a worker that starts has done the first."""
    late: deque[T] = deque()
    while len(calls) > 1 and not calls[0].done() and calls[-1].cancel():
        calls.pop()
        late.appendleft(function(*tasks[len(calls)]))
    return late


def _at_once(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    done: Future[T] = Future()
    done.set_result(function(*args, **kwargs))
    return done


def each(
    function: Callable[..., T],
    tasks: Sequence[tuple[Any, ...]],
    workers: int | None,
    progress: Callable[[int], None],
) -> Iterator[T]:
    """The same with workers that end with the tasks."""
    with Workers(workers) as pool:
        yield from pool.each(function, tasks, progress)
