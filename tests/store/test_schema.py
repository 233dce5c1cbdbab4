"""The tables are what the models say, what the register tells people, and nothing that could date an answer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Date, DateTime, Engine, Time, insert, inspect, text

from app.database import SQLITE_PRAGMAS, make_engine, migrate, migrations, reading, writing
from app.lifecycle import released
from app.models import Area, Base, Round
from app.store import results, rounds
from app.store.register import columns
from exports.release import to_json
from tests.kept import release
from tests.world import RESIDENT, World

ANSWERS = {"ballot", "rating", "free_text", "board_answer", "code", "receipt"}


def test_migrations_make_what_the_models_say(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_every_column_has_its_reason_and_every_reason_its_column(engine: Engine) -> None:
    live = {
        (table, c["name"]) for table in inspect(engine).get_table_names() for c in inspect(engine).get_columns(table)
    }
    assert {(column.table, column.name) for column in columns()} == live
    assert all(column.reason.endswith(".") for column in columns())


def test_the_answers_have_no_time_and_no_counter(engine: Engine) -> None:
    for table in ANSWERS:
        for column in inspect(engine).get_columns(table):
            assert not isinstance(column["type"], DateTime | Date | Time), (table, column["name"])
            assert column.get("identity") is None, (table, column["name"])
            assert column["default"] is None, (table, column["name"])


def test_answers_lie_by_their_random_key_on_sqlite(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return
    with reading(engine) as session:
        rows = session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        without = {name for name, sql in rows if "WITHOUT ROWID" in sql}
    assert without == ANSWERS


def test_postgresql_keeps_no_samples_of_answers(world: World) -> None:
    if world.engine.dialect.name != "postgresql":
        return
    made = world.opened().codes("egebjerg", 5)
    for code in made.codes[:3]:
        world.post(made.token, RESIDENT, code)
    with writing(world.engine) as session:
        session.execute(text("ANALYZE"))
        sampled = set(session.scalars(text("SELECT tablename FROM pg_stats WHERE schemaname = 'public'")))
    assert "link" in sampled
    assert not sampled & ANSWERS


def test_every_sqlite_connection_keeps_the_promises(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "temp_store": 2}
    with engine.connect() as one, engine.connect() as other:
        for connection in (one, other):
            assert {name: connection.scalar(text(f"PRAGMA {name}")) for name in wanted} == wanted
    assert len(SQLITE_PRAGMAS) == len(wanted) + 1


def test_migrations_go_forward_one_by_one_keeping_what_is_there(empty_url: str, tmp_path: Path) -> None:
    engine = make_engine(empty_url)
    first, *later = (script.revision for script in reversed(list(_scripts(engine).walk_revisions())))
    migrate(engine, first)
    with writing(engine) as session:
        session.execute(insert(Area).values(code="hede", name="Hedeparken", position=1, residents=400))
    for revision in [*later, "head"]:
        migrate(engine, revision)
    World.make(engine, tmp_path).opened()
    with reading(engine) as session:
        assert [summary.key for summary in rounds.list_rounds(session)] == ["r1"]
    engine.dispose()


def test_a_release_from_before_the_attackers_report_was_kept_is_still_there(empty_url: str) -> None:
    engine, kept = make_engine(empty_url), release()
    migrate(engine, "0004")
    with writing(engine) as session:
        day = dt.date(2026, 11, 1)
        session.execute(insert(Round).values(
            key="r1", title="Runde", phase="released", trial=False, opens_on=day, closes_on=day, released_on=day,
            paused=False, thresholds={},
        ))  # fmt: skip
        row = {"round": "r1", "version": 1, "digest": kept.digest, "document": to_json(kept)}
        session.execute(text("INSERT INTO release VALUES (:round, :version, :digest, :document)"), row)
    migrate(engine)
    with writing(engine) as session:
        assert released(session, "r1") == kept
        results.save_release(session, "r1", 2, kept.digest, to_json(kept), {"tried": 5, "found": 0})
        assert [(one.version, one.tried) for one in results.editions(session, "r1")] == [(1, None), (2, 5)]
    engine.dispose()


def _scripts(engine: Engine) -> ScriptDirectory:
    with engine.connect() as connection:
        return ScriptDirectory.from_config(migrations(connection))
