"""How the answer of each kind of question is read from a post: a table, kind → reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from app.questionnaire.clean import clean_number, clean_text
from app.questionnaire.judged import Answer, Fault
from app.questionnaire.model import Kind, Question

Posted: TypeAlias = Mapping[str, Sequence[str]]
Reader: TypeAlias = Callable[[Posted, Mapping[str, Answer], list[Fault]], Answer | None]
"""From the post and the earlier answers to this answer (None: unanswered), noting what is wrong."""

MOST_ROWS = 12
"""Rows taken when a person chooses what to rate (instruments/01)."""


def reader(question: Question) -> Reader:
    """The reader of a question."""
    return READERS[question.kind](question)


def _read_code(values: Sequence[str], codes: frozenset[str], field: str, faults: list[Fault]) -> str | None:
    """One of the codes; noted when several or another was posted."""
    if len(values) == 1 and values[0] in codes:
        return values[0]
    given = {code for value in values if (code := clean_text(value))}
    if given and (len(given) > 1 or not given <= codes):
        faults.append(Fault(field, "unknown_choice"))
        return None
    return next(iter(given), None)


def _select_one(question: Question) -> Reader:
    name, codes = question.name, frozenset(choice.code for choice in question.choices)

    def read(posted: Posted, _: Mapping[str, Answer], faults: list[Fault]) -> Answer | None:
        values = posted.get(name)
        return _read_code(values, codes, name, faults) if values else None

    return read


def _select_multiple(question: Question) -> Reader:
    name, places = question.name, {choice.code: place for place, choice in enumerate(question.choices)}
    codes, exclusive, most = frozenset(places), frozenset(question.exclusive), question.max_choices or len(places)

    def read(posted: Posted, _: Mapping[str, Answer], faults: list[Fault]) -> Answer | None:
        values = posted.get(name)
        if not values:
            return None
        given = set(values)
        if not given <= codes:
            given = {code for value in values if (code := clean_text(value))}
        if not given <= codes:
            faults.append(Fault(name, "unknown_choice"))
            return None
        if len(given) > most:
            faults.append(Fault(name, "too_many", {"max": most}))
        if len(given) > 1 and given & exclusive:
            faults.append(Fault(name, "exclusive"))
        return tuple(sorted(given, key=places.__getitem__)) or None

    return read


def _rate_each(question: Question) -> Reader:
    codes = frozenset(choice.code for choice in question.choices)
    fields = {row.code: f"{question.name}.{row.code}" for row in question.rows}
    chosen_in = question.rows_chosen_in

    def read(posted: Posted, answers: Mapping[str, Answer], faults: list[Fault]) -> Answer | None:
        rated = {}
        for row in _asked(fields, answers, chosen_in):
            values = posted.get(fields[row])
            code = _read_code(values, codes, fields[row], faults) if values else None
            if code is not None:
                rated[row] = code
        return rated or None

    return read


def _asked(fields: Mapping[str, str], answers: Mapping[str, Answer], chosen_in: str | None) -> Sequence[str]:
    if chosen_in is None:
        return tuple(fields)
    chosen = answers.get(chosen_in)
    return [row for row in chosen if row in fields][:MOST_ROWS] if isinstance(chosen, tuple) else ()


def _first(posted: Posted, name: str) -> str:
    values = posted.get(name)
    return clean_text(values[0]) if values else ""


def _integer(question: Question) -> Reader:
    name = question.name

    def read(posted: Posted, _: Mapping[str, Answer], faults: list[Fault]) -> Answer | None:
        text = _first(posted, name)
        number = clean_number(text) if text else None
        if text and number is None:
            faults.append(Fault(name, "not_a_number"))
        return number

    return read


def _text(question: Question) -> Reader:
    name, longest = question.name, question.max_length

    def read(posted: Posted, _: Mapping[str, Answer], faults: list[Fault]) -> Answer | None:
        text = _first(posted, name)
        if longest is not None and len(text) > longest:
            faults.append(Fault(name, "too_long", {"max": longest, "length": len(text)}))
        return text or None

    return read


def _acknowledge(question: Question) -> Reader:
    name = question.name

    def read(posted: Posted, _: Mapping[str, Answer], _faults: list[Fault]) -> Answer | None:
        return True if _first(posted, name) else None

    return read


READERS: dict[Kind, Callable[[Question], Reader]] = {
    "select_one": _select_one,
    "select_multiple": _select_multiple,
    "rate_each": _rate_each,
    "integer": _integer,
    "text": _text,
    "acknowledge": _acknowledge,
}
