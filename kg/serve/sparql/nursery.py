"""The nursery: a small process, shut in and single-threaded, that forks workers on demand and kills them.

A fork is ready in milliseconds where a new Python takes a tenth of a second, and a killed worker must be replaced at
once. The server itself has threads and must not fork. When the server ends, however it ends, so do nursery and workers.

    python -m kg.serve.sparql.nursery STORE MEMORY     with the control socket as standard input
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

from kg.serve.sparql.frames import NEWS, ORDER
from kg.serve.sparql.seccomp import Walls, die_with_parent, shut_in
from kg.serve.sparql.worker import work

#: By their places in the ready message.
WALLS: tuple[Walls, ...] = ("none", "namespace", "seccomp")


class Nursery:
    """Forks and kills as it is told on `control`."""

    def __init__(self, control: socket.socket, folder: Path, memory: int) -> None:
        self._control, self._folder, self._memory = control, folder, memory
        self._pids: dict[int, int] = {}  # by number
        self._wake_up, wakes = os.pipe()
        for end in (self._wake_up, wakes):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
        self._wakes = wakes

    def run(self) -> None:
        """Until the server hangs up."""
        while True:
            ready, _, _ = select.select([self._control.fileno(), self._wake_up], [], [])
            if self._wake_up in ready:
                with suppress(BlockingIOError):
                    os.read(self._wake_up, 4096)
                self._reap()
            if self._control.fileno() in ready and not self._obey():
                return

    def end(self) -> None:
        """Ends every worker."""
        for pid in self._pids.values():
            os.kill(pid, signal.SIGKILL)

    def _obey(self) -> bool:
        try:
            order, ends, _, _ = socket.recv_fds(self._control, ORDER.size, 1)
        except ConnectionError:
            return False
        if len(order) < ORDER.size:
            return False
        what, number = ORDER.unpack(order)
        if what == b"f":
            self._fork(number, ends[0])
        elif number in self._pids:  # not yet reaped: the process id is still the worker's
            os.kill(self._pids[number], signal.SIGKILL)
        return True

    def _fork(self, number: int, end: int) -> None:
        parent = os.getpid()
        pid = os.fork()
        if pid:
            os.close(end)
            self._pids[number] = pid
            return
        try:
            die_with_parent(parent)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            for inherited in (self._wake_up, self._wakes):
                os.close(inherited)
            self._control.close()
            work(socket.socket(fileno=end), self._folder, self._memory)
        finally:
            os._exit(0)

    def _reap(self) -> None:
        for number, pid in list(self._pids.items()):
            found, status = os.waitpid(pid, os.WNOHANG)
            if found:
                del self._pids[number]
                with suppress(ConnectionError):
                    self._control.sendall(NEWS.pack(b"e", number, os.waitstatus_to_exitcode(status)))


def main(arguments: list[str]) -> None:
    """The process."""
    folder, memory = arguments
    control = socket.socket(fileno=os.dup(0))
    quiet = os.open(os.devnull, os.O_RDWR)
    walls = shut_in()
    for stream in (0, 1, 2):  # what a dying worker says may hold words of a query
        os.dup2(quiet, stream)
    nursery = Nursery(control, Path(folder), int(memory))
    control.sendall(NEWS.pack(b"r", 0, WALLS.index(walls)))
    try:
        nursery.run()
    finally:
        nursery.end()


if __name__ == "__main__":
    main(sys.argv[1:])
