"""The pages beside the form: short before a language is chosen, and in that one alone after."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from app.language import Catalogs, direction, native_name
from tests.browser.site import Site
from tests.browser.steps import seen

pytestmark = pytest.mark.browser

ALL = Catalogs().languages


@pytest.mark.parametrize(("path", "first"), [("/nowhere", ["da", "en"]), ("/privatliv", ["da"]), ("/gemmer", ["da"])])
def test_a_page_is_never_all_languages_at_once(site: Site, any_page: Page, path: str, first: list[str]) -> None:
    any_page.goto(site.address + path)
    assert seen(any_page) == first
    any_page.get_by_role("link", name=native_name("ti"), exact=True).click()
    assert seen(any_page) == ["ti"]
    expect(any_page.locator("#sprog")).to_be_hidden()
    any_page.locator('a[href="#sprog"]').click()
    expect(any_page.locator("#sprog")).to_be_visible()


@pytest.mark.parametrize("language", ALL)
def test_every_language_turns_its_pages_its_way(site: Site, plain_page: Page, language: str) -> None:
    plain_page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/privatliv", "/gemmer"):
        plain_page.goto(f"{site.address}{path}#{language}")
        assert seen(plain_page) == [language]
        turned = plain_page.locator("main > .tale").first.evaluate("each => getComputedStyle(each).direction")
        assert turned == direction(language)
        assert plain_page.evaluate("document.documentElement.scrollWidth") <= 320, (path, language)


def test_the_language_goes_along_from_page_to_page(site: Site, plain_page: Page) -> None:
    plain_page.goto(f"{site.address}/was#ar")
    plain_page.locator('a[href="/privatliv#ar"]').click()
    assert seen(plain_page) == ["ar"]
