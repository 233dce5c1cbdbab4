"""The lock on the ballot box: what is stored is fixed-length ciphertext that only the round's key opens."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
OVERHEAD = NONCE_BYTES + 16
"""Bytes a seal adds: the nonce before, the tag after."""


class Unsealable(Exception):
    """A row was changed, moved or copied, or the key is not its own."""


class Box:
    """One pile of one form in a round, under a key. A row cannot be moved to another place or pile unnoticed."""

    def __init__(self, cipher: AESGCM, round_: str, form: str, pile: str) -> None:
        self._cipher = cipher
        self._place = f"deltag/{round_}/{form}/{pile}/".encode()

    def seal(self, row: bytes, content: bytes) -> bytes:
        """Encrypt content for the row with this key."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, self._place + row)

    def open(self, row: bytes, sealed: bytes) -> bytes:
        """Decrypt what was sealed for this row; raises Unsealable."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], self._place + row)
        except InvalidTag:
            raise Unsealable(f"Rækken {self._place.decode()}{row.hex()} kan ikke åbnes med rundens nøgle") from None
