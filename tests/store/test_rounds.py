"""Rounds: what opening fixes, what it refuses, and what bands tell."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from app.database import reading, writing
from app.store import areas, bands, links, questionnaires, rounds
from app.store.errors import RoundError
from app.store.questionnaires import AlreadyPublished
from tests.world import AREAS, NOW, THRESHOLDS, World, shipped

FIRST, LAST = dt.date(2026, 4, 1), dt.date(2026, 6, 1)


def test_each_form_gets_the_links_it_is_answered_at(world: World) -> None:
    world.opened("r1", ("bs",)).opened("r2", ("fa", "fm"))
    with reading(world.engine) as session:
        by_key = {summary.key: summary for summary in rounds.list_rounds(session)}
    assert {(link.group, link.mode) for link in by_key["r1"].links} == {(area, "open") for area in AREAS}
    boards = [link for link in by_key["r2"].links if link.form == "fa"]
    assert {link.mode for link in boards} == {"code"}
    assert len(boards) == 8
    assert [(link.group, link.mode) for link in by_key["r2"].links if link.form == "fm"] == [(None, "open")]
    tokens = [link.token for summary in by_key.values() for link in summary.links]
    assert len(set(tokens)) == len(tokens)


def test_the_links_of_a_planned_round_are_those_it_opens_with(world: World) -> None:
    with writing(world.engine) as session:
        rounds.plan(session, "r1", "Runde", ["bs"], FIRST, LAST, thresholds=THRESHOLDS)
        areas.save_area(session, "ny", "Nyparken", 9, 100)
    planned = _tokens(world)
    with writing(world.engine) as session:
        rounds.open_round(session, world.keys, "r1")
    opened = _tokens(world)
    assert planned.keys() == AREAS.keys()
    assert opened == planned | {"ny": opened["ny"]}


def _tokens(world: World) -> dict[str | None, str]:
    with reading(world.engine) as session:
        found = rounds.get_round(session, "r1")
    assert found is not None
    return {link.group: link.token for link in found.links}


def test_opening_fixes_areas_and_activities(world: World) -> None:
    world.opened()
    with writing(world.engine) as session:
        areas.save_area(session, "egebjerg", "Et andet navn", 7, 1)
        areas.save_activity(session, "egebjerg", "egebjerg-ny", "Ny aktivitet", None)
    info = world.link(world.token())
    assert info.areas == tuple(AREAS)
    assert info.frozen.asked == 1200
    with reading(world.engine) as session:
        form = links.questionnaire(session, info, info.version)
        with pytest.raises(KeyError):
            links.questionnaire(session, info, 2)
    assert [row.code for row in form.question("bs_act_mix").rows] == ["egebjerg-have", "egebjerg-spis"]
    assert form.preset == (("bs_area", "egebjerg"),)


def test_a_name_that_points_at_people_stops_the_opening(world: World) -> None:
    with writing(world.engine) as session:
        areas.save_activity(session, "hede", "hede-ring", "Ring til 52 61 73 84", None)
        rounds.plan(session, "r1", "Runde", ["bs"], FIRST, LAST, thresholds=THRESHOLDS)
    with writing(world.engine) as session, pytest.raises(RoundError, match="Ring til"):
        rounds.open_round(session, world.keys, "r1")
    assert not world.keys.exists("r1")


def test_an_area_has_twelve_activities_at_most(world: World) -> None:
    with writing(world.engine) as session:
        for number in range(11):
            areas.save_activity(session, "hede", f"hede-{number}", "Fællesspisning", None)
        rounds.plan(session, "r1", "Runde", ["bs"], FIRST, LAST, thresholds=THRESHOLDS)
    with writing(world.engine) as session, pytest.raises(RoundError, match="højst"):
        rounds.open_round(session, world.keys, "r1")


def test_an_opening_that_is_undone_can_be_done_again(world: World) -> None:
    with writing(world.engine) as session:
        rounds.plan(session, "r1", "Runde", ["bs"], FIRST, LAST, thresholds=THRESHOLDS)
    with writing(world.engine) as session:
        rounds.open_round(session, world.keys, "r1")
        session.rollback()
    with writing(world.engine) as session:
        rounds.open_round(session, world.keys, "r1")
    assert world.keys.exists("r1")


def test_phases_go_one_way(world: World) -> None:
    world.opened().closed()
    with writing(world.engine) as session:
        with pytest.raises(RoundError, match="lukket"):
            rounds.open_round(session, world.keys, "r1")
        with pytest.raises(RoundError, match="lukket"):
            rounds.close_round(session, "r1", NOW)
        with pytest.raises(RoundError, match="lukket"):
            rounds.pause(session, "r1", True)


@pytest.mark.parametrize(
    ("key", "forms", "closes_on", "why"),
    [("Runde 1", ["bs"], LAST, "nøgle"), ("r1", ["xx"], LAST, "udgivet"), ("r1", ["bs"], FIRST, "lukke")],
)
def test_a_plan_that_cannot_be_kept_is_refused(
    world: World, key: str, forms: list[str], closes_on: dt.date, why: str
) -> None:
    with writing(world.engine) as session:
        with pytest.raises(RoundError, match=why):
            rounds.plan(session, key, "Runde", forms, FIRST, closes_on, thresholds=THRESHOLDS)
        session.rollback()


def test_a_published_version_never_changes(world: World) -> None:
    with writing(world.engine) as session:
        questionnaires.publish(session, shipped("bs"))
        assert questionnaires.get(session, "bs", 1) == shipped("bs")
        changed = dataclasses.replace(shipped("bs"), intro=())
        with pytest.raises(AlreadyPublished):
            questionnaires.publish(session, changed)


def test_a_dead_link_is_no_link(world: World) -> None:
    world.opened()
    with reading(world.engine) as session:
        assert links.find(session, "nowhere") is None
        assert links.find(session, "' OR 1=1 --") is None


@pytest.mark.parametrize(
    ("count", "band"),
    [(0, (0, 9)), (9, (0, 9)), (10, (10, 29)), (29, (10, 29)), (30, (30, 49)), (49, (30, 49)), (50, (50, 74)),
     (74, (50, 74)), (75, (75, 99)), (500, (500, 524))],
)  # fmt: skip
def test_bands_are_coarse_and_leave_no_gap(count: int, band: tuple[int, int]) -> None:
    assert bands.band_of(count) == band
