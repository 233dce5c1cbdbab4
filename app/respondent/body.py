"""A post's body, read strictly: small, of one kind, in one encoding."""

from __future__ import annotations

from urllib.parse import parse_qsl

from flask import Request
from werkzeug.exceptions import BadRequest, HTTPException, RequestEntityTooLarge, UnsupportedMediaType

FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 1000

MOST_UNREAD_BYTES = 64 * 1024 * 1024
PIECE_BYTES = 64 * 1024


def read_form(request: Request, most_bytes: int) -> dict[str, list[str]]:
    """The posted fields. Raises 415 for another kind of body, 413 for a large one, 400 for a broken one."""
    if request.mimetype != FORM or request.mimetype_params.get("charset", "utf-8").lower() != "utf-8":
        raise _heard_out(request, UnsupportedMediaType())
    if (request.content_length or 0) > most_bytes:
        raise _heard_out(request, RequestEntityTooLarge())
    request.max_content_length = most_bytes
    return parsed(request.get_data(cache=False))


def parsed(body: bytes) -> dict[str, list[str]]:
    """The fields of a body. Raises 400 for a broken one."""
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise BadRequest from error
    posted: dict[str, list[str]] = {}
    for name, value in pairs:
        posted.setdefault(name, []).append(value)
    return posted


def _heard_out(request: Request, refusal: HTTPException) -> HTTPException:
    """The refusal, after what was sent is thrown away: a browser cut off while it sends shows no page at all."""
    left = min(request.content_length or 0, MOST_UNREAD_BYTES)
    while left > 0 and (piece := request.environ["wsgi.input"].read(min(left, PIECE_BYTES))):
        left -= len(piece)
    return refusal
