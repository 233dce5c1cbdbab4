"""Staff who may sign in, and the one-time links that let them."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.models import OneTimeLink, User

LINK_MINUTES = 60


def add_user(session: Session, email: str, role: str, organisation: str | None = None) -> User:
    """A member of staff, or the one who has this address already with the new role."""
    user = find_user(session, email)
    if user is None:
        user = User(id=secrets.token_bytes(16), email=_plain(email))
        session.add(user)
    user.role, user.organisation = role, organisation
    session.flush()
    return user


def find_user(session: Session, email: str) -> User | None:
    """Who has this address; case does not matter."""
    return session.scalar(select(User).where(User.email == _plain(email)))


def get_user(session: Session, user: bytes) -> User | None:
    """Who has this key."""
    return session.get(User, user)


def list_users(session: Session) -> list[User]:
    """All members of staff by address."""
    return list(session.scalars(select(User).order_by(User.email)))


def set_password_hash(session: Session, user: bytes, password_hash: str) -> None:
    """Keep an argon2id hash; raises KeyError for an unknown user."""
    found = session.get(User, user)
    if found is None:
        raise KeyError(user.hex())
    found.password_hash = password_hash
    session.flush()


def make_link(session: Session, user: bytes, now: dt.datetime) -> str:
    """A token that signs a user in once within the hour. It is shown once; its digest is kept."""
    token = secrets.token_urlsafe(24)
    expires = int(now.timestamp()) + LINK_MINUTES * 60
    session.add(OneTimeLink(digest=_digest(token), user=user, expires=expires))
    session.flush()
    return token


def peek_link(session: Session, token: str, now: dt.datetime) -> User | None:
    """Whose link this is, if it is good; it stays good."""
    link = session.get(OneTimeLink, _digest(token))
    return session.get(User, link.user) if link and link.expires > now.timestamp() else None


def spend_link(session: Session, token: str, now: dt.datetime) -> User | None:
    """Whose link this is, if it is good; it is not good again, also when two try at once."""
    spent = session.execute(
        delete(OneTimeLink).where(OneTimeLink.digest == _digest(token)).returning(OneTimeLink.user, OneTimeLink.expires)
    ).one_or_none()
    return session.get(User, spent.user) if spent and spent.expires > now.timestamp() else None


def _plain(email: str) -> str:
    return email.strip().casefold()


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
