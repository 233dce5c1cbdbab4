"""Rules about what each kind of question may hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from app.questionnaire.draft import Draft, QuestionDraft
from app.questionnaire.fault import Fault
from app.questionnaire.model import Kind, Nature, Storage

SUITS: dict[str, tuple[str, ...]] = {
    "scale": ("select_one", "select_multiple", "rate_each"),
    "options": ("select_one", "select_multiple", "rate_each"),
    "extra_options": ("select_one", "select_multiple", "rate_each"),
    "options_from": ("select_one", "select_multiple"),
    "picto_override": ("select_one", "select_multiple", "rate_each"),
    "exclusive": ("select_multiple",),
    "max_choices": ("select_multiple",),
    "rows": ("rate_each",),
    "rows_from": ("rate_each",),
    "rows_chosen_in": ("rate_each",),
    "soft_prompt": ("select_one",),
    "constraint": ("integer", "select_multiple"),
    "bands": ("integer",),
    "share_of": ("integer",),
    "max_length": ("text",),
}
"""The kinds a key makes sense for; keys that are not listed suit every kind."""


def words_are_known(draft: Draft) -> Iterator[Fault]:
    """Kind, nature and storage are among those that exist."""
    for question in draft.questions:
        for key, value, known in (
            ("type", question.type, get_args(Kind)),
            ("nature", question.nature, get_args(Nature)),
            ("stored", question.stored, get_args(Storage)),
        ):
            if value and value not in known:
                yield Fault(f"{question.place}, {key}", f"»{value}« kendes ikke.", f"Brug en af: {', '.join(known)}.")


def keys_suit_the_kind(draft: Draft) -> Iterator[Fault]:
    """A key that its kind cannot use is a slip, not a wish."""
    for question in (q for q in draft.questions if q.type in get_args(Kind)):
        for key, kinds in SUITS.items():
            if getattr(question, key) and question.type not in kinds:
                told = f"{question.type} kan ikke have {key}."
                yield Fault(
                    f"{question.place}, {key}", told, f"Fjern {key}, eller brug type = {' eller '.join(kinds)}."
                )


def storage_suits_the_kind(draft: Draft) -> Iterator[Fault]:
    """Texts and ratings of local lists have piles of their own; everything else is in the ballot."""
    for question in draft.questions:
        if question.type == "text":
            wanted: tuple[str, ...] = ("texts",)
        elif question.rows_from:
            wanted = ("ratings",)
        else:
            wanted = ("ballot", "nowhere")
        if question.stored not in wanted:
            told = f"»{question.stored}« passer ikke til spørgsmålet."
            yield Fault(f"{question.place}, stored", told, f"Skriv stored = {' eller '.join(wanted)}.")


def local_choices_are_not_stored(draft: Draft) -> Iterator[Fault]:
    """Ticks in a list that differs from area to area have no fixed place in a record (only the split has)."""
    for question in draft.questions:
        if question.options_from and question.stored == "ballot" and question.name != draft.split:
            told = "Svar fra en lokal liste har ingen fast plads i stemmesedlen."
            yield Fault(f"{question.place}, options_from", told, "Skriv stored = nowhere.")


def texts_have_a_limit(draft: Draft) -> Iterator[Fault]:
    """Every text has a greatest length, so that all are stored in equal entries."""
    for question in (q for q in draft.questions if q.type == "text"):
        if not question.max_length:
            yield Fault(question.place, "Teksten har ingen grænse.", "Tilføj max_length = 500.")


def constraints_are_explained(draft: Draft) -> Iterator[Fault]:
    """Who breaks a constraint is told what to do instead."""
    for question in draft.questions:
        if bool(question.constraint) != bool(question.constraint_message):
            told = "Betingelse og besked hører sammen."
            yield Fault(question.place, told, "Angiv både constraint og constraint_message, eller ingen af dem.")


def bands_follow_each_other(draft: Draft) -> Iterator[Fault]:
    """Bands touch without gap or overlap, and the last one is open: every number falls in one."""
    for question in draft.questions:
        if question.bands and not _touching(question.bands):
            mend = (
                "Lad båndene ligge i forlængelse af hinanden, og lad kun det sidste være åbent: [[1, 4], [5, 9], [10]]."
            )
            yield Fault(f"{question.place}, bands", "Båndene hænger ikke sammen.", mend)


def _touching(bands: tuple[tuple[int, ...], ...]) -> bool:
    closed, last = bands[:-1], bands[-1]
    if len(last) != 1 or any(len(band) != 2 or band[0] > band[1] for band in closed):
        return False
    return all(band[1] + 1 == after[0] for band, after in zip(closed, bands[1:], strict=True))


def numbers_have_bands(draft: Draft) -> Iterator[Fault]:
    """Numbers are printed in bands, never as single values (design: disclosure rule 7)."""
    for question in (q for q in draft.questions if q.type == "integer" and not q.bands):
        yield Fault(question.place, "Tallet har ingen bånd.", "Tilføj bands = [[0, 9], [10]].")


def shares_are_of_an_earlier_number(draft: Draft) -> Iterator[Fault]:
    """`share_of` names an integer question that stands before."""
    for place, question in enumerate(draft.questions):
        if question.share_of and question.share_of not in _numbers(draft.questions[:place]):
            told = f"»{question.share_of}« er ikke et tidligere tal."
            yield Fault(f"{question.place}, share_of", told, "Skriv navnet på et tidligere integer-spørgsmål.")


def _numbers(questions: tuple[QuestionDraft, ...]) -> set[str]:
    return {q.name for q in questions if q.type == "integer"}
