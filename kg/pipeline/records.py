"""Files of models among the inputs: each line of a `.jsonl` file is a document of its own, by the name that it gives.

A file is read line by line, first for the names and then, line by line again, by the workers: it may be of any size.
"""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg import records
from kg.errors import PageError, UsageError
from kg.opening import opened, unopened
from kg.read.base import Page


@dataclass(frozen=True, slots=True)
class Line:
    """Where a record stands: the name of its file, its line from 1, and its bytes. `fault`: why it is none, if so.

    `number` None: the fault is the whole file's.
    """

    file: str
    number: int | None
    offset: int
    length: int
    fault: str | None = None

    @property
    def told(self) -> str:
        return f"{self.file}, line {self.number}"


@dataclass(frozen=True, slots=True)
class RecordPage(Page):
    """A record as an input: `data` is its line of JSON. `file` and `number` tell where that stands."""

    file: str = ""
    number: int | None = None


def lines(path: Path, name: str) -> Iterator[tuple[str, Line]]:
    """Each line that is not empty, with the name of its document.

    A line without a proper name goes by `name` and its number: it fails when it is read, and the others are done.
    Raises OSError where the file cannot be opened or read.
    """
    for number, offset, length, line in records.lines(path):
        whole = length == len(line)
        found = document_name(line) if whole else None
        fault = None if whole else records.too_long()
        yield found or f"{name}:{number}", Line(name, number, offset, length, fault)


def page_of(name: str, path: Path, at: Line) -> RecordPage:
    """The record's bytes. Raises PageError where they cannot be had."""
    if at.fault is not None:
        raise PageError(at.file, at.fault, at.number)
    try:
        with opened(path) as file:
            file.seek(at.offset)
            return RecordPage(name, file.read(at.length), file=at.file, number=at.number)
    except OSError as error:
        raise PageError(at.file, unopened(error), at.number) from error


def document_name(line: bytes) -> str | None:
    """The name that the record gives its document; None where it gives none that can be used."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return _name_in(found)


def holds_records(data: bytes) -> bool:
    """Whether a file holds what belongs into one of records: a single record, one a line, or a list of them."""
    bare = data.removeprefix(BOM_UTF8).lstrip()
    if not bare.startswith((b"{", b"[")):
        return False
    try:
        found = orjson.loads(bare)
    except orjson.JSONDecodeError:
        return document_name(bare.partition(b"\n")[0]) is not None
    return _name_in(found[0] if isinstance(found, list) and found else found) is not None


def _name_in(found: object) -> str | None:
    document = found.get("document") if isinstance(found, dict) else None
    name = document.get("name") if isinstance(document, dict) else None
    return name if isinstance(name, str) and records.is_name(name) else None


def key_of(line: bytes) -> str:
    """The key of a record: a hash of its JSON, however its line ends."""
    return hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()[:32]


def changed(path: Path) -> UsageError:
    """What is raised where other bytes stand than a moment ago: what is made of them must not go by the old key."""
    return UsageError(f"{path} was changed while it was read; build again")
