"""What is hidden cannot be computed from what is printed; and when a rule is off, the same attack finds it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.questionnaire.model import Question
from exports import protect, rules
from exports.assembly import FormInput, make_release
from exports.release import to_json
from exports.thresholds import Thresholds
from tests.exports.attacker import SPLIT, Cell, attack
from tests.exports.rounds import AREAS, INFO, Round, empty_round, random_round

INSIDE = f"{SPLIT}|deltagere"
FACTS = {"bs_age", "bs_children", "bs_years_area", "fm_age", "fm_years", "fm_role"}
YES_NO = {"yes", "no"}


@dataclass(frozen=True)
class Secret:
    """A count that nobody may learn: who could have given it, and its true value."""

    cell: Cell
    count: int
    asked: int


def released(made: Round) -> str:
    return to_json(make_release(INFO, [FormInput(made.questionnaire, made.counts())], Thresholds(), "2026-11-01"))


def leaks(made: Round) -> list[str]:
    """What the attacker can say about a secret, beyond what every reader knows."""
    document = released(made)
    knowledge = attack(made.questionnaire, document)
    found = [f"base {base} of {name}" for name, base in _printed_bases(document) if base < smallest(made)]
    for secret in secrets(made):
        low, high = knowledge.interval(secret.cell) if secret.cell in knowledge.places else (0, 10_000)
        if secret.cell[0] in (INSIDE, "outside"):
            # A subset of a printed whole is always bounded by it; a leak is to know it exactly.
            known = low == high and secret.asked > 0 and low > 0
        else:
            known = low > 0 or (high < secret.count + 2 and high < secret.asked)
        if known:
            found.append(f"{secret.cell}: {low}-{high}, truth {secret.count}")
    return found


def smallest(made: Round) -> int:
    return 5 if made.questionnaire.unit == "board" else 10


def _printed_bases(document: str) -> Iterator[tuple[str, int]]:
    form = json.loads(document)["forms"][0]
    for one in (*form["tables"], *form["indicators"]):
        if one["base"] is not None and one["id"] != "B2":
            yield one["id"], one["base"]


def secrets(made: Round) -> Iterator[Secret]:
    """All sensitive counts, straight from the answers and the text of the rules."""
    everybody = range(len(made.people))
    for question in made.questionnaire.questions:
        if question.name == made.questionnaire.split or question.stored != "ballot":
            continue
        if question.kind == "select_one":
            yield from _of_one(made, question, question.name, everybody)
        elif question.kind == "select_multiple":
            yield from _of_many(made, question)
        for row in question.rows:
            yield from _of_one(made, question, f"{question.name}.{row.code}", everybody, row.code)
    if made.questionnaire.form == "bs":
        inside = [i for i in everybody if made.people[i].get("bs_attended") in ("many", "once")]
        outside = [i for i in everybody if i not in inside]
        yield from _of_one(made, made.questionnaire.question(SPLIT), INSIDE, inside)
        yield from _of_one(made, made.questionnaire.question(SPLIT), "outside", outside)


def _of_one(
    made: Round, question: Question, table: str, people: Sequence[int], row: str | None = None
) -> Iterator[Secret]:
    valid = [choice.code for choice in question.choices if not choice.missing]
    given = [made.people[i].get(question.name) for i in people]
    told = given if row is None else [(answer or {}).get(row) for answer in given]
    asked = sum(question.name in made.asked[i] for i in people)
    base = sum(told.count(code) for code in valid)
    withheld = 0 < base < smallest(made) or 0 < len(given) - asked < smallest(made)
    for code in valid:
        count = told.count(code)
        everybody = base and count >= base - 1 and not (set(valid) == YES_NO and code == "no")
        rare = question.name in FACTS and 1 <= count <= 2
        if withheld or everybody or rare:
            yield Secret((table, code), count, asked)


def _of_many(made: Round, question: Question) -> Iterator[Secret]:
    missing = {choice.code for choice in question.choices if choice.missing}
    ticked = [person[question.name] for person in made.people if question.name in person]
    valid = [codes for codes in ticked if not missing & set(codes)]
    asked = sum(question.name in one for one in made.asked)
    for code in (choice.code for choice in question.choices if not choice.missing):
        count = sum(code in codes for codes in valid)
        nobody = code == "not_welcome" and count <= 1
        if valid and (len(valid) < smallest(made) or count >= len(valid) - 1 or nobody):
            yield Secret((question.name, code), count, asked)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    form=st.sampled_from(["bs", "fa", "fm"]),
    people=st.integers(0, 70),
    seed=st.integers(0, 10**6),
    skew=st.sampled_from([0.2, 1.0, 4.0, 30.0]),
)
def test_nothing_hidden_can_be_computed(form: str, people: int, seed: int, skew: float) -> None:
    assert leaks(random_round(form, people, seed, skew)) == []


def everybody_alike() -> Round:
    return _residents(40, bs_same_degree=["same"])


def three_newcomers() -> Round:
    made = _residents(40, bs_years_area=["y2_4", "y5_9"], bs_change=["less", "same", "more"])
    for _ in range(3):
        made.add(bs_area=AREAS[0], bs_years_area="y0_1", bs_same_degree="same")
    return made


def three_stay_away() -> Round:
    made = _residents(40, bs_attended=["many", "once"], bs_same_degree=["less", "same", "more"])
    for _ in range(3):
        made.add(bs_area=AREAS[0], bs_attended="no", bs_same_degree="more")
    return made


def one_old_person() -> Round:
    made = _residents(40, bs_age=["a15_29", "a30_44", "a45_64"])
    made.add(bs_area=AREAS[0], bs_age="a65plus")
    return made


def eight_people() -> Round:
    return _residents(8, bs_meeting=["yes", "no"])


def all_had_an_election() -> Round:
    made = empty_round("fa")
    for i in range(30):
        made.add(fa_type="bolig", fa_election="yes", fa_seats_up=i % 4, fa_candidates=i % 5)
    for _ in range(8):
        made.add(fa_type="bolig", fa_election="dk")
    return made


def _residents(people: int, **answers: list[str]) -> Round:
    made = empty_round("bs")
    for i in range(people):
        made.add(bs_area=AREAS[0], **{name: options[i % len(options)] for name, options in answers.items()})
    return made


RULES_OFF: list[tuple[Callable[..., Any], Callable[[], Round]]] = [
    (rules.base, eight_people),
    (rules.filtered, three_newcomers),
    (rules.subset, three_stay_away),
    (rules.concentration, everybody_alike),
    (rules.observable_facts, one_old_person),
]


@pytest.mark.parametrize(("rule", "story"), RULES_OFF, ids=lambda part: getattr(part, "__name__", ""))
def test_a_rule_that_is_switched_off_is_missed(
    rule: Callable[..., Any], story: Callable[[], Round], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert leaks(story()) == []
    monkeypatch.setattr(protect, "RULES", tuple(one for one in rules.RULES if one is not rule))
    assert leaks(story()) != []


def test_every_rule_has_a_story_in_which_it_is_missed() -> None:
    assert {rule for rule, _ in RULES_OFF} == set(rules.RULES)


def test_hiding_a_filter_alone_would_give_it_away_through_those_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert leaks(all_had_an_election()) == []
    monkeypatch.setattr(protect, "spread", lambda _tables, hidden: hidden)
    assert any("fa_election" in leak for leak in leaks(all_had_an_election()))


def test_a_single_count_put_back_is_found() -> None:
    made = one_old_person()
    document = json.loads(released(made))
    (table,) = (t for t in document["forms"][0]["tables"] if t["id"] == "bs_age")
    for cell, count in zip(table["cells"][:3], (14, 13, 13), strict=True):
        cell["count"] = count
    knowledge = attack(made.questionnaire, json.dumps(document))
    assert knowledge.interval(("bs_age", "a65plus"))[1] == 1
