"""How far counts can be thought away from the true ones while every sum still holds: linear programs on HiGHS.

A deviation is what a reader may add to or take from each cell, cells that are printed not at all. The interval that a
reader can compute for a hidden cell is what its deviations reach (Fischetti and Salazar 2000, section 2).
"""

from __future__ import annotations

import highspy
import numpy as np

from exports.system import Hidden, Reals, System, Unsolved

TOLERANCE = 1e-6
"""Counts are whole numbers: what differs by less is the same."""


class Deviations:
    """One linear program, asked again and again: two columns per cell, for more and for less."""

    def __init__(self, system: System) -> None:
        self._cells = len(system.values)
        furthest = max((distance for _, _, distance in system.distances), default=1.0)
        self.more = np.full(self._cells, max(float(system.values.sum()), furthest))
        self.less = system.values.copy()
        self._places = np.arange(2 * self._cells, dtype=np.int32)
        self._program = _program(system)

    def cheapest(self, cell: int, sign: int, distance: float, more: Reals, less: Reals) -> Reals | None:
        """A deviation that moves a cell so far and costs least, `inf` barring a cell; None when there is none.

        more[cell], less[cell]: what it costs to add one to a cell, and to take one from it.
        """
        able = np.isfinite(more)
        self._bound(able)
        self._fix(cell, sign, distance)
        self._cost(np.where(able, more, 0.0), np.where(able, less, 0.0))
        return self._found() if self._solves() else None

    def furthest(self, cell: int, sign: int, hidden: Hidden) -> tuple[Reals, Reals]:
        """The deviation of hidden cells that moves this one furthest, and what each cell's freedom adds to it.

        The second is a bound that holds for every pattern: no deviation moves the cell further than the sum of these
        over the hidden cells (the dual of the program).
        """
        self._bound(hidden)
        aims = np.zeros(self._cells)
        aims[cell] = -sign
        self._cost(aims, -aims)
        self._solves()  # not to deviate is always possible
        freed = np.maximum(-np.array(self._program.getSolution().col_dual), 0)
        return self._found(), freed[: self._cells] * self.more + freed[self._cells :] * self.less

    def _bound(self, able: Hidden) -> None:
        upper = np.concatenate([np.where(able, self.more, 0.0), np.where(able, self.less, 0.0)])
        self._program.changeColsBounds(len(upper), self._places, np.zeros(len(upper)), upper)

    def _fix(self, cell: int, sign: int, distance: float) -> None:
        moved, still = (cell, self._cells + cell) if sign > 0 else (self._cells + cell, cell)
        self._program.changeColBounds(moved, distance, distance)
        self._program.changeColBounds(still, 0.0, 0.0)

    def _cost(self, more: Reals, less: Reals) -> None:
        costs = np.concatenate([more, less])
        self._program.changeColsCost(len(costs), self._places, costs)

    def _solves(self) -> bool:
        """Whether there is such a deviation."""
        self._program.run()
        status = self._program.getModelStatus()
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible):
            raise Unsolved(status)
        return bool(status == highspy.HighsModelStatus.kOptimal)

    def _found(self) -> Reals:
        moved: Reals = np.array(self._program.getSolution().col_value)
        return moved[: self._cells] - moved[self._cells :]


def _program(system: System) -> highspy.Highs:
    program = quiet()
    columns = 2 * len(system.values)
    for _ in range(columns):
        program.addVar(0.0, 0.0)
    for relation in system.relations:
        cells = np.array([relation.total, *relation.parts], np.int32)
        signs = np.array([1.0] + [-1.0] * len(relation.parts))
        places = np.concatenate([cells, cells + len(system.values)]).astype(np.int32)
        program.addRow(0.0, 0.0, len(places), places, np.concatenate([signs, -signs]))
    return program


def quiet() -> highspy.Highs:
    """A solver that gives the same answer each time, and says nothing."""
    program = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (("log_to_console", False), ("output_flag", False), ("threads", 1), ("random_seed", 0)):
        program.setOptionValue(name, value)
    return program
