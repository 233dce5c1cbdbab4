"""One-time links, passwords and sessions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.database import reading, writing
from app.models import OfficeSession, OneTimeLink, User
from app.store import sessions
from tests.office.desk import PASSWORD, Desk, by_testid, count, desk, parse, text

SIGN_IN = "/kontor/log-ind"


def test_a_one_time_link_lets_somebody_choose_a_password_once(either: Desk) -> None:
    path = either.invited("anne@example.dk")
    either.get(path)
    either.get(path)
    either.post(path, {"password": PASSWORD, "repeat": PASSWORD}, 303)
    assert "anne@example.dk · Tovholder" in text(by_testid(either.get("/kontor/"), "signed-in-as"))
    either.another().get(path, 410)
    with reading(either.world.engine) as session:
        assert (session.scalar(select(User.password_hash)) or "").startswith("$argon2id$")
    assert either.actions() == [("anne@example.dk", "password.set", "anne@example.dk")]


@pytest.mark.parametrize(
    ("typed", "repeat", "fault"),
    [
        ("kort", "kort", "Adgangskoden skal have mindst 12 tegn."),
        ("æ" * 11, "æ" * 11, "Adgangskoden skal have mindst 12 tegn."),
        ("", "", "Vælg en adgangskode."),
        (PASSWORD, PASSWORD + "!", "De to adgangskoder er ikke ens."),
        ("a" * 201, "a" * 201, "Adgangskoden må højst have 200 tegn."),
    ],
)
def test_a_password_has_no_rule_but_its_length(office: Desk, typed: str, repeat: str, fault: str) -> None:
    path = office.invited("anne@example.dk")
    assert fault in office.post(path, {"password": typed, "repeat": repeat}, 422).get_data(as_text=True)
    office.post(path, {"password": "ÆØÅ 👋 1234567", "repeat": "ÆØÅ 👋 1234567"}, 303)


def test_a_link_is_good_for_an_hour(office: Desk) -> None:
    path = office.invited("anne@example.dk")
    with writing(office.world.engine) as session:
        session.execute(update(OneTimeLink).values(expires=OneTimeLink.expires - 61 * 60))
    office.get(path, 410)


def test_the_password_signs_in_and_a_new_session_begins(either: Desk) -> None:
    either.signed_in(email="anne@example.dk")
    other = either.another()
    other.get(SIGN_IN)
    before = other.client.get_cookie("deltag")
    other.post(SIGN_IN, {"email": " Anne@Example.dk ", "password": PASSWORD}, 303)
    after = other.client.get_cookie("deltag")
    assert before
    assert after
    assert before.value != after.value
    other.get("/kontor/")
    assert either.actions()[-1] == ("anne@example.dk", "sign_in", "anne@example.dk")


def test_nothing_tells_whether_an_address_is_known(office: Desk) -> None:
    office.signed_in(email="anne@example.dk")
    office.invited("never@example.dk")
    wrong = {"known": "anne@example.dk", "unknown": "bo@example.dk", "without a password": "never@example.dk"}
    pages = set()
    for email in wrong.values():
        page = office.another().post(SIGN_IN, {"email": email, "password": "forkert forkert"}, 422)
        pages.add(text(by_testid(parse(page.get_data(as_text=True)), "sign-in-failed")))
    assert pages == {"E-mail og adgangskode passer ikke sammen."}


def test_wrong_passwords_make_the_next_try_wait_also_for_addresses_that_do_not_exist(office: Desk) -> None:
    office.signed_in(email="anne@example.dk")
    for email in ("anne@example.dk", "bo@example.dk"):
        assert [_try(office, email) for _ in range(3)] == [422, 422, 422]
        for _ in range(6):
            office.app.extensions["deltag.delay"].failed(email, "127.0.0.1", dt.datetime.now(dt.UTC).timestamp())
        assert _try(office, email) == 429
    answer = office.another().post(SIGN_IN, {"email": "anne@example.dk", "password": PASSWORD}, 429)
    assert "sekunder, og prøv igen" in answer.get_data(as_text=True)


def test_a_new_password_ends_the_sessions_of_the_old_one(office: Desk) -> None:
    office.signed_in(email="anne@example.dk")
    office.another().signed_in(email="anne@example.dk")
    assert office.client.get("/kontor/").status_code == 303


def test_signing_out_ends_the_session_on_the_server(either: Desk) -> None:
    either.signed_in()
    cookie = either.client.get_cookie("deltag")
    assert cookie
    either.post("/kontor/log-ud")
    thief = either.another()
    thief.client.set_cookie("deltag", cookie.value)
    assert thief.client.get("/kontor/").status_code == 303
    assert either.client.get("/kontor/").status_code == 303


@pytest.mark.parametrize(("column", "age"), [("seen", sessions.IDLE), ("created", sessions.LONGEST)])
def test_a_session_ends_when_idle_and_when_old(office: Desk, column: str, age: dt.timedelta) -> None:
    office.signed_in()
    office.get("/kontor/")
    moment = int((dt.datetime.now(dt.UTC) - age).timestamp())
    with writing(office.world.engine) as session:
        session.execute(update(OfficeSession).values({column: moment}))
    assert office.client.get("/kontor/").status_code == 303


def test_a_page_that_only_looks_writes_at_most_once_a_minute(office: Desk) -> None:
    office.signed_in()
    office.get("/kontor/")
    seen = _seen(office)
    office.get("/kontor/")
    assert _seen(office) == seen
    with writing(office.world.engine) as session:
        session.execute(update(OfficeSession).values(seen=OfficeSession.seen - 120))
    office.get("/kontor/")
    assert max(_seen(office)) >= max(seen)


def test_looking_at_what_is_refused_leaves_no_session_behind(office: Desk) -> None:
    for path in ("/kontor/", "/kontor/runde/r1", "/kontor/velkommen/x"):
        office.another().client.get(path)
    assert count(office.world, OfficeSession) == 0


def test_the_cookie_is_held_to_its_address_and_kept_from_scripts(office: Desk, tmp_path: Path) -> None:
    secure = desk(office.world, tmp_path, "https://deltag.example.dk")
    for each, flags in ((office, "HttpOnly; Path=/; SameSite=Lax"), (secure, "Secure; HttpOnly; Path=/; SameSite=Lax")):
        cookie = each.client.get(SIGN_IN).headers["Set-Cookie"]
        assert cookie.startswith("__Host-deltag=" if each is secure else "deltag=")
        assert cookie.endswith(f"; {flags}")
    secure.app.extensions["deltag"].engine.dispose()


def _try(office: Desk, email: str) -> int:
    other = office.another()
    fields = {"csrf_token": other.token(SIGN_IN), "email": email, "password": "forkert forkert"}
    return other.client.post(SIGN_IN, data=fields).status_code


def _seen(office: Desk) -> list[int]:
    with reading(office.world.engine) as session:
        return list(session.scalars(select(OfficeSession.seen)))
