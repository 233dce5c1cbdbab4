"""Drawings of answers: a scale as one bar of pieces in its order, a list as lying bars, groups' poles side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports import theme, wording
from exports.drawing import GAP, WIDTH, Drawing, Row, color, drawing, plot, rows
from exports.question_table import colors
from exports.release import Cell, ProtectedTable

if TYPE_CHECKING:
    import altair

NARROW = 0.06
"""A piece under 6 % has no room for its figure; the table beside it has."""
THICK, THIN = 30, 16
REACH = WIDTH - 44
"""Where 100 % is when a figure stands after its bar."""
PERCENT = [0, 0.25, 0.5, 0.75, 1]
AS_PERCENT = "format(datum.value * 100, '.0f') + ' %'"

Pieces = Sequence[tuple[str, float]]
"""Name and share (0-1) of each piece, in the order of the scale."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar of pieces. shares: 0-1 in the order of the scale; None where one of them is hidden."""

    name: str
    shares: tuple[float, ...] | None


def answers(table: ProtectedTable) -> Drawing | None:
    """The answers to a question; None when nothing of them may be drawn."""
    cells = [cell for cell in table.cells if cell.role == "answer"]
    if not table.base or all(cell.share is None for cell in cells):
        return None
    shades = colors(table)
    if shades is None:
        return bars(table.text, cells)
    stack = stack_of("", cells)
    return stacks(table.text, [cell.label for cell in cells], shades, [stack]) if stack.shares else None


def poles(table: ProtectedTable, name: str) -> Stack:
    """The three sides of a scale that has them, as a bar."""
    return stack_of(name, [cell for cell in table.cells if cell.role == "pole"])


def stack_of(name: str, cells: Sequence[Cell]) -> Stack:
    """A bar of these cells: with one hidden there is none, since the others would show its length."""
    shares = tuple(cell.share for cell in cells if cell.share is not None)
    return Stack(name, shares if shares and len(shares) == len(cells) else None)


def stacks(title: str, pieces: Sequence[str], shades: Sequence[str], bars: Sequence[Stack]) -> Drawing:
    """Bars of 100 % under each other. pieces: names, in the order of the scale, with their shades."""
    import altair as alt

    placed, height = rows([bar.name for bar in bars], THICK) if bars[0].name else ([Row([], 0, THICK / 2)], THICK)
    x = alt.X(
        "start:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(values=PERCENT, labelExpr=AS_PERCENT, grid=False)
    )
    y = alt.Y("y:Q", scale=None, axis=None)
    legend = alt.Legend(orient="bottom", columns=_columns(pieces), symbolType="square", symbolSize=150, offset=8)
    shade = alt.Color(
        "piece:N", scale=alt.Scale(domain=list(pieces), range=[color(one) for one in shades]), legend=legend
    )
    base = plot(_pieces(pieces, shades, bars, placed))
    drawn = base.mark_bar(size=THICK, stroke=color(theme.WHITE)).encode(x=x, x2="end:Q", y=y, color=shade)
    figures = base.transform_filter("datum.said != ''").mark_text(fontWeight="bold")
    labels = figures.encode(x=alt.X("middle:Q"), y=y, text="said:N", color=alt.Color("ink:N", scale=None))
    layers = [drawn, labels, *_names(placed), *_hidden(placed, [bar.shares is None for bar in bars])]
    said = [_said(bar, pieces) for bar in bars]
    return drawing(title, said, alt.layer(*layers).properties(width=WIDTH, height=height))


def bars(title: str, cells: Sequence[Cell]) -> Drawing:
    """A lying bar for each answer, its figure after it, in the order of the form."""
    import altair as alt

    placed, height = rows([cell.label for cell in cells], THIN)
    shown = [
        {"share": cell.share, "y": row.bar_y, "said": wording.percent(cell.share)}
        for cell, row in zip(cells, placed, strict=True)
        if cell.share is not None
    ]
    scale = alt.Scale(domain=[0, 1], range=[0, REACH])
    x = alt.X("share:Q", scale=scale, axis=alt.Axis(values=PERCENT, labelExpr=AS_PERCENT))
    base = plot(shown).encode(x=x, y=alt.Y("y:Q", scale=None, axis=None))
    drawn = base.mark_bar(size=THIN, color=color(theme.BAR)).encode(x2=alt.datum(0))
    labels = base.mark_text(align="left", dx=5, fontWeight="bold").encode(text="said:N")
    layers = [drawn, labels, *_names(placed), *_hidden(placed, [cell.share is None for cell in cells])]
    said = [f"{cell.label} {theme.HIDDEN if cell.share is None else wording.percent(cell.share)}" for cell in cells]
    return drawing(title, said, alt.layer(*layers).properties(width=WIDTH, height=height))


def _columns(pieces: Sequence[str]) -> int:
    """So many names of the legend stand beside each other: all where there is room, else two, else one."""
    widths = [len(piece) * 7 + 28 for piece in pieces]
    if sum(widths) <= WIDTH:
        return len(pieces)
    return 2 if 2 * max(widths) <= WIDTH else 1


def _pieces(
    pieces: Sequence[str], shades: Sequence[str], bars: Sequence[Stack], placed: Sequence[Row]
) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    for bar, row in zip(bars, placed, strict=True):
        start = 0.0
        for piece, shade, share in zip(pieces, shades, bar.shares or (), strict=bar.shares is not None):
            made.append({
                "piece": piece, "start": start, "end": start + share, "middle": start + share / 2, "y": row.bar_y,
                "ink": color(theme.ink_on(shade)), "said": wording.percent(share) if share >= NARROW else "",
            })  # fmt: skip
            start += share
    return made


def _names(placed: Sequence[Row]) -> list[altair.Chart]:
    import altair as alt

    lines = [{"lines": row.lines, "y": row.name_y} for row in placed if row.lines]
    if not lines:
        return []
    return [
        plot(lines)
        .mark_text(align="left", baseline="alphabetic", lineHeight=GAP + 5)
        .encode(x=alt.value(0), y=alt.Y("y:Q", scale=None, axis=None), text="lines:N")
    ]


def _hidden(placed: Sequence[Row], hidden: Sequence[bool]) -> list[altair.Chart]:
    import altair as alt

    marks = [{"y": row.bar_y, "said": theme.HIDDEN} for row, one in zip(placed, hidden, strict=True) if one]
    if not marks:
        return []
    return [
        plot(marks).mark_text(align="left").encode(x=alt.value(2), y=alt.Y("y:Q", scale=None, axis=None), text="said:N")
    ]


def _said(bar: Stack, pieces: Sequence[str]) -> str:
    if bar.shares is None:
        return f"{bar.name} {theme.HIDDEN}"
    shares = zip(pieces, bar.shares, strict=True)
    return f"{bar.name} {', '.join(f'{piece} {wording.percent(share)}' for piece, share in shares)}".strip()
