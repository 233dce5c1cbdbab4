"""The staff: who may sign in, their sessions, and what they did. Moments in seconds since 1970 (UTC)."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class User(Base):
    """A member of staff."""

    __tablename__ = "user"

    id: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    role: Mapped[str] = mapped_column(String(40))
    organisation: Mapped[str | None] = mapped_column(String(200))
    password_hash: Mapped[str | None] = mapped_column(String(200))


class OneTimeLink(Base):
    """A link that signs a member of staff in once, as a digest."""

    __tablename__ = "one_time_link"

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    user: Mapped[bytes] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    expires: Mapped[int] = mapped_column(BigInteger)


class OfficeSession(Base):
    """A browser session in the office zone, kept on the server so that it can be ended there."""

    __tablename__ = "office_session"

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    user: Mapped[bytes | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    data: Mapped[str] = mapped_column(Text)
    created: Mapped[int] = mapped_column(BigInteger)
    seen: Mapped[int] = mapped_column(BigInteger)


class AuditEntry(Base):
    """What staff did; each entry carries the digest of the one before it. Never anything about a respondent."""

    __tablename__ = "audit_entry"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(BigInteger)
    actor: Mapped[str] = mapped_column(String(254))
    action: Mapped[str] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(200))
    detail: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
