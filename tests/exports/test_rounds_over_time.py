"""Trend, composition guard, agreement and detectable change hold for every example of instruments/05."""

import pytest

from exports.agreement import kappa
from exports.composition import guard_applies, pooled, standardised
from exports.interval import half_up, mean
from exports.power import detectable_change, half_width
from exports.trend import trend_of_means, trend_of_shares
from tests.exports.examples import EXAMPLES, picked, rounded

HALF_WIDTHS = {30: 0.1685, 50: 0.1336, 100: 0.0962, 150: 0.0790, 200: 0.0686, 400: 0.0488}


def test_trend_of_shares() -> None:
    example = EXAMPLES["trend_shares"]
    found = trend_of_shares(example["k"], example["n"])
    assert rounded(found.z, found.p, found.slope) == (example["z"], example["p"], example["slope"])


def test_trend_of_means() -> None:
    example = EXAMPLES["trend_means"]
    found = trend_of_means([mean(*one) for one in zip(example["n"], example["m"], example["s"], strict=True)])
    assert rounded(found.slope, found.se, found.z, found.p, found.low, found.high) == picked(
        example, "slope", "se", "z", "p", "lo", "hi"
    )


def test_no_trend_without_variation() -> None:
    assert trend_of_shares([0, 0, 0], [30, 40, 50]).p is None
    assert trend_of_means([mean(20, 50.0, 0.0)] * 3) is None


def test_a_change_of_composition_is_told_from_a_change_of_answers() -> None:
    example = EXAMPLES["standardised"]
    before, now = ({area: tuple(kn) for area, kn in example[r].items()} for r in ("r1", "r2"))
    assert list(rounded(pooled(before), pooled(now))) == example["pooled"]
    assert list(rounded(standardised(before, before), standardised(before, now))) == example["std"]
    assert guard_applies(before, now) is example["guard"]
    assert not guard_applies(before, {"A": (20, 40), "B": (70, 100)})
    with pytest.raises(ValueError, match="without answers"):
        standardised(before, {"A": (0, 0), "B": (1, 2)})


def test_kappa() -> None:
    e = EXAMPLES["kappa"]
    assert half_up(kappa(e["both"], e["only_a"], e["only_b"], e["neither"]), 4) == e["kappa"]
    assert kappa(12, 0, 0, 0) is None
    assert kappa(0, 0, 0, 0) is None


@pytest.mark.parametrize(("n", "d"), list(zip(EXAMPLES["detectable"]["n"], EXAMPLES["detectable"]["d"], strict=True)))
def test_what_a_round_can_see(n: int, d: float) -> None:
    assert half_up(detectable_change(n), 4) == d
    assert half_up(half_width(n), 4) == HALF_WIDTHS[n]


def test_one_answer_can_show_no_change() -> None:
    with pytest.raises(ValueError, match="Two answers"):
        detectable_change(1)
