"""Asks every shipped query once and keeps the rows: a table of blocks, or one of rows by the values of parameters."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from pyoxigraph import QueryResultsFormat, QuerySolutions

from kg.answers.open_form import OpenForm, open_form
from kg.errors import QueryError
from kg.query import Query, shipped
from kg.store import Graphs
from kg.terms import XSD

FILE = "answers.db"

#: Rows of a block: what a page of the server shows.
BLOCK = 1_000

#: Each is a few look-ups that begin at the code that is given: the store alone takes less than a millisecond.
LOOKED_UP = frozenset({"codes", "sources", "victims"})

_TABLES = """
CREATE TABLE made (format INTEGER, source TEXT);
CREATE TABLE answer (id INTEGER PRIMARY KEY, name TEXT UNIQUE, text TEXT, columns TEXT, rows INTEGER);
CREATE TABLE block (answer INTEGER, at INTEGER, rows INTEGER, lines BLOB, PRIMARY KEY (answer, at)) WITHOUT ROWID;
CREATE TABLE line (answer INTEGER, least TEXT, most TEXT, at INTEGER, line TEXT);
"""
_INDEX = "CREATE INDEX by_value ON line (answer, least, most)"
_DAY = re.compile(rf'"\d{{4}}-\d\d-\d\d"\^\^<{re.escape(XSD.date.value)}>', re.ASCII)

FORMAT = 1


def write_of(file: Path, store: Path, base: str, source: str) -> None:
    """Makes the file from a finished store on disk; for a worker process."""
    write(file, Graphs.open(store), base, source)


def write(file: Path, graphs: Graphs, base: str, source: str) -> None:
    """Makes the file. `source` names the graph that was asked: answers are taken only where the reader names it too."""
    draft = file.with_name(f".{file.name}.tsv")
    with closing(sqlite3.connect(file)) as database:
        database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        database.execute("INSERT INTO made VALUES (?, ?)", (FORMAT, source))
        for number, query in enumerate(kept(base)):
            form = open_form(query)
            if form is not None:
                _ask(graphs, form, draft)
                _keep(database, number, query, form, draft)
        database.execute(_INDEX)
        database.commit()
    draft.unlink(missing_ok=True)


def of_release(manifest: dict[str, Any]) -> str:
    """The name of a release's graph and findings, by its manifest."""
    return hashlib.sha256(orjson.dumps(manifest["sha256"], option=orjson.OPT_SORT_KEYS)).hexdigest()


def kept(base: str) -> list[Query]:
    """The queries whose answers are kept."""
    return [query for query in shipped(base) if query.name not in LOOKED_UP]


def digest(query: Query) -> str:
    """Changes with every character of the query."""
    return hashlib.sha256(query.text.encode()).hexdigest()


def _ask(graphs: Graphs, form: OpenForm, draft: Path) -> None:
    found = graphs.query(form.text)
    if not isinstance(found, QuerySolutions):
        raise QueryError("a shipped query must be a SELECT")
    found.serialize(str(draft), QueryResultsFormat.TSV)


def _keep(database: sqlite3.Connection, number: int, query: Query, form: OpenForm, draft: Path) -> None:
    with draft.open(encoding="utf-8", newline="\n") as lines:
        columns = next(lines).rstrip("\n")
        rows = _lines(database, number, form, columns, lines) if form.conditions else _blocks(database, number, lines)
    if rows is None:
        database.execute("DELETE FROM line WHERE answer = ?", (number,))
    else:
        told = (number, query.name, digest(query), columns, rows)
        database.execute("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", told)


def _blocks(database: sqlite3.Connection, number: int, lines: Iterator[str]) -> int:
    rows = 0
    while some := list(islice(lines, BLOCK)):
        packed = zlib.compress("".join(some).encode(), 1)
        database.execute("INSERT INTO block VALUES (?, ?, ?, ?)", (number, rows, len(some), packed))
        rows += len(some)
    return rows


def _lines(database: sqlite3.Connection, number: int, form: OpenForm, columns: str, lines: Iterator[str]) -> int | None:
    """How many rows were kept; None: some cannot be compared as text, so that the engine must answer."""
    names = columns.split("\t")
    places = [names.index(f"?{it.name}") for it in sorted(form.conditions, key=lambda it: it.sign)]
    ranged = len(places) > 1
    count = 0
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        values = [cells[place] for place in places]
        if ranged and not all(_DAY.fullmatch(value) for value in values):
            return None
        told = (number, values[0], values[-1] if ranged else None, count, line)
        database.execute("INSERT INTO line VALUES (?, ?, ?, ?, ?)", told)
        count += 1
    return count
