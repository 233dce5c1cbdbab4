"""A post from a tablet's outbox: one field, `sealed`, that holds an ordinary post in its envelope."""

from __future__ import annotations

from flask import Response, abort

from app.database import reading, services
from app.forms.answer_form import Posted
from app.respondent.body import parsed
from app.store import delivery, envelope, links
from app.store.keys import Keys

FIELD = "sealed"


def unsealed(token: str, posted: Posted) -> dict[str, list[str]]:
    """The ordinary post inside. Every fault of the envelope is the same 400; 410 once its key is destroyed."""
    if posted.keys() != {FIELD} or len(posted[FIELD]) != 1:
        abort(400)
    with reading(services().engine) as session:
        link = links.find(session, token) or abort(404)
    if link.phase not in ("open", "closed"):
        abort(410)
    private = delivery.private_key(Keys(services().settings.keys), link.round)
    try:
        return parsed(envelope.opened(posted[FIELD][0], private, link.round, token))
    except envelope.BadEnvelope:
        abort(400)


def bare(response: Response) -> Response:
    """The outcome alone: a page that repeats the answers would read them to whoever holds the tablet."""
    if response.status_code != 303:
        abort(response.status_code)
    return response
