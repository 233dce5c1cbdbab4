"""Staff: links that work once, sessions that end, and a record that shows tampering."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Engine, text

from app.database import reading, writing
from app.store import audit, nightly, sessions, users
from tests.world import NOW

MINUTE = dt.timedelta(minutes=1)


def added(engine: Engine) -> bytes:
    """A member of staff."""
    with writing(engine) as session:
        return users.add_user(session, " Anna@Example.dk", "administrator").id


def test_an_address_is_one_person_however_it_is_typed(engine: Engine) -> None:
    user = added(engine)
    with writing(engine) as session:
        assert users.add_user(session, "ANNA@example.dk ", "tovholder", "Centret").id == user
        assert [(one.email, one.role) for one in users.list_users(session)] == [("anna@example.dk", "tovholder")]


def test_a_one_time_link_signs_in_once_and_for_an_hour(engine: Engine) -> None:
    user = added(engine)
    with writing(engine) as session:
        token, late = users.make_link(session, user, NOW), users.make_link(session, user, NOW)
        assert users.peek_link(session, token, NOW) is not None
        found = users.spend_link(session, token, NOW)
        assert found is not None
        assert found.id == user
        assert users.spend_link(session, token, NOW) is None
        assert users.spend_link(session, late, NOW + 61 * MINUTE) is None
        assert users.spend_link(session, "nothing", NOW) is None


def test_a_session_ends_when_idle_when_old_and_when_ended(engine: Engine) -> None:
    user = added(engine)
    with writing(engine) as session:
        token = sessions.start(session, user, "{}", NOW)
        assert sessions.find(session, token, NOW + 29 * MINUTE) is not None
        assert sessions.find(session, token, NOW + 30 * MINUTE) is None
        sessions.save(session, token, user, '{"a":1}', NOW + 719 * MINUTE)
        held = sessions.find(session, token, NOW + 719 * MINUTE)
        assert held is not None
        assert held.data == '{"a":1}'
        assert sessions.find(session, token, NOW + 720 * MINUTE) is None
        sessions.end(session, token)
        sessions.save(session, token, user, "{}", NOW)
        assert sessions.find(session, token, NOW) is None


def test_the_night_deletes_what_no_longer_works(engine: Engine) -> None:
    user = added(engine)
    with writing(engine) as session:
        sessions.start(session, user, "{}", NOW)
        users.make_link(session, user, NOW)
    nightly.delete_due(engine, NOW + 61 * MINUTE)
    with reading(engine) as session:
        assert session.scalar(text("SELECT count(*) FROM office_session")) == 0
        assert session.scalar(text("SELECT count(*) FROM one_time_link")) == 0


def recorded(engine: Engine) -> None:
    """Three entries of the audit log."""
    for action in ("round.open", "round.close", "round.count"):
        with writing(engine) as session:
            audit.record(session, NOW, "anna@example.dk", action, "r1", {"grund": "æøå"})


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entry SET actor = 'x' WHERE number = 2",
        "UPDATE audit_entry SET detail = '{}' WHERE number = 2",
        "UPDATE audit_entry SET at = at + 1 WHERE number = 2",
        "DELETE FROM audit_entry WHERE number = 2",
        "UPDATE audit_entry SET digest = previous WHERE number = 2",
    ],
)
def test_the_record_shows_any_later_change(engine: Engine, change: str) -> None:
    recorded(engine)
    with writing(engine) as session:
        assert audit.broken_at(session) is None
        session.execute(text(change))
    with reading(engine) as session:
        assert audit.broken_at(session) == 2
