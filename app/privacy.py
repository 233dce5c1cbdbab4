"""Promises to respondents that every response keeps: what browsers may load, keep and tell, and what we log."""

from __future__ import annotations

import logging

from flask import Flask, Response, current_app, request
from werkzeug.datastructures import Headers

from app.settings import Settings

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    "worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}
HTTPS_ONLY = "max-age=63072000; includeSubDomains"
OFFICE = "/kontor"


def is_public() -> bool:
    """Whether the request is for the respondents' zone: no cookie, no log, no address."""
    path = request.path
    return path != OFFICE and not path.startswith(f"{OFFICE}/")


def init_app(app: Flask, settings: Settings) -> None:
    """Send the same promises with every response of every status."""
    headers = dict(HEADERS)
    if settings.base_url.startswith("https://"):
        headers["Strict-Transport-Security"] = HTTPS_ONLY
    app.extensions["deltag.headers"] = tuple(headers.items())
    app.after_request(_promise)
    silence_access_log()


def silence_access_log() -> None:
    """Nobody's visit is written down: the development server's request log stays empty too."""
    logging.getLogger("werkzeug").addFilter(_no_requests)


def _no_requests(record: logging.LogRecord) -> bool:
    return not any("HTTP/" in str(part) for part in (record.msg, *(record.args or ())))


def _promise(response: Response) -> Response:
    _complete(response.headers, current_app.extensions["deltag.headers"])
    return response


def _complete(headers: Headers, promised: tuple[tuple[str, str], ...]) -> None:
    """A view that says something stricter or more exact about itself is left alone."""
    said = {name.lower() for name, _ in headers}
    for name, value in promised:
        if name.lower() not in said:
            headers.add(name, value)
