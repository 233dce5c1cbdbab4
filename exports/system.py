"""Cells of tables that share margins, how they add up, and what may not be known of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]
Hidden = NDArray[np.bool_]
"""Whether each cell is left out; parallel to a system's cells."""

NEVER = float("inf")
"""The loss of a cell that is never given up."""


@dataclass(frozen=True, slots=True)
class Need:
    """A cell of which a reader must not be able to tell that it is above `low`, or below `high`."""

    cell: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Relation:
    """A cell that is the sum of others."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class System:
    """Counts with the sums that bind them.

    values[cell]: counts, 0 or more. losses[cell]: what hiding costs, `NEVER` for a cell that must be printed.
    needs: the sensitive cells. hidden: cells that are left out whatever the solver finds, sensitive or not.
    """

    values: Reals
    losses: Reals
    relations: tuple[Relation, ...]
    needs: tuple[Need, ...]
    hidden: Hidden

    @property
    def distances(self) -> Iterable[tuple[int, int, float]]:
        """Cell, direction (-1 or 1) and how far a reader must be able to think it away, where that is not nothing."""
        for need in self.needs:
            value = float(self.values[need.cell])
            if need.high > value:
                yield need.cell, 1, need.high - value
            if need.low < value:
                yield need.cell, -1, value - need.low

    def loss(self, hidden: Hidden) -> float:
        """What a pattern costs, the cells that are hidden anyway left aside."""
        return float(self.losses[hidden & ~self.hidden].sum())


class Unsolved(ArithmeticError):
    """The solver gave neither a solution nor that there is none. status: what it said instead."""

    def __init__(self, status: object) -> None:
        super().__init__(f"HiGHS ended with {status}")


class Unprotectable(Exception):
    """No pattern protects a cell: even with everything hidden that may be, what is printed gives it away."""

    def __init__(self, cell: int) -> None:
        super().__init__(f"cell {cell} cannot be protected")
        self.cell = cell


def make_system(
    values: Iterable[int],
    losses: Iterable[float],
    relations: Iterable[Relation],
    needs: Iterable[Need],
    hidden: Iterable[int] = (),
) -> System:
    """A system of these cells; raises ValueError when a sum is none, or a sensitive cell must be printed."""
    counts = np.array(list(values), np.float64)
    costs = np.array(list(losses), np.float64)
    bound, sensitive = tuple(relations), tuple(needs)
    for relation in bound:
        if counts[relation.total] != counts[list(relation.parts)].sum():
            raise ValueError(f"cell {relation.total} is not the sum of its parts")
    left_out = np.zeros(len(counts), np.bool_)
    left_out[[*hidden, *(need.cell for need in sensitive)]] = True
    if np.isinf(costs[left_out]).any():
        raise ValueError("a sensitive cell is one that must be printed")
    return System(counts, costs, bound, sensitive, left_out)
