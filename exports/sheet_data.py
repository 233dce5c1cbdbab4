"""The sheet Data: one row per count, a real Excel table that starts in A1, for pivot tables and programs."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from exports import sheet, theme
from exports.release import Release
from exports.tidy import COLUMNS, rows

NAME = "Data"
WIDTHS = (14, 27, 19, 12, 12, 44, 9, 9, 11, 10)
NUMBERS = {"antal": theme.INTEGER, "base": theme.INTEGER, "procent": theme.PERCENT1}


def write(page: Worksheet, release: Release, footer: str) -> None:
    """Fill the sheet. Hidden figures are empty cells, a hidden count has the status skjult."""
    sheet.widths(page, WIDTHS)
    for column, name in enumerate(COLUMNS, 1):
        sheet.put(page, 1, column, name, _head(name))
    last = 1
    for last, row in enumerate(rows(release), 2):
        for column, (name, value) in enumerate(zip(COLUMNS, row, strict=True), 1):
            sheet.put(page, last, column, value, _style(name), NUMBERS.get(name))
    sheet.add_table(page, "tblData", f"A1:J{max(last, 2)}")
    page.freeze_panes = "A2"
    sheet.page(page, "portrait", footer, f"A1:J{max(last, 2)}", repeat="1:1")


def _style(name: str) -> theme.Style:
    if name in NUMBERS:
        return theme.NUMBER
    return theme.INDENTED if name == "status" else theme.PLAIN


def _head(name: str) -> theme.Style:
    if name in NUMBERS:
        return theme.HEAD_NUMBER
    return theme.HEAD_INDENTED if name == "status" else theme.HEAD
