"""The workbook: the same tables, typed cells, Arabic right to left, nothing that runs."""

import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from kg.export import EXPORTERS, published
from kg.export.columns import COLUMNS
from kg.export.tables import Cell, table
from kg.export.workbook import cell
from tests.export.stores import SETTINGS, graphs


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out: Path = tmp_path_factory.mktemp("xlsx") / "tables.xlsx"
    EXPORTERS["xlsx"].write(published(graphs("invented"), SETTINGS), out)
    return out


@pytest.fixture(scope="module")
def book(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def test_one_sheet_a_table_with_the_same_cells(book: Any) -> None:
    view = published(graphs("invented"), SETTINGS)
    assert book.sheetnames == list(COLUMNS)
    for name in COLUMNS:
        header, *rows = book[name].iter_rows(values_only=True)
        assert header == COLUMNS[name]
        for found, wanted in zip(rows, table(view, name), strict=True):
            assert [_plain(it) for it in found] == [_plain(it) for it in wanted]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date()
    # XML reads a carriage return as a line feed; numbers come back as floats
    return (
        float(value)
        if isinstance(value, int | Decimal)
        else value.replace("\r\n", "\n")
        if isinstance(value, str)
        else value
    )


def test_no_formula_in_any_part(path: Path, book: Any) -> None:
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        assert all(b"<f>" not in archive.read(name) and b"<f " not in archive.read(name) for name in sheets)
    assert all(it.data_type != "f" for sheet in book for row in sheet.iter_rows() for it in row)


@pytest.fixture
def sheet() -> Any:
    return Workbook(write_only=True).create_sheet("x")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("https://example.org")', "#N/A", "007"]
)
def test_text_stays_text(sheet: Any, text: str) -> None:
    made = cell(sheet, text)
    assert made.data_type == "s"
    assert made.quotePrefix is (text[0] in "=+-@\t")


@pytest.mark.parametrize(
    ("value", "kind"),
    [(5, "n"), (Decimal("36.25"), "n"), (date(2016, 6, 27), "d"), (date(1799, 1, 1), "s"), ("5–13", "s")],
)
def test_cells_are_typed(sheet: Any, value: Cell, kind: str) -> None:
    assert cell(sheet, value).data_type == kind


@pytest.mark.parametrize(
    ("text", "order"),
    [("الخفسة", 2), ("(١) الخفسة", 2), ("حيفا Haifa", 2), ("Haifa حيفا", None), ("Haifa", None), ("5–13", None)],
)
def test_arabic_reads_from_the_right(sheet: Any, text: str, order: int | None) -> None:
    made = cell(sheet, text)
    assert (made.alignment.readingOrder or None) == order
    assert made.alignment.horizontal == ("right" if order else None)


def test_a_text_too_long_for_a_cell_says_so(sheet: Any) -> None:
    made = cell(sheet, "x" * 40_000)
    assert str(made.value).endswith("[cut: the CSV tables hold the whole text]")


def test_control_characters_are_escaped(sheet: Any) -> None:
    assert cell(sheet, "a\x0bb").value == "a_x000B_b"
