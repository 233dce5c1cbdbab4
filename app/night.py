"""The nightly run, whole: safe to repeat, and beside running workers."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Engine

from app.certificate import TEXTS_KEPT
from app.database import reading, writing
from app.draft import Refused
from app.lifecycle import delete_texts, finish, release_round
from app.outage import StorageUnavailable
from app.store import audit, nightly, rewrite, rounds
from app.store.box import Unsealable
from app.store.errors import RoundError
from app.store.keys import Keys
from app.store.rounds import RoundSummary
from exports.release import Altered
from exports.splits import TOTALS_ALONE

RELEASED_WITHIN = dt.timedelta(days=30)
"""A counted round is released by itself when nobody has done it: its ballots may not lie longer."""


def run(engine: Engine, keys: Keys, now: dt.datetime, contact: str) -> list[str]:
    """Open, close, refresh bands, release what is overdue, delete what is due. Returns what failed, in Danish."""
    faults = nightly.turn_rounds(engine, keys, now)
    faults += nightly.refresh(engine, keys)
    nightly.delete_due(engine, now)
    with reading(engine) as session:
        summaries = rounds.list_rounds(session)
    for summary in summaries:
        try:
            _overdue(engine, keys, summary, now, contact)
        except (Altered, RoundError, StorageUnavailable, Unsealable) as error:
            faults.append(f"{summary.key}: {error}")
    try:
        rewrite.scrub(engine)
    except StorageUnavailable as error:
        faults.append(str(error))
    return faults


def _overdue(engine: Engine, keys: Keys, summary: RoundSummary, now: dt.datetime, contact: str) -> None:
    finish(engine, keys, summary.key)
    if summary.counted_on is None:
        return
    today = nightly.today(now)
    if summary.phase == "counted" and today > summary.counted_on + RELEASED_WITHIN:
        _release(engine, keys, summary.key, today, contact)
        _write_down(engine, now, "round.release", summary.key)
    texts_due = today > summary.counted_on + TEXTS_KEPT and keys.exists(f"{summary.key}.texts")
    if summary.phase == "released" and texts_due:
        delete_texts(engine, keys, summary.key, today)
        _write_down(engine, now, "texts.delete", summary.key)


def _release(engine: Engine, keys: Keys, key: str, today: dt.date, contact: str) -> None:
    """With all that can be told, or the totals alone: nobody is there to choose a way."""
    try:
        release_round(engine, keys, key, today, contact)
    except Refused:
        release_round(engine, keys, key, today, contact, TOTALS_ALONE)


def _write_down(engine: Engine, now: dt.datetime, action: str, key: str) -> None:
    with writing(engine) as session:
        audit.record(session, now, audit.SYSTEM, action, key)
