"""A definition as it was written: typed, not yet checked. What cannot be read is left at its default."""

from __future__ import annotations

from dataclasses import dataclass

from app.questionnaire.model import MISSING_CODES


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """An option, a row or a group of answers (`codes`: a pole or a group)."""

    code: str = ""
    text: str = ""
    picto: str | None = None
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScaleDraft:
    """A scale or list that questions share."""

    choices: tuple[ItemDraft, ...] = ()
    poles: tuple[ItemDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page."""

    id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question; the names are those of the TOML file."""

    name: str = ""
    page: str = ""
    type: str = ""
    label: str = ""
    help: str | None = None
    picto: str | None = None
    scale: str | None = None
    required: bool = False
    soft_prompt: bool = False
    nature: str = "opinion"
    stored: str = "ballot"
    relevance: str | None = None
    constraint: str | None = None
    constraint_message: str | None = None
    options: tuple[ItemDraft, ...] = ()
    extra_options: tuple[ItemDraft, ...] = ()
    options_from: str | None = None
    rows: tuple[ItemDraft, ...] = ()
    rows_from: str | None = None
    rows_chosen_in: str | None = None
    exclusive: tuple[str, ...] = ()
    max_choices: int | None = None
    max_length: int | None = None
    picto_override: tuple[tuple[str, str], ...] = ()
    bands: tuple[tuple[int, ...], ...] = ()
    share_of: str | None = None
    feeds: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """How a fault names the question."""
        return self.name or "spørgsmål uden navn"


@dataclass(frozen=True, slots=True)
class Draft:
    """A form and the scales it may use."""

    form: str = ""
    version: int = 1
    unit: str = "person"
    title: str = ""
    intro: tuple[str, ...] = ()
    before_send: str = ""
    thanks: str = ""
    split: str = ""
    groups: tuple[ItemDraft, ...] = ()
    pages: tuple[PageDraft, ...] = ()
    questions: tuple[QuestionDraft, ...] = ()
    scales: tuple[tuple[str, ScaleDraft], ...] = ()

    def scale(self, name: str | None) -> ScaleDraft:
        """The scale with this name; an empty one when there is none (a rule of its own says so)."""
        return dict(self.scales).get(name or "", ScaleDraft())

    def choices(self, question: QuestionDraft) -> tuple[ItemDraft, ...]:
        """The options of a question in their order: steps, own extra options, then don't know and its like."""
        steps, missing = _parted((*self.scale(question.scale).choices, *question.options))
        return (*steps, *question.extra_options, *missing)


def _parted(items: tuple[ItemDraft, ...]) -> tuple[tuple[ItemDraft, ...], tuple[ItemDraft, ...]]:
    steps = tuple(item for item in items if item.code not in MISSING_CODES)
    return steps, tuple(item for item in items if item.code in MISSING_CODES)
