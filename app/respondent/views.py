"""A survey link: its document, and what becomes of a post."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, Response, abort, request

from app.database import reading, services
from app.forms.answer_form import Posted
from app.outage import StorageUnavailable
from app.questionnaire.answers import canonical
from app.questionnaire.judged import Fault, Judged
from app.respondent import choose_area, refusals, sealed
from app.respondent.body import read_form
from app.respondent.entry import Entry, entry, kept, remembered
from app.respondent.page import sent
from app.respondent.phases import not_now
from app.respondent.sounds import notice
from app.store import codes, links
from app.store.keys import Keys
from app.store.receipts import receipt
from app.store.standing import Standing, standing
from app.store.submit import Outcome, submit

survey = Blueprint("survey", __name__)


@survey.get("/s/<token>")
def document(token: str) -> Response:
    """The document, in every language at once; only its nonce is new."""
    stands = standing(services().engine, token) or abort(404)
    notice(stands.recording)
    held = kept(token, stands.version)
    if stands.shown and held and not choose_area.wanted(held.link):
        return sent(held.document)
    return _first_time(token)


def _first_time(token: str) -> Response:
    with reading(services().engine) as session:
        link = links.find(session, token) or abort(404)
        if refusal := not_now(link):
            return refusal
        if choose_area.wanted(link):
            return choose_area.page(session, entry(session, link, link.version))
        held = entry(session, link, link.version)
    return sent(held.document)


@survey.post("/s/<token>")
def answer(token: str) -> Response:
    """An answer as it is, or one that waited on a tablet in an envelope."""
    posted = read_form(request, services().settings.max_post_bytes)
    return sealed.bare(taken(token, sealed.unsealed(token, posted))) if sealed.FIELD in posted else taken(token, posted)


def taken(token: str, posted: Posted, delivery: str = "") -> Response:
    """Judge and store an answer: 303 when it is stored, else the document with all that was typed.

    delivery: the key that a tablet seals to, when the document is to come back as a kiosk.
    """
    try:
        stands = standing(services().engine, token) or abort(404)
        held, faults = _answered(token, stands, posted, delivery)
    except StorageUnavailable:
        return refusals.not_stored(remembered(token, delivery), posted)
    if stands.phase in ("counted", "released"):
        return refusals.over(held, posted)
    return _judged(held, posted, faults)


def _answered(token: str, stands: Standing, posted: Posted, delivery: str) -> tuple[Entry, list[Fault]]:
    """The form in the version that was answered; one the round never had comes back as the current one."""
    typed = first(posted, "version")
    version = int(typed) if typed.isdecimal() and len(typed) < 7 else stands.version
    if (held := kept(token, version, delivery)) and not choose_area.wanted(held.link):
        return held, []
    with reading(services().engine) as session:
        link = links.find(session, token) or abort(404)
        if link.phase == "planned" or choose_area.wanted(link):
            abort(not_now(link) or 405)
        if version in link.versions:
            return entry(session, link, version, delivery), []
        return entry(session, link, link.version, delivery), [Fault("", "version")]


def _judged(held: Entry, posted: Posted, faults: list[Fault]) -> Response:
    judged = held.judge(posted)
    faults = [*faults, *judged.faults]
    if held.link.mode == "code" and not first(posted, "code").strip():
        faults.insert(0, Fault("code", "code"))
    if faults:
        return refusals.mend(held, posted, faults)
    try:
        outcome = _stored(held, judged, posted)
    except StorageUnavailable:
        return refusals.not_stored(held, posted)
    if outcome in (Outcome.STORED, Outcome.REPEATED):
        return Response(status=303, headers={"Location": f"/s/{held.link.token}/tak"})
    return refusals.REFUSALS[outcome](held, posted)


def _stored(held: Entry, judged: Judged, posted: Posted) -> Outcome:
    settings, link = services().settings, held.link
    body = canonical(posted, held.questionnaire)
    mark = receipt(settings.secret, link.token, held.questionnaire.version, first(posted, "nonce"), body)
    typed = first(posted, "code").strip()
    code = codes.digest(settings.secret, typed) if typed or link.mode == "code" else None
    submission = held.sealer.seal(judged, Keys(settings.keys).read(link.round), mark, code)
    return submit(services().engine, submission, dt.datetime.now(dt.UTC), dt.timedelta(hours=settings.grace_hours))


def first(posted: Posted, name: str) -> str:
    """A plain field's value, or nothing."""
    return posted[name][0] if posted.get(name) else ""
