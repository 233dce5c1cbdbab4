"""The delivery key of a round: there when it opens, made in time for older rounds, gone when it is counted."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.database import reading
from app.lifecycle import count_round, finish, release_round
from app.store import delivery, results
from app.store.keys import KeyMissing
from tests.world import RESIDENT, World

TODAY = dt.date(2026, 6, 3)


def counted(world: World) -> World:
    world.post(world.token(), RESIDENT)
    count_round(world.closed().engine, world.keys, "r1", TODAY)
    return world


def test_opening_makes_the_key_and_counting_destroys_it(world: World) -> None:
    world.opened()
    assert world.keys.exists("r1.delivery")
    assert delivery.public_point(world.keys, "r1") == delivery.public_point(world.keys, "r1")
    counted(world)
    assert not world.keys.exists("r1.delivery")
    with reading(world.engine) as session:
        certificate = results.get_certificate(session, "r1")
    assert certificate is not None
    assert "nøglen til svar fra tablets" in certificate["destroyed_at_counting"]


def test_a_counting_that_was_cut_off_is_ended_with_the_key(world: World) -> None:
    counted(world.opened())
    world.keys.create("r1.delivery")
    finish(world.engine, world.keys, "r1")
    assert not world.keys.exists("r1.delivery")
    release_round(world.engine, world.keys, "r1", TODAY, "")
    assert list(world.keys.folder.iterdir()) == []


def test_an_older_round_gets_its_key_once_however_many_ask_at_the_same_time(world: World) -> None:
    world.opened().keys.destroy("r1.delivery")
    with ThreadPoolExecutor(16) as askers:
        points = set(askers.map(lambda _: delivery.public_point(world.keys, "r1"), range(64)))
    assert points == {delivery.public_point(world.keys, "r1")}


def test_a_round_without_its_own_key_gets_no_other(world: World) -> None:
    world.opened()
    for name in ("r1", "r1.delivery"):
        world.keys.destroy(name)
    with pytest.raises(KeyMissing):
        delivery.public_point(world.keys, "r1")


def test_keys_of_rounds_have_nothing_in_common(world: World) -> None:
    world.opened("r1").opened("r2")
    assert delivery.public_point(world.keys, "r1") != delivery.public_point(world.keys, "r2")
