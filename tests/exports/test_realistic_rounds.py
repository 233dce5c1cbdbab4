"""Rounds as they may be in five or twelve housing areas: little is left out by area, and nothing can be found out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports import workbook
from exports.assembly import FormInput, make_release
from exports.attack import attack
from exports.count import CountTable
from exports.magnitudes import ADDED, STATS
from exports.splits import AREA
from exports.thresholds import Thresholds
from tests.exports.residents import left_out, places, released, residents
from tests.exports.rounds import INFO


def test_little_is_left_out_by_area() -> None:
    areas = [places(5, seed) for seed in range(20)]
    found = left_out([released(residents(where, seed), where) for seed, where in enumerate(areas)], AREA)
    assert found.tables > 500
    assert found.hidden <= 0.03
    assert found.whole >= 0.97


@pytest.mark.parametrize(("areas", "seed", "enlarged"), [(5, 1, False), (5, 2, False), (12, 1, False), (12, 2, True)])
def test_the_attacker_finds_nothing(areas: int, seed: int, enlarged: bool) -> None:
    where = places(areas, seed)
    made = residents(where, seed, enlarged=enlarged)
    release = released(made, where)
    report = attack(workbook.write(release), [made.questionnaire], (), release.parameters)
    assert report.tried > 0
    assert report.findings == ()


def times(counts: CountTable, many: int) -> CountTable:
    """The same people so many times over."""
    sums = counts.sums.copy()
    for name in (*ADDED, "alike"):
        sums[..., STATS.index(name)] *= many
    for second, first in (("x2", "x1"), ("y2", "y1")):
        sums[..., STATS.index(second)] = sums[..., STATS.index(first)]
    arrays = {name: getattr(counts, name) * many for name in ("ballots", "cube", "ratings", "ages")}
    return replace(counts, sums=sums, **arrays)


@pytest.mark.parametrize("many", [250, 2500])
def test_nor_does_she_in_a_town_where_half_a_million_answer(many: int) -> None:
    """No figure is taken for a secret because it is as large as one might be."""
    made = residents([replace(places(1, 1)[0], answers=200)], 1)
    counted = FormInput(made.questionnaire, times(made.counts(), many))
    release = make_release(INFO, [counted], Thresholds(), "2026-11-01")
    report = attack(workbook.write(release), [made.questionnaire], (), release.parameters)
    assert report.tried > 0
    assert report.findings == ()
