"""Who is at work: what the pages need to know of a member of staff."""

from __future__ import annotations

from dataclasses import dataclass

from app.models import User


@dataclass(frozen=True)
class Staff:
    """A member of staff as of this request; free of the database session it was read in."""

    key: bytes
    email: str
    role: str


def staff_of(user: User | None) -> Staff | None:
    """The member of staff behind a row, if there is one."""
    return Staff(user.id, user.email, user.role) if user else None
