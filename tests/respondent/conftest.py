"""A survey to visit: on SQLite for pages, on either engine for what is stored."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.database import make_engine, migrate
from app.store.keys import Keys
from tests.respondent.visitor import Visitor, visitor
from tests.world import World


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with forms and areas, to copy from."""
    file = tmp_path_factory.mktemp("furnished") / "deltag.sqlite"
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    World.make(engine, file.parent)
    engine.dispose()
    return file


@pytest.fixture
def visit(furnished: Path, tmp_path: Path) -> Iterator[Visitor]:
    """On SQLite: for what pages say."""
    file = tmp_path / "deltag.sqlite"
    shutil.copyfile(furnished, file)
    engine = make_engine(f"sqlite:///{file}")
    made = visitor(World(engine, Keys(tmp_path / "keys")), tmp_path)
    yield made
    _close(made, engine)


@pytest.fixture
def stored(engine: Engine, tmp_path: Path) -> Iterator[Visitor]:
    """On either engine: for what a post leaves behind."""
    made = visitor(World.make(engine, tmp_path), tmp_path)
    yield made
    _close(made, engine)


def _close(made: Visitor, engine: Engine) -> None:
    made.app.extensions["deltag"].engine.dispose()
    engine.dispose()
