"""Pages as responses: rendered in every language, packed when the browser can unpack them."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

from flask import Response, render_template, request

from app.errors import RETRY_SECONDS
from app.language import Message, current_catalogs
from app.questionnaire.model import Text
from app.respondent.packing import Packed, fresh_nonce


def respond(html: str, status: int = 200) -> Response:
    """A page as a response, gzipped when the browser takes that."""
    body = html.encode()
    response = Response(gzip.compress(body, 5) if takes_gzip() else body, status, mimetype="text/html")
    response.headers["Vary"] = "Accept-Encoding"
    if takes_gzip():
        response.headers["Content-Encoding"] = "gzip"
    if status == 503:
        response.headers["Retry-After"] = RETRY_SECONDS
    return response


def sent(document: Packed) -> Response:
    """A packed document with a nonce of its own."""
    nonce = fresh_nonce().encode()
    response = Response(document.gzip(nonce) if takes_gzip() else document.raw(nonce), mimetype="text/html")
    response.headers["Vary"] = "Accept-Encoding"
    if takes_gzip():
        response.headers["Content-Encoding"] = "gzip"
    return response


def takes_gzip() -> bool:
    """Whether the browser says that it unpacks gzip."""
    accepted = request.headers.get("Accept-Encoding", "")
    return "gzip" in accepted and "gzip;q=0" not in accepted.replace(" ", "")


def page(template: str, status: int = 200, languages: Sequence[str] | None = None, **context: object) -> Response:
    """A page of ours in the languages given, or in all that our own texts have."""
    chosen = languages or current_catalogs().languages
    return respond(render_template(f"respondent/{template}.html", languages=chosen, **context), status)


def tell(
    status: int,
    title: Message,
    text: Message | Text,
    picto: str = "info",
    languages: Sequence[str] | None = None,
    back: str | None = None,
    **context: object,
) -> Response:
    """A kind page that says what is the matter and what to do."""
    return page("tell", status, languages, heading=title, text=text, lead=picto, back=back, **context)
