"""Sound: files under what they hold, for ever the same. Who listens, and in which language, is written down nowhere."""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from app.database import reading, services
from app.respondent import sounds
from app.respondent.pages import FOR_EVER, as_file
from app.store.sounds import fetch

listening = Blueprint("listening", __name__)


@listening.get("/lyd/<name>.json")
def texts(name: str) -> Response:
    """Which texts of a language have a recording: digest of the text → file."""
    file = f"{name}.json"
    found = sounds.list_called(file)
    if found is None:
        with reading(services().engine) as session:
            sounds.renew(session)
        found = sounds.list_called(file)
    return as_file(found)


@listening.get("/lyd/<file>")
def sound(file: str) -> Response:
    """A recording, whole or in the pieces that phones ask for."""
    with reading(services().engine) as session:
        media_type, content = fetch(session, file) or abort(404)
    response = Response(content, mimetype=media_type)
    response.headers["Cache-Control"] = FOR_EVER
    response.make_conditional(request, accept_ranges=True, complete_length=len(content))
    return response
