"""Before sending: every question with its answer, each to be changed at one touch."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.site import Site
from tests.browser.steps import (
    answers,
    answers_all,
    changes,
    changes_language,
    goes_back,
    goes_on,
    reaches_end,
    sends,
    shown,
)

pytestmark = pytest.mark.browser


def line(page: Page, name: str) -> Locator:
    return page.locator(f'.review [data-of="q-{name}"]')


def test_all_answers_stand_there_before_they_are_sent(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers_all(page)
    reaches_end(page)
    expect(page.locator(".last .note:visible")).to_contain_text("Det kan ikke rettes eller slettes.")
    expect(line(page, "bs_attended").locator("strong")).to_have_text("Ja, én gang")
    expect(line(page, "bs_attended").locator("> .picto")).to_have_count(1)
    expect(line(page, "bs_open_idea").locator("strong")).to_have_text("Flere fester\nog mere kaffe")
    expect(line(page, "bs_age").locator("strong")).to_have_text("Ikke besvaret")
    expect(line(page, "bs_age").locator(".none")).to_be_visible()
    expect(line(page, "bs_age").get_by_role("button")).to_have_accessible_name("Ret: Hvor gammel er du?")
    changes_language(page, "en")
    expect(line(page, "bs_attended").locator("strong")).to_have_text("Yes, once")


def test_one_touch_changes_an_answer_and_next_leads_back(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#en")
    answers_all(page)
    reaches_end(page)
    changes(page, "q-bs_same_degree")
    assert shown(page) == "q-bs_same_degree"
    answers(page, "bs_same_degree", "more")
    goes_on(page)
    assert shown(page) == "last"
    expect(line(page, "bs_same_degree").locator("strong")).to_have_text("A little more often")
    changes(page, "q-bs_age")
    goes_back(page)
    assert shown(page) == "last"


def test_questions_a_correction_brings_are_asked_before_the_way_back(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers(page, "bs_attended", "no")
    reaches_end(page)
    changes(page, "q-bs_attended")
    answers(page, "bs_attended", "many")
    goes_on(page)
    assert shown(page) == "q-bs_activities"
    answers(page, "bs_activities", "egebjerg-spis")
    goes_on(page)
    assert shown(page) == "q-bs_act_mix.egebjerg-spis"
    goes_on(page)
    assert shown(page) == "last"
    expect(line(page, "bs_barriers")).to_have_count(0)


def test_a_form_that_comes_back_without_a_field_to_mend_shows_all_answers(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    answers(page, "bs_years_area", "y5_9")
    sends(page)
    expect(page.locator("#errors")).to_be_focused()
    assert shown(page) == "last"
    expect(line(page, "bs_years_area").locator("strong")).to_have_text("5-9 år")
    answers(page, "bs_same_degree", "same")
    sends(page)
    expect(page).to_have_url(f"{site.link()}/tak#da")
