"""A form's questions as they stand on paper: numbered, each with what to do and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.language import Message, _r
from app.questionnaire.model import Page, Question, Questionnaire
from app.respondent.conditions import condition, in_words


@dataclass(frozen=True)
class Numbered:
    """A question with its number, its condition in words, and how it is answered with a pen."""

    number: int
    question: Question
    only: Message | None
    how: Message | None


@dataclass(frozen=True)
class Part:
    """The questions under one heading."""

    page: Page
    questions: tuple[Numbered, ...]


HOW = {
    "select_one": _r("Sæt ét kryds."),
    "select_multiple": _r("Sæt gerne flere krydser."),
    "rate_each": _r("Sæt ét kryds i hver linje."),
    "integer": _r("Skriv et tal."),
    "text": _r("Skriv ikke navne eller andet, der viser, hvem du eller andre er."),
}


def parts(questionnaire: Questionnaire) -> tuple[Part, ...]:
    """The form by headings; one without questions is left out."""
    numbers = {question.name: number for number, question in enumerate(questionnaire.asked, start=1)}
    found = (Part(page, tuple(_on_page(questionnaire, page, numbers))) for page in questionnaire.pages)
    return tuple(part for part in found if part.questions)


def _on_page(questionnaire: Questionnaire, page: Page, numbers: Mapping[str, int]) -> Iterator[Numbered]:
    for question in questionnaire.asked:
        if question.page == page.id:
            only = _only(questionnaire, question, numbers)
            yield Numbered(numbers[question.name], question, only, HOW.get(question.kind))


def _only(questionnaire: Questionnaire, question: Question, numbers: Mapping[str, int]) -> Message | None:
    """The condition with the number of the question it looks back to, where one number says it."""
    if question.rows_chosen_in and question.rows_chosen_in in numbers:
        return _r("Svar kun om det, du har valgt i spørgsmål {nummer}.", nummer=numbers[question.rows_chosen_in])
    found = condition(questionnaire, question.relevance) if question.relevance else None
    if found is None or len(found.questions) != 1 or found.questions[0] not in numbers:
        return in_words(questionnaire, question)
    number = numbers[found.questions[0]]
    if found.wanted:
        return _r("Svar kun her, hvis du svarede dette i spørgsmål {nummer}: {svar}", nummer=number, svar=found.choices)
    return _r("Spring over, hvis du svarede dette i spørgsmål {nummer}: {svar}", nummer=number, svar=found.choices)
