"""Work that outlives the request that began it."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.commands.rounds import today
from app.database import reading
from app.lifecycle import count_round
from app.models import Ballot
from app.office import job
from app.office.job import Job
from app.office.process import Outcome
from app.settings import ROOT, Settings
from app.store import rounds
from tests.office.desk import Desk, count, desk
from tests.office.stand_in import StandIn
from tests.world import RESIDENT, SECRET, World

ABOUT = {"way": "alt"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(instance=tmp_path, secret=SECRET)


@pytest.fixture
def acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Where the processes of this test are those of the stand-in."""
    monkeypatch.setattr(job, "COMMAND", (sys.executable, "-m", "tests.office.stand_in"))
    return StandIn(tmp_path)


def test_what_was_never_begun_is_nothing(settings: Settings) -> None:
    assert job.look(settings, "r1", "prove") is None
    assert not job.cancel(settings, "r1", "prove")


def test_it_runs_beside_us_and_its_end_is_kept(settings: Settings, acts: StandIn) -> None:
    acts.will(told=[("protect", 0.5)], held=True, out="Det gik.\n")
    assert job.begin(settings, "r1", "prove", ["round", "prove"], ABOUT)
    acts.arrives()
    running = seen(settings)
    assert (running.stage, running.done, running.outcome, running.about) == ("protect", 0.5, None, ABOUT)
    acts.goes_on()
    acts.ends("prove")
    assert (outcome(settings).well, outcome(settings).message) == (True, "Det gik.")
    assert not seen(settings).cancelled


def test_only_one_of_a_kind_works_on_a_round(settings: Settings, acts: StandIn) -> None:
    acts.will(held=True)
    assert job.begin(settings, "r1", "prove", [], ABOUT)
    acts.arrives()
    assert not job.begin(settings, "r1", "prove", [], {"way": "total"})
    job.forget(settings, "r1", "prove")
    assert seen(settings).about == ABOUT
    assert job.look(settings, "r2", "prove") is None
    acts.goes_on()
    acts.ends("prove")
    job.forget(settings, "r1", "prove")
    assert job.look(settings, "r1", "prove") is None


def test_its_one_line_of_failure_is_kept_and_a_traceback_is_not(settings: Settings, acts: StandIn) -> None:
    for err, kept in (("Nøglen mangler.\n", "Nøglen mangler."), ("Traceback\n  File\nOops\n", "")):
        acts.will(well=False, err=err)
        job.begin(settings, "r1", "prove", [], ABOUT)
        acts.ends("prove")
        assert (outcome(settings).well, outcome(settings).message) == (False, kept)


def test_a_process_that_died_is_seen_as_failed(settings: Settings, acts: StandIn) -> None:
    acts.will(told=[("protect", 0.9)], held=True, out="Alt er vel.")
    job.begin(settings, "r1", "prove", [], ABOUT)
    acts.arrives()
    subprocess.run(["kill", "-KILL", (acts.folder / "jobs" / "r1.prove" / "process").read_text()], check=True)
    acts.ends("prove")
    assert (outcome(settings).well, seen(settings).cancelled) == (False, False)


def test_a_cancelled_one_is_gone_and_says_so(settings: Settings, acts: StandIn) -> None:
    acts.will(told=[("attack", 0.0)], held=True)
    job.begin(settings, "r1", "prove", [], ABOUT)
    acts.arrives()
    assert job.cancel(settings, "r1", "prove")
    assert (outcome(settings).well, seen(settings).cancelled) == (False, True)
    assert not job.cancel(settings, "r1", "prove")


def test_it_goes_on_when_the_web_server_stops(settings: Settings, acts: StandIn) -> None:
    """Begun by a process that ends at once, and seen from this one."""
    acts.will(told=[("protect", 0.25)], held=True, out="Det gik.\n")
    code = (
        "from pathlib import Path; from app.office import job; from app.settings import Settings;"
        f"job.COMMAND = {job.COMMAND!r};"
        f"job.begin(Settings(instance=Path({str(acts.folder)!r})), 'r1', 'prove', [], {{}})"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    acts.arrives()
    assert seen(settings).outcome is None
    acts.goes_on()
    acts.ends("prove")
    assert outcome(settings).well


def test_what_is_kept_is_for_the_owner_alone(settings: Settings, acts: StandIn) -> None:
    acts.will()
    job.begin(settings, "r1", "prove", [], ABOUT)
    acts.ends("prove")
    for folder in (acts.folder / "jobs", acts.folder / "jobs" / "r1.prove"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_time_left_is_told_from_what_is_done(settings: Settings, acts: StandIn) -> None:
    acts.will(told=[("protect", 0.0)], held=True)
    job.begin(settings, "r1", "prove", [], ABOUT)
    acts.arrives()
    assert seen(settings).left is None
    told = '{"stage": "protect", "done": 0.25, "seconds": 40.0}'
    (acts.folder / "jobs" / "r1.prove" / "progress.json").write_text(told)
    assert 60 < (seen(settings).left or 0) <= 120
    job.cancel(settings, "r1", "prove")


@pytest.mark.parametrize("place", ["app.draft.make_release", "app.draft.prove"])
def test_a_release_cancelled_before_it_is_stored_leaves_all_as_it_was(
    engine: Engine, tmp_path: Path, acts: StandIn, place: str
) -> None:
    here = counted(engine, tmp_path)
    settings = here.app.extensions["deltag"].settings
    acts.will(hold=place)
    job.begin(settings, "r1", "release", ["round", "release", "r1"], ABOUT)
    acts.arrives()
    assert job.cancel(settings, "r1", "release")
    assert (phase(here), count(here.world, Ballot), here.world.keys.exists("r1")) == ("counted", 12, True)


def test_when_it_is_being_stored_a_cancel_is_too_late(engine: Engine, tmp_path: Path, acts: StandIn) -> None:
    here = counted(engine, tmp_path)
    settings = here.app.extensions["deltag"].settings
    acts.will(hold="app.lifecycle.results.save_release")
    job.begin(settings, "r1", "release", ["round", "release", "r1", "--totals-only"], ABOUT)
    acts.arrives()
    assert not job.cancel(settings, "r1", "release")
    subprocess.run(["kill", "-TERM", (acts.folder / "jobs" / "r1.release" / "process").read_text()], check=True)
    acts.goes_on()
    acts.ends("release")
    assert outcome(settings, "release").well
    assert (phase(here), count(here.world, Ballot), here.world.keys.exists("r1")) == ("released", 0, False)


def seen(settings: Settings, kind: str = "prove") -> Job:
    found = job.look(settings, "r1", kind)
    assert found
    return found


def outcome(settings: Settings, kind: str = "prove") -> Outcome:
    found = seen(settings, kind).outcome
    assert found
    return found


def counted(engine: Engine, folder: Path) -> Desk:
    world = World.make(engine, folder).opened()
    for _ in range(12):
        world.post(world.token(), RESIDENT)
    world.closed()
    count_round(engine, world.keys, "r1", today())
    return desk(world, folder)


def phase(here: Desk) -> str:
    with reading(here.world.engine) as session:
        found = rounds.get_round(session, "r1")
    assert found
    return found.phase
