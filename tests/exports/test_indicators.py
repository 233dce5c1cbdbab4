"""Indicators of a released round agree with the worked examples and with a slow calculation from the answers."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from exports.activities import mixed
from exports.assembly import FormInput, make_release
from exports.figure import Indicator
from exports.indicators import BOTH_WAYS, DECLINE, FIRST, HIDDEN, PROGRESS
from exports.interval import half_up
from exports.passport import PASSPORTS
from exports.release import Release
from exports.thresholds import Thresholds
from tests.exports.examples import EXAMPLES, rounded
from tests.exports.rounds import INFO, Round, empty_round, random_round


def released(made: Round) -> Release:
    return make_release(INFO, [FormInput(made.questionnaire, made.counts())], Thresholds(), "2026-11-01")


def figures(made: Round) -> dict[str, Indicator]:
    return {indicator.id: indicator for indicator in released(made).forms[0].indicators}


def answered(form: str, **counts: dict[str, int]) -> Round:
    """A round in which so many people give each answer."""
    made = empty_round(form)
    split = made.questionnaire.split
    group = "ahorn" if form == "bs" else "bolig"
    people = max(sum(each.values()) for each in counts.values())
    columns = {name: [code for code, n in each.items() for _ in range(n)] for name, each in counts.items()}
    for i in range(people):
        made.add(**{split: group}, **{name: column[i] for name, column in columns.items() if i < len(column)})
    return made


def printed(indicator: Indicator) -> tuple[float | None, ...]:
    return rounded(indicator.value, indicator.low, indicator.high)


def test_b1_and_its_readings_are_those_of_the_first_example() -> None:
    made = answered("bs", bs_same_degree={**EXAMPLES["compare5"][0]["counts"], "dk": 40})
    found = figures(made)
    assert printed(found["B1"]) == (0.4143, 0.336, 0.4971)
    assert printed(found["B1x"]) == (62.1429, 56.0572, 68.2285)
    assert printed(found["B1b"]) == (-32.8571, -44.3066, -21.4076)
    assert (found["B1"].base, found["B1"].verdict, found["B1"].few) == (140, FIRST, False)


@pytest.mark.parametrize(
    ("form", "question", "codes", "indicator"),
    [
        ("bs", "bs_welcome", "not little quite very", "B4"),
        ("bs", "bs_know", "never seldom often always", "B5"),
        ("bs", "bs_mix_overall", "not little quite very", "B8"),
        ("fa", "fa_mirror", "not little quite very", "D8"),
        ("fm", "fm_open_door", "not little quite very", "D10"),
    ],
)
def test_indices_of_four_steps(form: str, question: str, codes: str, indicator: str) -> None:
    (example,) = (e for e in EXAMPLES["mean4"] if e["id"] == indicator)
    made = answered(form, **{question: dict(zip(codes.split(), example["counts"], strict=True))})
    assert printed(figures(made)[indicator]) == (example["mean"], example["lo"], example["hi"])


SETTLED = {"y2_4": 60, "y5_9": 60}
"""Nobody is new in the area, so everybody is asked about the change."""


@pytest.mark.parametrize(("form", "question", "indicator"), [("bs", "bs_change", "B3"), ("fm", "fm_change", "D9")])
def test_balances(form: str, question: str, indicator: str) -> None:
    (example,) = (e for e in EXAMPLES["balance"] if e["id"] == indicator)
    asked = {"B3": {"bs_years_area": SETTLED}, "D9": {}}[indicator]
    found = figures(answered(form, **asked, **{question: example["counts"]}))[indicator]
    assert printed(found) == (example["balance"], example["lo"], example["hi"])
    assert found.note == {"B3": PROGRESS, "D9": BOTH_WAYS}[indicator]


def test_a_balance_below_zero_says_decline_and_a_small_one_says_nothing() -> None:
    down = {"much_less": 20, "less": 20, "same": 5, "more": 2}
    assert figures(answered("bs", bs_years_area=SETTLED, bs_change=down))["B3"].note == DECLINE
    few = answered("bs", bs_years_area=SETTLED, bs_change={"less": 10, "same": 8, "more": 8})
    assert (figures(few)["B3"].base, figures(few)["B3"].note) == (26, "")


def test_shares_of_participants_and_of_meetings() -> None:
    found = figures(answered("bs", bs_attended={"many": 51, "once": 37, "no": 62, "dk": 4},
                             bs_meeting={"yes": 27, "no": 115, "dk": 9}))  # fmt: skip
    assert printed(found["B6"]) == (0.5867, 0.5067, 0.6623)
    assert printed(found["B7"]) == (0.1901, 0.1341, 0.2625)


def test_d1_leaves_not_relevant_out_and_reports_it() -> None:
    made = answered("fm", fm_same_degree={**EXAMPLES["compare5"][2]["counts"], "na": 11, "dk": 14})
    found = figures(made)["D1"]
    assert printed(found) == (0.3654, 0.248, 0.5013)
    assert found.base == 52
    assert "17 %" in found.note


def test_b2_counts_activities_with_five_ratings_and_half_of_them_mixed() -> None:
    ratings = np.array([[[*row, 3] for row in EXAMPLES["B2"]["ratings"].values()]])
    found = mixed(ratings, positive=[2, 3], valid=[0, 1, 2, 3], least=5)
    assert (found.assessed, found.diverse) == (EXAMPLES["B2"]["assessed"], EXAMPLES["B2"]["diverse"])
    assert found.sentence == (
        "3 af 5 vurderede aktiviteter har blandet deltagelse; for 3 af dem er det for usikkert til at afgøre."
    )


def test_no_activity_may_have_ratings_enough() -> None:
    assert mixed(np.zeros((2, 3, 5), int), [2, 3], [0, 1, 2, 3], 5).sentence.startswith("Ingen aktivitet")


def slow_mean(scores: list[float]) -> tuple[float, float, float]:
    m, half = float(np.mean(scores)), float(stats.t.ppf(0.975, len(scores) - 1) * stats.sem(scores))
    return m, max(0, m - half), min(100, m + half)


def act_scores(made: Round) -> list[float]:
    steps = {"not": 0, "little": 1, "quite": 2, "very": 3}
    own = [[steps[r] for r in p.get("bs_act_mix", {}).values() if r in steps] for p in made.people]
    return [100 * sum(one) / (3 * len(one)) for one in own if one]


def practice_scores(made: Round) -> list[float]:
    told = [[r for r in p.get("fa_practice", {}).values() if r in ("yes", "no")] for p in made.people]
    return [100 * rows.count("yes") / len(rows) for rows in told if len(rows) >= 6]


def influence_scores(made: Round) -> list[float]:
    score = {"not": 0, "little": 100 / 3, "quite": 200 / 3, "very": 100}
    names = ("fm_heard", "fm_understand", "fm_influence")
    told = [[score[p[name]] for name in names if p.get(name) in score] for p in made.people]
    return [float(np.mean(items)) for items in told if len(items) >= 2]


@pytest.mark.parametrize(
    ("form", "indicator", "scores"),
    [("bs", "B2i", act_scores), ("fa", "D2", practice_scores), ("fm", "D6", influence_scores)],
)
def test_indices_per_person_and_board(form: str, indicator: str, scores: Callable[[Round], list[float]]) -> None:
    made = random_round(form, 260, seed=8, skew=0.2)
    found = figures(made)[indicator]
    assert not found.hidden
    assert (found.value, found.low, found.high) == pytest.approx(slow_mean(scores(made)))
    assert found.base == len(scores(made))


def test_ratios_over_boards_are_printed_to_a_tenth_of_a_percent() -> None:
    made = empty_round("fa")
    (example,) = (e for e in EXAMPLES["ratio"] if e["id"] == "D5 r1")
    for _ in range(2):
        for eligible, participants in zip(example["x"], example["y"], strict=True):
            made.add(fa_type="bolig", fa_election="yes", fa_eligible=eligible, fa_participants=participants)
    for _ in range(5):
        made.add(fa_type="bolig", fa_election="no")
    found = figures(made)["D5"]
    assert found.value == half_up(191 / 1720, 3)
    assert (found.base, found.few, found.verdict) == (20, False, FIRST)
    assert found.note.startswith("Medianen af foreningernes valgdeltagelse er omkring 10 %")


def test_a_hidden_headline_says_so_and_shows_nothing() -> None:
    found = figures(answered("bs", bs_same_degree={"same": 40}))
    assert (found["B1"].hidden, found["B1"].verdict, found["B1"].value) == (True, HIDDEN, None)
    assert (found["B1"].base, found["B1"].low, found["B1"].note) == (None, None, "")
    assert found["B2"].hidden
    assert found["B2i"].verdict == HIDDEN


def test_few_answers_are_marked() -> None:
    same = {"less": 9, "same": 10, "more": 10}
    assert figures(answered("bs", bs_same_degree=same))["B1"].few
    assert not figures(answered("bs", bs_same_degree={**same, "much_more": 1}))["B1"].few


def test_only_headline_figures_carry_a_verdict() -> None:
    verdicts = {passport.id for passport in PASSPORTS if passport.headline}
    assert verdicts == {"B1", "B2i", "D1", "D5"}
    for form in ("bs", "fa", "fm"):
        for indicator in figures(random_round(form, 120, 1)).values():
            assert bool(indicator.verdict) is (indicator.id in verdicts)


def test_every_indicator_is_printed_once_and_named_in_danish() -> None:
    forms = [figures(random_round(form, 120, 1)) for form in ("bs", "fa", "fm")]
    found = [name for form in forms for name in form]
    assert sorted(found) == sorted(passport.id for passport in PASSPORTS)
    assert all(passport.definition.endswith(".") for passport in PASSPORTS)


def test_a_light_round_prints_the_indicators_it_can() -> None:
    made = empty_round("bs")
    kept = {"bs_area", "bs_attended", "bs_activities", "bs_act_mix", "bs_same_degree"}
    questions = tuple(q for q in made.questionnaire.questions if q.name in kept)
    light = Round(replace(made.questionnaire, questions=questions))
    for i in range(40):
        light.add(bs_area="ahorn", bs_attended=("many", "no")[i % 2], bs_same_degree=("less", "same")[i % 3 % 2])
    assert set(figures(light)) == {"B1", "B1a", "B1x", "B1b", "B2", "B2i", "B6"}
