"""Figures of groups put together are the figures of everybody in them; what each rests on is what the forms ask."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaire.expression import references
from app.questionnaire.load import load
from exports import rests_on
from exports.carried import change, estimate, kind, pooled, trend
from exports.figure import CarryRow
from exports.interval import balance, mean, share
from exports.passport import PASSPORTS

SCORES = st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=12), min_size=2, max_size=4)


def _scored(scores: list[int]) -> CarryRow:
    return CarryRow("B4", "A", n=len(scores), mean=float(np.mean(scores)), s=float(np.std(scores, ddof=1)))


@given(SCORES)
def test_a_mean_over_groups_is_the_mean_of_all(groups: list[list[int]]) -> None:
    together, everybody = (
        pooled([_scored(scores) for scores in groups]),
        _scored([score for scores in groups for score in scores]),
    )
    assert (together.n, kind(together, "points")) == (everybody.n, "mean")
    assert (together.mean, together.s) == pytest.approx((everybody.mean, everybody.s), abs=1e-9)


def test_one_person_has_no_spread_and_still_counts() -> None:
    alone = CarryRow("B4", "B", n=1, mean=2.0)
    together = pooled([_scored([0, 1, 3]), alone])
    assert (together.mean, together.s) == pytest.approx((1.5, float(np.std([0, 1, 3, 2], ddof=1))))
    both = pooled([alone, alone])
    assert (both.n, both.mean, both.s) == (2, 2.0, 0.0)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(1, 20)), min_size=2, max_size=4))
def test_a_balance_over_groups_is_the_balance_of_all(groups: list[tuple[int, int, int]]) -> None:
    def row(plus: int, minus: int, n: int) -> CarryRow:
        made = balance(plus, minus, n)
        return CarryRow("B3", "A", n=n, mean=made.value, se=made.se)

    plus, minus, rest = (sum(part) for part in zip(*groups, strict=True))
    together = pooled([row(a, b, a + b + c) for a, b, c in groups])
    everybody = row(plus, minus, plus + minus + rest)
    assert kind(together, "points") == "balance"
    assert (together.mean, together.se) == pytest.approx((everybody.mean, everybody.se), abs=1e-6)


def test_a_share_over_groups_adds_up() -> None:
    together = pooled([CarryRow("B1", "A", k=10, n=40), CarryRow("B1", "B", k=60, n=100)])
    assert estimate(together, "share") == share(70, 140)
    assert estimate(CarryRow("B4", "A", n=140, mean=68.5714, s=29.046), "points") == mean(140, 68.5714, 29.046)


def test_a_ratio_is_told_from_a_share_and_changes_in_three_decimals() -> None:
    before, now = CarryRow("D5", "Total", n=10, mean=0.11104, se=0.0184), CarryRow("D5", "Total", n=10, mean=0.14655)
    assert (kind(before, "share"), change(before, now, "share").d) == ("ratio", 0.036)
    found = trend([before, replace(before, mean=0.1249), replace(before, mean=0.14655)], "share")
    assert found
    assert found.slope == 0.018


def test_what_an_indicator_rests_on_is_what_the_forms_ask() -> None:
    """A filter of a question, and the filters of that filter, decide whose answers there are."""
    asked = {question.name: question for form in ("bs", "fa", "fm") for question in load(form).questions}
    for indicator in rests_on.TABLES:
        direct = {table.partition("|")[0] for table in rests_on.TABLES[indicator]}
        needed, todo = set(direct), list(direct)
        while todo:
            relevance = asked[todo.pop()].relevance
            new = (set(references(relevance)) if relevance else set()) - needed
            needed |= new
            todo += new
        subset = {"bs_attended"} if any("|" in table for table in rests_on.TABLES[indicator]) else set()
        assert set(rests_on.questions(indicator)) == needed | subset, indicator


def test_every_indicator_rests_on_something_and_every_table_finds_it_back() -> None:
    assert rests_on.TABLES.keys() == {passport.id for passport in PASSPORTS}
    assert rests_on.indicators("bs_same_degree") == ("B1", "B1x", "B1b")
    assert rests_on.indicators("bs_same_degree|deltagere") == ("B1a",)
    assert rests_on.indicators("fa_candidates") == ("D3", "D7")
    assert rests_on.indicators("bs_children") == ()
