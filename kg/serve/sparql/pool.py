"""The server's side of the workers: a pool of warm ones, kept full by a nursery process.

A worker is taken, asked one query and given back; or it is killed, and another is forked at once.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import kg
from kg.errors import StoreError
from kg.serve.sparql.frames import NEWS, ORDER, Head, packed, received
from kg.serve.sparql.nursery import WALLS
from kg.serve.sparql.seccomp import Walls

_LOG = logging.getLogger("kg.serve")

#: A worker that has answered so many queries, or grown so far (in kB), makes room for a fresh one.
_MOST_QUERIES, _MOST_PEAK = 2_000, 600_000
_START = 20.0  # seconds that a nursery or a worker may take to be ready
_PAUSE = 0.5  # seconds before a worker that did not come up is tried again


@dataclass(eq=False)
class Worker:
    """A worker that is ready. `home` is the nursery that forked it; `done` counts what it has answered."""

    number: int
    home: subprocess.Popen[bytes] | None
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    done: int = 0
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(self, head: Head) -> tuple[Head, bytes]:
        """The answer, however long it takes. Raises ConnectionError or IncompleteReadError: the worker has died."""
        self.writer.write(packed(head))
        told, body = await received(self.reader)
        self.done += 1
        return told, body

    @property
    def tired(self) -> bool:
        return self.done >= _MOST_QUERIES

    @property
    def orphaned(self) -> bool:
        """Its nursery has ended, and took it along: a query that it was asked is not to blame."""
        return self.home is None or self.home.poll() is not None


class Pool:
    """Keeps `size` workers on the store in `folder`, those that are busy included."""

    def __init__(self, folder: Path, memory: int, size: int) -> None:
        self._folder, self._memory, self._size = folder, memory, size
        self._idle: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._living: dict[int, Worker] = {}
        self._rising: set[int] = set()  # numbers of workers that were ordered, and neither are ready nor have ended
        self._tasks: set[asyncio.Task[None]] = set()
        self._number = 0
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._news: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._stopping = False
        self.walls: Walls = "none"

    async def start(self) -> None:
        """Raises StoreError where no worker comes up."""
        await self._raise_nursery()
        self._spawn(self._listen())
        for _ in range(self._size):
            self._spawn(self._raise_worker())
        try:
            first = await asyncio.wait_for(self._idle.get(), _START)
        except TimeoutError as error:
            await self.stop()
            raise StoreError(f"no query worker can open {self._folder}") from error
        self._idle.put_nowait(first)

    async def stop(self) -> None:
        """Ends all workers and their nursery."""
        self._stopping = True
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in self._living.values():
            worker.writer.close()
        self._living.clear()
        self._end_nursery()

    async def take(self) -> Worker:
        """A warm worker. One that died while it was idle is passed over."""
        while True:
            worker = await self._idle.get()
            if worker.number in self._living and not worker.reader.at_eof():
                return worker
            self.discard(worker)

    def give_back(self, worker: Worker, peak: int) -> None:
        """`peak` is the most memory it has had, in kB."""
        if worker.tired or peak > _MOST_PEAK:
            self.discard(worker)
        else:
            self._idle.put_nowait(worker)

    def discard(self, worker: Worker) -> None:
        """Kills it and forks another."""
        if self._living.pop(worker.number, None) is None:
            return
        worker.writer.close()
        if not worker.ended.is_set():
            self._order(b"k", worker.number)
        if not self._stopping:
            self._spawn(self._raise_worker())

    @property
    def living(self) -> int:
        """How many workers are up."""
        return len(self._living)

    @property
    def nursery(self) -> int | None:
        """Its process id."""
        return None if self._process is None else self._process.pid

    async def _raise_nursery(self) -> None:
        ours, theirs = socket.socketpair()
        arguments = [str(self._folder), str(self._memory)]
        home = str(Path(kg.__file__).resolve().parent.parent)
        self._process = subprocess.Popen(  # noqa: S603  # ourselves
            [sys.executable, "-P", "-m", "kg.serve.sparql.nursery", *arguments],
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            env={"PYTHONPATH": home, "PATH": os.defpath, "LC_ALL": "C.UTF-8"},  # it needs to know nothing else
            start_new_session=True,  # Ctrl-C is for the server, which then ends it
        )
        theirs.close()
        ours.setblocking(False)
        self._control = ours
        self._news = await asyncio.open_connection(sock=ours.dup())
        try:
            what, _, walls = NEWS.unpack(await asyncio.wait_for(self._news[0].readexactly(NEWS.size), _START))
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError) as error:
            raise StoreError("the process that starts the query workers does not come up") from error
        assert what == b"r"
        self.walls = WALLS[walls]

    async def _raise_worker(self) -> None:
        while not self._stopping:
            self._number += 1
            number = self._number
            self._rising.add(number)
            ours, theirs = socket.socketpair()
            if not self._order(b"f", number, theirs):
                ours.close()
                self._rising.discard(number)
                await asyncio.sleep(_PAUSE)
                continue
            worker = await self._born(number, ours)
            if worker is None:
                await asyncio.sleep(_PAUSE)
                continue
            self._living[number] = worker
            self._idle.put_nowait(worker)
            return

    async def _born(self, number: int, ours: socket.socket) -> Worker | None:
        """The worker that was ordered, once it says that it is ready; None where it does not come up."""
        home = self._process
        reader, writer = await asyncio.open_connection(sock=ours)
        up = False
        try:
            await asyncio.wait_for(received(reader), _START)
            up = number in self._rising  # it may have said that it is ready, and ended before this was heard
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            self._order(b"k", number)
        finally:  # also where the pool stops meanwhile
            self._rising.discard(number)
            if not up:
                writer.close()
        return Worker(number, home, reader, writer) if up else None

    def _order(self, what: bytes, number: int, end: socket.socket | None = None) -> bool:
        assert self._control is not None
        try:
            socket.send_fds(self._control, [ORDER.pack(what, number)], [end.fileno()] if end else [])
        except OSError:  # the nursery is gone, or busy beyond measure
            return False
        finally:
            if end is not None:
                end.close()
        return True

    async def _listen(self) -> None:
        """Hears of workers that ended, and raises a new nursery when the old one is gone."""
        while True:
            assert self._news is not None
            try:
                _, number, status = NEWS.unpack(await self._news[0].readexactly(NEWS.size))
            except (asyncio.IncompleteReadError, ConnectionError):
                await self._again()
                continue
            self._rising.discard(number)
            worker = self._living.get(number)
            if worker is not None:
                worker.ended.set()
                name = signal.Signals(-status).name if status < 0 else f"exit {status}"
                _LOG.warning("a query worker ended: %s", name)  # never what it was asked
                self.discard(worker)

    async def _again(self) -> None:
        _LOG.warning("the process that starts the query workers ended; it is started again")
        self._end_nursery()
        lost = list(self._living.values())
        pause = _PAUSE
        while True:
            await asyncio.sleep(pause)  # never a busy loop, whatever is wrong with the machine
            with suppress(StoreError, OSError):
                await self._raise_nursery()
                break
            pause = min(2 * pause, _START)
        for worker in lost:
            worker.ended.set()
            if worker.number in self._living:
                self.discard(worker)

    def _end_nursery(self) -> None:
        if self._news is not None:
            self._news[1].close()
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            self._process.kill()  # its end is that of the workers
            self._process.wait()

    def _spawn(self, work: object) -> None:
        assert asyncio.iscoroutine(work)
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
