"""A page around its nonce."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.respondent.packing import NONCE_MARK, fresh_nonce, pack

TEXT = st.text(alphabet=st.characters(codec="utf-8"))


@given(TEXT, TEXT, st.binary(max_size=65535))
def test_packed_and_raw_are_the_same_page(head: str, tail: str, nonce: bytes) -> None:
    page = pack(f"{head}{NONCE_MARK}{tail}")
    assert page.raw(nonce) == head.encode() + nonce + tail.encode()
    assert gzip.decompress(page.gzip(nonce)) == page.raw(nonce)


def test_a_page_without_a_place_for_the_nonce_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        pack("a page")


def test_nonces_are_new_each_time() -> None:
    assert len({fresh_nonce() for _ in range(100)}) == 100
