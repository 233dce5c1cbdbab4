"""What staff did, in a chain that shows any later change. Never anything about a respondent."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.models import AuditEntry

BEGINNING = "0" * 64
SYSTEM = "deltag"
"""The actor of what nobody in particular did, as the nightly run."""


def record(
    session: Session,
    now: dt.datetime,
    actor: str,
    action: str,
    subject: str,
    detail: Mapping[str, str | int] | None = None,
) -> None:
    """Add an entry. actor: a user's address or SYSTEM; action: a stable English name; subject: what it was done to."""
    _lock(session)
    last = session.scalar(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(1))
    entry = AuditEntry(
        number=last.number + 1 if last else 1,
        at=int(now.timestamp()),
        actor=actor,
        action=action,
        subject=subject,
        detail=json.dumps(dict(detail or {}), sort_keys=True, ensure_ascii=False),
        previous=last.digest if last else BEGINNING,
    )
    entry.digest = digest(entry)
    session.add(entry)
    session.flush()


def list_entries(session: Session, limit: int | None = None) -> Sequence[AuditEntry]:
    """The entries, the newest first."""
    return session.scalars(select(AuditEntry).order_by(AuditEntry.number.desc()).limit(limit)).all()


def broken_at(session: Session) -> int | None:
    """The number of the first entry that does not follow from the one before it; None when the chain is whole."""
    previous = BEGINNING
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.number))
    for number, entry in enumerate(entries, start=1):
        if (entry.number, entry.previous, entry.digest) != (number, previous, digest(entry)):
            return number
        previous = entry.digest
    return None


def digest(entry: AuditEntry) -> str:
    """SHA-256 (hex) of everything in an entry but the digest itself."""
    parts = (entry.number, entry.at, entry.actor, entry.action, entry.subject, entry.detail, entry.previous)
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _lock(session: Session) -> None:
    """Two entries at once would both follow the same one. SQLite has one writer at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE audit_entry IN EXCLUSIVE MODE"))
