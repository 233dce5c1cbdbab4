"""Estimates with 95 % intervals: share, mean, balance, ratio over boards (instruments/05, section 1)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from statistics import NormalDist

from scipy.special import stdtrit

Z = NormalDist().inv_cdf(0.975)
"""97.5 % normal quantile, 1.959964."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its base and 95 % interval; low and high are None where one observation gives none.

    s: standard deviation of the observations (means only). se: standard error (all but shares).
    """

    n: int
    value: float
    low: float | None
    high: float | None
    se: float | None = None
    s: float | None = None


def half_up(value: float, digits: int = 0) -> float:
    """Round half up (towards plus infinity), as 05 and the sheets do, not half to even."""
    step = Decimal(1).scaleb(-digits)
    return float((Decimal(repr(value)) + step / 2).quantize(step, rounding=ROUND_FLOOR))


def t975(df: float) -> float:
    """97.5 % quantile of Student's t."""
    return float(stdtrit(df, 0.975))


def wilson(k: int, n: int) -> tuple[float, float]:
    """Wilson's 95 % limits of k/n (Wilson 1927): they stay in 0-1 and keep their coverage in small groups."""
    p, spread = k / n, Z * Z / n
    half = Z * math.sqrt(p * (1 - p) / n + spread / (4 * n))
    low, high = (p + spread / 2 - half) / (1 + spread), (p + spread / 2 + half) / (1 + spread)
    return max(0.0, min(p, low)), min(1.0, max(p, high))  # exactly 0 and 1 at the ends, whatever the rounding


def share(k: int, n: int) -> Estimate:
    """k/n with the Wilson interval; raises ValueError when nobody answered."""
    if n < 1:
        raise ValueError("A share needs at least one answer.")
    return Estimate(n, k / n, *wilson(k, n))


def mean(n: int, m: float, s: float | None) -> Estimate:
    """A mean index in points with Student's t interval, cut to 0-100 (05, section 1).

    s None (one observation) gives no interval; raises ValueError without observations.
    """
    if n < 1:
        raise ValueError("A mean needs at least one observation.")
    if n == 1 or s is None:
        return Estimate(n, m, None, None)
    se = s / math.sqrt(n)
    half = t975(n - 1) * se
    return Estimate(n, m, max(0.0, m - half), min(100.0, m + half), se, s)


def mean_of_sums(n: int, total: int, squares: int, unit: float) -> Estimate:
    """A mean index (05, section 1) from whole sums Σx and Σx² of observations counted in steps of `unit` points.

    Whole numbers keep the variance exact whatever the order of the ballots.
    """
    if n < 1:
        raise ValueError("A mean needs at least one observation.")
    s = unit * math.sqrt((n * squares - total * total) / (n * (n - 1))) if n > 1 else None
    return mean(n, unit * total / n, s)


def balance(plus: int, minus: int, n: int) -> Estimate:
    """100·(n₊ − n₋)/n in points, −100 to 100, with the normal interval (05, section 1)."""
    if n < 1:
        raise ValueError("A balance needs at least one answer.")
    b = (plus - minus) / n
    se = math.sqrt(((plus + minus) / n - b * b) / n)
    return Estimate(n, 100 * b, 100 * (b - Z * se), 100 * (b + Z * se), 100 * se)


@dataclass(frozen=True, slots=True)
class RatioSums:
    """Sums over boards for a ratio Σy/Σx: whole numbers only."""

    n: int
    x: int
    y: int
    xx: int
    yy: int
    xy: int


def ratio(sums: RatioSums) -> Estimate:
    """Σy/Σx over boards with its linearised t interval (Cochran 1977), cut to 0-1; raises ValueError when Σx is 0."""
    if sums.n < 1 or sums.x == 0:
        raise ValueError("A ratio needs at least one board and something to divide by.")
    r = sums.y / sums.x
    if sums.n == 1:
        return Estimate(1, r, None, None)
    # Σ(y − r·x)² · (Σx)², in whole numbers: no cancellation when all boards have the same share.
    spread = sums.yy * sums.x**2 - 2 * sums.y * sums.x * sums.xy + sums.y**2 * sums.xx
    se = math.sqrt(sums.n / (sums.n - 1) * spread) / sums.x**2
    half = t975(sums.n - 1) * se
    return Estimate(sums.n, r, max(0.0, r - half), min(1.0, r + half), se)
