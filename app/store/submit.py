"""One short transaction: receipt, phase, code and the sealed rows, or nothing at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPICursor

from app.database import bare_transaction
from app.store.answer import Submission

Run = Callable[..., DBAPICursor]


class Outcome(Enum):
    """What became of a post. Only STORED changed anything; REPEATED was stored before."""

    STORED = "stored"
    REPEATED = "repeated"
    CODE_INVALID = "code_invalid"
    NOT_OPEN = "not_open"
    PAUSED = "paused"
    CLOSED = "closed"
    COUNTED = "counted"


_STATEMENTS = {
    "receipt": "INSERT INTO receipt (round_form, digest) VALUES (:form, :receipt) ON CONFLICT DO NOTHING",
    "phase": "SELECT phase, paused, closed_at FROM round JOIN round_form ON round_form.round = round.key "
    "WHERE round_form.id = :form",
    "spend": 'DELETE FROM code WHERE digest = :code AND round_form = :form AND "group" = :group',
    "known": 'SELECT 1 FROM code WHERE digest = :code AND round_form = :form AND "group" = :group',
    "ballot": "INSERT INTO ballot (round_form, id, sealed) VALUES (:form, :row, :sealed)",
    "rating": "INSERT INTO rating (round_form, id, sealed) VALUES (:form, :row, :sealed)",
    "free_text": "INSERT INTO free_text (round_form, id, sealed) VALUES (:form, :row, :sealed)",
    "board_answer": "INSERT INTO board_answer (round_form, code_digest, sealed) VALUES (:form, :row, :sealed) "
    "ON CONFLICT (round_form, code_digest) DO UPDATE SET sealed = excluded.sealed",
}
_SPELT = {
    "sqlite": _STATEMENTS,
    "postgresql": {name: re.sub(r":(\w+)", r"%(\1)s", sql) for name, sql in _STATEMENTS.items()},
}
"""The same statements as each driver wants its parameters named."""


def submit(engine: Engine, submission: Submission, now: dt.datetime, grace: dt.timedelta) -> Outcome:
    """Store an answer exactly once, durably when this returns STORED. Anything else leaves no trace.

    The receipt goes in first: it is the oldest right of a post, and the write makes the phase that is read next
    the one that holds until the commit (counting locks the same table). On the bare driver, since the post is
    what every respondent waits for: through a session it takes five times as long. Raises StorageUnavailable.
    """
    with bare_transaction(engine) as connection:
        run = partial(_run, connection.cursor(), _SPELT[engine.dialect.name])
        outcome = _store(run, submission, now, grace)
        if outcome is not Outcome.STORED:
            connection.rollback()
    return outcome


def _run(cursor: DBAPICursor, spelt: dict[str, str], name: str, **values: object) -> DBAPICursor:
    cursor.execute(spelt[name], values)
    return cursor


def _store(run: Run, submission: Submission, now: dt.datetime, grace: dt.timedelta) -> Outcome:
    form = submission.round_form
    if not run("receipt", form=form, receipt=submission.receipt).rowcount:
        return Outcome.REPEATED
    if refusal := _refusal(run("phase", form=form).fetchone(), now, grace):
        return refusal
    if submission.code is not None and not _code_good(run, submission):
        return Outcome.CODE_INVALID
    for pile, row, sealed in submission.rows:
        run(pile, form=form, row=row, sealed=sealed)
    return Outcome.STORED


def _refusal(round_: Any, now: dt.datetime, grace: dt.timedelta) -> Outcome | None:
    phase, paused, closed_at = round_
    if phase == "open":
        return Outcome.PAUSED if paused else None
    if phase == "closed":
        return None if now.timestamp() <= closed_at + grace.total_seconds() else Outcome.CLOSED
    return Outcome.NOT_OPEN if phase == "planned" else Outcome.COUNTED


def _code_good(run: Run, submission: Submission) -> bool:
    """A resident's code is spent by being deleted; a board's stays, so that the board can replace its answer."""
    values = {"form": submission.round_form, "code": submission.code, "group": submission.group}
    if submission.replaces:
        return run("known", **values).fetchone() is not None
    return run("spend", **values).rowcount == 1
