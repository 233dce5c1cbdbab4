"""A round's delivery key: tablets without net lock answers to its public half until they can be sent.

The file `<round>.delivery` holds a seed, from which the private half follows. It is made when the round opens and
destroyed when it is counted; a round that was opened before there were such keys gets its own on first need.
"""

from __future__ import annotations

from contextlib import suppress

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.outage import StorageUnavailable
from app.store import envelope
from app.store.keys import KeyMissing, Keys

_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_WIDE_BYTES = 48
"""More bytes than the curve's order has, so that no private key is likelier than another."""


def name(round_: str) -> str:
    """The name of the key file."""
    return f"{round_}.delivery"


def public_point(keys: Keys, round_: str) -> bytes:
    """The public half, made now if the round has none. Raises KeyMissing when the round takes no answers."""
    if not keys.exists(name(round_)):
        _make(keys, round_)
    return envelope.point(private_key(keys, round_).public_key())


def private_key(keys: Keys, round_: str) -> ec.EllipticCurvePrivateKey:
    """The private half, read anew each time. Raises KeyMissing."""
    return from_seed(keys.read(name(round_)))


def from_seed(seed: bytes) -> ec.EllipticCurvePrivateKey:
    """The private key that follows from a seed."""
    wide = HKDF(SHA256(), _WIDE_BYTES, salt=None, info=b"deltag delivery key").derive(seed)
    return ec.derive_private_key(int.from_bytes(wide, "big") % (_ORDER - 1) + 1, envelope.CURVE)


def _make(keys: Keys, round_: str) -> None:
    """Of several processes that make it at once one succeeds, and all read what that one made."""
    if not keys.exists(round_):
        raise KeyMissing(f"Runden {round_} har ingen nøgle i {keys.folder}.")
    try:
        with suppress(FileExistsError):
            keys.create(name(round_))
    except OSError as error:
        raise StorageUnavailable(str(error)) from error
