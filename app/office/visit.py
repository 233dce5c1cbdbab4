"""Sessions of the office: kept on the server, known by a cookie that only the office's pages read."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from app.database import reading, services, writing
from app.office.staff import Staff, staff_of
from app.settings import Settings
from app.store import sessions, users

ZONE = "/kontor"
TOUCH = dt.timedelta(minutes=1)
"""How stale a session's last use may be kept: not every page needs a write."""


class Visit(CallbackDict[str, Any], SessionMixin):
    """What the office remembers of a browser: who signed in, a token against forged posts, a message to show."""

    def __init__(self, token: str | None = None) -> None:
        super().__init__(on_update=_mark)
        self.modified = False
        self.token = token
        self.user: Staff | None = None
        self.stale = False
        self.renewed = False
        self.ended = False

    def load(self, now: dt.datetime) -> None:
        """Fetch what the cookie stands for; a cookie that is no longer good is forgotten."""
        if self.token is None:
            return
        with reading(services().engine) as session:
            held = sessions.find(session, self.token, now)
            if held is None:
                self.token = None
                return
            self.user = staff_of(users.get_user(session, held.user)) if held.user else None
        self.update(json.loads(held.data))
        self.modified = False
        self.stale = held.seen <= now - TOUCH

    def sign_in(self, user: Staff) -> None:
        """From here on this is another session, under a new token; nothing typed before is carried along."""
        self.clear()
        self.user, self.renewed = user, True

    def sign_out(self) -> None:
        """End the session on the server, not only in the browser."""
        self.clear()
        self.user, self.ended = None, True


class OfficeSessions(SessionInterface):
    """Gives the office's pages a visit, and the public pages nothing at all: no cookie is read or set there."""

    def __init__(self, settings: Settings) -> None:
        self.secure = settings.base_url.startswith("https://")
        self.cookie = "__Host-deltag" if self.secure else "deltag"

    def open_session(self, _app: Flask, request: Request) -> Visit | None:
        """A visit that is not looked up yet; None makes Flask use a session that cannot be written."""
        if request.path != ZONE and not request.path.startswith(f"{ZONE}/"):
            return None
        return Visit(request.cookies.get(self.cookie))

    def save_session(self, _app: Flask, session: SessionMixin, response: Response) -> None:
        """Keep the visit and tell the browser its token when it is new."""
        if not isinstance(session, Visit):
            return
        if session.ended or session.renewed:
            self._end(session, response)
        if session.modified and not session.token and not session.ended:
            self._start(session, response)
        elif session.token and (session.modified or session.stale):
            with writing(services().engine) as database:
                sessions.save(database, session.token, _key(session), json.dumps(session), dt.datetime.now(dt.UTC))

    def _start(self, visit: Visit, response: Response) -> None:
        with writing(services().engine) as database:
            visit.token = sessions.start(database, _key(visit), json.dumps(visit), dt.datetime.now(dt.UTC))
        response.set_cookie(self.cookie, visit.token, httponly=True, secure=self.secure, samesite="Lax", path="/")

    def _end(self, visit: Visit, response: Response) -> None:
        if visit.token:
            with writing(services().engine) as database:
                sessions.end(database, visit.token)
        visit.token = None
        if visit.ended:
            response.delete_cookie(self.cookie, httponly=True, secure=self.secure, samesite="Lax", path="/")


def _key(visit: Visit) -> bytes | None:
    return visit.user.key if visit.user else None


def _mark(visit: Any) -> None:
    visit.modified = True
