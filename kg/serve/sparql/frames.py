"""What the server and its workers say to each other: a head as JSON and a body of bytes, their lengths before them."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any

import orjson

Head = dict[str, Any]

_LENGTHS = struct.Struct("!II")

#: The server to the nursery: "f", fork a worker of this number (its end of a socket comes along); "k", kill it.
#: The nursery to the server: "r", ready (which walls hold); "e", the worker of this number ended with this status.
ORDER = struct.Struct("!cI")
NEWS = struct.Struct("!cIi")


def packed(head: Head, body: bytes = b"") -> bytes:
    """One message."""
    words = orjson.dumps(head)
    return _LENGTHS.pack(len(words), len(body)) + words + body


async def received(stream: asyncio.StreamReader) -> tuple[Head, bytes]:
    """The next message. Raises IncompleteReadError or ConnectionError where the other side is gone."""
    head, body = _LENGTHS.unpack(await stream.readexactly(_LENGTHS.size))
    return orjson.loads(await stream.readexactly(head)), await stream.readexactly(body)


def taken(channel: socket.socket) -> tuple[Head, bytes] | None:
    """The next message, waiting for it; None: the other side has hung up."""
    start = exactly(channel, _LENGTHS.size)
    if start is None:
        return None
    head, body = _LENGTHS.unpack(start)
    words = exactly(channel, head)
    rest = exactly(channel, body) if words is not None else None
    return None if words is None or rest is None else (orjson.loads(words), rest)


def exactly(channel: socket.socket, size: int) -> bytes | None:
    """So many bytes; None: the other side hung up before."""
    parts = bytearray()
    while len(parts) < size:
        try:
            part = channel.recv(size - len(parts))
        except ConnectionError:
            return None
        if not part:
            return None
        parts += part
    return bytes(parts)
