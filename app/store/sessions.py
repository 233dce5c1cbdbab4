"""Browser sessions of the office, kept on the server so that they can be ended there."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from app.models import OfficeSession

IDLE = dt.timedelta(minutes=30)
LONGEST = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Held:
    """A session that is good. data: JSON of the web layer's own. seen: when it was last used, UTC."""

    user: bytes | None
    data: str
    seen: dt.datetime


def start(session: Session, user: bytes | None, data: str, now: dt.datetime) -> str:
    """Begin a session; the token goes into the cookie, its digest is kept."""
    token = secrets.token_urlsafe(32)
    moment = int(now.timestamp())
    session.add(OfficeSession(digest=_digest(token), user=user, data=data, created=moment, seen=moment))
    session.flush()
    return token


def find(session: Session, token: str, now: dt.datetime) -> Held | None:
    """The session behind a token: None when ended, idle for 30 minutes or 12 hours old."""
    held = session.get(OfficeSession, _digest(token))
    if held is None or held.seen <= _before(now, IDLE) or held.created <= _before(now, LONGEST):
        return None
    return Held(held.user, held.data, dt.datetime.fromtimestamp(held.seen, dt.UTC))


def save(session: Session, token: str, user: bytes | None, data: str, now: dt.datetime) -> None:
    """Keep what a request left in a session; one that has ended stays ended."""
    held = session.get(OfficeSession, _digest(token))
    if held is not None:
        held.user, held.data, held.seen = user, data, int(now.timestamp())
        session.flush()


def end(session: Session, token: str) -> None:
    """End a session; its token is worth nothing from now on."""
    session.execute(delete(OfficeSession).where(OfficeSession.digest == _digest(token)))


def end_all(session: Session, user: bytes) -> None:
    """End every session of a user."""
    session.execute(delete(OfficeSession).where(OfficeSession.user == user))


def delete_due(session: Session, now: dt.datetime) -> None:
    """Remove sessions that are no longer good."""
    idle, old = OfficeSession.seen <= _before(now, IDLE), OfficeSession.created <= _before(now, LONGEST)
    session.execute(delete(OfficeSession).where(or_(idle, old)))


def _before(now: dt.datetime, span: dt.timedelta) -> int:
    return int((now - span).timestamp())


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
