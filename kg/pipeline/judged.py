"""What gazetteers say of the places of a build, as it lies in the build's table: rows of places.json, and quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from kg.gazetteers.review import Row, order
from kg.pipeline.table import Table


def take(table: Table, rows: Iterable[Row], quads: Iterable[bytes]) -> None:
    """Takes in judgements on some places, as places.json has them, and their quads, which may be there already."""
    table.rows.executemany(
        "INSERT INTO judged VALUES (?, ?, ?, ?, ?)", ((*order(row), orjson.dumps(row)) for row in rows)
    )
    table.rows.executemany("INSERT OR IGNORE INTO link VALUES (?)", ((line,) for line in quads))


def write(table: Table, file: Path) -> None:
    """Writes places.json: all judgements, those for review first."""
    before = b"["
    with file.open("wb") as out:
        asked = "SELECT row FROM judged ORDER BY decision, place, score, candidate, rowid"
        for (row,) in table.rows.execute(asked):
            out.write(before + row)
            before = b","
        out.write(b"[]" if before == b"[" else b"]")


def links(table: Table) -> Iterator[bytes]:
    """The quads, sorted, each once."""
    return (line for (line,) in table.rows.execute("SELECT line FROM link ORDER BY line"))
