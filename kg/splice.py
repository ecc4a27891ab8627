"""A sorted file changed by a few records: what changed is looked up by halves, all else is copied as it lies.

A record is a line with the lines behind it that begin with a tab, as a subject stands in Turtle; or the lines that have
one key, as the statements of a subject in sorted N-Quads.
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


def spliced(
    before: Path, out: Path, edits: Iterable[tuple[Key, Callable[[bytes], bytes]]], key_of: Callable[[bytes], Key]
) -> None:
    """Writes `before` to `out`, with other records under some keys.

    `edits` come in the order of their keys; each is given the bytes of the records that stand there, empty: none, and
    returns what shall stand there. `key_of` takes a record's first line without its line break.
    """
    with before.open("rb") as source, out.open("wb") as target:
        if not before.stat().st_size:  # nothing that could be mapped
            target.writelines(made(b"") for _, made in edits)
            return
        with mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
            records, done = _Records(mapped, key_of), 0
            for key, made in edits:
                first = records.first(key, done)
                past = records.past(key, first)
                _copy(source, target, done, first)
                target.write(made(mapped[first:past]))
                done = past
            _copy(source, target, done, len(mapped))


class _Records:
    def __init__(self, mapped: mmap.mmap, key_of: Callable[[bytes], Key]) -> None:
        self._bytes, self._key_of = mapped, key_of

    def first(self, key: Key, low: int) -> int:
        """Where the first record of this key or a greater one begins, at `low` (the beginning of a record) or later."""
        high = len(self._bytes)
        while low < high:
            start = self._start((low + high) // 2, low)
            if self._key(start) < key:
                low = self._end(start)
            else:
                high = start
        return low

    def past(self, key: Key, start: int) -> int:
        """Where the records of this key end, the first of which would begin at `start`."""
        while start < len(self._bytes) and self._key(start) == key:
            start = self._end(start)
        return start

    def _key(self, start: int) -> Key:
        return self._key_of(self._bytes[start : self._line_end(start) - 1])

    def _start(self, at: int, low: int) -> int:
        """Where the record around a byte begins."""
        start = self._bytes.rfind(b"\n", low, at) + 1 or low
        while start > low and self._bytes[start : start + 1] == _TAB:
            start = self._bytes.rfind(b"\n", low, start - 1) + 1 or low
        return start

    def _end(self, start: int) -> int:
        """Where the next record begins."""
        end = self._line_end(start)
        while self._bytes[end : end + 1] == _TAB:
            end = self._line_end(end)
        return end

    def _line_end(self, start: int) -> int:
        return self._bytes.find(b"\n", start) + 1


def _copy(source: BinaryIO, target: BinaryIO, start: int, end: int) -> None:
    source.seek(start)
    while start < end:
        some = source.read(min(_AT_ONCE, end - start))
        target.write(some)
        start += len(some)
