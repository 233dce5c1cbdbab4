"""An invented release in the database of a world, and its public page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict

from app.database import writing
from app.models import Round
from app.store import publications, results
from exports.plain import plain
from exports.release import seal, to_json
from tests.exports.releases import BS, Document
from tests.exports.releases import release as invented
from tests.world import World

DAY = dt.date(2026, 11, 20)
NOTE = {"da": "Vi mødes i beboerhuset.\nAlle kan komme.", "ar": "نلتقي في بيت السكان."}


def released(
    world: World, name: str = BS, key: str = "r1", bend: Callable[[Document], None] | None = None, version: int = 1
) -> None:
    """Give a round the invented release of this name, as if it had been counted and released."""

    def numbered(found: Document) -> None:
        found["version"] = version
        if bend:
            bend(found)

    release = seal(invented(name, numbered))
    with writing(world.engine) as session:
        results.save_release(session, key, version, release.digest, to_json(release), {})
        row = session.get(Round, key)
        assert row is not None
        row.phase, row.released_on, row.trial = "released", DAY, release.round.trial


def published(
    world: World,
    name: str = BS,
    key: str = "r1",
    note: Mapping[str, str] = NOTE,
    bend: Callable[[Document], None] | None = None,
) -> str:
    """Open a round, release it and put up its page; the token of its address."""
    world.opened(key)
    released(world, name, key, bend)
    statements = asdict(plain(invented(name, bend)))
    with writing(world.engine) as session:
        return publications.publish(session, key, 1, statements, note, DAY)
