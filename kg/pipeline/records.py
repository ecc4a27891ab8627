"""Files of models among the inputs: each line of a `.jsonl` file is a document of its own, by the name that it gives.

A file is read line by line, first for the names and then, line by line again, by the workers: it may be of any size.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg import records
from kg.errors import PageError, UsageError
from kg.read.base import Page


@dataclass(frozen=True, slots=True)
class Line:
    """Where a record stands: file and line as errors tell them, and its bytes. `fault`: why it is none, if so.

    `told` is empty where the whole file holds no record.
    """

    told: str
    offset: int
    length: int
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class RecordPage(Page):
    """A record as an input: `data` is its line of JSON. `told` names file and line."""

    told: str = ""


def lines(path: Path, name: str) -> Iterator[tuple[str, Line]]:
    """Each line that is not empty, with the name of its document.

    A line without a proper name goes by `name` and its number: it fails when it is read, and the others are done.
    """
    for number, offset, length, line in records.lines(path):
        whole = length == len(line)
        found = document_name(line) if whole else None
        fault = None if whole else records.too_long()
        yield found or f"{name}:{number}", Line(f"{name}, line {number}", offset, length, fault)


def page_of(name: str, path: Path, at: Line) -> RecordPage:
    """The record's bytes. Raises PageError where they cannot be had."""
    if at.fault is not None:
        raise PageError(name, f"{at.told}: {at.fault}" if at.told else at.fault)
    try:
        with path.open("rb") as file:
            file.seek(at.offset)
            return RecordPage(name, file.read(at.length), told=at.told)
    except OSError as error:
        raise PageError(name, f"cannot be opened: {error.strerror or error}") from error


def document_name(line: bytes) -> str | None:
    """The name that the record gives its document; None where it gives none that can be used."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    document = found.get("document") if isinstance(found, dict) else None
    name = document.get("name") if isinstance(document, dict) else None
    return name if isinstance(name, str) and records.is_name(name) else None


def key_of(line: bytes) -> str:
    """The key of a record: a hash of its JSON, however its line ends."""
    return hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()[:32]


def changed(path: Path) -> UsageError:
    """What is raised where other bytes stand than a moment ago: what is made of them must not go by the old key."""
    return UsageError(f"{path} was changed while it was read; build again")
