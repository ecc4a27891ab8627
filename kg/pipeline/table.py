"""What a build knows of its documents: tables on disk, so that memory does not grow with their number.

`page` is what was read, `given` the keys of the ledger, `placed` and `linked` the place, `judged` and `link` what
gazetteers say of places and the quads of it (`kg.pipeline.judged`), `documents` and `files` what the release keeps
(`kg.documents`), `unit` what lies in each shard. The file lies in the build's folder and goes with it; the release gets
`documents.db`, written in the order of names.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from kg import documents
from kg.documents import Entry
from kg.gazetteers import PlaceQuery
from kg.gazetteers.base import Position
from kg.ledger import Identity
from kg.pipeline.link import Asked, Linked, Named, OnPage
from kg.pipeline.rows import Difference, Given, Read, Told, Unit, asked_of, findings_json, on_page, query_json

FILE = ".build.db"

#: A file that a crash may lose; rows come in the order of shards too, and then each page of the file is met often.
_FAST = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;"
_TABLES = f"""
CREATE TABLE page (name TEXT PRIMARY KEY, key TEXT, sha256 TEXT, site_id TEXT, permalink TEXT, codes TEXT, place TEXT,
    file INTEGER, line INTEGER, offset INTEGER, length INTEGER) WITHOUT ROWID;
CREATE TABLE given (name TEXT PRIMARY KEY, incident_key TEXT, document_key TEXT, document TEXT, incident TEXT,
    shard TEXT, findings TEXT) WITHOUT ROWID;
CREATE TABLE keyed (name TEXT PRIMARY KEY, incident_key TEXT) WITHOUT ROWID;
CREATE TABLE placed (key TEXT, name TEXT, asked TEXT, PRIMARY KEY (key, name)) WITHOUT ROWID;
CREATE TABLE bears (position TEXT, incident TEXT, PRIMARY KEY (position, incident)) WITHOUT ROWID;
CREATE TABLE linked (name TEXT PRIMARY KEY, links TEXT, findings TEXT) WITHOUT ROWID;
CREATE TABLE judged (decision INTEGER, place TEXT, score REAL, candidate TEXT, row BLOB);
CREATE TABLE link (line BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE unit (shard TEXT, key TEXT, packed INTEGER, triples TEXT, reports TEXT,
    PRIMARY KEY (shard, key)) WITHOUT ROWID;
{documents.TABLES}
"""


class Table:
    """The tables of one build; a context manager."""

    def __init__(self, folder: Path) -> None:
        self.rows = sqlite3.connect(folder / FILE, isolation_level=None)
        self.rows.executescript(f"{_FAST} {_TABLES} BEGIN")
        self._file = folder / FILE

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends and forgets everything."""
        self.rows.close()
        self._file.unlink(missing_ok=True)

    def count(self, table: str) -> int:
        return int(self.rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608  # a name of ours

    def add(self, it: Read) -> bool:
        """Takes a document in; False: another one has its name."""
        return self.rows.execute(f"INSERT OR IGNORE INTO page VALUES ({_marks(Read)})", it).rowcount == 1  # noqa: S608

    def replace(self, it: Read) -> None:
        """Takes a document in that stands there by its name already."""
        self.rows.execute(f"INSERT OR REPLACE INTO page VALUES ({_marks(Read)})", it)  # noqa: S608

    def drop(self, name: str) -> None:
        self.rows.execute("DELETE FROM page WHERE name = ?", (name,))

    def where(self, name: str) -> tuple[int | None, int | None]:
        """File and line of the document with this name."""
        found = self.rows.execute("SELECT file, line FROM page WHERE name = ?", (name,)).fetchone()
        return found[0], found[1]

    def identities(self) -> Iterator[Identity]:
        """What the ledger needs of each document, in the order of names."""
        asked = "SELECT name, sha256, site_id, permalink, codes FROM page ORDER BY name"
        for name, sha256, site_id, permalink, codes in self.rows.execute(asked):
            yield Identity(name, sha256, site_id, permalink, frozenset(orjson.loads(codes)))

    def key(self, keys: Iterable[tuple[str, str]]) -> None:
        """Takes in the key of each document's incident."""
        self.rows.executemany("INSERT INTO keyed VALUES (?, ?)", keys)

    def keys(self) -> Iterator[str]:
        """The keys of the incidents, in the order of the documents' names."""
        return (key for (key,) in self.rows.execute("SELECT incident_key FROM keyed ORDER BY name"))

    def give(self, given: Iterable[Given]) -> None:
        self.rows.executemany(f"INSERT INTO given VALUES ({_marks(Given)})", given)  # noqa: S608

    def named(self) -> Iterator[Named]:
        """The documents that name a place, in the order of names."""
        asked = "SELECT name, incident, place FROM page JOIN given USING (name) WHERE place IS NOT NULL ORDER BY name"
        return (Named(name, incident, on_page(place)) for name, incident, place in self.rows.execute(asked))

    def place(self, it: Named, query: PlaceQuery) -> None:
        """Takes in what is asked about the place that a document names, and where it says that its incident was."""
        self.rows.execute("INSERT INTO placed VALUES (?, ?, ?)", (query.key, it.document, query_json(query)))
        for point in query.points:
            self.rows.execute("INSERT OR IGNORE INTO bears VALUES (?, ?)", (repr(point.position), it.incident))

    def places(self, at_once: int) -> Iterator[list[Asked]]:
        """The same documents, all of a place side by side, in the order of places: some `at_once`, and no place cut."""
        some: list[Asked] = []
        last = None
        for key, name, query in self.rows.execute("SELECT key, name, asked FROM placed ORDER BY key, name"):
            if key != last and len(some) >= at_once:
                yield some
                some = []
            last = key
            some.append(Asked(name, asked_of(key, query), partial(self._on_page, name)))
        if some:
            yield some

    def _on_page(self, name: str) -> OnPage:
        return on_page(self.one("SELECT place FROM page WHERE name = ?", name))

    def bearing(self, position: Position) -> int:
        """How many incidents are said to have been at this very point."""
        asked = "SELECT count(*) FROM bears WHERE position = ?"
        return int(self.rows.execute(asked, (repr(position),)).fetchone()[0])

    def link(self, found: Linked) -> None:
        """Takes in what linking found of some documents."""
        self.rows.executemany(
            "INSERT INTO linked VALUES (?, ?, ?)",
            ((name, links, findings_json(found.findings.get(name, ()))) for name, links in found.of_document.items()),
        )

    def told(self, *, packed: bool) -> Iterator[Told]:
        """All documents that are records (`packed`) or not: records by shard, the others by name."""
        asked = f"""SELECT name, key, shard, incident_key, document_key, given.findings, coalesce(links, ''),
            coalesce(linked.findings, '[]'), file, offset, length
            FROM page JOIN given USING (name) LEFT JOIN linked USING (name)
            WHERE file IS {"NOT NULL ORDER BY shard, name" if packed else "NULL ORDER BY name"}"""  # noqa: S608
        return map(Told._make, self.rows.execute(asked))

    def done(self, entries: Iterable[Entry]) -> None:
        """Takes in what was made of some documents."""
        documents.insert(self.rows, entries)

    def hold(self, it: Unit) -> None:
        """Takes in a part that lies in a shard."""
        self.rows.execute(f"INSERT INTO unit VALUES ({_marks(Unit)})", it)  # noqa: S608

    def units(self) -> Iterator[Unit]:
        """What lies in the shards, shard by shard."""
        return map(Unit._make, self.rows.execute("SELECT * FROM unit ORDER BY shard, key"))

    def packs(self) -> Iterator[str]:
        """The keys of the packs."""
        return (key for (key,) in self.rows.execute("SELECT key FROM unit WHERE packed ORDER BY key"))

    def difference(self, before: Path) -> Difference:
        """How these documents differ from those of the release in this folder."""
        part, sides = "coalesce(packed, lifted)", (("old", "main"), ("main", "old"))
        self.rows.execute("COMMIT")
        self.rows.execute("ATTACH ? AS old", (str(before / documents.FILE),))
        try:
            gone, come = (self._only(part, a, b) for a, b in sides)
            changed, compared = (max(self._many_only(it, a, b) for a, b in sides) for it in ("lifted", part))
        finally:
            self.rows.execute("DETACH old")
            self.rows.execute("BEGIN")
        return Difference(gone, come, changed, compared)

    def _only(self, what: str, here: str, there: str) -> list[tuple[str, str]]:
        others = f"SELECT {what} FROM {there}.documents"  # noqa: S608  # names of ours
        asked = f"SELECT DISTINCT shard, {what} FROM {here}.documents WHERE {what} NOT IN ({others}) ORDER BY 1, 2"  # noqa: S608
        return self.rows.execute(asked).fetchall()

    def _many_only(self, what: str, here: str, there: str) -> int:
        """How many documents here have what none has there."""
        others = f"SELECT {what} FROM {there}.documents"  # noqa: S608  # names of ours
        return int(self.one(f"SELECT count(*) FROM {here}.documents WHERE {what} NOT IN ({others})"))  # noqa: S608

    def file(self, path: str, sha256: str, made: str = "") -> None:
        """A file of the release."""
        self.rows.execute("INSERT INTO files VALUES (?, ?, ?)", (path, sha256, made))

    def files(self) -> Iterator[tuple[str, str]]:
        """The files of graph and findings so far, with their SHA-256."""
        yield from self.rows.execute("SELECT path, sha256 FROM files ORDER BY path")

    def entries(self) -> Iterator[Entry]:
        """What was made, in the order of names."""
        return documents.entries(self.rows)

    def digest(self, folder: str) -> str:
        """A hash over the files of this folder of the release."""
        found = hashlib.sha256()
        for path, sha256 in self.files():
            if path.startswith(f"{folder}/"):
                found.update(f"{path} {sha256}\n".encode())
        return found.hexdigest()

    def home(self, name: str) -> tuple[str, str]:
        """Shard and IRI of the document with this name."""
        found = self.rows.execute("SELECT shard, document FROM documents WHERE name = ?", (name,)).fetchone()
        return found[0], found[1]

    def iris(self, names: Iterable[str]) -> dict[str, str]:
        """The IRIs of the documents with these names, as far as there are such."""
        asked = "SELECT document FROM documents WHERE name = ?"
        found = ((name, self.rows.execute(asked, (name,)).fetchone()) for name in names)
        return {name: row[0] for name, row in found if row is not None}

    def one(self, asked: str, *values: Any) -> Any:
        """The only cell that a query gives."""
        return self.rows.execute(asked, values).fetchone()[0]

    def write(self, file: Path) -> None:
        """Writes what the release keeps: the same rows give the same bytes."""
        with closing(sqlite3.connect(file, isolation_level=None)) as fresh:
            fresh.executescript(f"{_FAST} {documents.TABLES} BEGIN")
            documents.insert(fresh, self.entries())
            files = self.rows.execute("SELECT path, sha256, made FROM files ORDER BY path")
            fresh.executemany("INSERT INTO files VALUES (?, ?, ?)", files)
            fresh.execute("COMMIT")


def _marks(kind: type[tuple[Any, ...]]) -> str:
    return ", ".join("?" * len(kind._fields))  # type: ignore[attr-defined]
