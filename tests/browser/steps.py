"""What a respondent does, step by step."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

NAMES = {"da": "Dansk", "en": "English", "ar": "العربية"}


def chooses_language(page: Page, language: str) -> None:
    page.locator("#sprog").get_by_text(NAMES[language], exact=True).click()


def changes_language(page: Page, language: str) -> None:
    page.locator('a[href="#sprog"]').click()
    chooses_language(page, language)


def option(page: Page, question: str, code: str) -> Locator:
    return page.locator(f'input[name="{question}"][value="{code}"]')


def answers(page: Page, question: str, code: str) -> None:
    option(page, question, code).check()


def answers_all(page: Page) -> None:
    """One way through the residents' form, with conditions on the way."""
    answers(page, "bs_years_area", "y2_4")
    answers(page, "bs_attended", "once")
    answers(page, "bs_activities", "egebjerg-spis")
    answers(page, "bs_act_mix.egebjerg-spis", "quite")
    answers(page, "bs_barriers", "no_time")
    answers(page, "bs_mix_overall", "little")
    answers(page, "bs_same_degree", "same")
    answers(page, "bs_change", "more")
    page.locator("textarea[name=bs_open_idea]").fill("Flere fester\nog mere kaffe")


def sends(page: Page) -> None:
    page.locator(".send button:visible").click()


def question(page: Page, name: str) -> Locator:
    return page.locator(f'[id="q-{name}"]')
