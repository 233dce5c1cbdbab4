"""Keys for one purpose each, derived from the installation's secret."""

from __future__ import annotations

import hashlib
import hmac
from functools import lru_cache


@lru_cache(maxsize=32)
def subkey(secret: bytes, purpose: str) -> bytes:
    """The key of one purpose; knowing it tells nothing about the secret or another purpose's key."""
    return hmac.digest(secret, b"deltag/" + purpose.encode(), hashlib.sha256)


def keyed(secret: bytes, purpose: str, *parts: bytes) -> bytes:
    """HMAC-SHA256 of several parts under a purpose's key; a part cannot pass for the end of another."""
    message = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return hmac.digest(subkey(secret, purpose), message, hashlib.sha256)
