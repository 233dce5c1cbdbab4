"""A terminal on an installation that is set up, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.terminal import Terminal
from tests.world import World


@pytest.fixture
def bare(tmp_path: Path) -> Terminal:
    """Nothing is set up yet."""
    return Terminal(tmp_path, f"sqlite:///{tmp_path / 'deltag.sqlite'}")


@pytest.fixture
def terminal(url: str, tmp_path: Path) -> Terminal:
    """Set up by `deltag init`, with nothing planned."""
    made = Terminal(tmp_path, url)
    made.says("init")
    return made


@pytest.fixture
def world(terminal: Terminal) -> Iterator[World]:
    """The same installation with areas."""
    made = terminal.world()
    yield World.make(made.engine, terminal.folder)
    made.engine.dispose()
