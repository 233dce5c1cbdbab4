"""Somebody with a browser: every page they are shown is checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from app.settings import Settings
from tests.respondent.page_check import check, check_headers
from tests.world import SECRET, World

FORM = "application/x-www-form-urlencoded"


@dataclass
class Visitor:
    """A client and the world it visits."""

    app: Flask
    world: World

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client()

    def get(self, path: str, status: int = 200) -> Element:
        return self._seen(self.client.get(path), status)

    def post(self, path: str, fields: Mapping[str, Sequence[str]], status: int) -> Element:
        """A post that is refused: the page it leads to."""
        return self._seen(self.send(path, fields), status)

    def send(self, path: str, fields: Mapping[str, Sequence[str]]) -> TestResponse:
        response = self.client.post(path, data=urlencode(list(pairs(fields))), content_type=FORM)
        check_headers(response)
        return response

    def answer(self, path: str, fields: Mapping[str, Sequence[str]]) -> None:
        """A post that is taken, and the thanks it leads to."""
        response = self.send(path, fields)
        assert response.status_code == 303, response.status
        assert response.headers["Location"] == f"{path}/tak"
        self.get(response.headers["Location"])

    def nonce(self, path: str) -> str:
        found = re.search(r'name="nonce" value="([^"]+)"', self.client.get(path).get_data(as_text=True))
        assert found
        return found[1]

    def _seen(self, response: TestResponse, status: int) -> Element:
        assert response.status_code == status, response.status
        return check(response)


def pairs(fields: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Fields as a browser lists them."""
    return [(name, value) for name, values in fields.items() for value in values]


def visitor(world: World, folder: Path) -> Visitor:
    """The application on a world's database, with nothing open yet."""
    url = world.engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(instance=folder, database_url=url, secret=SECRET))
    app.testing = True
    return Visitor(app, world)


def said(element: Element | None, language: str = "da") -> str:
    """What an element says in one language."""
    assert element is not None
    spans = [each for each in element.iter() if each.get("lang") == language]
    return " ".join("".join(span.itertext()) for span in spans)


def by_id(page: Element, name: str) -> Element:
    """The element with this id."""
    return next(element for element in page.iter() if element.get("id") == name)


def typed(page: Element) -> dict[str, list[str]]:
    """What stands in the form: as a browser would send it."""
    found: dict[str, list[str]] = {}
    for field in page.iter("input"):
        chosen = field.get("type") not in ("radio", "checkbox") or field.get("checked") is not None
        if chosen and field.get("name") and field.get("value"):
            found.setdefault(field.get("name") or "", []).append(field.get("value") or "")
    for area in page.iter("textarea"):
        if area.text:
            found.setdefault(area.get("name") or "", []).append(area.text)
    return found
