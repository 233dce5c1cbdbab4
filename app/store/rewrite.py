"""The one-way steps on the ballot box: everything of a round goes, and no trace of it is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import CreateTableAs, Engine, Select, Table, delete, func, insert, select, text
from sqlalchemy.orm import Session
from sqlalchemy.schema import DropTable

from app.outage import StorageUnavailable
from app.store.piles import TABLES

EMPTIED = ("receipt", "code", "ballot", "rating", "board_answer", "free_text")
"""The receipts come first: a post writes there first too, so that it waits here and never half-way."""

SCRUB = (
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "PRAGMA temp_store=FILE",
    "VACUUM",
    "PRAGMA wal_checkpoint(TRUNCATE)",
)
"""The database is written anew by way of a file without a name, since a large one has no room in memory."""


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
            _lay_anew(session, table, select(table).where(table.c.round_form.not_in(forms)))
        else:
            session.execute(delete(table).where(table.c.round_form.in_(forms)))


def lay_anew(session: Session, piles: Sequence[str]) -> None:
    """Leave no place, and no trace, of rows that were taken out one by one. The caller holds the lock.

    SQLite keeps rows by their random keys and is scrubbed after the commit.
    """
    if session.get_bind().dialect.name == "postgresql":
        for pile in piles:
            _lay_anew(session, TABLES[pile], select(TABLES[pile]))


def scrub(engine: Engine) -> None:
    """Leave nothing of deleted rows in the database file or its log. Raises StorageUnavailable when it is busy.

    PostgreSQL has dropped the old files with the commit.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    connection.detach()  # it is closed for good at the end, and its setting with it
    try:
        cursor = connection.cursor()
        for statement in SCRUB:
            busy = cursor.execute(statement).fetchone()
            if busy and busy[0]:
                raise StorageUnavailable("Databasen er i brug lige nu. Oprydningen i den gentages i nat.")
    finally:
        connection.close()


def _lay_anew(session: Session, table: Table, rows: Select[Any]) -> None:
    kept = CreateTableAs(rows, f"kept_{table.name}", temporary=True)
    session.execute(kept)
    session.execute(text(f"TRUNCATE {table.name}"))
    back = select(kept.table).order_by(func.gen_random_uuid())
    session.execute(insert(table).from_select(list(table.c.keys()), back))
    session.execute(DropTable(kept.table))
