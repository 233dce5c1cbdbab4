"""A survey to visit: on SQLite for pages, on either engine for what is stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.database import make_engine, migrate
from tests.respondent.visitor import Visitor, visitor


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visitor]:
    """On SQLite: for what pages say."""
    engine = make_engine(f"sqlite:///{tmp_path / 'deltag.sqlite'}")
    migrate(engine)
    made = visitor(engine, tmp_path)
    yield made
    close(made, engine)


@pytest.fixture
def stored(engine: Engine, tmp_path: Path) -> Iterator[Visitor]:
    """On either engine: for what a post leaves behind."""
    made = visitor(engine, tmp_path)
    yield made
    close(made, engine)


def close(made: Visitor, engine: Engine) -> None:
    made.app.extensions["deltag"].engine.dispose()
    engine.dispose()
