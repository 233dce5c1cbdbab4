"""The nightly run: dates come true, bands move, what is due goes; twice is as good as once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from app import draft, night
from app.database import reading, writing
from app.lifecycle import count_round, released
from app.store import areas, audit, bands, rounds
from exports.attack import Finding, Report
from exports.gate import Leaks
from exports.release import Release
from tests.world import RESIDENT, THRESHOLDS, World

CONTACT = "Center for By, Erhverv og Miljø"


@pytest.fixture
def world(engine: Engine, tmp_path: Path) -> World:
    """A fresh municipality on either database."""
    return World.make(engine, tmp_path)


def at(date: str, hour: int = 3) -> dt.datetime:
    return dt.datetime.fromisoformat(date).replace(hour=hour, tzinfo=dt.UTC)


def run(world: World, date: str, hour: int = 3) -> list[str]:
    return night.run(world.engine, world.keys, at(date, hour), CONTACT)


def phase(world: World) -> str:
    with reading(world.engine) as session:
        found = rounds.get_round(session, "r1")
    assert found is not None
    return found.phase


def planned(world: World) -> World:
    with writing(world.engine) as session:
        first, last = dt.date(2026, 4, 1), dt.date(2026, 6, 1)
        rounds.plan(session, "r1", "Runde", ["bs"], first, last, thresholds=THRESHOLDS)
    return world


def test_a_round_opens_and_closes_by_the_danish_date(world: World) -> None:
    planned(world)
    seen = []
    for date, hour in (("2026-03-31", 21), ("2026-03-31", 23), ("2026-06-01", 21), ("2026-06-01", 23)):
        assert run(world, date, hour) == []
        seen.append(phase(world))
    assert seen == ["planned", "open", "open", "closed"]
    with reading(world.engine) as session:
        assert [entry.action for entry in audit.list_entries(session)] == ["round.close", "round.open"]


def test_a_round_that_cannot_open_is_told_and_holds_nothing_else_up(world: World) -> None:
    planned(world).opened("r2")
    with writing(world.engine) as session:
        areas.save_activity(session, "hede", "hede-ring", "Ring til 52 61 73 84", None)
    (fault,) = run(world, "2026-04-02")
    assert fault.startswith("r1: ")
    assert phase(world) == "planned"


def test_bands_move_at_night_only(world: World) -> None:
    world.opened()
    info = world.link(world.token())

    def shown() -> dict[str, str]:
        with reading(world.engine) as session:
            return {band.group: band.words for band in bands.get_bands(session, info.round_form)}

    assert shown() == {}
    assert run(world, "2026-04-02") == []
    assert shown() == {"egebjerg": "under 10", "hede": "under 10", "magle": "under 10"} | {
        group: words for group, words in shown().items() if group == "none"
    }
    for _ in range(11):
        world.post(world.token(), RESIDENT)
    assert shown()["egebjerg"] == "under 10"
    for _ in range(2):
        assert run(world, "2026-04-03") == []
        assert shown()["egebjerg"] == "10-29"
        assert shown()["hede"] == "under 10"


def test_what_cannot_leave_whole_is_released_as_totals_when_nobody_chooses(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(world)
    run(world, "2026-04-01")
    for group in (None, "hede"):
        for _ in range(30):
            world.post(world.token(group=group) if group else world.token(), RESIDENT)
    world.closed()
    count_round(world.engine, world.keys, "r1", dt.date(2026, 6, 3))
    proved = draft.prove

    def refusing(release: Release, *given: Any, **named: Any) -> Report:
        """An attacker who finds a way into whatever is told by group."""
        if any(form.groups for form in release.forms):
            raise Leaks(Report(1, {}, (Finding("bs_welcome", "Område", "Egebjerg", "Meget", "exact"),)))
        return proved(release, *given, **named)

    monkeypatch.setattr(draft, "prove", refusing)
    assert run(world, "2026-07-04") == []
    with reading(world.engine) as session:
        release = released(session, "r1")
    assert release is not None
    assert [form.groups for form in release.forms] == [()]
    assert release.forms[0].usable == 60


def test_what_has_been_counted_for_a_month_is_released_and_texts_go_a_fortnight_later(world: World) -> None:
    world.opened()
    for _ in range(12):
        world.post(world.token(), {**RESIDENT, "bs_open_idea": ["Mere kaffe"]})
    world.closed()
    count_round(world.engine, world.keys, "r1", dt.date(2026, 6, 3))
    run(world, "2026-07-03")
    assert phase(world) == "counted"
    run(world, "2026-07-04")
    assert phase(world) == "released"
    run(world, "2026-07-17")
    assert world.keys.exists("r1.texts")
    for _ in range(2):
        run(world, "2026-07-18")
        assert not list(world.keys.folder.iterdir())
        with reading(world.engine) as session:
            assert session.scalar(text("SELECT count(*) FROM free_text")) == 0
            assert released(session, "r1") is not None
            assert [entry.action for entry in audit.list_entries(session)] == ["texts.delete", "round.release"]


def test_a_round_without_its_key_is_told_and_holds_nothing_else_up(world: World) -> None:
    world.opened()
    world.keys.destroy("r1")
    planned_later = dt.date(2026, 4, 1), dt.date(2026, 6, 1)
    with writing(world.engine) as session:
        rounds.plan(session, "r2", "Runde", ["fm"], *planned_later, thresholds=THRESHOLDS)
    faults = run(world, "2026-04-02")
    assert [fault.partition(":")[0] for fault in faults] == ["r1"]
    with reading(world.engine) as session:
        assert {found.key: found.phase for found in rounds.list_rounds(session)} == {"r1": "open", "r2": "open"}


def test_a_count_that_was_cut_off_is_finished_at_night(world: World) -> None:
    world.opened().closed()
    count_round(world.engine, world.keys, "r1", dt.date(2026, 6, 3))
    (world.keys.folder / "r1.key").rename(world.keys.folder / "r1.fresh.key")
    run(world, "2026-06-04")
    assert sorted(file.name for file in world.keys.folder.iterdir()) == ["r1.key", "r1.texts.key"]
