"""The nightly run, whole: safe to repeat, and beside running workers."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Engine

from app.certificate import TEXTS_KEPT
from app.database import reading
from app.lifecycle import delete_texts, finish, release_round
from app.outage import StorageUnavailable
from app.store import nightly, rewrite, rounds
from app.store.keys import Keys
from app.store.rounds import RoundSummary

RELEASED_WITHIN = dt.timedelta(days=30)
"""A counted round is released by itself when nobody has done it: its ballots may not lie longer."""


def run(engine: Engine, keys: Keys, now: dt.datetime, contact: str) -> list[str]:
    """Open, close, refresh bands, release what is overdue, delete what is due. Returns what failed, in Danish."""
    faults = nightly.turn_rounds(engine, keys, now)
    nightly.refresh(engine, keys)
    nightly.delete_due(engine, now)
    with reading(engine) as session:
        summaries = rounds.list_rounds(session)
    for summary in summaries:
        _overdue(engine, keys, summary, nightly.today(now), contact)
    try:
        rewrite.scrub(engine)
    except StorageUnavailable as error:
        faults.append(str(error))
    return faults


def _overdue(engine: Engine, keys: Keys, summary: RoundSummary, today: dt.date, contact: str) -> None:
    finish(engine, keys, summary.key)
    if summary.counted_on is None:
        return
    if summary.phase == "counted" and today > summary.counted_on + RELEASED_WITHIN:
        release_round(engine, keys, summary.key, today, contact)
    texts_due = today > summary.counted_on + TEXTS_KEPT and keys.exists(f"{summary.key}.texts")
    if summary.phase == "released" and texts_due:
        delete_texts(engine, keys, summary.key, today)
