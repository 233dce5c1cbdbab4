"""What is left of a round: sealed counts until release, then the release, its public page and the certificate."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Count(Base):
    """The counts of one form, sealed under the round's fresh key; destroyed at release."""

    __tablename__ = "count"

    round_form: Mapped[int] = mapped_column(ForeignKey("round_form.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Release(Base):
    """A frozen release: protected cells and the statistics later rounds need, as canonical JSON.

    `report` is what the attacker said of it, as JSON: how many hidden figures were tried, and that nothing was found.
    """

    __tablename__ = "release"

    round: Mapped[str] = mapped_column(ForeignKey("round.key"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(64))
    document: Mapped[str] = mapped_column(Text)
    report: Mapped[str] = mapped_column(Text, server_default="{}")


class Certificate(Base):
    """The proof of what was destroyed at release, as JSON."""

    __tablename__ = "certificate"

    round: Mapped[str] = mapped_column(ForeignKey("round.key"), primary_key=True)
    document: Mapped[str] = mapped_column(Text)


class Publication(Base):
    """The public page of a released round. `published_on` is none after it was taken down; the address stays.

    `version` is that of the release the `statements` were made from; `note` is what happens now, by language.
    """

    __tablename__ = "publication"

    round: Mapped[str] = mapped_column(ForeignKey("round.key"), primary_key=True)
    token: Mapped[str] = mapped_column(String(24), unique=True)
    version: Mapped[int]
    statements: Mapped[dict[str, Any]] = mapped_column(JSON)
    note: Mapped[dict[str, str]] = mapped_column(JSON)
    published_on: Mapped[dt.date | None]
