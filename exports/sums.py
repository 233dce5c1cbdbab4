"""Raw sums behind an index that no table shows: what the rules look at, not yet fit to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.questionnaire.expression import references
from app.questionnaire.model import Questionnaire
from exports.codebook import CONTESTED, NO, YES
from exports.count import CountTable
from exports.magnitudes import STATS, magnitudes, merged

SHARE, SHARED = "D3", ("fa_candidates", "fa_seats_up")
"""A share that no table shows: boards with more candidates than seats, of those that told both."""


@dataclass(frozen=True, slots=True)
class Sums:
    """One magnitude of a form or a group.

    per_step: points per whole number counted. stats: see magnitudes.STATS. questions: what it sums up. filters: what
    decides who is asked that.
    """

    name: str
    unit: str
    per_step: float
    stats: dict[str, int]
    questions: tuple[str, ...]
    filters: frozenset[str]


def all_sums(questionnaire: Questionnaire, counts: CountTable, codes: Iterable[str] | None = None) -> tuple[Sums, ...]:
    """Every magnitude of a form; over these groups, or over everybody."""
    wanted = None if codes is None else tuple(codes)
    made = [
        _sums(questionnaire, each.name, each.unit, each.questions, _stats(counts, each.name, wanted))
        for each in magnitudes(questionnaire)
    ]
    if CONTESTED.id in (name for name, _ in counts.variables):
        totals = (counts if wanted is None else counts.part(wanted)).total(CONTESTED.id)
        made.append(_sums(questionnaire, SHARE, 1, SHARED, _share(totals[YES], totals[NO])))
    return tuple(made)


def _sums(
    questionnaire: Questionnaire, name: str, per_step: float, questions: tuple[str, ...], stats: dict[str, int]
) -> Sums:
    return Sums(name, questionnaire.unit, per_step, stats, questions, _filters(questionnaire, questions))


def _filters(questionnaire: Questionnaire, names: Iterable[str]) -> frozenset[str]:
    """Filters, and their filters."""
    found: set[str] = set()
    for question in map(questionnaire.question, names):
        direct = references(question.relevance) if question.relevance else frozenset()
        found |= direct | _filters(questionnaire, direct)
    return frozenset(found)


def merge(parts: Sequence[Sums]) -> Sums:
    """The sums of several groups as one; raises IndexError for none."""
    return replace(parts[0], stats=merged([list(part.stats.values()) for part in parts]))


def _stats(counts: CountTable, name: str, codes: tuple[str, ...] | None) -> dict[str, int]:
    return counts.stats(name) if codes is None else counts.group_stats(name, codes)


def _share(yes: int, no: int) -> dict[str, int]:
    """Of yes and no only yes says something about everybody."""
    return {**dict.fromkeys(STATS, 0), "n": yes + no, "x": yes, "xx": yes, "alike": yes}
