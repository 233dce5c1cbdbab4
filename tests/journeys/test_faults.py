"""When the database is locked, full, or the server dies: nobody is thanked in vain, and nothing typed is lost."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException
from typing import Any

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import event
from werkzeug.serving import make_server

from app import create_app
from app.database import reading
from app.questionnaire.pile import decode_texts
from app.settings import Settings
from app.store import piles, rounds
from tests.journeys.browser import Browser, browsing, document
from tests.journeys.installation import HOST, Installation, Server
from tests.world import SECRET, World

TYPED = "Det her må ikke blive væk"
ANSWER = {"bs_attended": ["no"], "bs_same_degree": ["same"], "bs_open_idea": [TYPED]}
NO_ROOM = {
    "sqlite": ("PRAGMA query_only=ON", "PRAGMA max_page_count=1"),
    "postgresql": ("SET default_transaction_read_only=on",),
}
"""What makes a connection of either database refuse to write: read-only, and full."""
SENDERS, EACH, KILLS = 3, 12, 4


@contextmanager
def locked(installation: Installation) -> Iterator[None]:
    """Somebody else has the database for themselves."""
    if installation.sqlite:
        with closing(sqlite3.connect(installation.folder / "deltag.sqlite", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            yield
            other.execute("ROLLBACK")
        return
    with psycopg.connect(installation.url.replace("+psycopg", "")) as other:
        other.execute("LOCK TABLE receipt IN ACCESS EXCLUSIVE MODE")
        yield


def not_stored_and_sent_again(browser: Browser, token: str, refused: Any) -> None:
    """The page keeps the answers and the nonce, so that sending it again is the same answer."""
    fields = browser.open(token).sent_with(ANSWER)
    with refused:
        reply = browser.send(token, fields)
    assert reply.status == 503
    assert "Dit svar er ikke gemt. Prøv igen." in reply.text
    assert f"{TYPED}</textarea>" in reply.text
    assert document(reply).nonce == fields["nonce"][0]
    assert browser.send(token, document(reply).sent_with(ANSWER)).status == 303


def test_a_locked_database_is_told_and_nothing_is_lost(world: World, installation: Installation) -> None:
    with installation.served(), browsing(installation.base_url, "da") as browser:
        not_stored_and_sent_again(browser, world.token(), locked(installation))
    assert texts(world) == Counter([TYPED])


def test_a_database_that_takes_nothing_more_is_told(world: World, installation: Installation) -> None:
    settings = Settings(instance=installation.instance, database_url=installation.url, secret=SECRET)
    app = create_app(settings)
    engine, limits = app.extensions["deltag"].engine, NO_ROOM["sqlite" if installation.sqlite else "postgresql"]
    with threaded(app) as address, browsing(address, "da") as browser:
        for limit in limits:
            not_stored_and_sent_again(browser, world.token(), limited(engine, limit))
    engine.dispose()
    assert texts(world) == Counter([TYPED] * len(limits))


@contextmanager
def limited(engine: Any, statement: str) -> Iterator[None]:
    """Every connection is held back by this statement."""

    def hold_back(connection: Any, _: object) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.execute(statement)
        if isinstance(connection, psycopg.Connection):
            connection.commit()

    event.listen(engine, "connect", hold_back)
    engine.dispose()
    yield
    event.remove(engine, "connect", hold_back)
    engine.dispose()


@contextmanager
def threaded(app: Any) -> Iterator[str]:
    """The application in this process, over real HTTP."""
    server = make_server(HOST, 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Busy:
    """People who send until they are thanked, while the server is killed again and again."""

    def __init__(self, server: Server, token: str) -> None:
        self._server, self._token = server, token
        self._up = threading.Event()
        self._thanks = threading.Semaphore(0)
        self._up.set()

    def send_all(self, sender: int) -> None:
        """Each answer is sent as often as it takes; a browser sends the same form again."""
        for place in range(EACH):
            fields = {**ANSWER, "bs_open_idea": [f"{sender}.{place}"], "version": ["1"], "nonce": [f"{sender}-{place}"]}
            while not self._thanked(fields):
                self._up.wait()
            self._thanks.release()

    def kill(self) -> None:
        """Every few thanks, in the middle of what the others send."""
        for _ in range(KILLS):
            for _ in range(SENDERS * EACH // (KILLS + 2)):
                self._thanks.acquire()
            self._up.clear()
            self._server.die_and_return()
            self._up.set()

    def _thanked(self, fields: dict[str, list[str]]) -> bool:
        with suppress(OSError, HTTPException), browsing(self._server.installation.base_url, "da") as browser:
            return browser.send(self._token, fields).status == 303
        return False


def test_a_killed_server_loses_nothing_and_doubles_nothing(world: World, installation: Installation) -> None:
    with installation.served() as server, ThreadPoolExecutor(SENDERS + 1) as people:
        busy = Busy(server, world.token())
        for done in [people.submit(busy.kill), *(people.submit(busy.send_all, number) for number in range(SENDERS))]:
            done.result()
    assert texts(world) == Counter(f"{sender}.{place}" for sender in range(SENDERS) for place in range(EACH))
    assert installation.command("ballots", "r1").strip() == str(SENDERS * EACH)


def texts(world: World) -> Counter[str]:
    """Every text in the ballot box, read with its key."""
    with reading(world.engine) as session:
        (form,) = (piles.form_of(session, row) for row in rounds.forms_of(session, "r1"))
        entries = piles.entries(session, form, AESGCM(world.keys.read("r1")), form.texts)
        return Counter(entry.text for entry in decode_texts(entries))
