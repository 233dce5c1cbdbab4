"""A round from its first answer to its ashes, on both databases."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.database import reading, writing
from app.lifecycle import LifecycleError, count_round, finish, preview, release_round, released
from app.store import results, rounds, tally
from app.store.keys import KeyMissing, Keys
from app.store.submit import Outcome
from tests.world import ACTIVE, BOARD, MEMBER, RESIDENT, THRESHOLDS, World

TODAY = dt.date(2026, 6, 3)
LATER = dt.date(2026, 7, 1)
CONTACT = "Center for By, Erhverv og Miljø"
PILES = ("ballot", "rating", "free_text", "board_answer", "code", "receipt", "count", "band")


@pytest.fixture
def world(engine: Engine, tmp_path: Path) -> World:
    """A fresh municipality on either database."""
    return World.make(engine, tmp_path)


def rows(world: World) -> dict[str, int]:
    """How many rows each table of the ballot box holds."""
    with reading(world.engine) as session:
        return {pile: session.scalar(text(f"SELECT count(*) FROM {pile}")) or 0 for pile in PILES}


def answered(world: World, many: int = 25) -> World:
    """A closed round of residents: so many who were active and as many who were not."""
    world.opened()
    chance = random.Random(7)
    for _ in range(many):
        world.post(world.token(), {**ACTIVE, "bs_same_degree": [chance.choice(["less", "same", "more"])]})
        world.post(world.token(group="hede"), {**RESIDENT, "bs_same_degree": [chance.choice(["less", "same", "dk"])]})
    return world.closed()


def test_a_counted_round_has_its_piles_apart_and_no_receipts(world: World) -> None:
    answered(world)
    count_round(world.engine, world.keys, "r1", TODAY)
    assert rows(world) == {
        "ballot": 50,
        "rating": 50,
        "free_text": 25,
        "board_answer": 0,
        "code": 0,
        "receipt": 0,
        "count": 1,
        "band": 0,
    }
    assert world.post(world.token(), RESIDENT) is Outcome.COUNTED


def test_the_release_says_what_was_answered(world: World) -> None:
    answered(world)
    count_round(world.engine, world.keys, "r1", TODAY)
    shown = preview(world.engine, world.keys, "r1", TODAY, CONTACT).release
    release = release_round(world.engine, world.keys, "r1", TODAY, CONTACT)
    assert release == shown
    assert release.forms[0].usable == 50
    attended = next(table for table in release.forms[0].tables if table.id == "bs_attended")
    counts = {cell.code: cell.count for cell in attended.cells}
    assert (counts["many"], counts["no"]) == (25, 25)
    with reading(world.engine) as session:
        assert released(session, "r1") == release


def test_a_release_leaves_texts_under_their_own_key_and_nothing_else(world: World) -> None:
    answered(world)
    count_round(world.engine, world.keys, "r1", TODAY)
    release_round(world.engine, world.keys, "r1", TODAY, CONTACT)
    assert {pile: number for pile, number in rows(world).items() if number} == {"free_text": 25}
    assert [file.name for file in sorted(world.keys.folder.iterdir())] == ["r1.texts.key"]
    with reading(world.engine) as session:
        certificate = results.get_certificate(session, "r1")
    assert certificate is not None
    assert certificate["ballots"] == {"bs": "50-74"}
    assert certificate["released_on"] == TODAY.isoformat()
    assert certificate["texts_kept_until"] == "2026-07-17"


def test_where_nobody_wrote_a_text_no_key_is_left(world: World) -> None:
    world.opened()
    for _ in range(12):
        world.post(world.token(), RESIDENT)
    world.closed()
    count_round(world.engine, world.keys, "r1", TODAY)
    release_round(world.engine, world.keys, "r1", TODAY, CONTACT)
    assert list(world.keys.folder.iterdir()) == []
    assert not any(rows(world).values())


def test_a_threshold_below_its_floor_is_refused_in_one_line(world: World) -> None:
    with writing(world.engine) as session:
        rounds.plan(session, "lav", "Runde", ["bs"], TODAY, LATER, thresholds={**THRESHOLDS, "persons": 2})
        rounds.open_round(session, world.keys, "lav")
    world.closed("lav")
    count_round(world.engine, world.keys, "lav", TODAY)
    with pytest.raises(LifecycleError, match="persons"):
        release_round(world.engine, world.keys, "lav", TODAY, CONTACT)


def test_boards_and_members_are_released_together(world: World) -> None:
    world.opened(forms=("fa", "fm"))
    made = world.codes("bolig", 8)
    for code in made.codes:
        assert world.post(made.token, BOARD, code) is Outcome.STORED
        assert world.post(made.token, {**BOARD, "fa_seats": ["9"]}, code) is Outcome.STORED
    for _ in range(12):
        world.post(world.token("fm", None), MEMBER)
    world.closed()
    with reading(world.engine) as session:
        assert tally.ballots(session, world.keys, "r1") == 20
    count_round(world.engine, world.keys, "r1", TODAY)
    assert rows(world)["ballot"] == 20
    assert rows(world)["board_answer"] == rows(world)["code"] == 0
    release = release_round(world.engine, world.keys, "r1", TODAY, CONTACT)
    assert [form.usable for form in release.forms] == [8, 12]


def test_texts_alone_are_no_ballot(world: World) -> None:
    world.opened()
    for _ in range(3):
        world.post(world.token(), RESIDENT)
        world.post(world.token(), {"bs_open_idea": ["Mere lys på stierne"]})
    world.closed()
    with reading(world.engine) as session:
        assert tally.ballots(session, world.keys, "r1") == 3
    count_round(world.engine, world.keys, "r1", TODAY)
    assert (rows(world)["ballot"], rows(world)["free_text"]) == (3, 3)


def test_an_empty_round_can_be_counted_and_released(world: World) -> None:
    world.opened().closed()
    count_round(world.engine, world.keys, "r1", TODAY)
    assert release_round(world.engine, world.keys, "r1", TODAY, CONTACT).forms[0].usable is None


@pytest.mark.parametrize("step", [count_round, lambda *given: release_round(*given, CONTACT)])
def test_steps_are_taken_in_order(world: World, step: Callable[..., object]) -> None:
    world.opened()
    with pytest.raises(LifecycleError, match="åben"):
        step(world.engine, world.keys, "r1", TODAY)
    with pytest.raises(LifecycleError, match="ingen runde"):
        step(world.engine, world.keys, "r2", TODAY)


@pytest.mark.parametrize("pile", ["ballot", "rating", "free_text"])
def test_a_changed_row_stops_the_count_and_nothing_is_changed(world: World, pile: str) -> None:
    answered(world, 3)
    before = rows(world)
    with writing(world.engine) as session:
        sealed = session.scalar(text(f"SELECT sealed FROM {pile} LIMIT 1"))
        assert sealed is not None
        session.execute(
            text(f"UPDATE {pile} SET sealed = :changed WHERE sealed = :sealed"),
            {"changed": sealed[:-1] + bytes([sealed[-1] ^ 1]), "sealed": sealed},
        )
    with pytest.raises(LifecycleError, match="intet er ændret"):
        count_round(world.engine, world.keys, "r1", TODAY)
    assert rows(world) == before
    assert sorted(file.name for file in world.keys.folder.iterdir()) == ["r1.delivery.key", "r1.key"]


def test_a_ballot_cannot_be_copied(world: World) -> None:
    answered(world, 3)
    with writing(world.engine) as session:
        session.execute(
            text("INSERT INTO ballot SELECT round_form, :id, sealed FROM ballot LIMIT 1"), {"id": b"n" * 16}
        )
    with pytest.raises(LifecycleError):
        count_round(world.engine, world.keys, "r1", TODAY)


def test_without_its_key_a_round_cannot_be_counted(world: World) -> None:
    answered(world, 3)
    world.keys.destroy("r1")
    with pytest.raises(KeyMissing):
        count_round(world.engine, world.keys, "r1", TODAY)
    assert rows(world)["ballot"] == 6


class PowerCut(Exception):
    """The machine stops here."""


class FailingKeys(Keys):
    """Keys on a machine that stops at a given step, before or after the step is done."""

    def __init__(self, folder: Path, step: str, name: str, after: bool) -> None:
        super().__init__(folder)
        self.step, self.name, self.after = step, name, after

    def _cut(self, step: str, name: str, after: bool) -> None:
        if (step, name, after) == (self.step, self.name, self.after):
            raise PowerCut

    def create(self, name: str) -> bytes:
        self._cut("create", name, False)
        key = super().create(name)
        self._cut("create", name, True)
        return key

    def replace(self, name: str) -> None:
        self._cut("replace", name, False)
        super().replace(name)
        self._cut("replace", name, True)

    def destroy(self, name: str) -> None:
        self._cut("destroy", name, False)
        super().destroy(name)
        self._cut("destroy", name, True)


COUNT_STEPS = [
    ("create", "r1.fresh", False),
    ("create", "r1.fresh", True),
    ("create", "r1.texts", True),
    ("replace", "r1", False),
    ("destroy", "r1", False),
    ("destroy", "r1", True),
    ("replace", "r1", True),
]


@pytest.mark.parametrize(("step", "name", "after"), COUNT_STEPS)
def test_a_count_that_is_cut_off_can_be_taken_up_again(world: World, step: str, name: str, after: bool) -> None:
    answered(world, 6)
    with pytest.raises(PowerCut):
        count_round(world.engine, FailingKeys(world.keys.folder, step, name, after), "r1", TODAY)
    finish(world.engine, world.keys, "r1")
    with reading(world.engine) as session:
        assert tally.ballots(session, world.keys, "r1") == 12
    if step == "create":
        count_round(world.engine, world.keys, "r1", TODAY)
    release = release_round(world.engine, world.keys, "r1", TODAY, CONTACT)
    assert release.forms[0].usable == 12
    assert [file.name for file in world.keys.folder.iterdir()] == ["r1.texts.key"]


@pytest.mark.parametrize("after", [False, True])
def test_a_release_that_is_cut_off_is_finished_later(world: World, after: bool) -> None:
    answered(world, 6)
    count_round(world.engine, world.keys, "r1", TODAY)
    with pytest.raises(PowerCut):
        release_round(world.engine, FailingKeys(world.keys.folder, "destroy", "r1", after), "r1", TODAY, CONTACT)
    finish(world.engine, world.keys, "r1")
    assert [file.name for file in world.keys.folder.iterdir()] == ["r1.texts.key"]
    with reading(world.engine) as session:
        assert released(session, "r1") is not None
