"""Each figure in every round with its interval, and what of its difference from the round before can be said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from exports import earlier, sheet, shown, theme
from exports.earlier import points
from exports.figure import TOTAL, Indicator
from exports.question_table import LINE
from exports.release import Release

WIDTHS = (50, 13, 8.5, 8.5, 8.5, 8, 9, 8.5, 8.5, 9.5, 42)
HEADS = ("Runde", "Tal", "95 % fra", "95 % til", "n", "Forskel", "95 % fra", "95 % til", "p (Holm)", "Dom")
LAST = 11
HEAD_HEIGHT, PAGE_HEIGHT = 20.0, 590.0
READING = "Andele i procent, indeks og balance i point. Forskelle i (procent)point, regnet på de uafrundede tal."


def compared(figures: Sequence[Indicator]) -> list[Indicator]:
    """The figures that have an interval: B2 is said in words and never as a change."""
    return [figure for figure in figures if figure.unit != "activities"]


def height(release: Release, figures: Sequence[Indicator]) -> float:
    """Points the table takes."""
    return HEAD_HEIGHT + sum(_height(release, one) for one in figures)


def _height(release: Release, figure: Indicator) -> float:
    return LINE * len(list(earlier.history(release, figure)))


def write(
    page: Worksheet, row: int, release: Release, figures: Sequence[Indicator], first: str, room: float = PAGE_HEIGHT
) -> int:
    """Write the table, a row for each round of each figure; returns the next free row.

    room: points left on the printed page; what does not fit goes on the next one, under the heads again.
    """
    room -= HEAD_HEIGHT
    row = _heads(page, row, first)
    for figure in figures:
        if _height(release, figure) > room:
            page.row_breaks.append(Break(id=row - 1))
            row, room = _heads(page, row, first), PAGE_HEIGHT - HEAD_HEIGHT
        room -= _height(release, figure)
        row = _write_figure(page, row, release, figure)
    return row


def _heads(page: Worksheet, row: int, first: str) -> int:
    sheet.put(page, row, 1, first, theme.HEAD)
    for column, name in enumerate(HEADS, 2):
        words = column in (2, LAST)
        sheet.put(page, row, column, name, theme.HEAD_INDENTED if words else theme.HEAD_NUMBER)
    page.row_dimensions[row].height = HEAD_HEIGHT
    return row + 1


def _write_figure(page: Worksheet, row: int, release: Release, figure: Indicator) -> int:
    """The rounds under each other, difference and verdict beside this one."""
    place = row
    for place, (name, then) in enumerate(earlier.history(release, figure), row):
        now = then is figure
        strong = now and figure.headline and figure.grouping == TOTAL
        sheet.put(page, place, 1, _title(figure), _style(now, strong))
        sheet.put(page, place, 2, name, theme.STRONG_INDENTED if strong else theme.INDENTED)
        _write_numbers(page, place, then, strong)
        if now:
            _write_difference(page, place, figure, strong)
        sheet.edge(page, place, (1, LAST), theme.rule(bottom=theme.LINE if now else None))
        page.row_dimensions[place].height = LINE
    return place + 1


def _style(now: bool, strong: bool) -> theme.Style:
    if strong:
        return theme.STRONG
    return theme.PLAIN if now else theme.MUTED_TEXT


def _title(figure: Indicator) -> str:
    if figure.grouping != TOTAL:
        return f"{figure.id}  {sheet.label(figure.group, 38)}"
    return sheet.label(f"{figure.id}  {figure.name}", 54)


def _write_numbers(page: Worksheet, row: int, then: Indicator, strong: bool) -> None:
    form = shown.number_format(then)
    value = shown.figure(then.value, then)
    sheet.put(page, row, 3, value, theme.NUMBER_STRONG if strong else theme.NUMBER, form)
    for column, limit in ((4, then.low), (5, then.high)):
        sheet.put(page, row, column, shown.figure(limit, then), theme.NUMBER_MUTED, form)
    base = shown.count(None if then.hidden else then.base)
    sheet.put(page, row, 6, base, theme.NUMBER_MUTED, theme.INTEGER)


def _write_difference(page: Worksheet, row: int, figure: Indicator, strong: bool) -> None:
    number = theme.NUMBER_STRONG if strong else theme.NUMBER
    for column, value in enumerate(_differences(figure), 7):
        sheet.put(page, row, column, value, number, theme.SIGNED)
    past = figure.comparison
    p = past.p if past and not figure.hidden else None
    sheet.put(page, row, 10, p, number, theme.PROBABILITY)
    verdict = shown.marked(figure.verdict)
    sheet.put(page, row, LAST, verdict or None, theme.STRONG_INDENTED if strong else theme.INDENTED)


def _differences(figure: Indicator) -> Iterator[int | None]:
    past = figure.comparison
    if past is None or figure.hidden:
        return
    for change in (past.d, past.d_low, past.d_high):
        yield None if change is None else points(change, figure)
