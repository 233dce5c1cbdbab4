"""The questionnaire as frozen data: what is asked, in which words, and what may be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from app.questionnaire.expression import Expression

Kind = Literal["select_one", "select_multiple", "rate_each", "integer", "text", "acknowledge"]
Nature = Literal["fact", "opinion"]
Storage = Literal["ballot", "ratings", "texts", "nowhere"]
Unit = Literal["person", "board"]

MISSING_CODES = ("dk", "pna", "na")
"""Answers that are no step of a scale and never enter a base (instruments/00, section 4)."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text a person reads: its key in the catalog, the Danish source and its translations."""

    key: str
    da: str
    translations: tuple[tuple[str, str], ...] = ()

    def in_language(self, language: str) -> str:
        """The text in a language; raises KeyError when it is not translated."""
        if language == "da":
            return self.da
        return dict(self.translations)[language]

    @property
    def languages(self) -> tuple[str, ...]:
        """Danish first, then every language the text is translated to."""
        return ("da", *(language for language, _ in self.translations))


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer option, or a row to rate. `local` names stand in Danish in every language."""

    code: str
    text: Text
    picto: str | None = None
    local: bool = False

    @property
    def missing(self) -> bool:
        """Whether the option stands outside the scale (don't know, prefer not, not relevant)."""
        return self.code in MISSING_CODES


@dataclass(frozen=True, slots=True)
class Pole:
    """One side of a scale: the answers that point the same way."""

    code: str
    text: Text
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """An interval in which an integer is printed; both ends count, `high` None has no end."""

    low: int
    high: int | None
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """A group of questions under one heading."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `choices` are the options (of each row, in rate_each)."""

    name: str
    page: str
    kind: Kind
    label: Text
    help: Text | None = None
    picto: str | None = None
    required: bool = False
    soft_prompt: bool = False
    nature: Nature = "opinion"
    stored: Storage = "ballot"
    relevance: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Text | None = None
    scale: str | None = None
    choices: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()
    options_from: str | None = None
    rows_from: str | None = None
    rows_chosen_in: str | None = None
    exclusive: tuple[str, ...] = ()
    max_choices: int | None = None
    max_length: int | None = None
    poles: tuple[Pole, ...] = ()
    bands: tuple[Band, ...] = ()
    share_of: str | None = None
    feeds: tuple[str, ...] = ()

    def choice(self, code: str) -> Choice:
        """The option with this code; raises KeyError."""
        for choice in self.choices:
            if choice.code == code:
                return choice
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Group:
    """A published group of answer codes of the split question (e.g. three of eight types)."""

    code: str
    text: Text
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A version of a form: immutable once a round has opened with it."""

    form: str
    version: int
    unit: Unit
    title: Text
    intro: tuple[Text, ...]
    before_send: Text
    thanks: Text
    pages: tuple[Page, ...]
    questions: tuple[Question, ...]
    split: str
    groups: tuple[Group, ...] = ()
    preset: tuple[tuple[str, str], ...] = ()

    def question(self, name: str) -> Question:
        """The question with this name; raises KeyError."""
        for question in self.questions:
            if question.name == name:
                return question
        raise KeyError(name)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions a respondent sees: those whose answer the link does not already give."""
        given = dict(self.preset)
        return tuple(q for q in self.questions if q.name not in given)

    def with_lists(self, lists: Mapping[str, tuple[Choice, ...]]) -> Questionnaire:
        """The same form with `options_from` and `rows_from` filled from local lists (areas, activities)."""
        return replace(self, questions=tuple(_filled(q, lists) for q in self.questions))

    def with_preset(self, **answers: str) -> Questionnaire:
        """The same form for a link that already answers some questions (its housing area)."""
        return replace(self, preset=tuple(sorted(answers.items())))


def _filled(question: Question, lists: Mapping[str, tuple[Choice, ...]]) -> Question:
    options = lists.get(question.options_from or "", ())
    rows = lists.get(question.rows_from or "", ())
    return replace(question, choices=(*options, *question.choices), rows=(*rows, *question.rows))
