"""Rules about the form as a whole: names, pages, split and groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from app.questionnaire.draft import Draft, QuestionDraft
from app.questionnaire.fault import Fault

NAME = re.compile(r"[a-z][a-z0-9_]*")
FIELDS = ("code", "version", "nonce")
"""Fields of the post that are no questions."""
FORM_KEYS = ("title", "intro", "before_send", "thanks", "group")
"""Texts of the form whose keys a page must not take."""
INDICATOR = re.compile(r"[A-Z][0-9]{1,2}[a-z]?")
PLACEHOLDER = "{aktivitet}"


def names_are_fit(draft: Draft) -> Iterator[Fault]:
    """Names stand in HTML, expressions and records: small letters, digits and underscore."""
    pages = [(f"side {page.id}", page.id) for page in draft.pages]
    groups = [(f"gruppe {group.code}", group.code) for group in draft.groups]
    for place, name in [("skemaet, form", draft.form), *((q.place, q.name) for q in draft.questions), *pages, *groups]:
        if name and not NAME.fullmatch(name):
            yield Fault(
                place, f"»{name}« kan ikke være et navn.", "Brug små bogstaver a-z, tal og _; begynd med et bogstav."
            )


def names_are_free(draft: Draft) -> Iterator[Fault]:
    """A question must not be called like another field, like the form or like a scale: their texts share a catalog."""
    taken = {*FIELDS, draft.form, *(name for name, _ in draft.scales)}
    for question in draft.questions:
        if question.name in taken:
            yield Fault(question.place, f"Navnet »{question.name}« er optaget.", "Vælg et andet navn.")
    for page in draft.pages:
        if page.id in FORM_KEYS:
            yield Fault(f"side {page.id}", f"»{page.id}« er optaget.", "Kald siden fx p1.")


def names_are_unique(draft: Draft) -> Iterator[Fault]:
    """No two questions, pages or groups share a name."""
    yield from _twice((q.name for q in draft.questions), "Spørgsmålet")
    yield from _twice((page.id for page in draft.pages), "Siden")
    yield from _twice((group.code for group in draft.groups), "Gruppen")


def _twice(names: Iterable[str], what: str) -> Iterator[Fault]:
    for name, times in Counter(names).items():
        if name and times > 1:
            yield Fault(name, f"{what} står {times} gange.", "Giv hver sit eget navn.")


def unit_is_known(draft: Draft) -> Iterator[Fault]:
    """A person answers, or a board."""
    if draft.unit not in ("person", "board"):
        yield Fault("skemaet, unit", f"»{draft.unit}« kendes ikke.", "Skriv person eller board.")


def pages_are_used(draft: Draft) -> Iterator[Fault]:
    """Each question stands on a page that exists, and each page holds a question."""
    ids = [page.id for page in draft.pages]
    for question in draft.questions:
        if question.page and question.page not in ids:
            known = ", ".join(ids)
            yield Fault(f"{question.place}, page", f"Siden »{question.page}« findes ikke.", f"Brug en af: {known}.")
    for empty in (page for page in ids if page and page not in {q.page for q in draft.questions}):
        yield Fault(f"side {empty}", "Siden har ingen spørgsmål.", "Sæt et spørgsmål på siden, eller fjern den.")


def pages_are_in_order(draft: Draft) -> Iterator[Fault]:
    """Questions follow the order of their pages: page and list of questions never differ."""
    order = {page.id: place for place, page in enumerate(draft.pages)}
    furthest = 0
    for question in draft.questions:
        place = order.get(question.page, furthest)
        if place < furthest:
            yield Fault(f"{question.place}, page", "Spørgsmålet står efter en senere sides spørgsmål.", "Flyt det op.")
        furthest = max(furthest, place)


def split_is_always_answered(draft: Draft) -> Iterator[Fault]:
    """Every answer belongs to one area or type: its question is a required choice that always applies."""
    place = "skemaet, split"
    split = next((q for q in draft.questions if q.name == draft.split), None)
    if split is None:
        yield Fault(place, f"Spørgsmålet »{draft.split}« findes ikke.", "Skriv navnet på et spørgsmål i skemaet.")
    elif split.type != "select_one" or not split.required or split.relevance or split.stored != "ballot":
        mend = f"Giv {split.name} type = select_one og required = true, uden relevance og stored."
        yield Fault(place, f"»{split.name}« er ikke altid besvaret.", mend)


def groups_share_out_the_split(draft: Draft) -> Iterator[Fault]:
    """Published groups take each code of the split question once."""
    split = next((q for q in draft.questions if q.name == draft.split), QuestionDraft())
    codes = {item.code for item in draft.choices(split)}
    grouped = Counter(code for group in draft.groups for code in group.codes)
    for code in sorted(grouped.keys() - codes):
        yield Fault("skemaet, groups", f"»{code}« er ikke et svar på {draft.split}.", "Ret koden, eller fjern den.")
    for code in sorted(code for code, times in grouped.items() if times > 1):
        yield Fault("skemaet, groups", f"»{code}« står i flere grupper.", "Lad koden stå i én gruppe.")
    for code in sorted(codes - grouped.keys() if draft.groups else ()):
        yield Fault("skemaet, groups", f"»{code}« står ikke i nogen gruppe.", "Sæt koden i en gruppe.")


def indicators_are_named(draft: Draft) -> Iterator[Fault]:
    """`feeds` names indicators, for they decide whether an answer counts."""
    for question in draft.questions:
        for name in question.feeds:
            if not INDICATOR.fullmatch(name):
                yield Fault(f"{question.place}, feeds", f"»{name}« er ikke en indikator.", "Skriv fx B1 eller D10.")


def placeholders_are_filled(draft: Draft) -> Iterator[Fault]:
    """Only questions about a chosen row may name it; other braces would be shown as they stand."""
    for question in draft.questions:
        for key, text in (("label", question.label), ("help", question.help or "")):
            bare = text.replace(PLACEHOLDER, "") if question.rows_chosen_in else text
            if "{" in bare or "}" in bare:
                mend = f"Skriv {PLACEHOLDER} (kun i et spørgsmål med rows_chosen_in), eller fjern tegnene."
                yield Fault(f"{question.place}, {key}", "Pladsholderen kan ikke udfyldes.", mend)
