"""When a question applies, in words: for pages that can run neither the script nor :has()."""

from __future__ import annotations

from collections.abc import Iterator

from app.language import Message, _r
from app.questionnaire.expression import AllOf, AnyOf, Expression, Not, Selected
from app.questionnaire.model import Choice, Question, Questionnaire


def in_words(questionnaire: Questionnaire, question: Question) -> Message | None:
    """The condition as an instruction; None when the question is for everybody."""
    if question.rows_chosen_in:
        return _r("Svar kun om det, du har valgt ovenfor.")
    if question.relevance is None:
        return None
    wanted = _choices(questionnaire, question.relevance, wanted=True)
    unwanted = _choices(questionnaire, question.relevance, wanted=False)
    if wanted and not unwanted:
        return _r("Svar kun her, hvis du svarede: {svar}", svar=wanted)
    if unwanted and not wanted:
        return _r("Spring over, hvis du svarede: {svar}", svar=unwanted)
    return _r("Svar kun her, hvis det passer til dine svar ovenfor.")


def _choices(questionnaire: Questionnaire, expression: Expression, *, wanted: bool) -> tuple[Choice, ...]:
    return tuple(
        questionnaire.question(leaf.question).choice(leaf.code)
        for leaf, positive in _leaves(expression, positive=True)
        if positive is wanted
    )


def _leaves(expression: Expression, *, positive: bool) -> Iterator[tuple[Selected, bool]]:
    match expression:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part, positive=positive)
        case Not(part):
            yield from _leaves(part, positive=not positive)
        case Selected():
            yield expression, positive
