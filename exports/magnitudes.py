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

Pairs = NDArray[np.int64]
"""A row for each (group, x, y) that was observed, in order, and in how many records: so much is kept of them."""

NO_PAIRS: Pairs = np.zeros((0, 4), np.int64)


@dataclass(frozen=True, slots=True)
class Observed:
    """One whole number x per person or board (a score in small steps), or a pair y of x; `valid` says for whom."""

    x: Values
    y: Values | None
    valid: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A named index: the questions it rests on, points per step of x, and how it is observed. ratio: of y to x."""

    name: str
    questions: tuple[str, ...]
    unit: float
    observe: Callable[[Records, Questionnaire], Observed]
    ratio: bool = False


def magnitudes(questionnaire: Questionnaire) -> tuple[Magnitude, ...]:
    """Those this form has the questions for."""
    names = {question.name for question in questionnaire.questions}
    return tuple(magnitude for magnitude in MAGNITUDES if set(magnitude.questions) <= names)


def pairs(observed: Observed, at: Values) -> Pairs:
    """What was observed, by the group that each record is at."""
    y = np.zeros_like(observed.x) if observed.y is None else observed.y
    return gathered(np.stack([at, observed.x, y, np.ones_like(at)], axis=1)[observed.valid])


def gathered(*parts: Pairs) -> Pairs:
    """The pairs of several parts of the records together."""
    rows = np.concatenate(parts)
    found, place = np.unique(rows[:, :3], axis=0, return_inverse=True)
    many = np.zeros(len(found), np.int64)
    np.add.at(many, place.reshape(-1), rows[:, 3])
    return np.column_stack([found, many])


def summarise(chosen: Pairs, ratio: bool) -> list[int]:
    """STATS over these pairs, in order. ratio: whether y is told of x, and not x alone."""
    x, y, many = chosen[:, 1], chosen[:, 2], chosen[:, 3]
    ratios: NDArray[np.float64] = y / x if ratio else x.astype(np.float64)
    sums = (many.sum(), *((many * value).sum() for value in (x, y, x * x, y * y, x * y)))
    alike = np.bincount(np.unique(ratios, return_inverse=True)[1].reshape(-1), many).max(initial=0)
    median = _median(ratios, many) if ratio else 0
    return [int(value) for value in (*sums, *_two_largest(x, many), *_two_largest(y, many), alike, median)]


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


def _two_largest(values: Values, many: Values) -> tuple[int, int]:
    top = [0, 0, *np.sort(np.repeat(values, np.minimum(many, 2)))[-2:].tolist()]
    return top[-1], top[-2]


def _median(ratios: NDArray[np.float64], many: Values) -> int:
    """In whole percent to the nearest 5; 0 of none."""
    if not ratios.size:
        return 0
    order = np.argsort(ratios)
    ends = np.cumsum(many[order])
    middle = [(ends[-1] - 1) // 2, ends[-1] // 2]
    return int(5 * half_up(20 * float(np.mean(ratios[order][np.searchsorted(ends, middle, side="right")]))))


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
    Magnitude("D4", ("fa_seats", "fa_vacant"), 1, _ratio("fa_vacant", "fa_seats"), ratio=True),
    Magnitude("D5", ("fa_eligible", "fa_participants"), 1, _ratio("fa_participants", "fa_eligible"), ratio=True),
    Magnitude("D6", INFLUENCE, 100 / (3 * INFLUENCE_STEPS), _influence),
    Magnitude("D7", ("fa_seats_up", "fa_candidates", "fa_new"), 1, _renewal, ratio=True),
)
"""Instruments/05, section 2."""
