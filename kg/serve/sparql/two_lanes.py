"""Two lanes: every query starts in the fast one, and whoever is not done there in time starts again in the slow one.

Short queries never stand behind long ones: that, more than any limit, is what keeps an endpoint alive beside people who
would bring it down. The time of a query is that of its workers; waiting in a queue is not counted.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from kg.serve.sparql.budget import Accounts
from kg.serve.sparql.frames import Head
from kg.serve.sparql.limits import Limits
from kg.serve.sparql.pool import Pool, Worker
from kg.serve.sparql.refusals import refusal
from kg.serve.sparql.results import unacceptable

#: Seconds that a query may wait for a place in the slow lane, or for a worker.
WAIT = 10.0

_POLL = 0.02


@dataclass(frozen=True, slots=True)
class Answer:
    """`form` is that of the query; `rows` of a result, triples of a graph; `more`: others stand behind this page."""

    body: bytes
    form: str
    rows: int
    more: bool


class Meter:
    """Adds up the worker time of one query, also of one that comes to nothing."""

    def __init__(self) -> None:
        self.seconds = 0.0


class Lanes:
    """The workers of one release in one server process. `accounts` are those of the process's clients."""

    def __init__(self, store: Path, limits: Limits, accounts: Accounts) -> None:
        self.limits, self.accounts = limits, accounts
        self.pool = Pool(store, limits.most_memory, limits.fast_workers + limits.slow_workers + limits.spare_workers)
        self._fast, self._slow = asyncio.Semaphore(limits.fast_workers), asyncio.Semaphore(limits.slow_workers)
        self._inside = 0

    async def answer(self, asked: Head, meter: Meter) -> Answer:
        """The whole answer. Raises Refused: the query is wrong, met a limit, or the server is full."""
        asked = asked | {"rows": self.limits.most_rows, "bytes": self.limits.most_bytes}
        async with self._fast:
            told = await self._run(asked, self.limits.fast_seconds, meter, slow=False)
        if told is None:
            async with self._slow_place():
                told = await self._run(asked, self.limits.slow_seconds, meter, slow=True)
        if told is None:
            raise refusal("too-slow", self.limits)
        head, body = told
        if head.get("error") == "not-acceptable":
            raise unacceptable(head["message"])
        if "error" in head:
            raise refusal(head["error"], self.limits, head["message"])
        return Answer(body, head["form"], head["rows"], head["more"])

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place for one request from its first word to its last. Raises Refused where all are taken."""
        if self._inside >= self.limits.most_inside:
            raise refusal("full", self.limits)
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1

    async def _run(self, asked: Head, seconds: float, meter: Meter, *, slow: bool) -> tuple[Head, bytes] | None:
        """None: it was not done in time. Raises Refused where the worker died of it."""
        while True:
            try:
                worker = await asyncio.wait_for(self.pool.take(), WAIT)
            except TimeoutError as error:  # none comes up: the machine is out of memory, or the store was taken away
                raise refusal("full", self.limits) from error
            try:
                return await self._asked(worker, asked, seconds, meter, slow=slow)
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                await asyncio.sleep(_POLL)  # the nursery's end is seen a moment after that of its workers
                if not worker.orphaned:
                    raise refusal("memory", self.limits) from error

    async def _asked(
        self, worker: Worker, asked: Head, seconds: float, meter: Meter, *, slow: bool
    ) -> tuple[Head, bytes] | None:
        """None: it was not done in time. Raises IncompleteReadError or ConnectionError: the worker has died."""
        started, ended = monotonic(), False
        try:
            told = await asyncio.wait_for(worker.ask(asked | {"seconds": seconds, "slow": slow}), seconds)
            ended = not slow  # one that has stepped back cannot step forward again
        except TimeoutError:
            return None
        finally:
            # a client that went away comes by here too: the query is cancelled with its request
            meter.seconds += monotonic() - started
            self._release(worker, told[0]["peak"] if ended else None)
        return told

    def _release(self, worker: Worker, peak: int | None) -> None:
        if peak is None:
            self.pool.discard(worker)
        else:
            self.pool.give_back(worker, peak)

    @asynccontextmanager
    async def _slow_place(self) -> AsyncIterator[None]:
        """One of the few places that all processes of the server share."""
        until = monotonic() + WAIT
        try:
            await asyncio.wait_for(self._slow.acquire(), WAIT)
        except TimeoutError as error:
            raise refusal("full", self.limits) from error
        try:
            while (place := self.accounts.slow_place(self.limits.slow_workers)) is None:
                if monotonic() > until:
                    raise refusal("full", self.limits)
                await asyncio.sleep(_POLL)
            try:
                yield
            finally:
                self.accounts.leave_slow_place(place)
        finally:
            self._slow.release()
