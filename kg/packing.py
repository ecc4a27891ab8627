"""Gzip in members: side by side, and after a change only those are packed again in which something changed.

A file of several members is a gzip file as any (RFC 1952, section 2.2: members simply follow each other). Members are
cut behind lines that their own bytes choose, so that an insertion moves no cut but those around it. The extra field of
each (section 2.3.1.1) tells how long the member is and the SHA-256 of what is in it. No name and no clock is in it: the
same bytes give the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from functools import lru_cache
from pathlib import Path

from kg.merge import batched
from kg.pool import Start, ahead

#: A member holds at least so many bytes, unless the file ends, and then up to a line that is chosen: one in so many.
_LEAST, _ONE_IN = 1 << 18, 16
_MOST = 1 << 20
_LEVEL = 6
_AT_ONCE, _AHEAD = 32, 8  # members a piece of work, and pieces that may wait

#: Magic, deflate, an extra field; no clock, no system. Then the field: its length, name, and the length of the rest.
_HEAD = b"\x1f\x8b\x08\x04\0\0\0\0\0\xff"
_FIELD = struct.Struct("<H2sHI32s")
_TAIL = struct.Struct("<II")
_NAME = b"kg"

Stretch = tuple[int, int]  #: offset and length in bytes


def pack(plain: Path, packed: Path, start: Start, before: Path | None = None) -> None:
    """Packs a file of lines. `before` is a file that was packed so, whose members are taken over; None: there is none.

    `start` starts work beside the caller's.
    """
    works: Iterable[Future[bytes]] = (start(_packed, plain, some, before) for some in batched(_cuts(plain), _AT_ONCE))
    with packed.open("wb") as out:
        for work in ahead(works, _AHEAD):
            out.write(work.result())


def _cuts(plain: Path) -> Iterator[Stretch]:
    """Where the members begin, and how long they are; of an empty file one that is empty."""
    size, at = plain.stat().st_size, 0
    with plain.open("rb") as lines:
        while at < size or not size:
            lines.seek(at + _LEAST)
            lines.readline()  # the rest of a line: where it is cut tells nothing
            while lines.tell() < min(size, at + _MOST):
                if zlib.crc32(lines.readline()) % _ONE_IN == 0:
                    break
            end = min(size, lines.tell())
            yield at, end - at
            at = end
            if not size:
                return


def _packed(plain: Path, stretches: Iterable[Stretch], before: Path | None) -> bytes:
    known = {} if before is None else _members(before, before.stat().st_mtime_ns)
    made = []
    with plain.open("rb") as source:
        for at, length in stretches:
            source.seek(at)
            data = source.read(length)
            digest = hashlib.sha256(data).digest()
            old = known.get(digest)
            if before is None or old is None:
                made.append(_member(data, digest))
            else:
                with before.open("rb") as there:
                    there.seek(old[0])
                    made.append(there.read(old[1]))
    return b"".join(made)


def _member(data: bytes, digest: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    length = len(_HEAD) + _FIELD.size + len(body) + _TAIL.size
    field = _FIELD.pack(_FIELD.size - 2, _NAME, _FIELD.size - 6, length, digest)
    return _HEAD + field + body + _TAIL.pack(zlib.crc32(data), len(data))


@lru_cache(maxsize=4)
def _members(packed: Path, _written: int) -> dict[bytes, Stretch]:
    """Where the member with such bytes lies, by their SHA-256. What was packed in another way ends the search."""
    found: dict[bytes, Stretch] = {}
    with packed.open("rb") as file:
        at = 0
        while (head := file.read(len(_HEAD) + _FIELD.size)).startswith(_HEAD) and len(head) == len(_HEAD) + _FIELD.size:
            size, name, _, length, digest = _FIELD.unpack(head[len(_HEAD) :])
            if (size, name) != (_FIELD.size - 2, _NAME):
                break
            found[digest] = (at, length)
            at += length
            file.seek(at)
    return found
