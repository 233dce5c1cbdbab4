"""»Det svarede I« on a phone: no fault that axe knows, nothing cut off, one language at a time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.language import direction
from tests.browser.axe import violations
from tests.browser.site import Site
from tests.browser.steps import seen
from tests.published import published

pytestmark = pytest.mark.browser

READ = ("da", "ar", "tr")
NARROW, PHONE = 320, 390


@pytest.fixture(scope="module")
def address(site: Site) -> str:
    """The page of an invented round."""
    return f"{site.address}/svar/{published(site.world, key='svar')}"


@pytest.mark.parametrize("language", READ)
@pytest.mark.parametrize("width", [NARROW, PHONE])
def test_nothing_is_wrong_with_it(address: str, page: Page, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{address}#{language}")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.lang") == language


@pytest.mark.parametrize("language", READ)
def test_one_language_is_seen_and_it_turns_its_way_without_script(
    address: str, plain_page: Page, language: str
) -> None:
    plain_page.goto(f"{address}#{language}")
    assert seen(plain_page) == [language]
    card = plain_page.locator(".said").first
    assert card.evaluate("each => getComputedStyle(each).direction") == direction(language)
    first, last = (plain_page.locator(".dots").first.locator("circle").nth(place).bounding_box() for place in (0, 9))
    assert first
    assert last
    assert (first["x"] < last["x"]) is (direction(language) == "ltr")


def test_before_a_language_is_chosen_it_is_danish_and_leads_to_all(address: str, any_page: Page) -> None:
    any_page.goto(address)
    assert seen(any_page) == ["da"]
    any_page.locator("#sprog").get_by_text("ትግርኛ", exact=True).click()
    assert seen(any_page) == ["ti"]


def test_what_staff_wrote_in_danish_stays_danish_in_another_language(address: str, page: Page) -> None:
    page.goto(f"{address}#tr")
    expect(page.locator(".typed [lang=tr] bdi[lang=da]")).to_have_text("Vi mødes i beboerhuset.\nAlle kan komme.")


def test_each_card_has_an_ear_that_reads_it_alone(address: str, page: Page) -> None:
    page.goto(f"{address}#da")
    cards = page.locator(".said")
    assert cards.count() == 6
    for place in range(cards.count()):
        expect(cards.nth(place).locator("[data-listen]")).to_be_visible()
        assert cards.nth(place).get_attribute("data-heard") is not None


def test_at_four_hundred_percent_nothing_is_cut_off(address: str, page: Page) -> None:
    """1280 pixels at 400 % are 320 wide and 256 high."""
    page.set_viewport_size({"width": NARROW, "height": 256})
    page.goto(f"{address}#da")
    cut = """[...document.querySelectorAll('main *')].filter(
        (each) => !each.closest('.away') && each.getBoundingClientRect().right > innerWidth).length"""
    assert page.evaluate(cut) == 0
