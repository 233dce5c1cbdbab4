"""The envelope of an answer that waited on a tablet: everybody can close it, only the round's delivery key opens it.

Field `sealed`, base64url without padding (RFC 4648, section 5), of these bytes one after the other:

    4      the version of the form, big-endian
    65     the sender's public point, uncompressed (P-256), new for every answer
    12     the nonce of AES-GCM
    24592  AES-256-GCM of the posted fields: exactly the body of the ordinary post (form-urlencoded), then a byte
           0x80 and as many zeros as make 24,576 bytes; the tag (16) last

The key is HKDF-SHA256 over the shared secret of ECDH, with both public points (sender's, receiver's) as salt and as
info `deltag sealed 1`, the round, the link's token and the version, with a zero byte between. So an envelope opens
for one round, one link and one version, and all envelopes are equally long. In the browser: js/outbox-seal.js.
"""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CONTENT_BYTES = 24 * 1024
VERSION_BYTES, POINT_BYTES, NONCE_BYTES, TAG_BYTES = 4, 65, 12, 16
BYTES = VERSION_BYTES + POINT_BYTES + NONCE_BYTES + CONTENT_BYTES + TAG_BYTES
LETTERS = -(-BYTES * 4 // 3)
"""Length of every envelope as it is posted."""
CURVE = ec.SECP256R1()
END = b"\x80"


class BadEnvelope(Exception):
    """Not an envelope for this place: which fault it has is told to nobody."""


def opened(envelope: str, private: ec.EllipticCurvePrivateKey, round_: str, link: str) -> bytes:
    """The body of the post in an envelope. Raises BadEnvelope, always the same, whatever is wrong with it."""
    try:
        raw = base64.b64decode(envelope + "=" * (-len(envelope) % 4), b"-_", validate=True)
        if len(envelope) != LETTERS or len(raw) != BYTES:
            raise BadEnvelope
        return _content(raw, private, round_, link)
    except (binascii.Error, ValueError, InvalidTag):
        raise BadEnvelope from None


def info(round_: str, link: str, version: int) -> bytes:
    """What an envelope is bound to."""
    return b"\0".join((b"deltag sealed 1", round_.encode(), link.encode(), str(version).encode()))


def point(public: ec.EllipticCurvePublicKey) -> bytes:
    """A public key as WebCrypto calls it raw."""
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def key(shared: bytes, sender: bytes, receiver: bytes, bound: bytes) -> bytes:
    """The key of one envelope."""
    return HKDF(SHA256(), 32, salt=sender + receiver, info=bound).derive(shared)


def _content(raw: bytes, private: ec.EllipticCurvePrivateKey, round_: str, link: str) -> bytes:
    version, rest = raw[:VERSION_BYTES], raw[VERSION_BYTES:]
    sender, nonce, sealed = rest[:POINT_BYTES], rest[POINT_BYTES:][:NONCE_BYTES], rest[POINT_BYTES + NONCE_BYTES :]
    shared = private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender))
    bound = info(round_, link, int.from_bytes(version, "big"))
    padded = AESGCM(key(shared, sender, point(private.public_key()), bound)).decrypt(nonce, sealed, None)
    content = padded.rstrip(b"\0")
    if not content.endswith(END):
        raise BadEnvelope
    return content[: -len(END)]
