"""A form's printed counts as one system: what adds up to what, and that no table gives away what another hides."""

from __future__ import annotations

import numpy as np
import pytest

from exports.cells import REST, Place
from exports.linked import Linked, link
from exports.sequential import suppress
from exports.splits import AGE, AREA, EVERYBODY, TOTALS_ALONE, TYPE, Choice, Split, Where, splits
from exports.system import Hidden, System, Unprotectable
from exports.thresholds import Thresholds
from tests.exports.reader import gives_away, interval
from tests.exports.rounds import AREAS, Round, empty_round, random_round

SEEDS = range(8)
WITHOUT_AGES = Choice(dropped=frozenset({AGE}))
AHORN, BIRK = Where(AREA, "Ahorn"), Where(AREA, "Birk")


def published(made: Round, choice: Choice = WITHOUT_AGES) -> tuple[Split, ...]:
    return splits(made.questionnaire, made.counts(), Thresholds(), choice)


def linked(made: Round, choice: Choice = WITHOUT_AGES) -> Linked:
    return link(made.questionnaire, made.counts(), published(made, choice), Thresholds())


def protected(made: Round) -> tuple[System, Hidden]:
    """What is printed of a round: by group if that can be protected, else the total alone."""
    try:
        return (system := linked(made).system), suppress(system, tries=1)
    except Unprotectable:
        return (system := linked(made, TOTALS_ALONE).system), suppress(system, tries=1)


def value(found: Linked, table: str, where: Where, role: str, code: str) -> float:
    return float(found.system.values[found.places[Place(table, where, role, code)]])


def sizes(form: str, seed: int) -> int:
    return {"bs": 60, "fa": 30, "fm": 60}[form] + 9 * seed


@pytest.mark.parametrize("form", ["bs", "fa", "fm"])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_table_gives_away_what_another_hides(form: str, seed: int) -> None:
    assert not gives_away(*protected(random_round(form, sizes(form, seed), seed)))


def test_without_more_hidden_the_margins_give_the_sensitive_counts_away() -> None:
    systems = [linked(random_round("bs", sizes("bs", seed), seed)).system for seed in SEEDS]
    assert [system for system in systems if gives_away(system, system.hidden)]


def test_one_more_figure_shown_gives_something_away() -> None:
    """The pattern is no larger than it must be."""
    rounds = (protected(random_round("bs", sizes("bs", seed), seed)) for seed in SEEDS)
    system, hidden = next((each, pattern) for each, pattern in rounds if (pattern & ~each.hidden).any())
    for cell in np.flatnonzero(hidden & ~system.hidden):
        shown = hidden.copy()
        shown[cell] = False
        assert gives_away(system, shown)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_total_alone_can_always_be_printed(seed: int) -> None:
    made = random_round("bs", 12 + 6 * seed, seed)
    whole = linked(made, TOTALS_ALONE)
    assert {place.where for place in whole.places} == {EVERYBODY}
    assert not gives_away(whole.system, suppress(whole.system))


def test_counts_stand_in_their_group_and_in_all() -> None:
    made = empty_round("bs")
    for place in range(60):
        made.add(bs_area=AREAS[place % 2], bs_same_degree="same" if place < 12 else "less", bs_attended="no")
    found = linked(made)
    assert value(found, "bs_same_degree", AHORN, "answer", "same") == 6
    assert value(found, "bs_same_degree", EVERYBODY, "answer", "same") == 12
    assert value(found, "bs_same_degree", EVERYBODY, "base", "") == 60
    assert value(found, "", BIRK, "total", "") == 30


def test_facts_about_persons_are_never_told_by_area() -> None:
    places = linked(random_round("bs", 80, 1)).places
    for fact in ("bs_age", "bs_children", "bs_years_area"):
        assert {place.where for place in places if place.table == fact} == {EVERYBODY}


def test_whoever_names_no_area_is_in_the_total_and_in_no_printed_group() -> None:
    made = random_round("fm", 120, 3)
    made.people[0].pop("fm_type", None)
    found = linked(made)
    assert sum(value(found, "", Where(TYPE, group.label), "total", "") for group in published(made)[0].groups) == 119
    assert value(found, "", EVERYBODY, "total", "") == 120
    nowhere = [cell for place, cell in found.places.items() if place.where.label == REST]
    assert nowhere
    assert found.system.hidden[nowhere].all()
    assert not gives_away(found.system, suppress(found.system, tries=1))


def test_how_many_answered_is_never_given_up_and_a_base_over_all_last_of_all() -> None:
    found = linked(random_round("bs", 100, 4))
    hidden = suppress(found.system, tries=1)
    assert not hidden[found.places[Place("", EVERYBODY, "total", "")]]
    assert not hidden[found.places[Place("bs_same_degree", EVERYBODY, "base", "")]]


def test_one_who_told_no_age_hides_how_many_told_it() -> None:
    made = empty_round("bs")
    for place in range(40):
        made.add(bs_area=AREAS[place % 2], bs_same_degree="same", **({"bs_age": "a30_44"} if place else {}))
    found = linked(made)
    hidden = suppress(found.system)
    assert hidden[found.places[Place("bs_age", EVERYBODY, "missing", "no_answer")]]
    assert hidden[found.places[Place("bs_age", EVERYBODY, "base", "")]]


def test_what_everybody_ticked_does_not_follow_from_what_nobody_did() -> None:
    """Everybody ticks something: zeros beside the one answer would tell it."""
    made = empty_round("fa")
    for _ in range(20):
        made.add(fa_type="bolig", fa_support=("ideas",))
    found = linked(made)
    hidden = suppress(found.system)
    left_out = {code for code in ("ideas", "texts", "course", "money", "none") if hidden[found.places[_support(code)]]}
    assert "ideas" in left_out
    assert len(left_out) == 2
    assert gives_away(found.system, found.system.hidden)
    assert not gives_away(found.system, hidden)


def test_an_answer_that_excludes_all_others_leaves_room_for_none() -> None:
    """Who answered "none" gave no other answer, so that an answer of nearly all tells how few answered "none"."""
    made = empty_round("fa")
    for place in range(20):
        made.add(fa_type="bolig", fa_support=("none",) if place < 2 else ("ideas", "texts"))
    found = linked(made)
    none, ideas = (found.places[_support(code)] for code in ("none", "ideas"))
    hidden = found.system.hidden.copy()
    hidden[none] = True
    assert interval(found.system, hidden, none)[1] == 20 - found.system.values[ideas]


def _support(code: str) -> Place:
    return Place("fa_support", EVERYBODY, "answer", code)
