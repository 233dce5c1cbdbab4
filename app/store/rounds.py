"""Rounds: planned, open, closed, counted, released; never back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Link, Round, RoundForm
from app.store import delivery, questionnaires
from app.store.areas import list_areas
from app.store.errors import RoundError
from app.store.frozen import Frozen, from_json, to_json
from app.store.keys import Keys
from app.store.links import Mode, Phase, moment
from app.store.opening import freeze, make_links, missing

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class LinkSummary:
    """A link in a list of rounds."""

    form: str
    group: str | None
    token: str
    mode: Mode
    label: int


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """A round as lists show it. closed_at in UTC; fewer_languages_because: what was typed when it opened with fewer."""

    key: str
    title: str
    forms: tuple[str, ...]
    phase: Phase
    trial: bool
    paused: bool
    opens_on: dt.date
    closes_on: dt.date
    closed_at: dt.datetime | None
    counted_on: dt.date | None
    released_on: dt.date | None
    fewer_languages_because: str | None
    links: tuple[LinkSummary, ...]


def plan(
    session: Session,
    key: str,
    title: str,
    forms: Sequence[str],
    opens_on: dt.date,
    closes_on: dt.date,
    *,
    thresholds: Mapping[str, int],
    invited: Mapping[str, int] | None = None,
    trial: bool = False,
) -> None:
    """Plan a round with the newest version of each form, and its links. invited: boards per type. Raises RoundError."""
    _refuse_plan(session, key, opens_on, closes_on)
    session.add(
        Round(
            key=key,
            title=title,
            phase="planned",
            trial=trial,
            opens_on=opens_on,
            closes_on=closes_on,
            paused=False,
            thresholds=dict(thresholds),
        ),
    )
    session.flush()
    draft = to_json(Frozen(invited=tuple(sorted((invited or {}).items()))))
    for form in forms:
        version = questionnaires.latest(session, form)
        if version is None:
            raise RoundError(f"Skemaet {form} er ikke udgivet.")
        planned = RoundForm(round=key, form=form, version=version, versions=[version], frozen=draft)
        session.add(planned)
        session.flush()
        areas = [area.code for area in list_areas(session)]
        make_links(session, planned, questionnaires.get(session, form, version), areas)


def open_round(session: Session, keys: Keys, key: str, fewer_languages_because: str | None = None) -> None:
    """Fix everything the round rests on, make its key and links, and let answers in. Raises RoundError.

    fewer_languages_because: why it opens without a language that its areas ask for; not kept when none is missing.
    """
    round_ = take(session, key)
    _expect(round_, "planned", "åbnes")
    asked = [(form, questionnaires.get(session, form.form, form.version)) for form in forms_of(session, key)]
    fewer = any(missing(session, round_, questionnaire) for _, questionnaire in asked)
    round_.fewer_languages_because = fewer_languages_because if fewer else None
    for form, questionnaire in asked:
        frozen = freeze(session, round_, form, questionnaire)
        form.frozen = to_json(frozen)
        make_links(session, form, questionnaire, frozen.area_codes)
    # Keys may be left from an opening that was undone after this line; nothing was sealed with them.
    for name in (key, delivery.name(key)):
        keys.destroy(name)
        keys.create(name)
    round_.phase = "open"
    session.flush()


def close_round(session: Session, key: str, now: dt.datetime) -> None:
    """Stop showing the document; posts are taken through the grace that follows. Raises RoundError."""
    round_ = take(session, key)
    _expect(round_, "open", "lukkes")
    round_.phase, round_.closed_at = "closed", int(now.timestamp())
    session.flush()


def pause(session: Session, key: str, paused: bool) -> None:
    """Stop taking answers for a while, or go on. Raises RoundError."""
    round_ = take(session, key)
    _expect(round_, "open", "sættes på pause")
    round_.paused = paused
    session.flush()


def take(session: Session, key: str) -> Round:
    """The round, to be changed: another process that changes it waits. Raises RoundError when there is none."""
    round_ = session.get(Round, key, with_for_update=True)
    if round_ is None:
        raise RoundError(f"Der er ingen runde {key}.")
    return round_


def forms_of(session: Session, key: str) -> list[RoundForm]:
    """The round's forms in the order they were planned."""
    return list(session.scalars(select(RoundForm).where(RoundForm.round == key).order_by(RoundForm.id)))


def frozen_of(form: RoundForm) -> Frozen:
    """What opening fixed for a form."""
    return from_json(form.frozen)


def get_round(session: Session, key: str) -> RoundSummary | None:
    """One round, or None."""
    return next((summary for summary in list_rounds(session) if summary.key == key), None)


def thresholds(session: Session, key: str) -> dict[str, int]:
    """How many must stand behind a figure of the round, as far as it says so itself; nothing when there is none."""
    found = session.get(Round, key)
    return dict(found.thresholds) if found else {}


def list_rounds(session: Session) -> list[RoundSummary]:
    """All rounds, the newest first."""
    rounds = session.scalars(select(Round).order_by(Round.opens_on.desc(), Round.key)).all()
    forms = session.scalars(select(RoundForm).order_by(RoundForm.id)).all()
    links = session.scalars(select(Link).order_by(Link.round_form, Link.label)).all()
    return [_summary(round_, [f for f in forms if f.round == round_.key], links) for round_ in rounds]


def _summary(round_: Round, forms: list[RoundForm], links: Sequence[Link]) -> RoundSummary:
    names = {form.id: form.form for form in forms}
    return RoundSummary(
        key=round_.key,
        title=round_.title,
        forms=tuple(names.values()),
        phase=cast(Phase, round_.phase),
        trial=round_.trial,
        paused=round_.paused,
        opens_on=round_.opens_on,
        closes_on=round_.closes_on,
        closed_at=moment(round_.closed_at),
        counted_on=round_.counted_on,
        released_on=round_.released_on,
        fewer_languages_because=round_.fewer_languages_because,
        links=tuple(
            LinkSummary(names[link.round_form], link.group, link.token, cast(Mode, link.mode), link.label)
            for link in links
            if link.round_form in names
        ),
    )


def _refuse_plan(session: Session, key: str, opens_on: dt.date, closes_on: dt.date) -> None:
    if not _KEY.fullmatch(key):
        raise RoundError(f"“{key}” kan ikke være en rundes nøgle: brug små bogstaver, tal og bindestreg.")
    if session.get(Round, key):
        raise RoundError(f"Der er allerede en runde {key}.")
    if closes_on <= opens_on:
        raise RoundError("Runden skal lukke efter den dag, den åbner.")


def _expect(round_: Round, phase: Phase, step: str) -> None:
    if round_.phase != phase:
        raise RoundError(f"Runden {round_.key} kan ikke {step}: den er {PHASES[round_.phase]}.")


PHASES = {
    "planned": "planlagt",
    "open": "åben",
    "closed": "lukket",
    "counted": "optalt",
    "released": "frigivet",
}
"""The phases in Danish."""
