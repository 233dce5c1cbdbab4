"""An office to work in: on SQLite for pages, on either engine for what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.database import make_engine, migrate
from tests.office.desk import Desk, desk
from tests.world import World


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    """On SQLite, with nobody signed in."""
    engine = make_engine(f"sqlite:///{tmp_path / 'deltag.sqlite'}")
    migrate(engine)
    made = desk(World.make(engine, tmp_path), tmp_path)
    yield made
    _close(made, engine)


@pytest.fixture
def either(engine: Engine, tmp_path: Path) -> Iterator[Desk]:
    """On either engine, with nobody signed in."""
    made = desk(World.make(engine, tmp_path), tmp_path)
    yield made
    _close(made, engine)


def _close(made: Desk, engine: Engine) -> None:
    made.app.extensions["deltag"].engine.dispose()
    engine.dispose()
