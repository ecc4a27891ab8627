"""Keeps the rows of every shipped query: from the whole store, or those before changed where the store was.

Rows come with their key (`kg.answers.keyed`) and in no order. The first time they are sorted on disk, query by query,
in worker processes where that takes long. After a change only the rows of touched keys are asked again, of a small part
of the graph (`kg.answers.slices`), and put in their places among those of the answers before, which are copied. All
ways give the same file.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
from pyoxigraph import QueryResultsFormat

from kg.answers.blocks import Blocks, Row, blocks_of, create, number_of, opened
from kg.answers.keyed import Keyed, keyed
from kg.answers.order import Unordered
from kg.answers.rows import Before, change, changed, joined, ordering, record, row_of, solutions
from kg.merge import sorted_file
from kg.pool import Workers
from kg.query import Query, shipped
from kg.store import Graphs

FILE = "answers.db"

#: More processes than these wait for the disk, and each holds the rows of a query.
MOST_WORKERS = 4

#: Works out the rows of queries, each into a file of its own in the folder, sorted. None: only the engine knows the
#: order.
_Whole = Callable[[Path, Sequence[Query]], Iterator[Path | None]]


def write_of(file: Path, store: Path, base: str, source: str, before: Before | None = None, workers: int = 1) -> None:
    """Makes the file from a finished store on disk; for a worker process. `before` as for `write`.

    So many `workers` ask a query each, where that takes long.
    """
    _write(file, Graphs.open(store), base, source, before, partial(_spread, store, base, workers))


def write(file: Path, graphs: Graphs, base: str, source: str, before: Before | None = None) -> None:
    """Makes the file. `source` names the graph that was asked: answers are taken only where the reader names it too.

    `before`: what is known of the graph before, if this one was made by changing it. None: all is asked anew.
    """
    _write(file, graphs, base, source, before, partial(_in_turn, graphs))


def _write(file: Path, graphs: Graphs, base: str, source: str, before: Before | None, whole: _Whole) -> None:
    forms = [(query, form) for query in shipped(base) if (form := keyed(query)) is not None]
    old = None if before is None else opened(before.file)
    known = None if before is None or old is None else change(before, graphs, base, forms)
    kept = [
        None
        if known is None or old is None or form.text not in known.records
        else number_of(old[0], query.name, digest(query))
        for query, form in forms
    ]
    with (
        TemporaryDirectory(prefix=f".{file.name}-", dir=file.parent) as place,
        closing(create(file, source)) as database,
    ):
        anew = whole(Path(place), [query for (query, _), it in zip(forms, kept, strict=True) if it is None])
        for number, ((query, form), it) in enumerate(zip(forms, kept, strict=True)):
            rows: Iterator[Row] | None
            if it is None or known is None or old is None:
                made = next(anew)
                rows = None if made is None else _rows(made, form)
            else:
                rows = changed(form, blocks_of(old[0], "part" if form.sums else "block", it[0]), known)
            if rows is not None:
                _keep(database, number, query, form, rows)
        database.commit()
    if old is not None:
        old[0].close()


def of_release(manifest: dict[str, Any]) -> str:
    """The name of a release's graph and findings, by its manifest."""
    return hashlib.sha256(orjson.dumps(manifest["sha256"], option=orjson.OPT_SORT_KEYS)).hexdigest()


def digest(query: Query) -> str:
    """Changes with every character of the query."""
    return hashlib.sha256(query.text.encode()).hexdigest()


def _keep(database: sqlite3.Connection, number: int, query: Query, form: Keyed, rows: Iterable[Row]) -> None:
    """Nothing is kept where it turns out that only the engine knows the order."""
    shown = Blocks(database, "block", number, form)
    columns = "\t".join(f"?{name}" for name in form.columns)
    try:
        if form.sums:
            rows = _summed(database, number, form, rows)
        told = (number, query.name, digest(query), columns, shown.write(rows))
        database.execute("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", told)
    except Unordered:
        for table in ("block", "part"):
            database.execute(f"DELETE FROM {table} WHERE answer = ?", (number,))  # noqa: S608  # names of ours


def _summed(database: sqlite3.Connection, number: int, form: Keyed, parts: Iterable[Row]) -> list[Row]:
    """Keeps the parts, and adds them up."""
    sums: dict[tuple[str, ...], list[int]] = {}
    others = [place for place in range(len(form.columns)) if place not in form.sums]

    def added() -> Iterator[Row]:
        for row in parts:
            cells = row.line.split("\t")
            known = sums.setdefault(tuple(cells[place] for place in others), [0] * len(form.sums))
            for at, place in enumerate(form.sums):
                known[at] += _whole_number(cells[place])
            yield row

    Blocks(database, "part", number, form).write(added())
    order, rows = form.ordering(), []
    for group, totals in sums.items():
        cells = dict(zip(others, group, strict=True)) | dict(zip(form.sums, map(str, totals), strict=True))
        rows.append([cells[place] for place in range(len(form.columns))])
    rows.sort(key=lambda it: (order.key(it), it))
    return [Row("\t".join(cells), "") for cells in rows]


def _whole_number(cell: str) -> int:
    try:
        return int(cell)
    except ValueError:
        raise Unordered(cell) from None


def _in_turn(graphs: Graphs, place: Path, queries: Sequence[Query]) -> Iterator[Path | None]:
    for query in queries:
        yield _sorted(graphs, place, query)


def _spread(store: Path, base: str, workers: int, place: Path, queries: Sequence[Query]) -> Iterator[Path | None]:
    names = [(store, base, place, query.name) for query in queries]
    with Workers(min(workers, MOST_WORKERS)) as pool:
        yield from pool.each(_asked, names, lambda _: None)


def _asked(store: Path, base: str, place: Path, name: str) -> Path | None:
    """One shipped query of a store on disk; for a worker process."""
    [query] = [it for it in shipped(base) if it.name == name]
    return _sorted(Graphs.open(store), place, query)


def _sorted(graphs: Graphs, place: Path, query: Query) -> Path | None:
    """Every row of a query as a file of records, sorted on disk."""
    form = keyed(query)
    if form is None:
        return None
    order = ordering(form)
    draft, made = (place / f"{query.name}.{end}" for end in ("tsv", "sorted"))
    solutions(graphs, form).serialize(str(draft), QueryResultsFormat.TSV)
    try:
        with draft.open(encoding="utf-8", newline="\n") as lines:
            sorted_file(made, (record(form, order, it).encode() for it in islice(lines, 1, None)))
    except Unordered:
        return None
    finally:
        draft.unlink()
    return made


def _rows(made: Path, form: Keyed) -> Iterator[Row]:
    """The rows of such a file, which is gone when they are read."""
    with made.open(encoding="utf-8", newline="\n") as records:
        yield from joined(form, (row_of(form, it) for it in records))
    made.unlink()
