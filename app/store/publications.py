"""The public page of a released round: put up, taken down, and looked up by its address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Publication, Release
from app.store.links import fresh_token

LONGEST_NOTE = 600
"""Signs of what happens now: a few lines on a telephone."""


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A public page. shown: whether its address leads to it now. note: language → text, Danish first if there is one.

    statements: as exports.plain made them, as JSON data.
    """

    round: str
    token: str
    statements: Mapping[str, Any]
    note: Mapping[str, str]
    published_on: dt.date | None
    shown: bool


def publish(
    session: Session, round_: str, version: int, statements: Mapping[str, Any], note: Mapping[str, str], day: dt.date
) -> str:
    """Put up the page of a round's release, in place of an earlier one; returns its token, which never changes."""
    row = session.get(Publication, round_) or Publication(round=round_, token=fresh_token())
    row.version, row.statements, row.note, row.published_on = version, dict(statements), dict(note), day
    session.add(row)
    session.flush()
    return row.token


def take_down(session: Session, round_: str) -> bool:
    """Take down the page of a round; whether there was one to take down. Its address stays, for posters on walls."""
    row = session.get(Publication, round_)
    if row is None or row.published_on is None:
        return False
    row.published_on = None
    session.flush()
    return True


def get(session: Session, round_: str) -> PublicPage | None:
    """The page of a round, shown or not; None when it never was published."""
    row = session.get(Publication, round_)
    return None if row is None else _page(session, row)


def find(session: Session, token: str) -> PublicPage | None:
    """The page at an address; None when there is none to be shown."""
    row = session.scalar(select(Publication).where(Publication.token == token))
    page = None if row is None else _page(session, row)
    return page if page and page.shown else None


def _page(session: Session, row: Publication) -> PublicPage:
    """A page made from an earlier version is not shown: the figures were corrected or withdrawn since."""
    newest = session.scalar(select(func.max(Release.version)).where(Release.round == row.round))
    shown = row.published_on is not None and row.version == newest
    return PublicPage(row.round, row.token, row.statements, row.note, row.published_on, shown)
