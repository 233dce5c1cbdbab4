"""Each rule finds its own kind of sensitive count, at its very edge, and nothing else."""

from dataclasses import replace

import pytest

from exports import rules
from exports.sums import Sums
from exports.tables import Row, Table
from exports.thresholds import Thresholds

K = Thresholds()


def table(*answers: int, unit: str = "person", nature: str = "opinion", kind: str = "single", **more: object) -> Table:
    """Answers a, b, c …; poles and missing rows are given by `rows`."""
    rows = tuple(Row(code, code, "answer", count) for code, count in zip("abcdef", answers, strict=False))
    plain = Table("q", "bs", unit, "q", "?", kind, None, nature, sum(answers), rows)
    return replace(plain, **more)


def yes_no(yes: int, no: int) -> Table:
    return table(yes, no, rows=(Row("yes", "Ja", "answer", yes), Row("no", "Nej", "answer", no)))


@pytest.mark.parametrize(("unit", "enough"), [("person", 10), ("board", 5)])
def test_a_base_below_the_smallest_is_sensitive_as_a_whole(unit: str, enough: int) -> None:
    assert rules.base(table(enough - 4, 3, unit=unit), K) == (True, True)
    assert rules.base(table(enough - 3, 3, unit=unit), K) == (False, False)


@pytest.mark.parametrize(("unasked", "sensitive"), [(0, False), (1, True), (2, True), (3, False)])
def test_how_many_a_fact_keeps_out_is_a_count_of_that_fact(unasked: int, sensitive: bool) -> None:
    rows = (Row("a", "", "answer", 1), Row("no_answer", "", "missing", 1), Row("not_asked", "", "missing", unasked))
    assert rules.filtered(table(1, rows=rows, asks_after="fact"), K) == (False, False, sensitive)
    assert not any(rules.filtered(table(1, rows=rows), K))


def test_one_answer_may_not_hold_all_or_all_but_one() -> None:
    assert rules.concentration(table(30, 0, 0), K) == (True, False, False)
    assert rules.concentration(table(29, 1, 0), K) == (True, False, False)
    assert rules.concentration(table(28, 1, 1), K) == (False, False, False)


def test_a_pole_may_not_hold_all_or_all_but_one() -> None:
    rows = (Row("a", "", "answer", 15), Row("b", "", "answer", 14), Row("c", "", "answer", 1),
            Row("less", "", "pole", 29), Row("more", "", "pole", 1), Row("dk", "", "missing", 40))  # fmt: skip
    assert rules.concentration(table(15, 14, 1, rows=rows), K) == (False, False, False, True, False, False)


def test_of_yes_and_no_only_yes_is_tested() -> None:
    assert any(rules.concentration(yes_no(29, 1), K))
    assert not any(rules.concentration(yes_no(28, 2), K))
    assert not any(rules.concentration(yes_no(0, 30), K))


def test_of_an_option_only_choosing_it_is_tested_but_both_sides_of_not_welcome() -> None:
    rows = (Row("cost", "", "answer", 0), Row("not_welcome", "", "answer", 2))
    options = table(kind="multiple", base=30, rows=rows)
    assert rules.concentration(options, K) == (False, False)
    for few in (0, 1, 29, 30):
        lonely = replace(options, rows=(rows[0], Row("not_welcome", "", "answer", few)))
        assert rules.concentration(lonely, K) == (False, True)


def test_small_counts_of_facts_point_at_somebody() -> None:
    missing = (Row("a", "", "answer", 40), Row("b", "", "answer", 3), Row("pna", "", "missing", 2))
    facts = table(40, 3, nature="fact", rows=missing)
    assert rules.observable_facts(facts, K) == (False, False, True)
    assert not any(rules.observable_facts(replace(facts, nature="opinion"), K))
    assert rules.observable_facts(table(40, 0, 1, 2, 3, nature="fact"), K) == (False, False, True, True, False)


def sums(**stats: int) -> Sums:
    fitting = {"n": 12, "x": 120, "y": 60, "xx": 1300, "yy": 400, "xy": 700, "x1": 20, "x2": 15, "y1": 10, "y2": 9,
               "alike": 3, "median": 50}  # fmt: skip
    return Sums("D5", "board", 1, {**fitting, **stats}, ("fa_eligible", "fa_participants"), frozenset({"fa_election"}))


def test_sums_need_enough_boards_or_people() -> None:
    assert rules.sums_base(sums(n=4), K)
    assert not rules.sums_base(sums(n=5), K)
    assert rules.sums_base(replace(sums(n=9), unit="person"), K)


def test_sums_are_hidden_when_all_or_all_but_one_share_a_figure() -> None:
    assert rules.sums_concentration(sums(alike=11), K)
    assert rules.sums_concentration(sums(alike=12), K)
    assert not rules.sums_concentration(sums(alike=10), K)


def test_one_board_may_not_hold_half_nor_two_four_fifths() -> None:
    assert not rules.dominance(sums(), K)
    assert rules.dominance(sums(x1=61), K)
    assert not rules.dominance(sums(x1=60, x2=36), K)
    assert rules.dominance(sums(x1=60, x2=37), K)
    assert rules.dominance(sums(y1=31), K)
    assert not rules.dominance(sums(x1=90, y=0, yy=0, xy=0), K)


def test_thresholds_may_be_raised_and_not_lowered_below_their_floor() -> None:
    assert Thresholds(persons=20).base("person") == 20
    assert Thresholds(persons=5).base("person") == 5
    for name in Thresholds().as_parameters():
        with pytest.raises(ValueError, match=name):
            Thresholds(**{name: 2})
