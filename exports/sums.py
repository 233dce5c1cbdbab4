"""Raw sums of a whole round behind an index that no table shows: what the rules look at, not yet fit to print."""

from __future__ import annotations

from dataclasses import dataclass

from app.questionnaire.model import Questionnaire
from exports.codebook import UNASKED
from exports.count import CountTable
from exports.magnitudes import Magnitude, magnitudes
from exports.tables import sources


@dataclass(frozen=True, slots=True)
class Sums:
    """One magnitude over all groups.

    per_step: points per whole number counted. stats: see magnitudes.STATS. rests_on: questions that must be printed.
    unasked: those whom a filter leaves out, where no table says it.
    """

    name: str
    unit: str
    per_step: float
    stats: dict[str, int]
    rests_on: frozenset[str]
    unasked: int


def all_sums(questionnaire: Questionnaire, counts: CountTable) -> tuple[Sums, ...]:
    """Every magnitude of a form."""
    return tuple(_sums(questionnaire, magnitude, counts) for magnitude in magnitudes(questionnaire))


def _sums(questionnaire: Questionnaire, magnitude: Magnitude, counts: CountTable) -> Sums:
    rated = [name for name in magnitude.questions if questionnaire.question(name).stored == "ratings"]
    return Sums(
        magnitude.name,
        questionnaire.unit,
        magnitude.unit,
        counts.stats(magnitude.name),
        frozenset(magnitude.questions) | sources(questionnaire, magnitude.questions),
        max((counts.total(name)[UNASKED] for name in rated), default=0),
    )
