"""An answer is stored exactly once, or not at all."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from app.database import reading, writing
from app.outage import StorageUnavailable
from app.store import rounds
from app.store.submit import Outcome, submit
from tests.world import ACTIVE, BOARD, GRACE, MEMBER, NOW, RESIDENT, World

PILES = ("ballot", "rating", "free_text", "board_answer", "receipt", "code")


def rows(world: World) -> dict[str, int]:
    """How many rows each table of the ballot box holds."""
    with reading(world.engine) as session:
        return {pile: session.scalar(text(f"SELECT count(*) FROM {pile}")) or 0 for pile in PILES}


def test_every_answer_writes_the_same_rows_whatever_was_answered(world: World) -> None:
    world.opened()
    assert world.post(world.token(), RESIDENT) is Outcome.STORED
    assert rows(world) == {"ballot": 1, "rating": 1, "free_text": 1, "board_answer": 0, "receipt": 1, "code": 0}
    assert world.post(world.token(), ACTIVE) is Outcome.STORED
    assert rows(world) == {"ballot": 2, "rating": 2, "free_text": 2, "board_answer": 0, "receipt": 2, "code": 0}


def test_the_same_post_again_stores_nothing(world: World) -> None:
    world.opened()
    first = world.post(world.token(), RESIDENT, receipt=b"r" * 32)
    again = world.post(world.token(), RESIDENT, receipt=b"r" * 32)
    assert (first, again) == (Outcome.STORED, Outcome.REPEATED)
    assert rows(world)["ballot"] == 1


def test_a_double_tap_from_many_threads_is_one_answer(world: World) -> None:
    world.opened()
    submission = world.sealed(world.token(), RESIDENT)
    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(lambda _: submit(world.engine, submission, NOW, GRACE), range(20)))
    assert outcomes.count(Outcome.STORED) == 1
    assert outcomes.count(Outcome.REPEATED) == 19
    assert rows(world)["ballot"] == 1


def test_a_code_counts_once_though_fifty_people_try_at_once(world: World) -> None:
    world.opened()
    made = world.codes("egebjerg", 4)
    for code in made.codes:
        submissions = [world.sealed(made.token, RESIDENT, code) for _ in range(50)]
        with ThreadPoolExecutor(50) as pool:
            outcomes = list(pool.map(lambda one: submit(world.engine, one, NOW, GRACE), submissions))
        assert outcomes.count(Outcome.STORED) == 1
        assert outcomes.count(Outcome.CODE_INVALID) == 49
    assert rows(world)["ballot"] == 4
    assert rows(world)["code"] == 0
    assert rows(world)["receipt"] == 4


def test_a_repeat_with_a_spent_code_is_a_repeat_not_a_wrong_code(world: World) -> None:
    world.opened()
    made = world.codes("egebjerg", 1)
    outcomes = [world.post(made.token, RESIDENT, made.codes[0], b"r" * 32) for _ in range(2)]
    assert outcomes == [Outcome.STORED, Outcome.REPEATED]


def test_a_code_is_good_at_its_own_link_only(world: World) -> None:
    world.opened(forms=("fa", "fm"))
    bolig, skole = world.codes("bolig", 1), world.codes("skole", 1)
    assert world.post(skole.token, {**BOARD, "fa_type": ["skole"]}, bolig.codes[0]) is Outcome.CODE_INVALID
    assert world.post(bolig.token, BOARD, "AAAA-AAAA-AAA") is Outcome.CODE_INVALID
    assert world.post(bolig.token, BOARD, bolig.codes[0].lower().replace("-", " ")) is Outcome.STORED
    assert rows(world)["receipt"] == 1


def test_a_board_replaces_its_answer_whole(world: World) -> None:
    world.opened(forms=("fa", "fm"))
    made = world.codes("bolig", 2)
    first = world.post(made.token, BOARD, made.codes[0])
    second = world.post(made.token, {**BOARD, "fa_seats": ["9"]}, made.codes[0])
    assert (first, second) == (Outcome.STORED, Outcome.STORED)
    assert rows(world)["board_answer"] == 1
    assert rows(world)["code"] == 2


def test_a_member_needs_no_code(world: World) -> None:
    world.opened(forms=("fa", "fm"))
    assert world.post(world.token("fm", None), MEMBER) is Outcome.STORED
    assert rows(world) == {"ballot": 1, "rating": 0, "free_text": 1, "board_answer": 0, "receipt": 1, "code": 0}


def test_posts_are_taken_through_the_grace_and_not_longer(world: World) -> None:
    world.opened()
    token = world.token()
    world.closed()
    assert world.post(token, RESIDENT, now=NOW + GRACE) is Outcome.STORED
    assert world.post(token, RESIDENT, now=NOW + GRACE + dt.timedelta(seconds=1)) is Outcome.CLOSED
    assert rows(world)["ballot"] == rows(world)["receipt"] == 1


def test_a_paused_round_stores_nothing(world: World) -> None:
    world.opened()
    with writing(world.engine) as session:
        rounds.pause(session, "r1", True)
    assert world.post(world.token(), RESIDENT) is Outcome.PAUSED
    assert not any(rows(world).values())


def test_texts_alone_are_kept_without_a_ballot(world: World) -> None:
    world.opened()
    submission = world.sealed(world.token(), {"bs_open_idea": ["Mere lys på stierne"]})
    assert submit(world.engine, submission, NOW, GRACE) is Outcome.STORED


def test_a_lost_key_is_an_outage_and_not_an_answer_in_the_clear(world: World) -> None:
    world.opened()
    world.keys.destroy("r1")
    with pytest.raises(StorageUnavailable):
        world.post(world.token(), RESIDENT)
    assert not any(rows(world).values())
