"""Tests that are read together are judged together, with the trend from the third round on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from exports import wording
from exports.release import Release
from tests.exports.examples import rounded
from tests.exports.former_rounds import (
    AGE,
    AREA,
    TYPE,
    hidden,
    meant,
    parity,
    ratio_of,
    released,
    same_of,
)
from tests.exports.judging import (
    B1_FIRST,
    B1_SECOND,
    D1_FIRST,
    D1_SECOND,
    GROUPS,
    TWO,
    area,
    compared,
    found,
    judge,
    steps,
)


def holm(*p: float) -> list[float]:
    """By its definition, one p at a time."""
    order = sorted(p)
    return [max(min(1.0, (len(p) - i) * order[i]) for i in range(order.index(one) + 1)) for one in p]


def democracy(boards: int) -> Release:
    before = released(2026, [parity("D1", D1_FIRST), ratio_of("D5", boards, 191 / 1720, 0.018413)])
    return judge(released(2027, [parity("D1", D1_SECOND), ratio_of("D5", boards, 249 / 1699, 0.018501)]), before)


def test_d5_of_ten_boards_is_not_judged_and_leaves_d1_alone() -> None:
    release = democracy(10)
    assert found(release, "D5").verdict == "For få svar til at vurdere udviklingen"
    assert compared(found(release, "D1"))[3] == 0.2141


def test_d1_and_d5_are_one_family_across_two_forms() -> None:
    release = democracy(20)
    d1, d5 = found(release, "D1"), found(release, "D5")
    df = (0.018413**2 + 0.018501**2) ** 2 / (0.018413**4 / 19 + 0.018501**4 / 19)
    t = (249 / 1699 - 191 / 1720) / (0.018413**2 + 0.018501**2) ** 0.5
    raw = 0.2140855, float(2 * stats.t.sf(t, df))
    assert d1.comparison
    assert d5.comparison
    assert (d1.comparison.p, d5.comparison.p) == pytest.approx(holm(*raw), abs=1e-6)
    assert (d1.verdict, d5.verdict) == ("Ingen sikker ændring",) * 2


def test_from_the_third_round_on_the_trend_is_in_the_same_family() -> None:
    shares, means = [(58, 140), (70, 150), (86, 160)], [(96, 47.25, 27.4), (104, 52.1, 26.6), (110, 57.1, 25.8)]
    rounds = [[parity("B1", same_of(k, n)), meant("B2i", *m)] for (k, n), m in zip(shares, means, strict=True)]
    b1, b2i = (steps(*rounds, code=code).comparison for code in ("B1", "B2i"))
    assert b1
    assert b2i
    table = [[150 - 70, 70], [160 - 86, 86]]
    step = stats.chi2_contingency(table, correction=False).pvalue
    welch = stats.ttest_ind_from_stats(57.1, 25.8, 110, 52.1, 26.6, 104, equal_var=False).pvalue
    expected = holm(step, welch, 0.032308, 0.007962)
    assert (b1.p, b2i.p, b1.trend_p, b2i.trend_p) == pytest.approx(expected, abs=2e-4)
    assert rounded(b1.trend, b2i.trend) == (0.0618, 4.9282)
    assert (b1.rounds, b2i.rounds, b1.round) == (3, 3, "r2027")


def test_a_trend_needs_an_unbroken_row_of_rounds_with_base() -> None:
    small = steps([parity("B1", same_of(9, 20))], [parity("B1", B1_FIRST)], [parity("B1", B1_SECOND)])
    assert small.comparison
    assert (small.comparison.trend, small.comparison.trend_p, small.comparison.rounds) == (None, None, 2)
    elsewhere = released(2025, [parity("B1", B1_FIRST)], areas=["Birk"])
    here = [released(year, [parity("B1", B1_FIRST)]) for year in (2026, 2027)]
    moved = found(judge(here[1], elsewhere, here[0]), "B1").comparison
    assert moved
    assert (moved.rounds, moved.trend) == (2, None)
    shown = [parity("B1", B1_FIRST)]
    gap = steps(shown, shown, [hidden(parity("B1", B1_FIRST))], [parity("B1", B1_SECOND)])
    assert gap.comparison
    assert (gap.comparison.round, gap.comparison.trend) == ("r2027", None)
    assert "Sammenlignet med Runde 2027, den seneste måling, der viser tallet." in gap.note
    assert "53,8 % mod 41,4 % ved målingen »Runde 2027« (forskel" in wording.sentence(gap)


def test_areas_are_a_family_of_their_own_from_a_hundred_answers() -> None:
    before = [parity("B1", same_of(150, 340)), area(50, 120, "Ahorn"), area(70, 120, "Birk"), area(30, 99, "Ceder")]
    now = [parity("B1", same_of(190, 360)), area(68, 120, "Ahorn"), area(72, 120, "Birk"), area(60, 120, "Ceder")]
    groups = [(AREA, name, (name,)) for name in ("Ahorn", "Birk", "Ceder")]
    names = [name for _, name, _ in groups]
    release = judge(released(2027, now, groups, names), released(2026, before, groups, names))
    raw = [stats.chi2_contingency([[n - k, k], [m - j, j]], correction=False).pvalue
           for k, n, j, m in ((50, 120, 68, 120), (70, 120, 72, 120))]  # fmt: skip
    ahorn, birk = found(release, "B1", "Ahorn"), found(release, "B1", "Birk")
    assert ahorn.comparison
    assert birk.comparison
    assert (ahorn.comparison.p, birk.comparison.p) == pytest.approx(holm(*raw))
    assert (ahorn.verdict, birk.verdict) == ("Går i den ønskede retning", "Ingen sikker ændring")
    assert found(release, "B1", "Ceder").verdict == "For få svar til at vurdere udviklingen"
    total = found(release, "B1").comparison
    assert total
    assert total.p == pytest.approx(stats.chi2_contingency([[190, 150], [170, 190]], correction=False).pvalue)
    assert wording.sentence(ahorn).startswith("Oplevet deltagelse i samme grad, Ahorn: 56,7 % mod 41,7 %")


def test_only_b1_is_judged_by_area_and_nothing_by_type_or_age() -> None:
    groups = [*GROUPS, (AGE, "15-29 år", ("15-29 år",)), (TYPE, "Bolig", ("Bolig",))]
    figures = [
        parity("B1", B1_FIRST), area(60, 120, "Ahorn"), meant("B2i", 120, 50, 20, AREA, "Ahorn"),
        parity("B1", same_of(60, 120), AGE, "15-29 år"), parity("D1", same_of(60, 120), TYPE, "Bolig"),
    ]  # fmt: skip
    rounds = [released(year, figures, groups, TWO) for year in (2026, 2027)]
    release = judge(rounds[1], rounds[0])
    by_group = [one for form in release.forms for one in form.group_indicators]
    assert [one.verdict for one in by_group] == ["Ingen sikker ændring", "", "", ""]
    assert [one.comparison is not None and one.comparison.p is not None for one in by_group] == [True] + [False] * 3
    assert all(one.comparison for one in by_group)


@settings(max_examples=40, deadline=None)
@given(st.permutations(["B1", "B2i", "D1", "D5"]), st.integers(0, 140), st.integers(0, 60))
def test_the_order_of_figures_and_forms_does_not_matter(order: list[str], k: int, j: int) -> None:
    def wave(year: int, k: int, j: int, mean: float, names: list[str]) -> Release:
        made = {"B1": parity("B1", same_of(k, 140)), "B2i": meant("B2i", 96, mean, 27),
                "D1": parity("D1", same_of(j, 60)), "D5": ratio_of("D5", 20, mean / 500, 0.01)}  # fmt: skip
        return released(year, [made[name] for name in names])

    names = ["B1", "B2i", "D1", "D5"]
    usual = judge(wave(2027, k, j, 55, names), wave(2026, 58, 20, 48, names))
    shuffled = judge(wave(2027, k, j, 55, order), wave(2026, 58, 20, 48, names[::-1]))
    assert {code: found(usual, code) for code in names} == {code: found(shuffled, code) for code in names}


def test_a_change_of_a_ratio_has_no_more_decimals_than_the_ratio() -> None:
    d5 = found(democracy(10), "D5").comparison
    assert d5
    assert (d5.value, d5.d, d5.d_low, d5.d_high) == (0.111, 0.036, -0.019, 0.09)
