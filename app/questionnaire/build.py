"""From a checked draft to the frozen questionnaire, each text with its translations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

from app.questionnaire.draft import Draft, ItemDraft, QuestionDraft
from app.questionnaire.model import (
    Band,
    Choice,
    Group,
    Kind,
    Nature,
    Page,
    Pole,
    Question,
    Questionnaire,
    Storage,
    Text,
    Unit,
)
from app.questionnaire.parse import parse

Translate: TypeAlias = Callable[[str, str], Text]
"""From a text's key and its Danish words to the text in all languages that have it."""


def build(draft: Draft, text: Translate) -> Questionnaire:
    """The questionnaire of a draft without faults."""
    form = draft.form
    return Questionnaire(
        form=form,
        version=draft.version,
        unit=cast(Unit, draft.unit),
        title=text(f"{form}.title", draft.title),
        intro=tuple(text(f"{form}.intro.{n}", part) for n, part in enumerate(draft.intro, start=1)),
        before_send=text(f"{form}.before_send", draft.before_send),
        thanks=text(f"{form}.thanks", draft.thanks),
        pages=tuple(Page(page.id, text(f"{form}.{page.id}", page.title)) for page in draft.pages),
        questions=tuple(_question(draft, question, text) for question in draft.questions),
        split=draft.split,
        groups=tuple(Group(g.code, text(f"{form}.group.{g.code}", g.text), g.codes) for g in draft.groups),
    )


def _question(draft: Draft, q: QuestionDraft, text: Translate) -> Question:
    return Question(
        name=q.name,
        page=q.page,
        kind=cast(Kind, q.type),
        label=text(q.name, q.label),
        help=text(f"{q.name}.help", q.help) if q.help else None,
        picto=q.picto,
        required=q.required,
        soft_prompt=q.soft_prompt,
        nature=cast(Nature, q.nature),
        stored=cast(Storage, q.stored),
        relevance=parse(q.relevance) if q.relevance else None,
        constraint=parse(q.constraint) if q.constraint else None,
        constraint_message=text(f"{q.name}.constraint", q.constraint_message) if q.constraint_message else None,
        scale=q.scale,
        choices=_choices(draft, q, text),
        rows=tuple(_choice(row, q.name, text) for row in q.rows),
        options_from=q.options_from,
        rows_from=q.rows_from,
        rows_chosen_in=q.rows_chosen_in,
        exclusive=q.exclusive,
        max_choices=q.max_choices,
        max_length=q.max_length,
        poles=_poles(draft, q, text),
        bands=tuple(_band(band, "" if q.share_of is None else " %") for band in q.bands),
        share_of=q.share_of,
        feeds=q.feeds,
    )


def _choices(draft: Draft, question: QuestionDraft, text: Translate) -> tuple[Choice, ...]:
    own = {item.code for item in (*question.options, *question.extra_options)}
    pictures = dict(question.picto_override)
    return tuple(
        _choice(item, question.name if item.code in own else question.scale or "", text, pictures.get(item.code))
        for item in draft.choices(question)
    )


def _choice(item: ItemDraft, prefix: str, text: Translate, picto: str | None = None) -> Choice:
    return Choice(item.code, text(f"{prefix}.{item.code}", item.text), picto or item.picto)


def _poles(draft: Draft, question: QuestionDraft, text: Translate) -> tuple[Pole, ...]:
    poles = draft.scale(question.scale).poles
    return tuple(Pole(pole.code, text(f"{question.scale}.pole.{pole.code}", pole.text), pole.codes) for pole in poles)


def _band(ends: tuple[int, ...], unit: str) -> Band:
    low, high = ends[0], ends[-1] if len(ends) == 2 else None
    if high is None:
        return Band(low, None, f"{_grouped(low)}{unit}+")
    return Band(low, high, (_grouped(low) if low == high else f"{_grouped(low)}-{_grouped(high)}") + unit)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
