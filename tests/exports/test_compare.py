"""Comparisons agree with every worked example of instruments/05 and with scipy, and hold at the edges."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from exports.compare import fisher, holm, two_counts, two_means, two_ratios, two_shares
from exports.interval import half_up, mean, ratio
from tests.exports.examples import EXAMPLES, exact, picked, ratio_sums, rounded


@pytest.mark.parametrize("example", EXAMPLES["two_shares"], ids=lambda e: f"{e['k1']}-{e['k2']}")
def test_two_shares(example: dict[str, Any]) -> None:
    found = two_shares(example["k1"], example["n1"], example["k2"], example["n2"])
    assert found.test == example["test"]
    assert rounded(found.d, found.low, found.high, found.p) == picked(example, "d", "lo", "hi", "p")


@pytest.mark.parametrize("example", EXAMPLES["welch"])
def test_two_means_of_real_size(example: dict[str, Any]) -> None:
    found = two_means(
        mean(example["n1"], example["m1"], example["s1"]), mean(example["n2"], example["m2"], example["s2"])
    )
    figures = rounded(found.d, found.se, found.df, found.p, found.low, found.high)
    assert figures == picked(example, "diff", "se", "df", "p", "lo", "hi")
    second = stats.ttest_ind_from_stats(
        example["m1"], example["s1"], example["n1"], example["m2"], example["s2"], example["n2"], equal_var=False
    )
    assert found.p == pytest.approx(second.pvalue, abs=1e-12)


def test_two_means_of_small_ratings() -> None:
    example = EXAMPLES["B2i"]
    rounds = [exact(example["round1"]), exact(example["round2"])]
    estimates = [mean(len(scores), sum(scores) / len(scores), float(stats.tstd(scores))) for scores in rounds]
    found = two_means(*estimates)
    assert rounded(estimates[1].value, estimates[1].s) == (example["mean2"], example["s2"])
    assert rounded(estimates[1].low, estimates[1].high) == (example["lo2"], example["hi2"])
    assert rounded(found.d, found.se, found.df, found.p, found.low, found.high) == picked(
        example["welch"], "diff", "se", "df", "p", "lo", "hi"
    )


def test_two_ratios() -> None:
    example = EXAMPLES["two_ratios"]
    rounds = {e["id"]: ratio(ratio_sums(e["x"], e["y"])) for e in EXAMPLES["ratio"]}
    found = two_ratios(rounds[example["from"]], rounds[example["to"]])
    figures = rounded(found.d, found.se, found.df, found.p, found.low, found.high)
    assert figures == picked(example, "d", "se", "df", "p", "lo", "hi")
    assert half_up(found.d / found.se, 4) == example["t"]


@pytest.mark.parametrize("example", EXAMPLES["two_counts"], ids=lambda e: f"{e['x1']}-{e['x2']}")
def test_two_counts(example: dict[str, Any]) -> None:
    found = two_counts(example["x1"], example["x2"])
    assert rounded(found.ratio, found.p, found.low, found.high) == picked(example, "ratio", "p", "lo", "hi")
    second = stats.binomtest(example["x2"], example["x1"] + example["x2"])
    limits = second.proportion_ci(method="exact")
    assert found.p == pytest.approx(second.pvalue, abs=1e-9)
    assert (found.low, found.high) == pytest.approx((limits.low / (1 - limits.low), limits.high / (1 - limits.high)))


@pytest.mark.parametrize("example", EXAMPLES["holm"], ids=lambda e: str(len(e["p"])))
def test_holm(example: dict[str, Any]) -> None:
    assert list(rounded(*holm(example["p"]))) == example["adj"]
    backwards = holm(example["p"][::-1])
    assert list(rounded(*backwards)) == example["adj"][::-1]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_fisher_agrees_with_scipy(n1: int, n2: int, data: st.DataObject) -> None:
    k1, k2 = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n2))
    second = stats.fisher_exact([[k1, n1 - k1], [k2, n2 - k2]])
    assert fisher(k1, n1, k2, n2) == pytest.approx(second.pvalue, abs=1e-9)


@settings(deadline=None)
@given(st.integers(1, 400), st.integers(1, 400), st.data())
def test_a_change_lies_in_its_interval_and_turns_with_the_rounds(n1: int, n2: int, data: st.DataObject) -> None:
    k1, k2 = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n2))
    found, back = two_shares(k1, n1, k2, n2), two_shares(k2, n2, k1, n1)
    assert -1 - 1e-12 <= found.low <= found.d <= found.high <= 1 + 1e-12
    assert (found.low, found.high) == pytest.approx((-back.high, -back.low))
    assert found.p is None or found.p == pytest.approx(back.p)


def test_no_test_without_variation_or_with_one_answer() -> None:
    assert two_shares(0, 40, 0, 50).p is None
    assert two_shares(40, 40, 50, 50).p is None
    assert two_shares(1, 1, 20, 50).p is None
    assert two_means(mean(20, 50.0, 0.0), mean(20, 60.0, 0.0)).p is None
    assert two_means(mean(1, 50.0, None), mean(20, 60.0, 10.0)).p is None
    same = ratio(ratio_sums([10, 20], [1, 2]))
    assert two_ratios(same, same).p is None


def test_a_ratio_of_counts_needs_a_former_count() -> None:
    assert (two_counts(0, 12).ratio, two_counts(0, 0).p) == (None, None)
    assert (two_counts(12, 0).ratio, two_counts(12, 0).low) == (0, 0)
