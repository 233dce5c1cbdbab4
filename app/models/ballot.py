"""The ballot box: what came from respondents, encrypted. No table here has a time, an order or a counter.

Rows are kept by their random key (SQLite WITHOUT ROWID), so that their place says nothing about when they came.
`round_form` has no foreign key: the check would lock the round's own row for every answer.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base

BY_KEY = {"sqlite_with_rowid": False}


class Ballot(Base):
    """The closed answers of one form, as one sealed record of fixed length."""

    __tablename__ = "ballot"
    __table_args__ = BY_KEY

    round_form: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Rating(Base):
    """Ratings of activities: a sealed bundle per answer while open, one row per rating once counted."""

    __tablename__ = "rating"
    __table_args__ = BY_KEY

    round_form: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class FreeText(Base):
    """Free texts: a sealed bundle per answer while open, one row per text once counted."""

    __tablename__ = "free_text"
    __table_args__ = BY_KEY

    round_form: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class BoardAnswer(Base):
    """A board's answer under its code's digest, so that the board can replace it until counting."""

    __tablename__ = "board_answer"
    __table_args__ = BY_KEY

    round_form: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code_digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Code(Base):
    """A one-time code that is still good, as a digest under a key outside the database."""

    __tablename__ = "code"
    __table_args__ = BY_KEY

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    round_form: Mapped[int]
    group: Mapped[str | None] = mapped_column(String(40))


class Receipt(Base):
    """That a post has been stored, so that the same post again stores nothing; gone at counting."""

    __tablename__ = "receipt"
    __table_args__ = BY_KEY

    round_form: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)


class Band(Base):
    """Roughly how many have answered in a group, as of last night."""

    __tablename__ = "band"

    round_form: Mapped[int] = mapped_column(ForeignKey("round_form.id"), primary_key=True)
    group: Mapped[str] = mapped_column(String(40), primary_key=True)
    low: Mapped[int]
    high: Mapped[int]
