"""The five steps of a round as a line, and the dates beside it in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from babel.dates import format_date

from app.danish import gettext as _
from app.danish import ngettext
from app.store.links import Phase
from app.store.rounds import RoundSummary

NAMES: dict[Phase, str] = {
    "planned": _("Planlagt"),
    "open": _("Åben"),
    "closed": _("Lukket"),
    "counted": _("Optalt"),
    "released": _("Frigivet"),
}
ORDER: tuple[Phase, ...] = tuple(NAMES)
RELEASE_DAYS = 30
"""A counted round is released at the latest after so many days."""


@dataclass(frozen=True)
class Step:
    """A step of the line; `state` is done, now or empty."""

    name: str
    state: str


def line(phase: Phase) -> tuple[Step, ...]:
    """The five steps with the one that the round is in."""
    here = ORDER.index(phase)
    states = ["done"] * here + ["now"] + [""] * (len(ORDER) - here - 1)
    return tuple(Step(NAMES[step], state) for step, state in zip(ORDER, states, strict=True))


def dates(summary: RoundSummary, today: dt.date) -> str:
    """What a reader wants to know of when: one short sentence."""
    if summary.phase == "open":
        return _open(summary, today)
    if summary.phase == "planned":
        return _("Åbner {date}").format(date=day(summary.opens_on))
    if summary.phase == "closed":
        return _("Var åben til {date}").format(date=day(summary.closes_on))
    if summary.phase == "counted" and summary.counted_on:
        latest = day(summary.counted_on + dt.timedelta(days=RELEASE_DAYS))
        return _("Optalt {date} · frigives senest {latest}").format(date=day(summary.counted_on), latest=latest)
    return _("Frigivet {date}").format(date=day(summary.released_on)) if summary.released_on else ""


def day(date: dt.date) -> str:
    """A date as Danes write it: 9. oktober 2026."""
    return format_date(date, "d. MMMM y", locale="da")


def _open(summary: RoundSummary, today: dt.date) -> str:
    if summary.paused:
        return _("Sat på pause")
    left = (summary.closes_on - today).days
    days = ngettext("{days} dag igen", "{days} dage igen", left).format(days=left)
    return _("Åben til {date} · {days}").format(date=day(summary.closes_on), days=days)
