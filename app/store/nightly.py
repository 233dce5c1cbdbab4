"""What time brings about by itself: rounds open and close, bands are refreshed, what is due is deleted."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Engine, delete, select

from app.database import reading, writing
from app.models import OneTimeLink, Round
from app.outage import StorageUnavailable
from app.store import audit, rounds, sessions
from app.store.box import Unsealable
from app.store.errors import RoundError
from app.store.keys import Keys
from app.store.tally import refresh_bands

HERE = ZoneInfo("Europe/Copenhagen")


def today(now: dt.datetime) -> dt.date:
    """The date in Denmark."""
    return now.astimezone(HERE).date()


def turn_rounds(engine: Engine, keys: Keys, now: dt.datetime) -> list[str]:
    """Open and close the rounds whose date has come; returns why some could not, in Danish."""
    faults = []
    for key in _due(engine, "planned", Round.opens_on <= today(now)):
        with writing(engine) as session:
            try:
                rounds.open_round(session, keys, key)
                audit.record(session, now, audit.SYSTEM, "round.open", key)
            except RoundError as error:
                session.rollback()
                faults.append(f"{key}: {error}")
    for key in _due(engine, "open", Round.closes_on < today(now)):
        with writing(engine) as session:
            rounds.close_round(session, key, now)
            audit.record(session, now, audit.SYSTEM, "round.close", key)
    return faults


def refresh(engine: Engine, keys: Keys) -> list[str]:
    """Refresh the bands of every round that takes answers; returns why some could not, in Danish."""
    faults = []
    for key in [*_due(engine, "open"), *_due(engine, "closed")]:
        try:
            with writing(engine) as session:
                refresh_bands(session, keys, key)
        except (StorageUnavailable, Unsealable) as error:
            faults.append(f"{key}: antallet af svar kunne ikke opdateres ({error})")
    return faults


def delete_due(engine: Engine, now: dt.datetime) -> None:
    """Delete sessions that have ended and one-time links that are no longer good."""
    with writing(engine) as session:
        sessions.delete_due(session, now)
        session.execute(delete(OneTimeLink).where(OneTimeLink.expires <= int(now.timestamp())))


def _due(engine: Engine, phase: str, *conditions: ColumnElement[bool]) -> list[str]:
    with reading(engine) as session:
        return list(session.scalars(select(Round.key).where(Round.phase == phase, *conditions).order_by(Round.key)))
