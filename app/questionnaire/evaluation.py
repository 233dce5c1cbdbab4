"""An expression evaluated over answers."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from app.questionnaire.expression import (
    CURRENT,
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
)

Answers: TypeAlias = Mapping[str, Any]
Test: TypeAlias = Callable[[Answers, Any], bool]
"""An expression as a function of the answers and of the current one."""

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def evaluate(expression: Expression, answers: Answers, current: Any = None) -> bool:
    """Whether an expression is true of the answers.

    Nothing is selected in an unanswered question, and a comparison with one holds (instruments/02).
    """
    return compiled(expression)(answers, current)


def compiled(expression: Expression) -> Test:
    """The expression as nested functions, for those who evaluate it often."""
    match expression:
        case AllOf(parts):
            return _until(tuple(map(compiled, parts)), settled=False)
        case AnyOf(parts):
            return _until(tuple(map(compiled, parts)), settled=True)
        case Not(part):
            inner = compiled(part)
            return lambda answers, current: not inner(answers, current)
        case Selected(question, code):
            return _selected(question, code)
        case Compare():
            return _compare(expression)


def _until(tests: tuple[Test, ...], settled: bool) -> Test:
    """Tests one after the other until one settles it; a plain loop, as posts are judged by it."""

    def test(answers: Answers, current: Any) -> bool:
        for one in tests:
            if one(answers, current) is settled:
                return settled
        return not settled

    return test


def _selected(question: str, code: str) -> Test:
    def test(answers: Answers, current: Any) -> bool:
        answer = current if question == CURRENT else answers.get(question)
        return answer == code or (isinstance(answer, (tuple, list)) and code in answer)

    return test


def _compare(comparison: Compare) -> Test:
    left, right = _number(comparison.left), _number(comparison.right)
    compare = COMPARISONS[comparison.operator]

    def test(answers: Answers, current: Any) -> bool:
        a, b = left(answers, current), right(answers, current)
        return a is None or b is None or compare(a, b)

    return test


def _number(operand: Operand) -> Callable[[Answers, Any], int | float | None]:
    match operand:
        case Number(value):
            return lambda _answers, _current: value
        case CountSelected(question):
            return lambda answers, current: _count(current if question == CURRENT else answers.get(question))
        case Value(question):
            return lambda answers, current: _numeric(current if question == CURRENT else answers.get(question))


def _count(answer: Any) -> int:
    return len(answer) if isinstance(answer, (tuple, list)) else int(isinstance(answer, str))


def _numeric(answer: Any) -> int | float | None:
    return answer if isinstance(answer, (int, float)) and not isinstance(answer, bool) else None
