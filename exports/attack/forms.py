"""The public wording of the forms: which question a table is of, what its labels mean, how it was filtered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.questionnaire.expression import references
from app.questionnaire.model import Question, Questionnaire
from app.questionnaire.relevance import evaluate
from exports.attack.figures import MISSING, UNANSWERED, UNASKED, plain

SUBSETS = {"bs_same_degree|deltagere": ("bs_attended", ("many", "once"))}
"""A table of a part of those who answered: the question that tells who they are, and its answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as its readers know it."""

    form: str
    boards: bool
    question: Question

    @property
    def fact(self) -> bool:
        """Whether others can see the answer of somebody they know."""
        return self.question.nature == "fact"

    @property
    def multiple(self) -> bool:
        """Whether one person counts under several answers."""
        return self.question.kind == "select_multiple"

    @property
    def yes_no(self) -> str | None:
        """The label of no, which is not tested, where the question has two answers."""
        labels = {choice.code: plain(choice.text.da) for choice in self.question.choices if not choice.missing}
        return labels["no"] if labels.keys() == {"yes", "no"} else None

    def label(self, code: str) -> str:
        """The printed label of an answer; raises KeyError."""
        return plain(self.question.choice(code).text.da)

    @property
    def exclusive(self) -> tuple[str, ...]:
        """Labels of the answers that nobody gives together with another."""
        choices = {c.code: c for c in self.question.choices if not c.missing}
        return tuple(self.label(code) for code in self.question.exclusive if code in choices)

    @property
    def poles(self) -> dict[str, tuple[str, ...]]:
        """Label of a pole and the labels of its answers."""
        return {plain(p.text.da): tuple(map(self.label, p.codes)) for p in self.question.poles}

    @property
    def scale(self) -> tuple[str, ...]:
        """Labels of the answers of a scale in order."""
        return tuple(plain(choice.text.da) for choice in self.question.choices if not choice.missing)

    @property
    def filter(self) -> str | None:
        """The one question whose answer decides who is asked this."""
        names = references(self.question.relevance) if self.question.relevance else frozenset()
        return next(iter(names)) if len(names) == 1 else None

    def kept_out(self, source: Asked, answers: Iterable[str]) -> list[str]:
        """Of the labels of the filter question's rows, those who are not asked this."""
        codes = {plain(c.text.da): c.code for c in source.question.choices if not c.missing} | MISSING
        return [label for label in answers if not self._lets_on(source.question.name, label, codes)]

    def _lets_on(self, source: str, label: str, codes: dict[str, str]) -> bool:
        given = {} if label in (UNANSWERED, UNASKED) or label not in codes else {source: codes[label]}
        return self.question.relevance is None or evaluate(self.question.relevance, given)


class Forms:
    """The questions of all forms of a round, by name."""

    def __init__(self, questionnaires: Iterable[Questionnaire]) -> None:
        self.questionnaires = tuple(questionnaires)
        self._asked = {q.name: Asked(f.form, f.unit == "board", q) for f in self.questionnaires for q in f.questions}

    def of(self, table: str) -> Asked | None:
        """The question a table, or an indicator, is of."""
        return self._asked.get(re.split(r"[.|]", table)[0])

    def form(self, table: str) -> str:
        """The form a table or an indicator belongs to; a table of no known question is a form of its own kind."""
        asked = self.of(table)
        if asked:
            return asked.form
        letter, boards = table[:1], ("D2", "D3", "D4", "D5", "D7", "D8")
        return "bs" if letter == "B" else "fa" if table in boards else "fm" if letter == "D" else ""

    def boards(self, form: str) -> bool:
        """Whether a form is answered by boards."""
        return any(q.form == form and q.unit == "board" for q in self.questionnaires)

    def texts(self) -> dict[str, str]:
        """Heading of a question or a row of one → its table, as printed above its figures."""
        found = {}
        for name, asked in self._asked.items():
            found[plain(asked.question.label.da)] = name
            found |= {plain(row.text.da): f"{name}.{row.code}" for row in asked.question.rows}
        return found
