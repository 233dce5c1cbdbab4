"""Writing a release's workbook beside bare openpyxl that writes the same cells and charts, with and without looks."""

from __future__ import annotations

import time
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, LineChart, Reference, Series

from bench.publishing import FORMS, MANY
from exports import workbook
from tests.exports.residents import places, released, residents

TIMES = 5
AIM = 2.0
LOOKS = ("font", "fill", "border", "alignment", "number_format")


@dataclass(frozen=True, slots=True)
class Page:
    """What is on a sheet. cells: row, column, value, place of the look; charts: anchor and what was drawn."""

    name: str
    cells: list[tuple[int, int, Any, int]]
    charts: list[Any]


def report(_folder: Path) -> None:
    """Print the processor seconds of all, the best of some in turn, and their ratios."""
    areas = places(MANY, 0)
    for name, enlarged in FORMS.items():
        made = released(residents(areas, 0, enlarged=enlarged), areas)
        looks, pages = _contents(workbook.write(made))
        plain: list[dict[str, Any]] = [{} for _ in looks]
        ours, dressed, bare = _in_turn(
            partial(workbook.write, made), partial(_bare, looks, pages), partial(_bare, plain, pages)
        )
        cells, charts = sum(len(page.cells) for page in pages), sum(len(page.charts) for page in pages)
        title = f"{MANY} areas, {name}: {cells} cells, {len(looks)} looks, {charts} charts"
        print(f"{title}: {ours:.2f} s; openpyxl {dressed:.2f} s, without any look {bare:.2f} s")
        print(f"{'processor time, Deltag : bare openpyxl':<46}{ours / dressed:>10.2f} : 1   (aim: at most {AIM})")
        print(f"{'processor time, Deltag : the same, no looks':<46}{ours / bare:>10.2f} : 1   (aim: at most {AIM})")


def _in_turn(*acts: Callable[[], object]) -> list[float]:
    """The least of each, one after the other, so that a slow minute of the machine meets all."""
    spent: list[list[float]] = [[] for _ in acts]
    for _ in range(TIMES):
        for act, mine in zip(acts, spent, strict=True):
            start = time.process_time()
            act()
            mine.append(time.process_time() - start)
    return [min(mine) for mine in spent]


def _contents(content: bytes) -> tuple[list[dict[str, Any]], list[Page]]:
    """The looks and the pages of a workbook, read back."""
    looks: dict[tuple[int, ...], dict[str, Any]] = {}
    pages = []
    for sheet in load_workbook(BytesIO(content)).worksheets:
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None or cell.has_style:
                    key = tuple(cell._style)
                    looks.setdefault(key, {name: copy(getattr(cell, name)) for name in LOOKS})
                    cells.append((cell.row, cell.column, cell.value, list(looks).index(key)))
        pages.append(Page(sheet.title, cells, sheet._charts))
    return list(looks.values()), pages


def _bare(looks: list[dict[str, Any]], pages: list[Page]) -> bytes:
    """As anybody would write it who knows openpyxl's documentation."""
    book = Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for row, column, value, look in page.cells:
            cell = sheet.cell(row, column, value)
            for name, part in looks[look].items():
                setattr(cell, name, part)
    for page in pages:
        for chart in page.charts:
            book[page.name].add_chart(_drawn(book, chart), _anchor(chart))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _drawn(book: Workbook, like: Any) -> Any:
    """A chart of the same kind over the same cells, with the same colours and figures at its bars or dots."""
    chart: Any = BarChart() if isinstance(like, BarChart) else LineChart()
    if isinstance(like, BarChart):
        chart.type, chart.grouping, chart.overlap, chart.gapWidth = (
            like.type,
            like.grouping,
            like.overlap,
            like.gapWidth,
        )
    for one in like.series:
        series = Series(_reference(book, one.val.numRef.f))
        if one.cat:
            series.cat = copy(one.cat)
        series.tx, series.graphicalProperties, series.errBars = one.tx, copy(one.graphicalProperties), one.errBars
        series.dLbls = copy(one.dLbls)
        chart.series.append(series)
    chart.width, chart.height = 17, 8
    return chart


def _reference(book: Workbook, formula: str) -> Reference:
    name = formula.rpartition("!")[0].strip("'")
    return Reference(book[name], range_string=formula)


def _anchor(chart: Any) -> str:
    start = chart.anchor._from
    return f"{chr(ord('A') + start.col)}{start.row + 1}"
