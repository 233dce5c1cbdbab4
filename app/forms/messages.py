"""What a respondent is told to mend: one table, said in every language."""

from __future__ import annotations

from collections.abc import Callable

from app.language import Message, _r
from app.questionnaire.judged import Fault
from app.questionnaire.model import Question, Text

MESSAGES: dict[str, Message] = {
    "required": _r("Vælg et svar her."),
    "unknown_choice": _r("Vælg et af svarene her."),
    "not_a_number": _r("Skriv et helt tal, fx 12."),
    "constraint": _r("Se på tallet igen. Det passer ikke sammen med de andre svar."),
    "exclusive": _r("Det ene svar passer ikke sammen med de andre. Fjern et af dem."),
    "code": _r("Skriv koden fra din seddel."),
}


def _too_long(question: Question) -> Message:
    return _r("Teksten er for lang. Der er plads til {antal} tegn.", antal=question.max_length or 0)


def _too_many(question: Question) -> Message:
    return _r("Vælg højst {antal}.", antal=question.max_choices or len(question.rows))


_WITH_LIMIT: dict[str, Callable[[Question], Message]] = {"too_long": _too_long, "too_many": _too_many}


def message(fault: Fault, question: Question | None) -> Message | Text:
    """What to say about a fault; a question's own words come first. Raises KeyError for an unknown code."""
    if question is not None:
        if fault.code == "constraint" and question.constraint_message:
            return question.constraint_message
        if fault.code in _WITH_LIMIT:
            return _WITH_LIMIT[fault.code](question)
    return MESSAGES[fault.code]
