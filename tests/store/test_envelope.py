"""Envelopes of tablets: they open for one round, one link and one version, and tell nothing by their length."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus, urlencode

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from app.questionnaire.load import FORMS
from app.store import delivery, envelope
from tests.envelopes import VECTORS, enclosed, of_vector, packed
from tests.world import shipped

SEED, PLACE = b"s" * 32, ("r1", "abcdefghjkmn", 3)
PRIVATE = delivery.from_seed(SEED)
RECEIVER = envelope.point(PRIVATE.public_key())
OWN = ec.generate_private_key(envelope.CURVE)
LONGEST_LETTER = quote_plus("ጓ")
"""No letter of two bytes in a browser's memory takes more bytes in a post than one of the Ethiopic ones."""


def made(body: bytes = b"a=1&nonce=n", receiver: bytes = RECEIVER, place: tuple[str, str, int] = PLACE) -> str:
    return enclosed(body, receiver, *place, OWN, b"n" * 12)


def opened(sealed: str, round_: str = "r1", link: str = PLACE[1]) -> bytes:
    return envelope.opened(sealed, PRIVATE, round_, link)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["round"]))
def test_the_vectors_open(vector: dict[str, Any]) -> None:
    private = delivery.from_seed(bytes.fromhex(vector["seed"]))
    assert envelope.opened(of_vector(vector), private, vector["round"], vector["link"]) == vector["body"].encode()


def test_every_envelope_is_equally_long() -> None:
    assert {len(made(body)) for body in (b"", b"a=1", b"\0\0", b"x" * (envelope.CONTENT_BYTES - 1))} == {32898}
    for body in (b"", b"a=1\0\0", b"x" * (envelope.CONTENT_BYTES - 1)):
        assert opened(made(body)) == body


@pytest.mark.parametrize("form", FORMS)
def test_the_longest_answer_to_a_shipped_form_fits(form: str) -> None:
    asked = shipped(form).asked
    texts = [(q.name, LONGEST_LETTER * (q.max_length or 0)) for q in asked]
    ticks = [(f"{q.name}.activity-number-{n}", "a-rather-long-code") for q in asked for n in range(12)]
    body = "&".join(
        [*(f"{name}={text}" for name, text in texts), urlencode(ticks), "version=1234", "nonce=" + "f" * 32]
    )
    assert len(body) < envelope.CONTENT_BYTES


def changed(sealed: str, place: int) -> str:
    raw = bytearray(base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4)))
    raw[place] ^= 1
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@pytest.mark.parametrize(
    "spoil",
    [
        *(lambda sealed, place=place: changed(sealed, place) for place in (3, 4, 5, 40, 70, 90, 1000, -1)),
        lambda sealed: sealed[:-4],
        lambda sealed: sealed + "AAAA",
        lambda sealed: sealed[:-1] + "=",
        lambda sealed: sealed.replace(sealed[500], "!", 1),
        lambda sealed: "å" * len(sealed),
        lambda _: "",
        lambda _: "A" * envelope.LETTERS,
        lambda _: made(receiver=envelope.point(OWN.public_key())),
        lambda _: made(place=("r2", PLACE[1], 3)),
        lambda _: made(place=("r1", "another", 3)),
        lambda _: packed(b"\0" * envelope.CONTENT_BYTES, RECEIVER, *PLACE, OWN, b"n" * 12),
        lambda _: packed(b"a=1", RECEIVER, *PLACE, OWN, b"n" * 12),
    ],
)
def test_whatever_is_wrong_is_the_same_fault(spoil: Callable[[str], str]) -> None:
    with pytest.raises(envelope.BadEnvelope) as fault:
        opened(spoil(made()))
    assert fault.value.args == ()


def test_an_envelope_opens_in_its_own_place_only() -> None:
    assert opened(made()) == b"a=1&nonce=n"
    for place in (("r2", PLACE[1]), ("r1", "another")):
        with pytest.raises(envelope.BadEnvelope):
            opened(made(), *place)
