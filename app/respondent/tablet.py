"""A link on a shared tablet: the same document as a kiosk, the worker that keeps it without net, and its end."""

from __future__ import annotations

import base64

from flask import Blueprint, Response, abort, current_app, request

from app.database import reading, services
from app.errors import PAGES
from app.outage import StorageUnavailable
from app.respondent import choose_area, refusals
from app.respondent.body import read_form
from app.respondent.entry import entry, remembered
from app.respondent.page import page, sent
from app.respondent.pages import as_file
from app.respondent.phases import Reason, reason
from app.respondent.sounds import renew
from app.respondent.views import taken
from app.store import delivery, links
from app.store.keys import Keys
from app.store.links import LinkInfo

tablet = Blueprint("tablet", __name__)


@tablet.get("/s/<token>/tablet")
def document(token: str) -> Response:
    """The document as a kiosk; when it is not served, a page that still shows what waits on the tablet."""
    with reading(services().engine) as session:
        link = links.find(session, token)
        if link is None or not offered(link):
            return _not_served(token, (404, *PAGES[404], "info"))
        if why := reason(link):
            return _not_served(token, why)
        renew(session)
        return sent(entry(session, link, link.version, _public(link)).document)


@tablet.post("/s/<token>/tablet")
def answer(token: str) -> Response:
    """A kiosk's own post: as at the link itself, but a document that comes back is a kiosk too."""
    posted = read_form(request, services().settings.max_post_bytes)
    try:
        return taken(token, posted, _key(token))
    except StorageUnavailable:
        return refusals.not_stored(remembered(token), posted)


@tablet.get("/s/<_token>/vagt.js")
def worker(_token: str) -> Response:
    """The service worker; it stands under the link, because that is as far as it may reach."""
    return as_file(current_app.extensions["deltag.assets"]["worker"], "no-cache")


def offered(link: LinkInfo) -> bool:
    """Whether a link can be a kiosk: open to everybody, and of one area where areas are asked."""
    return link.mode == "open" and not choose_area.wanted(link)


def _key(token: str) -> str:
    """Nothing once the round is counted: what comes back then cannot be sent again."""
    with reading(services().engine) as session:
        link = links.find(session, token)
    if link is None or not offered(link):
        abort(404)
    return _public(link) if link.phase in ("open", "closed") else ""


def _public(link: LinkInfo) -> str:
    point = delivery.public_point(Keys(services().settings.keys), link.round)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def _not_served(token: str, why: Reason) -> Response:
    status, heading, text, picto = why
    return page("tablet_over", status, heading=heading, text=text, lead=picto, kiosk=token)
