"""A link as a kiosk: the ordinary document with a key to seal to, its worker, and what it says when it is over."""

from __future__ import annotations

import base64

import pytest

from app.database import writing
from app.models import Round
from app.store import delivery, rounds
from tests.respondent.visitor import Visitor, by_id, said, typed
from tests.world import RESIDENT


@pytest.fixture
def path(visit: Visitor) -> str:
    return f"/s/{visit.world.opened().token()}"


def test_the_document_carries_the_public_half_of_the_delivery_key(visit: Visitor, path: str) -> None:
    page = visit.get(f"{path}/tablet")
    assert page.get("data-kiosk") == path.removeprefix("/s/")
    form = page.find(".//form")
    assert form is not None
    point = base64.urlsafe_b64decode((form.get("data-delivery") or "") + "=")
    assert point == delivery.public_point(visit.world.keys, "r1")
    assert form.get("data-round") == "r1"
    assert visit.get(f"{path}/tablet").find(".//form") is not None


def test_the_ordinary_document_is_no_kiosk(visit: Visitor, path: str) -> None:
    visit.get(f"{path}/tablet")
    page = visit.get(path)
    assert page.get("data-kiosk") is None
    assert page.find(".//form[@data-delivery]") is None


def test_a_round_from_before_gets_its_key_when_a_tablet_asks(visit: Visitor, path: str) -> None:
    visit.world.keys.destroy("r1.delivery")
    visit.get(f"{path}/tablet")
    assert visit.world.keys.exists("r1.delivery")


def test_links_with_codes_and_links_without_an_area_are_no_kiosks(visit: Visitor) -> None:
    world = visit.world.opened(forms=("bs", "fa", "fm"))
    coded = world.codes("egebjerg", 1).token
    for token in (coded, world.token("fa", "bolig", mode="code"), "nowhere"):
        page = visit.get(f"/s/{token}/tablet", status=404)
        assert page.find(".//form") is None
    visit.get(f"/s/{world.token('fm', None)}/tablet")


@pytest.mark.parametrize(("phase", "status"), [("planned", 410), ("closed", 410), ("counted", 410), ("released", 410)])
def test_a_round_that_is_not_open_shows_what_waits_and_no_form(
    visit: Visitor, path: str, phase: str, status: int
) -> None:
    with writing(visit.world.engine) as session:
        session.get_one(Round, "r1").phase = phase
    page = visit.get(f"{path}/tablet", status)
    assert page.find(".//form") is None
    assert page.get("data-kiosk") == path.removeprefix("/s/")
    assert page.find(".//*[@data-delete='over']") is not None


def test_a_pause_says_so(visit: Visitor, path: str) -> None:
    with writing(visit.world.engine) as session:
        rounds.pause(session, "r1", True)
    assert "pause" in said(visit.get(f"{path}/tablet", 503).find(".//h1"))


def test_its_own_post_is_stored_and_its_faults_come_back_as_a_kiosk(visit: Visitor, path: str) -> None:
    fields = {**RESIDENT, "version": ["1"], "nonce": ["n"]}
    response = visit.send(f"{path}/tablet", fields)
    assert (response.status_code, response.headers["Location"]) == (303, f"{path}/tak")
    page = visit.post(f"{path}/tablet", {**fields, "bs_open_idea": ["x" * 600]}, status=422)
    assert page.get("data-kiosk")
    assert typed(page)["bs_same_degree"] == ["same"]
    assert said(by_id(page, "errors"))


def test_without_its_key_a_post_is_given_back(visit: Visitor, path: str) -> None:
    for name in ("r1", "r1.delivery"):
        visit.world.keys.destroy(name)
    page = visit.post(f"{path}/tablet", {**RESIDENT, "version": ["1"], "nonce": ["n"]}, status=503)
    assert typed(page)["bs_same_degree"] == ["same"]


def test_the_worker_reaches_no_further_than_its_link(visit: Visitor, path: str) -> None:
    response = visit.client.get(f"{path}/vagt.js")
    assert response.mimetype == "text/javascript"
    assert "Service-Worker-Allowed" not in response.headers
    assert response.headers["Cache-Control"] == "no-cache"
