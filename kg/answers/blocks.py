"""The file of kept answers: an SQLite database of compressed blocks of rows, in the order in which they are shown.

made    the format, and the graph that was asked
answer  each kept query: its name, the hash of its text, its columns as a TSV header, how many rows it has
block   `rows` rows behind the first `at`, as TSV lines; `least` and `most` bound the cells that what is given is
        compared with. `marks`: a line a row, hidden cells and then the keys whose row it is; empty for sums
part    of sums: what each key gives to which row, as blocks with marks too

The same rows give the same bytes, whatever way they came.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import zstandard

from kg.answers.keyed import Keyed
from kg.answers.order import Unordered
from kg.merge import batched
from kg.terms import XSD

FORMAT = 2

#: Rows of a block: what a page of the server shows.
BLOCK = 1_000

_LEVEL = 1
_DAY = re.compile(rf'"\d{{4}}-\d\d-\d\d"\^\^<{re.escape(XSD.date.value)}>', re.ASCII)
_TABLES = """
CREATE TABLE made (format INTEGER, source TEXT);
CREATE TABLE answer (id INTEGER PRIMARY KEY, name TEXT UNIQUE, text TEXT, columns TEXT, rows INTEGER);
CREATE TABLE block (answer INTEGER, at INTEGER, rows INTEGER, least TEXT, most TEXT, lines BLOB, marks BLOB);
CREATE TABLE part (answer INTEGER, at INTEGER, rows INTEGER, least TEXT, most TEXT, lines BLOB, marks BLOB);
CREATE INDEX block_by_place ON block (answer, at, rows);
CREATE INDEX block_by_value ON block (answer, least, most);
CREATE INDEX part_by_place ON part (answer, at);
"""


@dataclass(slots=True)
class Row:
    """A row as it is kept: its TSV line without the line break, and its mark."""

    line: str
    mark: str


class Blocks:
    """Writes the rows of one query, in order, into one of the two tables."""

    def __init__(self, database: sqlite3.Connection, table: str, number: int, form: Keyed) -> None:
        """Rows of sums have no conditions: they are shown whole."""
        self._insert = f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608  # names of ours
        self._database, self._number = database, number
        self._places = form.places()
        self._packer = zstandard.ZstdCompressor(level=_LEVEL)

    def write(self, rows: Iterable[Row]) -> int:
        """Returns how many rows there were. Raises Unordered where what is given cannot be compared as text."""
        count = 0
        for some in batched(rows, BLOCK):
            least, most = self._bounds(some)
            texts = ("".join([f"{row.line}\n" for row in some]), "".join([f"{row.mark}\n" for row in some]))
            packed = [self._packer.compress(text.encode()) for text in texts]
            self._database.execute(self._insert, (self._number, count, len(some), least, most, *packed))
            count += len(some)
        return count

    def _bounds(self, rows: list[Row]) -> tuple[str | None, str | None]:
        if not self._places:
            return None, None
        cells = [row.line.split("\t") for row in rows]
        first, last = self._places[0], self._places[-1]
        if first != last and not all(_DAY.fullmatch(it[place]) for it in cells for place in self._places):
            raise Unordered("a day that is no plain day")
        return min(it[first] for it in cells), max(it[last] for it in cells)


def create(file: Path, source: str) -> sqlite3.Connection:
    """A new file without answers."""
    database = sqlite3.connect(file)
    database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
    database.execute("INSERT INTO made VALUES (?, ?)", (FORMAT, source))
    return database


def opened(file: Path) -> tuple[sqlite3.Connection, str] | None:
    """A file to read, and the name of its graph. None: there is none, or it has another format."""
    if not file.is_file():
        return None
    where = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
    database = sqlite3.connect(where, uri=True, check_same_thread=False)
    try:
        found = database.execute("SELECT format, source FROM made").fetchone()
    except sqlite3.DatabaseError:
        found = None
    if found is None or found[0] != FORMAT:
        database.close()
        return None
    return database, str(found[1])


def number_of(database: sqlite3.Connection, name: str, text: str) -> tuple[int, str] | None:
    """The number of a kept answer, and its columns. `text` is the hash of the query's; None: it is not kept."""
    sought = "SELECT id, columns FROM answer WHERE name = ? AND text = ?"
    found = database.execute(sought, (name, text)).fetchone()
    return None if found is None else (int(found[0]), str(found[1]))


def blocks_of(database: sqlite3.Connection, table: str, number: int) -> Iterator[list[Row]]:
    """The rows of one query with their marks, block by block."""
    sought = f"SELECT lines, marks FROM {table} WHERE answer = ? ORDER BY at"  # noqa: S608  # names of ours
    for packed in database.execute(sought, (number,)):
        lines, marks = (unpacked(it).decode().split("\n") for it in packed)
        lines.pop(), marks.pop()
        yield [Row(line, mark) for line, mark in zip(lines, marks, strict=True)]


def unpacked(packed: bytes) -> bytes:
    return zstandard.decompress(packed)
