"""The guard against a change that is only a change in who answered (instruments/05, section 5.4 b)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

Areas = Mapping[str, tuple[int, int]]
"""k of n per area."""


def standardised(before: Areas, now: Areas) -> float:
    """The new share with the old areas' weights (direct standardisation).

    Raises ValueError when an area has no answers now.
    """
    return float(_standardised(before, now))


def pooled(areas: Areas) -> float:
    """The share over all areas as they answered."""
    return float(_pooled(areas))


def guard_applies(before: Areas, now: Areas) -> bool:
    """Whether the change turns or is gone once the areas weigh as they did before."""
    raw, steady = _pooled(now) - _pooled(before), _standardised(before, now) - _pooled(before)
    return raw != 0 and raw * steady <= 0


def far_apart(before: tuple[int, int], now: tuple[int, int]) -> bool:
    """Whether two shares, each k of n, lie more than 0.10 from each other."""
    return abs(Fraction(*now) - Fraction(*before)) > Fraction(1, 10)


def _pooled(areas: Areas) -> Fraction:
    """Exact, so that no change does not get a sign from rounding."""
    return Fraction(sum(k for k, _ in areas.values()), sum(n for _, n in areas.values()))


def _standardised(before: Areas, now: Areas) -> Fraction:
    if any(now[area][1] == 0 for area in before):
        raise ValueError("An area without answers cannot be given its old weight.")
    total = sum(n for _, n in before.values())
    return sum((Fraction(n, total) * Fraction(*now[area]) for area, (_, n) in before.items()), Fraction(0))
