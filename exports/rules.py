"""What may not be said: one function per rule of design 4-disclosure, each a mask over a table's rows."""

from __future__ import annotations

from collections.abc import Callable

from exports.codebook import UNASKED
from exports.sums import Sums
from exports.tables import Row, Table
from exports.thresholds import Thresholds

Mask = tuple[bool, ...]
"""Parallel to a table's rows; true where the count is sensitive."""

BOTH_SIDES = ("not_welcome",)
"""Options where "nobody" would be as telling as "everybody"."""


def base(table: Table, thresholds: Thresholds) -> Mask:
    """Rule 2: too few valid answers for any figure of the table."""
    return _all(table, table.base < thresholds.base(table.unit))


def filtered(table: Table, thresholds: Thresholds) -> Mask:
    """Rule 4 for those whom a filter leaves out: their number is a count of what the filter asks."""
    if table.asks_after != "fact":
        return _all(table, False)
    return tuple(row.code == UNASKED and 1 <= row.count < thresholds.facts for row in table.rows)


def concentration(table: Table, _thresholds: Thresholds) -> Mask:
    """Rule 3: one answer or pole holds all of the base or all but one, so that everybody's answer is known."""
    if table.base == 0:
        return _all(table, False)
    return tuple(_tested(table, row) and _holds(table, row) for row in table.rows)


def observable_facts(table: Table, thresholds: Thresholds) -> Mask:
    """Rule 4: a small count of what others can see points at somebody; every row of the table is tested."""
    if table.nature != "fact":
        return _all(table, False)
    return tuple(1 <= row.count < thresholds.facts for row in table.rows)


def _all(table: Table, sensitive: bool) -> Mask:
    return (sensitive,) * len(table.rows)


def _tested(table: Table, row: Row) -> bool:
    """In two-cell tables only the affirmative cell says something about everybody."""
    answers = table.of_role("answer")
    two_cells = {answer.code for answer in answers} == {"yes", "no"}
    return row.role in ("answer", "pole") and not (two_cells and row.code == "no")


def _holds(table: Table, row: Row) -> bool:
    nobody = table.kind == "multiple" and row.code in BOTH_SIDES and row.count <= 1
    return row.count >= table.base - 1 or nobody


def sums_base(sums: Sums, thresholds: Thresholds) -> bool:
    """Rules 2 and 7: too few observations."""
    return sums.stats["n"] < thresholds.base(sums.unit)


def sums_concentration(sums: Sums, _thresholds: Thresholds) -> bool:
    """Rule 3 for a figure per person or board: all of them, or all but one, share the same."""
    return sums.stats["alike"] >= sums.stats["n"] - 1


def dominance(sums: Sums, _thresholds: Thresholds) -> bool:
    """Rule 7, ratios: one board has more than 50 %, or two more than 80 %, of what is divided or divides."""
    if not sums.stats["yy"]:
        return False
    return any(
        2 * sums.stats[f"{side}1"] > sums.stats[side]
        or 5 * (sums.stats[f"{side}1"] + sums.stats[f"{side}2"]) > 4 * sums.stats[side]
        for side in ("x", "y")
    )


SUMS_RULES: tuple[Callable[[Sums, Thresholds], bool], ...] = (sums_base, sums_concentration, dominance)
