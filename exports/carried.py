"""What is kept with a released figure for later rounds: put together over groups, and set beside another round's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from exports.compare import Change, two_balances, two_means, two_ratios, two_shares
from exports.estimates import told
from exports.figure import CarryRow, FigureUnit
from exports.interval import Estimate, Z, mean, share
from exports.trend import Trend, trend_of_means, trend_of_shares


def kind(row: CarryRow, unit: FigureUnit) -> Literal["share", "ratio", "balance", "mean"]:
    """How a figure was estimated, as told by the statistics that are kept of it."""
    if row.k is not None:
        return "share"
    if unit == "share":
        return "ratio"
    return "balance" if row.s is None and row.se is not None else "mean"


def pooled(rows: Sequence[CarryRow]) -> CarryRow:
    """The same figure over several groups together, exactly: shares, means and balances (a ratio has one group)."""
    if len(rows) == 1:
        return rows[0]
    n = sum(row.n or 0 for row in rows)
    if rows[0].k is not None:
        return replace(rows[0], k=sum(row.k or 0 for row in rows), n=n)
    middle = sum((row.n or 0) * (row.mean or 0.0) for row in rows) / n
    squares = sum((row.n or 0) * (_variance(row) + ((row.mean or 0.0) - middle) ** 2) for row in rows)
    balance = rows[0].se is not None
    se, s = (math.sqrt(squares) / n, None) if balance else (None, math.sqrt(squares / (n - 1)))
    return replace(rows[0], n=n, mean=middle, s=s, se=se)


def _variance(row: CarryRow) -> float:
    """Of the group's own observations, divided by n; one observation has none."""
    n = row.n or 1
    return (n - 1) / n * (row.s or 0.0) ** 2 if row.se is None else n * row.se**2


def estimate(row: CarryRow, unit: FigureUnit) -> Estimate:
    """The figure with its interval; a ratio's interval is printed with the ratio and not made anew."""
    n, value = row.n or 0, row.mean or 0.0
    match kind(row, unit):
        case "share":
            return share(row.k or 0, n)
        case "mean":
            return mean(n, value, row.s)
        case "balance":
            se = row.se or 0.0
            return Estimate(n, value, value - Z * se, value + Z * se, se)
        case "ratio":
            return Estimate(n, value, None, None, row.se)


def change(before: CarryRow, now: CarryRow, unit: FigureUnit) -> Change:
    """From one round to another, by the test that belongs to the figure; balances are not tested."""
    first, second = estimate(before, unit), estimate(now, unit)
    match kind(now, unit):
        case "share":
            return two_shares(before.k or 0, first.n, now.k or 0, second.n)
        case "mean":
            return two_means(first, second)
        case "balance":
            return two_balances(first, second)
        case "ratio":
            exact = two_ratios(first, second)
            return replace(exact, d=told(exact.d), low=_limit(exact.low), high=_limit(exact.high))


def trend(rounds: Sequence[CarryRow], unit: FigureUnit) -> Trend | None:
    """Over all these rounds, oldest first; None where a round has no standard error."""
    if rounds[0].k is not None:
        return trend_of_shares([row.k or 0 for row in rounds], [row.n or 0 for row in rounds])
    found = trend_of_means([estimate(row, unit) for row in rounds])
    return replace(found, slope=told(found.slope)) if found and kind(rounds[0], unit) == "ratio" else found


def _limit(exact: float | None) -> float | None:
    """A difference of ratios in full would give the sums behind both away as a fraction."""
    return None if exact is None else told(exact)
