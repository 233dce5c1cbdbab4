"""What can be heard: the files of sound by what they hold, and which text each of them speaks."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Sound(Base):
    """A file of sound. Its name is the digest of its bytes, and tells no language."""

    __tablename__ = "sound"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    media_type: Mapped[str] = mapped_column(String(40))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class Recording(Base):
    """A text spoken in a language. `text_digest` names the exact words, so that it never speaks for others.

    kind: `person`, or `demo` for a trial sound. `number` grows with each recording: servers see by it that one came.
    """

    __tablename__ = "recording"
    __table_args__ = (UniqueConstraint("form", "version", "language", "text_key"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    form: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    language: Mapped[str] = mapped_column(String(10))
    text_key: Mapped[str] = mapped_column(String(80))
    text_digest: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(10))
    sound: Mapped[str] = mapped_column(ForeignKey("sound.name"))
