"""The respondents' form: empty for the document, filled with what was typed when it comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from werkzeug.datastructures import MultiDict
from wtforms import StringField
from wtforms.form import BaseForm

from app.forms.fields import unbound
from app.questionnaire.model import Questionnaire

Posted = Mapping[str, Sequence[str]]


def answer_form(questionnaire: Questionnaire, posted: Posted | None = None) -> BaseForm:
    """A field per question and the code; `posted` stands in them exactly as it was sent."""
    fields = {question.name: unbound(question) for question in questionnaire.asked}
    form = BaseForm({**fields, "code": StringField()})
    form.process(MultiDict((name, value) for name, values in (posted or {}).items() for value in values))
    return form
