"""Which keys the records of a stream have, after all of them were seen: a table on disk, for there may be millions.

A record has its own keys (`kg.stream.own_keys`) unless a ledger knows better or another record is like it: the same
site id, address or codes. That is rare, so that shards are made with own keys, and again where these were not right.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias

import orjson

from kg import ledger
from kg.ledger import Identity, Ledger
from kg.stream import Given, Said, own_keys

#: A file that a crash may lose: it goes with the folder that it lies in.
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE record (shard INTEGER, line INTEGER, name TEXT, own_key TEXT, site_id TEXT, permalink TEXT,
    codes TEXT);
CREATE TABLE keyed (name TEXT PRIMARY KEY, incident_key TEXT) WITHOUT ROWID;
CREATE TABLE other (shard INTEGER, line INTEGER, incident_key TEXT, document_key TEXT, reason TEXT);
BEGIN;
"""

#: Of each record whose name an earlier one has: its number, the name, and the place of the first with that name.
_TWICE = """
SELECT record.rowid, record.name, first.shard, first.line FROM record
JOIN (SELECT name, min(rowid) AS id FROM record GROUP BY name HAVING count(*) > 1) USING (name)
JOIN record AS first ON first.rowid = id WHERE record.rowid > id ORDER BY record.rowid
"""

#: Whether two records are like each other, so that the one may get the other's keys.
_ALIKE = """
SELECT EXISTS (SELECT 1 FROM record WHERE site_id > '' GROUP BY site_id HAVING count(*) > 1)
    OR EXISTS (SELECT 1 FROM record WHERE permalink > '' GROUP BY permalink HAVING count(*) > 1)
    OR EXISTS (SELECT 1 FROM record WHERE codes <> '[]' GROUP BY codes HAVING count(*) > 1)
    OR EXISTS (SELECT 1 FROM record WHERE name GLOB 'site-*')
"""


#: A record in the table: its shard and what it says (`kg.stream.Said`).
Row: TypeAlias = tuple[int, int, str, str, str | None, str | None, str]


class Identities:
    """What all records of a stream say of their identity. `file` is where the table may lie."""

    def __init__(self, file: Path) -> None:
        self._rows = sqlite3.connect(file, isolation_level=None)
        self._rows.executescript(_TABLES)
        self._file = file

    def close(self) -> None:
        """Ends and forgets everything."""
        self._rows.close()
        self._file.unlink(missing_ok=True)

    def add(self, shard: int, said: Iterable[Said]) -> None:
        """Takes in the records of a shard. Shards come in their order."""
        self._rows.executemany(f"INSERT INTO record VALUES ({shard}, ?, ?, ?, ?, ?, ?)", said)  # noqa: S608  # a number

    def twice(self) -> Iterator[tuple[int, str, int, int]]:
        """The records whose name an earlier one has: the record's number, the name, shard and line of the earlier."""
        yield from self._rows.execute(_TWICE)

    def drop(self, number: int, reason: str) -> None:
        """Takes a record out: it is none, for this reason."""
        self._rows.execute(
            "INSERT INTO other SELECT shard, line, NULL, NULL, ? FROM record WHERE rowid = ?", (reason, number)
        )
        self._rows.execute("DELETE FROM record WHERE rowid = ?", (number,))

    def alike(self) -> bool:
        """Whether some record is like another, so that its keys may be others than its own."""
        return bool(self._rows.execute(_ALIKE).fetchone()[0])

    def settle(self, frozen: Ledger) -> int:
        """Finds the keys that are others than the records' own, and grows the ledger by all.

        Names stand once by now. Returns how many records have the site id of another, and stay documents of their own.
        """
        self._rows.executemany("INSERT INTO keyed VALUES (?, ?)", frozen.incident_keys(self._identities))
        given = self._rows.execute("SELECT incident_key FROM keyed ORDER BY name")
        named = ledger.document_keys(self._identities())
        same = 0
        for row, (key,), (_, document_key, findings) in zip(self._all(), given, named, strict=True):
            same += len(findings)
            if (key, document_key) != own_keys(row[1:]):
                self._rows.execute("INSERT INTO other VALUES (?, ?, ?, ?, NULL)", (*row[:2], key, document_key))
        return same

    def others(self) -> Iterator[tuple[int, dict[int, Given]]]:
        """The shards with records that have other keys than their own or are none: those records by their lines."""
        rows = self._rows.execute("SELECT * FROM other ORDER BY shard, line")
        for shard, its in groupby(rows, itemgetter(0)):
            yield shard, {line: reason or (key, document_key) for _, line, key, document_key, reason in its}

    def _identities(self) -> Iterator[Identity]:
        for _, _, name, own_key, site_id, permalink, codes in self._all():
            # the ledger asks for the hash only where it is the key
            sha256 = own_key.removeprefix("document-")
            yield Identity(name, sha256, site_id, permalink, frozenset(orjson.loads(codes)))

    def _all(self) -> Iterator[Row]:
        """All records, in the order of names."""
        return self._rows.execute("SELECT * FROM record ORDER BY name")
