"""The six trial rounds: what is asked when, which are finished, and how it went in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.commands.trial.places import AREAS, INVITED_BOARDS
from app.store import areas, rounds
from exports.thresholds import Thresholds


@dataclass(frozen=True)
class TrialRound:
    """A round of the trial set. opens, closes: days from the day it is made.

    answering: how many of those who answer otherwise do so, 0-1. leaning: how mixed people find things beside the
    newest finished round, in standard deviations.
    """

    key: str
    title: str
    forms: tuple[str, ...]
    opens: int
    closes: int
    finished: bool
    answering: float = 1.0
    leaning: float = 0.0


ROUNDS = (
    TrialRound("bs-1", "Beboerskema, runde 1", ("bs",), -1440, -1410, finished=True, answering=0.75, leaning=-0.45),
    TrialRound("bs-2", "Beboerskema, runde 2", ("bs",), -720, -690, finished=True),
    TrialRound("bs-3", "Beboerskema, runde 3", ("bs",), -14, 90, finished=False),
    TrialRound("forening-1", "Foreninger og bestyrelser, runde 1", ("fa", "fm"), -1420, -1380, finished=True,
               answering=0.85, leaning=-0.2),
    TrialRound("forening-2", "Foreninger og bestyrelser, runde 2", ("fa", "fm"), -700, -660, finished=True),
    TrialRound("forening-3", "Foreninger og bestyrelser, runde 3", ("fa", "fm"), -14, 90, finished=False),
)  # fmt: skip


def save_places(session: Session) -> None:
    """The invented areas and their activities."""
    for position, area in enumerate(AREAS, start=1):
        areas.save_area(session, area.code, area.name, position, area.residents)
        for activity in area.activities:
            areas.save_activity(session, area.code, activity.code, activity.name, activity.picto)


def plan(session: Session, trial: TrialRound, today: dt.date) -> None:
    """Plan a trial round."""
    rounds.plan(
        session,
        trial.key,
        trial.title,
        trial.forms,
        today + dt.timedelta(days=trial.opens),
        today + dt.timedelta(days=trial.closes),
        thresholds=Thresholds().as_parameters(),
        invited=INVITED_BOARDS if "fa" in trial.forms else None,
        trial=True,
    )
