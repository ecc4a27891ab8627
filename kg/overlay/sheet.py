"""The sheet that `kg review` gives out and takes back: its columns, and what a filled-in row says.

A row names its page and its words itself, so a sheet may come back after the pages were built anew. `decision` is
`ok`, `wrong` or `replace`; only the columns that begin with `new_` are read besides it and the reason. `-` in one of
them takes the value away.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from kg.errors import OverlayError

#: What says which reading is meant; not to be edited.
ABOUT = ("what", "why", "document", "codes", "site_id", "line", "rule", "claimant", "verb", "words")
#: How it was read, for the eye.
READ = (
    *("claimant_kind", "relays", "attributed_to", "killed_min", "killed_max", "killed_words"),
    *("injured_min", "injured_max", "injured_words", "date", "place", "checked_by"),
)
#: What a person fills in.
ANSWER = (
    *("decision", "reason", "new_claimant", "new_claimant_kind", "new_verb", "new_attributed_to"),
    *("new_killed_min", "new_killed_max", "new_killed_words"),
    *("new_injured_min", "new_injured_max", "new_injured_words", "new_words"),
)
COLUMNS = (*ABOUT, *READ, *ANSWER)

#: Between the names or codes in one cell.
JOIN = " | "
AWAY = "-"

Row = Mapping[str, str]


def rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The rows of a sheet, CSV or XLSX by its ending, each with its number in the file and all columns.

    Raises OverlayError where the file cannot be read as one or a column is missing.
    """
    lines = _xlsx(path) if path.suffix.casefold() == ".xlsx" else _csv(path)
    _, header = next(lines, (1, []))
    missing = [name for name in COLUMNS if name not in header and not name.startswith("new_") and name not in READ]
    if missing:
        raise OverlayError(str(path), f"the sheet has no column {', '.join(missing)}", 1)
    for number, cells in lines:
        found = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if name}
        if any(found.values()):
            yield number, {name: found.get(name, "") for name in COLUMNS}


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise OverlayError(str(path), f"cannot be opened: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise OverlayError(str(path), f"is no UTF-8: {error.reason} at byte {error.start}") from error
    head = text.partition("\n")[0]
    # a spreadsheet in a country that writes 1,5 puts semicolons between the cells
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        yield from enumerate(lines, start=1)
    except csv.Error as error:
        raise OverlayError(str(path), f"is no CSV: {error}", lines.line_num) from error


def _xlsx(path: Path) -> Iterator[tuple[int, list[str]]]:
    # loaded when there is a workbook to read: every build loads this module, and few read one
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with closing(load_workbook(path, read_only=True, data_only=True)) as book:
            for number, cells in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
                yield number, [_text(cell) for cell in cells]
    except OSError as error:
        raise OverlayError(str(path), f"cannot be opened: {error.strerror or error}") from error
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise OverlayError(str(path), f"is no workbook: {error}") from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
