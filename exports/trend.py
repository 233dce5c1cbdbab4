"""Trend over three or more comparable rounds t = 0, 1, 2 … (instruments/05, section 1)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from exports.compare import two_sided
from exports.interval import Estimate, Z


@dataclass(frozen=True, slots=True)
class Trend:
    """Slope per round; z and p are None when there is no variation to test; interval for means and ratios."""

    slope: float
    z: float | None
    p: float | None
    se: float | None = None
    low: float | None = None
    high: float | None = None


def trend_of_shares(k: Sequence[int], n: Sequence[int]) -> Trend:
    """Test for trend of k[t] of n[t] (Cochran 1954, Armitage 1955); slope in shares (0-1) per round."""
    pooled, rounds = sum(k) / sum(n), range(len(n))
    moved = sum(t * (k[t] - n[t] * pooled) for t in rounds)
    spread = sum(n[t] * t * t for t in rounds) - sum(n[t] * t for t in rounds) ** 2 / sum(n)
    if pooled in (0, 1):
        return Trend(0.0, None, None)
    z = moved / math.sqrt(pooled * (1 - pooled) * spread)
    return Trend(moved / spread, z, two_sided(z))


def trend_of_means(rounds: Sequence[Estimate]) -> Trend | None:
    """Line weighted by 1/SE² through means or ratios (05, section 1); None when a round has no standard error."""
    if any(not e.se for e in rounds):
        return None
    weights = [1 / (e.se or math.inf) ** 2 for e in rounds]
    mean_t = sum(w * t for t, w in enumerate(weights)) / sum(weights)
    mean_m = sum(w * e.value for w, e in zip(weights, rounds, strict=True)) / sum(weights)
    spread = sum(w * (t - mean_t) ** 2 for t, w in enumerate(weights))
    moved = sum(w * (t - mean_t) * (e.value - mean_m) for t, (w, e) in enumerate(zip(weights, rounds, strict=True)))
    slope, se = moved / spread, 1 / math.sqrt(spread)
    return Trend(slope, slope / se, two_sided(slope / se), se, slope - Z * se, slope + Z * se)
