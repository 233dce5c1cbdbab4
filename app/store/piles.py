"""What lies in the ballot box, opened in memory: by the nightly bands and by counting, never by a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.orm import Session

from app.models import Base, RoundForm
from app.questionnaire.model import Questionnaire
from app.questionnaire.pile import RATING, text_size
from app.questionnaire.record import Layout
from app.store import questionnaires, rounds
from app.store.box import Box
from app.store.frozen import Frozen, filled, from_json

TABLES = Base.metadata.tables
BATCH = 5000
BLANK_BYTE = 0xFF


@dataclass(frozen=True, slots=True)
class Form:
    """A form in a round with all it takes to read its piles. no_texts: the bundle of who wrote nothing."""

    id: int
    round: str
    questionnaire: Questionnaire
    frozen: Frozen
    layout: Layout
    text_bytes: int
    no_texts: bytes

    def box(self, cipher: AESGCM, pile: str) -> Box:
        """The seal of one of its piles."""
        return Box(cipher, self.round, self.questionnaire.form, pile)


@dataclass(frozen=True, slots=True)
class Contents:
    """A form's piles in the clear. records: ballots end to end; ratings: likewise; texts: without their padding."""

    records: bytes
    ratings: bytes
    texts: list[bytes]


def form_of(session: Session, row: RoundForm) -> Form:
    """The form with its local lists as opening fixed them."""
    frozen = from_json(row.frozen)
    questionnaire = filled(questionnaires.get(session, row.form, row.version), frozen, None)
    layout = Layout(questionnaire, frozen.area_codes)
    entry = text_size(questionnaire)
    blank = b"\xff" * entry * sum(q.stored == "texts" for q in questionnaire.questions)
    return Form(row.id, row.round, questionnaire, frozen, layout, text_bytes=entry, no_texts=blank)


def forms_of(session: Session, round_: str) -> list[Form]:
    """All forms of a round, in their order."""
    return [form_of(session, row) for row in rounds.forms_of(session, round_)]


def opened(session: Session, form: Form, cipher: AESGCM, pile: str) -> Iterator[bytes]:
    """A pile's rows in the clear, a batch at a time. Raises Unsealable on a row that was changed."""
    table, box = TABLES[pile], form.box(cipher, pile)
    statement = select(key_column(table), table.c.sealed).where(table.c.round_form == form.id)
    with session.execute(statement, execution_options={"yield_per": BATCH}) as rows:
        for row, sealed in rows:
            yield box.open(row, sealed)


def read_records(session: Session, form: Form, cipher: AESGCM) -> bytes:
    """The ballots alone, boards' answers included; those with texts only left out."""
    size = form.layout.size
    records = _joined(opened(session, form, cipher, "ballot"))
    records += b"".join(answer[:size] for answer in opened(session, form, cipher, "board_answer"))
    return _without_blanks(records, size)


def read(session: Session, form: Form, cipher: AESGCM) -> Contents:
    """All piles of a form whose round is not counted, as they were sent in."""
    size = form.layout.size
    records = _joined(opened(session, form, cipher, "ballot"))
    ratings = _joined(opened(session, form, cipher, "rating"))
    texts: list[bytes] = []
    for bundle in opened(session, form, cipher, "free_text"):
        texts += _texts(form, bundle)
    for answer in opened(session, form, cipher, "board_answer"):
        records += answer[:size]
        texts += _texts(form, answer[size:])
    return Contents(_without_blanks(records, size), _without_blanks(ratings, RATING.itemsize), texts)


def holds(session: Session, pile: str, forms: Sequence[int]) -> bool:
    """Whether a pile has any row of these forms."""
    table = TABLES[pile]
    return session.execute(select(table.c.round_form).where(table.c.round_form.in_(forms)).limit(1)).first() is not None


def key_column(table: Table) -> ColumnElement[bytes]:
    """The column that names a row within its pile."""
    return list(table.primary_key.columns)[-1]


def piece(joined: bytes, size: int, place: int) -> bytes:
    """One of the entries of a fixed size that lie end to end."""
    return joined[size * place : size * (place + 1)]


def _joined(entries: Iterator[bytes]) -> bytearray:
    """End to end, without holding them one by one as well."""
    joined = bytearray()
    for entry in entries:
        joined += entry
    return joined


def _texts(form: Form, bundle: bytes) -> list[bytes]:
    """Most people write nothing: then the bundle is blank as a whole."""
    if bundle == form.no_texts:
        return []
    size = form.text_bytes
    entries = (piece(bundle, size, place) for place in range(len(bundle) // size))
    return [entry.rstrip(b"\0") for entry in entries if entry != b"\xff" * size]


def _without_blanks(joined: bytearray, size: int) -> bytes:
    """A blank place is all ones, which no ballot's link and no rating has."""
    entries = np.frombuffer(joined, np.uint8).reshape(-1, size)
    kept: NDArray[np.uint8] = entries[(entries != BLANK_BYTE).any(axis=1)]
    return kept.tobytes()
