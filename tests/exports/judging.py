"""The worked example's rounds, and one round judged beside others, for tests of verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from exports.figure import TOTAL, Indicator
from exports.release import Release
from exports.thresholds import Thresholds
from exports.verdict import judged
from tests.exports.examples import rounded
from tests.exports.former_rounds import (
    AREA,
    Figure,
    answers,
    parity,
    released,
    same_of,
)

K = Thresholds()
B1_FIRST, B1_SECOND = answers(18, 46, 58, 12, 6, dk=40), answers(12, 40, 86, 14, 8, dk=38)
D1_FIRST, D1_SECOND = answers(7, 17, 19, 6, 3, dk=14), answers(5, 16, 28, 6, 3, dk=14)
TWO = ("Ahorn", "Birk")
GROUPS = [(AREA, "Ahorn", ("Ahorn",)), (AREA, "Birk", ("Birk",))]


def found(release: Release, code: str, group: str = TOTAL) -> Indicator:
    """An indicator of everybody or of a group."""
    return next(
        one
        for form in release.forms
        for one in (*form.indicators, *form.group_indicators)
        if (one.id, one.group) == (code, group)
    )


def judge(now: Release, *former: Release) -> Release:
    """The new release beside these, oldest first."""
    return judged(now, former, K)


def steps(*rounds: Sequence[Figure], code: str = "B1", group: str = TOTAL) -> Indicator:
    """A figure in the last of these rounds, each of the same areas: of two where a figure is of an area."""
    by_area = any(one.indicator.grouping == AREA for figures in rounds for one in figures)
    places = (GROUPS, TWO) if by_area else ((), ("Ahorn",))
    made = [released(2026 + year, figures, *places) for year, figures in enumerate(rounds)]
    return found(judge(made[-1], *made[:-1]), code, group)


def compared(one: Indicator) -> tuple[float | None, ...]:
    """The change, its interval and its p, rounded as the specification does."""
    assert one.comparison
    return rounded(one.comparison.d, one.comparison.d_low, one.comparison.d_high, one.comparison.p)


def area(k: int, n: int, name: str) -> Figure:
    """B1 of an area, k of n."""
    return parity("B1", same_of(k, n), AREA, name)
