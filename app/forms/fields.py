"""One builder per kind of question: from the definition to the WTForms field that carries what was typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from wtforms import BooleanField, FormField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.form import BaseForm

from app.questionnaire.model import Choice, Kind, Question

Unbound = Any
"""WTForms' own promise of a field; the library ships no types."""


def _select_one(question: Question) -> Unbound:
    return RadioField(choices=_codes(question.choices), validate_choice=False)


def _select_multiple(question: Question) -> Unbound:
    return SelectMultipleField(choices=_codes(question.choices), validate_choice=False)


def _rate_each(question: Question) -> Unbound:
    """A form within the form: `<question>.<row>` is one choice."""
    rows = {row.code: RadioField(choices=_codes(question.choices), validate_choice=False) for row in question.rows}
    return FormField(partial(_rows, rows), separator=".")


def _rows(rows: dict[str, Unbound], formdata: Any = None, prefix: str = "", **_: object) -> BaseForm:
    form = BaseForm(rows, prefix=prefix)
    form.process(formdata)
    return form


def _text(question: Question) -> Unbound:
    return TextAreaField(render_kw={"maxlength": question.max_length})


def _integer(_: Question) -> Unbound:
    """Text, so that what was typed stands there again even when it is no number."""
    return StringField()


def _acknowledge(_: Question) -> Unbound:
    return BooleanField()


BUILDERS: dict[Kind, Callable[[Question], Unbound]] = {
    "select_one": _select_one,
    "select_multiple": _select_multiple,
    "rate_each": _rate_each,
    "integer": _integer,
    "text": _text,
    "acknowledge": _acknowledge,
}


def unbound(question: Question) -> Unbound:
    """The field of a question, not yet part of a form; raises KeyError for an unknown kind."""
    return BUILDERS[question.kind](question)


def _codes(choices: tuple[Choice, ...]) -> list[SelectChoice]:
    return [SelectChoice(choice.code) for choice in choices]
