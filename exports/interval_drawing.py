"""Drawings of figures with their uncertainty: one figure over rounds, and groups side by side. Always from 0 to 100."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from exports import theme, wording
from exports.drawing import LINE, SMALL, WIDTH, Drawing, color, drawing, plot, rows
from exports.figure import FigureUnit
from exports.interval import half_up

if TYPE_CHECKING:
    import altair

TALL, TRACK, CAP = 210, 16, 12
"""Pixels: height of the axis over rounds, of a group's track, and the width of an interval's caps."""
DOT, DIAMOND = 130, 80
"""Areas in square pixels."""
STEPS = [0, 25, 50, 75, 100]
SURE = "95 % usikkerhed"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as it was released: 0-1 for shares, points otherwise. value: None when hidden; before: if known."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    before: float | None = None


def over_rounds(title: str, unit: FigureUnit, points: Sequence[Point]) -> Drawing | None:
    """A figure at each round, oldest first; the last is this one. None when there is nothing to draw."""
    import altair as alt

    if all(point.value is None for point in points):
        return None
    shown = [_shown(point, unit) for point in points if point.value is not None]
    hidden = [{"name": _broken(point.name)} for point in points if point.value is None]
    names = [_broken(point.name) for point in points]
    lines = alt.Axis(
        labelAngle=0, labelExpr="split(datum.label, '|')", labelFlush=False, labelPadding=6, labelLineHeight=LINE
    )
    x = alt.X("name:N", sort=names, scale=alt.Scale(domain=names), axis=lines, title=None)
    axis = alt.Axis(values=STEPS, labelExpr=_as_figure(unit), labelFlush=False)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, 100]), axis=axis, title=None)
    layers = [
        plot(shown).mark_line(strokeDash=[4, 4], strokeWidth=1, color=color(theme.MUTED)).encode(x=x, y=y),
        _interval(plot(_with_limits(shown))).encode(x=x, y=alt.Y("low:Q", title=None), y2="high:Q"),
        _diamond(plot([one for one in shown if one["name"] != names[-1]])).encode(x=x, y=y),
        _dot(plot([one for one in shown if one["name"] == names[-1]])).encode(x=x, y=y),
        plot(shown).mark_text(dy=-13, fontWeight="bold").encode(x=x, y=alt.Y("top:Q", title=None), text="said:N"),
        plot(hidden).mark_text(dy=-9, text=theme.HIDDEN).encode(x=x, y=alt.datum(0)),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH - 44, height=TALL)
    key = _key("tidligere" if len(points) > 1 else "")
    return drawing(title, [_said(point, unit) for point in points], alt.vconcat(chart, key, spacing=10))


def side_by_side(title: str, unit: FigureUnit, points: Sequence[Point]) -> Drawing | None:
    """Groups under each other, in the order given: not a ranking. None when there is nothing to draw."""
    import altair as alt

    if all(point.value is None for point in points):
        return None
    placed, height = rows([point.name for point in points], TRACK)
    texts = [
        {"y": row.name_y, "lines": row.lines, "said": _figure(point.value, unit)}
        for row, point in zip(placed, points, strict=True)
    ]
    shown = [
        {**_shown(point, unit), "y": row.bar_y}
        for row, point in zip(placed, points, strict=True)
        if point.value is not None
    ]
    before = [one for one in shown if "before" in one]
    axis = alt.Axis(values=STEPS, labelExpr=_as_figure(unit))
    x = alt.X("value:Q", scale=alt.Scale(domain=[0, 100]), axis=axis, title=None)
    y = alt.Y("y:Q", scale=None, axis=None)
    name = plot(texts).encode(y=y)
    layers = [
        _interval(plot(_with_limits(shown))).encode(x=alt.X("low:Q", title=None), x2="high:Q", y=y),
        _diamond(plot(before)).encode(x=alt.X("before:Q", title=None), y=y),
        _dot(plot(shown)).encode(x=x, y=y),
        name.mark_text(align="left", baseline="alphabetic", lineHeight=LINE).encode(x=alt.value(0), text="lines:N"),
        name.mark_text(align="right", baseline="alphabetic", fontWeight="bold").encode(
            x=alt.value(WIDTH), text="said:N"
        ),
    ]
    chart = alt.layer(*layers).properties(width=WIDTH, height=height)
    key = _key("forrige måling" if before else "")
    return drawing(title, [_said(point, unit) for point in points], alt.vconcat(chart, key, spacing=10))


def _interval(chart: altair.Chart) -> altair.Chart:
    look: dict[str, Any] = {"color": color(theme.INK), "opacity": 1}
    drawn: altair.Chart = chart.mark_errorbar(
        ticks={**look, "size": CAP, "thickness": 2}, rule={**look, "strokeWidth": 2}
    )
    return drawn


def _dot(chart: altair.Chart) -> altair.Chart:
    look: dict[str, Any] = {"fill": color(theme.TEAL), "stroke": color(theme.WHITE), "strokeWidth": 1.5, "opacity": 1}
    drawn: altair.Chart = chart.mark_point(shape="circle", size=DOT, **look)
    return drawn


def _diamond(chart: altair.Chart) -> altair.Chart:
    look: dict[str, Any] = {"fill": color(theme.WHITE), "stroke": color(theme.MUTED), "strokeWidth": 2, "opacity": 1}
    drawn: altair.Chart = chart.mark_point(shape="diamond", size=DIAMOND, **look)
    return drawn


def _key(before: str) -> altair.LayerChart | altair.FacetChart:
    """What the marks stand for. Placed in pixels: it measures nothing."""
    import altair as alt

    y = alt.value(10)
    marks = [
        _dot(plot([{}])).encode(x=alt.value(7), y=y),
        _interval(plot([{"low": 108, "high": 130}])).encode(x=alt.X("low:Q", scale=None, axis=None), x2="high:Q", y=y),
    ]
    words = [{"x": 18, "said": "denne måling"}, {"x": 136, "said": SURE}]
    if before:
        marks.append(_diamond(plot([{}])).encode(x=alt.value(247), y=y))
        words.append({"x": 257, "said": before})
    said = plot(words).mark_text(align="left", fontSize=SMALL, color=color(theme.MUTED))
    place = alt.X("x:Q", scale=None, axis=None)
    return alt.layer(*marks, said.encode(x=place, y=y, text="said:N")).properties(width=WIDTH, height=20)


def _shown(point: Point, unit: FigureUnit) -> dict[str, Any]:
    """Rounded as it is read, so that the drawing shows what the table says."""
    parts = {"value": point.value, "low": point.low, "high": point.high, "before": point.before}
    placed: dict[str, Any] = {name: _place(part, unit) for name, part in parts.items() if part is not None}
    top = placed.get("high", placed["value"])
    return {**placed, "name": _broken(point.name), "top": top, "said": _figure(point.value, unit)}


def _with_limits(shown: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in shown if "low" in one and "high" in one]


def _place(value: float, unit: FigureUnit) -> float:
    return half_up(value) if unit == "points" else round(half_up(value, 2) * 100)


def _figure(value: float | None, unit: FigureUnit) -> str:
    if value is None:
        return theme.HIDDEN
    return wording.whole(value, unit) if unit == "points" else wording.percent(value)


def _said(point: Point, unit: FigureUnit) -> str:
    said = f"{point.name} {_figure(point.value, unit)}"
    if point.value is None:
        return said
    if point.low is not None and point.high is not None:
        said += f" ({SURE} {wording.whole(point.low, unit)} til {_figure(point.high, unit)})"
    return said if point.before is None else f"{said}, forrige måling {_figure(point.before, unit)}"


def _as_figure(unit: FigureUnit) -> str:
    return "format(datum.value, '.0f')" + ("" if unit == "points" else " + ' %'")


def _broken(name: str) -> str:
    """A round's name over two lines under the axis: "september 2026"."""
    return name.replace(" ", "|", 1)
