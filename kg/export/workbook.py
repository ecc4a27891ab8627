"""Sheets as a workbook: typed cells, Arabic right to left, nothing that runs as a formula.

Source: ECMA-376 (Office Open XML), through openpyxl.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as OpenCell
from openpyxl.styles import Alignment, Font

from kg.export.base import replacing_file
from kg.export.tables import Cell

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

#: Code points; Excel holds 32,767 UTF-16 units in a cell, and a longer text would be cut without a word.
_LIMIT = 16_000
_CUT = " … [cut: the CSV tables hold the whole text]"
_FIRST_YEAR = 1900  # Excel counts days from there
_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RIGHT_TO_LEFT = "\u0590"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WOULD_RUN = ("=", "+", "-", "@", "\t", "\r")
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def workbook(sheets: Iterable[tuple[str, Iterable[str], Iterable[Iterable[Cell]]]], out: Path) -> None:
    """Writes sheets, each with its name, columns and rows. Raises UsageError where `out` cannot be written."""
    book = Workbook(write_only=True)
    for name, columns, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append([_header(sheet, column) for column in columns])
        for row in rows:
            sheet.append([None if value is None else cell(sheet, value) for value in row])
    buffer = io.BytesIO()
    book.save(buffer)
    with replacing_file(out) as draft:
        _without_clock(buffer, draft)


def cell(sheet: WriteOnlyWorksheet, value: Cell) -> OpenCell:
    """A typed cell. Text stays text, whatever it begins with."""
    if isinstance(value, date) and value.year >= _FIRST_YEAR:
        made = WriteOnlyCell(sheet)
        made.value, made.number_format = value, "yyyy-mm-dd"
        return made
    if not isinstance(value, str | date):
        made = WriteOnlyCell(sheet)
        made.value = value
        return made
    words = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", str(value))  # as Office escapes them
    words = words if len(words) <= _LIMIT else words[: _LIMIT - len(_CUT)] + _CUT
    made = WriteOnlyCell(sheet, words)
    made.data_type = "s"
    if words.startswith(_WOULD_RUN):
        made.quotePrefix = True
    letter = _LETTER.search(words)
    if letter and letter[0] >= _RIGHT_TO_LEFT:
        made.alignment = Alignment(horizontal="right", readingOrder=2)
    return made


def _header(sheet: WriteOnlyWorksheet, column: str) -> OpenCell:
    made = WriteOnlyCell(sheet, column)
    made.font = Font(bold=True)
    return made


def _without_clock(written: io.BytesIO, out: Path) -> None:
    """The same archive with one fixed time, so that the same tables give the same bytes."""
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _CLOCK.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
