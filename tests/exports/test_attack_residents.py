"""The attacker finds nothing in 170 random rounds of residents, printed as they would leave the house."""

from __future__ import annotations

import pytest

from tests.exports.invented import invented, leaks


@pytest.mark.parametrize("seed", range(170))
def test_nothing_hidden_can_be_known(seed: int) -> None:
    assert leaks(invented("bs", seed)) == []
