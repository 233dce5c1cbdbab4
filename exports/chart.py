"""Native Excel charts: dots with intervals, 100 % stacked scales, lying bars. Each returns its alt text.

All figures come from cells of the sheet, so that hidden figures are not drawn and no cache holds more than the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.axis import ChartLines, NumericAxis
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RichTextProperties
from openpyxl.drawing.text import Font as DrawingFont
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from exports import theme

LABELLED = 2
NARROW = 0.06
"""A piece under 6 % has no room for its figure; the table beside it has."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A range of a sheet, as charts refer to it."""

    sheet: Worksheet
    reference: str

    def __str__(self) -> str:
        return f"'{self.sheet.title}'!{self.reference}"

    def figures(self) -> list[float | None]:
        """The figures in the range, None for anything but a number."""
        left, top, right, bottom = range_boundaries(self.reference)
        lines = self.sheet.iter_rows(top, bottom, left, right, values_only=True)
        return [value if isinstance(value, int | float) else None for line in lines for value in line]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chart stands: its sheet, the cell of its upper left corner, width and height in cm."""

    sheet: Worksheet
    anchor: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis of figures: always from nought; no zoom."""

    high: float
    step: float
    number_format: str


SHARE_AXIS = Axis(1, 0.25, theme.PERCENT)
POINT_AXIS = Axis(100, 25, theme.POINTS)


def dots(
    place: Place,
    names: Cells,
    values: Cells,
    distances: tuple[Cells, Cells],
    axis: Axis,
    alt: str,
    *,
    over_rounds: bool = False,
    labelled: int = LABELLED,
) -> str:
    """A dot per figure with its 95 % interval as a bar. distances: the cells with its reach down and up.

    over_rounds: the same figure in each round, with a thin dashed line between them; an empty cell is a gap. The names
    of more rounds than are labelled must carry the figures, since a label between two dots would meet the line.
    """
    chart = LineChart()
    series = _series(names, values)
    dot = GraphicalProperties(solidFill=theme.TEAL, ln=_line(theme.WHITE))
    series.marker = Marker(symbol="circle", size=9, spPr=dot)
    series.spPr = GraphicalProperties(ln=_dashes() if over_rounds else _no_line())
    series.smooth = False
    series.errBars = _interval(distances)
    points = len(values.figures())
    if not over_rounds or points <= labelled:
        labels = _labels(axis.number_format, theme.INK, "r")
        labels.dLbl = [_left_label(axis.number_format)] if over_rounds and points == LABELLED else []
        series.dLbls = labels
    chart.series.append(series)
    chart.legend = None
    _scale(chart.y_axis, axis)
    chart.x_axis.spPr = GraphicalProperties(ln=_line(theme.LINE))
    return _finish(chart, place, alt)


def stacked(
    place: Place,
    names: Cells | None,
    rows: Sequence[tuple[Cells, Cells]],
    colors: Sequence[str],
    alt: str,
    *,
    bare: bool = False,
) -> str:
    """100 % bars in the order of the scale. rows: the cells with the answer's name and with its figures.

    names: what each bar is called; None for a single bar, which needs no name. bare: without axis and legend, for a
    bar that stands under its own table.
    """
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "percentStacked", 100, 40
    for (name, values), color in zip(rows, colors, strict=True):
        series = _series(names, values, SeriesLabel(strRef=StrRef(str(name))))
        series.spPr = GraphicalProperties(solidFill=color, ln=_line(theme.WHITE))
        series.dLbls = _labels(theme.PERCENT, theme.ink_on(color), "ctr")
        series.dLbls.dLbl = [_no_label(i) for i, value in enumerate(values.figures()) if (value or 0) < NARROW]
        chart.series.append(series)
    _lying(chart, SHARE_AXIS)
    chart.x_axis.spPr = GraphicalProperties(ln=_no_line())
    chart.legend.position, chart.legend.txPr = "b", _text()
    _finish(chart, place, alt)
    chart.x_axis.delete = names is None
    if bare:
        chart.y_axis.delete, chart.y_axis.majorGridlines = True, None
    return alt


def bars(place: Place, names: Cells, values: Cells, axis: Axis, alt: str) -> str:
    """Lying bars with their figure at the end, in the order of the table."""
    chart = BarChart()
    chart.type, chart.gapWidth = "bar", 45
    series = _series(names, values)
    series.spPr = GraphicalProperties(solidFill=theme.BAR, ln=_no_line())
    series.dLbls = _labels(axis.number_format, theme.INK, "outEnd")
    chart.series.append(series)
    chart.legend = None
    _lying(chart, axis)
    chart.x_axis.spPr = GraphicalProperties(ln=_line(theme.LINE))
    return _finish(chart, place, alt)


def bars_with_intervals(place: Place, names: Cells, values: Cells, distances: tuple[Cells, Cells], alt: str) -> str:
    """Lying bars of shares with their 95 % interval. The names carry the figures: a label would meet the interval."""
    chart = BarChart()
    chart.type, chart.gapWidth = "bar", 60
    series = _series(names, values)
    series.spPr = GraphicalProperties(solidFill=theme.BAR, ln=_no_line())
    series.errBars = _interval(distances, direction=None)
    chart.series.append(series)
    chart.legend = None
    _lying(chart, SHARE_AXIS)
    chart.x_axis.spPr = GraphicalProperties(ln=_line(theme.LINE))
    return _finish(chart, place, alt)


def _series(names: Cells | None, values: Cells, label: SeriesLabel | None = None) -> Series:
    series = Series(val=NumDataSource(numRef=NumRef(f=str(values))), tx=label)
    if names:
        series.cat = AxDataSource(strRef=StrRef(f=str(names)))
    series.invertIfNegative = False
    return series


def _lying(chart: BarChart, axis: Axis) -> None:
    """First row on top: Excel draws lying bars from the bottom up."""
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    _scale(chart.y_axis, axis)


def _scale(target: NumericAxis, axis: Axis) -> None:
    target.scaling.min, target.scaling.max, target.majorUnit = 0, axis.high, axis.step
    target.number_format, target.numFmt.sourceLinked = axis.number_format, False
    target.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=_line(theme.THIN, 6350)))
    target.spPr = GraphicalProperties(ln=_no_line())


def _interval(distances: tuple[Cells, Cells], direction: Literal["y"] | None = "y") -> ErrorBars:
    """direction None: lying bars know theirs, and Excel takes none."""
    look = GraphicalProperties(ln=_line(theme.INK, 15875))
    bars = ErrorBars(errDir=direction, errBarType="both", errValType="cust", noEndCap=False, spPr=look)
    bars.minus, bars.plus = (_cached(cells) for cells in distances)
    return bars


def _cached(cells: Cells) -> NumDataSource:
    """Some readers draw error bars from the stored copy of the cells only; an empty cell has no copy."""
    values = cells.figures()
    points = [NumVal(idx=i, v=f"{value:.6g}") for i, value in enumerate(values) if value is not None]
    cache = NumData(formatCode="General", ptCount=len(values), pt=points)
    return NumDataSource(numRef=NumRef(f=str(cells), numCache=cache))


def _labels(number_format: str, color: str, position: str, size: float = 9) -> DataLabelList:
    labels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False)
    labels.numFmt, labels.txPr, labels.position = number_format, _text(size, bold=True, color=color), position
    return labels


def _left_label(number_format: str) -> DataLabel:
    """The first dot carries its figure on the left, clear of the line to the next."""
    return DataLabel(
        idx=0, dLblPos="l", numFmt=number_format, txPr=_text(bold=True, color=theme.INK), showVal=True,
        showSerName=False, showCatName=False, showLegendKey=False, showPercent=False,
    )  # fmt: skip


def _no_label(index: int) -> DataLabel:
    return DataLabel(
        idx=index, showVal=False, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )


def _finish(chart: BarChart | LineChart, place: Place, alt: str) -> str:
    size: Any = chart
    size.width, size.height = place.width, place.height
    chart.graphical_properties = GraphicalProperties(ln=_no_line(), solidFill=theme.WHITE)
    chart.roundedCorners = False
    chart.x_axis.delete = chart.y_axis.delete = False
    for axis in (chart.x_axis, chart.y_axis):
        axis.txPr = _text()
        axis.majorTickMark = axis.minorTickMark = "none"
    place.sheet.add_chart(chart, place.anchor)
    return alt


def _text(size: float = 9, *, bold: bool = False, color: str = theme.MUTED) -> RichText:
    look = CharacterProperties(sz=int(size * 100), b=bold, solidFill=color, latin=DrawingFont(typeface=theme.FONT))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)
    return RichText(bodyPr=RichTextProperties(), p=[paragraph])


def _line(color: str, width: int = 9525) -> LineProperties:
    return LineProperties(solidFill=color, w=width)


def _dashes() -> LineProperties:
    return LineProperties(solidFill=theme.TEAL, w=12700, prstDash="sysDash")


def _no_line() -> LineProperties:
    return LineProperties(noFill=True)
