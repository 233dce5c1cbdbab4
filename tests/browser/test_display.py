"""Narrow, magnified, widely spaced, in forced colours: every page stays usable."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from app.language import Catalogs
from app.questionnaire.load import languages, load
from tests.browser.site import Site
from tests.browser.steps import answers, answers_all, field, goes_on, option, question, reaches, sends, shown

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
MAGNIFIED = {"width": 320, "height": 256}
"""1280 by 1024, at 400 %."""

SPACED = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }
"""
"""WCAG 1.4.12."""

TOUCHED = "label.opt, button, summary, .field, .round, .links a, .langs a, .person, .tongues a"
TOO_SMALL = f"""() => [...document.querySelectorAll("{TOUCHED}")]
  .filter((each) => each.getClientRects().length && !each.matches(".away"))
  .map((each) => [each.className || each.tagName, each.getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < 48).map(([name]) => name)"""

CUT = """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4, p, b, small, .opt__face, .btn)")]
  .filter((each) => each.getClientRects().length && !each.closest(".away, .folded"))
  .filter((each) => getComputedStyle(each).clipPath === "none" && getComputedStyle(each).overflow === "hidden")
  .filter((each) => each.scrollHeight > each.clientHeight + 1)
  .map((each) => each.textContent)"""

STYLED = """style => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}"""


def width(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    return wide


@pytest.mark.parametrize("language", Catalogs().languages)
def test_no_page_is_wider_than_a_narrow_screen(own_site: Site, plain_page: Page, language: str) -> None:
    page = plain_page
    page.set_viewport_size(NARROW)
    pages = [
        f"{own_site.link()}/tak",
        f"{own_site.address}/privatliv",
        f"{own_site.address}/was",
        f"{own_site.address}/nowhere",
    ]
    forms = [own_site.link(form) for form in ("bs", "fm", "fa") if language in languages(load(form))]
    for address in (*pages, *forms):
        page.goto(f"{address}#{language}")
        assert width(page) == NARROW["width"], address
    sends(page)
    expect(page.locator("#errors")).to_be_visible()
    assert width(page) == NARROW["width"], "faults"


@pytest.mark.parametrize("language", ["da", "ar"])
def test_at_400_per_cent_the_form_can_be_answered(site: Site, any_page: Page, language: str) -> None:
    any_page.set_viewport_size(MAGNIFIED)
    any_page.goto(f"{site.link()}#{language}")
    answers_all(any_page)
    assert width(any_page) == MAGNIFIED["width"]
    sends(any_page)
    expect(any_page).to_have_url(f"{site.link()}/tak#{language}")


@pytest.mark.parametrize("style", ["html { font-size: 200% }", SPACED], ids=["twice-as-large", "spaced"])
@pytest.mark.parametrize("language", ["da", "ar", "ti"])
def test_larger_and_wider_text_fits(own_site: Site, page: Page, language: str, style: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{own_site.link()}#{language}")
    page.evaluate(STYLED, style)
    while shown(page) != "last":
        assert width(page) == 390, shown(page)
        assert page.evaluate(CUT) == [], shown(page)
        goes_on(page)
    assert width(page) == 390


@pytest.mark.parametrize("language", ["da", "ar"])
def test_everything_to_touch_is_large_enough(site: Site, any_page: Page, language: str) -> None:
    any_page.goto(site.link())
    assert any_page.evaluate(TOO_SMALL) == []
    any_page.goto(f"{site.link()}#{language}")
    answers(any_page, "bs_attended", "many")
    assert any_page.evaluate(TOO_SMALL) == []
    answers_all(any_page)
    assert any_page.evaluate(TOO_SMALL) == []
    sends(any_page)
    expect(any_page).to_have_url(f"{site.link()}/tak#{language}")
    assert any_page.evaluate(TOO_SMALL) == []


def test_forced_colours_show_what_is_chosen_and_where_one_is(site: Site, page: Page) -> None:
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(f"{site.link()}#da")
    reaches(page, question(page, "bs_same_degree"))
    chosen = option(page, "bs_same_degree", "same")
    face = chosen.locator("+ .opt__face")
    plain = look(face)
    chosen.check()
    page.mouse.move(0, 0)
    assert look(face) != plain
    assert face.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.locator("[data-back]").focus()
    page.keyboard.press("Tab")
    expect(page.locator("[data-next]")).to_be_focused()
    assert page.locator("[data-next]").evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


def look(face: Any) -> bytes:
    picture: bytes = face.screenshot()
    return picture


def test_nothing_moves_for_those_who_want_it_still(site: Site, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.link()}#da")
    goes_on(page)
    assert page.evaluate("document.getAnimations().length") == 0


def test_dark_is_dark(site: Site, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site.link()}#da")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 25, 28)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(242, 238, 229)"
    expect(field(page, "bs_open_idea")).to_have_css("background-color", "rgb(27, 39, 43)")
