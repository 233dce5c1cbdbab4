"""Sums behind the indices that rest on no single table: whole numbers, so that order cannot show in a decimal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.questionnaire.model import Questionnaire
from app.questionnaire.record import NO_ANSWER, NO_ANSWER_NUMBER
from exports.codebook import Records
from exports.interval import half_up

Values = NDArray[np.int64]

STATS = ("n", "x", "y", "xx", "yy", "xy", "x1", "x2", "y1", "y2", "alike", "median")
"""Base, sums, the two largest of each, how many observations share one figure, and the median ratio.

The median is in whole percent to the nearest 5: an exact one would be one board's figure.
"""

ADDED = ("n", "x", "y", "xx", "yy", "xy")


@dataclass(frozen=True, slots=True)
class Observed:
    """One whole number x per person or board (a score in small steps), or a pair y of x; `valid` says for whom."""

    x: Values
    y: Values | None
    valid: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A named index: the questions it rests on, points per step of x, and how it is observed."""

    name: str
    questions: tuple[str, ...]
    unit: float
    observe: Callable[[Records, Questionnaire], Observed]


def magnitudes(questionnaire: Questionnaire) -> tuple[Magnitude, ...]:
    """Those this form has the questions for."""
    names = {question.name for question in questionnaire.questions}
    return tuple(magnitude for magnitude in MAGNITUDES if set(magnitude.questions) <= names)


def summarise(observed: Observed, chosen: NDArray[np.bool_]) -> list[int]:
    """STATS over the chosen records, in order."""
    keep = observed.valid & chosen
    x = observed.x[keep]
    y = observed.y[keep] if observed.y is not None else np.zeros_like(x)
    ratios = y / x if observed.y is not None else x
    alike = np.unique(ratios, return_counts=True)[1].max(initial=0)
    sums = (x.size, x.sum(), y.sum(), (x * x).sum(), (y * y).sum(), (x * y).sum())
    return [int(value) for value in (*sums, *_two_largest(x), *_two_largest(y), alike, _median(ratios))]


def merged(parts: Sequence[Sequence[int]]) -> dict[str, int]:
    """STATS of several groups together: sums add up, the largest are found again, `alike` is at most their sum.

    A median cannot be had from those of parts: 0.
    """
    named = [dict(zip(STATS, part, strict=True)) for part in parts]
    found = {name: sum(part[name] for part in named) for name in (*ADDED, "alike")}
    for side in ("x", "y"):
        first, second = sorted([0, 0, *(part[f"{side}{rank}"] for part in named for rank in (1, 2))])[-1:-3:-1]
        found |= {f"{side}1": first, f"{side}2": second}
    return {**found, "median": 0}


def _two_largest(values: Values) -> tuple[int, int]:
    top = [0, 0, *np.sort(values)[-2:].tolist()]
    return top[-1], top[-2]


def _median(ratios: Values | NDArray[np.float64]) -> int:
    return int(5 * half_up(20 * float(np.median(ratios)))) if ratios.size and ratios.dtype.kind == "f" else 0


def _whole(records: Records, field: str) -> tuple[Values, NDArray[np.bool_]]:
    values = records[field].astype(np.int64)
    return values, values < NO_ANSWER_NUMBER


def _ratio(part: str, whole: str) -> Callable[[Records, Questionnaire], Observed]:
    def observe(records: Records, _questionnaire: Questionnaire) -> Observed:
        (y, with_y), (x, with_x) = _whole(records, part), _whole(records, whole)
        return Observed(x, y, with_x & with_y & (x >= 1))

    return observe


def _renewal(records: Records, _questionnaire: Questionnaire) -> Observed:
    (new, known), (seats, with_seats) = _whole(records, "fa_new"), _whole(records, "fa_seats_up")
    candidates, with_candidates = _whole(records, "fa_candidates")
    elected = np.minimum(seats, candidates)
    return Observed(elected, new, known & with_seats & with_candidates & (elected >= 1))


ACTIVITY_STEPS = 27720
"""The least number that 1 to 12 ratings divide."""


def _activity_score(records: Records, _questionnaire: Questionnaire) -> Observed:
    n, steps = records["bs_act_mix.n"].astype(np.int64), records["bs_act_mix.sum"].astype(np.int64)
    valid = (n >= 1) & (n < NO_ANSWER)
    return Observed(ACTIVITY_STEPS * steps // np.maximum(n, 1), None, valid)


PRACTICE_STEPS, PRACTICE_ROWS = 168, 6
"""The least number that 6, 7 and 8 rows divide; fewer rows give no score."""


def _openness(records: Records, questionnaire: Questionnaire) -> Observed:
    question = questionnaire.question("fa_practice")
    codes = [choice.code for choice in question.choices]
    rows = np.stack([records[f"fa_practice.{row.code}"] for row in question.rows])
    yes = (rows == codes.index("yes")).sum(axis=0, dtype=np.int64)
    told = yes + (rows == codes.index("no")).sum(axis=0, dtype=np.int64)
    return Observed(PRACTICE_STEPS * yes // np.maximum(told, 1), None, told >= PRACTICE_ROWS)


INFLUENCE = ("fm_heard", "fm_understand", "fm_influence")
INFLUENCE_STEPS, INFLUENCE_ITEMS = 6, 2
"""The least number that 2 and 3 items divide; one item gives no score."""


def _influence(records: Records, questionnaire: Questionnaire) -> Observed:
    steps = {len(valid_steps(questionnaire, name)) for name in INFLUENCE}.pop()
    items = np.stack([records[name] for name in INFLUENCE]).astype(np.int64)
    told = (items < steps).sum(axis=0)
    total = np.where(items < steps, items, 0).sum(axis=0)
    return Observed(INFLUENCE_STEPS * total // np.maximum(told, 1), None, told >= INFLUENCE_ITEMS)


def valid_steps(questionnaire: Questionnaire, name: str) -> tuple[str, ...]:
    """The codes of a scale in order, without don't know and the like."""
    return tuple(choice.code for choice in questionnaire.question(name).choices if not choice.missing)


MAGNITUDES = (
    Magnitude("B2i", ("bs_act_mix",), 100 / (3 * ACTIVITY_STEPS), _activity_score),
    Magnitude("D2", ("fa_practice",), 100 / PRACTICE_STEPS, _openness),
    Magnitude("D4", ("fa_seats", "fa_vacant"), 1, _ratio("fa_vacant", "fa_seats")),
    Magnitude("D5", ("fa_eligible", "fa_participants"), 1, _ratio("fa_participants", "fa_eligible")),
    Magnitude("D6", INFLUENCE, 100 / (3 * INFLUENCE_STEPS), _influence),
    Magnitude("D7", ("fa_seats_up", "fa_candidates", "fa_new"), 1, _renewal),
)
"""Instruments/05, section 2."""
