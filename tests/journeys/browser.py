"""What a browser does that matters here: it fetches a document, keeps its version and nonce, and posts the form."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"
PATIENCE_SECONDS = 60

Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    text: str
    location: str


@dataclass(frozen=True)
class Document:
    """A form as it was fetched: what its hidden fields say."""

    version: str
    nonce: str

    def sent_with(self, answers: Fields) -> dict[str, Sequence[str]]:
        return {**answers, "version": [self.version], "nonce": [self.nonce]}


class Browser:
    """One person's browser. `language` is what it tells every site; the language chosen on the page stays in it."""

    def __init__(self, base_url: str, language: str, address: str = "127.0.0.1", **headers: str) -> None:
        self._connection = http.client.HTTPConnection(
            urlsplit(base_url).netloc, timeout=PATIENCE_SECONDS, source_address=(address, 0)
        )
        self._headers = {"Accept-Language": language, **headers}

    def get(self, path: str) -> Reply:
        return self._ask("GET", path, None, {})

    def open(self, token: str) -> Document:
        """The document behind a link."""
        reply = self.get(f"/s/{token}")
        assert reply.status == http.client.OK, reply.status
        return document(reply)

    def send(self, token: str, fields: Fields, **headers: str) -> Reply:
        return self._ask("POST", f"/s/{token}", urlencode(fields, doseq=True), {"Content-Type": FORM, **headers})

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Reply:
        self._connection.request(method, path, body, {**self._headers, **headers})
        response = self._connection.getresponse()
        text = response.read().decode(errors="replace")
        assert not response.headers.get_all("Set-Cookie"), path
        if response.will_close:
            self._connection.close()
        return Reply(response.status, text, response.headers.get("Location", ""))


@contextmanager
def browsing(base_url: str, language: str, address: str = "127.0.0.1", **headers: str) -> Iterator[Browser]:
    """A browser that is closed afterwards."""
    browser = Browser(base_url, language, address, **headers)
    try:
        yield browser
    finally:
        browser.close()


def document(reply: Reply) -> Document:
    """The hidden fields of a form."""
    found = (re.search(rf'name="{name}" value="([^"]*)"', reply.text) for name in ("version", "nonce"))
    version, nonce = (match[1] if match else "" for match in found)
    assert version, "no form in the page"
    assert nonce, "no form in the page"
    return Document(version, nonce)
