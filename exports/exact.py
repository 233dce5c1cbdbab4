"""The cheapest pattern there is: an integer program, with a cut for each way a reader could still tell too much.

Fischetti and Salazar 2000, section 4: for every sensitive cell and direction, what the hidden cells' freedom adds to
the furthest deviation must be enough. The cuts come from the reader's own program, one round after the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np

from exports.deviations import TOLERANCE, Deviations, quiet
from exports.system import Hidden, Reals, System, Unprotectable, Unsolved

ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Optimum:
    """hidden: the cheapest pattern, if it was found in time. bound: no pattern costs less."""

    hidden: Hidden | None
    bound: float


def optimum(system: System, rounds: int = ROUNDS) -> Optimum:
    """The cheapest pattern that protects every sensitive cell. Raises Unprotectable."""
    deviations, master, bound = Deviations(system), _master(system), 0.0
    for _ in range(rounds):
        master.run()
        if master.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise Unsolved(master.getModelStatus())
        hidden = np.array(master.getSolution().col_value) > 0.5
        bound = max(bound, system.loss(hidden))
        cuts = _cuts(system, deviations, hidden)
        if not cuts:
            return Optimum(hidden, bound)
        for freedom, distance in cuts:
            places = np.flatnonzero(freedom > TOLERANCE).astype(np.int32)
            master.addRow(distance, highspy.kHighsInf, len(places), places, np.minimum(freedom[places], distance))
    return Optimum(None, bound)


def _master(system: System) -> highspy.Highs:
    master = quiet()
    for cell, loss in enumerate(system.losses.tolist()):
        forced, barred = bool(system.hidden[cell]), loss == np.inf
        master.addVar(1.0 if forced else 0.0, 0.0 if barred else 1.0)
        master.changeColCost(cell, 0.0 if forced or barred else loss)
        master.changeColIntegrality(cell, highspy.HighsVarType.kInteger)
    return master


def _cuts(system: System, deviations: Deviations, hidden: Hidden) -> list[tuple[Reals, float]]:
    """What each cell's freedom gives towards a distance that this pattern does not reach."""
    cuts = []
    able = np.isfinite(system.losses)
    for cell, sign, distance in system.distances:
        found, freedom = deviations.furthest(cell, sign, hidden)
        if sign * found[cell] >= distance - TOLERANCE:
            continue
        if np.minimum(freedom[able], distance).sum() < distance - TOLERANCE:
            raise Unprotectable(cell)
        cuts.append((freedom, distance))
    return cuts
