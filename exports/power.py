"""What a round can see, said before it opens (instruments/05, section 5.6)."""

from __future__ import annotations

import math
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
"""97.5 % normal quantile. Its own, not that of exports.interval, which brings scipy into a web worker."""
Z_80 = NormalDist().inv_cdf(0.8)


def half_width(n: int) -> float:
    """Half the width of the Wilson interval at p = 0.5."""
    return Z * math.sqrt(0.25 / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)


def detectable_change(n: int) -> float:
    """Smallest change of a share from 0.5 found with 80 % power, α = 0.05, n in each round.

    Raises ValueError for n < 2, where no change is large enough.
    """
    if n < 2:
        raise ValueError("Two answers in each round are the least that can show a change.")
    low, high = 0.0, 1.0
    while high - low > 1e-12:
        d = (low + high) / 2
        needed = Z * math.sqrt(0.5 / n) + Z_80 * math.sqrt(2 * (0.5 + d / 2) * (0.5 - d / 2) / n)
        low, high = (d, high) if needed > d else (low, d)
    return high
