"""What was written and not sent: it outlives a reload, is asked about before it is shown, and goes when it should."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.steps import answers, answers_all, field, option, question, reaches, sends, shown, writes

pytestmark = pytest.mark.browser

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
FORBIDDEN = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get: () => { throw new DOMException("no", "SecurityError") } })"""
DAY_AGO = """() => {
  const [key] = Object.keys(localStorage);
  const draft = JSON.parse(localStorage.getItem(key));
  localStorage.setItem(key, JSON.stringify({ ...draft, at: draft.at - 25 * 60 * 60 * 1000 }));
}"""
BROUGHT_BACK = 'dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))'
"""As the browser does when it kept the page in memory."""


def stored(page: Page, area: str) -> str:
    return str(page.evaluate(f"JSON.stringify({area})"))


def keeps(page: Page) -> None:
    page.locator(".keep summary").click()
    page.locator("#keep").check()


def comes_again(page: Page, address: str) -> Page:
    """The same phone, later."""
    page.close()
    later = page.context.new_page()
    later.goto(address)
    return later


def test_a_reload_loses_nothing(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers_all(page)
    screen = shown(page)
    nonce = page.locator("[name=nonce]").input_value()
    page.reload()
    assert shown(page) == screen
    expect(option(page, "bs_act_mix.egebjerg-spis", "quite")).to_be_checked()
    expect(field(page, "bs_open_idea")).to_have_value("Flere fester\nog mere kaffe")
    assert page.locator("[name=nonce]").input_value() == nonce
    assert stored(page, "localStorage") == "{}"
    sends(page)
    expect(page).to_have_url(f"{site.link()}/tak#da")
    assert stored(page, "sessionStorage") == "{}"


def test_a_draft_tells_no_language_and_no_code(site: Site, page: Page) -> None:
    page.goto(f"{site.link('fa')}#k=ABCD-EFGH-JKL")
    page.goto(f"{site.link('fa')}#ar")
    writes(page, "code", "AAAA-BBBB-CCC")
    writes(page, "fa_seats", "7")
    keeps(page)
    drafts = stored(page, "sessionStorage") + stored(page, "localStorage")
    assert "fa_seats" in drafts
    assert not [trace for trace in ("AAAA", "ABCD", '"ar"', "#ar", "rtl") if trace in drafts]
    assert set(json.loads(stored(page, "localStorage"))) == {f"deltag:/s/{site.link('fa').rsplit('/', 1)[1]}"}


def test_a_new_visit_asks_before_it_shows_anything(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers(page, "bs_attended", "many")
    keeps(page)
    later = comes_again(page, f"{site.link()}#en")
    expect(later.locator("#resume [lang=en]").first).to_be_visible()
    expect(later.locator("form :checked")).to_have_count(0)
    later.go_back()
    later.go_forward()
    assert shown(later) == "resume"
    later.locator("[data-resume]").click()
    assert shown(later) == "q-bs_attended"
    expect(option(later, "bs_attended", "many")).to_be_checked()
    answers(later, "bs_same_degree", "same")
    sends(later)
    expect(later).to_have_url(f"{site.link()}/tak#en")
    assert stored(later, "localStorage") == "{}"


def test_starting_afresh_erases_everything(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers(page, "bs_attended", "many")
    keeps(page)
    later = comes_again(page, f"{site.link()}#da")
    later.locator("[data-afresh]").click()
    assert shown(later) == "intro"
    assert stored(later, "localStorage") == stored(later, "sessionStorage") == "{}"


def test_after_a_day_nothing_is_left(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers(page, "bs_attended", "many")
    keeps(page)
    page.evaluate(DAY_AGO)
    later = comes_again(page, f"{site.address}/was")
    assert stored(later, "localStorage") == "{}"
    later.goto(f"{site.link()}#da")
    assert shown(later) == "intro"


def test_one_touch_throws_everything_away(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers_all(page)
    keeps(page)
    page.locator("[data-forget]").click()
    assert shown(page) == "intro"
    expect(page.locator("#forgotten")).to_be_visible()
    expect(page.locator("form :checked")).to_have_count(0)
    assert stored(page, "localStorage") == stored(page, "sessionStorage") == "{}"


@pytest.mark.parametrize("fault", [FULL, FORBIDDEN])
def test_a_browser_that_keeps_nothing_says_so_and_works(site: Site, page: Page, fault: str) -> None:
    page.add_init_script(fault)
    page.goto(f"{site.link()}#da")
    answers(page, "bs_attended", "many")
    page.locator(".keep summary").click()
    page.locator("#keep").click()
    expect(page.locator("#unkept")).to_be_visible()
    expect(page.locator("#keep")).not_to_be_checked()
    answers(page, "bs_same_degree", "same")
    sends(page)
    expect(page).to_have_url(f"{site.link()}/tak#da")


def test_a_page_brought_back_after_thanks_is_empty(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers(page, "bs_same_degree", "same")
    nonce = page.locator("[name=nonce]").input_value()
    page.route("**/s/*", lambda route: route.abort() if route.request.method == "POST" else route.fallback())
    page.evaluate("document.querySelector('form').addEventListener('submit', (event) => event.preventDefault())")
    sends(page)
    page.evaluate(BROUGHT_BACK)
    expect(option(page, "bs_same_degree", "same")).to_be_checked()
    assert page.locator("[name=nonce]").input_value() == nonce
    sends(page)
    thanks = page.context.new_page()
    thanks.goto(f"{site.link()}/tak")
    page.evaluate("sessionStorage.clear()")
    page.evaluate(BROUGHT_BACK)
    expect(page.locator("form :checked")).to_have_count(0)
    assert shown(page) == "intro"
    assert page.locator("[name=nonce]").input_value() != nonce


def test_two_tabs_do_not_disturb_each_other(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers(page, "bs_attended", "many")
    other = page.context.new_page()
    other.goto(f"{site.link()}#da")
    assert shown(other) == "intro"
    answers(other, "bs_attended", "no")
    answers(other, "bs_same_degree", "dk")
    sends(other)
    expect(other).to_have_url(f"{site.link()}/tak#da")
    page.reload()
    expect(option(page, "bs_attended", "many")).to_be_checked()
    reaches(page, question(page, "bs_activities"))


def test_the_draft_of_a_visit_tells_no_time_and_no_language(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#ar")
    answers(page, "bs_attended", "no")
    kept = page.evaluate("Object.values(sessionStorage).map((each) => Object.keys(JSON.parse(each)).sort())")
    assert kept == [["fields", "lots", "nonce", "screen", "seen"]]
