"""Drawings of a headline figure: over rounds, in its groups side by side, and the three sides behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exports import card, theme, wording
from exports.answer_drawing import Stack, poles, stacks
from exports.drawing import Drawing
from exports.interval_drawing import Point, over_rounds, side_by_side
from exports.release import FormResult, Indicator, Past, ProtectedTable, Release

EVERYBODY = {"Område": "Hele kommunen", "Foreningstype": "Alle foreninger"}
"""What the figure over everybody is called beside the groups of a grouping."""


def development(release: Release, indicator: Indicator) -> Drawing | None:
    """The figure at every comparable round; None when it is hidden now, or not a share or an index of 0 to 100."""
    if indicator.value is None or indicator.unit == "activities":
        return None
    points = [Point(round_name(p.opens_on), p.value, p.low, p.high) for p in earlier(release, indicator)]
    now = Point(round_name(release.round.opens_on), indicator.value, indicator.low, indicator.high)
    return over_rounds(f"{indicator.id} {indicator.name} over tid", indicator.unit, [*points, now])


def groups(form: FormResult, indicator: Indicator, grouping: str) -> Drawing | None:
    """The figure of everybody and of each published group; None when no group has it."""
    ours = in_groups(form, indicator, grouping)
    if not ours:
        return None
    points = [_point(everybody(grouping), indicator), *(_point(one.group, one) for one in ours)]
    return side_by_side(f"{indicator.id} {indicator.name}: {grouping.lower()} for sig", indicator.unit, points)


def sides_over_rounds(release: Release, indicator: Indicator) -> Drawing | None:
    """Fewer, the same, more: now and at the earlier rounds; None when it has no such sides to draw."""
    table = card.find_table(release, card.POLES.get(indicator.id, ""))
    if table is None:
        return None
    now = poles(table, _of(round_name(release.round.opens_on), table.base))
    before = [Stack(_of(round_name(p.opens_on), p.base), p.poles) for p in earlier(release, indicator) if p.poles]
    return _sides(f"{indicator.id} {indicator.name} i tre poler", table, [now, *reversed(before)])


def sides_in_groups(form: FormResult, indicator: Indicator, grouping: str) -> Drawing | None:
    """Fewer, the same, more of everybody and in each published group; None when there is nothing to draw."""
    table = next((one for one in form.tables if one.id == card.POLES.get(indicator.id)), None)
    found = [one for one in form.group_tables if table and (one.id, one.grouping) == (table.id, grouping)]
    if table is None or not found:
        return None
    bars = [poles(table, everybody(grouping)), *(poles(one, one.group) for one in found)]
    return _sides(f"{indicator.id} {indicator.name}: {grouping.lower()} for sig, i tre poler", table, bars)


def in_groups(form: FormResult, indicator: Indicator, grouping: str) -> list[Indicator]:
    """The same figure of each published group of a grouping, in the groups' order."""
    return [one for one in form.group_indicators if (one.id, one.grouping) == (indicator.id, grouping)]


def earlier(release: Release, indicator: Indicator) -> list[Past]:
    """The same figure over the same people at earlier comparable rounds, oldest first."""
    wanted = (indicator.id, indicator.grouping, indicator.group)
    return [past for past in release.past if (past.indicator, past.grouping, past.group) == wanted]


def everybody(grouping: str) -> str:
    """What everybody is called beside groups of this grouping."""
    return EVERYBODY.get(grouping, "Alle")


def round_name(iso: str) -> str:
    """The month a round began, as it is told from others: "september 2026"."""
    opened = date.fromisoformat(iso[:10])
    return f"{wording.MONTHS[opened.month - 1]} {opened.year}"


def _point(name: str, indicator: Indicator) -> Point:
    before = indicator.comparison.value if indicator.comparison else None
    return Point(name, None if indicator.hidden else indicator.value, indicator.low, indicator.high, before)


def _sides(title: str, table: ProtectedTable, bars: Sequence[Stack]) -> Drawing | None:
    names = [cell.label for cell in table.cells if cell.role == "pole"]
    return stacks(title, names, theme.POLES3, bars) if any(bar.shares for bar in bars) else None


def _of(name: str, base: int | None) -> str:
    return f"{name}, n = {theme.HIDDEN if base is None else wording.thousands(base)}"
