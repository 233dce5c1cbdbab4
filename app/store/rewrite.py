"""The one-way steps on the ballot box: everything of a round goes, or is written anew in random order."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import URL, CreateTableAs, Engine, Table, delete, func, insert, select, text
from sqlalchemy.orm import Session
from sqlalchemy.schema import DropTable

from app.outage import StorageUnavailable
from app.store.box import Box
from app.store.piles import BATCH, TABLES, piece

EMPTIED = ("receipt", "code", "ballot", "rating", "board_answer", "free_text")
"""The receipts come first: a post writes there first too, so that it waits here and never half-way."""


KEY_BYTES = 16


def lock(session: Session) -> None:
    """Keep every post out until this transaction ends. SQLite has one writer at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"LOCK TABLE {', '.join(EMPTIED)} IN ACCESS EXCLUSIVE MODE"))


def clear(session: Session, forms: Sequence[int], piles: Sequence[str] = EMPTIED) -> None:
    """Take every row of these forms out of the piles, so that no trace of when they came is left.

    PostgreSQL keeps deleted rows, and each row's transaction, until a table is written anew: so the rows of
    other rounds are copied, the table is truncated, and they return in random order. The caller holds the lock.
    """
    for pile in piles:
        table = TABLES[pile]
        if session.get_bind().dialect.name == "postgresql":
            _write_anew_without(session, table, forms)
        else:
            session.execute(delete(table).where(table.c.round_form.in_(forms)))


def write(session: Session, form: int, pile: str, box: Box, many: int, entry: Callable[[int], bytes]) -> None:
    """Seal so many entries under random row keys and store them in the order of those keys, a batch at a time."""
    keys = secrets.token_bytes(KEY_BYTES * many)
    halves = np.frombuffer(keys, ">u8").reshape(many, 2)
    order = np.lexsort((halves[:, 1], halves[:, 0])).tolist()
    rows = ((form, row, box.seal(row, entry(place))) for place in order for row in [piece(keys, KEY_BYTES, place)])
    connection = session.connection()
    statement = _insert(TABLES[pile], connection.engine.url)
    while batch := list(islice(rows, BATCH)):
        connection.exec_driver_sql(statement, batch)


def scrub(engine: Engine) -> None:
    """Leave nothing of deleted rows in the database file or its log. Raises StorageUnavailable when it is busy.

    PostgreSQL has dropped the old files with the commit.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            busy = cursor.execute(statement).fetchone()
            if busy and busy[0]:
                raise StorageUnavailable("Databasen er i brug lige nu. Oprydningen i den gentages i nat.")
    finally:
        connection.close()


def _write_anew_without(session: Session, table: Table, forms: Sequence[int]) -> None:
    others = select(table).where(table.c.round_form.not_in(forms))
    kept = CreateTableAs(others, f"kept_{table.name}", temporary=True)
    session.execute(kept)
    session.execute(text(f"TRUNCATE {table.name}"))
    back = select(kept.table).order_by(func.gen_random_uuid())
    session.execute(insert(table).from_select(list(table.c.keys()), back))
    session.execute(DropTable(kept.table))


def _insert(table: Table, url: URL) -> str:
    """An insert in the driver's own words: for half a million rows SQLAlchemy's handling takes most of the time."""
    dialect: Any = url.get_dialect()
    spoken = dialect(paramstyle="qmark" if url.get_backend_name() == "sqlite" else "format")
    return str(insert(table).compile(dialect=spoken))
