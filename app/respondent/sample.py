"""An invented answer and what becomes of it: sealed by the code that seals real ones, under a key thrown away."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.questionnaire.answers import Judge
from app.questionnaire.judged import Judged
from app.questionnaire.load import load
from app.questionnaire.model import Choice, Question, Questionnaire, Text
from app.questionnaire.pile import RATING, decode_ratings, decode_texts, text_size
from app.store.answer import Sealer
from app.store.box import Box
from app.store.frozen import Frozen, FrozenActivity, FrozenArea, filled
from app.store.keys import KEY_BYTES
from app.store.links import LinkInfo

FORM, AREA = "bs", "eksempel"
SHOWN_BYTES = 64
"""Of a long row only the beginning is shown."""

FROZEN = Frozen(
    areas=(FrozenArea(AREA, "Eksempelparken", 400),),
    activities=(FrozenActivity(AREA, "spis", "Fællesspisning", "plate"),),
)
POSTED = {
    "bs_years_area": ["y2_4"],
    "bs_attended": ["many"],
    "bs_activities": ["spis"],
    "bs_act_mix.spis": ["quite"],
    "bs_same_degree": ["same"],
    "bs_open_idea": ["Mere kaffe! Ring til mig på 22 33 44 55."],
}
_DAY = dt.date(2026, 1, 1)
LINK = LinkInfo(
    token=AREA,
    round_form=0,
    round="eksempel",
    form=FORM,
    version=1,
    versions=(1,),
    mode="open",
    group=AREA,
    label=1,
    phase="open",
    paused=False,
    trial=True,
    title="",
    opens_on=_DAY,
    closes_on=_DAY,
    closed_at=None,
    frozen=FROZEN,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A question, its answer, and what is kept of it. row: the activity a rating is about."""

    asked: Text
    row: Choice | None
    answers: tuple[Choice, ...]
    typed: str
    pile: str
    kept: str


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A row as it lies in the database."""

    pile: str
    size: int
    hex: str
    more: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """The invented answer, question by question, and its sealed rows."""

    lines: tuple[Line, ...]
    rows: tuple[SealedRow, ...]


@cache
def questionnaire() -> Questionnaire:
    """The residents' form as it would be asked in the invented area."""
    return filled(load(FORM), FROZEN, AREA)


@cache
def _sealer() -> Sealer:
    return Sealer(LINK, questionnaire())


@cache
def _judged() -> Judged:
    return Judge(questionnaire())(POSTED)


def sample() -> Sample:
    """Seal the answer, look what was sealed, and forget the key."""
    form, key, judged = questionnaire(), secrets.token_bytes(KEY_BYTES), _judged()
    rows = _sealer().seal(judged, key, receipt=b"", code=None).rows
    opened = {pile: Box(AESGCM(key), LINK.round, FORM, pile).open(row, sealed) for pile, row, sealed in rows}
    return Sample(
        lines=tuple(line for question in form.asked for line in _lines(question, judged, opened)),
        rows=tuple(_shown(pile, sealed) for pile, _, sealed in rows),
    )


def _shown(pile: str, sealed: bytes) -> SealedRow:
    return SealedRow(pile, len(sealed), sealed[:SHOWN_BYTES].hex(" ", 4), len(sealed) > SHOWN_BYTES)


def _lines(question: Question, judged: Judged, opened: dict[str, bytes]) -> Iterator[Line]:
    """One line for each answered question, and for each activity that was rated."""
    answer = judged.answers.get(question.name)
    if answer is None:
        return
    if question.stored == "texts":
        typed = POSTED[question.name][0]
        yield Line(question.label, None, (), typed, "free_text", _text(opened["free_text"]))
    elif isinstance(answer, dict):
        for row in (row for row in question.rows if row.code in answer):
            rated = question.choice(answer[row.code])
            kept = f"{_rating(opened['rating'])}; {_record(question, opened['ballot'])}"
            yield Line(question.label, row, (rated,), "", "rating", kept)
    else:
        codes = answer if isinstance(answer, tuple) else (str(answer),)
        chosen = tuple(question.choice(code) for code in codes)
        yield Line(question.label, None, chosen, "", question.stored, _record(question, opened["ballot"]))


def _record(question: Question, content: bytes) -> str:
    """What the ballot holds of a question: the place of the answer among the options."""
    layout = _sealer().layout
    ballot = layout.decode([content])[0]
    fields = [name for name in layout.dtype.names or () if name.partition(".")[0] == question.name]
    return ", ".join(f"{name} = {ballot[name]}" for name in fields)


def _rating(content: bytes) -> str:
    entry = decode_ratings([content[: RATING.itemsize]])[0]
    return ", ".join(f"{name} = {entry[name]}" for name in ("area", "activity", "rating"))


def _text(content: bytes) -> str:
    return decode_texts([content[: text_size(questionnaire())]])[0].text
