"""A later version of a release changes texts, hides or withdraws; it never shows a figure the first did not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from exports.assembly import FormInput, make_release
from exports.correction import Correction, corrected, questions
from exports.release import Release, from_json, to_json
from exports.thresholds import Thresholds
from tests.exports.rounds import INFO, random_round


@cache
def released() -> Release:
    made = random_round("bs", 160, 2, skew=0.3)
    return make_release(INFO, [FormInput(made.questionnaire, made.counts(), 900)], Thresholds(), "2026-11-01")


def figures(release: Release) -> Iterator[tuple[object, ...]]:
    """Every printed figure with where it stands."""
    for form in release.forms:
        for table in (*form.tables, *form.group_tables):
            yield from (
                (table.id, table.group, cell.code, cell.count) for cell in table.cells if cell.count is not None
            )
        for one in (*form.indicators, *form.group_indicators):
            if one.value is not None:
                yield (one.id, one.group, one.value)


def test_other_texts_are_a_new_version_with_the_same_figures() -> None:
    newer = corrected(released(), Correction("Navnet var forkert.", title="Runde ét"))
    assert (newer.version, newer.note, newer.round.title) == (2, "Navnet var forkert.", "Runde ét")
    assert set(figures(newer)) == set(figures(released()))
    assert newer.digest != released().digest
    assert from_json(to_json(newer)) == newer


def test_a_hidden_question_takes_its_groups_and_indicators_with_it() -> None:
    newer = corrected(released(), Correction("Teksten var misvisende.", hidden=frozenset({"bs_same_degree"})))
    left = set(figures(newer))
    assert left < set(figures(released()))
    assert not [each for each in left if str(each[0]).startswith("bs_same_degree") or str(each[0]).startswith("B1")]
    assert [each for each in left if each[0] == "bs_welcome"]
    assert not [row for row in newer.carry if row.indicator.startswith("B1")]
    assert next(i for i in newer.forms[0].indicators if i.id == "B1").verdict == "Skjult af hensyn til anonymitet"


def test_a_withdrawn_release_has_no_figure_left() -> None:
    newer = corrected(released(), Correction("Runden blev delt forkert.", withdrawn=True))
    assert newer.withdrawn
    assert list(figures(newer)) == []
    assert (newer.carry, newer.forms[0].usable, newer.forms[0].coverage) == ((), None, None)
    assert {group.usable for group in newer.forms[0].groups} <= {None}
    with pytest.raises(ValueError, match="trukket tilbage"):
        corrected(newer, Correction("Igen"))


def test_a_correction_needs_a_reason_and_questions_that_are_there() -> None:
    with pytest.raises(ValueError, match="hvorfor"):
        corrected(released(), Correction("  "))
    with pytest.raises(ValueError, match="bs_nothing"):
        corrected(released(), Correction("Fejl", hidden=frozenset({"bs_nothing"})))
    assert {"bs_same_degree", "bs_act_mix"} <= questions(released())
