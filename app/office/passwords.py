"""Passwords as argon2id; a wrong address costs as much time as a wrong password."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether the password is the one kept. Without one kept, as much work is done for nothing."""
    try:
        return _hasher.verify(kept or _decoy(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _decoy() -> str:
    return hashed(secrets.token_urlsafe(32))
