"""What the document shows of each question: computed before the templates see it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wtforms.form import BaseForm

from app.forms.messages import message
from app.language import Message
from app.questionnaire.judged import Fault
from app.questionnaire.model import Choice, Page, Question, Questionnaire, Text
from app.questionnaire.relevance import Expression, effective, effective_row, to_json
from app.respondent.conditions import in_words

Told = tuple[Message | Text, ...]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row of a rate_each; `when` is the script's condition."""

    row: Choice
    field: Any
    when: str | None
    faults: Told


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was typed in it.

    `only` tells its condition in words; `fits` and `tellable` let the script judge, in the server's words.
    """

    question: Question
    field: Any
    when: str | None
    only: Message | None
    faults: Told
    rows: tuple[AskedRow, ...]
    fits: str | None
    tellable: tuple[tuple[str, Message | Text], ...]

    @property
    def long(self) -> bool:
        """Whether its options are set smaller: many, or many to choose."""
        return self.question.kind == "select_multiple" or len(self.question.choices) > 6


@dataclass(frozen=True, slots=True)
class Part:
    """The questions under one heading."""

    page: Page
    asked: tuple[Asked, ...]

    @property
    def together(self) -> bool:
        """Whether it is one screen: figures that are looked up together are written down together."""
        return sum(asked.question.kind == "integer" for asked in self.asked) > 1


def parts(questionnaire: Questionnaire, form: BaseForm, faults: Sequence[Fault] = ()) -> tuple[Part, ...]:
    """The document's questions by page, each with its field and what is wrong with it."""
    told = _told(questionnaire, faults)
    asked = [_asked(questionnaire, question, form, told) for question in questionnaire.asked]
    found = (Part(page, tuple(a for a in asked if a.question.page == page.id)) for page in questionnaire.pages)
    return tuple(part for part in found if part.asked)


def _told(questionnaire: Questionnaire, faults: Sequence[Fault]) -> dict[str, Told]:
    """Messages by field; a fault of a row stands at the row."""
    questions = {question.name: question for question in questionnaire.questions}
    told: dict[str, Told] = {}
    for fault in (fault for fault in faults if fault.field):
        said = message(fault, questions.get(fault.field.partition(".")[0]))
        told[fault.field] = (*told.get(fault.field, ()), said)
    return told


def _asked(questionnaire: Questionnaire, question: Question, form: BaseForm, told: Mapping[str, Told]) -> Asked:
    field = form[question.name]
    return Asked(
        question=question,
        field=field,
        when=_script(effective(questionnaire, question)),
        only=in_words(questionnaire, question),
        faults=told.get(question.name, ()),
        rows=tuple(_row(questionnaire, question, row, field, told) for row in question.rows),
        fits=_script(question.constraint),
        tellable=tuple((code, message(Fault(question.name, code), question)) for code in _own_faults(question)),
    )


def _own_faults(question: Question) -> list[str]:
    """The faults that are told in words of the question's own."""
    limits = {"constraint": question.constraint, "too_long": question.max_length, "too_many": question.max_choices}
    return [code for code, limit in limits.items() if limit is not None]


def _row(
    questionnaire: Questionnaire, question: Question, row: Choice, field: Any, told: Mapping[str, Told]
) -> AskedRow:
    applies = effective_row(questionnaire, question, row) if question.rows_chosen_in else None
    inner = field.form[row.code]
    return AskedRow(row, inner, _script(applies), told.get(inner.name, ()))


def _script(applies: Expression | None) -> str | None:
    return None if applies is None else json.dumps(to_json(applies), separators=(",", ":"))
