"""The questions of a release as people met them: their wording belongs to the figures."""

from __future__ import annotations

from dataclasses import dataclass

from app.questionnaire.model import Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in its Danish wording, with its help, its answers and its rows."""

    question: str
    text: str
    help: str
    options: tuple[str, ...]
    rows: tuple[str, ...]


def asked(questionnaire: Questionnaire) -> tuple[Asked, ...]:
    """Every question of a form that is put to people, in order; what the link answers itself is left out."""
    return tuple(_asked(question) for question in questionnaire.questions if question.options_from != "area_list")


def _asked(question: Question) -> Asked:
    return Asked(
        question.name,
        question.label.da,
        question.help.da if question.help else "",
        tuple(choice.text.da for choice in question.choices if not choice.local),
        tuple(row.text.da for row in question.rows if not row.local),
    )
