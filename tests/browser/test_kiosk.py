"""A shared tablet: one person after the other, and nothing of one left for the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.site import Site
from tests.browser.steps import answers, changes_language, chooses_language, writes
from tests.browser.tablet import ANSWERED, REST_MS, SIZE, Tablet, is_kept, was_received

pytestmark = pytest.mark.browser

REST = ".tablet--rest"
CLOSING = """rest => {
  window.closing = new Promise((done) => { document.querySelector(rest).addEventListener("close", done); });
}"""
"""The browser tells of a closed dialog a little later."""


@pytest.fixture
def tablet(remembering_browser: Browser, site: Site) -> Iterator[Tablet]:
    context = remembering_browser.new_context(viewport=SIZE)
    tablet = Tablet(context, site)
    yield tablet
    assert context.cookies() == []
    tablet.is_put_away()


def someone_is_there(tablet: Tablet) -> Page:
    """A page whose clock the test moves, with an answer and a text in it."""
    page = tablet.page
    page.clock.install()
    page.goto(f"{tablet.link}/tablet")
    chooses_language(page, "da")
    answers(page, "bs_attended", "many")
    writes(page, "bs_open_idea", "Min hemmelighed")
    return page


def rests(page: Page, seconds: int) -> None:
    page.clock.run_for(seconds * 1000)


def test_people_follow_one_another_and_each_is_an_answer(tablet: Tablet, site: Site) -> None:
    before, page, nonces = site.ballots(), tablet.starts(), set()
    for person, language in enumerate(("da", "ar"), start=1):
        nonces.add(page.locator("[name=nonce]").input_value())
        tablet.someone_answers(language)
        was_received(page)
        expect(page.locator(f".tablet--received h2 [lang={language}]")).to_be_visible()
        assert site.ballots() == before + person
        tablet.next_person()
    assert len(nonces) == 2


def test_back_and_forward_show_nothing(tablet: Tablet) -> None:
    page = tablet.starts()
    tablet.someone_answers()
    was_received(page)
    tablet.next_person()
    for step in ("back", "forward", "back"):
        with page.expect_navigation():
            page.evaluate(f"setTimeout(() => history.{step}())")
        tablet.is_fresh()
        page.wait_for_url(f"{tablet.link}/tablet")


def test_back_from_a_page_beside_the_form_shows_nothing(tablet: Tablet) -> None:
    page = tablet.starts()
    chooses_language(page, "da")
    answers(page, "bs_attended", "many")
    page.goto(f"{tablet.site.address}/gemmer")
    page.evaluate("history.back()")
    tablet.is_fresh()


def test_after_thanks_the_start_screen_comes_by_itself(tablet: Tablet) -> None:
    page = tablet.page
    page.clock.install()
    page.goto(f"{tablet.link}/tablet")
    tablet.someone_answers()
    was_received(page)
    assert page.locator("form :checked").count() == 0
    rests(page, 16)
    tablet.is_fresh()


def test_a_tablet_left_alone_asks_counts_down_and_wipes(tablet: Tablet) -> None:
    page = someone_is_there(tablet)
    rests(page, REST_MS // 1000 - 1)
    expect(page.locator(REST)).to_be_hidden()
    rests(page, 1)
    expect(page.locator(REST)).to_be_visible()
    expect(page.locator("[data-stay]")).to_be_focused()
    expect(page.locator(f"{REST} .countdown")).to_have_text("20 sekunder")
    expect(page.locator(f"{REST} [aria-live=polite]")).to_have_text("20 sekunder")
    rests(page, 7)
    expect(page.locator(f"{REST} .countdown")).to_have_text("13 sekunder")
    expect(page.locator(f"{REST} [aria-live=polite]")).to_have_text("15 sekunder")
    rests(page, 14)
    tablet.is_fresh()


@pytest.mark.parametrize("how", ["click", "Escape"])
def test_whoever_is_still_there_goes_on_as_before(tablet: Tablet, how: str) -> None:
    page = someone_is_there(tablet)
    rests(page, 70)
    page.evaluate(CLOSING, REST)
    page.locator("[data-stay]").click() if how == "click" else page.keyboard.press(how)
    page.evaluate("closing")
    rests(page, 59)
    expect(page.locator(REST)).to_be_hidden()
    expect(page.locator("textarea[name=bs_open_idea]")).to_have_value("Min hemmelighed")
    rests(page, 1)
    expect(page.locator(REST)).to_be_visible()
    page.locator(f"{REST} [data-fresh]").click()
    tablet.is_fresh()


def test_touching_the_tablet_is_being_there(tablet: Tablet) -> None:
    page = someone_is_there(tablet)
    for _ in range(3):
        rests(page, 50)
        page.keyboard.press("Shift")
    expect(page.locator(REST)).to_be_hidden()


def test_scrolling_by_hand_is_being_there_and_by_itself_is_not(tablet: Tablet) -> None:
    page = someone_is_there(tablet)
    rests(page, 50)
    page.locator("form").dispatch_event("wheel")
    rests(page, 50)
    expect(page.locator(REST)).to_be_hidden()
    page.evaluate("document.dispatchEvent(new Event('scroll'))")
    rests(page, 11)
    expect(page.locator(REST)).to_be_visible()


def test_the_start_screen_asks_nobody_whether_they_are_there(tablet: Tablet) -> None:
    page = tablet.page
    page.clock.install()
    page.goto(f"{tablet.link}/tablet")
    rests(page, 600)
    expect(page.locator(REST)).to_be_hidden()


def test_the_browser_keeps_nothing_anybody_wrote(tablet: Tablet) -> None:
    page = tablet.starts()
    chooses_language(page, "da")
    writes(page, "bs_open_idea", "Min hemmelighed")
    assert (
        page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])").count("hemmelig") == 0
    )
    expect(page.locator(".keep")).to_be_hidden()
    page.reload()
    tablet.is_fresh()


def test_a_change_of_language_keeps_the_answers(tablet: Tablet) -> None:
    page = tablet.starts()
    chooses_language(page, "da")
    answers(page, "bs_attended", "many")
    changes_language(page, "ar")
    expect(page.locator('[name=bs_attended][value="many"]')).to_be_checked()


def test_what_the_server_wants_mended_is_said_in_the_page_and_leaves_no_other(tablet: Tablet, site: Site) -> None:
    before, page = site.ballots(), tablet.starts()
    page.evaluate("document.querySelector('[name=version]').value = '99'")
    entries = page.evaluate("history.length")
    tablet.someone_answers("ar")
    expect(page.locator("#errors")).to_be_focused()
    expect(page.locator("#errors [lang=ar]").first).to_be_visible()
    assert tablet.envelopes() == []
    assert site.ballots() == before
    assert page.evaluate("history.length") <= entries + 2
    with page.expect_response(tablet.link):
        page.locator("button[formaction]:visible").click()
    was_received(page)
    assert site.ballots() == before + 1
    tablet.next_person()
    expect(page.locator("#errors")).to_have_count(0)


def test_a_page_beside_the_form_finds_its_way_back(tablet: Tablet) -> None:
    page = tablet.page
    page.clock.install()
    page.goto(f"{tablet.link}/tablet")
    page.goto(f"{tablet.site.address}/was")
    rests(page, 91)
    tablet.is_fresh()


def test_only_a_kiosk_brings_a_worker(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    page.goto(f"{site.link()}/tak#da")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_a_tablet_is_accessible_at_every_turn(tablet: Tablet) -> None:
    page = tablet.page
    page.emulate_media(reduced_motion="reduce")
    page.clock.install()
    tablet.starts()
    assert violations(page) == []
    chooses_language(page, "da")
    rests(page, 61)
    expect(page.locator(REST)).to_be_visible()
    assert violations(page) == []
    page.locator("[data-stay]").click()
    tablet.loses_net()
    page.evaluate(ANSWERED)
    page.locator("button[formaction]:visible").click()
    is_kept(page, 1)
    assert violations(page) == []
