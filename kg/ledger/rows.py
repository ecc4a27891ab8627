"""The frozen keys as CSV, sorted by key: the same rows give the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import SettingsError

_HEADER = ["key", "site_id", "permalink", "codes"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger."""

    key: str
    site_id: str
    permalink: str
    codes: frozenset[str]


def parse(text: str, where: str) -> Iterator[Row]:
    """The rows of CSV text. Raises SettingsError with the line that is wrong."""
    lines = csv.reader(io.StringIO(text, newline=""))
    try:
        yield from _rows(lines, where)
    except csv.Error as error:
        raise SettingsError(f"{where}:{lines.line_num}: {error}") from error


def printed(rows: Iterable[Row]) -> str:
    """The CSV text."""
    out = io.StringIO()
    plain = csv.writer(out, lineterminator="\n")
    quoted = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(_HEADER)
    for row in sorted(rows, key=lambda row: row.key):
        cells = [row.key, row.site_id, row.permalink, " ".join(sorted(row.codes))]
        # the writer leaves a carriage return bare, where the reader takes it for the end of the line
        (quoted if "\r" in "".join(cells) else plain).writerow(cells)
    return out.getvalue()


def _rows(lines: Any, where: str) -> Iterator[Row]:
    """The rows of a reader of CSV. Raises SettingsError, csv.Error."""
    if next(lines, None) != _HEADER:
        raise SettingsError(f"{where}:1: the header must be {','.join(_HEADER)}")
    keys: set[str] = set()
    for line in lines:
        if len(line) != len(_HEADER) or not line[0]:
            raise SettingsError(f"{where}:{lines.line_num}: a line has {len(_HEADER)} cells and begins with a key")
        if line[0] in keys:
            raise SettingsError(f"{where}:{lines.line_num}: the key {line[0]} stands twice")
        keys.add(line[0])
        yield Row(line[0], line[1], line[2], frozenset(filter(None, line[3].split(" "))))
