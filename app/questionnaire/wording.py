"""The texts of a questionnaire, and the languages that have them all."""

from __future__ import annotations

from collections.abc import Iterator

from app.questionnaire.model import Choice, Question, Questionnaire, Text

FIRST = ("da", "en")
"""Languages stand in this order, the others after them by code (instruments/00, section 3)."""


def languages(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The languages in which every text exists: never two languages in one form. Local names are no gate."""
    complete = set.intersection(*(set(text.languages) for text in every_text(questionnaire)))
    return tuple(sorted(complete, key=language_order))


def language_order(language: str) -> tuple[int, str]:
    """The sort key of a language: Danish, English, then by code."""
    return (FIRST.index(language) if language in FIRST else len(FIRST), language)


def every_text(questionnaire: Questionnaire) -> Iterator[Text]:
    """All texts that must be translated before a language is offered, in the order of the form."""
    yield questionnaire.title
    yield from questionnaire.intro
    yield from (page.title for page in questionnaire.pages)
    for question in questionnaire.questions:
        yield from _question(question)
    yield questionnaire.before_send
    yield questionnaire.thanks
    yield from (group.text for group in questionnaire.groups)


def _question(question: Question) -> Iterator[Text]:
    yield question.label
    yield from (text for text in (question.help, question.constraint_message) if text)
    yield from _named((*question.choices, *question.rows))
    yield from (pole.text for pole in question.poles)


def _named(choices: tuple[Choice, ...]) -> Iterator[Text]:
    return (choice.text for choice in choices if not choice.local)
