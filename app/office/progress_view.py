"""How far the work on a round has come, in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.danish import gettext as _
from app.danish import ngettext
from app.office.job import Job
from app.told import DONE, STORE

STAGES = {
    "protect": _("Tallene bliver beskyttet"),
    "write": _("Regnearket bliver skrevet, som det ville se ud"),
    "attack": _("Angriberen regner på det, der ville stå i regnearket"),
    STORE: _("Resultatet bliver gemt, og svarene bliver slettet"),
    DONE: _("Næsten færdig"),
}
"""Name of a stage → what happens in it."""

MINUTE = 60
SHORT_SECONDS = 30


@dataclass(frozen=True)
class Progress:
    """percent: of the stage, None where it is not told. left: of the stage. stoppable: whether a stop is in time."""

    name: str
    stage: str
    percent: int | None
    left: str
    stoppable: bool


def progress(name: str, job: Job) -> Progress:
    """What the page shows of work that runs. name: what the work is."""
    percent = int(job.done * 100) if job.done else None
    left = "" if job.left is None else _("{time} tilbage af dette trin").format(time=lasting(job.left))
    return Progress(name, STAGES[job.stage], percent, left, stoppable=job.stage not in (STORE, DONE))


def lasting(seconds: float) -> str:
    """A while, as roughly as it is known: "under et halvt minut", "omkring 2 minutter"."""
    if seconds < SHORT_SECONDS:
        return _("under et halvt minut")
    minutes = max(1, round(seconds / MINUTE))
    return ngettext("omkring {minutes} minut", "omkring {minutes} minutter", minutes).format(minutes=minutes)


def lasted(seconds: float) -> str:
    """A while that is over: "38 sekunder", "3 minutter"."""
    whole = max(1, round(seconds))
    if whole < 2 * MINUTE:
        return ngettext("{seconds} sekund", "{seconds} sekunder", whole).format(seconds=whole)
    return _("{minutes} minutter").format(minutes=round(whole / MINUTE))
