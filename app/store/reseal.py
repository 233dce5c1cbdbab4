"""What was counted, sealed anew in random order: a batch at a time, so that all of it need not fit in memory."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from numpy.typing import NDArray
from sqlalchemy import URL, Table, delete, insert, select
from sqlalchemy.orm import Session

from app.questionnaire.pile import encode_rating
from app.store.piles import BATCH, TABLES, Form, Source, key_column

HALF_KEY = 8
"""Bytes. The first half of a row's key decides where it lies."""


def entries(session: Session, form: Form, pile: str, sources: Iterable[Source], old: AESGCM, fresh: AESGCM) -> int:
    """Take entries out of the rows they were sent in and store each under a random key; returns how many.

    Whatever tied them is cut: to the row, to the others in it, to a board's code. Raises Unsealable.
    """
    many = 0
    for source in sources:
        rows = _Rows(session, form, source.pile, old)
        order = _shuffled(len(rows) * source.places)
        parts = -(-len(order) // BATCH)
        for part in range(parts):
            places = order[part * BATCH : (part + 1) * BATCH].tolist()
            opened = rows.opened({place // source.places for place in places})
            drawn = (source.entry(opened[place // source.places], place % source.places) for place in places)
            many += _store(session, form, pile, fresh, [entry for entry in drawn if entry], part, parts)
        if source.pile == pile:
            rows.delete()
    return many


def ratings(session: Session, form: Form, counts: NDArray[np.int64], fresh: AESGCM) -> None:
    """Store one row per rating. counts: by area, activity and place of the answer, which is all a rating says."""
    kinds, left = np.argwhere(counts).tolist(), counts[counts > 0]
    chance = np.random.default_rng(secrets.randbits(128))
    parts = -(-int(left.sum()) // BATCH)
    for part in range(parts):
        drawn = chance.multivariate_hypergeometric(left, min(BATCH, int(left.sum())))
        left = left - drawn
        batch = chance.permutation(np.repeat(np.arange(len(kinds)), drawn)).tolist()
        _store(session, form, "rating", fresh, [encode_rating(*kinds[kind]) for kind in batch], part, parts)


class _Rows:
    """The rows that are in a pile now, by their number; their keys are all that is held in memory."""

    def __init__(self, session: Session, form: Form, pile: str, cipher: AESGCM) -> None:
        self._session, self._table, self._box = session, TABLES[pile], form.box(cipher, pile)
        self._key, self._mine = key_column(self._table), self._table.c.round_form == form.id
        keys, self._many = bytearray(), 0
        statement = select(self._key).where(self._mine)
        for batch in session.scalars(statement, execution_options={"yield_per": BATCH}).partitions():
            keys += b"".join(batch)
            self._many += len(batch)
        self._keys, self._size = bytes(keys), len(keys) // max(1, self._many)

    def __len__(self) -> int:
        return self._many

    def _key_of(self, number: int) -> bytes:
        return self._keys[number * self._size : (number + 1) * self._size]

    def opened(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """Some rows in the clear. Raises Unsealable."""
        wanted = {self._key_of(number): number for number in numbers}
        statement = select(self._key, self._table.c.sealed).where(self._mine, self._key.in_(wanted))
        found = self._session.execute(statement)
        return {wanted[bytes(key)]: self._box.open(key, sealed) for key, sealed in found}

    def delete(self) -> None:
        """Take them out, in the order they lie in."""
        for start in range(0, self._many, BATCH):
            keys = [self._key_of(number) for number in range(start, min(start + BATCH, self._many))]
            self._session.execute(delete(self._table).where(self._mine, self._key.in_(keys)))


def _shuffled(many: int) -> NDArray[np.intp]:
    """All numbers below this one in an order that nobody can guess."""
    return np.argsort(np.frombuffer(secrets.token_bytes(8 * many), np.uint64))


def _store(
    session: Session, form: Form, pile: str, fresh: AESGCM, found: Sequence[bytes], part: int, parts: int
) -> int:
    """Seal what was found, in random order, under the random keys of a part; returns how many."""
    box, connection = form.box(fresh, pile), session.connection()
    rows = [
        (form.id, key, box.seal(key, entry)) for key, entry in zip(_keys(len(found), part, parts), found, strict=True)
    ]
    if rows:
        connection.exec_driver_sql(_insert(TABLES[pile], connection.engine.url), rows)
    return len(rows)


def _keys(many: int, part: int, parts: int) -> list[bytes]:
    """Random keys in one of equally large parts of all there are, in order, so that rows are written as they will lie.

    Which entries a part gets is chance, so that it says nothing of them.
    """
    drawn = np.frombuffer(secrets.token_bytes(HALF_KEY * many), np.uint64) // np.uint64(parts)
    first = 2 ** (8 * HALF_KEY) * part // parts
    return [
        (first + head).to_bytes(HALF_KEY, "big") + secrets.token_bytes(HALF_KEY) for head in np.sort(drawn).tolist()
    ]


def _insert(table: Table, url: URL) -> str:
    """An insert in the driver's own words: for half a million rows SQLAlchemy's handling takes most of the time."""
    dialect: Any = url.get_dialect()
    spoken = dialect(paramstyle="qmark" if url.get_backend_name() == "sqlite" else "format")
    return str(insert(table).compile(dialect=spoken))
