"""What a respondent does, step by step, on one long page or on one screen after the other."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

from app.language import native_name

MOST_SCREENS = 60

RESIDENT = {
    "bs_years_area": "y2_4",
    "bs_attended": "once",
    "bs_activities": "egebjerg-spis",
    "bs_act_mix.egebjerg-spis": "quite",
    "bs_barriers": "no_time",
    "bs_mix_overall": "little",
    "bs_same_degree": "same",
    "bs_change": "more",
    "bs_open_idea": "Flere fester\nog mere kaffe",
}
"""One way through the residents' form, with conditions on the way."""


SEEN = """[...new Set([...document.querySelectorAll('main span[lang]')]
    .filter((each) => each.offsetParent && each.textContent.trim()).map((each) => each.lang))]"""


def seen(page: Page) -> list[str]:
    """The languages that something visible is said in."""
    found: list[str] = page.evaluate(SEEN)
    return sorted(found)


def chooses_language(page: Page, language: str) -> None:
    page.locator("#sprog").get_by_text(native_name(language), exact=True).click()


def changes_language(page: Page, language: str) -> None:
    page.locator('a[href="#sprog"]').click()
    chooses_language(page, language)


def in_steps(page: Page) -> bool:
    """Whether the page shows one question per screen."""
    return page.locator("html.steps").count() > 0


def field(page: Page, question: str) -> Locator:
    """The field in which a question is answered in words or figures."""
    return page.locator(f':is(input, textarea)[name="{question}"]')


def option(page: Page, question: str, code: str) -> Locator:
    return page.locator(f'input[name="{question}"][value="{code}"]')


def question(page: Page, name: str) -> Locator:
    return page.locator(f'[id="q-{name}"]')


def reaches(page: Page, place: Locator) -> Locator:
    """Go on, or back, to the screen with this place; without steps it is there already."""
    for _ in range(MOST_SCREENS if in_steps(page) else 0):
        if place.is_visible():
            break
        if is_ahead(place):
            goes_on(page)
        elif shown(page) == "last":
            changes(page, str(place.first.evaluate("place => place.closest('.row, .q').id")))
        else:
            goes_back(page)
    return place


def is_ahead(place: Locator) -> bool:
    """Whether a place stands after the screen that is shown."""
    return bool(
        place.evaluate(
            """place => [...document.querySelectorAll("form .on")].pop().compareDocumentPosition(place)
            & Node.DOCUMENT_POSITION_FOLLOWING"""
        )
    )


def shown(page: Page) -> str:
    """The screen that is shown."""
    return str(page.evaluate('[...document.querySelectorAll("form .on")].map((each) => each.id).pop()'))


def goes_on(page: Page) -> None:
    """Next; an important question that is left open is asked about once."""
    before = shown(page)
    page.locator("[data-next]").click()
    if shown(page) == before and page.locator(".soft:visible").count():
        page.locator("[data-next]").click()


def goes_back(page: Page) -> None:
    before = shown(page)
    page.locator("[data-back]").click()
    page.wait_for_function(
        "before => [...document.querySelectorAll('form .on')].every((each) => each.id !== before)", arg=before
    )


def changes(page: Page, place: str) -> None:
    """From the list of answers back to one of the questions, by the id of its place."""
    page.locator(f'.review [data-of="{place}"] button').click()


def answers(page: Page, question: str, code: str) -> None:
    reaches(page, option(page, question, code)).check()


def writes(page: Page, question: str, text: str) -> None:
    reaches(page, field(page, question)).fill(text)


def walks_through(page: Page, given: Mapping[str, str]) -> None:
    """Give these answers, in the order of the form."""
    for name, answer in given.items():
        if field(page, name).first.get_attribute("type") in ("radio", "checkbox"):
            answers(page, name, answer)
        else:
            writes(page, name, answer)


def answers_all(page: Page) -> None:
    walks_through(page, RESIDENT)


def reaches_end(page: Page) -> None:
    """To the last screen, where all answers stand before they are sent."""
    reaches(page, page.locator("#last"))


def sends(page: Page) -> None:
    reaches_end(page)
    page.locator("button[formaction]:visible").click()
