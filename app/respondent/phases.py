"""What a link says when its document is not served."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response

from app.database import services
from app.language import Message, _r
from app.respondent.contact import contact_of
from app.respondent.page import tell
from app.store.links import LinkInfo

Reason = tuple[int, Message, Message, str]
"""Status, heading, text and sign of a page that stands in for the document."""


def not_now(link: LinkInfo, languages: Sequence[str] | None = None) -> Response | None:
    """Not open yet, paused or over: a page that says so; None while the document is served."""
    why = reason(link)
    return tell(*why, languages, contacts=contact_of(services().settings, link.form)) if why else None


def reason(link: LinkInfo) -> Reason | None:
    """Why a link's document is not served now."""
    if link.phase == "planned":
        text = _r("Undersøgelsen åbner {dato}. Kom tilbage til den tid.", dato=link.opens_on)
        return 410, _r("Undersøgelsen er ikke åben endnu"), text, "clock"
    if link.phase != "open":
        text = _r("Der kan ikke svares mere. Tak til alle, der var med.")
        return 410, _r("Undersøgelsen er slut"), text, "flag_goal"
    if link.paused:
        text = _r("Undersøgelsen holder pause. Prøv igen senere.")
        return 503, _r("Vi holder pause"), text, "pause"
    return None
