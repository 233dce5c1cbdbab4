"""What a form's records are counted into: its variables, their categories, and how each is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.questionnaire.model import Question, Questionnaire
from app.questionnaire.record import NO_ANSWER, NO_ANSWER_NUMBER, NOT_ASKED

Records = NDArray[np.void]
Places = NDArray[np.int16]

YES, NO = "yes", "no"
UNANSWERED, UNASKED = "no_answer", "not_asked"
RATED = "rated"
OUTSIDE = "outside"
"""The category of everybody a subset leaves out, so that every variable adds up to the ballots."""

AGES = ("bs_age", "fm_age")

UNKNOWN_PLACE = -1
"""A stored value that is no category: it is counted nowhere, and `verify` refuses the table."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One column of the count. `read` gives each record's place among the categories."""

    id: str
    categories: tuple[str, ...]
    read: Callable[[Records], Places]


@dataclass(frozen=True, slots=True)
class Subset:
    """A question counted again among those who gave certain answers to another."""

    code: str
    question: str
    source: str
    answers: tuple[str, ...]
    text: str

    @property
    def id(self) -> str:
        """The variable of those inside."""
        return f"{self.question}|{self.code}"

    @property
    def complement(self) -> str:
        """The variable of everybody else: never printed, but what remains when this is subtracted."""
        return f"{self.question}|ikke_{self.code}"


SUBSETS = (
    Subset("deltagere", "bs_same_degree", "bs_attended", ("many", "once"), "Blandt dem, der har været med"),
)  # fmt: skip


def codebook(questionnaire: Questionnaire) -> tuple[Variable, ...]:
    """All variables of a form but the split question, which is the count's groups."""
    tabulated = [q for q in questionnaire.questions if q.stored == "ballot" and q.name != questionnaire.split]
    variables = [v for question in tabulated if question.kind in BUILDERS for v in BUILDERS[question.kind](question)]
    variables += [_rated(question.name) for question in questionnaire.questions if question.stored == "ratings"]
    by_id = {variable.id: variable for variable in variables}
    variables += [v for subset in subsets(questionnaire) for v in _split(subset, by_id)]
    if {"fa_candidates", "fa_seats_up"} <= by_id.keys():
        variables.append(CONTESTED)
    return tuple(variables)


def age_question(questionnaire: Questionnaire) -> Question | None:
    """The question of a form that tells an age band; None where it asks none."""
    return next((question for question in questionnaire.questions if question.name in AGES), None)


def subsets(questionnaire: Questionnaire) -> tuple[Subset, ...]:
    """The subsets this form has the questions for."""
    names = {question.name for question in questionnaire.questions}
    return tuple(subset for subset in SUBSETS if {subset.question, subset.source} <= names)


def _bytes(field: str, codes: tuple[str, ...]) -> Variable:
    places = np.full(256, UNKNOWN_PLACE, np.int16)
    places[: len(codes)] = range(len(codes))
    places[NO_ANSWER], places[NOT_ASKED] = len(codes), len(codes) + 1
    return Variable(field, (*codes, UNANSWERED, UNASKED), lambda records: places[records[field]])


def _one(question: Question) -> list[Variable]:
    return [_bytes(question.name, tuple(choice.code for choice in question.choices))]


def _rows(question: Question) -> list[Variable]:
    codes = tuple(choice.code for choice in question.choices)
    return [_bytes(f"{question.name}.{row.code}", codes) for row in question.rows]


def _rated(name: str) -> Variable:
    """Whether somebody has a rating on the scale; the ratings themselves lie in a pile of their own."""
    places = np.zeros(256, np.int16)
    places[[0, NO_ANSWER]], places[NOT_ASKED] = 1, 2
    return Variable(name, (RATED, UNANSWERED, UNASKED), lambda records: places[records[f"{name}.n"]])


def _multiple(question: Question) -> list[Variable]:
    missing = tuple(choice.code for choice in question.choices if choice.missing)
    valid = [choice.code for choice in question.choices if not choice.missing]
    return [_option(question.name, code, missing) for code in valid]


def _option(name: str, code: str, missing: tuple[str, ...]) -> Variable:
    """Yes or no to one option; whoever ticked "don't know" or the like instead stands outside the base."""
    plain = _bytes(f"{name}.{code}", (NO, YES, *missing))

    def read(records: Records) -> Places:
        places = plain.read(records)
        for place, other in enumerate(missing, start=2):
            places = np.where(records[f"{name}.{other}"] == 1, np.int16(place), places)
        return places

    return Variable(plain.id, plain.categories, read)


def _bands(question: Question) -> list[Variable]:
    """A number in its bands; with share_of, as whole percent of another number."""
    lows = np.array([band.low for band in question.bands])
    highs = np.array([NO_ANSWER_NUMBER if band.high is None else band.high for band in question.bands])
    categories = (*(band.label for band in question.bands), UNANSWERED, UNASKED)

    def read(records: Records) -> Places:
        raw = records[question.name].astype(np.int64)
        whole = records[question.share_of].astype(np.int64) if question.share_of else np.int64(100)
        values = 100 * raw // np.maximum(whole, 1) if question.share_of else raw
        places = np.searchsorted(lows, values, side="right") - 1
        places = np.where((places < 0) | (values > highs[places]), UNKNOWN_PLACE, places)
        unknown = (raw == NO_ANSWER_NUMBER) | (whole >= NO_ANSWER_NUMBER)
        places = np.where(unknown, len(lows), places)
        return np.where(raw > NO_ANSWER_NUMBER, len(lows) + 1, places).astype(np.int16)

    return [Variable(question.name, categories, read)]


def _split(subset: Subset, by_id: dict[str, Variable]) -> list[Variable]:
    whole, source = by_id[subset.question], by_id[subset.source]
    inside = [source.categories.index(answer) for answer in subset.answers]
    outside = np.int16(len(whole.categories))

    def read(records: Records, keep: bool) -> Places:
        chosen = np.isin(source.read(records), inside) == keep
        return np.where(chosen, whole.read(records), outside)

    categories = (*whole.categories, OUTSIDE)
    return [
        Variable(subset.id, categories, lambda records: read(records, True)),
        Variable(subset.complement, categories, lambda records: read(records, False)),
    ]


def _contested(records: Records) -> Places:
    candidates, seats = records["fa_candidates"], records["fa_seats_up"]
    known = (candidates < NO_ANSWER_NUMBER) & (seats < NO_ANSWER_NUMBER) & (seats >= 1)
    return np.where(known, np.where(candidates > seats, 0, 1), 2).astype(np.int16)


CONTESTED = Variable("fa_contested", (YES, NO, OUTSIDE), _contested)
"""D3: boards that had more candidates than seats, among those that told both and had a seat to fill."""

BUILDERS: dict[str, Callable[[Question], list[Variable]]] = {
    "select_one": _one,
    "select_multiple": _multiple,
    "rate_each": _rows,
    "integer": _bands,
}
