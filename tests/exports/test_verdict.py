"""Every worked comparison of instruments/05 as a release says it: verdict, former figure, interval, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from exports import verdict_texts, wording
from exports.figure import TOTAL, Indicator
from exports.indicators import FIRST, HIDDEN
from exports.release import Release
from exports.thresholds import Thresholds
from exports.verdict import judged
from tests.exports.examples import rounded
from tests.exports.former_rounds import (
    AGE,
    AREA,
    TYPE,
    Figure,
    aged,
    answers,
    balanced,
    closeness,
    hidden,
    meant,
    parity,
    ratio_of,
    released,
    same_of,
    shared,
)

K = Thresholds()
B1_FIRST, B1_SECOND = answers(18, 46, 58, 12, 6, dk=40), answers(12, 40, 86, 14, 8, dk=38)
D1_FIRST, D1_SECOND = answers(7, 17, 19, 6, 3, dk=14), answers(5, 16, 28, 6, 3, dk=14)
TWO = ("Ahorn", "Birk")
GROUPS = [(AREA, "Ahorn", ("Ahorn",)), (AREA, "Birk", ("Birk",))]


def found(release: Release, code: str, group: str = TOTAL) -> Indicator:
    """An indicator of everybody or of a group."""
    return next(
        one
        for form in release.forms
        for one in (*form.indicators, *form.group_indicators)
        if (one.id, one.group) == (code, group)
    )


def judge(now: Release, *former: Release) -> Release:
    return judged(now, former, K)


def steps(*rounds: Sequence[Figure], code: str = "B1", group: str = TOTAL) -> Indicator:
    """A figure in the last of these rounds, each of the same areas: of two where a figure is of an area."""
    by_area = any(one.indicator.grouping == AREA for figures in rounds for one in figures)
    places = (GROUPS, TWO) if by_area else ((), ("Ahorn",))
    made = [released(2026 + year, figures, *places) for year, figures in enumerate(rounds)]
    return found(judge(made[-1], *made[:-1]), code, group)


def holm(*p: float) -> list[float]:
    """By its definition, one p at a time."""
    order = sorted(p)
    return [max(min(1.0, (len(p) - i) * order[i]) for i in range(order.index(one) + 1)) for one in p]


def compared(one: Indicator) -> tuple[float | None, ...]:
    assert one.comparison
    return rounded(one.comparison.d, one.comparison.d_low, one.comparison.d_high, one.comparison.p)


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


def test_a_change_of_a_ratio_has_no_more_decimals_than_the_ratio() -> None:
    d5 = found(democracy(10), "D5").comparison
    assert d5
    assert (d5.value, d5.d, d5.d_low, d5.d_high) == (0.111, 0.036, -0.019, 0.09)


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
    shown = [parity("B1", B1_FIRST)]
    gap = steps(shown, shown, [hidden(parity("B1", B1_FIRST))], [parity("B1", B1_SECOND)])
    assert gap.comparison
    assert (gap.comparison.round, gap.comparison.trend) == ("r2027", None)
    assert "Sammenlignet med Runde 2027, den seneste måling, der viser tallet." in gap.note


def test_a_change_that_only_the_areas_make_is_not_sure() -> None:
    def wave(a: tuple[int, int], b: tuple[int, int]) -> list[Figure]:
        total = parity("B1", same_of(a[0] + b[0], a[1] + b[1]))
        return [total, parity("B1", same_of(*a), AREA, "Ahorn"), parity("B1", same_of(*b), AREA, "Birk")]

    example = steps(wave((10, 40), (60, 100)), wave((31, 110), (33, 50)))
    assert compared(example)[0] == -0.1
    assert example.verdict == "Ingen sikker ændring"
    assert "Bemærk: områdernes andel af svarene har ændret sig." in example.note
    large = steps(wave((100, 400), (600, 1000)), wave((310, 1100), (330, 500)))
    assert large.comparison
    assert large.comparison.p is not None
    assert large.comparison.p < 0.001
    assert large.verdict == "Ingen sikker ændring"
    assert "mellem −13,5 og −6,4 point." in large.note
    steady = steps(wave((100, 400), (600, 1000)), wave((60, 400), (500, 1000)))
    assert steady.verdict == "Går i den forkerte retning"
    assert steady.note == ""


def test_areas_that_are_not_all_shown_say_so() -> None:
    def wave(answered: dict[str, int], *, all_shown: bool) -> list[Figure]:
        areas = [parity("B1", same_of(30, 60), AREA, "Ahorn"), parity("B1", same_of(30, 60), AREA, "Birk")]
        return [parity("B1", answered), areas[0], areas[1] if all_shown else hidden(areas[1])]

    one = steps(wave(dict(B1_FIRST), all_shown=True), wave(dict(B1_SECOND), all_shown=False))
    assert (one.verdict, one.note) == ("Går i den ønskede retning", "Områdernes fordeling kan ikke vises.")
    alone = [released(year, [parity("B1", given)], areas=["Ahorn"]) for year, given in ((1, B1_FIRST), (2, B1_SECOND))]
    assert found(judge(alone[1], alone[0]), "B1").note == ""


@pytest.mark.parametrize(("moved", "said"), [(0.10, False), (0.11, True)])
def test_another_age_is_said_beside_every_headline_figure(moved: float, said: bool) -> None:
    note = "Bemærk: svarpersonernes alder har ændret sig."
    more = round(100 * moved)
    bands: list[dict[str, int | None]] = [{"15-29 år": 30, "65 år eller ældre": 70},
                                          {"15-29 år": 30 + more, "65 år eller ældre": 70 - more}]  # fmt: skip
    rounds = [
        released(year, [parity("B1", B1_FIRST), meant("B2i", 90, 50, 25), meant("B4", 90, 50, 25)], areas=["Ahorn"],
                 tables=[aged("bs", bands[year], 100)])
        for year in (0, 1)
    ]  # fmt: skip
    release = judge(rounds[1], rounds[0])
    assert [note in found(release, code).note for code in ("B1", "B2i", "B4")] == [said, said, False]


def test_a_hidden_age_band_says_nothing() -> None:
    rounds = [
        released(year, [parity("D1", D1_FIRST)], tables=[aged("fm", {"15-29 år": count}, 100)])
        for year, count in ((1, None), (2, 60))
    ]
    assert "alder" not in found(judge(rounds[1], rounds[0]), "D1").note


@pytest.mark.parametrize(("dk", "said"), [(10, "færre"), (24, ""), (56, ""), (70, "flere")])
@pytest.mark.parametrize("code", ["B1", "D1"])
def test_more_or_fewer_who_do_not_know_are_mentioned(code: str, dk: int, said: str) -> None:
    """Of 140 valid answers, 40 of 180 before: 22 %; 24 and 56 move it by less than ten points."""
    now = {**B1_FIRST, "dk": dk}
    note = steps([parity(code, B1_FIRST)], [parity(code, now)], code=code).note
    assert [f"Bemærk: {word} svarer ved ikke." in note for word in ("færre", "flere")] == [
        said == "færre",
        said == "flere",
    ]


def test_without_an_earlier_round_it_is_the_first_measurement() -> None:
    first = judge(released(2026, [parity("B1", B1_FIRST), balanced("B3", 47, 20, 112)], GROUPS, TWO))
    assert [(i.verdict, i.comparison) for i in first.forms[0].indicators] == [(FIRST, None), ("", None)]
    assert first.past == ()
    other_form = released(2025, [parity("D1", D1_FIRST)])
    again = judge(released(2026, [parity("B1", B1_FIRST)]), other_form)
    assert found(again, "B1").verdict == FIRST


def test_a_withdrawn_round_is_as_if_it_had_never_been() -> None:
    gone = replace(released(2026, [parity("B1", B1_FIRST)]), withdrawn=True)
    release = judge(released(2027, [parity("B1", B1_SECOND)]), gone)
    assert (found(release, "B1").verdict, release.past) == (FIRST, ())


def test_what_is_hidden_now_is_not_judged() -> None:
    b1 = steps([parity("B1", B1_FIRST)], [hidden(parity("B1", B1_SECOND))])
    assert (b1.verdict, b1.comparison) == (HIDDEN, None)
    other = released(2026, [parity("B1", B1_FIRST)], wording={"bs_same_degree": "Hvad?"})
    hidden_now = released(2027, [hidden(parity("B1", B1_SECOND))])
    assert found(judge(hidden_now, other), "B1").verdict == HIDDEN


def test_what_was_never_shown_before_is_measured_for_the_first_time() -> None:
    assert steps([hidden(parity("B1", B1_FIRST))], [parity("B1", B1_SECOND)]).verdict == FIRST


def test_another_wording_cannot_be_compared() -> None:
    figures = [parity("B1", B1_FIRST), shared("B1a", 41, 92), meant("B2i", 96, 47.25, 27.4), shared("B7", 27, 142)]
    other = released(2026, figures, wording={"bs_same_degree": "Er de med?"})
    release = judge(released(2027, figures), released(2025, figures), other)
    b1 = found(release, "B1")
    assert (b1.verdict, b1.comparison) == ("Kan ikke sammenlignes: spørgsmålet er ændret", None)
    assert wording.sentence(b1).endswith(
        "41,4 % (95 % usikkerhed 33,6 til 49,7). Kan ikke sammenlignes: spørgsmålet er ændret."
    )
    assert [found(release, code).comparison is None for code in ("B1a", "B2i", "B7")] == [True, False, False]


def test_another_question_about_having_taken_part_changes_who_b1a_is_about() -> None:
    figures = [parity("B1", B1_FIRST), shared("B1a", 41, 92)]
    release = judge(released(2027, figures), released(2026, figures, wording={"bs_attended": "Var du med?"}))
    assert found(release, "B1a").comparison is None
    assert found(release, "B1").verdict == "Ingen sikker ændring"


def test_an_older_wording_that_comes_back_is_still_not_the_round_before() -> None:
    words = [None, {"bs_same_degree": "Er de med?"}, None]
    rounds = [
        released(2025 + i, [parity("B1", B1_FIRST)], areas=["Ahorn"], wording=w) for i, w in enumerate(words)
    ]  # fmt: skip
    release = judge(rounds[2], *rounds[:2])
    assert found(release, "B1").verdict == verdict_texts.OTHER_QUESTION
    assert [past.round for past in release.past] == ["r2025"]


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
    b2 = replace(b2, carry=None, indicator=replace(b2.indicator, note="3 af 5 vurderede aktiviteter."))
    rounds = [released(year, [parity("B1", B1_FIRST), b2]) for year in (2026, 2027)]
    release = judge(rounds[1], rounds[0])
    assert (found(release, "B2").comparison, found(release, "B2").note) == (None, "3 af 5 vurderede aktiviteter.")
    assert "B2" not in [past.indicator for past in release.past]


def test_what_stood_beside_a_figure_stays() -> None:
    d1 = parity("D1", D1_SECOND)
    told = replace(d1, indicator=replace(d1.indicator, note="Ikke relevant hos os: 13 %."))
    one = steps([parity("D1", D1_FIRST)], [told], code="D1")
    assert one.note.startswith("Ikke relevant hos os: 13 %. Målingen kan ikke udelukke en ændring mellem")


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


def area(k: int, n: int, name: str) -> Figure:
    return parity("B1", same_of(k, n), AREA, name)


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


def test_a_group_is_the_one_with_the_same_members_whatever_it_is_called() -> None:
    figures = [parity("B1", B1_FIRST), area(60, 120, "Ahorn"), area(50, 120, "Birk og Ceder")]
    renamed = [figures[0], figures[1], area(50, 120, "Andre områder")]
    areas = ("Ahorn", "Birk", "Ceder")
    joined = ("Birk", "Ceder")
    before = released(2026, figures, [GROUPS[0], (AREA, "Birk og Ceder", joined)], areas)
    release = judge(released(2027, renamed, [GROUPS[0], (AREA, "Andre områder", joined[::-1])], areas), before)
    assert found(release, "B1", "Andre områder").comparison
    assert [past.group for past in release.past] == [TOTAL, "Ahorn", "Andre områder"]


def test_areas_joined_otherwise_cannot_be_compared_and_a_new_one_is_new() -> None:
    areas = ("Ahorn", "Birk", "Ceder")
    before = released(2026, [parity("B1", B1_FIRST), area(60, 120, "Ahorn"), area(60, 120, "Birk")], GROUPS, areas)
    now = released(
        2027,
        [parity("B1", B1_SECOND), area(60, 120, "Ahorn og Birk"), area(50, 120, "Ceder")],
        [(AREA, "Ahorn og Birk", ("Ahorn", "Birk")), (AREA, "Ceder", ("Ceder",))],
        areas,
    )
    release = judge(now, before)
    assert found(release, "B1", "Ahorn og Birk").verdict == "Kan ikke sammenlignes: områderne er ændret"
    assert found(release, "B1", "Ceder").verdict == FIRST
    assert found(release, "B1").note == "Områdernes fordeling kan ikke vises."


def other_areas(*, ahorn_before: Figure, ahorn: Figure) -> Release:
    before = released(
        2026,
        [parity("B1", same_of(200, 400)), ahorn_before, area(60, 120, "Birk"), area(70, 140, "Ceder"),
         meant("B2i", 300, 50, 20), meant("B2i", 40, 40, 20, AREA, "Ahorn"), meant("B2i", 60, 55, 10, AREA, "Birk")],
        [*GROUPS, (AREA, "Ceder", ("Ceder",))],
        ("Ahorn", "Birk", "Ceder"),
    )  # fmt: skip
    now = released(
        2027,
        [parity("B1", same_of(230, 400)), ahorn, area(66, 120, "Birk"), area(80, 140, "Duen"),
         meant("B2i", 300, 52, 20), meant("B2i", 50, 60, 20, AREA, "Ahorn"), meant("B2i", 50, 57, 10, AREA, "Birk")],
        [*GROUPS, (AREA, "Duen", ("Duen",))],
        ("Ahorn", "Birk", "Duen"),
    )  # fmt: skip
    return judge(now, before)


def test_a_total_over_other_areas_is_compared_over_those_both_rounds_have() -> None:
    release = other_areas(ahorn_before=area(70, 140, "Ahorn"), ahorn=area(84, 140, "Ahorn"))
    b1 = found(release, "B1")
    assert b1.comparison
    assert rounded(b1.comparison.value, b1.comparison.d, b1.comparison.now) == (0.5, 0.0769, 0.5769)
    assert b1.comparison.base == 260
    assert "Sammenlignet over de områder, der er med i begge målinger: Ahorn og Birk." in b1.note
    assert wording.sentence(b1).startswith(
        "Oplevet deltagelse i samme grad: 57,5 % (95 % usikkerhed 52,6 til 62,3). I de områder, der er med i begge "
        "målinger: 57,7 % mod 50,0 % ved forrige måling (forskel 7,7 procentpoint"
    )
    b2i = found(release, "B2i")
    assert b2i.comparison
    assert rounded(b2i.comparison.value, b2i.comparison.now) == (49.0, 58.5)
    assert TOTAL not in [past.group for past in release.past]


def test_a_common_area_that_is_hidden_leaves_nothing_to_compare() -> None:
    release = other_areas(ahorn_before=hidden(area(70, 140, "Ahorn")), ahorn=area(84, 140, "Ahorn"))
    assert found(release, "B1").verdict == "Kan ikke sammenlignes: områderne er ændret"
    assert found(release, "B2i").comparison
    apart = released(2026, [parity("B1", B1_FIRST)], [(AREA, "Ege", ("Ege",))], ("Ege", "Fyr"))
    now = released(2027, [parity("B1", B1_SECOND)], GROUPS, TWO)
    assert found(judge(now, apart), "B1").verdict == "Kan ikke sammenlignes: områderne er ændret"


def test_former_figures_stand_in_the_release_as_they_were_printed() -> None:
    rounds = [
        released(2025, [parity("B1", B1_FIRST), hidden(area(60, 120, "Ahorn"))], GROUPS, TWO),
        released(2026, [parity("B1", B1_SECOND), area(60, 120, "Ahorn"), meant("B4", 90, 50, 25)], GROUPS, TWO),
        released(2027, [parity("B1", B1_SECOND), area(70, 120, "Ahorn"), meant("B4", 90, 55, 25)], GROUPS, TWO),
    ]
    past = judge(rounds[2], *rounds[:2]).past
    assert [(one.round, one.indicator, one.group) for one in past] == [
        ("r2025", "B1", TOTAL), ("r2026", "B1", TOTAL), ("r2026", "B4", TOTAL), ("r2026", "B1", "Ahorn"),
    ]  # fmt: skip
    first = past[0]
    assert (first.title, first.opens_on, first.base) == ("Runde 2025", "2025-09-01", 140)
    assert rounded(first.value, first.low, first.high, first.dk) == (0.4143, 0.3360, 0.4971, 0.2222)
    assert rounded(*first.poles) == (0.4571, 0.4143, 0.1286)
    assert (past[2].poles, past[2].dk, past[3].poles, past[3].dk) == ((), None, (), None)


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
