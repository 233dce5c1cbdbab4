"""Estimates agree with every worked example of instruments/05 and with scipy, and hold at the edges."""

import statistics
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from exports.interval import Estimate, RatioSums, balance, half_up, mean, mean_of_sums, ratio, share
from tests.exports.examples import EXAMPLES, exact, picked, ratio_sums, rounded, sums_of

PARITY = {"much_less": 0, "less": 1, "same": 2, "more": 1, "much_more": 0}


@pytest.mark.parametrize("example", EXAMPLES["share"], ids=lambda e: e["id"])
def test_share_and_wilson_interval_are_those_of_the_specification(example: dict[str, Any]) -> None:
    found = share(example["k"], example["n"])
    assert rounded(found.value, found.low, found.high) == (example["p"], example["lo"], example["hi"])
    second = stats.binomtest(example["k"], example["n"]).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((second.low, second.high), abs=1e-12)


@pytest.mark.parametrize("example", EXAMPLES["compare5"], ids=lambda e: e["id"])
def test_the_three_readings_of_a_comparison_scale(example: dict[str, Any]) -> None:
    counts = example["counts"]
    n = sum(counts.values())
    steps = [PARITY[code] for code, count in counts.items() for _ in range(count)]
    index = mean_of_sums(*sums_of(steps), unit=50)
    side = balance(counts["more"] + counts["much_more"], counts["less"] + counts["much_less"], n)
    assert rounded(share(counts["same"], n).value) == (example["share"],)
    assert rounded(index.value, index.s, index.low, index.high) == picked(
        example, "index", "index_s", "index_lo", "index_hi"
    )
    assert rounded(side.value, side.se, side.low, side.high) == picked(
        example, "balance", "balance_se", "balance_lo", "balance_hi"
    )


@pytest.mark.parametrize("example", EXAMPLES["balance"], ids=lambda e: e["id"])
def test_balance(example: dict[str, Any]) -> None:
    counts = example["counts"]
    found = balance(counts["more"] + counts["much_more"], counts["less"] + counts["much_less"], sum(counts.values()))
    assert rounded(found.value, found.se, found.low, found.high) == picked(example, "balance", "se", "lo", "hi")


@pytest.mark.parametrize("example", EXAMPLES["mean4"], ids=lambda e: e["id"])
def test_mean_of_a_four_step_scale(example: dict[str, Any]) -> None:
    steps = [step for step, count in enumerate(example["counts"]) for _ in range(count)]
    found = mean_of_sums(*sums_of(steps), unit=100 / 3)
    assert found.n == example["n"]
    assert rounded(found.value, found.s, found.low, found.high) == picked(example, "mean", "s", "lo", "hi")


def test_act_scores_of_small_ratings() -> None:
    steps = {"not": 0, "little": 1, "quite": 2, "very": 3}
    example = EXAMPLES["B2i"]
    scores = [100 * sum(steps[r] for r in own) / (3 * len(own)) for own in example["ratings_round1"]]
    assert list(rounded(*scores)) == example["round1"]
    found = mean(12, sum(scores) / 12, float(stats.tstd(scores)))
    assert rounded(found.value, found.s, found.low, found.high) == (46.9907, 31.3702, 27.0591, 66.9224)


@pytest.mark.parametrize("name", ["D2", "D6"])
def test_mean_of_boards_and_of_members(name: str) -> None:
    scores = exact(EXAMPLES[name]["scores"])
    found = mean(len(scores), sum(scores) / len(scores), float(stats.tstd(scores)))
    assert rounded(found.value, found.s, found.low, found.high) == picked(EXAMPLES[name], "mean", "s", "lo", "hi")


def test_a_board_is_scored_over_the_rows_it_answered() -> None:
    answered = [[yes for yes in row if yes is not None] for row in EXAMPLES["D2"]["rows"]]
    assert list(rounded(*(100 * sum(row) / len(row) for row in answered))) == EXAMPLES["D2"]["scores"]


@pytest.mark.parametrize("example", EXAMPLES["ratio"], ids=lambda e: e["id"])
def test_ratio_over_boards(example: dict[str, Any]) -> None:
    found = ratio(ratio_sums(example["x"], example["y"]))
    assert rounded(found.value, found.se, found.low, found.high) == picked(example, "r", "se", "lo", "hi")


def test_half_is_rounded_up_not_to_even() -> None:
    assert [half_up(v) for v in (0.5, 1.5, 2.5, -0.5, -1.5, -1.51)] == [1, 2, 3, 0, -1, -2]
    assert half_up(0.285, 2) == 0.29


@settings(deadline=None)
@given(n=st.integers(1, 5000), data=st.data())
def test_a_share_lies_in_its_interval_and_the_interval_in_0_to_1(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    found = share(k, n)
    assert 0 <= found.low <= found.value <= found.high <= 1
    other = share(n - k, n)
    assert (1 - other.high, 1 - other.low) == pytest.approx((found.low, found.high), abs=1e-12)


@settings(deadline=None)
@given(st.lists(st.integers(0, 3), min_size=2, max_size=60))
def test_a_mean_from_sums_is_the_mean_of_the_observations(steps: list[int]) -> None:
    found = mean_of_sums(*sums_of(steps), unit=100 / 3)
    scores = [100 * step / 3 for step in steps]
    assert found.value == pytest.approx(sum(scores) / len(scores))
    assert found.s == pytest.approx(statistics.stdev(scores), abs=1e-9)
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 100


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 20000), st.integers(0, 100)), min_size=2, max_size=40))
def test_a_ratio_stays_in_0_to_1_around_its_value(boards: list[tuple[int, int]]) -> None:
    x, y = [size for size, _ in boards], [size * percent // 100 for size, percent in boards]
    found = ratio(ratio_sums(x, y))
    assert 0 <= found.low <= found.value <= found.high <= 1
    residuals = [b - found.value * a for a, b in zip(x, y, strict=True)]
    variance = len(x) / (len(x) - 1) * sum(e * e for e in residuals)
    assert found.se == pytest.approx(variance**0.5 / sum(x), abs=1e-9)


@pytest.mark.parametrize(
    "estimate",
    [
        lambda: share(0, 0),
        lambda: balance(0, 0, 0),
        lambda: mean(0, 0.0, None),
        lambda: mean_of_sums(0, 0, 0, 1.0),
        lambda: ratio(RatioSums(2, 0, 0, 0, 0, 0)),
    ],
)
def test_without_answers_there_is_no_figure(estimate: Callable[[], Estimate]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        estimate()


def test_one_observation_has_a_value_and_no_interval() -> None:
    assert mean_of_sums(1, 2, 4, 100 / 3).low is None
    assert ratio(ratio_sums([10], [3])).low is None
    assert rounded(*(share(1, 1).low, share(1, 1).high)) == (0.2065, 1.0)


def test_no_variation_gives_an_interval_of_one_point() -> None:
    found = mean_of_sums(*sums_of([2] * 15), unit=100 / 3)
    assert (found.s, found.low, found.high) == (0, found.value, found.value)
    same = ratio(ratio_sums([10, 20, 30], [1, 2, 3]))
    assert (same.se, same.low, same.high) == (0, 0.1, 0.1)
    all_more = balance(12, 0, 12)
    assert (all_more.value, all_more.se) == (100, 0)
