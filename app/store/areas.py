"""Housing areas and their activities, as the staff keep them between rounds."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Activity, Area

MOST_ACTIVITIES = 12
"""Per area (instruments/01): few ratings each say nothing."""


def save_area(
    session: Session, code: str, name: str, position: int, residents: int, languages: Sequence[str] | None = None
) -> None:
    """Add or change an area. position: its place in the joining order; residents: persons aged 15 or more.

    languages: those its residents are to be asked in; None means every language there is.
    """
    asked = None if languages is None else list(languages)
    session.merge(Area(code=code, name=name, position=position, residents=residents, languages=asked))
    session.flush()


def save_activity(session: Session, area: str, code: str, name: str, picto: str | None, active: bool = True) -> None:
    """Add or change an activity of an area; its code is never used for another."""
    session.merge(Activity(area=area, code=code, name=name, picto=picto, active=active))
    session.flush()


def list_areas(session: Session) -> list[Area]:
    """All areas in joining order."""
    return list(session.scalars(select(Area).order_by(Area.position, Area.code)))


def list_activities(session: Session) -> list[Activity]:
    """The activities that the next round asks about, by area in joining order."""
    statement = select(Activity).join(Area, Area.code == Activity.area).where(Activity.active)
    return list(session.scalars(statement.order_by(Area.position, Area.code, Activity.code)))
