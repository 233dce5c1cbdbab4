"""Pages beside the survey: thanks, what we store, accessibility, and the files they need."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, Response, abort, current_app

from app.database import reading, services
from app.language import _r, current_catalogs
from app.questionnaire.load import languages
from app.respondent.assets import Asset
from app.respondent.contact import contact_of
from app.respondent.entry import entry
from app.respondent.page import page, takes_gzip, tell
from app.respondent.sample import questionnaire, sample
from app.respondent.sounds import renew
from app.store import links
from app.store.live_schema import live_tables

pages = Blueprint("pages", __name__)

STATED = dt.date(2026, 11, 20)
"""The day the accessibility statement was last gone through."""

FOR_EVER = "public, max-age=31536000, immutable"


@pages.get("/s/<token>/tak")
def thanks(token: str) -> Response:
    """The receipt; it looks the same whoever opens it, and whenever."""
    with reading(services().engine) as session:
        link = links.find(session, token) or abort(404)
        if link.phase == "planned":
            abort(404)
        renew(session)
        held = entry(session, link, link.version)
    form = held.questionnaire
    return page(
        "thanks",
        languages=held.languages,
        text=form.thanks,
        token=token,
        trial=link.trial,
        person=form.unit == "person",
        contacts=contact_of(services().settings, link.form),
    )


@pages.get("/s/<token>/ingen")
def other_area(token: str) -> Response:
    """For those who live in none of the areas; the token only leads back."""
    text = _r("Undersøgelsen gælder andre områder; dit svar er ikke gemt. Tak, fordi du ville være med.")
    return tell(200, _r("Ikke dit boligområde"), text, "house", back=f"/s/{token}")


@pages.get("/s/<token>/<name>.css")
def sheet(token: str, name: str) -> Response:
    """The style rules of a form in any version the round has."""
    with reading(services().engine) as session:
        link = links.find(session, token) or abort(404)
        sheets = [entry(session, link, version).sheet for version in link.versions]
    return as_file(next((each for each in sheets if each.name == f"{name}.css"), None))


@pages.get("/filer/<name>")
def file(name: str) -> Response:
    """Style, script or pictograms, by the digest of what they hold."""
    assets: dict[str, Asset] = current_app.extensions["deltag.assets"]
    return as_file(next((each for each in assets.values() if each.name == name), None))


@pages.get("/gemmer")
def what_we_store() -> Response:
    """What we store: in plain words, of an invented answer, and every column of the database as it is now."""
    known = set(languages(questionnaire()))
    shown = [language for language in current_catalogs().languages if language in known]
    return page("stored", languages=shown, sample=sample(), tables=live_tables(services().engine))


@pages.get("/privatliv")
def privacy() -> Response:
    """Who answers for the data, why we may ask, and what rights people have."""
    settings = services().settings
    return page("privacy", controller=settings.controller, officer=settings.data_protection_officer)


@pages.get("/was")
def accessibility() -> Response:
    """The accessibility statement."""
    return page("accessibility", stated=STATED)


@pages.get("/healthz")
def health() -> Response:
    """Whether this process answers and reaches its database."""
    with reading(services().engine) as session:
        session.connection()
    return Response("ok\n", mimetype="text/plain")


def as_file(asset: Asset | None, kept: str = FOR_EVER) -> Response:
    """An asset as a response, for as long as it may be kept; 404 when there is none."""
    if asset is None:
        abort(404)
    response = Response(asset.packed if takes_gzip() else asset.raw, content_type=asset.mimetype)
    if takes_gzip():
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = kept
    return response
