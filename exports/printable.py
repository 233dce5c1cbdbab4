"""Which groups' sums may be told beside a total: what is not told follows by subtraction (4-disclosure, rule 7)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

from exports.rules import SUMS_RULES
from exports.sums import Sums, merge
from exports.thresholds import Thresholds

Name = TypeVar("Name")


def fits(sums: Sums, thresholds: Thresholds) -> bool:
    """Whether no rule speaks against telling these sums."""
    return not any(rule(sums, thresholds) for rule in SUMS_RULES)


def printable(
    groups: Mapping[Name, Sums], rest: Sums, total_told: bool, barred: Collection[Name], thresholds: Thresholds
) -> frozenset[Name]:
    """The groups that may be told. rest: of those in no group. barred: groups that hide what the sums rest on.

    Those not told must be nobody, or at least two groups that pass the rules together; else the smallest group is left
    out too, and so on. Without a total there are none: together they would be the total.
    """
    if not total_told:
        return frozenset()
    told = [name for name, sums in groups.items() if name not in barred and fits(sums, thresholds)]
    while told and not _cover(groups, rest, told, thresholds):
        told.remove(min(told, key=lambda name: groups[name].stats["n"]))
    return frozenset(told)


def _cover(groups: Mapping[Name, Sums], rest: Sums, told: Collection[Name], thresholds: Thresholds) -> bool:
    left = [sums for name, sums in groups.items() if name not in told] + [rest]
    somebody = [sums for sums in left if sums.stats["n"]]
    return not somebody or (len(somebody) > 1 and fits(merge(somebody), thresholds))
