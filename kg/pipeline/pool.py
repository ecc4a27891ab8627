"""Runs functions over many tasks, in worker processes where that pays; results come in the order of the tasks."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Any, TypeVar

T = TypeVar("T")

#: From so many tasks on, workers start at once; for fewer only where they take long.
WORTH_A_POOL = 64
#: So many tasks and fewer are never worth the start of a worker; so many seconds are waited before it is thought of.
_FEW, _PATIENCE = 8, 2.0
_WAITING_PER_WORKER = 32


class Workers:
    """Worker processes for all stages of a build; a context manager. They start when there is enough to do.

    `count` None: one a processor.
    """

    def __init__(self, count: int | None) -> None:
        self._count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def each(
        self, function: Callable[..., T], tasks: Sequence[tuple[Any, ...]], progress: Callable[[int], None]
    ) -> Iterator[T]:
        """`function(*task)` for each task, in order.

        Few tasks wait in the pool at a time, so memory does not grow with their number.
        """
        done, end = 0, time.monotonic() + (_PATIENCE if len(tasks) < WORTH_A_POOL else 0.0)
        while done < len(tasks) and (self._count == 1 or len(tasks) - done < _FEW or time.monotonic() < end):
            yield function(*tasks[done])
            done += 1
            progress(done)
        if done < len(tasks):
            yield from self._spread(function, tasks[done:], lambda more: progress(done + more))

    def _spread(
        self, function: Callable[..., T], tasks: Sequence[tuple[Any, ...]], progress: Callable[[int], None]
    ) -> Iterator[T]:
        if self._pool is None:
            # spawn: a forked child would share the parent's threads and open store
            self._pool = ProcessPoolExecutor(self._count, mp_context=get_context("spawn"))
        waiting = [self._pool.submit(function, *task) for task in tasks[: self._count * _WAITING_PER_WORKER]]
        ahead = len(waiting)
        for done in range(1, len(tasks) + 1):
            result = waiting.pop(0).result()
            if ahead < len(tasks):
                waiting.append(self._pool.submit(function, *tasks[ahead]))
                ahead += 1
            yield result
            progress(done)


def each(
    function: Callable[..., T],
    tasks: Sequence[tuple[Any, ...]],
    workers: int | None,
    progress: Callable[[int], None],
) -> Iterator[T]:
    """The same with workers that end with the tasks."""
    with Workers(workers) as pool:
        yield from pool.each(function, tasks, progress)
