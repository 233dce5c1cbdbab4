"""Rules about relevance and constraints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.questionnaire.draft import Draft, QuestionDraft
from app.questionnaire.expression import (
    CURRENT,
    AllOf,
    AnyOf,
    Compare,
    CountSelected,
    Expression,
    Not,
    Operand,
    Selected,
    Value,
    references,
)
from app.questionnaire.fault import Fault
from app.questionnaire.parse import ExpressionError, parse
from app.questionnaire.selector import to_css

LEAVES: dict[type, tuple[str, ...]] = {
    Selected: ("select_one", "select_multiple"),
    CountSelected: ("select_multiple",),
    Value: ("integer",),
}
"""The kinds of question that each part of an expression may look at."""


class _Written(NamedTuple):
    """An expression of a question that could be read, and the questions before it."""

    key: str
    question: QuestionDraft
    expression: Expression
    earlier: frozenset[str]

    @property
    def place(self) -> str:
        return f"{self.question.place}, {self.key}"


def expressions_can_be_read(draft: Draft) -> Iterator[Fault]:
    """Everything outside the supported subset is refused by name."""
    for question in draft.questions:
        for key in ("relevance", "constraint"):
            text = getattr(question, key)
            try:
                parse(text or "1 = 1")
            except ExpressionError as error:
                yield Fault(f"{question.place}, {key}, tegn {error.place}", error.what, error.mend)


def references_stand_before(draft: Draft) -> Iterator[Fault]:
    """A condition looks at earlier questions only: answers are judged in their order."""
    for written in _expressions(draft):
        for name in sorted(references(written.expression) - written.earlier):
            told = f"Spørgsmålet »{name}« findes ikke før dette."
            yield Fault(written.place, told, "Ret navnet, eller flyt spørgsmålet op foran.")


def references_are_of_a_fit_kind(draft: Draft) -> Iterator[Fault]:
    """selected() looks at choices, count-selected() at several choices, comparisons at numbers."""
    kinds = {q.name: q.type for q in draft.questions}
    for written in _expressions(draft):
        for leaf in _leaves(written.expression):
            kind = written.question.type if leaf.question == CURRENT else kinds.get(leaf.question)
            fit = LEAVES[type(leaf)]
            if kind is not None and kind not in fit:
                told = f"»{leaf.question}« er {kind} og kan ikke bruges sådan her."
                yield Fault(written.place, told, f"Det kræver {' eller '.join(fit)}.")


def selected_codes_exist(draft: Draft) -> Iterator[Fault]:
    """A code in selected() is an option of its question, as far as its options are known."""
    questions = {q.name: q for q in draft.questions}
    for written in _expressions(draft):
        for leaf in _leaves(written.expression):
            source = written.question if leaf.question == CURRENT else questions.get(leaf.question)
            if not isinstance(leaf, Selected) or source is None or source.options_from:
                continue
            codes = [item.code for item in draft.choices(source)]
            if leaf.code not in codes:
                told = f"»{leaf.code}« er ikke et svar på {source.name}."
                yield Fault(written.place, told, f"Brug en af: {', '.join(codes) or '(ingen)'}.")


def relevance_works_without_script(draft: Draft) -> Iterator[Fault]:
    """A page without script follows relevance by its style sheet, which sees ticks but no numbers."""
    for written in _expressions(draft):
        if written.key != "relevance":
            continue
        try:
            to_css(written.expression)
        except ExpressionError as error:
            yield Fault(written.place, error.what, error.mend)


def constraints_look_at_their_answer(draft: Draft) -> Iterator[Fault]:
    """A constraint is about the answer it stands with."""
    for written in _expressions(draft):
        own = any(leaf.question == CURRENT for leaf in _leaves(written.expression))
        if written.key == "constraint" and not own:
            yield Fault(written.place, "Betingelsen ser ikke på sit eget svar.", "Brug punktum for svaret: . <= 50")


def _expressions(draft: Draft) -> Iterator[_Written]:
    for place, question in enumerate(draft.questions):
        earlier = frozenset(q.name for q in draft.questions[:place])
        for key in ("relevance", "constraint"):
            try:
                expression = parse(getattr(question, key) or "")
            except ExpressionError:
                continue
            yield _Written(key, question, expression, earlier)


def _leaves(node: Expression | Operand) -> Iterator[Selected | CountSelected | Value]:
    match node:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)
        case Not(part):
            yield from _leaves(part)
        case Compare(_, left, right):
            yield from _leaves(left)
            yield from _leaves(right)
        case Selected() | CountSelected() | Value():
            yield node
