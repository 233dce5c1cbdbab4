"""What somebody who answers sees: on a phone, at a desk, on a shared tablet, with script and without."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page

from tools.pictures.camera import DESKTOP, PHONE, browsing, shoot


def respondent(browser: Browser, link: str) -> None:
    """The residents' form and the pages around it. link: the address of an open link."""
    with browsing(browser, PHONE) as page:
        page.goto(link)
        shoot(page, "phone-front")
        for language in ("ar", "ti", "da"):
            _question(page, link, language)
            shoot(page, f"phone-{language}")
        page.locator("[data-wordless]").first.click()
        shoot(page, "phone-pictures-only")
        page.locator("[data-wordless]").first.click()
        _reach(page, "#last")
        shoot(page, "phone-review")
        page.locator("button[formaction='#da']").click()
        page.wait_for_url(re.compile(r"/tak"))
        shoot(page, "phone-thanks")
        page.goto(f"{link}/tablet")
        shoot(page, "phone-tablet")
    with browsing(browser, DESKTOP) as page:
        page.goto(link)
        shoot(page, "desktop-front")
        _question(page, link, "ar")
        shoot(page, "desktop-ar")
    _without_script(browser, link)


def _without_script(browser: Browser, link: str) -> None:
    with browsing(browser, PHONE, script=False) as page:
        page.goto(f"{link}#da")
        page.locator("#q-bs_same_degree label:has(input[value=same])").click()
        page.locator("#q-bs_same_degree").evaluate("field => field.scrollIntoView()")
        shoot(page, "phone-noscript")
        page.goto("about:blank")
        page.goto(f"{link}#da")
        page.locator("button[formaction='#da']").click()
        page.wait_for_load_state()
        shoot(page, "phone-error")


def _question(page: Page, link: str, language: str) -> None:
    """The question on equal participation, answered."""
    page.goto("about:blank")
    page.goto(f"{link}#{language}")
    if page.locator("[data-afresh]").is_visible():
        page.locator("[data-afresh]").click()  # what an earlier picture left in the form
    _reach(page, "#q-bs_same_degree")
    page.locator("#q-bs_same_degree label:has(input[value=same])").click()


def _reach(page: Page, screen: str) -> None:
    """Skip through the form, one screen at a time, until this one is shown."""
    while not page.locator(screen).is_visible():
        page.locator("[data-next]").click()
