"""The layout of a ballot: a fixed-width record, so that no answer shows in its length."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from struct import Struct
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.questionnaire.judged import Judged
from app.questionnaire.model import Question, Questionnaire

NOT_ASKED, NO_ANSWER = 255, 254
"""A byte of a question that did not apply, or that was left open."""
NOT_ASKED_NUMBER, NO_ANSWER_NUMBER = 2**32 - 1, 2**32 - 2
"""The same for a number."""

Fields: TypeAlias = tuple[tuple[str, str], ...]
Writer: TypeAlias = Callable[[Any, Collection[str] | None], tuple[int, ...]]
"""From the answer to a question (None: no answer) and the rows chosen (None: all) to its bytes."""
WIDTHS = {"u1": "B", "<u2": "H", "<u4": "I"}


class Layout:
    """Where each answer of a form stands in its record.

    Local lists are given when a round opens: `areas` are the codes behind the byte of the area question.
    """

    def __init__(self, questionnaire: Questionnaire, areas: tuple[str, ...] = ()) -> None:
        self.questionnaire = questionnaire
        self.areas = areas
        stored = [q for q in questionnaire.questions if q.stored in ("ballot", "ratings")]
        self._parts = [(q.name, q.rows_chosen_in, *_part(q, areas if q.options_from else ())) for q in stored]
        names = [("link", "<u2"), *(one for *_, fields, _absent, _write in self._parts for one in fields)]
        self.dtype = np.dtype(names)
        self.size = self.dtype.itemsize
        self._struct = Struct("<" + "".join(WIDTHS[width] for _, width in names))

    def encode(self, judged: Judged, group: str | None, link: int) -> bytes:
        """The record of one answer; `group` (the link's area or type) stands in for an unasked split question."""
        answers: dict[str, Any] = {**judged.answers}
        if group is not None:
            answers.setdefault(self.questionnaire.split, group)
        values = [link]
        for name, chosen_in, _fields, absent, write in self._parts:
            if name in answers or name in judged.asked:
                values += write(answers.get(name), answers.get(chosen_in, ()) if chosen_in else None)
            else:
                values += absent
        return self._struct.pack(*values)

    def decode(self, records: Iterable[bytes]) -> NDArray[np.void]:
        """The records as one structured array; raises ValueError for a record of another layout."""
        joined = b"".join(records)
        if len(joined) % self.size:
            raise ValueError(f"Records of {self.size} bytes expected")
        return np.frombuffer(joined, self.dtype)


def _part(question: Question, areas: tuple[str, ...]) -> tuple[Fields, tuple[int, ...], Writer]:
    """The fields of a question, their values when it did not apply, and how an answer is written."""
    if question.stored == "ratings":
        return _summed(question)
    return PARTS[question.kind](question, areas)


def _one(question: Question, areas: tuple[str, ...]) -> tuple[Fields, tuple[int, ...], Writer]:
    codes = [*areas, *(c.code for c in question.choices if c.code not in areas)]
    if len(codes) > NO_ANSWER:
        raise ValueError(f"{question.name} has more than {NO_ANSWER} answers, which a byte cannot hold")
    values = {code: (index,) for index, code in enumerate(codes)}
    return ((question.name, "u1"),), (NOT_ASKED,), lambda answer, _: (NO_ANSWER,) if answer is None else values[answer]


def _multiple(question: Question, _areas: tuple[str, ...]) -> tuple[Fields, tuple[int, ...], Writer]:
    codes = [c.code for c in question.choices]

    def write(answer: Any, _: Collection[str] | None) -> tuple[int, ...]:
        if answer is None:
            return (NO_ANSWER,) * len(codes)
        return tuple([code in answer for code in codes])

    return tuple((f"{question.name}.{code}", "u1") for code in codes), (NOT_ASKED,) * len(codes), write


def _rows(question: Question, _areas: tuple[str, ...]) -> tuple[Fields, tuple[int, ...], Writer]:
    rows = [row.code for row in question.rows]
    values = {c.code: index for index, c in enumerate(question.choices)}

    def write(answer: Any, chosen: Collection[str] | None) -> tuple[int, ...]:
        rated = answer or {}
        asked = rows if chosen is None else chosen
        return tuple(values[rated[r]] if r in rated else NO_ANSWER if r in asked else NOT_ASKED for r in rows)

    return tuple((f"{question.name}.{row}", "u1") for row in rows), (NOT_ASKED,) * len(rows), write


def _summed(question: Question) -> tuple[Fields, tuple[int, ...], Writer]:
    """Of ratings in a pile of their own the record keeps how many lie on the scale and the sum of their steps."""
    steps = {c.code: index for index, c in enumerate(c for c in question.choices if not c.missing)}

    def write(answer: Any, _: Collection[str] | None) -> tuple[int, ...]:
        if not answer:
            return NO_ANSWER, 0
        valid = [steps[code] for code in answer.values() if code in steps]
        return len(valid), sum(valid)

    return ((f"{question.name}.n", "u1"), (f"{question.name}.sum", "<u2")), (NOT_ASKED, 0), write


def _number(question: Question, _areas: tuple[str, ...]) -> tuple[Fields, tuple[int, ...], Writer]:
    return (
        ((question.name, "<u4"),),
        (NOT_ASKED_NUMBER,),
        lambda answer, _: (NO_ANSWER_NUMBER if answer is None else answer,),
    )


def _tick(question: Question, _areas: tuple[str, ...]) -> tuple[Fields, tuple[int, ...], Writer]:
    return ((question.name, "u1"),), (NOT_ASKED,), lambda answer, _: (NO_ANSWER if answer is None else int(answer),)


PARTS: dict[str, Callable[[Question, tuple[str, ...]], tuple[Fields, tuple[int, ...], Writer]]] = {
    "select_one": _one,
    "select_multiple": _multiple,
    "rate_each": _rows,
    "integer": _number,
    "acknowledge": _tick,
}
