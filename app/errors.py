"""Kind pages for everything that goes wrong, and an error log that names nobody."""

from __future__ import annotations

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException

from app.language import SOURCE, Message, _r, current_catalogs
from app.outage import StorageUnavailable
from app.privacy import is_public

PAGES: dict[int, tuple[Message, Message]] = {
    400: (
        _r("Det, der blev sendt, kan ikke læses"),
        _r("Intet er gemt. Gå tilbage, og prøv igen. Bliver det ved, så ring til os."),
    ),
    403: (_r("Her er der lukket"), _r("Du har ikke adgang til siden.")),
    404: (
        _r("Linket virker ikke"),
        _r("Se, om adressen er skrevet rigtigt, eller scan koden igen. Bliver det ved, så ring til os."),
    ),
    405: (_r("Det kan man ikke her"), _r("Intet er gemt. Åbn linket igen, og prøv derfra.")),
    410: (_r("Siden er her ikke mere"), _r("Tak, fordi du ville være med.")),
    413: (_r("Der er skrevet for meget"), _r("Intet er gemt. Gå tilbage, gør teksten kortere, og send igen.")),
    415: (
        _r("Det, der blev sendt, kan ikke læses"),
        _r("Intet er gemt. Åbn linket i en browser, og svar i skemaet der."),
    ),
    500: (
        _r("Noget gik galt hos os"),
        _r("Dit svar er ikke gemt. Gå tilbage, og prøv igen om lidt. Bliver det ved, så ring til os."),
    ),
    503: (_r("Det virker ikke lige nu"), _r("Dit svar er ikke gemt. Prøv igen om lidt.")),
}
"""What went wrong, and what to do."""

RETRY_SECONDS = "120"
"""When it does not work right now: how long a polite program waits before it asks again."""


def init_app(app: Flask) -> None:
    """Answer every error with a page that says what to do."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(StorageUnavailable, _unavailable)
    app.register_error_handler(Exception, _failed)


def _refused(error: HTTPException) -> Response:
    """A known refusal; a redirect stays what it is."""
    response = error.get_response(request.environ)
    if (error.code or 500) < 400:
        return Response(response.get_data(), error.code, dict(response.headers))
    answer = _page(error.code or 500)
    for name in ("Allow", "Retry-After"):
        if name in response.headers:
            answer.headers[name] = response.headers[name]
    return answer


def _unavailable(error: StorageUnavailable) -> Response:
    _note(error)
    return _page(503)


def _failed(error: Exception) -> Response:
    """Anything else; a test sees the error itself."""
    if current_app.testing:
        raise error
    _note(error)
    return _page(500)


def _note(error: Exception) -> None:
    """Type and route only: messages and addresses may hold what somebody sent."""
    current_app.logger.error("%s in %s", type(error).__name__, request.endpoint)


def _page(status: int) -> Response:
    heading, text = PAGES.get(status) or PAGES[400 if status < 500 else 500]
    languages = current_catalogs().languages if is_public() else (SOURCE,)
    html = render_template("respondent/tell.html", languages=languages, heading=heading, text=text, lead="info")
    response = Response(html, status, mimetype="text/html")
    if status == 503:
        response.headers["Retry-After"] = RETRY_SECONDS
    return response
