"""When a question applies (docs/relevance.md).

The server forgets answers to questions that do not apply; a page still holds their ticks. `effective` writes
a question's condition so that it is right even with such stale ticks: page and server then always agree.
"""

from __future__ import annotations

from app.questionnaire.evaluation import evaluate
from app.questionnaire.expression import (
    CURRENT,
    FALSE,
    TRUE,
    AllOf,
    AnyOf,
    Compare,
    CountSelected,
    Expression,
    Not,
    Number,
    Operand,
    Selected,
    Value,
    from_json,
    references,
    to_json,
)
from app.questionnaire.model import Choice, Question, Questionnaire
from app.questionnaire.parse import ExpressionError, parse
from app.questionnaire.selector import to_css

__all__ = [
    "CURRENT", "Expression", "ExpressionError", "effective", "effective_row", "evaluate", "from_json", "parse",
    "references", "to_css", "to_json",
]  # fmt: skip


def effective(questionnaire: Questionnaire, question: Question) -> Expression | None:
    """When a question applies, whatever old ticks the page still holds; None when it always does."""
    if question.relevance is None:
        return None
    return _fresh(questionnaire, question.relevance)


def effective_row(questionnaire: Questionnaire, question: Question, row: Choice) -> Expression | None:
    """When a row of a rate_each applies: as its question, and only when it is chosen."""
    whole = effective(questionnaire, question)
    if question.rows_chosen_in is None:
        return whole
    return _all_of(TRUE if whole is None else whole, _fresh(questionnaire, Selected(question.rows_chosen_in, row.code)))


def _fresh(form: Questionnaire, node: Expression) -> Expression:
    match node:
        case AllOf(parts):
            return _all_of(*(_fresh(form, part) for part in parts))
        case AnyOf(parts):
            return _any_of(*(_fresh(form, part) for part in parts))
        case Not(part):
            return _negated(_fresh(form, part))
        case leaf:
            return _leaf(form, leaf, tuple(sorted(references(leaf))))


def _leaf(form: Questionnaire, leaf: Expression, names: tuple[str, ...]) -> Expression:
    """A leaf in which each named question counts as unanswered while it does not apply."""
    if not names:
        return leaf
    name, *rest = names
    given = dict(form.preset)
    if name in given:
        return _leaf(form, _known(leaf, name, given[name]), tuple(rest))
    applies = effective(form, form.question(name))
    ticked = _leaf(form, leaf, tuple(rest))
    if applies is None:
        return ticked
    unanswered = _leaf(form, _known(leaf, name, None), tuple(rest))
    return _any_of(_all_of(applies, ticked), _all_of(_negated(applies), unanswered))


def _known(leaf: Expression, name: str, answer: str | None) -> Expression:
    """The leaf once the answer to one of its questions is settled (None: unanswered)."""
    if isinstance(leaf, Compare):
        left, right = (_settled(operand, name, answer) for operand in (leaf.left, leaf.right))
        if left is None or right is None:
            return TRUE
        leaf = Compare(leaf.operator, left, right)
    if references(leaf) - {name}:
        return leaf
    return TRUE if evaluate(leaf, {} if answer is None else {name: answer}) else FALSE


def _settled(operand: Operand, name: str, answer: str | None) -> Operand | None:
    match operand:
        case CountSelected(question) if question == name:
            return Number(0 if answer is None else 1)
        case Value(question) if question == name:
            return None
    return operand


def _all_of(*parts: Expression) -> Expression:
    kept = tuple(part for part in parts if part != TRUE)
    if FALSE in kept:
        return FALSE
    return kept[0] if len(kept) == 1 else AllOf(kept)


def _any_of(*parts: Expression) -> Expression:
    kept = tuple(part for part in parts if part != FALSE)
    if TRUE in kept:
        return TRUE
    return kept[0] if len(kept) == 1 else AnyOf(kept)


def _negated(part: Expression) -> Expression:
    if part in (TRUE, FALSE):
        return FALSE if part == TRUE else TRUE
    return Not(part)
