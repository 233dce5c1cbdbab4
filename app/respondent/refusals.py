"""Posts that were not stored: everything typed goes back to the person, with what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from flask import Response

from app.database import services
from app.forms.answer_form import Posted
from app.language import Message, _r
from app.questionnaire.judged import Fault
from app.respondent.contact import contact_of
from app.respondent.entry import Entry
from app.respondent.notice import CHANGED, EMPTY, MEND, NOT_STORED, OVER, PAUSED
from app.respondent.packing import fresh_nonce
from app.respondent.page import page, respond
from app.store.submit import Outcome


def mend(held: Entry, posted: Posted, faults: Sequence[Fault]) -> Response:
    """422: a message at each field in every language."""
    codes = {fault.code for fault in faults if not fault.field}
    notice = EMPTY if "empty" in codes else CHANGED if "version" in codes else MEND
    return respond(held.page(fresh_nonce(), posted, faults, notice), 422)


def over(held: Entry, posted: Posted) -> Response:
    """410: counted, or closed for longer than the grace; the answers can be read but not sent."""
    return respond(held.page(_nonce(posted), posted, notice=OVER), 410)


def paused(held: Entry, posted: Posted) -> Response:
    """503: the round rests."""
    return respond(held.page(_nonce(posted), posted, notice=PAUSED), 503)


def not_stored(held: Entry | None, posted: Posted) -> Response:
    """503: the database is locked, full or away. Without the form at hand, its fields are kept unseen."""
    if held is None:
        return _again(503, _r("Dit svar er ikke gemt. Prøv igen."), _r("Vent lidt, og send igen."), posted)
    return respond(held.page(_nonce(posted), posted, notice=NOT_STORED), 503)


def code_invalid(held: Entry, posted: Posted) -> Response:
    """409: the same page whether the code is wrong, used or another link's; what was typed as code is not repeated."""
    kept = {name: values for name, values in posted.items() if name != "code"}
    title = _r("Koden kan ikke bruges")
    text = _r("Se på din seddel, og skriv koden igen. Måske er den brugt, eller den hører til et andet skema.")
    contacts = contact_of(services().settings, held.link.form)
    return _again(409, title, text, kept, held.languages, with_code=True, contacts=contacts)


REFUSALS: Mapping[Outcome, Callable[[Entry, Posted], Response]] = {
    Outcome.CODE_INVALID: code_invalid,
    Outcome.PAUSED: paused,
    Outcome.CLOSED: over,
    Outcome.COUNTED: over,
    Outcome.NOT_OPEN: over,
}


def _again(
    status: int,
    title: Message,
    text: Message,
    posted: Posted,
    languages: Sequence[str] | None = None,
    **context: object,
) -> Response:
    pairs = [(name, value) for name, values in posted.items() for value in values]
    return page("again", status, languages, heading=title, text=text, pairs=pairs, **context)


def _nonce(posted: Posted) -> str:
    """The nonce that was sent: sending again is the same answer."""
    return (posted.get("nonce") or [fresh_nonce()])[0]
