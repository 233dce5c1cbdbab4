"""Names of every kind on the results page, the public page and its poster: nothing is cut off, nothing is markup."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from playwright.sync_api import Browser, Page

from app.database import writing
from app.models import Round
from app.store import publications, results, users
from exports.plain import plain
from exports.release import to_json
from tests.browser.site import Site
from tests.exports.odd_names import NAMES, made
from tests.office.desk import PASSWORD

pytestmark = pytest.mark.browser

KEY, DAY = "odd-names", dt.date(2026, 11, 1)
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def public(site: Site) -> str:
    """A released round of forty areas, and the address of its public page."""
    release = made()[1]
    site.world.opened(KEY)
    with writing(site.world.engine) as session:
        results.save_release(session, KEY, 1, release.digest, to_json(release), {})
        row = session.get_one(Round, KEY)
        row.phase, row.released_on, row.trial, row.title = "released", DAY, True, NAMES[0]
        note = {"da": " ".join((NAMES[5], NAMES[3], NAMES[1]))}
        token = publications.publish(session, KEY, 1, asdict(plain(release)), note, DAY)
    return f"{site.address}/svar/{token}"


@pytest.fixture
def office(site: Site, browser: Browser) -> Iterator[Page]:
    """Somebody of the staff."""
    with writing(site.world.engine) as session:
        member = users.add_user(session, f"{dt.datetime.now(dt.UTC).timestamp()}@example.dk", "tovholder")
        link = users.make_link(session, member.id, dt.datetime.now(dt.UTC))
    page = browser.new_page()
    page.goto(f"{site.address}/kontor/velkommen/{link}")
    page.get_by_test_id("password").fill(PASSWORD)
    page.get_by_test_id("repeat").fill(PASSWORD)
    page.get_by_test_id("repeat").press("Enter")
    yield page
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nobody_scrolls_sideways_on_the_results_page(site: Site, office: Page, public: str, width: int) -> None:
    assert public
    office.set_viewport_size({"width": width, "height": 800})
    office.goto(f"{site.address}/kontor/runde/{KEY}/frigivet")
    assert "<b>Fed</b>" in office.inner_text("main")
    assert office.locator("main b", has_text="Fed").count() == 0
    for folded in office.locator("details").all():
        folded.evaluate("one => { one.open = true; }")
    assert office.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_nobody_scrolls_sideways_on_the_public_page(page: Page, public: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{public}#da")
    assert "<b>Fed</b>" in page.inner_text("main")
    assert page.locator("main b", has_text="Fed").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
