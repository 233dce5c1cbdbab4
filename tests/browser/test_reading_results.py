"""The office's results page in a browser: axe finds nothing, a phone need not scroll sideways, the policy holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from app.database import writing
from app.store import users
from tests.browser.axe import violations
from tests.browser.site import Site
from tests.exports.grouped_release import ONE, TWO, grouped
from tests.exports.releases import BS
from tests.office.desk import PASSWORD
from tests.published import released

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
KEY = "looked-at"


@pytest.fixture(scope="module")
def address(site: Site) -> str:
    """A third round of residents, with areas and hidden figures."""
    site.world.opened(KEY)
    released(site.world, BS, KEY, grouped(earlier=(ONE, TWO)))
    return f"{site.address}/kontor/runde/{KEY}/frigivet"


@pytest.fixture
def office(site: Site, browser: Browser, address: str) -> Iterator[Page]:
    """Somebody of the staff looks at the result; anything the page complains about fails the test."""
    with writing(site.world.engine) as session:
        member = users.add_user(session, f"{dt.datetime.now(dt.UTC).timestamp()}@example.dk", "tovholder")
        link = users.make_link(session, member.id, dt.datetime.now(dt.UTC))
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text))
    page.goto(f"{site.address}/kontor/velkommen/{link}")
    page.get_by_test_id("password").fill(PASSWORD)
    page.get_by_test_id("repeat").fill(PASSWORD)
    page.get_by_test_id("repeat").press("Enter")
    page.goto(address)
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nobody_scrolls_sideways(office: Page, size: dict[str, int]) -> None:
    office.set_viewport_size(size)  # type: ignore[arg-type]
    assert violations(office) == []
    assert office.evaluate("document.documentElement.scrollWidth") == size["width"]
    for folded in office.locator("details").all():
        folded.evaluate("one => { one.open = true; }")
    assert violations(office) == [], "everything unfolded"
    assert office.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_drawings_are_seen_and_their_words_are_text(office: Page) -> None:
    drawn = office.locator("[data-testid=headline-B1] svg").first
    box = drawn.bounding_box()
    assert box
    assert box["width"] > 300
    assert drawn.get_by_text("Ahornparken", exact=True).is_visible()
    bar = office.locator("svg path[fill='#0B6B6B']").first
    assert bar.evaluate("one => getComputedStyle(one).fill") == "rgb(11, 107, 107)"


def test_folded_tables_open_by_keyboard(office: Page) -> None:
    summary = office.locator("[data-testid=headline-B1] summary").first
    summary.focus()
    office.keyboard.press("Enter")
    assert office.locator("[data-testid=headline-B1] details").first.get_by_text("september 2022").is_visible()
