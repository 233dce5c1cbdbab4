"""Which cells to leave out besides the sensitive ones: linear programs one after the other, then a clean-up.

For each sensitive cell the cheapest deviation is found that moves it as far as it must be movable; the cells of that
deviation are hidden. Cells hidden already cost nothing more. At the end every cell that is not needed is shown again
(Kelly, Golden and Assad 1992; Fischetti and Salazar 2000, section 6). Same system, same pattern.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from exports.deviations import TOLERANCE, Deviations
from exports.progress import PROTECT, Tell, silent
from exports.system import Hidden, Reals, System, Unprotectable

Aim = tuple[int, int, float]
"""A cell, a direction, and how far it must be movable."""

TRIES = 8
"""Orders of the sensitive cells that are tried; the cheapest pattern is kept."""

SEED = 0
"""Frozen: the same round gives the same pattern."""

PATIENCE = 2
"""Orders in a row that bring nothing before no more are tried."""

FREE = 1e-4
"""What it costs to move a cell that is hidden already, so that a deviation moves no more than it needs."""


def suppress(system: System, tries: int = TRIES, tell: Tell = silent) -> Hidden:
    """A pattern that protects every sensitive cell and from which no cell can be left. Raises Unprotectable."""
    deviations = Deviations(system)
    chance = np.random.default_rng(SEED)
    aims = sorted(system.distances, key=lambda aim: -aim[2])
    best, fruitless = _attempt(system, deviations, aims, system.losses), 0
    for tried in range(1, tries):
        tell(PROTECT, tried / tries)
        if not system.loss(best) or fruitless == PATIENCE:
            break
        order = [aims[place] for place in chance.permutation(len(aims))]
        weighed = system.losses * chance.uniform(0.7, 1.3, len(system.losses))
        found = _attempt(system, deviations, order, weighed)
        fruitless = 0 if system.loss(found) < system.loss(best) else fruitless + 1
        best = min(best, found, key=system.loss)
    return best


def _attempt(system: System, deviations: Deviations, aims: Sequence[Aim], losses: Reals) -> Hidden:
    hidden, proofs = system.hidden.copy(), {}
    for cell, sign, distance in aims:
        more, less = losses / distance, losses / np.clip(system.values, 1.0, distance)
        costs = (np.where(hidden, FREE, each) for each in (more, less))
        found = deviations.cheapest(cell, sign, distance, *costs)
        if found is None:
            raise Unprotectable(cell)
        proofs[cell, sign, distance] = found
        hidden |= np.abs(found) > TOLERANCE
    return _cleaned(system, deviations, hidden, proofs)


def _cleaned(system: System, deviations: Deviations, hidden: Hidden, proofs: dict[Aim, Reals]) -> Hidden:
    """Show again what no sensitive cell needs, the dearest first. A proof that leaves a cell alone still holds."""
    extra = np.flatnonzero(hidden & ~system.hidden)
    for cell in sorted(extra.tolist(), key=lambda cell: (-system.losses[cell], -system.values[cell], cell)):
        without = hidden.copy()
        without[cell] = False
        redone = _without(deviations, without, {aim: d for aim, d in proofs.items() if abs(d[cell]) > TOLERANCE})
        if redone is not None:
            hidden = without
            proofs |= redone
    return hidden


def _without(deviations: Deviations, hidden: Hidden, proofs: dict[Aim, Reals]) -> dict[Aim, Reals] | None:
    costs = np.where(hidden, FREE, np.inf)
    redone: dict[Aim, Reals] = {}
    for cell, sign, distance in proofs:
        found = deviations.cheapest(cell, sign, distance, costs, costs)
        if found is None:
            return None
        redone[cell, sign, distance] = found
    return redone
