"""The world that tests of the store live in."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.world import World


@pytest.fixture
def world(engine: Engine, tmp_path: Path) -> World:
    """A fresh municipality on either database."""
    return World.make(engine, tmp_path)
