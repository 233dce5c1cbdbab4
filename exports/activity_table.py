"""The activities side by side: how many of their ratings say that people were quite or very mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from exports import chart, chart_source, sheet, shown, theme, wording
from exports.chart import Place
from exports.interval import half_up, wilson
from exports.protected import ProtectedTable
from exports.question_table import CM, LINE
from exports.side_by_side import NAME_LENGTH, NAME_WIDTH, ROOM, SOURCE

POSITIVE = ("quite", "very")
LAST = 6
NOTE_WIDTH = 62.0
READING = (
    "Blandet: vurderinger, der siger ret eller meget blandede. En aktivitet regnes for blandet fra 50 %.",
    "Vurderingerne er ikke et udsnit, der kan sammenlignes fra runde til runde, og de vises aldrig som ændring.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """An activity. share, low, high: 0-1, None when a count they rest on is hidden."""

    name: str
    ratings: int | None
    share: float | None = None
    low: float | None = None
    high: float | None = None


def line(table: ProtectedTable) -> Line:
    """The share of quite and very mixed, with Wilson's interval."""
    counts = [cell.count for cell in table.cells if cell.code in POSITIVE and cell.role == "answer"]
    printed = [count for count in counts if count is not None]
    if not table.base or len(printed) < len(POSITIVE):
        return Line(table.group, table.base)
    return Line(table.group, table.base, sum(printed) / table.base, *wilson(sum(printed), table.base))


def height(lines: Sequence[Line]) -> float:
    """Points the whole block takes."""
    rows = sum(map(_row_height, lines)) + 17 + 5 * LINE
    return 24 + LINE + max(rows, _chart_height(lines) * CM) + LINE


def write(page: Worksheet, row: int, lines: Sequence[Line], few: int) -> tuple[int, list[str]]:
    """Write table and chart; returns the next free row and the chart's alt texts. few: ratings without the mark."""
    sheet.put(page, row, 1, "Aktiviteterne", theme.HEADING)
    sheet.put(page, row, 7, "Andel, der siger ret eller meget blandede, med 95 % usikkerhed", theme.SUBHEADING)
    page.row_dimensions[row].height = 24
    _heads(page, row + 1)
    for place, one in enumerate(lines, row + 2):
        _write_line(page, place, one, few)
    after = row + 2 + len(lines)
    for note in _notes(lines):
        after = sheet.running(page, after, note, NOTE_WIDTH, theme.MUTED_TEXT)
    alt_texts = _chart(page, row + 1, lines)
    used = sum(page.row_dimensions[r].height or LINE for r in range(row, after))
    missing = max(0.0, 24 + _chart_height(lines) * CM - used)
    return after + round(missing / LINE) + 1, alt_texts


def _notes(lines: Sequence[Line]) -> tuple[str, ...]:
    return (*READING, theme.HIDDEN_NOTE) if any(one.share is None for one in lines) else READING


def _heads(page: Worksheet, row: int) -> None:
    sheet.put(page, row, 1, "Aktivitet", theme.HEAD)
    for column, name in enumerate(("Vurderinger", "Blandet", "95 % fra", "95 % til"), 2):
        sheet.put(page, row, column, name, theme.HEAD_NUMBER)
    sheet.put(page, row, LAST, "Mærke", theme.HEAD_INDENTED)
    page.row_dimensions[row].height = 17


def _write_line(page: Worksheet, row: int, one: Line, few: int) -> None:
    sheet.put(page, row, 1, sheet.label(one.name, NAME_LENGTH), theme.wrapping(theme.PLAIN))
    sheet.put(page, row, 2, shown.count(one.ratings), theme.NUMBER, theme.INTEGER)
    styles = (theme.NUMBER_STRONG, theme.NUMBER, theme.NUMBER)
    for column, value, style in zip((3, 4, 5), (one.share, one.low, one.high), styles, strict=True):
        sheet.put(page, row, column, shown.share(value), style, theme.PERCENT)
    marked = one.share is not None and one.ratings is not None and one.ratings < few
    sheet.put(page, row, LAST, "Få svar" if marked else None, theme.INDENTED)
    sheet.edge(page, row, (1, LAST), theme.rule(bottom=theme.THIN))
    page.row_dimensions[row].height = _row_height(one)


def _row_height(one: Line) -> float:
    return LINE * len(sheet.wrapped(sheet.label(one.name, NAME_LENGTH), NAME_WIDTH)) + 1


def _chart_height(lines: Sequence[Line]) -> float:
    return ROOM * len(lines) + 1.1 if any(one.share is not None for one in lines) else 0


def _chart(page: Worksheet, row: int, lines: Sequence[Line]) -> list[str]:
    if not _chart_height(lines):
        return []
    heads = (chart_source.TITLE, "Blandet", "Ned", "Op")
    made = chart_source.write(page, (row, SOURCE), heads, [_source(one) for one in lines], theme.PERCENT)
    names, values, down, up = made
    said = " ".join(_said(one) for one in lines)
    alt = sheet.clean(f"Andel af vurderinger, der siger ret eller meget blandede (B2). {said}")
    place = Place(page, f"G{row}", 17.0, _chart_height(lines))
    return [chart.bars_with_intervals(place, names, values, (down, up), alt)]


def _source(one: Line) -> chart_source.Line:
    if one.share is None or one.low is None or one.high is None:
        return chart_source.name(one.name, theme.HIDDEN), None, None, None
    value, low, high = (half_up(limit, 2) for limit in (one.share, one.low, one.high))
    return chart_source.name(one.name, wording.percent(one.share)), value, round(value - low, 2), round(high - value, 2)


def _said(one: Line) -> str:
    if one.share is None or one.low is None or one.high is None:
        return f"{one.name}: skjult."
    reach = f"{wording.percent(one.low)} til {wording.percent(one.high)}"
    return f"{one.name} {wording.percent(one.share)} (95 % usikkerhed {reach})."
