"""A question asked of several rows (fa_practice): one table and one chart for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from exports import chart, question_table, sheet, theme
from exports.chart import Cells, Place
from exports.question_table import CM, LABEL, LABEL_WIDTH, LINE
from exports.release import Cell, ProtectedTable
from exports.tidy import answer, share_of

COUNTS = 5
"""Column of the first count; the shares stand in the two columns after the label."""
ROOM = 0.62
"""Centimetres a bar with its name takes."""


def height(tables: Sequence[ProtectedTable]) -> float:
    """Points the whole block takes."""
    rows = sum(_row_height(table) for table in tables)
    return 17 + 14 + 30 + rows + _chart_height(tables) * CM + 30


def write(page: Worksheet, row: int, title: str, tables: Sequence[ProtectedTable], meta: str) -> tuple[int, list[str]]:
    """Write the block; returns the next free row and the alt texts of its charts."""
    start = question_table.write_title(page, row, title, meta)
    columns = [cell for cell in tables[0].cells if cell.role in ("answer", "missing")]
    _heads(page, start, columns)
    for row, table in enumerate(tables, start + 1):
        _write_row(page, row, table)
    last = start + len(tables)
    page.row_dimensions[last + 1].height = 8
    if not _drawn(tables):
        return last + 2, []
    alt = _chart(page, start, last, tables)
    return last + 2 + round(_chart_height(tables) * CM / LINE) + 1, [alt]


def _heads(page: Worksheet, row: int, columns: Sequence[Cell]) -> None:
    sheet.band(page, row, (LABEL, COUNTS + len(columns)), theme.HEAD)
    sheet.put(page, row, LABEL, "Udsagn", theme.HEAD)
    answers = [cell for cell in columns if cell.role == "answer"]
    for offset, cell in enumerate(answers):
        sheet.put(page, row, question_table.SHARE + offset, cell.label, theme.HEAD_NUMBER)
    for offset, cell in enumerate(columns):
        name = f"Antal {cell.label.lower()}" if cell.role == "answer" else answer(cell)
        sheet.put(page, row, COUNTS + offset, name, theme.HEAD_NUMBER)
    sheet.put(page, row, COUNTS + len(columns), "Svar (n)", theme.HEAD_NUMBER)
    page.row_dimensions[row].height = 17


def _write_row(page: Worksheet, row: int, table: ProtectedTable) -> None:
    sheet.put(page, row, LABEL, table.text, theme.wrapping(theme.PLAIN))
    columns = [cell for cell in table.cells if cell.role in ("answer", "missing")]
    for offset, cell in enumerate(cell for cell in columns if cell.role == "answer"):
        _figure(
            page,
            row,
            question_table.SHARE + offset,
            question_table.shown_share(table, cell, share_of(table, cell)),
            theme.PERCENT,
        )
    for offset, cell in enumerate(columns):
        _figure(page, row, COUNTS + offset, theme.HIDDEN if cell.count is None else cell.count, theme.INTEGER)
    base = theme.HIDDEN if table.base is None else table.base
    _figure(page, row, COUNTS + len(columns), base, theme.INTEGER)
    sheet.edge(page, row, (LABEL, COUNTS + len(columns)), theme.rule(bottom=theme.THIN))
    page.row_dimensions[row].height = _row_height(table)


def _figure(page: Worksheet, row: int, column: int, value: float | str | None, form: str) -> None:
    style = theme.NUMBER_STRONG if column == question_table.SHARE else theme.NUMBER
    sheet.put(page, row, column, value, style, form)


def _row_height(table: ProtectedTable) -> float:
    return LINE * len(sheet.wrapped(table.text, LABEL_WIDTH))


def _chart_height(tables: Sequence[ProtectedTable]) -> float:
    return ROOM * len(tables) + 1.8 if _drawn(tables) else 0


def _drawn(tables: Sequence[ProtectedTable]) -> bool:
    """A bar of which one piece is hidden would show the other as all there is; a bar without pieces is a gap."""
    shares = [[share_of(table, cell) for cell in table.cells if cell.role == "answer"] for table in tables]
    return any(None not in row for row in shares) and all(row.count(None) in (0, len(row)) for row in shares)


def _chart(page: Worksheet, start: int, last: int, tables: Sequence[ProtectedTable]) -> str:
    answers = [cell for cell in tables[0].cells if cell.role == "answer"]
    letters = [get_column_letter(question_table.SHARE + offset) for offset in range(len(answers))]
    pieces = [(Cells(page, f"${x}${start}"), Cells(page, f"${x}${start + 1}:${x}${last}")) for x in letters]
    names = Cells(page, f"$A${start + 1}:$A${last}")
    place = Place(page, f"A{last + 2}", 24.0, _chart_height(tables))
    said = " ".join(question_table.alt_text(f"{table.text}:", table.cells[:1]) for table in tables)
    return chart.stacked(place, names, pieces, theme.YES_NO, said)
