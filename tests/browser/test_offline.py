"""At home without net: the answers stay, and are sent when the net is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.steps import answers, option, reaches_end, sends

pytestmark = pytest.mark.browser


def test_without_net_the_page_says_so_and_keeps_the_answers(site: Site, page: Page) -> None:
    before = site.ballots()
    page.goto(f"{site.link()}#en")
    answers(page, "bs_attended", "no")
    reaches_end(page)
    page.context.set_offline(True)
    sends(page)
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator("#offline")).to_be_focused()
    expect(option(page, "bs_attended", "no")).to_be_checked()
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    sends(page)
    expect(page.locator(".seal")).to_be_visible()
    assert site.ballots() == before + 1
