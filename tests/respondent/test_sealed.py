"""A sealed post is an ordinary one: judged, stored once, refused for the same reasons; and it never reads aloud."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.database import reading, writing
from app.lifecycle import count_round
from app.models import Ballot, FreeText, Rating, Round
from app.store import envelope, rounds
from tests.envelopes import sealed
from tests.respondent.test_post import count
from tests.respondent.visitor import Visitor
from tests.world import ACTIVE, RESIDENT

TYPED = "Mere kaffe i gården"


@pytest.fixture
def path(stored: Visitor) -> str:
    return f"/s/{stored.world.opened().token()}"


def fields(nonce: str = "n1", **more: list[str]) -> dict[str, list[str]]:
    return {**RESIDENT, "bs_open_idea": [TYPED], "version": ["1"], "nonce": [nonce], **more}


def deliver(stored: Visitor, path: str, given: dict[str, list[str]], version: int = 1) -> TestResponse:
    token = path.removeprefix("/s/")
    return stored.send(path, {"sealed": [sealed(stored.world, token, given, version)]})


def sizes(stored: Visitor) -> list[list[tuple[int, int]]]:
    with reading(stored.world.engine) as session:
        return [
            sorted((len(row.id), len(row.sealed)) for row in session.scalars(select(pile)))
            for pile in (Ballot, Rating, FreeText)
        ]


def test_it_is_stored_and_thanked_for_as_any_other(stored: Visitor, path: str) -> None:
    response = deliver(stored, path, fields())
    assert (response.status_code, response.headers["Location"]) == (303, f"{path}/tak")
    assert deliver(stored, path, {**ACTIVE, "version": ["1"], "nonce": ["n2"]}).status_code == 303
    assert count(stored) == 2


def test_sealed_or_not_the_same_answer_is_stored_once(stored: Visitor, path: str) -> None:
    """The net may fail after the server has stored and before the tablet knows."""
    stored.answer(path, fields())
    for _ in range(2):
        assert deliver(stored, path, fields()).status_code == 303
    deliver(stored, path, fields("n2"))
    stored.answer(path, fields("n2"))
    assert count(stored) == 2


def test_it_leaves_rows_of_the_same_shape(stored: Visitor, path: str) -> None:
    stored.answer(path, fields())
    plain = sizes(stored)
    deliver(stored, path, fields("n2"))
    assert sizes(stored) == [sorted(rows * 2) for rows in plain]


@pytest.mark.parametrize("outcome", [{"bs_same_degree": ["nonsense"]}, {"version": ["7"]}, {"nonce": ["x"]}])
def test_what_is_refused_is_refused_without_a_word_of_it(
    stored: Visitor, path: str, outcome: dict[str, list[str]]
) -> None:
    if "nonce" in outcome:
        stored.world.closed(now=dt.datetime.now(dt.UTC) - dt.timedelta(hours=49))
    response = deliver(stored, path, fields(**outcome))
    assert response.status_code == (410 if "nonce" in outcome else 422)
    assert TYPED not in response.get_data(as_text=True)
    assert count(stored) == 0


def test_it_is_taken_through_the_grace(stored: Visitor, path: str) -> None:
    stored.world.closed(now=dt.datetime.now(dt.UTC) - dt.timedelta(hours=47))
    assert deliver(stored, path, fields()).status_code == 303


def test_it_waits_while_the_round_rests(stored: Visitor, path: str) -> None:
    with writing(stored.world.engine) as session:
        rounds.pause(session, "r1", True)
    response = deliver(stored, path, fields())
    assert response.status_code == 503
    assert TYPED not in response.get_data(as_text=True)


@pytest.mark.parametrize("key", ["r1", "r1.delivery"])
def test_it_waits_while_a_key_is_away(stored: Visitor, path: str, key: str) -> None:
    letter = sealed(stored.world, path.removeprefix("/s/"), fields())
    stored.world.keys.destroy(key)
    response = stored.send(path, {"sealed": [letter]})
    assert response.status_code == 503
    assert TYPED not in response.get_data(as_text=True)


def test_after_counting_nothing_can_open_it(stored: Visitor, path: str) -> None:
    letter = sealed(stored.world, path.removeprefix("/s/"), fields())
    stored.answer(path, fields("n2"))
    stored.world.closed()
    count_round(stored.world.engine, stored.world.keys, "r1", dt.date(2026, 6, 3))
    assert stored.send(path, {"sealed": [letter]}).status_code == 410


def test_before_opening_it_is_too_early(visit: Visitor) -> None:
    path = f"/s/{visit.world.opened().token()}"
    letter = sealed(visit.world, path.removeprefix("/s/"), fields())
    with writing(visit.world.engine) as session:
        session.get_one(Round, "r1").phase = "planned"
    assert visit.send(path, {"sealed": [letter]}).status_code == 410


def test_what_cannot_be_opened_is_one_page_for_every_fault(visit: Visitor) -> None:
    world = visit.world.opened().opened("r2")
    token, path = world.token(), f"/s/{world.token()}"
    good = sealed(world, token, fields())
    other_round = sealed(world, token, fields(), round_="r2")
    other_link = sealed(world, world.token(group="hede"), fields())
    letters = ["", "x", "å", good[:-1], good[:-2] + "AA", "A" * envelope.LETTERS, other_round, other_link]
    pages = [visit.send(path, {"sealed": [letter]}) for letter in letters]
    assert {page.status_code for page in pages} == {400}
    assert len({page.data for page in pages}) == 1
    assert visit.send(path, {"sealed": [good, good]}).status_code == 400
    assert visit.send(path, {"sealed": [good], "nonce": ["n"]}).status_code == 400
    assert visit.send("/s/nowhere", {"sealed": [good]}).status_code == 404
    assert visit.send(path, {"sealed": [good * 9]}).status_code == 413
    assert count(visit) == 0


def test_an_envelope_in_an_envelope_is_only_a_field_nobody_asked_for(visit: Visitor) -> None:
    path = f"/s/{visit.world.opened().token()}"
    inner = sealed(visit.world, path.removeprefix("/s/"), fields())[:200]
    assert deliver(visit, path, fields(sealed=[inner])).status_code == 303
