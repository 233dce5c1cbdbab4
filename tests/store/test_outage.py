"""A database that is locked, full or gone: nothing is stored, and it is said so."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, text

from app import database
from app.database import make_engine, reading, writing
from app.outage import StorageUnavailable
from app.store.submit import Outcome
from tests.world import RESIDENT, World


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Engine]:
    """The same waits, but shorter: nobody learns from five seconds of nothing."""
    pragmas = (*database.SQLITE_PRAGMAS[:-1], "PRAGMA busy_timeout=200")
    monkeypatch.setattr(database, "SQLITE_PRAGMAS", pragmas)
    monkeypatch.setattr(database, "POSTGRES_OPTIONS", "-c lock_timeout=200ms")
    return make_engine


@pytest.fixture
def world(impatient: Callable[[str], Engine], url: str, tmp_path: Path) -> Iterator[World]:
    """An open round on a database that does not wait long."""
    engine = impatient(url)
    yield World.make(engine, tmp_path).opened()
    engine.dispose()


def lock(engine: Engine) -> sqlite3.Connection | psycopg.Connection:
    """Somebody else who holds the database and does not let go."""
    if engine.dialect.name == "sqlite":
        other = sqlite3.connect(engine.url.database or "")
        other.execute("BEGIN EXCLUSIVE")
        return other
    server = psycopg.connect(host=engine.url.query["host"], dbname=engine.url.database, user="deltag")
    server.execute("LOCK TABLE receipt IN ACCESS EXCLUSIVE MODE")
    return server


def ballots(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(text("SELECT count(*) FROM ballot")) or 0


def test_a_locked_database_is_named_and_stores_nothing(world: World) -> None:
    token = world.token()
    submission = world.sealed(token, RESIDENT)
    holder = lock(world.engine)
    started = time.monotonic()
    with pytest.raises(StorageUnavailable):
        world.post(token, RESIDENT)
    assert time.monotonic() - started < 3
    holder.rollback()
    holder.close()
    assert ballots(world.engine) == 0
    assert submission.rows
    assert world.post(token, RESIDENT) is Outcome.STORED


def test_office_work_on_a_locked_database_is_named_too(world: World) -> None:
    holder = lock(world.engine)
    with pytest.raises(StorageUnavailable), writing(world.engine) as session:
        session.execute(text("DELETE FROM receipt"))
    holder.rollback()
    holder.close()


def test_readers_are_not_kept_out_by_a_writer(world: World) -> None:
    with writing(world.engine) as session:
        session.execute(text("DELETE FROM band"))
        assert ballots(world.engine) == 0


def test_a_full_disk_stores_nothing_and_says_so(world: World) -> None:
    if world.engine.dialect.name != "sqlite":
        return
    with world.engine.connect() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count={pages}"))
    outcomes: list[Outcome] = []
    with pytest.raises(StorageUnavailable, match="full"):
        outcomes.extend(world.post(world.token(), RESIDENT) for _ in range(100))
    assert ballots(world.engine) == outcomes.count(Outcome.STORED)


@pytest.mark.parametrize("address", ["sqlite:////nowhere/at/all.sqlite", "postgresql+psycopg://deltag@127.0.0.1:1/x"])
def test_a_database_out_of_reach_is_an_outage(address: str) -> None:
    engine = make_engine(address)
    with pytest.raises(StorageUnavailable), reading(engine) as session:
        session.execute(text("SELECT 1"))
    with pytest.raises(StorageUnavailable), database.bare_transaction(engine):
        raise AssertionError("There is nothing to write to")


def test_a_server_that_was_restarted_fails_one_post_and_takes_the_next(world: World) -> None:
    if world.engine.dialect.name != "postgresql":
        return
    token = world.token()
    world.sealed(token, RESIDENT)
    with world.engine.connect(), world.engine.connect(), world.engine.connect():
        pass
    with psycopg.connect(host=world.engine.url.query["host"], dbname="postgres", user="deltag") as server:
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [world.engine.url.database]
        )
    with pytest.raises(StorageUnavailable):
        world.post(token, RESIDENT)
    assert world.post(token, RESIDENT) is Outcome.STORED


def test_a_fault_of_ours_is_not_taken_for_an_outage(world: World) -> None:
    with reading(world.engine) as session, pytest.raises(Exception, match="nowhere") as caught:
        session.execute(text("SELECT * FROM nowhere"))
    assert not isinstance(caught.value, StorageUnavailable)
