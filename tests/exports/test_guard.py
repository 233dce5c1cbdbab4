"""A change of who answered is told from a change of what they answer (instruments/05, section 5.4)."""

from __future__ import annotations

import pytest

from exports.composition import guard_applies
from tests.exports.former_rounds import (
    AREA,
    Figure,
    aged,
    hidden,
    meant,
    parity,
    released,
    same_of,
)
from tests.exports.judging import B1_FIRST, B1_SECOND, D1_FIRST, GROUPS, TWO, area, compared, found, judge, steps


def by_area(a: tuple[int, int], b: tuple[int, int]) -> list[Figure]:
    """B1 of two areas and of both together."""
    return [parity("B1", same_of(a[0] + b[0], a[1] + b[1])), area(*a, "Ahorn"), area(*b, "Birk")]


NOTE = "Bemærk: områdernes andel af svarene har ændret sig."


def test_a_change_that_only_the_areas_make_is_not_sure() -> None:
    example = steps(by_area((10, 40), (60, 100)), by_area((31, 110), (33, 50)))
    assert compared(example)[0] == -0.1
    assert example.verdict == "Ingen sikker ændring"
    assert NOTE in example.note
    large = steps(by_area((100, 400), (600, 1000)), by_area((310, 1100), (330, 500)))
    assert large.comparison
    assert large.comparison.p is not None
    assert large.comparison.p < 0.001
    assert large.verdict == "Ingen sikker ændring"
    assert "mellem −13,5 og −6,4 point." in large.note
    steady = steps(by_area((100, 400), (600, 1000)), by_area((60, 400), (500, 1000)))
    assert steady.verdict == "Går i den forkerte retning"
    assert steady.note == ""


def test_other_weights_that_change_nothing_are_only_mentioned() -> None:
    b1 = steps(by_area((100, 400), (600, 1000)), by_area((100, 1000), (100, 400)))
    assert (b1.verdict, b1.note) == ("Går i den forkerte retning", NOTE)


def test_a_turn_is_mentioned_though_no_area_weighs_much_more() -> None:
    """Ahorn from 50 % to 59 % of the answers: each area answers a little more often as others, all together less."""
    b1 = steps(by_area((100, 1000), (900, 1000)), by_area((130, 1180), (740, 820)))
    assert b1.comparison
    assert b1.comparison.p is not None
    assert b1.comparison.p < 0.001
    assert b1.verdict == "Ingen sikker ændring"
    assert b1.note.endswith(f"point. {NOTE}")


def test_a_change_that_is_gone_with_the_old_weights_is_none() -> None:
    before, now = {"A": (20, 100), "B": (70, 100)}, {"A": (10, 50), "B": (105, 150)}
    assert guard_applies(before, now)
    assert not guard_applies(before, before)


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


def test_another_age_is_not_said_of_an_area_where_ages_are_not_shown() -> None:
    bands: list[dict[str, int | None]] = [{"15-29 år": 30}, {"15-29 år": 60}]
    rounds = [
        released(year, by_area((60, 120), (60, 120)), GROUPS, TWO, [aged("bs", bands[year], 100)]) for year in (0, 1)
    ]
    release = judge(rounds[1], rounds[0])
    assert ["alder" in found(release, "B1", group).note for group in ("Total", "Ahorn")] == [True, False]


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
