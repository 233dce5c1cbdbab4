"""Databases for the tests: each of them runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.database import make_engine, migrate
from app.store.rewrite import scrub
from tests.postgres import Cluster, running_cluster

_numbers = itertools.count()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One cluster for all tests of this process, with a migrated template to copy from."""
    with running_cluster() as cluster:
        cluster.run("CREATE DATABASE template_deltag")
        engine = make_engine(cluster.url("template_deltag"))
        migrate(engine)
        engine.dispose()
        yield cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, on either engine."""
    yield from _database(request, tmp_path, "template1")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database of this test's own, on either engine."""
    yield from _database(request, tmp_path, "template_deltag")


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """An engine on this test's own database."""
    engine = make_engine(url)
    yield engine
    engine.dispose()


def _database(request: pytest.FixtureRequest, folder: Path, template: str) -> Iterator[str]:
    if request.param == "sqlite":
        if template == "template_deltag":
            shutil.copy(request.getfixturevalue("migrated_file"), folder)
        yield f"sqlite:///{folder / 'deltag.sqlite'}"
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"test_{next(_numbers)}"
    cluster.run(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield cluster.url(name)
    cluster.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database to copy from: migrating takes longer than most tests."""
    file = tmp_path_factory.mktemp("template") / "deltag.sqlite"
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    scrub(engine)
    engine.dispose()
    return file
