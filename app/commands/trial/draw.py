"""Seeded draws: the same seed gives the same invented people on every machine."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

import numpy as np

Answers = dict[str, list[str]]
"""What one person posts: field name to the values chosen."""

DEGREES = ("not", "little", "quite", "very")
FREQUENCIES = ("never", "seldom", "often", "always")
COMPARED = ("much_less", "less", "same", "more", "much_more")


class Draw:
    """A generator of invented answers with plain words for what is drawn."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)

    def normal(self, mean: float = 0.0, spread: float = 1.0) -> float:
        """A leaning: 0 is the middle, 1 a standard deviation above it."""
        return float(self._rng.normal(mean, spread))

    def chance(self, probability: float) -> bool:
        """Whether something with this probability (0-1) happens."""
        return bool(self._rng.random() < probability)

    def whole(self, low: int, high: int) -> int:
        """A whole number; both ends may come."""
        return int(self._rng.integers(low, high + 1))

    def pick(self, weights: dict[str, float]) -> str:
        """One of the codes, in proportion to its weight."""
        shares = np.array(list(weights.values())) / sum(weights.values())
        return str(self._rng.choice(list(weights), p=shares))

    def step(self, leaning: float, cuts: Sequence[float], codes: Sequence[str]) -> str:
        """The step of a scale a leaning falls on; `cuts` are the borders between the codes."""
        return codes[bisect(cuts, leaning + self.normal(0.0, 0.6))]

    def some(self, codes: Sequence[str], least: int, most: int) -> list[str]:
        """Between `least` and `most` different codes, in the order given."""
        number = min(len(codes), self.whole(least, most))
        chosen = set(self._rng.choice(len(codes), size=number, replace=False).tolist())
        return [code for index, code in enumerate(codes) if index in chosen]

    def unsure(self, answer: str, dont_know: float, blank: float = 0.03) -> list[str]:
        """The answer as posted: sometimes "Ved ikke", sometimes left out."""
        if self.chance(blank):
            return []
        return ["dk"] if self.chance(dont_know) else [answer]
