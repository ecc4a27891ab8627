"""Keeps the rows of every shipped query: from the whole store, or those before changed where the store was.

Rows come with their key (`kg.answers.keyed`) and in no order. The first time they are sorted on disk. After a change
only the rows of touched keys are asked again, of a small part of the graph (`kg.answers.slices`), and put in their
places among those of the answers before, which are copied. Both ways give the same file.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from pyoxigraph import QueryResultsFormat

from kg.answers.blocks import Blocks, Row, blocks_of, create, number_of, opened
from kg.answers.keyed import Keyed, keyed
from kg.answers.order import Unordered
from kg.answers.rows import Before, change, changed, joined, ordering, record, row_of, solutions
from kg.merge import sorted_file
from kg.query import Query, shipped
from kg.store import Graphs

FILE = "answers.db"


def write_of(file: Path, store: Path, base: str, source: str, before: Before | None = None) -> None:
    """Makes the file from a finished store on disk; for a worker process. `before` as for `write`."""
    write(file, Graphs.open(store), base, source, before)


def write(file: Path, graphs: Graphs, base: str, source: str, before: Before | None = None) -> None:
    """Makes the file. `source` names the graph that was asked: answers are taken only where the reader names it too.

    `before`: what is known of the graph before, if this one was made by changing it. None: all is asked anew.
    """
    forms = [(query, form) for query in shipped(base) if (form := keyed(query)) is not None]
    old = None if before is None else opened(before.file)
    known = None if before is None or old is None else change(before, graphs, base, forms)
    with closing(create(file, source)) as database:
        for number, (query, form) in enumerate(forms):
            kept = None if known is None or old is None else number_of(old[0], query.name, digest(query))
            if known is None or old is None or kept is None or form.text not in known.records:
                rows = _whole(file, graphs, form)
            else:
                rows = changed(form, blocks_of(old[0], "part" if form.sums else "block", kept[0]), known)
            try:
                _keep(database, number, query, form, rows)
            except Unordered:
                for table in ("block", "part"):
                    database.execute(f"DELETE FROM {table} WHERE answer = ?", (number,))  # noqa: S608  # names of ours
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
    shown = Blocks(database, "block", number, form)
    if form.sums:
        rows = _summed(database, number, form, rows)
    columns = "\t".join(f"?{name}" for name in form.columns)
    told = (number, query.name, digest(query), columns, shown.write(rows))
    database.execute("INSERT INTO answer VALUES (?, ?, ?, ?, ?)", told)


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


def _whole(file: Path, graphs: Graphs, form: Keyed) -> Iterator[Row]:
    """Every row in order: sorted on disk."""
    order = ordering(form)
    draft, sorted_ = (file.with_name(f".{file.name}{end}") for end in (".tsv", ".sorted"))
    try:
        solutions(graphs, form).serialize(str(draft), QueryResultsFormat.TSV)
        with draft.open(encoding="utf-8", newline="\n") as lines:
            sorted_file(sorted_, (record(form, order, it).encode() for it in islice(lines, 1, None)))
        with sorted_.open(encoding="utf-8", newline="\n") as records:
            yield from joined(form, (row_of(form, it) for it in records))
    finally:
        draft.unlink(missing_ok=True)
        sorted_.unlink(missing_ok=True)
