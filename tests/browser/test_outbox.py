"""Answers made without net: sealed on the tablet, sent once each when the net is back; and whatever can go wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.store import envelope
from tests.browser.site import Round, Site
from tests.browser.tablet import (
    SIZE,
    WAITING,
    Tablet,
    cut,
    cut_after_storing,
    is_kept,
    still_there,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def tablet(remembering_browser: Browser, site: Site, round_: Round) -> Iterator[Tablet]:
    context = remembering_browser.new_context(viewport=SIZE)
    tablet = Tablet(context, site, round_.link)
    yield tablet
    tablet.is_put_away()


def without_net(tablet: Tablet, people: int = 1) -> Page:
    """So many people answer while there is no net."""
    page = tablet.starts()
    tablet.loses_net()
    for person in range(people):
        tablet.someone_answers(("da", "ar")[person % 2])
        is_kept(page, person + 1)
        tablet.next_person()
    return page


def none_waits(page: Page) -> None:
    expect(page.locator("[data-waiting]").first).to_have_text("0")


def all_sent(tablet: Tablet) -> None:
    expect(tablet.page.locator(WAITING)).to_be_hidden()
    none_waits(tablet.page)
    assert tablet.envelopes() == []


def cuts(tablet: Tablet, fault: Callable[[Route], None], times: int = 1) -> None:
    """The next posts go wrong."""
    tablet.context.route(tablet.link, fault, times=times)


def test_answers_wait_and_arrive_once_each_when_the_net_is_back(tablet: Tablet, site: Site) -> None:
    before = site.ballots()
    page = without_net(tablet, people=2)
    expect(page.locator(WAITING)).to_contain_text("2")
    assert site.ballots() == before
    tablet.finds_net()
    all_sent(tablet)
    page.reload()
    all_sent(tablet)
    assert site.ballots() == before + 2


def test_whoever_holds_the_tablet_can_read_nothing(tablet: Tablet) -> None:
    without_net(tablet, people=2)
    waiting = tablet.envelopes()
    assert [sorted(each) for each in waiting] == [["key", "sealed", "state"]] * 2
    assert {len(each["sealed"]) for each in waiting} == {envelope.LETTERS}
    assert len({each["sealed"][8:96] for each in waiting}) == 2
    for told in ("bs_same_degree", "Flere fester", "nonce"):
        assert told not in json.dumps(waiting)


@pytest.mark.parametrize("fault", [cut, cut_after_storing])
def test_a_net_cut_in_the_middle_loses_nothing_and_doubles_nothing(
    tablet: Tablet, site: Site, fault: Callable[[Route], None]
) -> None:
    before, page = site.ballots(), tablet.starts()
    cuts(tablet, fault)
    tablet.someone_answers()
    is_kept(page, 1)
    tablet.next_person()
    all_sent(tablet)
    assert site.ballots() == before + 1


def test_an_envelope_whose_reply_is_lost_is_sent_again_and_stored_once(tablet: Tablet, site: Site) -> None:
    before = site.ballots()
    page = without_net(tablet)
    tablet.net.replies_to_lose = 1
    tablet.finds_net()
    assert tablet.net.lost.wait(timeout=20)
    page.reload()
    all_sent(tablet)
    assert site.ballots() == before + 1


@pytest.mark.parametrize("stored", [False, True])
def test_a_tablet_that_dies_while_it_sends_has_kept_the_answer(tablet: Tablet, site: Site, stored: bool) -> None:
    before, page = site.ballots(), tablet.starts()
    dying = tablet.page

    def die(route: Route) -> None:
        if stored:
            route.fetch(max_redirects=0)
        dying.close()

    cuts(tablet, die)
    with page.expect_event("close"):
        tablet.someone_answers()
    tablet.page = tablet.context.new_page()
    tablet.starts()
    all_sent(tablet)
    assert site.ballots() == before + 1


def test_a_server_that_cannot_store_is_waited_for(tablet: Tablet, site: Site, round_: Round) -> None:
    before, page = site.ballots(), tablet.starts()
    round_.pauses(True)
    tablet.someone_answers()
    is_kept(page, 1)
    page.locator(".tablet--kept [data-fresh]").click()
    expect(page.locator("h1 [lang=da]")).to_have_text("Vi holder pause")
    expect(page.locator(WAITING)).to_contain_text("1")
    assert site.ballots() == before
    round_.pauses(False)
    page.reload()
    all_sent(tablet)
    assert site.ballots() == before + 1


def test_a_closed_round_still_takes_what_waits(tablet: Tablet, site: Site, round_: Round) -> None:
    before = site.ballots()
    page = without_net(tablet)
    round_.closes()
    tablet.finds_net()
    page.reload()
    expect(page.locator("h1 [lang=da]")).to_have_text("Undersøgelsen er slut")
    none_waits(page)
    assert tablet.envelopes() == []
    assert site.ballots() == before + 1


def test_what_comes_too_late_is_said_and_deleted_by_staff_only(tablet: Tablet, site: Site, round_: Round) -> None:
    page = without_net(tablet, people=2)
    round_.closes()
    round_.is_counted()
    before = site.ballots()
    tablet.finds_net()
    page.reload()
    late = page.locator("[data-show=over]")
    expect(late).to_contain_text("2 svar nåede ikke frem, fordi undersøgelsen er slut.")
    assert page.evaluate("caches.keys()") == []
    page.reload()
    expect(late).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    late.locator("button").click()
    page.locator("[data-keep]").click()
    assert len(tablet.envelopes()) == 2
    late.locator("button").click()
    page.locator("[data-sure]").click()
    expect(late).to_be_hidden()
    assert tablet.envelopes() == []
    assert site.ballots() == before


def test_an_answer_that_comes_too_late_itself_is_never_thanked_for(tablet: Tablet, round_: Round) -> None:
    page = tablet.starts()
    round_.closes()
    round_.is_counted()
    tablet.someone_answers()
    expect(page.locator(".tablet--over [lang=da]").first).to_have_text("Undersøgelsen er slut. Dit svar er ikke gemt.")
    expect(page.locator(".tablet--over")).to_be_visible()
    expect(page.locator(".tablet--received")).to_be_hidden()
    assert tablet.envelopes() == []


def test_what_the_server_refuses_is_said_to_staff(tablet: Tablet, site: Site) -> None:
    before, page = site.ballots(), tablet.starts()
    page.evaluate("document.querySelector('[name=version]').value = '99'")
    tablet.loses_net()
    tablet.someone_answers()
    is_kept(page, 1)
    tablet.next_person()
    tablet.finds_net()
    expect(page.locator("[data-show=refused]")).to_contain_text("1 svar kunne ikke modtages")
    assert site.ballots() == before


FORBIDDEN = {
    "storage forbidden": "indexedDB.open = () => { throw new DOMException('no', 'SecurityError'); }",
    "storage full": "IDBObjectStore.prototype.add = () => { throw new DOMException('no', 'QuotaExceededError'); }",
    "no cryptography": "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })",
}


@pytest.mark.parametrize("fault", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_where_nothing_can_be_kept_the_answer_stays_in_the_form(tablet: Tablet, site: Site, fault: str) -> None:
    before = site.ballots()
    tablet.context.add_init_script(fault)
    page = tablet.starts()
    cuts(tablet, cut)
    tablet.someone_answers()
    still_there(page)
    expect(page.locator("button[formaction]:visible")).to_be_enabled()
    assert site.ballots() == before


def test_two_tabs_send_the_same_envelopes_once(tablet: Tablet, site: Site) -> None:
    before = site.ballots()
    page = without_net(tablet, people=2)
    other = tablet.context.new_page()
    other.goto(page.url)
    expect(other.locator(WAITING)).to_contain_text("2")
    tablet.finds_net()
    for each in (page, other):
        each.evaluate("dispatchEvent(new Event('online'))")
        none_waits(each)
    assert tablet.envelopes() == []
    assert site.ballots() == before + 2


def test_a_tablet_starts_without_net(tablet: Tablet) -> None:
    page = tablet.starts()
    tablet.loses_net()
    page.goto("about:blank")
    page.goto(f"{tablet.link}/tablet")
    tablet.is_fresh()
    assert page.evaluate("getComputedStyle(document.querySelector('.btn')).borderRadius") == "16px"


def test_the_worker_sends_what_waits_when_no_page_of_the_tablet_is_open(tablet: Tablet, site: Site) -> None:
    before, page = site.ballots(), without_net(tablet, people=2)
    page.close()
    tablet.finds_net()
    tablet.page = tablet.context.new_page()
    tablet.page.goto(f"{site.address}/was")
    wake_worker(tablet)
    tablet.is_emptied()
    assert site.ballots() == before + 2


def wake_worker(tablet: Tablet) -> None:
    """As the browser does by itself, at once or some time after the net is back."""
    tools = tablet.context.new_cdp_session(tablet.page)
    there: list[str] = []
    tools.on("ServiceWorker.workerRegistrationUpdated", lambda told: there.extend(registered(told)))
    tools.send("ServiceWorker.enable")
    while not there:
        tablet.page.evaluate("new Promise(requestAnimationFrame)")
    worker = {"origin": tablet.site.address, "registrationId": there[0], "tag": "deltag", "lastChance": False}
    tools.send("ServiceWorker.dispatchSyncEvent", worker)


def registered(told: dict[str, Any]) -> list[str]:
    return [each["registrationId"] for each in told["registrations"] if not each["isDeleted"]]
