"""Change between two rounds, each an independent cross-section (instruments/05, sections 1 and 5)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from scipy.special import betaincinv, stdtr

from exports.interval import Estimate, Z, t975, wilson

FISHER_SLACK = 10**7
"""Tables count as at least as extreme up to a factor 1 + 1e-7, so that equal ones are not lost to rounding."""


@dataclass(frozen=True, slots=True)
class Change:
    """d = now − before with its 95 % interval; p None: no test, "Ingen sikker ændring"."""

    d: float
    low: float | None
    high: float | None
    p: float | None
    test: Literal["z", "fisher", "t", "none"]
    se: float | None = None
    df: float | None = None


@dataclass(frozen=True, slots=True)
class CountChange:
    """Rate ratio of two counts with its 95 % interval; ratio None is printed as "–"."""

    ratio: float | None
    low: float | None
    high: float | None
    p: float | None


def two_shares(k1: int, n1: int, k2: int, n2: int) -> Change:
    """Newcombe's interval (1998, method 10); pooled z, or Fisher's exact test when an expected count is below 5."""
    p1, p2, d = k1 / n1, k2 / n2, k2 / n2 - k1 / n1
    (low1, high1), (low2, high2) = wilson(k1, n1), wilson(k2, n2)
    low, high = d - math.hypot(p2 - low2, high1 - p1), d + math.hypot(high2 - p2, p1 - low1)
    if 1 in (n1, n2) or k1 + k2 in (0, n1 + n2):
        return Change(d, low, high, None, "none")
    pooled = (k1 + k2) / (n1 + n2)
    if min(n1, n2) * min(pooled, 1 - pooled) < 5:
        return Change(d, low, high, fisher(k1, n1, k2, n2), "fisher")
    se = math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    return Change(d, low, high, two_sided(d / se), "z", se)


def fisher(k1: int, n1: int, k2: int, n2: int) -> float:
    """Fisher's exact test (1935), two-sided: the probability of all tables at most as likely as the observed one."""
    hits = k1 + k2
    observed = math.comb(n1, k1) * math.comb(n2, k2)
    weights = (math.comb(n1, k) * math.comb(n2, hits - k) for k in range(max(0, hits - n2), min(n1, hits) + 1))
    extreme = sum(w for w in weights if w * FISHER_SLACK <= observed * (FISHER_SLACK + 1))
    return min(1.0, extreme / math.comb(n1 + n2, hits))


def two_means(before: Estimate, now: Estimate) -> Change:
    """Welch's t test (1947) with Satterthwaite's degrees of freedom; estimates in points."""
    return _t_test(before, now)


def two_ratios(before: Estimate, now: Estimate) -> Change:
    """t test of two ratios over boards, with degrees of freedom as for Welch's test (05, section 1)."""
    return _t_test(before, now)


def two_balances(before: Estimate, now: Estimate) -> Change:
    """Difference of two balances in points with the normal interval that a balance has; not tested."""
    d, se = now.value - before.value, math.hypot(before.se or 0.0, now.se or 0.0)
    return Change(d, d - Z * se, d + Z * se, None, "none", se)


def _t_test(before: Estimate, now: Estimate) -> Change:
    d = now.value - before.value
    variances = [(e.se or 0.0) ** 2 for e in (before, now)]
    se = math.sqrt(sum(variances))
    if se == 0 or 1 in (before.n, now.n):
        return Change(d, None, None, None, "none")
    df = sum(variances) ** 2 / (variances[0] ** 2 / (before.n - 1) + variances[1] ** 2 / (now.n - 1))
    half = t975(df) * se
    return Change(d, d - half, d + half, 2 * float(stdtr(df, -abs(d) / se)), "t", se, df)


def two_counts(x1: int, x2: int) -> CountChange:
    """Two counts over equal periods: exact conditional test, interval of the rate ratio (Clopper & Pearson 1934)."""
    total = x1 + x2
    if total == 0:
        return CountChange(None, None, None, None)
    p = _binomial_half(x2, total)
    if x1 == 0:
        return CountChange(None, None, None, p)
    low = float(betaincinv(x2, x1 + 1, 0.025)) if x2 else 0.0
    high = float(betaincinv(x2 + 1, x1, 0.975))
    return CountChange(x2 / x1, low / (1 - low), high / (1 - high), p)


def _binomial_half(x: int, n: int) -> float:
    """Two-sided p of X ~ Binomial(n, ½): twice the smaller tail, at most 1."""
    tail = sum(math.comb(n, i) for i in range(min(x, n - x) + 1))
    return min(1.0, float(2 * tail / 2**n))


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm-adjusted p-values (Holm 1979), in the order given."""
    order = sorted(range(len(p_values)), key=lambda i: p_values[i])
    adjusted, worst = [0.0] * len(p_values), 0.0
    for rank, i in enumerate(order):
        worst = max(worst, min(1.0, (len(p_values) - rank) * p_values[i]))
        adjusted[i] = worst
    return adjusted


def two_sided(z: float) -> float:
    """Two-sided p of a normal test statistic."""
    return 2 * NormalDist().cdf(-abs(z))
