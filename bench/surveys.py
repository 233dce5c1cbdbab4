"""Documents and completed surveys beside the bare floor."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections.abc import Iterable
from pathlib import Path

from app import create_app
from app.database import make_engine, migrate, reading, writing
from app.questionnaire.load import load
from app.settings import Settings
from app.store import areas, questionnaires, rounds
from app.store.keys import Keys
from bench.clock import Cost, Wsgi, call, cost, environ
from bench.floor import bare_app

SURVEYS = 1000
ANSWER = [
    ("bs_years_area", "y2_4"),
    ("bs_attended", "once"),
    ("bs_activities", "a1"),
    ("bs_activities", "a2"),
    ("bs_act_mix.a1", "quite"),
    ("bs_act_mix.a2", "little"),
    ("bs_barriers", "no_time"),
    ("bs_mix_overall", "quite"),
    ("bs_mix_age", "often"),
    ("bs_same_degree", "same"),
    ("bs_change", "more"),
    ("bs_welcome", "very"),
    ("bs_know", "often"),
    ("bs_meeting", "no"),
    ("bs_open_idea", "Mere musik og mad, tak."),
    ("bs_age", "a30_44"),
    ("bs_children", "yes"),
    ("version", "1"),
]


def prepare(folder: Path) -> tuple[Wsgi, str, Settings]:
    """Deltag with one open round of form 01 on SQLite, and the path of its link."""
    settings = Settings(instance=folder, database_url=f"sqlite:///{folder / 'deltag.sqlite'}", secret=b"b" * 32)
    engine = make_engine(settings.database_url)
    migrate(engine)
    settings.keys.mkdir(parents=True, exist_ok=True)
    today = dt.date(2026, 11, 1)
    with writing(engine) as session:
        questionnaires.publish(session, load("bs"))
        areas.save_area(session, "ahorn", "Ahornparken", 0, 400)
        for number in range(1, 13):
            areas.save_activity(session, "ahorn", f"a{number}", f"Aktivitet {number}", "pot")
        rounds.plan(session, "bench", "Bench", ("bs",), today, today + dt.timedelta(days=60), thresholds={}, trial=True)
        rounds.open_round(session, Keys(settings.keys), "bench")
    with reading(engine) as session:
        found = rounds.get_round(session, "bench")
    token = found.links[0].token if found else ""
    engine.dispose()
    return create_app(settings), f"/s/{token}", settings


def complete(app: Wsgi, path: str, nonces: bool) -> Cost:
    """A completed survey: the document fetched, then an answer of its own posted."""
    get = environ("GET", path)

    def act(number: int) -> None:
        _, page = call(app, get)
        nonce = f"{number:032x}" if not nonces else _nonce(page)
        body = _body([*ANSWER, ("nonce", nonce)])
        status, _ = call(app, environ_post, body)
        if status != 303:
            raise RuntimeError(f"a post was answered {status}")

    environ_post = environ("POST", path, ANSWER)
    return cost(SURVEYS, act)


def _body(fields: Iterable[tuple[str, str]]) -> bytes:
    from urllib.parse import urlencode

    return urlencode(list(fields)).encode()


def _nonce(page: bytes) -> str:
    found = re.search(rb'name="nonce"[^>]*value="([^"]+)"', page[-4000:])
    return found.group(1).decode() if found else ""


def documents(app: Wsgi, path: str) -> Cost:
    """Documents alone."""
    get = environ("GET", path)
    return cost(SURVEYS, lambda _: call(app, get) and None)


def report(folder: Path) -> None:
    """Print documents and surveys a second, and the processor time of a survey as a ratio to the floor."""
    app, path, _ = prepare(folder)
    _, packed = call(app, environ("GET", path))
    floor = bare_app(folder / "floor.sqlite", gzip.decompress(packed))
    show("document, bare Flask", documents(floor, "/s/floor"))
    show("document, Deltag", documents(app, path))
    # twice in turn, so that a slow minute of the machine meets both
    bare = [complete(floor, "/s/floor", nonces=False)]
    ours = [complete(app, path, nonces=False)]
    bare.append(complete(floor, "/s/floor", nonces=False))
    ours.append(complete(app, path, nonces=False))
    best_bare, best_ours = min(bare, key=lambda c: c.cpu), min(ours, key=lambda c: c.cpu)
    show("survey (get + post), bare Flask + SQLite", best_bare)
    show("survey (get + post), Deltag", best_ours)
    print(f"{'processor time of a survey, Deltag : bare':<46}{best_ours.cpu / best_bare.cpu:>10.2f} : 1   (aim: 2 : 1)")


def show(name: str, spent: Cost) -> None:
    """One line: calls a second and processor milliseconds a call."""
    print(f"{name:<46}{spent.per_second:>10.0f} /s {spent.cpu_ms:>9.3f} ms CPU each")
