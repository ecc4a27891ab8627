"""Runs functions over many tasks, in worker processes where that pays; results come in the order of the tasks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Any, TypeVar

T = TypeVar("T")

#: Below this many tasks the start of workers costs more than it saves.
WORTH_A_POOL = 24
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
        if self._count == 1 or len(tasks) < WORTH_A_POOL:
            for done, task in enumerate(tasks, start=1):
                yield function(*task)
                progress(done)
            return
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
