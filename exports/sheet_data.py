"""The sheet Data: one row per count, a real Excel table that starts in A1, for pivot tables and programs."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from exports import sheet, theme
from exports.release import Cell, ProtectedTable, Release

NAME = "Data"
COLUMNS = ("runde", "tabel", "spoergsmaal", "gruppering", "gruppe", "svar", "antal", "base", "procent", "status")
WIDTHS = (14, 27, 19, 12, 12, 44, 9, 9, 11, 10)
NUMBERS = {"antal": theme.INTEGER, "base": theme.INTEGER, "procent": theme.PERCENT1}
MISSING = {"dk": "Ved ikke", "pna": "Ønsker ikke at svare", "na": "Ikke relevant"}
"""Names of the missing rows are the same for every question, also where the form words them its own way."""

Row = tuple[str | int | float | None, ...]


def write(page: Worksheet, release: Release, footer: str) -> None:
    """Fill the sheet. Hidden figures are empty cells with status skjult."""
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


def rows(release: Release) -> Iterator[Row]:
    """The tidy rows of all tables, in the order of the forms and their questions."""
    for form in release.forms:
        for table in form.tables:
            for cell in table.cells:
                yield (release.round.key, *_row(table, cell))


def _row(table: ProtectedTable, cell: Cell) -> Row:
    key = (table.id, table.question, table.grouping, table.group, answer(cell))
    if table.hidden:
        return (*key, None, None, None, "skjult")
    share = round(cell.share, 6) if cell.share is not None and cell.role in ("answer", "pole") else None
    return (*key, cell.count, table.base, share, "vist")


def answer(cell: Cell) -> str:
    """What stands in the column svar."""
    if cell.role == "total":
        return "Total"
    if cell.role == "pole":
        return f"Pol: {cell.label}"
    return MISSING.get(cell.code, cell.label) if cell.role == "missing" else cell.label


def _style(name: str) -> theme.Style:
    if name in NUMBERS:
        return theme.NUMBER
    return theme.INDENTED if name == "status" else theme.PLAIN


def _head(name: str) -> theme.Style:
    if name in NUMBERS:
        return theme.HEAD_NUMBER
    return theme.HEAD_INDENTED if name == "status" else theme.HEAD
