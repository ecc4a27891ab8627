"""What builds remember of each other: rows under keys that are hashes of everything that made them.

A row never becomes wrong, only unneeded: a build drops those that it did not ask for. Without the file a build is
slower and makes the same. It is one file of SQLite beside the releases, written by the process that holds the lock.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

#: So many rows are written at a time: what a build that dies loses of its book-keeping.
_AT_ONCE = 64


class Memo:
    """The rows of one output folder; a context manager. A file that is damaged is replaced by an empty one.

    `fingerprint` is that of the program: part of what keys are hashes of.
    """

    def __init__(self, path: Path, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._used: set[int] = (
            set()
        )  # hashes of keys: of a million keys they are small, and a row too many does no harm
        self._waiting = 0
        try:
            self._rows = _opened(path)
        except sqlite3.DatabaseError:
            for it in path.parent.glob(f"{path.name}*"):
                it.unlink()
            self._rows = _opened(path)

    def __enter__(self) -> Memo:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.commit()
        self._rows.close()

    def get(self, key: str) -> Any:
        """The row of this key, decoded; None where there is none."""
        found = self._rows.execute("SELECT row FROM rows WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        self._used.add(hash(key))
        return orjson.loads(found[0])

    def put(self, key: str, row: object) -> None:
        """Remembers a row (of JSON's types); it is on disk some rows later."""
        self._used.add(hash(key))
        self._rows.execute("INSERT OR REPLACE INTO rows VALUES (?, ?)", (key, orjson.dumps(row)))
        self._waiting += 1
        if self._waiting >= _AT_ONCE:
            self._rows.commit()
            self._waiting = 0

    def drop_unused(self) -> None:
        """Forgets every row that was neither asked for nor put since the file was opened."""
        gone = [(key,) for (key,) in self._rows.execute("SELECT key FROM rows") if hash(key) not in self._used]
        self._rows.executemany("DELETE FROM rows WHERE key = ?", gone)
        self._rows.commit()

    def __len__(self) -> int:
        return int(self._rows.execute("SELECT count(*) FROM rows").fetchone()[0])


def _opened(path: Path) -> sqlite3.Connection:
    rows = sqlite3.connect(path)
    # a write-ahead log survives the death of the process; what a page withdrew is overwritten, not only unlinked
    rows.execute("PRAGMA journal_mode = WAL")
    rows.execute("PRAGMA synchronous = NORMAL")
    rows.execute("PRAGMA secure_delete = ON")
    rows.execute("CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID")
    rows.execute("SELECT count(*) FROM rows").fetchone()
    return rows
