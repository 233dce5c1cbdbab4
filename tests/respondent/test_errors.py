"""Whatever goes wrong: a kind page, the same promises, and a log that names nobody."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.exceptions import Conflict

from app import create_app, privacy
from app.outage import StorageUnavailable
from app.settings import Settings
from tests.respondent.page_check import check
from tests.respondent.visitor import Visitor, said
from tests.world import SECRET

SECRET_WORDS = "bs_open_idea=Kære dagbog"


@pytest.fixture
def frail(visit: Visitor) -> Flask:
    """The application with views that fail."""

    @visit.app.get("/fails")
    def fails() -> str:
        raise RuntimeError(SECRET_WORDS)

    @visit.app.get("/away")
    def away() -> str:
        raise StorageUnavailable(SECRET_WORDS)

    @visit.app.get("/conflict")
    def conflict() -> str:
        raise Conflict

    visit.app.testing = False
    return visit.app


@pytest.mark.parametrize(("path", "status"), [("/fails", 500), ("/away", 503), ("/conflict", 409), ("/none", 404)])
def test_every_failure_is_a_kind_page(frail: Flask, path: str, status: int) -> None:
    response = frail.test_client().get(path)
    assert response.status_code == status
    assert ("Retry-After" in response.headers) is (status == 503)
    assert said(check(response).find(".//h1"), "ar")


def test_the_log_holds_the_kind_of_error_and_the_route_only(frail: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        frail.test_client().get("/fails?name=canary", headers={"User-Agent": "canary", "Accept-Language": "ti"})
    assert caplog.messages == ["RuntimeError in fails"]
    assert not any(record.exc_info for record in caplog.records)


def test_a_wrong_method_is_told_which_are_right(visit: Visitor) -> None:
    path = f"/s/{visit.world.opened().token()}"
    response = visit.client.delete(path)
    check(response)
    assert response.status_code == 405
    assert {"GET", "POST"} <= set(response.headers["Allow"].replace(",", " ").split())


def test_browsers_learn_to_come_by_https_only_when_we_live_there(visit: Visitor, tmp_path: Path) -> None:
    assert "Strict-Transport-Security" not in visit.client.get("/was").headers
    url = f"sqlite:///{tmp_path / 'there.sqlite'}"
    there = create_app(Settings(base_url="https://deltag.example", database_url=url, secret=SECRET))
    assert there.test_client().get("/was").headers["Strict-Transport-Security"] == privacy.HTTPS_ONLY


def test_a_visit_is_not_written_down(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="werkzeug"):
        logging.getLogger("werkzeug").info('127.0.0.1 - - [20/Nov/2026] "%s" %s', "GET /s/abc HTTP/1.1", 200)
        logging.getLogger("werkzeug").info("Running")
    assert caplog.messages == ["Running"]
