"""A member of staff with a browser: every page of the office they are shown is checked."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app import create_app
from app.database import reading, writing
from app.models import AuditEntry
from app.privacy import HEADERS
from app.settings import Settings
from app.store import users
from tests.world import SECRET, World

PASSWORD = "fire rolige heste"


@dataclass
class Desk:
    """A browser in the office of a world."""

    app: Flask
    world: World
    client: FlaskClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = self.app.test_client()

    def another(self) -> Desk:
        """Another browser on the same office."""
        return Desk(self.app, self.world)

    def invited(self, email: str, role: str = "tovholder") -> str:
        """The path of a one-time link."""
        with writing(self.world.engine) as session:
            member = users.add_user(session, email, role)
            return f"/kontor/velkommen/{users.make_link(session, member.id, dt.datetime.now(dt.UTC))}"

    def signed_in(self, role: str = "tovholder", email: str = "") -> Desk:
        """Somebody with this role, through their one-time link."""
        path = self.invited(email or f"{role}@example.dk", role)
        self.get(path)
        self.post(path, {"password": PASSWORD, "repeat": PASSWORD}, 303)
        return self

    def get(self, path: str, status: int = 200) -> Element:
        response = self.client.get(path)
        assert response.status_code == status, (path, response.status)
        return check(response)

    def post(self, path: str, fields: dict[str, str] | None = None, status: int = 303) -> TestResponse:
        """A post with the token that the page's form carries."""
        response = self.client.post(path, data={"csrf_token": self.token(path), **(fields or {})})
        assert response.status_code == status, (path, response.status, response.get_data(as_text=True)[:2000])
        if response.mimetype == "text/html" and status != 303:
            check(response)
        return response

    def token(self, path: str) -> str:
        """From the form on the page, or from any page when the path has none of its own."""
        for place in (path, "/kontor/"):
            page = self.client.get(place, follow_redirects=True).get_data(as_text=True)
            found = parse(page).find(".//input[@name='csrf_token']")
            if found is not None:
                return found.get("value") or ""
        raise AssertionError(f"no form on {path}")

    def actions(self) -> list[tuple[str, str, str]]:
        """What the record says was done: actor, action, subject; in order."""
        with reading(self.world.engine) as session:
            return _entries(session)


def _entries(session: Session) -> list[tuple[str, str, str]]:
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.number))
    return [(entry.actor, entry.action, entry.subject) for entry in entries]


def desk(world: World, folder: Path, base_url: str = "http://127.0.0.1:8000") -> Desk:
    """The application on a world's database."""
    url = world.engine.url.render_as_string(hide_password=False)
    app = create_app(Settings(instance=folder, database_url=url, secret=SECRET, base_url=base_url))
    app.testing = True
    return Desk(app, world)


def check(response: TestResponse) -> Element:
    """Fail when a page of the office breaks one of its rules; the parsed page otherwise."""
    for name, value in HEADERS.items():
        assert response.headers.get_all(name) == [value], name
    assert response.headers["Cache-Control"] == "no-store"
    page = parse(response.get_data(as_text=True))
    headings = page.findall(".//h1")
    assert len(headings) == 1
    assert (page.findtext(".//title") or "").startswith("".join(headings[0].itertext()))
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    assert not [name for name, count in ids.items() if count > 1]
    if "respondent" not in response.get_data(as_text=True):
        _check_controls(page, set(ids))
    return page


def _check_controls(page: Element, ids: set[str | None]) -> None:
    labels = {label.get("for") for label in page.iter("label")}
    for control in [*page.iter("input"), *page.iter("button")]:
        if control.get("type") == "hidden":
            continue
        assert control.tag == "button" or control.get("id") in labels
        assert control.get("data-testid") or control.get("readonly") is not None or control.get("data-copy"), control
        for described in (control.get("aria-describedby") or "").split():
            assert described in ids


def parse(html: str) -> Element:
    """Read strictly: any fault of syntax is an error."""
    document: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return document


def by_testid(page: Element, name: str) -> Element:
    """The element a test looks for."""
    found = page.find(f".//*[@data-testid='{name}']")
    assert found is not None, name
    return found


def text(element: Element) -> str:
    """All that an element says."""
    return " ".join(" ".join(element.itertext()).split())


def count(world: World, table: type) -> int:
    """Rows of a table."""
    with reading(world.engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0
