"""How well two coders agree on a theme: Cohen's kappa (instruments/05, indicator P3)."""

from __future__ import annotations


def kappa(both: int, only_a: int, only_b: int, neither: int) -> float | None:
    """Cohen's kappa (1960) for one theme.

    None, printed as "–", when chance alone gives full agreement or nothing is coded.
    """
    n = both + only_a + only_b + neither
    if n == 0:
        return None
    observed = (both + neither) / n
    yes_a, yes_b = (both + only_a) / n, (both + only_b) / n
    expected = yes_a * yes_b + (1 - yes_a) * (1 - yes_b)
    return None if expected == 1 else (observed - expected) / (1 - expected)
