"""Rules about what may be answered: options, scales and rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from app.questionnaire.draft import Draft, ItemDraft, QuestionDraft
from app.questionnaire.fault import Fault
from app.questionnaire.model import MISSING_CODES

CODE = re.compile(r"[A-Za-z0-9_-]+")
TEXT_KEYS = ("help", "constraint")
"""Texts of a question whose keys an option must not take."""
MOST_OPTIONS = 254
"""A byte holds the answer, and two of its values say that there is none."""
CHOOSING = ("select_one", "select_multiple", "rate_each")


def options_have_one_source(draft: Draft) -> Iterator[Fault]:
    """Options come from a scale, a local list or the question itself, and only from one of them."""
    for question in (q for q in draft.questions if q.type in CHOOSING):
        sources = [key for key in ("scale", "options", "options_from") if getattr(question, key)]
        if len(sources) != 1:
            told = f"Svarene kommer fra {' og '.join(sources)}." if sources else "Spørgsmålet har ingen svar."
            yield Fault(question.place, told, "Angiv netop én af scale, options og options_from.")


def scales_exist(draft: Draft) -> Iterator[Fault]:
    """A scale that is named is defined."""
    known = dict(draft.scales)
    for question in draft.questions:
        if question.scale and question.scale not in known:
            mend = f"Brug en af: {', '.join(known)}."
            yield Fault(f"{question.place}, scale", f"Skalaen »{question.scale}« findes ikke.", mend)


def options_are_enough(draft: Draft) -> Iterator[Fault]:
    """There is something to choose between, and not more than a record can hold."""
    for question in (q for q in draft.questions if q.type in CHOOSING and not q.options_from):
        count = len(draft.choices(question))
        if count == 1 or count > MOST_OPTIONS:
            yield Fault(question.place, f"Der er {count} svar.", f"Giv spørgsmålet 2-{MOST_OPTIONS} svar.")


def codes_are_fit(draft: Draft) -> Iterator[Fault]:
    """Codes are stored and never translated: letters a-z, digits, hyphen and underscore."""
    for place, items in _lists(draft):
        for item in items:
            if item.code and (not CODE.fullmatch(item.code) or item.code in TEXT_KEYS):
                yield Fault(
                    place,
                    f"»{item.code}« kan ikke være en kode.",
                    "Brug a-z, tal, _ og -, og ikke help eller constraint.",
                )


def codes_are_unique(draft: Draft) -> Iterator[Fault]:
    """No code stands twice in a question, be it option or row, nor in a scale."""
    for place, items in _lists(draft):
        for code, times in Counter(item.code for item in items).items():
            if code and times > 1:
                yield Fault(place, f"Koden »{code}« står {times} gange.", "Giv hvert svar og hver række sin egen kode.")


def _lists(draft: Draft) -> Iterator[tuple[str, tuple[ItemDraft, ...]]]:
    for question in draft.questions:
        yield question.place, (*draft.choices(question), *question.rows)
    for name, scale in draft.scales:
        yield f"skala {name}", scale.choices
        yield f"skala {name}, poles", scale.poles


def missing_answers_stand_last(draft: Draft) -> Iterator[Fault]:
    """Don't know and its like follow the steps of a scale, so that an answer's place is its step."""
    lists = [(f"skala {name}", scale.choices) for name, scale in draft.scales]
    for place, items in [*lists, *((q.place, q.options) for q in draft.questions)]:
        missing = [item.code in MISSING_CODES for item in items]
        if missing != sorted(missing):
            yield Fault(
                place, "»Ved ikke« og lignende står før et andet svar.", f"Sæt {', '.join(MISSING_CODES)} sidst."
            )


def poles_part_the_scale(draft: Draft) -> Iterator[Fault]:
    """A pole joins steps of its scale, each in one pole."""
    for name, scale in draft.scales:
        steps = {item.code for item in scale.choices} - set(MISSING_CODES)
        joined = Counter(code for pole in scale.poles for code in pole.codes)
        for code in sorted(code for code, times in joined.items() if code not in steps or times > 1):
            mend = "Lad hver pol samle trin fra skalaen, og hvert trin stå i én pol."
            yield Fault(f"skala {name}, poles", f"»{code}« kan ikke stå her.", mend)


def named_codes_exist(draft: Draft) -> Iterator[Fault]:
    """Codes under `exclusive` and `picto_override` are options of the question."""
    for question in draft.questions:
        known = {item.code for item in draft.choices(question)}
        pictured = tuple(code for code, _ in question.picto_override)
        for key, codes in (("exclusive", question.exclusive), ("picto_override", pictured)):
            for code in (code for code in codes if code not in known):
                mend = f"Brug en af: {', '.join(sorted(known)) or '(ingen)'}."
                yield Fault(f"{question.place}, {key}", f"»{code}« er ikke et svar her.", mend)


def most_choices_leave_a_choice(draft: Draft) -> Iterator[Fault]:
    """`max_choices` is below the number of options."""
    for question in (q for q in draft.questions if q.max_choices and not q.options_from):
        count = len(draft.choices(question))
        if (question.max_choices or 0) >= count > 0:
            yield Fault(f"{question.place}, max_choices", f"Der er kun {count} svar.", f"Skriv højst {count - 1}.")


def rows_have_one_source(draft: Draft) -> Iterator[Fault]:
    """What is rated stands in the question or in a local list."""
    for question in (q for q in draft.questions if q.type == "rate_each"):
        if bool(question.rows) == bool(question.rows_from):
            yield Fault(
                question.place, "Det er ikke klart, hvad der skal vurderes.", "Angiv netop én af rows og rows_from."
            )


def chosen_rows_can_be_chosen(draft: Draft) -> Iterator[Fault]:
    """`rows_chosen_in` names an earlier select_multiple that offers the rows."""
    for place, question in enumerate(draft.questions):
        earlier = {q.name: q for q in draft.questions[:place] if q.type == "select_multiple"}
        source = earlier.get(question.rows_chosen_in or "")
        if question.rows_chosen_in and (source is None or not _offers(draft, source, question)):
            told = f"Rækkerne kan ikke vælges i »{question.rows_chosen_in}«."
            mend = "Skriv navnet på et tidligere select_multiple med de samme koder (eller samme liste)."
            yield Fault(f"{question.place}, rows_chosen_in", told, mend)


def _offers(draft: Draft, source: QuestionDraft, question: QuestionDraft) -> bool:
    if question.rows_from:
        return source.options_from == question.rows_from
    return {row.code for row in question.rows} <= {item.code for item in draft.choices(source)}


def soft_prompts_offer_dont_know(draft: Draft) -> Iterator[Fault]:
    """The prompt says "you may answer don't know", so that answer must be there."""
    for question in (q for q in draft.questions if q.soft_prompt):
        if "dk" not in {item.code for item in draft.choices(question)}:
            yield Fault(
                f"{question.place}, soft_prompt",
                "Svaret »Ved ikke« mangler.",
                "Tilføj koden dk, eller fjern soft_prompt.",
            )
