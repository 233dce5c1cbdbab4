"""What a link says when its document is not served."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response

from app.language import _r
from app.respondent.page import tell
from app.store.links import LinkInfo


def not_now(link: LinkInfo, languages: Sequence[str] | None = None) -> Response | None:
    """Not open yet, paused or over: a page that says so; None while the document is served."""
    if link.phase == "planned":
        text = _r("Undersøgelsen åbner {dato}. Kom tilbage til den tid.", dato=link.opens_on)
        return tell(410, _r("Undersøgelsen er ikke åben endnu"), text, "clock", languages)
    if link.phase != "open":
        text = _r("Der kan ikke svares mere. Tak til alle, der var med.")
        return tell(410, _r("Undersøgelsen er slut"), text, "flag_goal", languages)
    if link.paused:
        text = _r("Undersøgelsen holder pause. Prøv igen senere.")
        return tell(503, _r("Vi holder pause"), text, "pause", languages)
    return None
