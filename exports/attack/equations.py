"""What an indicator tells of the counts behind it: instruments/05, section 1, read backwards."""

from __future__ import annotations

import math
from collections.abc import Mapping
from statistics import NormalDist
from typing import Literal, NamedTuple

from scipy.special import stdtrit

from exports.attack.figures import HAIR, Indicator, Near

Z = NormalDist().inv_cdf(0.975)

PARITY = {"much_less": 0, "less": 50, "same": 100, "more": 50, "much_more": 0}
SIDES = {"much_less": -100, "less": -100, "same": 0, "more": 100, "much_more": 100}
RISING: dict[str, float] = {}
"""Equal steps from 0 to 100 in the order of the scale."""


class Equation(NamedTuple):
    """The table an indicator is of and the points of each answer; codes not named count nothing."""

    table: str
    kind: Literal["share", "mean", "balance"]
    points: Mapping[str, float]


EQUATIONS = {
    "B1": Equation("bs_same_degree", "share", {"same": 1}),
    "B1a": Equation("bs_same_degree|deltagere", "share", {"same": 1}),
    "B1x": Equation("bs_same_degree", "mean", PARITY),
    "B1b": Equation("bs_same_degree", "balance", SIDES),
    "B3": Equation("bs_change", "balance", SIDES),
    "B4": Equation("bs_welcome", "mean", RISING),
    "B5": Equation("bs_know", "mean", RISING),
    "B6": Equation("bs_attended", "share", {"many": 1, "once": 1}),
    "B7": Equation("bs_meeting", "share", {"yes": 1}),
    "B8": Equation("bs_mix_overall", "mean", RISING),
    "D1": Equation("fm_same_degree", "share", {"same": 1}),
    "D1x": Equation("fm_same_degree", "mean", PARITY),
    "D1b": Equation("fm_same_degree", "balance", SIDES),
    "D8": Equation("fa_mirror", "mean", RISING),
    "D9": Equation("fm_change", "balance", SIDES),
    "D10": Equation("fm_open_door", "mean", RISING),
}
TABLES = {name: equation.table for name, equation in EQUATIONS.items()}

CONTESTED = "D3"
"""Boards with more candidates than seats: a share of its own, which no table prints."""
MEANS = {"B2i": 100 / 36, "D2": 12.5, "D6": 100 / 9}
"""Means of a figure per person or board that no table prints, and the least its figure can lie from 0 or 100."""
RATIOS = ("D4", "D5", "D7")
AT_MOST = {
    "D3": ("fa_candidates", "fa_seats_up"), "D4": ("fa_seats", "fa_vacant"), "D5": ("fa_participants",),
    "D7": ("fa_seats_up", "fa_candidates", "fa_new"),
}  # fmt: skip
"""Questions that everybody behind the figure has answered."""


def successes(indicator: Indicator, n: int) -> tuple[int, int] | None:
    """The least and the greatest count whose share of n prints as this indicator does; None when none does."""
    if indicator.value is None:
        return None
    first = max(0, math.ceil(indicator.value.low * n - HAIR))
    last = min(n, math.floor(indicator.value.high * n + HAIR))
    fitting = [k for k in range(first, last + 1) if _fits(indicator, k, n)]
    return (fitting[0], fitting[-1]) if fitting else None


def _fits(indicator: Indicator, k: int, n: int) -> bool:
    """Wilson's limits of k of n, as printed."""
    p, spread = k / n, Z * Z / n
    half = Z * math.sqrt(p * (1 - p) / n + spread / (4 * n))
    limits = ((p + spread / 2 - half) / (1 + spread), (p + spread / 2 + half) / (1 + spread))
    printed = (indicator.low, indicator.high)
    return all(
        one is None or one.low - 1e-6 <= limit <= one.high + 1e-6 for one, limit in zip(printed, limits, strict=True)
    )


def squares(indicator: Indicator, n: int) -> Near | None:
    """Where the sum of all squared points lies that the interval of a mean of n tells; None where it is cut."""
    spread = _half_width(indicator)
    if spread is None or indicator.value is None or n < 2 or not (indicator.low and indicator.high):
        return None
    if indicator.low.low <= 0 or indicator.high.high >= 100:
        return None
    scale = math.sqrt(n) / float(stdtrit(n - 1, 0.975))
    low, high = ((n - 1) * (half * scale) ** 2 for half in spread)
    means = sorted(abs(edge) for edge in indicator.value)
    least = 0.0 if indicator.value.low < 0 < indicator.value.high else means[0]
    return Near(low + n * least**2, high + n * means[1] ** 2)


def sided(indicator: Indicator, n: int) -> Near | None:
    """Where the number of those lies who answered one side or the other, by the interval of a balance."""
    spread = _half_width(indicator)
    if spread is None or indicator.value is None:
        return None
    (low, high), means = ((half / (100 * Z)) ** 2 for half in spread), sorted(abs(e) / 100 for e in indicator.value)
    least = 0.0 if indicator.value.low < 0 < indicator.value.high else means[0]
    return Near(n * (n * low + least**2), n * (n * high + means[1] ** 2))


def _half_width(indicator: Indicator) -> Near | None:
    low, high = indicator.low, indicator.high
    if low is None or high is None:
        return None
    return Near(max(0.0, (high.low - low.high) / 2), (high.high - low.low) / 2)
