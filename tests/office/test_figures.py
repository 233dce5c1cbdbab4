"""Figures as they are read on a page."""

from __future__ import annotations

import pytest

from app.office.figures import percent, whole


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0"), (0.5, "1"), (-0.4, "0"), (1312.4, "1.312"), (-32.857, "−33"), (54.5, "55"), (1e6, "1.000.000")],
)
def test_whole_numbers_are_danish_and_round_half_up(number: float, written: str) -> None:
    assert whole(number) == written


def test_percent_has_a_space() -> None:
    assert percent(0.4143) == "41 %"
