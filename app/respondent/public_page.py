"""The page "Det svarede I" of a released round, in every language at once: nothing tells who reads it, or in which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask import Blueprint, Response, abort
from markupsafe import Markup, escape

from app.database import reading, services
from app.language import SOURCE, current_catalogs, spans
from app.respondent.answered import answered
from app.respondent.page import page
from app.respondent.sounds import renew
from app.store import publications

public_page = Blueprint("public_page", __name__)


@public_page.get("/svar/<token>")
def what_was_answered(token: str) -> Response:
    """What a round answered; 404 when it is not published, taken down, corrected since or withdrawn."""
    with reading(services().engine) as session:
        found = publications.find(session, token) or abort(404)
        renew(session)
    told = answered(found, services().settings)
    return page(
        "answered",
        told=told,
        trial=told.trial,
        contacts=told.contacts,
        note=in_languages(found.note, current_catalogs().languages),
        published_on=found.published_on,
    )


def in_languages(note: Mapping[str, str], languages: Sequence[str]) -> Markup:
    """What staff wrote: in a language where they have, else in Danish and marked as Danish; nothing without Danish."""
    danish = note.get(SOURCE)
    if not danish:
        return Markup()
    marked = Markup('<bdi lang="da">{}</bdi>').format(danish)
    return spans(lambda language: escape(note[language]) if language in note else marked, languages)
