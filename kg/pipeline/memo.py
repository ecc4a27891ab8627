"""What builds remember of each other: rows under keys that are hashes of everything that made them.

A row never becomes wrong, only unneeded: a build drops those that it did not ask for. Without the file a build is
slower and makes the same. It is one file of SQLite beside the releases, written by the process that holds the lock.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

from kg.scratch import scratch

#: So many rows are written at a time: what a build that dies loses of its book-keeping.
_AT_ONCE = 64
#: Not a full disk, which has other codes: there the build ends.
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Memo:
    """The rows of one output folder; a context manager. A file that is damaged is replaced by an empty one.

    `fingerprint` is that of the program: part of what keys are hashes of.
    """

    def __init__(self, path: Path, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        #: Hashes of keys, which are smaller than keys: a row too many does no harm.
        self._used = scratch("CREATE TABLE used (hash INTEGER PRIMARY KEY)")
        self._waiting = 0
        self._path = path
        self._rows = sqlite3.connect(path)
        try:
            self._lay_out()
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)

    def __enter__(self) -> Memo:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.commit()
        self._rows.close()
        self._used.close()

    def get(self, key: str) -> Any:
        """The row of this key, decoded; None where there is none."""
        found = self._ask("SELECT row FROM rows WHERE key = ?", key)
        with suppress(orjson.JSONDecodeError):  # what the database cannot see of damage
            row = orjson.loads(found[0][0]) if found else None
            self._use(key)
            return row
        return None

    def put(self, key: str, row: object) -> None:
        """Remembers a row (of JSON's types); it is on disk some rows later."""
        self._use(key)
        self._ask("INSERT OR REPLACE INTO rows VALUES (?, ?)", key, orjson.dumps(row))
        self._waiting += 1
        if self._waiting >= _AT_ONCE:
            self._rows.commit()
            self._waiting = 0

    def drop_unused(self) -> None:
        """Forgets every row that was neither asked for nor put since the file was opened."""
        try:
            self._rows.execute("DELETE FROM rows WHERE NOT is_used(key)")
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
        self._rows.commit()

    def __len__(self) -> int:
        return int(self._rows.execute("SELECT count(*) FROM rows").fetchone()[0])

    def _use(self, key: str) -> None:
        self._used.execute("INSERT OR IGNORE INTO used VALUES (?)", (hash(key),))

    def _is_used(self, key: str) -> bool:
        return self._used.execute("SELECT 1 FROM used WHERE hash = ?", (hash(key),)).fetchone() is not None

    def _ask(self, asked: str, *values: str | bytes) -> list[Any]:
        """What the file answers; a file that turns out to be damaged is begun anew, and then asked."""
        try:
            return self._rows.execute(asked, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
        return self._rows.execute(asked, values).fetchall()

    def _begin_anew(self, error: sqlite3.DatabaseError) -> None:
        """Raises the error again where the file is not at fault."""
        if error.sqlite_errorcode not in _DAMAGED:
            raise error
        self._rows.close()
        for it in self._path.parent.glob(f"{self._path.name}*"):
            it.unlink()
        self._rows = sqlite3.connect(self._path)
        self._lay_out()

    def _lay_out(self) -> None:
        rows = self._rows
        rows.create_function("is_used", 1, self._is_used)
        # a write-ahead log survives the death of the process; what a page withdrew is overwritten, not only unlinked
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("PRAGMA synchronous = NORMAL")
        rows.execute("PRAGMA secure_delete = ON")
        rows.execute("CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID")
        rows.execute("SELECT count(*) FROM rows").fetchone()
