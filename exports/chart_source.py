"""The figures behind a chart, in sight beside it: what is hidden is an empty cell, and so a gap in the chart."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from exports import sheet, theme, wording
from exports.chart import LABELLED, Cells
from exports.figure import Indicator
from exports.shown import rounded

TITLE = "Tal bag figurerne"
NAME_LENGTH = 26
"""Characters of a name in a chart: a longer one would leave no room for the bars."""

Line = tuple[str, *tuple[float | None, ...]]
"""What the chart calls it, and its figures."""


def write(
    page: Worksheet, place: tuple[int, int], heads: Sequence[str], lines: Sequence[Line], form: str
) -> list[Cells]:
    """Write a small table from this row and column; returns the ranges of its columns, names first."""
    top, first = place
    for column, head in enumerate(heads, first):
        sheet.put(page, top, column, head, theme.SMALL_HEAD if column == first else theme.SMALL_HEAD_RIGHT)
    for row, (name, *figures) in enumerate(lines, top + 1):
        sheet.put(page, row, first, name, theme.SMALL)
        for column, figure in enumerate(figures, first + 1):
            sheet.put(page, row, column, figure, theme.NUMBER_MUTED, form)
        sheet.edge(page, row, (first, first + len(figures)), theme.rule(bottom=theme.THIN))
    letters = (sheet.letter(column) for column in range(first, first + len(heads)))
    return [Cells(page, f"${letter}${top + 1}:${letter}${top + len(lines)}") for letter in letters]


def name(of: str, figure: str | None) -> str:
    """What a chart calls a group: its name cut to fit, and its figure or "–", which no line can meet there."""
    short = sheet.label(of, NAME_LENGTH)
    return f"{short}\u00a0 {figure}".replace(" %", "\u00a0%") if figure else short


def rounds(told: Sequence[tuple[str, Indicator]], labelled: int = LABELLED) -> list[Line]:
    """A line for each round; where they are too many for labels, the name carries the figure."""
    spoken = len(told) > labelled
    names = [name(called, wording.figure(one).removesuffix(" point")) if spoken else called for called, one in told]
    return [(called, *with_reach(one)) for called, (_, one) in zip(names, told, strict=True)]


def with_reach(indicator: Indicator) -> tuple[float | None, float | None, float | None]:
    """The rounded figure, and how far its interval reaches down and up from it, so that chart and table agree."""
    value, low, high = (rounded(limit, indicator) for limit in (indicator.value, indicator.low, indicator.high))
    if value is None or low is None or high is None:
        return value, None, None
    return value, round(value - low, 2), round(high - value, 2)
