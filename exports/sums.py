"""Raw sums behind an index that no table shows: what the rules look at, not yet fit to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.questionnaire.model import Questionnaire
from exports.codebook import CONTESTED, NO, YES
from exports.count import CountTable
from exports.magnitudes import STATS, magnitudes, merged

SHARE = "D3"
"""A share that no table shows: boards with more candidates than seats, of those that told both."""


@dataclass(frozen=True, slots=True)
class Sums:
    """One magnitude of a form or a group.

    per_step: points per whole number counted. stats: see magnitudes.STATS.
    """

    name: str
    unit: str
    per_step: float
    stats: dict[str, int]


def all_sums(questionnaire: Questionnaire, counts: CountTable, codes: Iterable[str] | None = None) -> tuple[Sums, ...]:
    """Every magnitude of a form; over these groups, or over everybody."""
    wanted = None if codes is None else tuple(codes)
    made = [
        Sums(each.name, questionnaire.unit, each.unit, _stats(counts, each.name, wanted))
        for each in magnitudes(questionnaire)
    ]
    if CONTESTED.id in (name for name, _ in counts.variables):
        totals = (counts if wanted is None else counts.part(wanted)).total(CONTESTED.id)
        made.append(Sums(SHARE, questionnaire.unit, 1, _share(totals[YES], totals[NO])))
    return tuple(made)


def merge(parts: Sequence[Sums]) -> Sums:
    """The sums of several groups as one; raises IndexError for none."""
    return replace(parts[0], stats=merged([list(part.stats.values()) for part in parts]))


def _stats(counts: CountTable, name: str, codes: tuple[str, ...] | None) -> dict[str, int]:
    return counts.stats(name) if codes is None else counts.group_stats(name, codes)


def _share(yes: int, no: int) -> dict[str, int]:
    """Of yes and no only yes says something about everybody."""
    return {**dict.fromkeys(STATS, 0), "n": yes + no, "x": yes, "xx": yes, "alike": yes}
