"""Every worked comparison of instruments/05 as a release says it: verdict, former figure, interval, remarks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from exports import verdict_texts, wording
from exports.figure import Indicator
from exports.indicators import HIDDEN
from tests.exports.examples import rounded
from tests.exports.former_rounds import (
    answers,
    balanced,
    closeness,
    hidden,
    meant,
    parity,
    released,
    same_of,
    shared,
)
from tests.exports.judging import (
    B1_FIRST,
    B1_SECOND,
    D1_FIRST,
    D1_SECOND,
    compared,
    found,
    judge,
    steps,
)


def first_and_second(code: str) -> Indicator:
    return steps(
        [parity("B1", B1_FIRST), meant("B2i", 96, 47.25, 27.4)],
        [parity("B1", B1_SECOND), meant("B2i", 110, 57.1, 25.8)],
        code=code,
    )


def test_b1_goes_the_desired_way_in_the_words_of_the_specification() -> None:
    b1 = first_and_second("B1")
    assert (b1.verdict, compared(b1)) == ("Går i den ønskede retning", (0.1232, 0.0100, 0.2319, 0.0331))
    assert wording.sentence(b1) == (
        "Oplevet deltagelse i samme grad: 53,8 % mod 41,4 % ved forrige måling (forskel 12,3 procentpoint, "
        "95 % usikkerhed 1,0 til 23,2). Går i den ønskede retning."
    )
    assert b1.comparison
    former = b1.comparison
    assert (former.round, former.title, former.base, former.rounds, former.trend) == (
        "r2026",
        "Runde 2026",
        140,
        2,
        None,
    )
    assert rounded(former.value, former.low, former.high) == (0.4143, 0.3360, 0.4971)


def test_b2i_of_real_size_is_judged_with_b1_in_one_family() -> None:
    b2i = first_and_second("B2i")
    assert (b2i.verdict, compared(b2i)) == ("Går i den ønskede retning", (9.8500, 2.5049, 17.1951, 0.0177))
    assert wording.sentence(b2i) == (
        "Blandethedsindeks: 57,1 point mod 47,3 point ved forrige måling (forskel 9,9 point, "
        "95 % usikkerhed 2,5 til 17,2). Går i den ønskede retning."
    )


def test_b2i_of_twelve_people_is_compared_and_not_judged() -> None:
    b2i = steps([meant("B2i", 12, 46.9907, 31.3702)], [meant("B2i", 12, 62.5, 28.0417)], code="B2i")
    assert (b2i.verdict, compared(b2i)) == (verdict_texts.TOO_FEW, (15.5093, -9.6991, 40.7177, None))
    assert "Målingen kan ikke udelukke" not in wording.sentence(b2i) + b2i.note


def test_what_is_not_sure_is_followed_by_what_cannot_be_excluded() -> None:
    d1 = steps([parity("D1", D1_FIRST)], [parity("D1", D1_SECOND)], code="D1")
    assert (d1.verdict, compared(d1)) == ("Ingen sikker ændring", (0.1174, -0.0662, 0.2893, 0.2141))
    said = "Målingen kan ikke udelukke en ændring mellem −6,6 og 28,9 point."
    assert d1.note == said
    assert wording.sentence(d1).endswith(f"95 % usikkerhed −6,6 til 28,9). Ingen sikker ændring. {said}")
    assert wording.beside(d1) == ""


def test_the_verdict_follows_the_test_where_the_interval_says_otherwise() -> None:
    b1 = steps([parity("B1", same_of(1, 30))], [parity("B1", same_of(7, 30))])
    assert (b1.verdict, compared(b1)) == ("Ingen sikker ændring", (0.2000, 0.0236, 0.3781, 0.0523))
    assert "mellem 2,4 og 37,8 point." in b1.note
    assert b1.comparison
    second = stats.fisher_exact([[1, 29], [7, 23]]).pvalue
    assert b1.comparison.p == pytest.approx(second, abs=1e-9)


def test_a_change_the_other_way_is_called_wrong() -> None:
    b1 = steps([parity("B1", B1_SECOND)], [parity("B1", B1_FIRST)])
    assert b1.verdict == "Går i den forkerte retning"
    assert wording.sentence(b1).endswith("(forskel −12,3 procentpoint, 95 % usikkerhed −23,2 til −1,0). "
                                         "Går i den forkerte retning.")  # fmt: skip


@pytest.mark.parametrize("code", ["B1", "D1"])
def test_more_who_come_oftener_are_no_step_back(code: str) -> None:
    before, now = answers(20, 40, 90, 10, 0), answers(20, 40, 50, 40, 10)
    one = steps([parity(code, before)], [parity(code, now)], code=code)
    said = "Ingen entydig retning: færre svarer lige så tit, men sjældnere er ikke steget."
    assert (one.verdict, one.note) == ("Ingen entydig retning", said)
    assert wording.sentence(one).endswith(f"). {said}")


def test_without_the_poles_a_step_back_is_not_explained_away() -> None:
    before, now = parity("B1", answers(20, 40, 90, 10, 0)), parity("B1", answers(20, 40, 50, 40, 10))
    assert before.table
    without = replace(before, table={**before.table, "cells": [
        {**cell, "count": None} if cell["role"] == "pole" else cell for cell in before.table["cells"]
    ]})  # fmt: skip
    assert steps([without], [now]).verdict == "Går i den forkerte retning"


def test_what_is_hidden_now_is_not_judged() -> None:
    b1 = steps([parity("B1", B1_FIRST)], [hidden(parity("B1", B1_SECOND))])
    assert (b1.verdict, b1.comparison) == (HIDDEN, None)
    other = released(2026, [parity("B1", B1_FIRST)], wording={"bs_same_degree": "Hvad?"})
    hidden_now = released(2027, [hidden(parity("B1", B1_SECOND))])
    assert found(judge(hidden_now, other), "B1").verdict == HIDDEN


def test_figures_that_are_not_headlines_are_compared_without_verdict() -> None:
    before = [balanced("B3", 47, 20, 112), closeness("B1x", B1_FIRST), shared("B7", 27, 142), meant("B4", 140, 68, 29)]
    now = [balanced("B3", 60, 15, 112), closeness("B1x", B1_SECOND), shared("B7", 60, 142), meant("B4", 140, 78, 29)]
    rounds = [released(2026, before), released(2027, before), released(2028, now)]
    release = judge(rounds[2], *rounds[:2])
    for code in ("B3", "B1x", "B7", "B4"):
        one = found(release, code)
        assert one.comparison
        assert (one.verdict, one.comparison.p, one.comparison.trend, one.note) == ("", None, None, "")
        assert one.comparison.d_low is not None
        assert one.comparison.d_low < one.comparison.d
    b3 = found(release, "B3").comparison
    assert b3
    assert b3.d_low == pytest.approx(16.0714 - 1.959964 * (6.9443**2 + 6.7363**2) ** 0.5, abs=0.001)
    assert wording.sentence(found(release, "B7")).endswith(").")


def test_activities_in_words_are_never_a_change() -> None:
    b2 = meant("B2", 5, 0.6, None)
    b2 = replace(b2, indicator=replace(b2.indicator, note="3 af 5 vurderede aktiviteter."))
    rounds = [released(year, [parity("B1", B1_FIRST), b2]) for year in (2026, 2027)]
    release = judge(rounds[1], rounds[0])
    assert (found(release, "B2").comparison, found(release, "B2").note) == (None, "3 af 5 vurderede aktiviteter.")
    assert "B2" not in [past.indicator for past in release.past]


def test_what_stood_beside_a_figure_stays() -> None:
    d1 = parity("D1", D1_SECOND)
    told = replace(d1, indicator=replace(d1.indicator, note="Ikke relevant hos os: 13 %."))
    one = steps([parity("D1", D1_FIRST)], [told], code="D1")
    assert one.note.startswith("Ikke relevant hos os: 13 %. Målingen kan ikke udelukke en ændring mellem")
    assert wording.beside(one) == "Ikke relevant hos os: 13 %.", "the sentence has said the rest"


def test_without_variation_nothing_is_sure_and_nothing_is_excluded() -> None:
    same = steps([meant("B2i", 40, 50, 0.0)], [meant("B2i", 40, 60, 0.0)], code="B2i")
    assert (same.verdict, same.note) == ("Ingen sikker ændring", "")
    assert wording.sentence(same) == (
        "Blandethedsindeks: 60,0 point mod 50,0 point ved forrige måling (forskel 10,0 point). Ingen sikker ændring."
    )
    nobody = steps([parity("B1", same_of(0, 40))], [parity("B1", same_of(0, 50))])
    assert (nobody.verdict, compared(nobody)[3]) == ("Ingen sikker ændring", None)
    one = steps([meant("B4", 1, 50, None)], [meant("B4", 40, 60, 20)], code="B4").comparison
    assert one
    assert (one.d, one.d_low, one.p) == (10, None, None)


TURNED = {"Går i den ønskede retning": "Går i den forkerte retning",
          "Går i den forkerte retning": "Går i den ønskede retning"}  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.integers(30, 300), st.integers(30, 300), st.floats(5, 95), st.floats(5, 95), st.data())
def test_rounds_in_the_other_order_turn_the_verdict(
    n1: int, n2: int, m1: float, m2: float, data: st.DataObject
) -> None:
    """All others answer "less often": fewer who answer "just as often" are a step back."""
    k1, k2 = data.draw(st.integers(0, n1)), data.draw(st.integers(0, n2))
    rounds = [parity("B1", same_of(k1, n1)), meant("B2i", n1, m1, 20)], [parity("B1", same_of(k2, n2)),
                                                                         meant("B2i", n2, m2, 20)]  # fmt: skip
    for code in ("B1", "B2i"):
        there, back = steps(*rounds, code=code), steps(*rounds[::-1], code=code)
        assert there.comparison
        assert back.comparison
        assert TURNED.get(there.verdict, there.verdict) == back.verdict
        assert there.comparison.d == -back.comparison.d
        assert (there.comparison.p, back.comparison.p) == pytest.approx((back.comparison.p, there.comparison.p))
