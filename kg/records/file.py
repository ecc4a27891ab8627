"""The lines of a file of records."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from kg.opening import opened

MAX_LINE = 64 * 1024 * 1024  #: bytes


def lines(path: Path, offset: int = 0, number: int = 0) -> Iterator[tuple[int, int, int, bytes]]:
    """The lines of a file that are not empty: number from 1, offset, length in bytes, and what stands there.

    Of a line longer than MAX_LINE only its first bytes are given: the caller sees that by its length. They begin at
    `offset`, which `number` lines stand before. Raises OSError where the file cannot be opened or read.
    """
    with opened(path) as file:
        file.seek(offset)
        while line := file.readline(MAX_LINE):
            number += 1
            if offset == 0 and line.startswith(BOM_UTF8):  # RFC 8259 section 8.1: a parser may ignore it
                line, offset = line[len(BOM_UTF8) :], len(BOM_UTF8)
            length, rest = len(line), line
            while rest and not rest.endswith(b"\n"):  # longer than what is read at a time, or the last line
                rest = file.readline(MAX_LINE)
                length += len(rest)
            if line.strip():
                yield number, offset, length, line
            offset += length


def too_long() -> str:
    """What is said of such a line."""
    return f"the line has more than the {MAX_LINE} bytes that are read; see that each record has a line of its own"


def without_record(path: Path) -> str:
    """What is said of a file none of whose lines could be a record."""
    found = "it holds no record: all its lines are empty" if path.stat().st_size else "the file is empty"
    return f"{found}; leave it out, or write records into it with: kg read PAGES --json"


def named_twice(name: str, other: str) -> str:
    """What is said of a record whose document has the name of the `other`."""
    return f"its document has the name '{name}', as {other} has; give one of them another name, or leave it out"
