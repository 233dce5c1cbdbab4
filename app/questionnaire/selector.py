"""An expression as CSS, for the page without script."""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from app.questionnaire.evaluation import COMPARISONS
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
    Selected,
)
from app.questionnaire.parse import ExpressionError


def to_css(expression: Expression) -> str:
    """A suffix for the form's selector that matches while the expression is true; raises ExpressionError.

    CSS sees ticks, not numbers: only selected() and count-selected() against none or some can be written.
    """
    match expression:
        case AllOf(parts):
            return "".join(map(to_css, parts)) or ":is(*)"
        case AnyOf(()):
            return ":not(*)"
        case AnyOf(parts):
            return f":is({','.join(map(to_css, parts))})"
        case Not(part):
            return f":not({to_css(part)})"
        case Selected(question, code) if question != CURRENT:
            return f':has([name="{question}"][value="{code}"]:checked)'
        case Compare(sign, CountSelected(question), Number(value)) if question != CURRENT:
            return _ticked(question, COMPARISONS[sign], value)
    raise _too_much()


def _ticked(question: str, compare: Callable[[int, float], bool], number: float) -> str:
    """CSS for a count, when it matters only whether anything is ticked."""
    none = compare(0, number)
    some = {compare(count, number) for count in (1, 2, floor(number), floor(number) + 1) if count >= 1}
    if len(some) != 1:
        raise _too_much()
    if none in some:
        return to_css(TRUE if none else FALSE)
    ticked = f':has([name="{question}"]:checked)'
    return f":not({ticked})" if none else ticked


def _too_much() -> ExpressionError:
    return ExpressionError(
        1, "Uden script kan siden ikke regne med tal.", "Brug selected() eller count-selected(${navn}) > 0."
    )
