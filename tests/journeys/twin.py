"""A ballot box that does it wrong, kept so that the attacks can be seen to work."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, text

from app.database import reading, writing
from tests.journeys.attacks import NONCE_BYTES
from tests.journeys.rows import Row


class Twin:
    """The same answers kept as survey tools keep them: a counter, one nonce, a code marked in the same breath."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._counter = "INTEGER PRIMARY KEY" if engine.dialect.name == "sqlite" else "serial PRIMARY KEY"
        self._blob = "blob" if engine.dialect.name == "sqlite" else "bytea"
        with writing(engine) as session:
            session.execute(text(f"CREATE TABLE twin (number {self._counter}, id {self._blob}, sealed {self._blob})"))
            session.execute(text(f"CREATE TABLE twin_code (number {self._counter}, digest {self._blob})"))

    def store(self, records: Sequence[bytes]) -> None:
        """One transaction per answer; the seal is a good one, used badly."""
        cipher, keys = AESGCM(b"k" * 32), count(1000)
        for record in records:
            nonce, key = b"n" * NONCE_BYTES, next(keys).to_bytes(16)
            row = {"id": key, "sealed": nonce + cipher.encrypt(nonce, record, None)}
            with writing(self._engine) as session:
                session.execute(text("INSERT INTO twin (id, sealed) VALUES (:id, :sealed)"), row)
                session.execute(text("INSERT INTO twin_code (digest) VALUES (:id)"), row)

    def rows(self, table: str, column: str) -> list[Row]:
        postgres = self._engine.dialect.name == "postgresql"
        by, order = ("xmin::text::bigint", "ctid") if postgres else ("NULL", "rowid")
        with reading(self._engine) as session:
            found = session.execute(text(f"SELECT {column}, {by} FROM {table} ORDER BY {order}")).all()
        return [Row(place, 0, bytes(sealed), bytes(sealed), by) for place, (sealed, by) in enumerate(found)]
