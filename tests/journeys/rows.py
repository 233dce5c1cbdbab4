"""The rows of the ballot box as they lie in a database: what somebody sees who holds it and no key."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import psycopg

PILES = {
    "ballot": ("id", "sealed"),
    "rating": ("id", "sealed"),
    "free_text": ("id", "sealed"),
    "board_answer": ("code_digest", "sealed"),
    "code": ("digest", "digest"),
    "receipt": ("digest", "digest"),
    "count": ("sealed", "sealed"),
}
"""Pile → the columns of its row's key and content."""


@dataclass(frozen=True)
class Row:
    """A row where it lies. transaction: the one that wrote it, which only PostgreSQL keeps."""

    place: int
    form: int
    key: bytes
    sealed: bytes
    transaction: int | None


Piles = dict[str, list[Row]]


def of_sqlite(file: Path) -> Piles:
    """Every pile of a database file (with its -wal beside it) in the order of its pages."""
    connection = sqlite3.connect(file)
    try:
        return {pile: _sqlite_pile(connection, pile, *columns) for pile, columns in PILES.items()}
    finally:
        connection.close()


def of_postgres(url: str) -> Piles:
    """Every pile of a database in the order of its pages, with the transaction that wrote each row."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        return {pile: _postgres_pile(connection, pile, *columns) for pile, columns in PILES.items()}


def _sqlite_pile(connection: sqlite3.Connection, pile: str, key: str, sealed: str) -> list[Row]:
    found = connection.execute(f"SELECT round_form, {key}, {sealed} FROM {pile} NOT INDEXED").fetchall()
    return [Row(place, form, _bytes(id_), content, None) for place, (form, id_, content) in enumerate(found)]


def _postgres_pile(connection: psycopg.Connection[tuple[object, ...]], pile: str, key: str, sealed: str) -> list[Row]:
    statement = f"SELECT round_form, {key}, {sealed}, xmin::text::bigint FROM {pile} ORDER BY ctid"
    found = connection.execute(statement.encode()).fetchall()
    return [Row(place, form, _bytes(id_), bytes(text), by) for place, (form, id_, text, by) in enumerate(found)]


def _bytes(key: object) -> bytes:
    return key if isinstance(key, bytes) else str(key).encode()
