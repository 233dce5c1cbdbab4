"""A reader who computes what she can of a hidden count.

She has the system's own sums, and asks of each count itself what the protection asks of how far it moves: another
program, solved by interior points through scipy. What the system leaves out, she does not know either.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

from exports.system import Hidden, Need, System

SLACK = 1e-6


def interval(system: System, hidden: Hidden, cell: int) -> tuple[float, float]:
    """What a reader computes of a cell: the least and the most it may be, all sums and printed counts taken in."""
    sums = np.zeros((len(system.relations), len(system.values)))
    for row, relation in enumerate(system.relations):
        sums[row, relation.total], sums[row, list(relation.parts)] = 1, -1
    bounds = [(0, None) if left_out else (v, v) for v, left_out in zip(system.values, hidden, strict=True)]
    aim = np.zeros(len(system.values))
    aim[cell] = 1
    least, most = (
        linprog(sign * aim, A_eq=sums, b_eq=np.zeros(len(sums)), bounds=bounds, method="highs-ipm") for sign in (1, -1)
    )
    return least.fun, -most.fun if most.status == 0 else float("inf")


def gives_away(system: System, hidden: Hidden) -> list[Need]:
    """The sensitive cells of which a reader can tell more than she may."""
    found = []
    for need in system.needs:
        least, most = interval(system, hidden, need.cell)
        if least > need.low + SLACK or most < need.high - SLACK:
            found.append(need)
    return found
