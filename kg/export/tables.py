"""The tables: CSV files whose rows are answers of the queries in queries/tables/ (RFC 4180, UTF-8, lines end in \\n).

Each query of a table gives the cells of rows that `?row` names: as variables that bear a column's name, or as pairs of
?column and ?value, with ?order for the order of several values in one cell. rows.rq says which rows there are, with
?incident and ?document; ?at is a row's place on its page.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from pyoxigraph import Literal

from kg import resources
from kg.export.base import View, replacing_files
from kg.export.columns import COLUMNS
from kg.formats import TABLES, FileFormat
from kg.store import Term
from kg.terms import XSD

JOIN = " | "

#: None: the page does not say.
Cell = str | int | Decimal | date | None
Table = list[tuple[Cell, ...]]

_ABOUT_THE_ROW = {"row", "at", "order", "column", "value"}
_LAST = float("inf")
#: The writer puts a cell between quotation marks only where it holds a sign of this: with "\n" alone, a carriage return
#: within a cell would end the row for whoever reads it.
_BREAK = "\r\n"


@dataclass(frozen=True, slots=True)
class TablesExporter:
    format: FileFormat = TABLES

    def write(self, view: View, out: Path) -> None:
        """One file a table, into the folder `out`."""
        with replacing_files(out) as draft:
            for name in COLUMNS:
                with (draft / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
                    handle.write(header(name))
                    handle.writelines(row for _, row in csv_rows(view, name))


def csv_text(view: View, name: str) -> str:
    """One table as a CSV file holds it. Raises KeyError for a name of no table."""
    return header(name) + "".join(row for _, row in csv_rows(view, name))


def header(name: str) -> str:
    """The first line of a table."""
    return ",".join(COLUMNS[name]) + "\n"


def csv_rows(view: View, name: str) -> Iterator[tuple[str, str]]:
    """The rows of one table in their order, as a CSV file holds them, each with the name of its document."""
    place = COLUMNS[name].index("document")
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=_BREAK)
    for row in table(view, name):
        writer.writerow([_printed(cell) for cell in row])
        yield str(row[place]), out.getvalue().removesuffix(_BREAK) + "\n"
        out.seek(0)
        out.truncate()


def table(view: View, name: str) -> Table:
    """The rows of one table, by document and place on the page. Raises KeyError for a name of no table."""
    columns = COLUMNS[name]
    rows: dict[str, _Row] = {}
    for part in _parts(name):
        first = part.endswith("/rows.rq")
        for solution in view.graphs.rows(resources.text(part, view.names.base)):
            iri = solution["row"].value
            row = rows.setdefault(iri, _Row()) if first else rows.get(iri)
            if row is not None:
                row.add(solution, columns, part)
    ordered = sorted(rows.items(), key=lambda it: it[1].sort_key(it[0]))
    return [tuple(row.cell(column) for column in columns) for _, row in ordered]


def _parts(name: str) -> list[str]:
    """The queries of a table, the one that decides on the rows first."""
    return sorted(
        resources.names(f"queries/tables/{name}", ".rq"), key=lambda part: (not part.endswith("/rows.rq"), part)
    )


@dataclass(slots=True)
class _Row:
    """Cells under construction: for each column its values, each with the lowest order it was given."""

    cells: dict[str, dict[Term, float]] = field(default_factory=dict)
    at: float = _LAST

    def add(self, solution: dict[str, Term], columns: tuple[str, ...], part: str) -> None:
        order = _number(solution.get("order"))
        self.at = min(self.at, _number(solution.get("at")))
        found = {name: term for name, term in solution.items() if name not in _ABOUT_THE_ROW}
        if "column" in solution and "value" in solution:
            found[solution["column"].value] = solution["value"]
        for name, term in found.items():
            if name not in columns:
                message = f"{part} gives the column '{name}', which the table does not have"
                raise KeyError(message)
            values = self.cells.setdefault(name, {})
            values[term] = min(order, values.get(term, _LAST))

    def cell(self, column: str) -> Cell:
        values = self.cells.get(column, {})
        if len(values) == 1:
            return _typed(next(iter(values)))
        ordered = sorted(values.items(), key=lambda it: (it[1], it[0].value))
        # the same words may come from two terms, such as a name in two languages
        return JOIN.join(dict.fromkeys(term.value for term, _ in ordered)) or None

    def sort_key(self, iri: str) -> tuple[tuple[str, int, str], float, str]:
        [document] = self.cells["document"]
        return in_order(document.value), self.at, iri


def in_order(document: str) -> tuple[str, int, str]:
    """What the rows of documents are sorted by: records of a file by their numbers."""
    path, mark, record = document.rpartition("#")
    numbered = bool(mark) and record.isascii() and record.isdecimal()
    return (path, int(record), document) if numbered else (document, 0, document)


def _number(term: Term | None) -> float:
    return _LAST if term is None else float(term.value)


def _typed(term: Term) -> Cell:
    """Whole numbers, decimals and days as such, all else as text."""
    if not isinstance(term, Literal) or not term.value:
        return term.value or None
    if term.datatype == XSD.integer:
        return int(term.value)
    if term.datatype == XSD.decimal:
        return Decimal(term.value)
    return date.fromisoformat(term.value) if term.datatype == XSD.date else term.value


def _printed(cell: Cell) -> str:
    if cell is None:
        return ""
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)
