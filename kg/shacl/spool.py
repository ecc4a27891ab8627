"""Rows of a graph, for what documents do not decide: on disk where they are many, so that memory stays the same."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.shacl.graph import Graph, Indexed, Properties, closure
from kg.shacl.terms import SUBCLASS, TYPE, Row, Term

_IN_MEMORY = 10_000  #: rows up to which no file is made: that would take longer than all they are asked
_BATCH = 1000  #: rows that are written at once, then
_TABLE = "CREATE TABLE rows (s TEXT NOT NULL, p TEXT NOT NULL, o TEXT NOT NULL)"

_INSTANCES = """
    WITH RECURSIVE below(kind) AS (SELECT ? UNION SELECT s FROM below JOIN rows ON p = ? AND o = kind)
    SELECT DISTINCT s FROM rows WHERE p = ? AND o IN below
"""


class _Subjects(Mapping[Term, Properties]):
    """From a subject to its properties, read when it is asked for; the last one is kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last: tuple[Term, Properties] = ("", {})

    def __getitem__(self, subject: Term) -> Properties:
        if self._last[0] != subject:
            found: dict[Term, list[Term]] = {}
            for predicate, thing in self._connection.execute("SELECT DISTINCT p, o FROM rows WHERE s = ?", (subject,)):
                found.setdefault(predicate, []).append(thing)
            self._last = (subject, found)
        if not self._last[1]:
            raise KeyError(subject)
        return self._last[1]

    def __iter__(self) -> Iterator[Term]:
        return (row[0] for row in self._connection.execute("SELECT DISTINCT s FROM rows"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Spool:
    """Rows that are first taken in, then read as a graph; to be closed at the end."""

    def __init__(self) -> None:
        self._waiting: list[Row] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._stored: Stored | None = None

    def add(self, rows: Iterable[Row]) -> None:
        """Takes rows in; the same row may come again."""
        self._waiting += rows
        if len(self._waiting) > (_IN_MEMORY if self._stored is None else _BATCH):
            if self._stored is None:
                self._folder = tempfile.TemporaryDirectory(prefix="shacl-")
                self._stored = Stored(Path(self._folder.name) / "rows.db")
            self._stored.add(self._waiting)
            self._waiting.clear()

    def graph(self) -> Graph:
        """All rows; to be called once, when they are all there."""
        if self._stored is None:
            return Indexed(self._waiting)
        self._stored.add(self._waiting)
        self._stored.index()
        return self._stored

    def close(self) -> None:
        """Removes what is on disk."""
        if self._stored is not None:
            self._stored.close()
        if self._folder is not None:
            self._folder.cleanup()


class Stored:
    """A graph in a file of SQLite: first filled, then read. It is a `kg.shacl.graph.Graph`."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -2000")
        self._connection.execute(_TABLE)
        self._connection.execute("BEGIN")
        self.spo = _Subjects(self._connection)

    def add(self, rows: Iterable[Row]) -> None:
        """Takes rows in; the same row may come again."""
        self._connection.executemany("INSERT INTO rows VALUES (?, ?, ?)", rows)

    def close(self) -> None:
        """Gives the file free."""
        self._connection.close()

    def index(self) -> None:
        """To be called once, when all rows are there."""
        self._connection.execute("COMMIT")
        self._connection.execute("CREATE INDEX by_subject ON rows (s, p, o)")
        self._connection.execute("CREATE INDEX by_object ON rows (p, o, s)")

    def __iter__(self) -> Iterator[Row]:
        yield from self._connection.execute("SELECT DISTINCT s, p, o FROM rows")

    def subjects(self, predicate: Term, thing: Term) -> Sequence[Term]:
        """The subjects that have this object under this predicate."""
        return self._column("SELECT DISTINCT s FROM rows WHERE p = ? AND o = ?", predicate, thing)

    def holders(self, predicate: Term) -> Sequence[Term]:
        """The subjects that have this predicate."""
        return self._column("SELECT DISTINCT s FROM rows WHERE p = ?", predicate)

    def objects(self, predicate: Term) -> Iterable[Term]:
        """What stands under this predicate, each once."""
        return self._column("SELECT DISTINCT o FROM rows WHERE p = ?", predicate)

    def predicates(self) -> Iterable[Term]:
        """Every predicate."""
        return self._column("SELECT DISTINCT p FROM rows")

    def instances(self, kind: Term) -> Iterable[Term]:
        """The nodes of this class or of one below it, each once, as they are read."""
        return (row[0] for row in self._connection.execute(_INSTANCES, (kind, SUBCLASS, TYPE)))

    def is_a(self, node: Term, kind: Term) -> bool:
        """Whether the node is a SHACL instance of the class."""
        kinds = self.spo.get(node, {}).get(TYPE, ())
        return kind in kinds or any(
            kind in closure(it, lambda one: self.spo.get(one, {}).get(SUBCLASS, ())) for it in kinds
        )

    def nodes(self) -> Iterable[Term]:
        """Every subject and object, each once."""
        return self._column("SELECT s FROM rows UNION SELECT o FROM rows")

    def _column(self, query: str, *given: Term) -> list[Term]:
        return [row[0] for row in self._connection.execute(query, given)]
