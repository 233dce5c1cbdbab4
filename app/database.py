"""The engine of either database, its pragmas and time-outs, and a session for each piece of work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from app.outage import StorageUnavailable, connection_gone, raise_outage

if TYPE_CHECKING:
    from alembic.config import Config
    from flask import Flask

    from app.settings import Settings

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"

WAIT_SECONDS = 5
"""How long a statement waits for another's lock before the person is asked to try again."""

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    f"PRAGMA busy_timeout={WAIT_SECONDS * 1000}",
)
POSTGRES_OPTIONS = f"-c lock_timeout={WAIT_SECONDS}s -c timezone=UTC"


@dataclass(frozen=True, slots=True)
class Services:
    """What a running Deltag holds."""

    settings: Settings
    engine: Engine


def make_engine(url: str) -> Engine:
    """An engine whose connections are set up the same way every time; either database.

    Raises StorageUnavailable for an address that names no database we know; it is not repeated: it may hold a password.
    """
    try:
        return _engine(url)
    except (ArgumentError, ImportError) as error:
        raise StorageUnavailable("DELTAG_DATABASE_URL skal være postgresql+psycopg://… eller sqlite:///…") from error


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() == "sqlite":
        engine = create_engine(url, pool_size=20, max_overflow=-1)
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
    else:
        options = {"options": POSTGRES_OPTIONS, "connect_timeout": WAIT_SECONDS}
        engine = create_engine(url, pool_size=20, max_overflow=-1, connect_args=options)
    event.listen(engine, "handle_error", _name_outage)
    return engine


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables up to a revision, keeping what is in them."""
    from alembic import command

    _make_folder(engine)
    with engine.execution_options(deltag_writes=True).begin() as connection:
        command.upgrade(migrations(connection), revision)


def migrations(connection: Connection) -> Config:
    """Alembic's view of our migrations, on a connection of ours."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def is_current(engine: Engine) -> bool:
    """Whether every migration has run; asks the tables, since Alembic takes ten times as long to start."""
    newest = max(file.stem.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    if not inspect(engine).has_table("alembic_version"):
        return False
    with engine.connect() as connection:
        return bool(connection.scalar(text("SELECT version_num FROM alembic_version")) == newest)


def _make_folder(engine: Engine) -> None:
    if engine.dialect.name == "sqlite" and engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that only looks: it takes no lock that keeps an answer out."""
    with Session(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session that commits when the block ends well, and undoes everything when it does not."""
    with Session(engine.execution_options(deltag_writes=True)) as session:
        yield session
        session.commit()


@contextmanager
def bare_transaction(engine: Engine) -> Iterator[DBAPIConnection]:
    """One writing transaction on the driver itself, for the post: half a millisecond less than a session.

    Commits when the block ends well and undoes everything when it does not. Raises StorageUnavailable.
    """
    with bare_look(engine) as connection:
        if engine.dialect.name == "sqlite":
            connection.cursor().execute("BEGIN IMMEDIATE")
        yield connection
        connection.commit()


@contextmanager
def bare_look(engine: Engine) -> Iterator[DBAPIConnection]:
    """A look through the driver itself, for what every visit asks. Raises StorageUnavailable."""
    connection = None
    try:
        connection = engine.raw_connection()
        yield connection
    except engine.dialect.loaded_dbapi.Error as error:
        if connection is not None and connection_gone(error):
            connection.invalidate()
            engine.dispose()  # a server that went away took every connection with it
        raise_outage(error)
        raise
    finally:
        if connection is not None:
            connection.close()  # gives it back to the pool, which rolls back what was not committed


def init_app(app: Flask, settings: Settings) -> None:
    """Give the application its database; each request's session is closed with it."""
    app.extensions["deltag"] = Services(settings, make_engine(settings.database_url))
    app.teardown_appcontext(_close_session)


def services() -> Services:
    """What the application at work holds: settings and engine."""
    from flask import current_app

    held: Services = current_app.extensions["deltag"]
    return held


def session() -> Session:
    """The request's session: reading for GET and HEAD, writing otherwise. The view commits once, at its end."""
    from flask import g, request

    if "session" not in g:
        writes = request.method not in {"GET", "HEAD"}
        g.session = Session(services().engine.execution_options(deltag_writes=writes))
    held: Session = g.session
    return held


def _close_session(_: BaseException | None) -> None:
    from flask import g

    if held := g.pop("session", None):
        held.close()


def _set_pragmas(connection: DBAPIConnection, _: object) -> None:
    connection.isolation_level = None  # the driver must not begin on its own: _begin decides which kind
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    """Writers take the lock first: a reader that turns writer half-way is refused when another was quicker."""
    writes = connection.get_execution_options().get("deltag_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _name_outage(context: ExceptionContext) -> None:
    raise_outage(context.original_exception)
