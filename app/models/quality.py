"""Who has read what: the signatures of named readers under the words of a language."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Signature(Base):
    """A named reader has read a form in a language beside the Danish. `digest` names the exact words.

    level: `tried` (the whole form), `approved` (its core) or `pictures`; language is empty for pictures.
    version: the version that was read, to show what has changed since.
    """

    __tablename__ = "signature"

    form: Mapped[str] = mapped_column(String(40), primary_key=True)
    language: Mapped[str] = mapped_column(String(10), primary_key=True)
    level: Mapped[str] = mapped_column(String(10), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int]
    reader: Mapped[str] = mapped_column(String(200))
    signed_on: Mapped[dt.date]
