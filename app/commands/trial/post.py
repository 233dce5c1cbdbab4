"""Invented answers go the way of real ones: over HTTP to a running Deltag, document first, then the post."""

from __future__ import annotations

import http.client
import re
import secrets
from urllib.parse import urlencode, urlsplit

import click

from app.commands.trial.draw import Answers
from app.danish import gettext as _

HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}
PATIENCE_SECONDS = 60
_VERSION = re.compile(r'name="version" value="(\d+)"')


class Person:
    """A connection that opens links, reads documents and sends answers."""

    def __init__(self, base_url: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=PATIENCE_SECONDS)
        self._versions: dict[str, str] = {}

    def answer(self, token: str, answers: Answers, code: str = "") -> None:
        """Send one answer; raises a ClickException when it is not thanked for."""
        fields = {**answers, "version": [self._version(token)], "nonce": [secrets.token_hex(16)]}
        if code:
            fields["code"] = [code]
        status, page = self._ask("POST", f"/s/{token}", urlencode(fields, doseq=True))
        if status != http.client.SEE_OTHER:
            raise click.ClickException(_("Et opdigtet svar blev ikke taget imod ({status}).").format(status=status))
        del page

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _version(self, token: str) -> str:
        if token not in self._versions:
            status, page = self._ask("GET", f"/s/{token}")
            found = _VERSION.search(page)
            if not found:
                raise click.ClickException(_("Skemaet kunne ikke hentes ({status}).").format(status=status))
            self._versions[token] = found[1]
        return self._versions[token]

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        self._connection.request(method, path, body, HEADERS if body else {})
        response = self._connection.getresponse()
        return response.status, response.read().decode()
