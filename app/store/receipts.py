"""Harmless repeats: the same post is stored once, however often it is sent."""

from __future__ import annotations

from app.store.subkey import keyed


def receipt(secret: bytes, link: str, version: int, nonce: str, body: bytes) -> bytes:
    """The digest by which a repeated post is known. body: the canonical answers with the code, if any."""
    return keyed(secret, "receipt", link.encode(), str(version).encode(), nonce.encode(), body)
