"""The workbook as somebody else's program reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

Rows = list[dict[str, Any]]


class Workbook:
    """A written workbook, read back with openpyxl."""

    def __init__(self, file: Path) -> None:
        self._book = load_workbook(file, data_only=True)

    @property
    def sheets(self) -> list[str]:
        return list(self._book.sheetnames)

    def data(self) -> Rows:
        """The rows of the sheet Data."""
        return self._rows("Data", self._book["Data"].dimensions)

    def indicators(self) -> Rows:
        """The rows of tblIndikatorer."""
        return self._rows("Indikatorer", self._book["Indikatorer"].tables["tblIndikatorer"].ref)

    def words(self) -> str:
        """Every text of every sheet."""
        cells = (cell for page in self._book for row in page.iter_rows(values_only=True) for cell in row)
        return "\n".join(str(cell) for cell in cells if cell is not None)

    def _rows(self, sheet: str, area: str) -> Rows:
        left, top, right, bottom = range_boundaries(area)
        found = list(self._book[sheet].iter_rows(top, bottom, left, right, values_only=True))
        return [dict(zip(map(str, found[0]), row, strict=True)) for row in found[1:]]
