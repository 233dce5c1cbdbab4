"""A running Deltag: its address, its rounds, and what has arrived."""

from __future__ import annotations

import datetime as dt
import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select
from werkzeug.serving import make_server

from app import create_app
from app.database import make_engine, migrate, reading, writing
from app.lifecycle import count_round
from app.models import Ballot
from app.settings import Settings
from app.store import rounds
from tests.world import SECRET, World

TODAY = dt.date(2026, 6, 3)
_keys = (f"own-{number}" for number in itertools.count())

LINKS = {"bs": ("egebjerg", "r1", "open"), "fa": ("bolig", "r2", "code"), "fm": (None, "r2", "open")}
"""Form → group, round and mode of the link to visit."""


@dataclass
class Site:
    """A running Deltag with a round of residents and one of boards."""

    address: str
    world: World
    app: Flask

    def link(self, form: str = "bs") -> str:
        return f"{self.address}/s/{self.world.token(form, *LINKS[form])}"

    def ballots(self) -> int:
        with reading(self.world.engine) as session:
            return session.scalar(select(func.count()).select_from(Ballot)) or 0


class Round:
    """A round of residents for one test alone, that it may pause, close and count."""

    def __init__(self, site: Site) -> None:
        self.key, self.world = next(_keys), site.world
        self.world.opened(self.key)
        self.link = f"{site.address}/s/{self.world.token(key=self.key)}"

    def pauses(self, paused: bool) -> None:
        with writing(self.world.engine) as session:
            rounds.pause(session, self.key, paused)

    def closes(self) -> None:
        self.world.closed(self.key, dt.datetime.now(dt.UTC))

    def is_counted(self) -> None:
        count_round(self.world.engine, self.world.keys, self.key, TODAY)


@contextmanager
def running(folder: Path, read: tuple[str, ...] | None) -> Iterator[Site]:
    """A site whose forms are read in these languages."""
    url = f"sqlite:///{folder / 'deltag.sqlite'}"
    engine = make_engine(url)
    migrate(engine)
    world = World.make(engine, folder, read).opened("r1").opened("r2", forms=("fa", "fm"))
    app = create_app(Settings(instance=folder, database_url=url, secret=SECRET))
    with served(app) as address:
        yield Site(address, world, app)
    app.extensions["deltag"].engine.dispose()
    engine.dispose()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application on a free port, for as long as the block lasts."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
