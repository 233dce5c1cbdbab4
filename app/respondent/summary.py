"""The list of what to mend, above the questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.forms.messages import message
from app.language import Message, _r
from app.questionnaire.judged import Fault
from app.questionnaire.model import Choice, Questionnaire, Text

Line = tuple[str, Text | Message | Choice, Message | Text]
"""The element to go to, what it is called, and what to do."""


def summary(questionnaire: Questionnaire, faults: Sequence[Fault]) -> tuple[Line, ...]:
    """One line per fault that stands at a field, in the order of the questions."""
    return tuple(_lines(questionnaire, faults))


def _lines(questionnaire: Questionnaire, faults: Iterable[Fault]) -> Iterator[Line]:
    names = [question.name for question in questionnaire.questions]
    placed = [fault for fault in faults if fault.field == "code" or fault.field.partition(".")[0] in names]
    for fault in sorted(placed, key=lambda fault: _place(names, fault.field)):
        if fault.field == "code":
            yield "q-code", _r("Din kode"), message(fault, None)
        else:
            yield _line(questionnaire, fault)


def _line(questionnaire: Questionnaire, fault: Fault) -> Line:
    name, _, row = fault.field.partition(".")
    question = questionnaire.question(name)
    label = next((each for each in question.rows if each.code == row), None)
    return f"q-{fault.field}", label or question.label, message(fault, question)


def _place(names: list[str], field: str) -> int:
    name = field.partition(".")[0]
    return names.index(name) if name in names else -1
