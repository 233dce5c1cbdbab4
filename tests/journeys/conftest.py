"""The whole story is told once on each database; the tests look at what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.database import writing
from app.store import rounds
from tests.journeys.installation import Installation
from tests.journeys.story import THRESHOLDS, Story
from tests.journeys.telling import tell
from tests.journeys.truth import Truth
from tests.postgres import Cluster
from tests.world import World


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """From an empty installation to two released workbooks."""
    folder = tmp_path_factory.mktemp("story")
    if request.param == "sqlite":
        yield _told(Installation(folder, f"sqlite:///{folder / 'instance' / 'deltag.sqlite'}"))
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    cluster.run("CREATE DATABASE story TEMPLATE template1")
    yield _told(Installation(folder, cluster.url("story")))
    cluster.run("DROP DATABASE story WITH (FORCE)")


@pytest.fixture(scope="session")
def truth(story: Story) -> Truth:
    """Whose row is whose."""
    return Truth(story)


@pytest.fixture
def installation(url: str, tmp_path: Path) -> Iterator[Installation]:
    """An installation with tables and nothing in them."""
    installation = Installation(tmp_path, url)
    yield installation
    installation.engine.dispose()


@pytest.fixture
def world(installation: Installation) -> World:
    """A small municipality with an open round r1 of the residents' form."""
    world = World.make(installation.engine, installation.instance)
    with writing(installation.engine) as session:
        first, last = dt.date(2026, 1, 5), dt.date(2089, 2, 1)
        rounds.plan(session, "r1", "Runde", ["bs"], first, last, thresholds=THRESHOLDS, trial=True)
        rounds.open_round(session, world.keys, "r1")
    return world


def _told(installation: Installation) -> Story:
    story = tell(installation)
    installation.engine.dispose()
    return story
