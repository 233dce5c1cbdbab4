"""Who does not read answers the whole form by its pictures and by what is heard; the words stay for screen readers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Site
from tests.browser.steps import shown
from tests.browser.voices import has_voices, said
from tests.world import shipped

pytestmark = pytest.mark.browser

WORDS = """
() => {
  const out = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const tiny = (element) => element && (getComputedStyle(element).clipPath !== "none"
    || getComputedStyle(element).fontSize === "0px" || tiny(element.parentElement));
  while (walker.nextNode()) {
    const node = walker.currentNode, range = document.createRange();
    range.selectNode(node);
    const seen = [...range.getClientRects()].some((box) => box.width > 1 && box.height > 1);
    if (node.textContent.trim() && seen && !node.parentElement.closest(".ends") && !tiny(node.parentElement))
      out.push(node.textContent.trim());
  }
  return out;
}
"""
"""All words that can be seen, but for those at the foot of the first screen."""

CHOSEN = {
    "bs_years_area": "house_2",
    "bs_attended": "people_once",
    "bs_activities": "plate",
    "bs_act_mix.egebjerg-spis": "dots_half_different",
    "bs_barriers": "clock",
    "bs_mix_overall": "dots_one_different",
    "bs_mix_age": "calendar_3",
    "bs_same_degree": "bars_equal",
    "bs_change": "arrow_up_1",
    "bs_welcome": "door_half",
    "bs_know": "calendar_0",
    "bs_meeting": "check",
    "bs_age": "person_adult",
    "bs_children": "home_child",
}
"""Question → the drawing of the answer."""


UNDRAWN = "Fælles have"
"""An activity whose staff chose no drawing that exists: its name is all there is to go by."""


def sign(place: Locator | Page, name: str) -> Locator:
    """What carries this drawing."""
    return place.locator(f'svg:visible:has(use[href$="#p-{name}"])')


def without_words(page: Page, address: str) -> None:
    page.goto(f"{address}#da")
    sign(page, "eye").click()
    expect(page.locator("html.wordless")).to_have_count(1)


def test_the_whole_form_is_answered_by_pictures_and_sound(site: Site, page: Page) -> None:
    has_voices(page, "da-DK")
    before = site.ballots()
    without_words(page, site.link())
    answered = set()
    while not sign(page, "send").count():
        name = shown(page).removeprefix("q-")
        hears(page)
        if name in CHOSEN:
            chooses(page, CHOSEN[name])
            answered.add(name)
        assert page.evaluate(WORDS) == ([UNDRAWN] if name == "bs_activities" else []), name
        page.locator(".foot [data-next] svg:visible").click()
    assert answered == CHOSEN.keys()
    reviewed(page)
    sign(page, "send").click()
    expect(page).to_have_url(f"{site.link()}/tak#da")
    assert site.ballots() == before + 1


def chooses(page: Page, picture: str) -> None:
    """A touch on a drawing; the field of the answer lies over it."""
    sign(page.locator(".opt:visible"), picture).click(force=True)


def hears(page: Page) -> None:
    """The question of this screen is read aloud at one touch."""
    before = len(said(page))
    screen = page.locator("form .on").last
    sign(screen, "listen").first.click()
    expect(page.locator("[data-listen][aria-pressed=true]")).to_have_count(0)
    assert len(said(page)) > before


def reviewed(page: Page) -> None:
    """Every answer stands beside the drawing of its question, and can be changed by its pencil."""
    assert page.evaluate(WORDS) == []
    asked = {question.name: question.picto for question in shipped("bs").questions}
    for name, picto in CHOSEN.items():
        line = page.locator(".review li:visible", has=page.locator(f'use[href$="#p-{picto}"]'))
        if "." not in name:
            line = line.filter(has=page.locator(f'p use[href$="#p-{asked[name]}"]'))
        expect(line.first).to_be_visible()
        expect(sign(line.first, "pencil")).to_be_visible()
    hears(page)


def test_the_words_stay_for_those_who_use_a_screen_reader(site: Site, page: Page) -> None:
    without_words(page, site.link())
    sign(page.locator(".foot"), "arrow_next").click()
    expect(page.get_by_role("radiogroup", name="Hvor længe har du boet her i området?")).to_be_visible()
    expect(page.get_by_role("radio", name="2-4 år", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Vis kun billeder og lyd", pressed=True)).to_be_visible()


def test_the_choice_is_kept_nowhere(site: Site, page: Page) -> None:
    without_words(page, site.link())
    kept = page.evaluate("[{...sessionStorage}, {...localStorage}, document.cookie, history.state]")
    assert "ordless" not in str(kept)
    page.evaluate("document.dispatchEvent(new CustomEvent('deltag:wipe'))")
    expect(page.locator("html.wordless")).to_have_count(0)
    without_words(page, site.link())
    page.reload()
    expect(page.locator("html.wordless")).to_have_count(0)


def test_an_answer_without_a_drawing_keeps_its_name(site: Site, page: Page) -> None:
    without_words(page, site.link())
    for picture in ("house_2", "people_many"):
        sign(page.locator(".foot"), "arrow_next").click()
        chooses(page, picture)
    sign(page.locator(".foot"), "arrow_next").click()
    assert page.evaluate(WORDS) == [UNDRAWN]
