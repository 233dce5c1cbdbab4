"""Keys alone: the whole form, with and without script; the focus is always seen, and nothing holds it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.steps import in_steps

pytestmark = pytest.mark.browser

MOST_KEYS = 500
FOCUS = """() => {
  const at = document.activeElement, seen = at.matches(".opt__in") ? at.nextElementSibling : at;
  const box = seen.getBoundingClientRect(), foot = document.querySelector(".foot");
  const fixed = foot && !foot.contains(at) && getComputedStyle(foot).position === "sticky";
  const below = fixed && foot.getClientRects().length ? foot.getBoundingClientRect().top : innerHeight;
  const group = at.name ? [...document.getElementsByName(at.name)] : [];
  return {
    name: at.name || at.id || at.className || at.tagName,
    ring: getComputedStyle(seen).outlineStyle === "solid" && parseFloat(getComputedStyle(seen).outlineWidth) >= 2,
    hidden: box.bottom <= 0 || box.top >= below,
    kind: at.matches("[data-next]") ? "next" : at.matches("[formaction]") ? "send" : at.type,
    open: group.length > 0 && !group.some((each) => each.checked || (each.tagName === "TEXTAREA" && each.value)),
  };
}"""

PLACE = """() => {
  const at = document.activeElement;
  return at.name || (at === document.body ? "BODY" : `${[...document.querySelectorAll("*")].indexOf(at)}`);
}"""


def tabs(page: Page, key: str = "Tab") -> dict[str, Any]:
    """One key on; where the focus is now, which must be seen."""
    page.keyboard.press(key)
    focus: dict[str, Any] = page.evaluate(FOCUS)
    assert focus["ring"], focus
    assert not focus["hidden"], focus
    return focus


def answers_where_it_stands(page: Page, focus: dict[str, Any]) -> None:
    if focus["kind"] == "radio":
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
    elif focus["kind"] == "checkbox":
        page.keyboard.press("Space")
    elif focus["kind"] == "textarea":
        page.keyboard.type("Mere kaffe")


@pytest.mark.parametrize("language", ["da", "ar"])
def test_the_whole_form_is_answered_with_keys_alone(site: Site, any_page: Page, language: str) -> None:
    page, before = any_page, site.ballots()
    page.goto(site.link())
    while page.evaluate("document.activeElement.hreflang") != language:
        tabs(page)
    page.keyboard.press("Enter")
    expect(page.locator("form")).to_be_visible()
    kind = ""
    while kind != "send":
        focus = tabs(page)
        kind = focus["kind"]
        if focus["open"]:
            answers_where_it_stands(page, focus)
        elif kind == "next":
            page.keyboard.press("Enter")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.link()}/tak#{language}")
    assert site.ballots() == before + 1
    answered = parse_qs(sent.value.post_data or "")
    assert answered["bs_attended"] == ["once"]
    assert answered["bs_open_idea"] == ["Mere kaffe"]
    assert len(answered) == 18, sorted(answered)


def test_nothing_holds_the_focus(site: Site, any_page: Page) -> None:
    """Forwards every stop comes by and the first comes again, and backwards the same ones."""
    page = any_page
    page.goto(f"{site.link()}#da")
    if in_steps(page):
        page.locator("[data-next]").click()
    rounds = [stops(page, key) for key in ("Tab", "Shift+Tab")]
    assert rounds[0] == rounds[1]
    assert len(rounds[0]) > 5


def stops(page: Page, key: str) -> set[str]:
    """What the focus comes by until it is where it was; between the rounds the page itself has it."""
    passed: list[str] = []
    for _ in range(MOST_KEYS):
        page.keyboard.press(key)
        place = page.evaluate(PLACE)
        if passed and place == passed[0]:
            return set(passed) - {"BODY"}
        passed.append(place)
    raise AssertionError(passed[-5:])


def test_an_answer_is_changed_with_the_arrows(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#ar")
    page.locator("[data-next]").click()
    while tabs(page)["kind"] != "radio":
        pass
    page.keyboard.press("Space")
    first = page.evaluate("document.activeElement.value")
    assert tabs(page, "ArrowDown")["name"] == "bs_years_area"
    assert page.evaluate("document.activeElement.value") != first
    tabs(page, "ArrowUp")
    assert page.evaluate("document.activeElement.value") == first
