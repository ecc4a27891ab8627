"""The socket of a server, open before its address is told: whoever reads the address may ask at once. And its end."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from kg.cli.common import INTERRUPTED, end
from kg.errors import UsageError

_WAITING = 512  # connections that the kernel holds until the server takes them


def listening(host: str, port: int) -> tuple[socket.socket, str]:
    """A listening socket and its address, "http://127.0.0.1:8094". Raises UsageError: it is taken, or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.set_inheritable(True)  # processes of the server share it
    try:
        found.bind((host, port))
        found.listen(_WAITING)
    except (OSError, UnicodeError) as error:  # the second: no name of a host
        found.close()
        raise UsageError(f"cannot listen on {host} port {port}: {error}") from error
    name, number = found.getsockname()[:2]
    return found, f"http://{f'[{name}]' if ':' in name else name}:{number}"


@contextmanager
def until_stopped() -> Iterator[None]:
    """What a server does until Ctrl-C, which is its proper end: nothing is said of it."""
    try:
        yield
    except KeyboardInterrupt:
        end(INTERRUPTED)
