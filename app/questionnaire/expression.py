"""The small tree that an XLSForm expression becomes: parsed once, then evaluated, written as CSS and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

CURRENT = "."
"""The name an expression uses for the question it belongs to."""

Operator: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]
OPERATORS: tuple[Operator, ...] = ("=", "!=", "<", "<=", ">", ">=")


@dataclass(frozen=True, slots=True)
class AllOf:
    """`a and b`; of nothing at all: true."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """`a or b`; of nothing at all: false."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """`not(a)`."""

    part: Expression


@dataclass(frozen=True, slots=True)
class Selected:
    """`selected(${question}, 'code')`, also written `${question} = 'code'`."""

    question: str
    code: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the expression."""

    value: int | float


@dataclass(frozen=True, slots=True)
class Value:
    """The number answered in a question, or in the current one (`.`)."""

    question: str


@dataclass(frozen=True, slots=True)
class CountSelected:
    """`count-selected(${question})`: how many options are ticked; none when unanswered."""

    question: str


Operand: TypeAlias = Number | Value | CountSelected


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two numbers."""

    operator: Operator
    left: Operand
    right: Operand


Expression: TypeAlias = AllOf | AnyOf | Not | Selected | Compare

TRUE = AllOf(())
FALSE = AnyOf(())


def references(expression: Expression) -> frozenset[str]:
    """The names of the other questions an expression looks at."""
    return frozenset(_names(expression)) - {CURRENT}


def _names(node: Expression | Operand) -> set[str]:
    match node:
        case AllOf(parts) | AnyOf(parts):
            return set().union(*map(_names, parts))
        case Not(part):
            return _names(part)
        case Compare(_, left, right):
            return _names(left) | _names(right)
        case Number():
            return set()
        case _:
            return {node.question}


def to_json(expression: Expression) -> list[Any]:
    """The tree as nested lists for the browser: `["and", …]`, `["selected", name, code]`, `[">=", left, right]`."""
    match expression:
        case AllOf(parts):
            return ["and", *map(to_json, parts)]
        case AnyOf(parts):
            return ["or", *map(to_json, parts)]
        case Not(part):
            return ["not", to_json(part)]
        case Selected(question, code):
            return ["selected", question, code]
        case Compare(operator, left, right):
            return [operator, _operand_json(left), _operand_json(right)]


def _operand_json(operand: Operand) -> int | float | list[str]:
    match operand:
        case Number(value):
            return value
        case Value(question):
            return ["value", question]
        case CountSelected(question):
            return ["count", question]


def from_json(tree: list[Any]) -> Expression:
    """The expression written by `to_json`; raises ValueError for anything else."""
    match tree:
        case ["and", *parts]:
            return AllOf(tuple(map(from_json, parts)))
        case ["or", *parts]:
            return AnyOf(tuple(map(from_json, parts)))
        case ["not", part]:
            return Not(from_json(part))
        case ["selected", str(question), str(code)]:
            return Selected(question, code)
        case [str(operator), left, right] if operator in OPERATORS:
            return Compare(operator, _operand(left), _operand(right))
    raise ValueError(f"Ukendt led i udtrykket: {tree!r}")


def _operand(tree: Any) -> Operand:
    match tree:
        case int(value) | float(value):
            return Number(value)
        case ["value", str(question)]:
            return Value(question)
        case ["count", str(question)]:
            return CountSelected(question)
    raise ValueError(f"Ukendt led i udtrykket: {tree!r}")
