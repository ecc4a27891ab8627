"""Sorts lines that do not fit into memory: sorted parts on disk, then one merge that holds a line of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_OPEN_FILES = 200
#: What is held of lines before a part is written: so many of them, or so many bytes.
_LINES_A_PART, _BYTES_A_PART = 200_000, 64 << 20


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of `size`, the last one shorter (itertools.batched, from Python 3.12 on)."""
    waiting = iter(items)
    while some := list(islice(waiting, size)):
        yield some


def differing(old: Iterable[bytes], new: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The lines that one side alone has, and whether it is the old one. Both are sorted, each line once."""
    sides = merge(((line, True) for line in old), ((line, False) for line in new))
    for line, its in groupby(sides, itemgetter(0)):
        [(_, first), *more] = its
        if not more:
            yield line, first


def sorted_file(target: Path, lines: Iterable[bytes], at_once: int = _BYTES_A_PART) -> int:
    """Writes the lines (without their line breaks) sorted, each once, holding so many bytes of them in memory.

    Returns how many there are.
    """
    parts: list[Path] = []
    held: list[bytes] = []
    size = 0

    def part() -> None:
        path = target.with_name(f".{target.name}-part-{len(parts)}")
        path.write_bytes(b"".join(line + b"\n" for line in sorted(held)))
        parts.append(path)
        held.clear()

    for line in lines:
        held.append(line)
        size += len(line)
        if len(held) >= _LINES_A_PART or size >= at_once:
            part()
            size = 0
    part()
    count = merged(target, parts)
    for path in parts:
        path.unlink()
    return count


def merged(target: Path, parts: Iterable[Path]) -> int:
    """Merges sorted files into one sorted file without repeated lines, in bounded memory and open files.

    Returns how many lines there are.
    """
    level, round_ = sorted(set(parts)), 0
    while len(level) > _OPEN_FILES:
        chunks = [level[at : at + _OPEN_FILES] for at in range(0, len(level), _OPEN_FILES)]
        made = [target.with_name(f".{target.name}-merge-{round_}-{at}") for at in range(len(chunks))]
        for path, chunk in zip(made, chunks, strict=True):
            _merge(path, chunk, drop=round_ > 0)
        level, round_ = made, round_ + 1
    return _merge(target, level, drop=round_ > 0)


def _merge(target: Path, parts: list[Path], *, drop: bool) -> int:
    files = [part.open("rb") for part in parts]
    count = 0
    try:
        with target.open("wb") as out:
            last = b""
            for line in merge(*files):
                if line != last:
                    out.write(line)
                    last, count = line, count + 1
    finally:
        for file in files:
            file.close()
    if drop:
        for part in parts:
            part.unlink()
    return count
