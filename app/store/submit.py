"""One short transaction: receipt, phase, code and the sealed rows, or nothing at all."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from app.store.answer import Submission


class Outcome(Enum):
    """What became of a post. Only STORED changed anything; REPEATED was stored before."""

    STORED = "stored"
    REPEATED = "repeated"
    CODE_INVALID = "code_invalid"
    NOT_OPEN = "not_open"
    PAUSED = "paused"
    CLOSED = "closed"
    COUNTED = "counted"


_RECEIPT = text("INSERT INTO receipt (round_form, digest) VALUES (:form, :receipt) ON CONFLICT DO NOTHING")
_PHASE = text(
    "SELECT phase, paused, closed_at FROM round JOIN round_form ON round_form.round = round.key "
    "WHERE round_form.id = :form",
)
_SPEND = text('DELETE FROM code WHERE digest = :code AND round_form = :form AND "group" = :group')
_KNOWN = text('SELECT 1 FROM code WHERE digest = :code AND round_form = :form AND "group" = :group')
_STORE = {
    "ballot": text("INSERT INTO ballot (round_form, id, sealed) VALUES (:form, :row, :sealed)"),
    "rating": text("INSERT INTO rating (round_form, id, sealed) VALUES (:form, :row, :sealed)"),
    "free_text": text("INSERT INTO free_text (round_form, id, sealed) VALUES (:form, :row, :sealed)"),
    "board_answer": text(
        "INSERT INTO board_answer (round_form, code_digest, sealed) VALUES (:form, :row, :sealed) "
        "ON CONFLICT (round_form, code_digest) DO UPDATE SET sealed = excluded.sealed",
    ),
}


def submit(session: Session, submission: Submission, now: dt.datetime, grace: dt.timedelta) -> Outcome:
    """Store an answer exactly once. Anything but STORED leaves no trace. The caller commits before it answers.

    The receipt goes in first: it is the oldest right of a post, and the write makes the phase that is read next
    the one that holds until the commit (counting locks the same table).
    """
    connection = session.connection()
    outcome = _store(connection, submission, now, grace)
    if outcome is not Outcome.STORED:
        session.rollback()
    return outcome


def _store(connection: Connection, submission: Submission, now: dt.datetime, grace: dt.timedelta) -> Outcome:
    form = {"form": submission.round_form}
    if not connection.execute(_RECEIPT, {**form, "receipt": submission.receipt}).rowcount:
        return Outcome.REPEATED
    if refusal := _refusal(connection, form, now, grace):
        return refusal
    if not _code_good(connection, submission):
        return Outcome.CODE_INVALID
    for pile, row, sealed in submission.rows:
        connection.execute(_STORE[pile], {**form, "row": row, "sealed": sealed})
    return Outcome.STORED


def _refusal(connection: Connection, form: dict[str, int], now: dt.datetime, grace: dt.timedelta) -> Outcome | None:
    phase, paused, closed_at = connection.execute(_PHASE, form).one()
    if phase == "open":
        return Outcome.PAUSED if paused else None
    if phase == "closed":
        return None if now.timestamp() <= closed_at + grace.total_seconds() else Outcome.CLOSED
    return Outcome.NOT_OPEN if phase == "planned" else Outcome.COUNTED


def _code_good(connection: Connection, submission: Submission) -> bool:
    """A resident's code is spent by being deleted; a board's stays, so that the board can replace its answer."""
    if submission.code is None:
        return True
    values = {"form": submission.round_form, "code": submission.code, "group": submission.group}
    if submission.replaces:
        return connection.execute(_KNOWN, values).first() is not None
    return connection.execute(_SPEND, values).rowcount == 1
