"""Runs one function over many tasks, in worker processes where that pays; results come in the order of the tasks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")

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
    # spawn: a forked child would share the parent's threads and open store
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(function, *task) for task in tasks[: count * _WAITING_PER_WORKER]]
        ahead = len(waiting)
        for done in range(1, len(tasks) + 1):
            result = waiting.pop(0).result()
            if ahead < len(tasks):
                waiting.append(pool.submit(function, *tasks[ahead]))
                ahead += 1
            yield result
            progress(done)
