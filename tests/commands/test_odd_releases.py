"""A round that cannot be released says in one line what stands in the way and what can be chosen; nothing is stored."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import highspy
import pytest
from sqlalchemy import update

from app.database import reading, writing
from app.models import Ballot, Release, Round
from exports import cells, deviations
from exports.attack import solve
from exports.cells import Place
from exports.release import to_json
from exports.system import NEVER
from tests.commands.terminal import Terminal
from tests.kept import keep
from tests.office.desk import count
from tests.world import RESIDENT, World

WAYS = "Læg flere områder sammen, udelad en opdeling, eller frigiv kun totalen."


@pytest.fixture
def counted(terminal: Terminal, world: World) -> World:
    """Two areas, of which one answers alike, so that something must be hidden."""
    _count(terminal, world, "r1")
    return world


def _count(terminal: Terminal, world: World, key: str) -> None:
    world.opened(key, trial=True)
    for number in range(60):
        area, degree = ("egebjerg", "hede")[number % 2], ("same", "less")[number % 4 // 2]
        world.post(world.token(group=area, key=key), {**RESIDENT, "bs_same_degree": [degree], "bs_know": ["never"]})
    for step in ("close", "count"):
        terminal.says("round", step, key)


def no_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever need not be hidden by itself must be printed: its sums give the hidden counts away."""

    def priceless(place: Place) -> float:
        return NEVER if real(place) else 0.0

    real: Callable[[Place], float] = cells.loss
    monkeypatch.setattr(cells, "loss", priceless)


def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver may not take a single step."""

    def hurried() -> highspy.Highs:
        program = real()
        program.setOptionValue("simplex_iteration_limit", 0)
        program.setOptionValue("presolve", "off")
        return program

    real = deviations.quiet
    monkeypatch.setattr(deviations, "quiet", hurried)


def no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The attacker's solver is out of time before it begins."""
    real = solve.milp
    monkeypatch.setattr(solve, "milp", lambda *given, **named: real(*given, **{**named, "options": {"time_limit": 0}}))


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (no_pattern, "Tallene kan ikke frigives sådan: "),
        (no_time, "Beregningen gik i stå uden et svar, så ingen ved, om tallene er beskyttet. Intet er gemt. "),
        (no_answer, "Beregningen gik i stå uden et svar, så ingen ved, om tallene er beskyttet. Intet er gemt. "),
    ],
)
def test_what_cannot_be_proved_is_refused_with_the_ways_on(
    terminal: Terminal,
    counted: World,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[pytest.MonkeyPatch], None],
    why: str,
) -> None:
    spoil(monkeypatch)
    result = terminal.run("round", "prove", "r1")
    assert (result.exit_code, json.loads(result.stdout)["leaks"]) == (1, False)
    assert result.stderr == terminal.refuses("round", "release", "r1") + "\n"
    assert result.stderr.startswith(why)
    assert result.stderr.endswith(f"{WAYS}\n")
    assert (phase(counted, "r1"), count(counted, Ballot), count(counted, Release)) == ("counted", 60, 0)


def test_beside_a_former_release_that_was_altered_by_a_byte_nothing_is_released(
    terminal: Terminal, world: World
) -> None:
    document = to_json(keep(world))
    _count(terminal, world, "r2")
    with writing(world.engine) as session:
        session.execute(update(Round).where(Round.key == "r1").values(opens_on=dt.date(2025, 4, 1)))
    before = count(world, Ballot)
    for was, now in ('"count":1', '"count":2'), ('"digest"', '"digesu"'), ('{"carry"', '["carry"'), ("Ahorn", "Bhorn"):
        assert was in document
        with writing(world.engine) as session:
            session.execute(update(Release).values(document=document.replace(was, now, 1)))
        for step in ("prove", "release"):
            said = terminal.refuses("round", step, "r2")
            assert said.startswith("En frigivet runde passer ikke til sit mærke: den er ændret")
            assert said.endswith("Hent databasen fra en sikkerhedskopi, eller bed driften om hjælp.")
    assert (phase(world, "r2"), count(world, Ballot), count(world, Release)) == ("counted", before, 1)


def phase(world: World, key: str) -> str:
    with reading(world.engine) as session:
        found: str = session.get_one(Round, key).phase
        return found
