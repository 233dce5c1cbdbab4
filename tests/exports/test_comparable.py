"""What a figure is compared with: the same words, the same areas, the last round that shows it."""

from __future__ import annotations

from dataclasses import replace

from exports import verdict_texts, wording
from exports.figure import TOTAL
from exports.indicators import FIRST
from exports.release import Release, from_json, seal, to_json
from tests.exports.examples import rounded
from tests.exports.former_rounds import (
    AREA,
    Figure,
    balanced,
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
    GROUPS,
    TWO,
    area,
    found,
    judge,
    steps,
)


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


def test_what_was_never_shown_before_is_measured_for_the_first_time() -> None:
    unseen = hidden(parity("B1", B1_FIRST))
    assert steps([unseen], [parity("B1", B1_SECOND)]).verdict == FIRST
    kept = replace(unseen, carry=parity("B1", B1_FIRST).carry)
    assert steps([kept], [parity("B1", B1_SECOND)]).verdict == FIRST


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
    assert "Områdernes fordeling" not in b1.note
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


def test_a_judged_release_is_read_back_as_it_was_sealed() -> None:
    before = released(2026, [parity("B1", B1_FIRST), area(60, 120, "Ahorn")], GROUPS, TWO)
    now = released(2027, [parity("B1", B1_SECOND), area(66, 120, "Ahorn")], GROUPS, TWO)
    release = seal(judge(replace(now, digest=""), before))
    assert from_json(to_json(release)) == release
    assert (len(release.past), release.carry) == (2, now.carry)
