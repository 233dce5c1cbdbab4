"""A resident goes through the whole form on a small phone, in every language it is offered in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.language import direction
from app.questionnaire.load import languages, load
from tests.browser.conftest import opened
from tests.browser.site import Site
from tests.browser.steps import (
    MOST_SCREENS,
    RESIDENT,
    answers_all,
    chooses_language,
    goes_on,
    in_steps,
    reaches_end,
    seen,
    shown,
    walks_through,
)
from tests.browser.voices import has_voices, said

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640}
OFFERED = languages(load("bs"))
STATE = """() => [getComputedStyle(document.querySelector("form")).direction, document.documentElement.scrollWidth]"""


@pytest.fixture(scope="module")
def danish(wide_site: Site, browser: Browser) -> Iterator[str]:
    """What is sent for the same answers in Danish, without script."""
    pages = opened(browser, script=False)
    page = next(pages)
    page.goto(f"{wide_site.link()}#da")
    answers_all(page)
    yield body(page)
    next(pages, None)


@pytest.mark.parametrize("language", OFFERED)
def test_a_resident_answers_everything(wide_site: Site, any_page: Page, danish: str, language: str) -> None:
    before = wide_site.ballots()
    has_voices(any_page, language)
    any_page.set_viewport_size(PHONE)
    any_page.goto(wide_site.link())
    chooses_language(any_page, language)
    if in_steps(any_page):
        walks_screen_by_screen(any_page, language)
    else:
        answers_all(any_page)
    is_in(any_page, language)
    assert body(any_page) == danish
    expect(any_page).to_have_url(f"{wide_site.link()}/tak#{language}")
    expect(any_page.locator(f"h1 [lang={language}]")).to_be_visible()
    assert seen(any_page) == [language]
    assert wide_site.ballots() == before + 1


def walks_screen_by_screen(page: Page, language: str) -> None:
    """Looks at each screen, hears it, and answers it."""
    for _ in range(MOST_SCREENS):
        is_in(page, language)
        hears(page, language)
        if shown(page) == "last":
            break
        walks_through(page, {name: code for name, code in RESIDENT.items() if shown(page) == f"q-{name}"})
        goes_on(page)


def is_in(page: Page, language: str) -> None:
    """One language, its way, with nothing to the side, and pictures that are there."""
    assert seen(page) == [language], shown(page)
    assert page.evaluate(STATE) == [direction(language), PHONE["width"]], shown(page)


def hears(page: Page, language: str) -> None:
    """One touch reads the screen, in its language and no other."""
    before = len(said(page))
    page.locator("form .on [data-listen]:visible").first.click()
    page.wait_for_function("!document.querySelector('.ear[aria-pressed=true]')")
    heard = said(page)[before:]
    assert heard, shown(page)
    assert {voice for voice, _ in heard} == {language}, shown(page)


def body(page: Page) -> str:
    """Sends the form; what went over the net, but for the nonce."""
    reaches_end(page)
    nonce = page.locator("[name=nonce]").input_value()
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.locator("button[formaction]:visible").click()
    return (sent.value.post_data or "").replace(nonce, "")
