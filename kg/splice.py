"""A sorted file changed by a few records: what changed is looked up by halves, all else is copied as it lies.

A record is a line with the lines behind it that begin with a tab, as a subject stands in Turtle; or the lines that have
one key, as the statements of a subject in sorted N-Quads. A file of other records tells where they begin.
"""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

#: What records are sorted by: a rank, then bytes.
Key = tuple[int, bytes]

_AT_ONCE = 1 << 20  # bytes
_TAB = b"\t"


class Records:
    """The records of a file. `key_of` takes the first line of one, without its line break."""

    def __init__(self, key_of: Callable[[bytes], Key]) -> None:
        self._key_of = key_of

    def start(self, mapped: mmap.mmap, at: int, low: int) -> int:
        """Where the record around the byte `at` begins, at `low` (the beginning of a record) or later."""
        start = mapped.rfind(b"\n", low, at) + 1 or low
        while start > low and mapped[start : start + 1] == _TAB:
            start = mapped.rfind(b"\n", low, start - 1) + 1 or low
        return start

    def end(self, mapped: mmap.mmap, start: int) -> int:
        """Where the record that begins at `start` ends."""
        end = mapped.find(b"\n", start) + 1
        while mapped[end : end + 1] == _TAB:
            end = mapped.find(b"\n", end) + 1
        return end

    def key(self, mapped: mmap.mmap, start: int) -> Key:
        """Of the record that begins at `start`."""
        return self._key_of(mapped[start : mapped.find(b"\n", start)])


def spliced(before: Path, out: Path, edits: Iterable[tuple[Key, Callable[[bytes], bytes]]], records: Records) -> None:
    """Writes `before` to `out`, with other records under some keys.

    `edits` come in the order of their keys; each is given the bytes of the records that stand there, empty: none, and
    returns what shall stand there.
    """
    with before.open("rb") as source, out.open("wb") as target:
        if not before.stat().st_size:  # nothing that could be mapped
            target.writelines(made(b"") for _, made in edits)
            return
        with mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            done = 0
            for key, made in edits:
                first = _first(mapped, records, key, done)
                past = first
                while past < len(mapped) and records.key(mapped, past) == key:
                    past = records.end(mapped, past)
                _copy(source, target, done, first)
                target.write(made(mapped[first:past]))
                done = past
            _copy(source, target, done, len(mapped))


def _first(mapped: mmap.mmap, records: Records, key: Key, low: int) -> int:
    """Where the first record of this key or a greater one begins, at `low` (the beginning of a record) or later."""
    high = len(mapped)
    while low < high:
        start = records.start(mapped, (low + high) // 2, low)
        if records.key(mapped, start) < key:
            low = records.end(mapped, start)
        else:
            high = start
    return low


def _copy(source: BinaryIO, target: BinaryIO, start: int, end: int) -> None:
    source.seek(start)
    while start < end:
        some = source.read(min(_AT_ONCE, end - start))
        target.write(some)
        start += len(some)
