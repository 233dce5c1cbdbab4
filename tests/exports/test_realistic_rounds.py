"""Rounds as they may be in five or twelve housing areas: little is left out by area, and nothing can be found out."""

from __future__ import annotations

import pytest

from exports import workbook
from exports.attack import attack
from exports.splits import AREA
from tests.exports.residents import left_out, places, released, residents


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
