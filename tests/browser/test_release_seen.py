"""The page of a release in a browser: axe finds nothing, a phone is enough, and the work is followed by itself."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.database import reading, writing
from app.office import job
from app.store import results, users
from tests.browser.axe import violations
from tests.browser.site import Round, Site
from tests.exports.releases import BS
from tests.office.desk import PASSWORD
from tests.office.stand_in import StandIn, passed, refused
from tests.published import released
from tests.world import RESIDENT

pytestmark = pytest.mark.browser

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


@pytest.fixture
def acts(site: Site, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    monkeypatch.setattr(job, "COMMAND", (sys.executable, "-m", "tests.office.stand_in"))
    return StandIn(site.app.extensions["deltag"].settings.instance)


@pytest.fixture
def counted(site: Site, round_: Round) -> str:
    """The key of a counted round."""
    for _ in range(3):
        site.world.post(site.world.token(key=round_.key), RESIDENT)
    round_.closes()
    round_.is_counted()
    return round_.key


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def either_desk(request: pytest.FixtureRequest, site: Site, browser: Browser, counted: str) -> Iterator[Page]:
    """Somebody who may release, at the page, once with script and once without."""
    yield from at_the_page(site, browser, counted, script=request.param)


@pytest.fixture
def desk(site: Site, browser: Browser, counted: str) -> Iterator[Page]:
    """The same with script."""
    yield from at_the_page(site, browser, counted, script=True)


def at_the_page(site: Site, browser: Browser, key: str, *, script: bool) -> Iterator[Page]:
    with writing(site.world.engine) as session:
        member = users.add_user(session, f"{dt.datetime.now(dt.UTC).timestamp()}@example.dk", "tovholder")
        link = users.make_link(session, member.id, dt.datetime.now(dt.UTC))
    context = browser.new_context(viewport=DESK, reduced_motion="reduce", java_script_enabled=script)  # type: ignore[arg-type]
    page, complaints = context.new_page(), list[str]()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None)
    page.goto(f"{site.address}/kontor/velkommen/{link}")
    page.get_by_test_id("password").fill(PASSWORD)
    page.get_by_test_id("repeat").fill(PASSWORD)
    page.get_by_test_id("repeat").press("Enter")
    page.goto(f"{site.address}/kontor/runde/{key}/frigiv")
    yield page
    context.close()
    assert complaints == []


@SIZES
def test_a_proof_that_went_well_is_well_to_read(
    site: Site, desk: Page, acts: StandIn, counted: str, size: dict[str, int]
) -> None:
    with reading(site.world.engine) as session:
        acts.will(out=passed(results.basis(session, counted)))
    prove(desk, acts, counted)
    expect(desk.get_by_test_id("proof-verdict")).to_contain_text("Kan frigives sådan")
    looked_through(desk, size)
    desk.get_by_test_id("title").fill("noget andet")
    desk.get_by_test_id("confirm-release").press("Enter")
    expect(desk.get_by_test_id("title")).to_have_value("noget andet")
    looked_through(desk, size)


@SIZES
def test_a_proof_that_failed_shows_the_way_on(desk: Page, acts: StandIn, counted: str, size: dict[str, int]) -> None:
    acts.will(well=False, **refused())
    prove(desk, acts, counted)
    expect(desk.get_by_test_id("proof-verdict")).to_contain_text("Kan ikke frigives endnu")
    expect(desk.get_by_test_id("confirm-release")).to_be_disabled()
    looked_through(desk, size)
    desk.get_by_test_id("way-uden-aktiviteter").focus()
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_test_id("way-uden-alder")).to_be_checked()


def test_the_end_of_the_work_is_shown_by_itself(either_desk: Page, acts: StandIn, counted: str) -> None:
    acts.will(told=[("protect", 0.4)], held=True, well=False, **refused())
    either_desk.get_by_test_id("prove").click()
    acts.arrives()
    expect(either_desk.get_by_test_id("stage")).to_contain_text("Tallene bliver beskyttet")
    acts.goes_on()
    expect(either_desk.get_by_test_id("proof-verdict")).to_be_visible(timeout=20_000)
    acts.ends("prove", counted)


@SIZES
def test_work_is_followed_without_losing_the_place_and_stopped_by_keyboard(
    desk: Page, acts: StandIn, counted: str, size: dict[str, int]
) -> None:
    acts.will(told=[("protect", 0.4)], held=True)
    desk.get_by_test_id("prove").click()
    acts.arrives()
    looked_through(desk, size)
    bar = desk.locator("progress")
    stop = desk.get_by_test_id("stop-work")
    stop.focus()
    file = acts.folder / "jobs" / f"{counted}.prove" / "progress.json"
    file.write_text('{"stage": "attack", "done": 0.6, "seconds": 60}')
    expect(desk.get_by_test_id("stage")).to_contain_text("Angriberen regner", timeout=20_000)
    expect(desk.get_by_test_id("stage")).to_contain_text("omkring 1 minut tilbage af dette trin")
    expect(bar).to_have_js_property("value", 60)
    expect(desk.get_by_text("60 %", exact=True).last).to_be_visible()
    expect(stop).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_test_id("message")).to_have_text("Prøven er afbrudt. Intet er gemt.")
    looked_through(desk, size)


@SIZES
def test_versions_and_what_corrects_them_are_well_to_read(site: Site, desk: Page, size: dict[str, int]) -> None:
    key = f"versions-{size['width']}"
    site.world.opened(key)
    released(site.world, BS, key)
    page = f"{site.address}/kontor/runde/{key}"
    for address, wanted in (
        (page, "edition-1"),
        (f"{page}/ret", "hide-bs_meeting"),
        (f"{page}/traek-tilbage", "reason"),
    ):
        desk.goto(address)
        expect(desk.get_by_test_id(wanted)).to_be_visible()
        looked_through(desk, size)
    desk.get_by_test_id("confirm-withdraw").click()
    expect(desk.get_by_test_id("error-reason")).to_be_visible()
    looked_through(desk, size)


def prove(page: Page, acts: StandIn, key: str) -> None:
    page.get_by_test_id("prove").click()
    expect(page.locator("h1")).to_be_visible()
    acts.ends("prove", key)
    page.reload()


def looked_through(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
