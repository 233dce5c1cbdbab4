"""What a round is published by: areas of enough answers, three types, age bands; and what is left out by choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.splits import ACTIVITY, AGE, AREA, NOTHING_LEFT_OUT, TOTALS_ALONE, TYPE, Choice, Published, splits
from exports.thresholds import Thresholds
from tests.exports.rounds import Round, empty_round

K = Thresholds()
BANDS = ("a15_29", "a30_44", "a45_64", "a65plus")


def residents(ahorn: int, birk: int, elsewhere: int = 0) -> Round:
    made = empty_round("bs")
    for area, people in (("ahorn", ahorn), ("birk", birk), ("none", elsewhere)):
        for _ in range(people):
            made.add(bs_area=area, bs_same_degree="same")
    return made


def groups(
    made: Round, grouping: str, choice: Choice = NOTHING_LEFT_OUT, former: tuple[tuple[str, ...], ...] = ()
) -> list[Published]:
    found = splits(made.questionnaire, made.counts(), K, choice, former)
    return [group for split in found if split.grouping == grouping for group in split.groups]


def test_areas_with_enough_answers_stand_alone() -> None:
    assert [(g.label, g.part.ballots) for g in groups(residents(25, 30), AREA)] == [("Ahorn", 25), ("Birk", 30)]


def test_an_area_with_too_few_is_joined_and_one_group_is_no_grouping() -> None:
    assert groups(residents(24, 30), AREA) == []


@pytest.mark.parametrize("answers", [(0, 40), (1, 40), (0, 0)])
def test_an_area_that_nobody_answered_in_is_joined(answers: tuple[int, int]) -> None:
    assert groups(residents(*answers), AREA) == []


def test_those_of_no_area_are_named_for_what_they_are() -> None:
    labels = [group.label for group in groups(residents(30, 30, 25), AREA)]
    assert labels == ["Ahorn", "Birk", "Ingen af dem"]


def test_what_was_published_together_stays_together() -> None:
    assert len(groups(residents(40, 40), AREA)) == 2
    assert groups(residents(40, 40), AREA, former=(("Ahorn", "Birk"),)) == []


def test_a_type_has_three_bases_or_is_joined() -> None:
    made = empty_round("fa")
    for kind, boards in {"bolig": 15, "idraet": 8, "kultur": 9, "skole": 20}.items():
        for _ in range(boards):
            made.add(fa_type=kind)
    assert [g.label for g in groups(made, TYPE)] == ["Bolig", "Fritid og frivillige", "Skole og dagtilbud"]
    assert [g.part.ballots for g in groups(made, TYPE)] == [15, 17, 20]
    made.people.pop(0)
    made.asked.pop(0)
    assert [g.label for g in groups(made, TYPE)] == ["Bolig + Fritid og frivillige", "Skole og dagtilbud"]


def aged(people: int, without: int) -> Round:
    made = empty_round("bs")
    for band in BANDS:
        for i in range(people):
            made.add(bs_area=("ahorn", "birk")[i % 2], bs_age=band)
    for _ in range(without):
        made.add(bs_area="ahorn", bs_age="pna")
    return made


@pytest.mark.parametrize(("people", "without", "told"), [(30, 0, 4), (30, 10, 4), (29, 0, 0), (30, 9, 0)])
def test_age_bands_need_thirty_each_and_few_without_an_age_would_be_known(people: int, without: int, told: int) -> None:
    assert len(groups(aged(people, without), AGE)) == told


def test_a_grouping_that_is_dropped_is_not_published() -> None:
    assert groups(aged(30, 0), AGE, Choice(dropped=frozenset({AGE}))) == []
    assert splits(aged(30, 0).questionnaire, aged(30, 0).counts(), K, TOTALS_ALONE) == ()
    assert ACTIVITY in TOTALS_ALONE.dropped


def test_more_can_be_joined_than_must_be() -> None:
    assert len(groups(residents(40, 60), AREA)) == 2
    assert groups(residents(40, 60), AREA, Choice(merges=1)) == []
    assert groups(residents(40, 60), AREA, Choice(merges=9)) == []


def test_many_joined_areas_are_gathered_under_one_name() -> None:
    made = empty_round("fa")
    kinds = [choice.code for choice in made.questionnaire.question("fa_type").choices]
    for i in range(120):
        made.add(fa_type=kinds[i % 8 if i < 80 else 0])
    areas = Round(replace(made.questionnaire, groups=()), made.people, made.asked)
    names = {choice.code: choice.text.da for choice in areas.questionnaire.question("fa_type").choices}
    before = (tuple(names[code] for code in kinds[1:5]), tuple(names[code] for code in kinds[5:]))
    assert [g.label for g in groups(areas, AREA, former=before)] == [
        names[kinds[0]],
        "Andre områder",
        f"{names[kinds[5]]}, {names[kinds[6]]} og {names[kinds[7]]}",
    ]
