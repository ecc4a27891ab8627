"""The tables as a workbook: one sheet a table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.export.base import View
from kg.export.columns import COLUMNS
from kg.export.tables import table
from kg.formats import XLSX, FileFormat


@dataclass(frozen=True, slots=True)
class XlsxExporter:
    format: FileFormat = XLSX

    def write(self, view: View, out: Path) -> None:
        """One workbook with the sheets in the order of the tables."""
        # openpyxl takes half a second to load, and whatever serves or asks loads the table of exporters
        from kg.export.workbook import workbook  # noqa: PLC0415

        workbook(((name, columns, table(view, name)) for name, columns in COLUMNS.items()), out)
