"""One question on the sheet Spørgsmål: what was asked, its table, its chart."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from exports import chart, sheet, theme, wording
from exports.chart import Axis, Cells, Place
from exports.figure import TOTAL
from exports.interval import half_up
from exports.release import Cell, ProtectedTable
from exports.tidy import answer, share_of

LABEL, SHARE, COUNT, LAST = 1, 2, 3, 11
LABEL_WIDTH = 44.0
TITLE_WIDTH = 122.0
LINE = 15.0
CM = 28.35
"""Points in a centimetre."""
CHART_ANCHOR, CHART_WIDTH = "E", 12.9
POLE_CODES = {"less": ("much_less", "less"), "same": ("same",), "more": ("more", "much_more")}
"""The answers of each pole of compare5 and change5."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: a cell of the release and how it looks."""

    cell: Cell
    name: str
    share: float | None
    style: theme.Style
    number: theme.Style


def height(table: ProtectedTable) -> float:
    """Points the whole block takes, so that no block is cut by a page."""
    rows = sum(_row_height(line) for line in lines(table)) + 17
    return _title_height(table.text) + 14 + max(rows, chart_height(table) * CM) + 18


def write(page: Worksheet, row: int, table: ProtectedTable, meta: str) -> tuple[int, list[str]]:
    """Write the block; returns the next free row and the alt texts of its charts."""
    start = write_title(page, row, table.text, meta)
    for column, name in ((LABEL, "Svar"), (SHARE, "Procent"), (COUNT, "Antal")):
        sheet.put(page, start, column, name, theme.HEAD if column == LABEL else theme.HEAD_NUMBER)
    page.row_dimensions[start].height = 17
    row = start + 1
    places: dict[tuple[str, str], int] = {}
    for line in lines(table):
        _write_line(page, row, table, line)
        places[line.cell.role, line.cell.code] = row
        row += 1
    alt_texts = [_chart(page, start, table, places)] if drawn(table) else []
    return _below(page, start, row, table), alt_texts


def write_title(page: Worksheet, row: int, text: str, meta: str) -> int:
    """The question as asked, over as many rows as it takes, and the line under it; returns the next row."""
    for part in sheet.wrapped(text, TITLE_WIDTH, 11):
        sheet.put(page, row, 1, part, theme.SUBHEADING)
        page.row_dimensions[row].height = 17
        row += 1
    sheet.put(page, row, 1, meta, theme.MUTED_TEXT)
    page.row_dimensions[row].height = 14
    return row + 1


def _title_height(text: str) -> float:
    return 17.0 * len(sheet.wrapped(text, TITLE_WIDTH, 11))


def lines(table: ProtectedTable) -> list[Line]:
    """The rows in reading order: poles above their answers, the base, then what stands outside it."""
    poles = {cell.code: cell for cell in table.cells if cell.role == "pole"}
    answers = [cell for cell in table.cells if cell.role == "answer"]
    found = list(_under_poles(table, poles)) if poles else [_line(table, cell, theme.PLAIN) for cell in answers]
    name = "Har svaret (n)" if table.kind == "multiple" else "Gyldige svar (n)"
    found.append(_line(table, Cell("base", name, "total", table.base, None), theme.STRONG))
    found.extend(_outside(table))
    return found


def _under_poles(table: ProtectedTable, poles: dict[str, Cell]) -> Iterator[Line]:
    by_code = {cell.code: cell for cell in table.cells if cell.role == "answer"}
    for code, pole in poles.items():
        below = [by_code[answer] for answer in POLE_CODES.get(code, ()) if answer in by_code]
        yield _line(table, pole if len(below) > 1 else below[0], theme.STRONG)
        if len(below) > 1:
            yield from (_line(table, cell, theme.SUB_ANSWER) for cell in below)


def _line(table: ProtectedTable, cell: Cell, style: theme.Style) -> Line:
    number = theme.NUMBER_STRONG if style is theme.STRONG else theme.NUMBER
    return Line(cell, cell.label, share_of(table, cell), style, number)


def shown_share(table: ProtectedTable, cell: Cell, share: float | None) -> float | str | None:
    """A share as it is read, in whole percent; "–" when hidden, None where there is none to show."""
    if share is not None:
        return half_up(share, 2)
    empty = table.base == 0 and cell.count is not None
    shares = cell.role in ("answer", "pole") or told_of_all(table, cell)
    return theme.HIDDEN if shares and not empty else None


def told_of_all(table: ProtectedTable, cell: Cell) -> bool:
    """Whether a row outside the base has a share of its own: those who do not know, of them and the valid answers."""
    return cell.code == "dk" and cell.role == "missing" and table.kind == "single"


def _outside(table: ProtectedTable) -> Iterator[Line]:
    """Missing rows. The share of "ved ikke" is of valid answers and "ved ikke" together (instruments/05)."""
    for cell in table.cells:
        if cell.role == "missing":
            share = dont_know_share(table, cell) if told_of_all(table, cell) else None
            yield Line(cell, answer(cell), share, theme.MUTED_TEXT, theme.NUMBER_MUTED)


def dont_know_share(table: ProtectedTable, cell: Cell) -> float | None:
    """Share of a missing answer among the valid answers and itself, 0-1."""
    if table.base is None or cell.count is None or not table.base + cell.count:
        return None
    return cell.count / (table.base + cell.count)


def _write_line(page: Worksheet, row: int, table: ProtectedTable, line: Line) -> None:
    sheet.put(page, row, LABEL, line.name, theme.wrapping(line.style))
    share = shown_share(table, line.cell, line.share)
    count = theme.HIDDEN if line.cell.count is None else line.cell.count
    sheet.put(page, row, SHARE, share, line.number, theme.PERCENT)
    sheet.put(page, row, COUNT, count, line.number, theme.INTEGER)
    last = line.cell.role == "total"
    sheet.edge(page, row, (LABEL, COUNT), theme.rule(bottom=theme.LINE if last else theme.THIN))
    page.row_dimensions[row].height = _row_height(line)


def drawn(table: ProtectedTable) -> bool:
    """Whether there is a chart: every answer's share is printed, and somebody answered."""
    answers = [cell for cell in table.cells if cell.role == "answer"]
    return bool(table.base) and all(share_of(table, cell) is not None for cell in answers)


def _row_height(line: Line) -> float:
    return LINE * len(sheet.wrapped(line.name, LABEL_WIDTH))


def chart_height(table: ProtectedTable) -> float:
    """Centimetres: bars need room per answer, a single stacked bar does not."""
    if not drawn(table):
        return 0
    answers = sum(cell.role == "answer" for cell in table.cells)
    return 3.9 if colors(table) else max(2.7, 0.68 * answers + 0.9)


def colors(table: ProtectedTable) -> tuple[str, ...] | None:
    """Colours of the pieces where the answers have an order; None where bars stand side by side."""
    codes = tuple(cell.code for cell in table.cells if cell.role == "answer")
    if codes == ("yes", "no"):
        return theme.YES_NO
    return theme.SCALES.get(table.scale or "")


def _chart(page: Worksheet, start: int, table: ProtectedTable, places: dict[tuple[str, str], int]) -> str:
    place = Place(page, f"{CHART_ANCHOR}{start}", CHART_WIDTH, chart_height(table))
    answers = [cell for cell in table.cells if cell.role == "answer"]
    rows = [places["answer", cell.code] for cell in answers]
    pieces_colors = colors(table)
    if pieces_colors:
        pieces = [(Cells(page, f"$A${row}"), Cells(page, f"$B${row}")) for row in rows]
        return chart.stacked(place, None, pieces, pieces_colors, alt_text(_about(table), answers))
    names, values = (Cells(page, f"${letter}${rows[0]}:${letter}${rows[-1]}") for letter in "AB")
    return chart.bars(place, names, values, _bar_axis(answers), alt_text(_about(table), answers))


def _about(table: ProtectedTable) -> str:
    return table.text if table.grouping == TOTAL else f"{table.group}: {table.text}"


def _bar_axis(answers: Sequence[Cell]) -> Axis:
    """From 0 to the next fifth above the longest bar: room for its figure, never a cut foot."""
    longest = max(cell.share or 0 for cell in answers)
    return Axis(min(1.0, math.ceil(longest * 5 + 0.35) / 5), 0.2, theme.PERCENT)


def alt_text(text: str, answers: Sequence[Cell]) -> str:
    """What the chart shows, in words and figures."""
    shown = ((cell.label, cell.share) for cell in answers if cell.count is not None and cell.share is not None)
    said = (f"{label} {wording.percent(share)}" for label, share in shown)
    return sheet.clean(f"{text} {'; '.join(said)}.".lstrip())


def _below(page: Worksheet, start: int, row: int, table: ProtectedTable) -> int:
    """The first row under both table and chart."""
    used = sum(page.row_dimensions[r].height or LINE for r in range(start, row))
    while used < chart_height(table) * CM:
        used += LINE
        row += 1
    page.row_dimensions[row].height = 18
    return row + 1
