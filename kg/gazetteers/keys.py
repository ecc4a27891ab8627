"""The keys by which an index finds names: the skeletons of all names of a country's entries.

A large index has them from its loading. Where they would take longer than the loading itself they are made country by
country, when a name is first asked for in one, and stay in the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from kg.errors import GazetteerError
from kg.names import Name

INSERT_KEYS = "INSERT OR IGNORE INTO key VALUES (?,?,?)"
_PATIENCE_S = 120.0


class Keys:
    """`path` is the file of the index; None: it is in memory and has its keys."""

    def __init__(self, base: sqlite3.Connection, path: Path | None) -> None:
        self._base, self._path = base, path
        self._made: set[str] = set()

    def make(self, country: str) -> None:
        """Makes the keys of a country where they are missing; GazetteerError where the file cannot be written."""
        if self._path is None or country in self._made:
            return
        if self._base.execute("SELECT 1 FROM keyed WHERE country = ?", (country,)).fetchone() is not None:
            self._made.add(country)
            return
        rows = self._base.execute("SELECT id, names FROM entry WHERE country = ?", (country,)).fetchall()
        keys = [it for entry, names in rows for it in keys_of(country, entry, (text for text, _ in split_names(names)))]
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE_S)) as base, base:
                base.executemany(INSERT_KEYS, keys)
                base.execute("INSERT OR IGNORE INTO keyed VALUES (?)", (country,))
        except sqlite3.Error as error:
            raise GazetteerError(f"{self._path} cannot be written: {error}; set KG_CACHE to another folder") from error
        self._made.add(country)


def keys_of(country: str | None, entry: int, names: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """Country, skeleton, entry: one row for each skeleton of the names."""
    for key in sorted({key for text in names for key in Name.of(text).keys}):
        yield country or "", key, entry


def split_names(column: str) -> tuple[tuple[str, str | None], ...]:
    """The column `names`, a line a name: its text, a tab, its language."""
    pairs = (line.partition("\t") for line in column.split("\n")) if column else ()
    return tuple((text, language or None) for text, _, language in pairs)
