"""The addresses at which a form is answered."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.models import Link, Round, RoundForm
from app.questionnaire.model import Questionnaire
from app.store.frozen import Frozen, filled, from_json
from app.store.questionnaires import get

Mode = Literal["open", "code"]
Phase = Literal["planned", "open", "closed", "counted", "released"]

SYMBOLS = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 12

_FIND = (
    select(Link, RoundForm, Round)
    .join(RoundForm, RoundForm.id == Link.round_form)
    .join(Round, Round.key == RoundForm.round)
    .where(Link.token == bindparam("token"))
)


@dataclass(frozen=True, slots=True)
class LinkInfo:
    """A link with its form and round, as they stood when it was looked up.

    round_form: the ballot pile. label: the link's number inside ballots. closed_at: UTC, when the round closed.
    """

    token: str
    round_form: int
    round: str
    form: str
    version: int
    versions: tuple[int, ...]
    mode: Mode
    group: str | None
    label: int
    phase: Phase
    paused: bool
    trial: bool
    title: str
    opens_on: dt.date
    closes_on: dt.date
    closed_at: dt.datetime | None
    frozen: Frozen

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas in joining order, as ballots number them."""
        return self.frozen.area_codes


def find(session: Session, token: str) -> LinkInfo | None:
    """The link with this token, or None. No cache: the phase is as of now."""
    row = session.execute(_FIND, {"token": token}).one_or_none()
    if row is None:
        return None
    link, form, round_ = row
    return LinkInfo(
        token=link.token,
        round_form=form.id,
        round=round_.key,
        form=form.form,
        version=form.version,
        versions=tuple(form.versions),
        mode=cast(Mode, link.mode),
        group=link.group,
        label=link.label,
        phase=cast(Phase, round_.phase),
        paused=round_.paused,
        trial=round_.trial,
        title=round_.title,
        opens_on=round_.opens_on,
        closes_on=round_.closes_on,
        closed_at=moment(round_.closed_at),
        frozen=from_json(form.frozen),
    )


def questionnaire(session: Session, link: LinkInfo, version: int) -> Questionnaire:
    """The form as asked at a link, in one of the versions the round accepts; raises KeyError for others."""
    if version not in link.versions:
        raise KeyError((link.form, version))
    return filled(get(session, link.form, version), link.frozen, link.group)


def create(session: Session, round_form: int, group: str | None, mode: Mode) -> Link:
    """A new link with the next label of its form."""
    highest = session.scalar(select(func.max(Link.label)).where(Link.round_form == round_form))
    label = 1 if highest is None else highest + 1
    link = Link(token=fresh_token(), round_form=round_form, group=group, mode=mode, label=label)
    session.add(link)
    session.flush()
    return link


def fresh_token() -> str:
    """The part of an address that cannot be guessed, in signs that are not taken for each other."""
    return "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH))


def moment(seconds: int | None) -> dt.datetime | None:
    """A stored moment as UTC."""
    return None if seconds is None else dt.datetime.fromtimestamp(seconds, dt.UTC)
