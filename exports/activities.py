"""The activities that residents rated: each by itself, and how many of them have a mixed attendance (B2 in words)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.questionnaire.model import Questionnaire
from exports.interval import wilson
from exports.tables import Row, Table

RATED = "bs_act_mix"


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity of an area, as the round's list had it."""

    code: str
    name: str
    area: str


def activity_tables(
    questionnaire: Questionnaire, ratings: NDArray[np.int64], activities: Sequence[Activity]
) -> tuple[Table, ...]:
    """The ratings of each activity, in the round's order, from ratings[area, activity, place on the scale]."""
    if not activities or RATED not in {question.name for question in questionnaire.questions}:
        return ()
    question = questionnaire.question(RATED)
    by_activity = np.zeros((len(activities), len(question.choices)), np.int64)
    by_activity[: ratings.shape[1]] = ratings.sum(axis=0)[:, : len(question.choices)]
    return tuple(_table(questionnaire, each, row.tolist()) for each, row in zip(activities, by_activity, strict=True))


def _table(questionnaire: Questionnaire, activity: Activity, counts: list[int]) -> Table:
    question = questionnaire.question(RATED)
    rows = [
        Row(choice.code, choice.text.da, "missing" if choice.missing else "answer", count)
        for choice, count in zip(question.choices, counts, strict=True)
    ]
    return Table(
        id=f"{RATED}.{activity.code}",
        form=questionnaire.form,
        unit=questionnaire.unit,
        question=RATED,
        text=f"{activity.name} ({activity.area})",
        kind="single",
        scale=question.scale,
        nature=question.nature,
        base=sum(row.count for row in rows if row.role == "answer"),
        rows=(*rows, Row("total", "Total", "total", sum(counts))),
    )


@dataclass(frozen=True, slots=True)
class Mixed:
    """Activities with enough ratings, those with a mixed attendance, and those too uncertain to tell from half."""

    assessed: int
    diverse: int
    uncertain: int

    @property
    def sentence(self) -> str:
        """The indicator as it is printed."""
        if not self.assessed:
            return "Ingen aktivitet har fået vurderinger nok til at blive talt med."
        return (
            f"{self.diverse} af {self.assessed} vurderede aktiviteter har blandet deltagelse; "
            f"for {self.uncertain} af dem er det for usikkert til at afgøre."
        )


def mixed(ratings: NDArray[np.int64], positive: list[int], valid: list[int], least: int) -> Mixed:
    """From ratings[area, activity, place on the scale]; `least` ratings on the scale make an activity assessed."""
    on_scale = ratings[..., valid].sum(axis=-1).ravel().tolist()
    quite = ratings[..., positive].sum(axis=-1).ravel().tolist()
    assessed = [(k, n) for k, n in zip(quite, on_scale, strict=True) if n >= least]
    limits = [wilson(k, n) for k, n in assessed]
    return Mixed(
        assessed=len(assessed),
        diverse=sum(2 * k >= n for k, n in assessed),
        uncertain=sum(low <= 0.5 <= high for low, high in limits),
    )
