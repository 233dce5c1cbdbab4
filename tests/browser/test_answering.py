"""A resident answers, in three languages, with and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.site import Site
from tests.browser.steps import (
    answers,
    answers_all,
    changes_language,
    chooses_language,
    field,
    option,
    question,
    sends,
    writes,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["da", "en", "ar"])
def test_a_resident_answers_in_her_language(site: Site, any_page: Page, language: str) -> None:
    before = site.ballots()
    any_page.goto(site.link())
    expect(any_page.locator("form")).to_be_hidden()
    chooses_language(any_page, language)
    answers_all(any_page)
    sends(any_page)
    expect(any_page).to_have_url(f"{site.link()}/tak#{language}")
    expect(any_page.locator(f"h1 [lang={language}]")).to_be_visible()
    assert (
        any_page.locator("main span[lang]:visible").count()
        == any_page.locator(f"span[lang={language}]:visible").count()
    )
    assert site.ballots() == before + 1


def test_changing_language_keeps_the_answers_and_turns_the_page(site: Site, any_page: Page) -> None:
    any_page.goto(site.link())
    chooses_language(any_page, "da")
    answers_all(any_page)
    changes_language(any_page, "ar")
    expect(option(any_page, "bs_same_degree", "same")).to_be_checked()
    expect(field(any_page, "bs_open_idea")).to_have_value("Flere fester\nog mere kaffe")
    expect(any_page.locator("form")).to_have_css("direction", "rtl")
    changes_language(any_page, "en")
    expect(any_page.locator("form")).to_have_css("direction", "ltr")
    expect(option(any_page, "bs_act_mix.egebjerg-spis", "quite")).to_be_checked()


def test_a_form_that_comes_back_keeps_what_was_typed_and_the_language(site: Site, any_page: Page) -> None:
    any_page.goto(f"{site.link('fm')}#ar")
    answers(any_page, "fm_type", "idraet")
    answers(any_page, "fm_role", "active")
    sends(any_page)
    expect(any_page.locator("#errors [lang=ar]").first).to_be_visible()
    expect(any_page.locator("#errors [lang=da]").first).to_be_hidden()
    expect(option(any_page, "fm_role", "active")).to_be_checked()
    answers(any_page, "fm_same_degree", "dk")
    writes(any_page, "fm_open_idea", "فكرة")
    sends(any_page)
    expect(any_page).to_have_url(f"{site.link('fm')}/tak#ar")


def test_enter_in_a_field_keeps_the_language(site: Site, any_page: Page) -> None:
    any_page.goto(f"{site.link('fa')}#en")
    writes(any_page, "code", "AAAA-BBBB-CCC")
    writes(any_page, "fa_seats", "mange")
    field(any_page, "fa_seats").press("Enter")
    expect(question(any_page, "fa_seats").locator(".fault [lang=en]")).to_be_visible()
    expect(any_page).to_have_url(f"{site.link('fa')}#en")


def test_questions_appear_as_they_apply(site: Site, plain_page: Page) -> None:
    plain_page.goto(f"{site.link()}#da")
    expect(question(plain_page, "bs_activities")).to_be_hidden()
    expect(plain_page.locator(".only:visible")).to_have_count(0)
    answers(plain_page, "bs_attended", "many")
    expect(question(plain_page, "bs_activities")).to_be_visible()
    expect(question(plain_page, "bs_act_mix.egebjerg-have")).to_be_hidden()
    answers(plain_page, "bs_activities", "egebjerg-have")
    expect(question(plain_page, "bs_act_mix.egebjerg-have")).to_be_visible()
    answers(plain_page, "bs_attended", "no")
    expect(question(plain_page, "bs_act_mix.egebjerg-have")).to_be_hidden()
    expect(question(plain_page, "bs_barriers")).to_be_visible()


def test_two_people_with_back_between_are_two_answers(site: Site, any_page: Page) -> None:
    before = site.ballots()
    any_page.goto(f"{site.link()}#da")
    for person in (1, 2):
        answers(any_page, "bs_attended", "many")
        answers(any_page, "bs_same_degree", "same")
        sends(any_page)
        expect(any_page).to_have_url(f"{site.link()}/tak#da")
        assert site.ballots() == before + person
        any_page.go_back()
        expect(any_page.locator("form :checked")).to_have_count(0)


def test_a_browser_without_has_tells_conditions_in_words(site: Site, plain_page: Page) -> None:
    """The rules that hide what does not apply stand behind a question that an old browser answers with no."""

    def without_has(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("selector(:has(a))", "selector(:unknown(a))"))

    plain_page.route("**/*.css", without_has)
    plain_page.goto(f"{site.link()}#da")
    expect(question(plain_page, "bs_activities")).to_be_visible()
    expect(plain_page.locator("#q-bs_activities .only [lang=da]")).to_be_visible()
    answers_all(plain_page)
    sends(plain_page)
    expect(plain_page).to_have_url(f"{site.link()}/tak#da")
