"""A tablet that seals as the browser does, and envelopes that can be made again letter by letter."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.store import delivery, envelope
from app.store.keys import Keys
from tests.respondent.visitor import pairs
from tests.world import World

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "fixtures" / "envelopes.json").read_text(encoding="utf-8")
)
"""seed: of the delivery key. sender: the private number of the one-time key. sha256: of the envelope."""


def sealed(
    world: World,
    token: str,
    fields: dict[str, list[str]],
    version: int = 1,
    round_: str = "r1",
    receiver: bytes | None = None,
) -> str:
    """What a tablet keeps of an answer that it could not send."""
    point = receiver or delivery.public_point(Keys(world.keys.folder), round_)
    body = urlencode(pairs(fields)).encode()
    return enclosed(
        body, point, round_, token, version, ec.generate_private_key(envelope.CURVE), secrets.token_bytes(12)
    )


def enclosed(
    body: bytes, receiver: bytes, round_: str, link: str, version: int, own: ec.EllipticCurvePrivateKey, nonce: bytes
) -> str:
    """An envelope around a body, padded to the size of all envelopes."""
    padded = (body + b"\x80").ljust(envelope.CONTENT_BYTES, b"\0")
    return packed(padded, receiver, round_, link, version, own, nonce)


def packed(
    content: bytes, receiver: bytes, round_: str, link: str, version: int, own: ec.EllipticCurvePrivateKey, nonce: bytes
) -> str:
    """An envelope around any content, also one no tablet would make."""
    sender = envelope.point(own.public_key())
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(envelope.CURVE, receiver))
    key = envelope.key(shared, sender, receiver, envelope.info(round_, link, version))
    raw = version.to_bytes(4, "big") + sender + nonce + AESGCM(key).encrypt(nonce, content, None)
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def of_vector(vector: dict[str, Any]) -> str:
    """The envelope of a test vector."""
    receiver = envelope.point(delivery.from_seed(bytes.fromhex(vector["seed"])).public_key())
    own = ec.derive_private_key(int(vector["sender"], 16), envelope.CURVE)
    made = enclosed(
        vector["body"].encode(),
        receiver,
        vector["round"],
        vector["link"],
        vector["version"],
        own,
        bytes.fromhex(vector["nonce"]),
    )
    assert hashlib.sha256(made.encode()).hexdigest() == vector["sha256"]
    return made
