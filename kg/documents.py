"""The documents of a release: a row each in a file of SQLite, so that no command needs to hold them all.

An entry is a dictionary: `name`, `sha256`, `reader`, `reading` (key), `packed` and `at` (the pack of records that it
lies in and its place there; None: it has files of its own), `lifted` (key), `incident` and `document` (IRIs), `shard`,
`codes`, `triples`, `claims`, `length` and `unread` (in code points).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

Entry = dict[str, Any]

FILE = "documents.db"

COLUMNS = [
    *("name", "sha256", "reader", "reading", "packed", "at", "lifted", "incident", "document", "shard", "codes"),
    *("triples", "claims", "length", "unread"),
]
#: `made`: a hash of what a shard was made of.
TABLES = f"""
CREATE TABLE documents ({COLUMNS[0]} TEXT PRIMARY KEY, {", ".join(COLUMNS[1:])}) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, sha256 TEXT, made TEXT) WITHOUT ROWID;
"""
_ALL = ", ".join(COLUMNS)
_CODES = COLUMNS.index("codes")


class Documents:
    """The documents of one release, read-only."""

    def __init__(self, file: Path) -> None:
        self._rows = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)

    def __len__(self) -> int:
        return int(self._rows.execute("SELECT count(*) FROM documents").fetchone()[0])

    def __iter__(self) -> Iterator[Entry]:
        """The entries in the order of the documents' names."""
        return entries(self._rows)

    def get(self, name: str) -> Entry | None:
        """The entry of the document with this name; None: the release does not hold it."""
        row = self._rows.execute(f"SELECT {_ALL} FROM documents WHERE name = ?", (name,)).fetchone()  # noqa: S608
        return None if row is None else _entry(row)

    def unread(self) -> Iterator[Entry]:
        """Those of which some words are carried by no field."""
        asked = f"SELECT {_ALL} FROM documents WHERE unread > 0 ORDER BY name"  # noqa: S608
        return map(_entry, self._rows.execute(asked))

    def made(self, path: str) -> tuple[str, str] | None:
        """SHA-256 of a file of the graph or the findings, and a hash of what it was made of; None: there is none."""
        found = self._rows.execute("SELECT sha256, made FROM files WHERE path = ?", (path,)).fetchone()
        return None if found is None else (found[0], found[1])

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file of the graph and the findings with its SHA-256."""
        yield from self._rows.execute("SELECT path, sha256 FROM files ORDER BY path")


def entries(rows: sqlite3.Connection) -> Iterator[Entry]:
    """The entries of a table of documents, in the order of names."""
    return map(_entry, rows.execute(f"SELECT {_ALL} FROM documents ORDER BY name"))  # noqa: S608  # our columns


def row(entry: Entry) -> tuple[Any, ...]:
    """An entry as a row of the table."""
    values = [entry[name] for name in COLUMNS]
    values[_CODES] = orjson.dumps(values[_CODES]).decode()
    return tuple(values)


def insert(rows: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    rows.executemany(f"INSERT INTO documents VALUES ({', '.join('?' * len(COLUMNS))})", map(row, entries))  # noqa: S608


def _entry(found: tuple[Any, ...]) -> Entry:
    entry = dict(zip(COLUMNS, found, strict=True))
    entry["codes"] = orjson.loads(entry["codes"])
    return entry
