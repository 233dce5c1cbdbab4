"""When a question applies, in words: for pages that can run neither the script nor :has()."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.language import Message, _r
from app.questionnaire.expression import AllOf, AnyOf, Expression, Not, Selected
from app.questionnaire.model import Choice, Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that can be told in one sentence. wanted: whether the choices lead to the question or past it."""

    questions: tuple[str, ...]
    choices: tuple[Choice, ...]
    wanted: bool


def in_words(questionnaire: Questionnaire, question: Question) -> Message | None:
    """The condition as an instruction; None when the question is for everybody."""
    if question.rows_chosen_in:
        return _r("Svar kun om det, du har valgt ovenfor.")
    if question.relevance is None:
        return None
    found = condition(questionnaire, question.relevance)
    if found is None:
        return _r("Svar kun her, hvis det passer til dine svar ovenfor.")
    if found.wanted:
        return _r("Svar kun her, hvis du svarede: {svar}", svar=found.choices)
    return _r("Spring over, hvis du svarede: {svar}", svar=found.choices)


def condition(questionnaire: Questionnaire, expression: Expression) -> Condition | None:
    """What must, or must not, have been chosen; None when it takes more to say."""
    leaves = list(_leaves(expression, positive=True))
    if not leaves or len({positive for _, positive in leaves}) > 1:
        return None
    return Condition(
        questions=tuple(dict.fromkeys(leaf.question for leaf, _ in leaves)),
        choices=tuple(questionnaire.question(leaf.question).choice(leaf.code) for leaf, _ in leaves),
        wanted=leaves[0][1],
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
