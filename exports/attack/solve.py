"""The least value that a sum of unknowns can have: a linear program, and whole numbers where it is close."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from exports.attack.system import NEAR, Bound, System

Reals = NDArray[np.float64]
CLOSE = 3
"""Between bounds so close the whole numbers are looked for."""
SECONDS = 2.0

INFEASIBLE = 2


class Contradiction(Exception):
    """What is printed cannot all be true."""


class Undecided(Exception):
    """The solver gave neither an answer nor that there is none: nothing can be said of what is hidden."""


class Part:
    """Unknowns that hang together. seen: ways of filling them with whole numbers that all that is printed allows."""

    def __init__(self, system: System, places: Sequence[int], bounds: Sequence[Bound]) -> None:
        self.places, self.bounds = list(places), list(bounds)
        self.at = {place: column for column, place in enumerate(places)}
        self.low = np.array([system.low[place] for place in places])
        self.high = np.array([system.high[place] for place in places])
        self.whole = np.array([system.whole[place] for place in places])
        self.seen = np.empty((0, len(places)))
        matrix, low, high = self._matrix()
        self.printed = LinearConstraint(csr_array(matrix), low, high)

    def _matrix(self) -> tuple[Reals, Reals, Reals]:
        matrix = np.zeros((len(self.bounds), len(self.places)))
        for row, bound in enumerate(self.bounds):
            for place, weight in bound.terms:
                matrix[row, self.at[place]] += weight
        return matrix, np.array([b.low for b in self.bounds]), np.array([b.high for b in self.bounds])

    def goal(self, terms: Mapping[int, float]) -> Reals:
        """The weights of a sum over the unknowns of this part."""
        weights = np.zeros(len(self.places))
        for place, weight in terms.items():
            weights[self.at[place]] = weight
        return weights

    def least(self, goal: Reals, enough: float, given: int | None = None) -> float:
        """The least value of a sum, rounded up. enough: do not look below it. given: an unknown that is not 0.

        Raises Contradiction when nothing fits.
        """
        reached = self._witnessed(goal, given)
        if reached <= enough + NEAR:
            return reached
        found = self._linear(goal, given)
        if found >= reached - NEAR or reached - found > CLOSE or not self.whole.all():
            return found
        return self._whole(goal, given, found)

    def _witnessed(self, goal: Reals, given: int | None) -> float:
        seen = self.seen if given is None else self.seen[self.seen[:, self.at[given]] > NEAR]
        return float((seen @ goal).min()) if len(seen) else math.inf

    def _linear(self, goal: Reals, given: int | None) -> float:
        return self._solved(goal, given, whole=False)

    def _whole(self, goal: Reals, given: int | None, least: float) -> float:
        """In whole numbers; what the linear program says where that takes too long."""
        reached = self._witnessed(goal, given) <= least + NEAR
        return least if reached else max(least, self._solved(goal, given, whole=True))

    def _solved(self, goal: Reals, given: int | None, *, whole: bool) -> float:
        """Rounded up: every sum asked for is of whole numbers. -inf when whole numbers took too long.

        Raises Contradiction, and Undecided: an attack that failed is none that found nothing.
        """
        found: Any = milp(
            goal,
            constraints=self.printed,
            bounds=Bounds(self._floor(given), self.high),
            integrality=self.whole.astype(int) if whole else None,
            options={"time_limit": SECONDS} if whole else None,
        )
        if found.status == INFEASIBLE:
            raise Contradiction
        if not found.success and not whole:
            raise Undecided(found.message)
        if not found.success:
            return -math.inf
        self._remember(found.x)
        return math.ceil(float(found.fun) - 1e-5)

    def _floor(self, given: int | None) -> Reals:
        if given is None:
            return self.low
        floor = self.low.copy()
        floor[self.at[given]] = max(1.0, floor[self.at[given]])
        return floor

    def _remember(self, filling: Reals) -> None:
        rounded = np.where(self.whole, np.round(filling), filling)
        if np.abs(rounded - filling).max(initial=0) < NEAR:
            self.seen = np.vstack([self.seen, rounded])
