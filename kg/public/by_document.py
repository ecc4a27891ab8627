"""export/tables and export/incidents.geojson of a build: rows of documents, made piece by piece, side by side.

What stands in them follows from single documents (`kg.export.pieces`). So a row is taken from the files of the build
before unless the change can have reached its document. The bytes are those of the exporters, which ask all at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from itertools import groupby, islice
from pathlib import Path

import orjson
from pyoxigraph import NamedNode

from kg.export import geojson, tables
from kg.export.columns import COLUMNS
from kg.export.pieces import Part, Pieces
from kg.merge import batched, sorted_file
from kg.pool import Start, ahead
from kg.public.publication import STORE, Publication
from kg.public.source import Document

TABLES, FEATURES = "tables", "incidents.geojson"

_AT_ONCE, _AHEAD = 50, 8  # documents a piece, and pieces that may wait: some 3 kB a document
_CELL = rb'(?:"(?:[^"]|"")*"|[^,"]*)'
_DOCUMENT = re.compile(rb"%s,(%s)," % (_CELL, _CELL))
_NAME = b'        "document": '


@dataclass(frozen=True, slots=True)
class Before:
    """export/ of the build before, and the names of the documents whose rows there may stand no more."""

    folder: Path
    stale: frozenset[str]


def write(
    publication: Path, out: Path, documents: Sequence[Document], start: Start, before: Before | None = None
) -> None:
    """Writes both into the folder `out`, of these documents.

    With `before` only rows of what is stale are made, the others are taken over; None: all are made.
    """
    pages = Counter(it.incident for it in documents)
    wanted = [it for it in documents if before is None or it.name in before.stale]
    wanted.sort(key=lambda it: tables.in_order(it.name))
    parts = (Part(NamedNode(it.iri), (it.iri, it.incident) if pages[it.incident] == 1 else (it.iri,)) for it in wanted)
    works = (start(_made, publication, some) for some in batched(parts, _AT_ONCE))
    (out / TABLES).mkdir()
    fresh = out / f".{FEATURES}"
    with ExitStack() as open_:
        files = {name: _Table(open_, out, name, before) for name in COLUMNS}
        sorted_file(fresh, _features(ahead(works, _AHEAD), files))
        for file in files.values():
            file.rest()
    _write_features(out / FEATURES, fresh, before)
    fresh.unlink()


Rows = dict[str, list[tuple[str, str]]]


def _made(publication: Path, parts: Sequence[Part]) -> tuple[Rows, list[bytes]]:
    """The rows of each table by document, and the lines of features."""
    view = _pieces(publication, (publication / STORE / "CURRENT").stat().st_mtime_ns).view(parts)
    rows: Rows = {}
    for name in COLUMNS:
        its = groupby(tables.csv_rows(view, name), lambda it: it[0])
        rows[name] = [(document, "".join(row for _, row in some)) for document, some in its]
    return rows, geojson.lines(view)


@lru_cache(maxsize=1)
def _pieces(publication: Path, _written: int) -> Pieces:
    """Once a process and store; `_written` tells the store from one that stood in the same place before."""
    found = Publication(publication)
    return Pieces(found.graphs, found.names)


def _features(works: Iterable[Future[tuple[Rows, list[bytes]]]], files: dict[str, _Table]) -> Iterator[bytes]:
    """The lines of the features, each another; puts the rows of the tables into their files on the way."""
    for work in works:
        rows, lines = work.result()
        for name, some in rows.items():
            for document, its in some:
                files[name].put(document, its)
        for line, same in groupby(lines):
            yield from (b"%s\t%d" % (line, number) for number, _ in enumerate(same))


class _Table:
    """A table that is written in order, old rows and new ones."""

    def __init__(self, open_: ExitStack, out: Path, name: str, before: Before | None) -> None:
        path = Path(TABLES) / f"{name}.csv"
        self._out = open_.enter_context((out / path).open("wb"))
        self._out.write(tables.header(name).encode())
        self._old = iter(()) if before is None else _kept(open_, before.folder / path, before.stale)
        self._next = next(self._old, None)

    def put(self, document: str, rows: str) -> None:
        """All rows of a document, behind those of documents before it."""
        self._copy(tables.in_order(document))
        self._out.write(rows.encode())

    def rest(self) -> None:
        """The old rows that stand behind all new ones."""
        self._copy(None)

    def _copy(self, end: tuple[str, int, str] | None) -> None:
        while self._next is not None and (end is None or tables.in_order(self._next[0]) < end):
            self._out.write(self._next[1])
            self._next = next(self._old, None)


def _kept(open_: ExitStack, path: Path, stale: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """The records of a table that stay, each with the name of its document."""
    lines = open_.enter_context(path.open("rb"))
    next(lines)  # the header
    record = b""
    for line in lines:
        record += line
        if record.count(b'"') % 2:
            continue  # a cell with a line break in it
        found = _DOCUMENT.match(record)
        assert found is not None
        cell = found[1]
        document = (cell[1:-1].replace(b'""', b'"') if cell.startswith(b'"') else cell).decode()
        if document not in stale:
            yield document, record
        record = b""


def _write_features(path: Path, fresh: Path, before: Before | None) -> None:
    """`fresh` holds the lines of new features, sorted."""
    with ExitStack() as open_:
        lines = open_.enter_context(fresh.open("rb"))
        new = map(_written, lines)
        old = iter(()) if before is None else _kept_features(open_, before)
        out = open_.enter_context(path.open("wb"))
        empty = True
        for _, feature in merge(new, old, key=lambda it: it[0]):
            out.write((geojson.HEAD if empty else b",") + b"\n" + feature)
            empty = False
        out.write(geojson.EMPTY if empty else geojson.FOOT)


def _kept_features(open_: ExitStack, before: Before) -> Iterator[tuple[bytes, bytes]]:
    lines = open_.enter_context((before.folder / FEATURES).open("rb"))
    held: list[bytes] = []
    key = b""
    for line in islice(lines, 3, None):
        held.append(line)
        if line.startswith(_NAME):
            key = line[len(_NAME) :].rstrip(b",\n")
        elif line.startswith(b"    }"):
            if orjson.loads(key) not in before.stale:
                yield key + b",", b"".join(held).rstrip(b",\n")
            held.clear()


def _written(line: bytes) -> tuple[bytes, bytes]:
    """A feature with what it is sorted by first: its document, as it stands in its line."""
    feature = line.rpartition(b"\t")[0]
    return orjson.dumps(orjson.loads(feature)[0]) + b",", geojson.written(feature)
