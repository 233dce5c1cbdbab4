"""The whole story is told once on each database; the tests look at what came of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.installation import Installation
from tests.journeys.story import Story
from tests.journeys.telling import tell
from tests.journeys.truth import Truth
from tests.postgres import Cluster


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


def _told(installation: Installation) -> Story:
    story = tell(installation)
    installation.engine.dispose()
    return story
