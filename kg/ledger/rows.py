"""The frozen keys as CSV, sorted by key: the same rows give the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import SettingsError
from kg.merge import batched

_HEADER = ["key", "site_id", "permalink", "codes"]
_A_PIECE = 1_000  #: rows


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger."""

    key: str
    site_id: str
    permalink: str
    codes: frozenset[str]

    @property
    def of_record(self) -> bool:
        """Whether more than codes tells of the incident."""
        return bool(self.site_id or self.permalink)


def parse(lines: Iterable[str], where: str) -> Iterator[tuple[int, Row]]:
    """The rows of CSV text, given by lines, each behind its line's number. Raises SettingsError with the line that is
    wrong. A key may come twice."""
    table = csv.reader(lines)
    try:
        yield from _rows(table, where)
    except csv.Error as error:
        raise SettingsError(f"{where}:{table.line_num}: {error}") from error


def printed(rows: Iterable[Row]) -> Iterator[str]:
    """The CSV text in pieces. `rows` are sorted by key."""
    out = io.StringIO()
    plain = csv.writer(out, lineterminator="\n")
    quoted = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    plain.writerow(_HEADER)
    for some in batched(rows, _A_PIECE):
        for row in some:
            cells = [row.key, row.site_id, row.permalink, " ".join(sorted(row.codes))]
            # the writer leaves a carriage return bare, where the reader takes it for the end of the line
            (quoted if "\r" in "".join(cells) else plain).writerow(cells)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _rows(lines: Any, where: str) -> Iterator[tuple[int, Row]]:
    """The rows of a reader of CSV. Raises SettingsError, csv.Error."""
    if next(lines, None) != _HEADER:
        raise SettingsError(f"{where}:1: the header must be {','.join(_HEADER)}")
    for line in lines:
        if len(line) != len(_HEADER) or not line[0]:
            raise SettingsError(f"{where}:{lines.line_num}: a line has {len(_HEADER)} cells and begins with a key")
        yield lines.line_num, Row(line[0], line[1], line[2], frozenset(filter(None, line[3].split(" "))))
