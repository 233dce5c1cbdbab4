"""What an attacker may hold: a copy of the database with everything it leaves on disk, and what can be read off it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sqlalchemy import Engine, text

from app.database import reading

PILES = ("ballot", "rating", "free_text", "board_answer", "receipt", "code")


@dataclass(frozen=True)
class Copy:
    """One copy. rows: each pile as it lies there; written_by: PostgreSQL's transaction of each row; raw: the files."""

    rows: dict[str, list[tuple[bytes, ...]]]
    written_by: dict[str, list[str]]
    raw: bytes

    def pieces(self) -> set[bytes]:
        """Everything in it that is long enough to be known again."""
        values = (value for rows in self.rows.values() for row in rows for value in row if isinstance(value, bytes))
        return {value[start : start + 16] for value in values for start in (0, max(0, len(value) - 16))}


def copy(engine: Engine, folder: Path) -> Copy:
    """Take a copy as it lies on the disk at this moment."""
    rows, written_by = {}, {}
    with reading(engine) as session:
        for pile in PILES:
            rows[pile] = [tuple(row) for row in session.execute(text(f"SELECT * FROM {pile}"))]
            if engine.dialect.name == "postgresql":
                written_by[pile] = list(session.scalars(text(f"SELECT xmin::text FROM {pile} ORDER BY ctid")))
    return Copy(rows, written_by, b"".join(file.read_bytes() for file in files(engine, folder)))


def files(engine: Engine, folder: Path) -> list[Path]:
    """The files of the database: with the log and free pages of SQLite; the tables of PostgreSQL as written out."""
    if engine.dialect.name == "sqlite":
        kept = folder / "copy"
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir()
        return [Path(shutil.copy(file, kept)) for file in folder.glob("deltag.sqlite*")]
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        data = Path(connection.scalar(text("SHOW data_directory")) or "")
        number = connection.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
    return [file for file in (data / "base" / str(number)).iterdir() if file.is_file()]


def rank_correlation(places: Sequence[int]) -> float:
    """Spearman's rho between the order of arrival (0, 1, 2 …) and where each arrival lies."""
    return float(np.corrcoef(np.arange(len(places)), np.argsort(np.argsort(places)))[0, 1])


AT_CHANCE = 0.36
"""Five standard deviations of rho for 200 unrelated ranks."""
