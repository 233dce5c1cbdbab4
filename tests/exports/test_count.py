"""The cube holds what a slow count of the answers themselves holds, and refuses not to add up."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from statistics import median
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.count import ARRAYS, CountMismatch, CountTable, count, verify
from exports.interval import half_up
from exports.magnitudes import STATS
from tests.exports.rounds import AREAS, Round, empty_round, random_round

FORMS = [("bs", 90), ("fa", 40), ("fm", 70)]


@pytest.fixture(params=FORMS, ids=lambda form: form[0])
def made(request: pytest.FixtureRequest) -> Round:
    form, people = request.param
    return random_round(form, people, seed=11, skew=0.4)


def slow_count(made: Round, name: str) -> Counter[str]:
    """Category → how many, straight from the answers."""
    found: Counter[str] = Counter()
    for person, asked in zip(made.people, made.asked, strict=True):
        answer = person.get(name)
        found[str(answer) if answer is not None else "no_answer" if name in asked else "not_asked"] += 1
    return found


def nonzero(counts: dict[str, int]) -> dict[str, int]:
    return {category: n for category, n in counts.items() if n}


def test_every_single_choice_is_counted_as_it_was_answered(made: Round) -> None:
    counts = made.counts()
    for question in made.questionnaire.questions:
        if question.kind == "select_one" and question.name != made.questionnaire.split:
            assert nonzero(counts.total(question.name)) == slow_count(made, question.name)


def test_each_option_counts_those_who_chose_it_among_valid_answers(made: Round) -> None:
    counts = made.counts()
    for question in made.questionnaire.questions:
        missing = [c.code for c in question.choices if c.missing]
        if question.kind != "select_multiple" or question.stored != "ballot":
            continue
        answers = [person[question.name] for person in made.people if question.name in person]
        for code in (c.code for c in question.choices if not c.missing):
            total = counts.total(f"{question.name}.{code}")
            assert total["yes"] == sum(code in ticked for ticked in answers)
            assert total["yes"] + total["no"] == sum(not set(ticked) & set(missing) for ticked in answers)
            assert total["not_asked"] == sum(question.name not in asked for asked in made.asked)


def test_rows_are_counted_each(made: Round) -> None:
    counts = made.counts()
    for question in made.questionnaire.questions:
        for row in question.rows if question.stored == "ballot" else ():
            answered = Counter(person.get(question.name, {}).get(row.code, "no_answer") for person in made.people)
            assert nonzero(counts.total(f"{question.name}.{row.code}")) == answered


def test_numbers_are_counted_in_their_bands() -> None:
    made = empty_round("fa")
    for seats, eligible, participants in ((4, 49, 4), (5, 50, 5), (15, 1000, 500), (50, 199, 19), (6, None, 3)):
        told: dict[str, Any] = {"fa_seats": seats, "fa_election": "yes", "fa_participants": participants}
        made.add(fa_type="bolig", **told, **({"fa_eligible": eligible} if eligible else {}))
    made.add(fa_type="bolig", fa_election="no")
    counts = made.counts()
    assert list(counts.total("fa_seats").values()) == [1, 1, 1, 0, 0, 2, 1, 0]
    assert list(counts.total("fa_eligible").values()) == [1, 2, 0, 0, 1, 1, 1]
    assert list(counts.total("fa_participants").values()) == [2, 1, 0, 0, 0, 1, 1, 1]


def test_participants_and_everybody_else_make_up_the_whole() -> None:
    counts = random_round("bs", 120, seed=5).counts()
    whole, inside, outside = (counts.total(f"bs_same_degree{part}") for part in ("", "|deltagere", "|ikke_deltagere"))
    assert {code: inside[code] + outside[code] for code in whole} == whole
    took_part = counts.total("bs_attended")
    assert sum(inside[code] for code in whole) == took_part["many"] + took_part["once"]


def test_groups_are_the_areas_and_add_up(made: Round) -> None:
    counts = made.counts()
    split = made.questionnaire.split
    expected = Counter(person[split] for person in made.people)
    assert {g: n for g, n in zip(counts.groups, counts.ballots.tolist(), strict=True) if n} == expected
    verify(counts, len(made.people))


def test_scores_and_ratios_are_summed_exactly() -> None:
    made = random_round("bs", 90, seed=2)
    scores = []
    steps = {"not": 0, "little": 1, "quite": 2, "very": 3}
    for person in made.people:
        own = [steps[code] for code in person.get("bs_act_mix", {}).values() if code in steps]
        if own:
            scores.append(Fraction(100 * sum(own), 3 * len(own)))
    stats = made.counts().stats("B2i")
    unit = Fraction(100, 3 * 27720)
    assert (stats["n"], stats["x"] * unit, stats["xx"] * unit**2) == (
        len(scores), sum(scores), sum(score**2 for score in scores),
    )  # fmt: skip
    assert stats["alike"] == max(Counter(scores).values())


def test_ratios_keep_the_two_largest_and_a_coarse_median() -> None:
    made = empty_round("fa")
    for eligible, participants in ((100, 10), (400, 20), (200, 30), (50, 0)):
        made.add(fa_type="skole", fa_election="yes", fa_eligible=eligible, fa_participants=participants)
    stats = made.counts().stats("D5")
    assert [stats[name] for name in STATS[:10]] == [4, 750, 60, 212500, 1400, 15000, 400, 200, 30, 20]
    assert stats["median"] == 10
    assert made.counts().stats("D4")["n"] == 0


def test_openness_influence_and_renewal_follow_their_definitions() -> None:
    boards = empty_round("fa")
    rows = [row.code for row in boards.questionnaire.question("fa_practice").rows]
    boards.add(fa_type="bolig", fa_practice=dict(zip(rows, ["yes"] * 3 + ["no"] * 3 + ["dk"] * 2, strict=True)))
    boards.add(fa_type="bolig", fa_practice=dict.fromkeys(rows[:5], "yes"))
    boards.add(fa_type="bolig", fa_election="yes", fa_seats_up=4, fa_candidates=3, fa_new=2)
    boards.add(fa_type="bolig", fa_election="yes", fa_seats_up=0, fa_candidates=3, fa_new=0)
    stats = boards.counts()
    assert (stats.stats("D2")["n"], stats.stats("D2")["x"]) == (1, 84)
    assert (stats.stats("D7")["x"], stats.stats("D7")["y"], stats.stats("D7")["n"]) == (3, 2, 1)
    members = empty_round("fm")
    members.add(fm_type="bolig", fm_role="board", fm_heard="very", fm_understand="quite", fm_influence="dk")
    members.add(fm_type="bolig", fm_role="board", fm_heard="very")
    influence = members.counts().stats("D6")
    assert (influence["n"], influence["x"]) == (1, 15)


def test_contested_elections_are_those_with_more_candidates_than_seats() -> None:
    made = empty_round("fa")
    for seats, candidates in ((2, 3), (2, 2), (0, 4), (None, 5)):
        told = {"fa_seats_up": seats} if seats is not None else {}
        made.add(fa_type="bolig", fa_election="yes", fa_candidates=candidates, **told)
    assert made.counts().total("fa_contested") == {"yes": 1, "no": 1, "outside": 2}


def test_ratings_lie_by_area_activity_and_answer() -> None:
    made = empty_round("bs")
    for rating in ("quite", "quite", "dk"):
        made.add(bs_area=AREAS[1], bs_attended="many", bs_activities=("cafe",), bs_act_mix={"cafe": rating})
    ratings = made.counts().ratings
    assert ratings[1, 2].tolist() == [0, 0, 2, 0, 1]
    assert ratings.sum() == 3


@given(form=st.sampled_from([form for form, _ in FORMS]), seed=st.integers(0, 30), cuts=st.lists(st.integers(0, 45)))
def test_batches_make_no_difference(form: str, seed: int, cuts: list[int]) -> None:
    """Also where a figure is no sum: the largest, how many are alike, the median."""
    made = random_round(form, people=40, seed=seed, skew=4)
    whole = made.counts()
    records, ratings = (np.split(rows, sorted(cuts)) for rows in (made.records(), made.ratings()))
    parts = count(made.questionnaire, made.layout, records, ratings)
    assert (parts.groups, parts.variables, parts.magnitudes) == (whole.groups, whole.variables, whole.magnitudes)
    for name in ARRAYS:
        assert np.array_equal(getattr(parts, name), getattr(whole, name)), name


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1, max_size=25))
def test_the_median_and_the_largest_are_those_of_the_boards_themselves(boards: list[tuple[int, int]]) -> None:
    made = empty_round("fa")
    for eligible, participants in boards:
        made.add(fa_type="skole", fa_election="yes", fa_eligible=eligible, fa_participants=participants)
    stats = made.counts().stats("D5")
    ratios = [participants / eligible for eligible, participants in boards]
    assert stats["median"] == 5 * half_up(20 * float(median(ratios)))
    assert stats["alike"] == max(Counter(ratios).values())
    for name, column in (("x", 0), ("y", 1)):
        largest = sorted((board[column] for board in boards), reverse=True)
        assert [stats[f"{name}1"], stats[f"{name}2"]] == [*largest, 0][:2]


def test_a_stored_count_is_the_count(made: Round) -> None:
    counts = made.counts()
    again = CountTable.from_bytes(counts.to_bytes())
    assert (again.form, again.groups, again.variables, again.magnitudes) == (
        counts.form, counts.groups, counts.variables, counts.magnitudes,
    )  # fmt: skip
    for name in ("ballots", "cube", "sums", "ratings"):
        assert np.array_equal(getattr(again, name), getattr(counts, name))


def test_a_round_without_ballots_can_be_counted() -> None:
    counts = empty_round("bs").counts()
    verify(counts, 0)
    assert counts.stats("B2i")["n"] == 0


def test_a_lost_ballot_is_noticed(made: Round) -> None:
    with pytest.raises(CountMismatch, match="ballots"):
        verify(made.counts(), len(made.people) + 1)


def test_a_count_that_lost_an_answer_is_noticed(made: Round) -> None:
    counts = made.counts()
    cube = counts.cube.copy()
    group, variable, category = np.argwhere(cube > 0)[0]
    cube[group, variable, category] -= 1
    with pytest.raises(CountMismatch, match="does not add up"):
        verify(replace(counts, cube=cube), len(made.people))


def test_a_stored_answer_that_is_no_option_is_noticed() -> None:
    made = random_round("bs", 20, seed=1)
    records = made.records().copy()
    records["bs_meeting"][3] = 77
    counts = count(made.questionnaire, made.layout, [records], [made.ratings()])
    with pytest.raises(CountMismatch, match="bs_meeting"):
        verify(counts, 20)


def test_a_ballot_from_an_area_the_round_does_not_have_is_refused() -> None:
    made = random_round("bs", 20, seed=1)
    records = made.records().copy()
    records["bs_area"][3] = 9
    with pytest.raises(CountMismatch, match="group"):
        count(made.questionnaire, made.layout, [records], [made.ratings()])
