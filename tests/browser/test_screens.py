"""One question per screen: the way through, its marks, what is said before anything is sent."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.site import Site
from tests.browser.steps import (
    answers,
    changes_language,
    chooses_language,
    field,
    goes_back,
    goes_on,
    option,
    question,
    reaches,
    reaches_end,
    sends,
    shown,
    writes,
)

pytestmark = pytest.mark.browser

BROKEN = "History.prototype.replaceState = () => { throw new Error('an old browser') }"


def way(page: Page) -> list[str]:
    """The screens from here to the end, pressing Next alone."""
    passed = [shown(page)]
    while passed[-1] != "last":
        goes_on(page)
        passed.append(shown(page))
    return passed


def marks(page: Page) -> str:
    return page.locator(".marks").get_attribute("aria-label") or ""


def test_every_question_has_a_screen_of_its_own(site: Site, page: Page) -> None:
    page.goto(site.link())
    chooses_language(page, "da")
    passed = way(page)
    assert passed[0] == "intro"
    assert passed[1:4] == ["q-bs_years_area", "q-bs_attended", "q-bs_mix_overall"]
    assert len(passed) == len(set(passed)) == 15
    assert page.locator("form .q:visible, form .intro:visible").count() == 0


def test_screens_and_marks_follow_the_answers(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#ar")
    goes_on(page)
    assert marks(page) == "1 / 13"
    answers(page, "bs_attended", "many")
    assert marks(page) == "2 / 14"
    answers(page, "bs_activities", "egebjerg-have")
    answers(page, "bs_activities", "egebjerg-spis")
    assert marks(page) == "3 / 16"
    goes_on(page)
    assert shown(page) == "q-bs_act_mix.egebjerg-have"
    expect(question(page, "bs_act_mix.egebjerg-have").locator(".of")).to_have_attribute("aria-label", "1 / 2")
    expect(page.locator("#h-bs_act_mix")).to_be_visible()
    assert page.locator(".marks i.done").count() == 3
    answers(page, "bs_years_area", "y0_1")
    assert marks(page) == "1 / 15"


def test_the_phones_own_back_goes_one_screen_back(site: Site, page: Page) -> None:
    page.goto(site.link())
    chooses_language(page, "en")
    answers(page, "bs_years_area", "y5_9")
    answers(page, "bs_attended", "no")
    page.go_back()
    assert shown(page) == "q-bs_years_area"
    page.go_forward()
    assert shown(page) == "q-bs_attended"
    changes_language(page, "ar")
    page.go_back()
    assert shown(page) == "q-bs_years_area"
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("form")).to_have_css("direction", "rtl")
    goes_back(page)
    page.go_back()
    expect(page.locator("#sprog")).to_be_visible()
    expect(option(page, "bs_attended", "no")).to_be_checked()


def test_focus_and_title_go_along(site: Site, page: Page) -> None:
    page.goto(site.link())
    chooses_language(page, "en")
    for _ in range(2):
        goes_on(page)
        heading = page.locator(".q.on h3")
        expect(heading).to_be_focused()
        expect(page).to_have_title(f"{heading.inner_text()} – Ballerup Kommune")


def test_an_important_question_is_asked_about_once(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    reaches(page, question(page, "bs_same_degree"))
    page.locator("[data-next]").click()
    expect(page.locator(".soft:visible")).to_be_focused()
    expect(page.locator("[data-next] .skip [lang=da]")).to_be_visible()
    answers(page, "bs_same_degree", "dk")
    expect(page.locator("[data-next] .go [lang=da]")).to_be_visible()
    option(page, "bs_same_degree", "dk").evaluate("field => { field.checked = false }")
    page.locator("[data-next]").click()
    assert shown(page) == "q-bs_change"


def test_a_question_that_must_be_answered_says_so_at_once(site: Site, page: Page) -> None:
    page.goto(f"{site.link('fm')}#en")
    goes_on(page)
    page.locator("[data-next]").click()
    assert shown(page) == "q-fm_type"
    expect(page.locator("#q-fm_type .fault [lang=en]")).to_be_visible()
    expect(option(page, "fm_type", "bolig")).to_be_focused()
    answers(page, "fm_type", "kultur")
    expect(page.locator("#q-fm_type .fault")).to_have_count(0)
    goes_on(page)
    assert shown(page) == "q-fm_role"


def test_no_more_than_three_may_be_chosen(site: Site, page: Page) -> None:
    page.goto(f"{site.link('fm')}#da")
    answers(page, "fm_type", "kultur")
    for code in ("not_known", "not_asked", "time", "papers"):
        answers(page, "fm_barriers", code)
    page.locator("[data-next]").click()
    expect(page.locator("#q-fm_barriers .fault:visible")).to_contain_text("Vælg højst 3.")


@pytest.mark.parametrize(
    ("seats", "vacant", "said"),
    [
        ("mange", "", "Skriv et helt tal"),
        ("51", "", "Skriv et tal fra 1 til 50."),
        ("٧", "8", "ikke er større"),
        ("1.5", "", "Skriv et helt tal"),
    ],
)
def test_figures_of_a_board_stand_together_and_are_tried_together(
    site: Site, page: Page, seats: str, vacant: str, said: str
) -> None:
    page.goto(f"{site.link('fa')}#da")
    writes(page, "code", "AAAA-BBBB-CCC")
    writes(page, "fa_seats", seats)
    writes(page, "fa_vacant", vacant)
    page.locator("[data-next]").click()
    assert page.locator("#part-a1 .q:visible").count() == 3
    expect(page.locator("#part-a1 .fault:visible")).to_contain_text(said)
    writes(page, "fa_seats", "9")
    page.locator("[data-next]").click()
    assert page.locator("#part-a2.on").count() == 1


def test_a_code_is_asked_for_before_the_questions(site: Site, page: Page) -> None:
    page.goto(f"{site.link('fa')}#en")
    goes_on(page)
    page.locator("[data-next]").click()
    expect(page.locator("#q-code .fault [lang=en]")).to_be_visible()
    expect(field(page, "code")).to_be_focused()


def test_what_the_server_finds_leads_to_its_screen(site: Site, page: Page) -> None:
    page.goto(f"{site.link('fm')}#en")
    page.evaluate("delete document.querySelector('#q-fm_type').dataset.required")
    answers(page, "fm_same_degree", "same")
    sends(page)
    expect(page.locator("#errors")).to_be_focused()
    assert shown(page) == "q-fm_type"
    page.locator("#errors a").first.click()
    expect(option(page, "fm_type", "bolig")).to_be_focused()
    answers(page, "fm_type", "bolig")
    goes_on(page)
    assert shown(page) == "last"
    sends(page)
    expect(page).to_have_url(f"{site.link('fm')}/tak#en")


@pytest.mark.parametrize("language", ["da", "ar"])
def test_the_scale_runs_in_reading_order(site: Site, page: Page, language: str) -> None:
    """From the top down, and from where a line begins: one order of answers in both directions (docs/screens.md)."""
    page.goto(f"{site.link()}#{language}")
    for name in ("bs_same_degree", "bs_meeting"):
        reaches(page, question(page, name))
        places: list[Any] = page.locator(f'[id="q-{name}"] .opt').evaluate_all(
            """all => all.map((each) => [each.querySelector("input").value, each.getBoundingClientRect().top])"""
        )
        assert [code for code, _ in sorted(places, key=lambda place: place[1])] == [code for code, _ in places]
        picto, words = (
            page.locator(f'[id="q-{name}"] .opt__face > {part}').first.bounding_box() for part in ("svg", "span")
        )
        assert picto is not None
        assert words is not None
        assert (picto["x"] < words["x"]) is (language == "da")


def test_back_stands_at_the_start_and_next_at_the_end(site: Site, page: Page) -> None:
    for language, turned in (("da", False), ("ar", True)):
        page.goto("about:blank")
        page.goto(f"{site.link()}#{language}")
        goes_on(page)
        goes_on(page)
        back, on = page.locator("[data-back]").bounding_box(), page.locator("[data-next]").bounding_box()
        assert back is not None
        assert on is not None
        assert (back["x"] > on["x"]) is turned
        assert min(back["height"], on["height"]) >= 60


@pytest.mark.parametrize("size", [(360, 740), (390, 844)])
def test_the_main_question_fits_a_phone_but_for_the_foot(site: Site, page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site.link()}#da")
    reaches(page, question(page, "bs_same_degree"))
    option(page, "bs_same_degree", "dk").focus()
    chosen, foot = option(page, "bs_same_degree", "dk").bounding_box(), page.locator(".foot").bounding_box()
    assert chosen is not None
    assert foot is not None
    assert chosen["y"] + chosen["height"] <= foot["y"]
    assert foot["y"] + foot["height"] <= size[1] + 1


def test_a_long_explanation_opens_at_a_touch(site: Site, page: Page) -> None:
    page.goto(f"{site.link()}#da")
    hint = reaches(page, page.locator("#h-bs_same_degree"))
    more = question(page, "bs_same_degree").locator(".more")
    low = hint.evaluate("hint => hint.clientHeight")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.click()
    expect(more).to_have_attribute("aria-expanded", "true")
    assert hint.evaluate("hint => hint.clientHeight") > 2 * low


def test_a_script_that_fails_half_way_hides_nothing(site: Site, plain_page: Page, page: Page) -> None:
    context = page.context.browser.new_context() if page.context.browser else page.context
    broken = context.new_page()
    broken.add_init_script(BROKEN)
    for each in (broken, plain_page):
        each.goto(f"{site.link()}#da")
    assert broken.locator("form .q:visible").count() == plain_page.locator("form .q:visible").count() > 10
    option(broken, "bs_attended", "many").check()
    option(broken, "bs_same_degree", "same").check()
    broken.locator("button[formaction]:visible").click()
    expect(broken).to_have_url(f"{site.link()}/tak#da")
    context.close()


def test_a_double_tap_is_one_answer(site: Site, page: Page) -> None:
    before = site.ballots()
    page.goto(f"{site.link()}#da")
    answers(page, "bs_same_degree", "same")
    reaches_end(page)
    page.locator("button[formaction]:visible").dblclick()
    expect(page).to_have_url(f"{site.link()}/tak#da")
    assert site.ballots() == before + 1
