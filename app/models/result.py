"""What is left of a round: sealed counts until release, then the release and the certificate."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Count(Base):
    """The counts of one form, sealed under the round's fresh key; destroyed at release."""

    __tablename__ = "count"

    round_form: Mapped[int] = mapped_column(ForeignKey("round_form.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Release(Base):
    """A frozen release: protected cells and the statistics later rounds need, as canonical JSON."""

    __tablename__ = "release"

    round: Mapped[str] = mapped_column(ForeignKey("round.key"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(64))
    document: Mapped[str] = mapped_column(Text)


class Certificate(Base):
    """The proof of what was destroyed at release, as JSON."""

    __tablename__ = "certificate"

    round: Mapped[str] = mapped_column(ForeignKey("round.key"), primary_key=True)
    document: Mapped[str] = mapped_column(Text)
