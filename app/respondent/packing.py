"""A page rendered once and sent many times, with a fresh nonce each time, packed or not.

The long pieces are deflated once. The nonce goes between them as a stored block, so nothing is packed again and
what is secret never shares a window with what is not; it stands near the end, so that little is left to sum.
"""

from __future__ import annotations

import secrets
import zlib
from dataclasses import dataclass

NONCE_MARK = "NONCE-GOES-HERE"

_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


@dataclass(frozen=True, slots=True)
class Packed:
    """A page around its nonce: raw pieces, and the same pieces as one gzip member in waiting."""

    head: bytes
    tail: bytes
    packed_head: bytes
    packed_tail: bytes
    head_sum: int

    def raw(self, nonce: bytes) -> bytes:
        """The page as it is."""
        return self.head + nonce + self.tail

    def gzip(self, nonce: bytes) -> bytes:
        """The page as gzip."""
        total = zlib.crc32(self.tail, zlib.crc32(nonce, self.head_sum))
        length = len(self.head) + len(nonce) + len(self.tail)
        stored = b"\x00" + len(nonce).to_bytes(2, "little") + (len(nonce) ^ 0xFFFF).to_bytes(2, "little") + nonce
        end = total.to_bytes(4, "little") + (length & 0xFFFFFFFF).to_bytes(4, "little")
        return b"".join((self.packed_head, stored, self.packed_tail, end))


def pack(page: str) -> Packed:
    """Cut a page at its nonce and deflate both sides; raises ValueError when it has none."""
    head, mark, tail = page.partition(NONCE_MARK)
    if not mark:
        raise ValueError("the page holds no place for a nonce")
    first, last = head.encode(), tail.encode()
    return Packed(first, last, _GZIP_HEADER + _deflate(first, last=False), _deflate(last, last=True), zlib.crc32(first))


def _deflate(piece: bytes, *, last: bool) -> bytes:
    """Ends on a byte, and refers to nothing outside the piece."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeeze.compress(piece) + squeeze.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)


def fresh_nonce() -> str:
    """128 random bits for one document."""
    return secrets.token_hex(16)
