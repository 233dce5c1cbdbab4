"""What is printed of the unknowns: counts as they stand, shares within their rounding, indicators read backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.attack.equations import (
    AT_MOST,
    CONTESTED,
    EQUATIONS,
    MEANS,
    Equation,
    sided,
    squares,
    successes,
)
from exports.attack.figures import TOTAL, Cell, Indicator, Place, Printed, Share

if TYPE_CHECKING:
    from exports.attack.knowledge import Knowledge

INFINITE = float("inf")
ATTENDED = "bs_attended"


def figures(knowledge: Knowledge, book: Printed) -> None:
    """Bind the unknowns to everything one workbook prints."""
    for cell, count in book.counts:
        knowledge.bind({cell: 1}, count, count)
    for share in book.shares:
        _share(knowledge, share)
    bases = {(one.id, one.grouping, one.group): one.base for one in book.indicators if one.base is not None}
    for indicator in book.indicators:
        _indicator(knowledge, indicator, bases.get((indicator.id, indicator.grouping, indicator.group)))
    for name in (CONTESTED, *MEANS, "D4", "D5", "D7"):
        _together(knowledge, name)


def _share(knowledge: Knowledge, share: Share) -> None:
    base = Cell(share.cell.table, share.cell.grouping, share.cell.group, "base")
    for edge, low, high in ((share.value.low, 0.0, INFINITE), (share.value.high, -INFINITE, 0.0)):
        own = 1 - edge if share.of_told else 1.0
        knowledge.bind({share.cell: own, base: -edge}, low, high)


def _indicator(knowledge: Knowledge, indicator: Indicator, base: int | None) -> None:
    equation = EQUATIONS.get(indicator.id)
    where = (indicator.grouping, indicator.group)
    name = equation.table if equation else indicator.id
    place: Place = (name, *where)
    if place not in knowledge.judged:
        return
    n = Cell(*place, "base")
    if base is not None:
        knowledge.bind({n: 1}, base, base)
        knowledge.bases.add(n)
    points = _points(knowledge, equation, place) if equation else {}
    if points:
        _weighted(knowledge, indicator, points, n, base)
    elif indicator.id == CONTESTED and base:
        _successes(knowledge, indicator, {Cell(*place, "answer", "Ja"): 1.0}, base)
    elif indicator.id in MEANS:
        _mean(knowledge, indicator, n, base)


def _points(knowledge: Knowledge, equation: Equation, place: Place) -> dict[Cell, float]:
    """The points of each row; nothing where the table has other answers than the indicator is defined by."""
    asked = knowledge.forms.of(equation.table)
    rows = {cell.answer: cell for cell in knowledge.judged[place] if cell.role == "answer"}
    if asked is None or not set(asked.scale) <= rows.keys():
        return {}
    step = 100 / (len(asked.scale) - 1)
    rising = {label: step * number for number, label in enumerate(asked.scale)}
    by_code = {asked.label(code): weight for code, weight in equation.points.items()}
    return {rows[label]: weight for label, weight in (by_code or rising).items()}


def _weighted(knowledge: Knowledge, indicator: Indicator, points: dict[Cell, float], n: Cell, base: int | None) -> None:
    kind = EQUATIONS[indicator.id].kind
    if indicator.value is None:
        return
    if kind == "share" and base:
        _successes(knowledge, indicator, points, base)
        return
    knowledge.bind({n: -indicator.value.low, **points}, 0, INFINITE)
    knowledge.bind({n: -indicator.value.high, **points}, -INFINITE, 0)
    square = {cell: weight**2 for cell, weight in points.items()}
    if kind == "mean" and base:
        near = squares(indicator, base)
    else:
        near = sided(indicator, base) if kind == "balance" and base else None
        square = {cell: weight**2 / 100**2 for cell, weight in points.items()}
    if near:
        knowledge.bind(square, *near)


def _successes(knowledge: Knowledge, indicator: Indicator, points: dict[Cell, float], base: int) -> None:
    """A share of a known base: few counts print like this. Where none does, the figures contradict each other."""
    if indicator.value is not None:
        knowledge.bind(points, *(successes(indicator, base) or (-1, -1)))


def _mean(knowledge: Knowledge, indicator: Indicator, n: Cell, base: int | None) -> None:
    points = n._replace(role="sum")
    knowledge.system.place(points, whole=False)
    if indicator.value is not None:
        missing = min(indicator.value.high, 100 - indicator.value.low)
        if base and base * missing < 2 * MEANS[indicator.id]:
            knowledge.alike.add(n)
        knowledge.bind({points: 1, n: -indicator.value.low}, 0, INFINITE)
        knowledge.bind({points: 1, n: -indicator.value.high}, -INFINITE, 0)


def _together(knowledge: Knowledge, name: str) -> None:
    """A figure that no table prints: no more people than answered what it is made of; groups add up to everybody."""
    places = [place for place in knowledge.judged if place[0] == name]
    for table, grouping, group in places:
        n = Cell(table, grouping, group, "base")
        for roof in _roofs(knowledge, n):
            knowledge.bind({**dict.fromkeys(roof, 1.0), n: -1}, 0, 0 if name == "D5" else INFINITE)
        if name in MEANS:
            points = n._replace(role="sum")
            knowledge.system.place(points, whole=False)
            knowledge.bind({n: 100, points: -1}, 0, INFINITE)
            _points_add_up(knowledge, points)


def _roofs(knowledge: Knowledge, n: Cell) -> list[list[Cell]]:
    where = (n.grouping, n.group)
    if n.table == "B2i":
        asked = knowledge.forms.of(ATTENDED)
        found = [Cell(ATTENDED, *where, "answer", asked.label(code)) for code in ("many", "once")] if asked else []
        return [found] if (ATTENDED, *where) in knowledge.judged and found else []
    sources = [name for name in AT_MOST.get(n.table, ()) if (name, *where) in knowledge.judged]
    return [[Cell(name, *where, "base")] for name in sources]


def _points_add_up(knowledge: Knowledge, points: Cell) -> None:
    """The points of everybody are those of the groups and of those in none."""
    if points.grouping != TOTAL:
        return
    for (form, grouping, groups), rest in knowledge.rests.items():
        if form == knowledge.forms.form(points.table):
            parts = [points._replace(grouping=grouping, group=group) for group in (*groups, rest)]
            if (points.table, grouping, groups[0]) in knowledge.judged:
                for part in parts:
                    knowledge.system.place(part, whole=False)
                knowledge.sums(points, parts)
